// Says so when a request that htmx made did not arrive, or failed; goes away at the next that works.
{
  class NetTrouble extends HTMLElement {
    connectedCallback() {
      document.addEventListener("htmx:sendError", () => this.say(this.dataset.offline));
      document.addEventListener("htmx:responseError", () => this.say(this.dataset.failed));
      document.addEventListener("htmx:afterOnLoad", () => this.say(""));
    }

    say(words) {
      this.textContent = words;
      this.hidden = !words;
    }
  }

  customElements.define("net-trouble", NetTrouble);
}
