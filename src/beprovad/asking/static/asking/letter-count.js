// How many letters there is room for, under a text field. Counts as the server does: code points, spaces as one.
{
  const NEAR = 20;

  class LetterCount extends HTMLElement {
    connectedCallback() {
      this.field = this.querySelector("textarea, input");
      this.place = this.querySelector(".asked-help");
      this.addEventListener("input", () => this.show());
      this.show();
    }

    show() {
      const left = Number(this.dataset.longest) - lengthOf(this.field.value);
      const words = left < 0 ? this.dataset.over : this.dataset.left;
      this.place.ariaLive = left <= NEAR ? "polite" : "off"; // read aloud only when it matters
      this.place.textContent = words.replace("{n}", Math.abs(left));
      this.place.classList.toggle("asked-over", left < 0);
    }
  }

  const lengthOf = (text) => [...text.normalize().trim().replace(/\s+/g, " ")].length;

  customElements.define("letter-count", LetterCount);
}
