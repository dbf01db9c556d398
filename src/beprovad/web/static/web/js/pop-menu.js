// A <details> that closes when one leaves it: Escape, or a press elsewhere.
{
  class PopMenu extends HTMLElement {
    connectedCallback() {
      this.elsewhere = (event) => this.contains(event.target) || this.close();
      document.addEventListener("pointerdown", this.elsewhere);
      this.addEventListener("keydown", (event) => this.onKey(event));
    }

    disconnectedCallback() {
      document.removeEventListener("pointerdown", this.elsewhere);
    }

    onKey(event) {
      const details = this.querySelector("details");
      if (event.key !== "Escape" || !details.open) return;
      this.close();
      details.querySelector("summary").focus();
    }

    close() {
      this.querySelector("details").open = false;
    }
  }

  customElements.define("pop-menu", PopMenu);
}
