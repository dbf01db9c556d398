// Dots to place: a minus and a plus beside each number, and how many are left. "change" is dispatched as by hand.
{
  class DotsField extends HTMLElement {
    connectedCallback() {
      this.place = this.querySelector(".dots-left");
      this.place.hidden = false;
      for (const button of this.querySelectorAll("button")) button.hidden = false;
      this.addEventListener("click", (event) => this.onPress(event.target.closest("[data-step]")));
      this.addEventListener("input", () => this.show());
      this.show();
    }

    onPress(button) {
      if (!button || button.ariaDisabled === "true") return;
      const field = button.parentElement.querySelector("input");
      field.value = numberIn(field) + Number(button.dataset.step);
      this.show();
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }

    show() {
      const fields = [...this.querySelectorAll("input")];
      const left = Number(this.dataset.dots) - fields.reduce((sum, field) => sum + numberIn(field), 0);
      const words = left < 0 ? this.dataset.over : this.dataset.left;
      this.place.textContent = words.replace("{n}", Math.abs(left));
      this.place.classList.toggle("asked-over", left < 0);
      for (const field of fields) this.showSteps(field, left);
    }

    // A button that does nothing now stays where it is, so that nobody loses their place on the page
    showSteps(field, left) {
      const number = numberIn(field);
      const [minus, plus] = field.parentElement.querySelectorAll("button");
      minus.ariaDisabled = String(number <= 0);
      plus.ariaDisabled = String(left <= 0 || number >= Number(this.dataset.most));
      field.closest(".asked-line").classList.toggle("asked-line-chosen", number > 0);
    }
  }

  const numberIn = (field) => Number.parseInt(field.value, 10) || 0;

  customElements.define("dots-field", DotsField);
}
