// The board and the screen: told that something has changed, they fetch what is shown now.
const PAUSE = 400; // ms between two fetches, however much comes in
const LONGEST = 8000;
const RESTS = 10000; // ms: a pointer that lies still so long points at nothing

const nameOf = (details) => details.id || details.parentElement.id;

// A list that somebody points at, or is in by keyboard, stands still: what is gone keeps its place, what is new waits.
class Standing {
  constructor(list) {
    this.name = list.dataset.stands;
    this.rows = [...list.children].filter((row) => !row.hidden);
    this.top = list.getBoundingClientRect().top;
  }

  keep(list) {
    const now = new Map([...list.children].map((row) => [row.dataset.id, row]));
    for (const row of this.rows) {
      list.append(now.get(row.dataset.id) ?? gone(row));
      now.delete(row.dataset.id);
    }
    for (const row of now.values()) row.hidden = true;
    window.scrollBy(0, list.getBoundingClientRect().top - this.top);
    return now.size;
  }
}

const gone = (row) => {
  row.classList.add("is-gone");
  row.inert = true;
  return row;
};

// What a button does, so that the same one is found when everything has been drawn anew.
const doing = (button) => button.form && [button.form.action, button.form.elements.input?.value, button.value].join(" ");

class RoundLive extends HTMLElement {
  connectedCallback() {
    this.wait = 500;
    this.now = this.querySelector("#round-now");
    this.listen();
    this.addEventListener("htmx:beforeSwap", () => this.remember());
    this.addEventListener("htmx:afterSwap", () => this.putBack());
    document.addEventListener("pointermove", this.onPoint);
    this.addEventListener("focusout", () => setTimeout(() => this.letGo()));
    if (this.dataset.keys) document.addEventListener("keydown", this.onKey);
  }

  disconnectedCallback() {
    this.events?.close();
    document.removeEventListener("keydown", this.onKey);
    document.removeEventListener("pointermove", this.onPoint);
  }

  onPoint = (event) => {
    clearTimeout(this.resting);
    this.pointer = event.pointerType === "mouse" ? [event.clientX, event.clientY] : undefined;
    this.resting = setTimeout(() => ((this.pointer = undefined), this.letGo()), RESTS);
    this.letGo();
  };

  // The list that somebody points at or is in
  get used() {
    const under = this.pointer && document.elementFromPoint(...this.pointer);
    return [under, document.activeElement].map((one) => one?.closest("[data-stands]")).find((one) => this.now.contains(one ?? null));
  }

  letGo() {
    if (this.stood && this.used?.dataset.stands !== this.stood) this.changed();
  }

  remember() {
    this.open = this.folds.filter((one) => one.open).map(nameOf);
    const at = document.activeElement;
    this.at = this.now.contains(at) && at.matches("button") ? doing(at) : undefined;
    this.standing = this.used && new Standing(this.used);
  }

  putBack() {
    for (const one of this.folds) one.open ||= this.open.includes(nameOf(one));
    const list = [...this.now.querySelectorAll("[data-stands]")].find((one) => one.dataset.stands === this.standing?.name);
    this.stood = list?.dataset.stands;
    if (list) this.tellNews(this.standing.keep(list));
    if (this.at) [...this.now.querySelectorAll("button")].find((one) => doing(one) === this.at)?.focus({ preventScroll: true });
  }

  tellNews(count) {
    const news = this.now.querySelector(".board-news");
    news.textContent = count === 0 ? "" : count === 1 ? news.dataset.one : news.dataset.more.replace("{n}", count);
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
