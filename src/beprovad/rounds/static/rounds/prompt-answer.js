// Answering the prompt before the room. An answer stays in its fields; a text leaves its field for the list below.
{
  const WRITTEN = ["texts", "words"];
  const newSlot = () => [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("-");
  const partsOf = (answer) => [answer ?? []].flat().map((part) => String(part).trim()).filter(Boolean);

  class PromptAnswer extends HTMLElement {
    connectedCallback() {
      this.page = this.closest("kept-inputs");
      this.addEventListener("submit", (event) => this.onSubmit(event));
      this.addEventListener("input", () => this.draft(this.page.prompt.id));
      this.addEventListener("coming", (event) => this.fill(event.detail));
      this.addEventListener("leaving", (event) => this.rescue(event.target));
      this.fill(this, (one) => one.state === "waiting" || one.state === "refused"); // the server has the rest
      queueMicrotask(() => this.widget && this.draft(this.page.prompt.id)); // what was written before all this was here
    }

    get widget() {
      return this.querySelector("[data-kind]");
    }

    onSubmit(event) {
      event.preventDefault();
      const { prompt: shown, outbox } = this.page;
      const one = { prompt: shown.id, slot: "" };
      if (event.submitter?.value === "retract") return this.takeBack(outbox, one);
      const value = answerIn(this.widget);
      saidIn(this.widget);
      const label = this.widget.dataset.kind === "words" ? undefined : this.querySelector("h1").textContent;
      if (!shown.adds) return outbox.put({ ...one, label }, value);
      if (!value.trim()) return saidIn(this.widget, "empty");
      this.write("");
      outbox.put({ ...one, slot: newSlot() }, value, shown.after);
    }

    takeBack(outbox, one) {
      outbox.put(one, null);
      const fresh = this.widget.cloneNode(true);
      fillIn(fresh, null);
      this.widget.replaceWith(fresh);
    }

    tell(outbox, shown, one) {
      if (one?.state === "refused" && one.prompt === shown.id && this.widget) this.refuse(outbox, one);
      if (shown.isOpen && this.widget) this.giveBack(outbox, shown.id);
    }

    // What somebody was writing when it closed is theirs to go on with when it opens again: they had not sent it
    giveBack(outbox, prompt) {
      const half = [...outbox.all.values()].find((one) => one.prompt === prompt && one.n === 0 && one.state === "refused");
      const isWords = this.widget.dataset.kind === "words";
      if (!half || (!isWords && answerIn(this.widget).trim())) return;
      outbox.drop(half);
      const fresh = this.widget.cloneNode(true);
      fillIn(fresh, isWords ? half.value.split(", ") : half.value);
      this.widget.replaceWith(fresh);
      fresh.dispatchEvent(new Event("input", { bubbles: true }));
    }

    // Said at the fields where the answer is at fault; a text comes back to its field if nothing new is there
    refuse(outbox, one) {
      if (!(one.reason in JSON.parse(this.widget.dataset.refusals))) return;
      if (one.slot === "") return saidIn(this.widget, one.reason);
      if (one.stands != null || answerIn(this.widget).trim()) return;
      outbox.drop(one);
      this.write(one.value);
      saidIn(this.widget, one.reason);
    }

    write(text) {
      const field = this.widget.querySelector("textarea");
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      if (this.contains(document.activeElement) || document.activeElement === document.body) field.focus();
    }

    // Where texts are sent one by one, the one that is being written outlives the page
    draft(prompt) {
      if (this.widget.dataset.kind !== "texts") return;
      const text = answerIn(this.widget);
      if (text.trim()) keptText.keep(this.draftOf(prompt), text);
      else keptText.drop(this.draftOf(prompt));
    }

    draftOf(prompt) {
      return `${this.page.outbox.key}:${prompt}`;
    }

    // An answer of one's own into the fields of a prompt that is on its way to the page
    fill(root, mayFill = () => true) {
      const widget = root.querySelector("[data-kind]");
      const prompt = Number(root.querySelector(".prompt")?.dataset.prompt);
      const one = this.page.outbox.at({ prompt, slot: "" });
      if (widget && one && mayFill(one)) fillIn(widget, one.value);
      if (widget?.dataset.kind === "texts") widget.querySelector("textarea").value ||= keptText.read(this.draftOf(prompt)) ?? "";
    }

    // What somebody was writing when it closed is kept, as not taken
    rescue(block) {
      const widget = block.querySelector("[data-kind]");
      if (!widget || !WRITTEN.includes(widget.dataset.kind)) return;
      const prompt = Number(block.querySelector("[name=prompt]").value);
      const written = partsOf(answerIn(widget));
      keptText.drop(this.draftOf(prompt));
      const known = partsOf(this.page.outbox.at({ prompt, slot: "" })?.value);
      if (written.length && written.join() !== known.join())
        this.page.outbox.refuse({ prompt, slot: newSlot(), n: 0, value: written.join(", ") }, "closed");
    }
  }

  customElements.define("prompt-answer", PromptAnswer);
}
