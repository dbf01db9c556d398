// A note being written. "Klar" waits until the text is on disk, then shows the note as it is read, where it stands;
// when it cannot, it says why. What is written on after a conflict goes along: the server keeps the latest of it
// until the person has chosen. A note that members read is saved only when the person says so; until then what
// they write is kept in the browser.
{
  const PATIENCE = 4000;
  const STEP = 60;

  class NoteEditor extends HTMLElement {
    connectedCallback() {
      this.field = this.querySelector("auto-save-field");
      this.text = this.querySelector("textarea");
      if (this.field) this.savesItself();
      else this.waitsForSave(this.text.form);
      if (this.place()) this.text.focus({ preventScroll: true });
    }

    savesItself() {
      this.why = this.querySelector(".note-why");
      this.querySelector("[data-done]").addEventListener("click", (event) => this.finish(event));
      this.text.addEventListener("input", () => {
        this.field.stopped = false;
        this.why.hidden = true;
      });
      this.addEventListener("submit", (event) => this.settle(event.target));
    }

    waitsForSave(form) {
      const key = `beprovad:${form.action}:written`;
      const kept = globalThis.keptText;
      const keep = (isSent) => kept.keep(key, { text: this.text.value, base: form.elements.base.value, isSent });
      this.restore(form, kept.read(key)) || kept.drop(key);
      this.text.addEventListener("input", () => keep(false));
      form.addEventListener("submit", () => keep(true));
      form.querySelector("[data-cancel]").addEventListener("click", (event) => {
        kept.drop(key);
        if (!this.place()) return;
        event.preventDefault();
        this.show();
      });
    }

    // what was sent and is on another base now has arrived; an older base makes the server show both texts
    restore(form, kept) {
      const hasArrived = kept?.isSent && kept.base !== form.elements.base.value;
      if (!kept || hasArrived || kept.text === this.text.value) return false;
      this.text.value = kept.text;
      form.elements.base.value = kept.base;
      form.querySelector(".note-restored").hidden = false;
      return true;
    }

    place() {
      const place = document.getElementById(this.dataset.place);
      return place && place.contains(this) ? place : null;
    }

    settle(form) {
      const { choice, text } = form.elements;
      if (choice?.value === "mine") choice.value = "joined";
      else if (!("written" in form.dataset)) return;
      text.value = this.text.value;
      this.field.settle();
    }

    async finish(event) {
      event.preventDefault();
      if (!(await this.saved())) return this.sayWhy();
      if (!this.place()) return window.location.assign(event.target.href);
      await this.show();
    }

    async show() {
      const place = this.place();
      await window.htmx.ajax("GET", this.dataset.read, { target: place, swap: "innerHTML" });
      place.closest(".agenda-item")?.scrollIntoView({ block: "start" });
      place.querySelector("a")?.focus({ preventScroll: true });
    }

    sayWhy() {
      const told = this.querySelector(".autosave-conflict");
      this.why.textContent = this.field.stopped ? this.dataset.choose : this.dataset.failed;
      this.why.hidden = !this.field.stopped && told.childElementCount > 0; // a refusal says itself
      (told.childElementCount ? told : this.why).scrollIntoView({ block: "nearest" });
    }

    async saved() {
      for (let waited = 0; this.field.busy && waited < PATIENCE; waited += STEP) {
        await new Promise((resolve) => setTimeout(resolve, STEP));
      }
      if (this.field.isDirty()) await this.field.save();
      return !this.field.isDirty();
    }
  }

  customElements.define("note-editor", NoteEditor);
}
