// Answering the prompt before the room. An answer stays in its fields; a text leaves its field for the list below. What is
// marked or written and not sent outlives the page and the step: it is in its fields when they are there again.
{
  const newSlot = () => [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("-");
  const trimmed = (_, part) => (typeof part === "string" ? part.trim() : part);

  // two answers are the same if the fields are: what is sent and what the server keeps may be written otherwise
  const asFilled = (widget, answer) => {
    const copy = widget.cloneNode(true);
    fillIn(copy, answer);
    return JSON.stringify(answerIn(copy), trimmed);
  };

  class PromptAnswer extends HTMLElement {
    connectedCallback() {
      this.page = this.closest("kept-inputs");
      this.addEventListener("submit", (event) => this.onSubmit(event));
      for (const kind of ["input", "change"]) this.addEventListener(kind, () => this.keep());
      this.addEventListener("coming", (event) => this.fill(event.detail));
      this.fill(this, (one) => one.state === "waiting" || one.state === "refused"); // the server has the rest
      queueMicrotask(() => this.widget && this.keep()); // what was written before all this was here
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
      if (!shown.adds) return this.put(outbox, one, value);
      if (!value.trim()) return saidIn(this.widget, "empty");
      this.write("");
      outbox.put({ ...one, slot: newSlot() }, value, shown.after);
    }

    put(outbox, one, value) {
      outbox.hold(one.prompt, null);
      outbox.put({ ...one, label: this.label }, value);
    }

    // How marks read where they are not in their fields; what is written says itself
    get label() {
      if (["texts", "words"].includes(this.widget.dataset.kind)) return undefined;
      return [this.querySelector("h1").textContent, ...markedIn(this.widget)].join("\n");
    }

    takeBack(outbox, one) {
      outbox.hold(one.prompt, null);
      outbox.put(one, null);
      const fresh = this.widget.cloneNode(true);
      fillIn(fresh, null);
      this.widget.replaceWith(fresh);
    }

    tell(outbox, shown, one) {
      if (one?.state === "refused" && one.prompt === shown.id && this.widget) this.refuse(outbox, one);
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

    keep() {
      const { prompt, outbox } = this.page;
      const sent = outbox.at({ prompt: prompt.id, slot: "" })?.value ?? null;
      const value = answerIn(this.widget);
      const isNew = JSON.stringify(value, trimmed) !== asFilled(this.widget, sent);
      outbox.hold(prompt.id, isNew ? value : null, this.label);
    }

    // What is one's own into the fields of a prompt that is on its way to the page
    fill(root, mayFill = () => true) {
      const widget = root.querySelector("[data-kind]");
      if (!widget || widget.querySelector("textarea")?.value) return; // somebody was quick
      const { outbox } = this.page;
      const prompt = Number(root.querySelector(".prompt").dataset.prompt);
      const one = outbox.at({ prompt, slot: "" });
      if (outbox.unsent(prompt) !== null) fillIn(widget, outbox.unsent(prompt));
      else if (one && mayFill(one)) fillIn(widget, one.value);
    }
  }

  customElements.define("prompt-answer", PromptAnswer);
}
