// A note being written. "Klar" waits until the text is on disk, then shows the note as it is read, where it stands.
// What is written on after a conflict goes along: the server keeps the latest of it until the person has chosen.
{
  const PATIENCE = 4000;
  const STEP = 60;

  class NoteEditor extends HTMLElement {
    connectedCallback() {
      this.field = this.querySelector("auto-save-field");
      this.text = this.querySelector("textarea");
      this.querySelector("[data-done]").addEventListener("click", (event) => this.finish(event));
      this.text.addEventListener("input", () => (this.field.stopped = false));
      this.addEventListener("submit", (event) => this.settle(event.target));
      if (this.place()) this.text.focus({ preventScroll: true });
    }

    place() {
      const place = document.getElementById(this.dataset.place);
      return place && place.contains(this) ? place : null;
    }

    settle(form) {
      if (form.elements.choice?.value !== "mine") return;
      form.elements.choice.value = "joined";
      form.elements.text.value = this.text.value;
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
      for (let waited = 0; this.field.busy && waited < PATIENCE; waited += STEP) {
        await new Promise((resolve) => setTimeout(resolve, STEP));
      }
      if (this.field.isDirty()) await this.field.save();
      return !this.field.isDirty();
    }
  }

  customElements.define("note-editor", NoteEditor);
}
