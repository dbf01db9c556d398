// How many of the options are chosen, where several may be. Nothing is locked: one sees when it is too many.
{
  class ChoiceCount extends HTMLElement {
    connectedCallback() {
      this.place = this.querySelector('[role="status"]');
      this.addEventListener("change", () => this.show());
      if (this.querySelector(":checked")) this.show();
    }

    show() {
      const count = this.querySelectorAll(":checked").length;
      const { most, said } = this.dataset;
      this.place.hidden = false;
      this.place.textContent = said.replace("{n}", count).replace("{most}", most);
      this.place.classList.toggle("asked-over", count > Number(most));
    }
  }

  customElements.define("choice-count", ChoiceCount);
}
