// The board and the screen: told that something has changed, they fetch what is shown now.
const PAUSE = 400; // ms between two fetches, however much comes in
const LONGEST = 8000;

const nameOf = (details) => details.id || details.parentElement.id;

class RoundLive extends HTMLElement {
  connectedCallback() {
    this.wait = 500;
    this.now = this.querySelector("#round-now");
    this.listen();
    this.addEventListener("htmx:beforeSwap", () => (this.open = this.folds.filter((one) => one.open).map(nameOf)));
    this.addEventListener("htmx:afterSwap", () => {
      for (const one of this.folds) one.open ||= this.open.includes(nameOf(one));
    });
    if (this.dataset.keys) document.addEventListener("keydown", this.onKey);
  }

  disconnectedCallback() {
    this.events?.close();
    document.removeEventListener("keydown", this.onKey);
  }

  // What somebody has opened stays open when something comes in
  get folds() {
    return [...this.now.querySelectorAll("details")];
  }

  listen() {
    this.events = new EventSource(this.dataset.events);
    this.events.addEventListener("stamp", () => this.changed());
    this.events.addEventListener("here", () => this.changed());
    this.events.addEventListener("open", () => this.linked(true));
    this.events.addEventListener("error", () => {
      this.linked(false);
      if (this.events.readyState !== EventSource.CLOSED) return;
      setTimeout(() => this.listen(), this.wait * (0.5 + Math.random()));
      this.wait = Math.min(LONGEST, this.wait * 2);
    });
  }

  linked(is) {
    if (is) this.wait = 500;
    this.querySelector("[data-link]").hidden = is;
  }

  changed() {
    if (this.waiting) return;
    const since = Date.now() - (this.fetched ?? 0);
    this.waiting = setTimeout(() => this.fetch(), Math.max(0, PAUSE - since));
  }

  async fetch() {
    this.fetched = Date.now();
    this.waiting = undefined;
    if (this.isWriting()) return this.changed();
    await window.htmx.ajax("GET", this.dataset.now, { target: this.now, swap: "innerHTML" });
  }

  isWriting() {
    const at = document.activeElement;
    return this.now.contains(at) && at.matches("input[type=text], textarea, select");
  }

  onKey = (event) => {
    const at = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || at.matches("input, textarea, select, button, a, summary")) return;
    const form = [...this.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key.toLowerCase());
    if (!form) return;
    event.preventDefault();
    form.requestSubmit();
  };
}

class RoundCountdown extends HTMLElement {
  connectedCallback() {
    this.ends = Date.now() + Number(this.dataset.seconds) * 1000;
    this.ticking = setInterval(() => this.tick(), 250);
    this.tick();
  }

  disconnectedCallback() {
    clearInterval(this.ticking);
  }

  tick() {
    const left = Math.max(0, Math.ceil((this.ends - Date.now()) / 1000));
    const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    this.textContent = this.dataset.left.replace("{time}", time);
  }
}

customElements.define("round-live", RoundLive);
customElements.define("round-countdown", RoundCountdown);
