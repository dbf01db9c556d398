// What one has sent, each with its receipt; it can be changed or taken back while its prompt is open. A second list, with
// data-missed, has what was not taken, or not sent, and cannot be any more; it stays until one lets go of it. Of a change
// that came too late the words stand there, and what it was to replace stands where it stood.
{
  class OwnList extends HTMLElement {
    connectedCallback() {
      this.page = this.closest("kept-inputs");
      this.list = this.querySelector("ul");
      this.addEventListener("submit", (event) => this.onSubmit(event));
      this.addEventListener("click", (event) => event.target.closest("[data-drop]") && this.onDrop(event.target));
    }

    onSubmit(event) {
      event.preventDefault();
      const row = event.target.closest("li");
      const one = this.oneOf(row);
      if (event.submitter?.value !== "retract") {
        row.querySelector("details").open = false;
        return this.page.outbox.put(one, row.querySelector("textarea").value, this.page.prompt.after);
      }
      if (one.state === "refused" && one.stands == null) this.page.outbox.drop(one);
      else this.page.outbox.put(one, null);
    }

    onDrop(button) {
      this.page.outbox.drop(this.oneOf(button.closest("li")));
    }

    oneOf(row) {
      const { prompt, slot } = row.querySelector("form").elements;
      return this.page.outbox.at({ prompt: Number(prompt.value), slot: slot.value });
    }

    tell(outbox, shown, one) {
      const all = [...outbox.all.values()];
      const ones = "missed" in this.dataset ? all.filter((each) => isKept(each, shown)) : standing(all, shown);
      const rows = new Map([...this.list.children].map((row) => [row.dataset.id, row]));
      const ids = ones.map(idOf);
      for (const [id, row] of rows) if (!ids.includes(id)) row.remove();
      for (const each of ones) this.fill(rows.get(idOf(each)) ?? this.list.appendChild(this.row(each)), each, shown);
      this.hidden = ones.length === 0;
      if (ones.includes(one) && one.state !== "waiting")
        say(this.querySelector(".own-said"), `${this.dataset[one.state] ?? ""} ${one.value}`);
    }

    row(one) {
      const row = this.querySelector("template").content.firstElementChild.cloneNode(true);
      const { prompt, slot } = row.querySelector("form").elements;
      [row.dataset.id, prompt.value, slot.value] = [idOf(one), one.prompt, one.slot];
      return row;
    }

    fill(row, one, shown) {
      const text = one.label ?? [one.value].flat().filter(Boolean).join(", ");
      const isKept = one.state === "refused" || one.state === "unsent";
      const older = one.state === "unsent" ? this.page.outbox.at({ ...one, slot: "" })?.stands : one.stands;
      const change = row.querySelector("details");
      const isAway = one.state === "waiting" && this.page.dataset.net;
      const receipt = row.querySelector(".receipt");
      receipt.dataset.state = isAway ? "away" : one.state;
      say(receipt, this.dataset[receipt.dataset.state] ?? "");
      say(row.querySelector(".own-text"), text);
      this.refuse(row.querySelector(".own-refused"), isKept ? this.why(one) : "");
      row.querySelector(".own-older").hidden = !("missed" in this.dataset) || older == null;
      change.hidden = !shown.isOpen || "missed" in this.dataset;
      row.querySelector("[data-drop]").hidden = !("missed" in this.dataset);
      if (!change.open) row.querySelector("textarea").value = text;
    }

    // The widget has the words for what is wrong with an answer to its own prompt
    why(one) {
      if (one.state === "unsent") return this.dataset.never;
      const widget = this.page.querySelector(".prompt [data-kind]");
      const known = widget && one.prompt === this.page.prompt.id ? JSON.parse(widget.dataset.refusals) : {};
      return known[one.reason] ?? this.page.words(one);
    }

    refuse(place, words) {
      say(place, words);
      place.hidden = !words;
    }
  }

  const idOf = (one) => `${one.prompt}/${one.slot}`;
  const say = (place, words) => place.textContent === words || (place.textContent = words);

  const missed = (one, shown) => one.state === "refused" && !(shown.isOpen && one.prompt === shown.id);

  // Of what is not sent: where one goes at one's own pace, only that of a step that is known to be closed
  const unsent = (one, shown) => one.state === "unsent" && (one.prompt === shown.id ? !shown.isOpen : shown.isLed);

  const isKept = (one, shown) =>
    (missed(one, shown) || unsent(one, shown)) && one.value !== null && one.slot !== "votes";

  const standing = (all, shown) =>
    all
      .filter((one) => one.prompt === shown.id && !["", "votes", "unsent"].includes(one.slot))
      .map((one) => (missed(one, shown) ? asItStands(one) : one))
      .filter((one) => one.value != null);

  const asItStands = (one) => ({ ...one, value: one.stands, state: one.receipt ?? "saved" });

  customElements.define("own-list", OwnList);
}
