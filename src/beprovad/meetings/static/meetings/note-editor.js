// "Klar" waits until the text is on disk, then shows the note as it is read, where it stands.
{
  const PATIENCE = 4000;
  const STEP = 60;

  class NoteEditor extends HTMLElement {
    connectedCallback() {
      this.field = this.querySelector("auto-save-field");
      this.querySelector("[data-done]").addEventListener("click", (event) => this.finish(event));
      const text = this.querySelector("textarea");
      if (this.place()) text.focus({ preventScroll: true });
    }

    place() {
      const place = document.getElementById(this.dataset.place);
      return place && place.contains(this) ? place : null;
    }

    async finish(event) {
      event.preventDefault();
      if (!(await this.saved())) return; // the field itself says why, and keeps the text
      const place = this.place();
      if (!place) return window.location.assign(event.target.href);
      await window.htmx.ajax("GET", this.dataset.read, { target: place, swap: "innerHTML" });
      place.querySelector("a")?.focus({ preventScroll: true });
    }

    async saved() {
      for (let waited = 0; waited < PATIENCE; waited += STEP) {
        if (!this.field.isDirty()) return true;
        if (this.field.stopped) return false;
        await this.field.save();
        await new Promise((resolve) => setTimeout(resolve, STEP));
      }
      return false;
    }
  }

  customElements.define("note-editor", NoteEditor);
}
