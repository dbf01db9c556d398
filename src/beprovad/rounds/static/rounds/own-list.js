// What one has sent, each with its receipt; it can be changed or taken back while the step is open. What was refused
// stays here with its words until one lets go of it.
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
        return this.page.outbox.put(one, row.querySelector("textarea").value, this.page.step.after);
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

    tell(outbox, step) {
      const ones = [...outbox.all.values()].filter((one) => isListed(one, step));
      const rows = new Map([...this.list.children].map((row) => [row.dataset.id, row]));
      const ids = ones.map(idOf);
      for (const [id, row] of rows) if (!ids.includes(id)) row.remove();
      for (const one of ones) this.fill(rows.get(idOf(one)) ?? this.list.appendChild(this.row(one)), one, step);
      this.hidden = ones.length === 0;
    }

    row(one) {
      const row = this.querySelector("template").content.firstElementChild.cloneNode(true);
      const { prompt, slot } = row.querySelector("form").elements;
      [row.dataset.id, prompt.value, slot.value] = [idOf(one), one.prompt, one.slot];
      return row;
    }

    fill(row, one, step) {
      const text = one.label ?? [one.value].flat().join(", ");
      const isRefused = one.state === "refused";
      const change = row.querySelector("details");
      const isAway = one.state === "waiting" && this.page.dataset.net;
      const receipt = row.querySelector(".receipt");
      receipt.dataset.state = isAway ? "away" : one.state;
      say(receipt, this.dataset[receipt.dataset.state] ?? "");
      say(row.querySelector(".own-text"), text);
      this.refuse(row.querySelector(".own-refused"), isRefused ? this.why(one) : "");
      change.hidden = one.prompt !== step.prompt || !step.isOpen || one.slot === "";
      row.querySelector("[data-drop]").hidden = !(isRefused && change.hidden);
      if (!change.open) row.querySelector("textarea").value = text;
    }

    // The widget has the words for what is wrong with an answer to its own step
    why(one) {
      const widget = this.page.querySelector(".step [data-kind]");
      const known = widget && one.prompt === this.page.step.prompt ? JSON.parse(widget.dataset.refusals) : {};
      return known[one.reason] ?? this.page.words(one);
    }

    refuse(place, words) {
      say(place, words);
      place.hidden = !words;
    }
  }

  const idOf = (one) => `${one.prompt}/${one.slot}`;
  const say = (place, words) => place.textContent === words || (place.textContent = words);

  // Texts of the step before the room; and of any other, what was refused
  const isListed = (one, step) => {
    if (one.value === null || one.slot === "votes") return false;
    if (one.prompt !== step.prompt) return one.state === "refused";
    return one.slot !== "";
  };

  customElements.define("own-list", OwnList);
}
