// A button that opens the browser's own way to print; without JavaScript there is none, and the page prints as it is.
{
  class PrintPage extends HTMLElement {
    connectedCallback() {
      this.hidden = false;
      this.addEventListener("click", (event) => event.target.closest("button") && window.print());
    }
  }

  customElements.define("print-page", PrintPage);
}
