// A field of an assessment that saves itself: the skin's field for a text (auto-save-field.js), of any kind, in a form
// with many. Only that field is sent. Every button of the form saves the whole form, and may choose between two texts.
{
  class SetupField extends customElements.get("auto-save-field") {
    connectedCallback() {
      super.connectedCallback();
      this.addEventListener("keydown", (event) => this.onKey(event));
      if ("unsaved" in this.dataset) this.beUnsaved();
    }

    set form(_form) {} // the skin looks for a form inside; here it is around
    set text(_textarea) {} // and for a text; here it is whatever control the field has

    get form() {
      return this.closest("form");
    }

    get words() {
      return this.form.dataset;
    }

    get base() {
      return this.form.elements.namedItem(`${this.dataset.name}_base`);
    }

    get text() {
      this.control ??= this.asOneText();
      return this.control;
    }

    asOneText() {
      const field = this;
      const controls = () => field.form.elements.namedItem(field.dataset.name);
      return {
        name: this.dataset.name,
        addEventListener: (kind, heard) => field.addEventListener(kind, heard),
        get value() {
          return controls().value;
        },
        set value(kept) {
          controls().value = kept;
        },
      };
    }

    body() {
      const body = new FormData();
      for (const name of [this.dataset.name, `${this.dataset.name}_base`, "csrfmiddlewaretoken"]) {
        body.append(name, this.form.elements.namedItem(name).value);
      }
      return body;
    }

    // half a sum or half a day says something else: they are sent when the field is left
    onInput() {
      if ("whole" in this.dataset) return this.keep();
      super.onInput();
    }

    onKey(event) {
      if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
      event.preventDefault();
      this.save();
    }

    onSubmit(event) {
      this.saved = this.text.value; // it is on its way with the whole form
      if (this.contains(event.submitter)) this.settle();
    }

    // the page came back with words that were not saved: they are kept here too, and sent again
    beUnsaved() {
      this.saved = null;
      this.keep();
      this.say("failed");
      const place = this.querySelector(".autosave-conflict");
      this.stopped = place.childElementCount > 0;
    }

    receive(receipt, sent) {
      super.receive(receipt, sent);
      for (const [field, isFilled] of Object.entries(receipt.filled)) {
        document.querySelector(`[data-filled="${field}"]`).hidden = !isFilled;
      }
      if (receipt.shown !== null) this.take(receipt.shown, receipt.base, receipt.saved_at); // "ca 40 tkr" is saved, and stands, as "ca 40 000"
      for (const [field, words] of Object.entries(receipt.beside)) {
        document.querySelector(`#field-${field} .setup-beside`).textContent = words;
      }
      for (const { name, value, base } of receipt.also) document.getElementById(`field-${name}`).take(value, base);
    }

    // what was saved stands here in other words, or what was saved in another field changed this one as well
    take(value, base, at = "") {
      if (this.isDirty()) return;
      this.text.value = this.saved = value;
      this.base.value = base;
      this.say("saved", at);
    }
  }

  customElements.define("setup-field", SetupField);
}
