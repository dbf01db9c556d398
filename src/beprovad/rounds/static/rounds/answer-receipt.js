// What became of the one answer to a prompt, below its fields; and that they say something else now, which is not sent.
{
  class AnswerReceipt extends HTMLElement {
    connectedCallback() {
      this.page = this.closest("kept-inputs");
    }

    get one() {
      const { id, adds, isOpen } = this.page.prompt;
      const one = adds ? undefined : this.page.outbox.at({ prompt: id, slot: "" });
      const isOlderKept = one?.state === "refused" && one.stands != null && !isOpen; // the change alone was not taken
      return isOlderKept ? { ...one, value: one.stands, state: "saved" } : one;
    }

    tell() {
      const { one, page } = this;
      this.hidden = !one || one.value === null;
      if (this.hidden) return;
      const isChanged = page.prompt.isOpen && page.outbox.unsent(one.prompt) !== null;
      const state = isChanged && one.state !== "waiting" ? "changed" : stateOf(one, page);
      this.dataset.state = state;
      const words = this.words(one, state);
      const place = this.querySelector("p");
      if (place.textContent !== words) place.textContent = words;
      this.querySelector("button").hidden = !page.prompt.isOpen || one.stands == null;
    }

    // What is wrong with the answer itself is said at its fields
    words(one, state) {
      if (state !== "refused") return this.dataset[state];
      const widget = this.page.querySelector(".prompt [data-kind]");
      return widget && one.reason in JSON.parse(widget.dataset.refusals) ? "" : this.page.words(one);
    }
  }

  const stateOf = (one, page) => (one.state === "waiting" && page.dataset.net ? "away" : one.state);

  customElements.define("answer-receipt", AnswerReceipt);
}
