// How long a prompt is open, by the server's clock: the page says when it was made, and what has passed since is added.
{
  const madeAt = () => {
    const [page] = performance.getEntriesByType("navigation");
    return performance.timeOrigin + (page?.responseStart ?? 0);
  };

  class CountDown extends HTMLElement {
    connectedCallback() {
      const now = Number(document.querySelector("[data-now]").dataset.now);
      this.ahead = now - madeAt(); // the server's clock against the phone's
      this.timer = setInterval(() => this.show(), 250);
      this.show();
    }

    disconnectedCallback() {
      clearInterval(this.timer);
    }

    show() {
      const left = Math.max(0, Math.ceil((Number(this.dataset.closesAt) - Date.now() - this.ahead) / 1000));
      const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      const words = this.dataset.left.replace("{time}", time);
      if (this.textContent !== words) this.textContent = words;
      this.classList.toggle("count-down-near", left <= 10);
    }
  }

  customElements.define("count-down", CountDown);
}
