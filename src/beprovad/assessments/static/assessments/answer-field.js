// An answer that saves itself: the skin's field for a text (auto-save-field.js), with a verdict beside it. What is
// compared, kept in the browser and sent again is both together.
{
  class AnswerField extends customElements.get("auto-save-field") {
    set text(_textarea) {} // the skin looks for a text; here it is the answer, below

    get text() {
      this.answer ??= this.bothAsOne();
      return this.answer;
    }

    trimmed(kept) {
      const [verdict, reasons] = JSON.parse(kept);
      return JSON.stringify([verdict, reasons.trim()]);
    }

    receive(receipt, sent) {
      super.receive(receipt, sent);
      const stands = document.getElementById("stands");
      if (stands && receipt.stands) stands.innerHTML = receipt.stands;
    }

    bothAsOne() {
      const form = this.querySelector("form");
      const { verdict, reasons } = form.elements;
      return {
        name: "answer",
        addEventListener: (kind, heard) => form.addEventListener(kind, heard),
        get value() {
          return JSON.stringify([verdict.value, reasons.value]);
        },
        set value(kept) {
          [verdict.value, reasons.value] = JSON.parse(kept);
        },
      };
    }
  }

  customElements.define("answer-field", AnswerField);
}
