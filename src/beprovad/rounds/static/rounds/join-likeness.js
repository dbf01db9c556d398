// Says in words how like each other proposals must be, while the slider is moved.
customElements.define(
  "join-likeness",
  class extends HTMLElement {
    connectedCallback() {
      this.steps = JSON.parse(this.dataset.said);
      this.slider = this.querySelector("input");
      this.slider.addEventListener("input", () => this.say());
    }

    say() {
      const value = Number(this.slider.value);
      const [, words] = this.steps.find(([highest]) => value <= highest);
      this.querySelector("output").textContent = words;
      this.slider.setAttribute("aria-valuetext", words);
    }
  },
);
