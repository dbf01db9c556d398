// A decision that is being written: the whole form is one text that saves itself (auto-save-field.js), each kept for its
// writer alone until it is signed. Its button goes on to the reading; a link leads away and nothing is lost.
{
  const OURS = ["csrfmiddlewaretoken", "stamp", "seen"];

  class DecisionDraft extends customElements.get("auto-save-field") {
    set text(_textarea) {} // the skin looks for a text; here it is all that is written

    get text() {
      this.whole ??= this.allAsOne();
      return this.whole;
    }

    get base() {
      this.noBase ??= { value: "" }; // one writer: the latest words hold
      return this.noBase;
    }

    trimmed(kept) {
      return JSON.stringify(JSON.parse(kept).map(([name, words]) => [name, words.trim()]));
    }

    onSubmit() {
      this.settle(); // it is on its way with the form
    }

    allAsOne() {
      const form = this.querySelector("form");
      return {
        name: "decision",
        addEventListener: (kind, heard) => form.addEventListener(kind, heard),
        get value() {
          return JSON.stringify([...new FormData(form)].filter(([name]) => !OURS.includes(name)));
        },
        set value(kept) {
          for (const [name, words] of JSON.parse(kept)) {
            const control = form.elements.namedItem(name);
            if (control) control.value = words;
          }
        },
      };
    }
  }

  customElements.define("decision-draft", DecisionDraft);
}
