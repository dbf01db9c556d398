/* Two sides of one note: what lights up on one side lights up on the other. Everything works without this. */
class ReviewBoard extends HTMLElement {
  turn = 0;
  shown = 0;

  connectedCallback() {
    for (const kind of ["pointerover", "focusin"]) this.addEventListener(kind, (event) => this.light(event));
    for (const kind of ["pointerout", "focusout"]) this.addEventListener(kind, () => this.dim());
    this.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("click", (event) => this.open(event));
    this.addEventListener("mouseup", () => this.choose());
    this.addEventListener("htmx:beforeRequest", (event) => { event.detail.xhr.turn = ++this.turn; });
    this.addEventListener("htmx:beforeSwap", (event) => this.arrive(event));
    this.addEventListener("htmx:afterSettle", () => this.restore());
  }

  light(event) {
    const place = event.target.closest("[data-findings]");
    if (!place) return;
    this.dim();
    const ids = place.dataset.findings.split(" ");
    const lit = [...this.querySelectorAll("[data-findings]")].filter((other) =>
      other.dataset.findings.split(" ").some((id) => ids.includes(id)));
    for (const other of lit) other.classList.add("is-lit");
    const mark = lit.find((other) => other.classList.contains("mark"));
    if (mark && !place.classList.contains("mark")) this.show(mark);
  }

  /* Scrolls the text's own column only, never the page. */
  show(mark) {
    const text = this.querySelector("#board-text");
    if (!text || text.scrollHeight <= text.clientHeight) return;
    const place = mark.getBoundingClientRect();
    const frame = text.getBoundingClientRect();
    if (place.top < frame.top || place.bottom > frame.bottom) {
      text.scrollTop += place.top - frame.top - frame.height / 3;
    }
  }

  dim() {
    for (const lit of this.querySelectorAll(".is-lit")) lit.classList.remove("is-lit");
  }

  /* A mark leads to its finding without leaving it in the address. */
  open(event) {
    const mark = event.target.closest("a.mark");
    if (!mark || window.getSelection().toString()) return;
    const value = this.querySelector(`${mark.hash} .finding-value`);
    if (!value) return;
    event.preventDefault();
    value.scrollIntoView({ block: "center" });
    value.focus();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = event.target.closest(".finding");
    if (!row || event.target.closest("form, input, textarea, select")) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const button = { g: "accept", s: "drop" }[event.key.toLowerCase()];
    if (step) this.go(row, step);
    else if (button) row.querySelector(`button[name="${button}"]`)?.click();
    else return;
    event.preventDefault();
  }

  go(row, step) {
    const values = [...this.querySelectorAll(".finding-value")];
    values[values.indexOf(row.querySelector(".finding-value")) + step]?.focus();
  }

  /* Words marked in the text are offered as something to add. */
  choose() {
    const selection = window.getSelection();
    const text = this.querySelector(".noted");
    if (!selection.rangeCount || selection.isCollapsed || !text) return;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    const form = this.querySelector("#record-add form");
    const start = [...before.toString()].length;
    form.elements.start.value = start;
    form.elements.end.value = start + [...range.toString()].length;
    form.elements.text.value = range.toString().replace(/\s+/g, " ").trim();
    this.querySelector("#record-add").open = true;
  }

  /* Two presses in a row are two answers, and these may arrive in the other order: then neither is the newest. */
  arrive(event) {
    this.remember(event.detail.requestConfig.elt);
    if (event.target !== this) return;
    const { turn } = event.detail.xhr;
    if (turn < this.shown) {
      event.detail.shouldSwap = false;
      htmx.ajax("GET", location.pathname, this);
    } else this.shown = turn;
  }

  /* Where to go on: from a row that was just decided to the one after it, else where one is. */
  remember(pressed) {
    const decided = pressed?.closest(".finding-acts")?.closest(".finding");
    const row = document.activeElement?.closest(".finding") ?? decided;
    const rows = this.rows();
    const place = rows.indexOf(row);
    const next = row === decided && place >= 0 ? rows[place + 1] ?? rows[place - 1] : row;
    this.row = next ? { id: next.id, place } : null;
    this.unfolded = [...this.querySelectorAll("details[id][open]")].map((one) => one.id);
    this.asked = Boolean(document.activeElement?.closest(".question"));
    this.scrolled = this.querySelector("#board-text")?.scrollTop ?? 0;
  }

  /* Those that one can see: none that is struck, none that is folded away. */
  rows() {
    return [...this.querySelectorAll(".finding:not(.finding-dropped)")].filter((row) => row.offsetParent);
  }

  restore() {
    for (const id of this.unfolded ?? []) this.querySelector(`#${id}`)?.setAttribute("open", "");
    const text = this.querySelector("#board-text");
    if (text) text.scrollTop = this.scrolled ?? 0;
    const question = this.querySelector("#question");
    if (this.asked) (question ?? this.querySelector("#board-head"))?.focus();
    else if (this.row) {
      const rows = this.rows();
      const row = rows.find((one) => one.id === this.row.id) ?? rows[this.row.place] ?? rows.at(-1);
      row?.querySelector("textarea, .finding-value")?.focus({ preventScroll: true });
    }
  }
}

customElements.define("review-board", ReviewBoard);
