// A file field that one can also drop a file on. Dispatches "change" on the field, as a choice by hand does.
{
  class DropZone extends HTMLElement {
    connectedCallback() {
      this.input = this.querySelector('input[type="file"]');
      for (const kind of ["dragenter", "dragover"]) this.addEventListener(kind, (event) => this.onOver(event));
      for (const kind of ["dragleave", "drop"]) this.addEventListener(kind, () => this.light(false));
      this.addEventListener("drop", (event) => this.onDrop(event));
    }

    onOver(event) {
      event.preventDefault();
      this.light(true);
    }

    onDrop(event) {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      this.input.files = this.input.multiple ? event.dataTransfer.files : firstOf(event.dataTransfer.files);
      this.input.dispatchEvent(new Event("change", { bubbles: true }));
    }

    light(isOver) {
      this.classList.toggle("drop-zone-over", isOver);
    }
  }

  const firstOf = (files) => {
    const one = new DataTransfer();
    one.items.add(files[0]);
    return one.files;
  };

  customElements.define("drop-zone", DropZone);
}
