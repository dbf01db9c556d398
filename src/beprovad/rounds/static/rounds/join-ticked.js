// Shows its button only while what it acts on is ticked: at least two boxes of its form.
customElements.define(
  "join-ticked",
  class extends HTMLElement {
    connectedCallback() {
      document.addEventListener("change", this.look);
      this.look();
    }

    disconnectedCallback() {
      document.removeEventListener("change", this.look);
    }

    look = () => {
      const boxes = document.getElementById(this.dataset.form)?.elements ?? [];
      this.hidden = [...boxes].filter((box) => box.type === "checkbox" && box.checked).length < 2;
    };
  },
);
