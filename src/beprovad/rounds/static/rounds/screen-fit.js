// What the room reads is never cut: it shrinks in steps, and what then still finds no place is counted in a line.
const SMALLEST = 5;
const ROWS = ".screen-inputs > li, .result-rows > li";

customElements.define(
  "screen-fit",
  class extends HTMLElement {
    connectedCallback() {
      this.line = document.createElement("p");
      this.line.className = "screen-more";
      this.append(this.line);
      this.size = new ResizeObserver(() => this.fit());
      this.size.observe(this);
      this.addEventListener("load", () => this.fit(), true); // a picture has come
      document.fonts?.ready.then(() => this.fit());
      this.fit();
    }

    disconnectedCallback() {
      this.size.disconnect();
    }

    fit() {
      const rows = [...this.querySelectorAll(ROWS)];
      const beyond = Number(this.querySelector("[data-left-out]")?.dataset.leftOut ?? 0);
      for (const row of rows) row.hidden = false;
      this.say(beyond);
      for (let step = 0; step <= SMALLEST; step += 1) {
        this.dataset.step = step;
        if (!this.isOver) return;
      }
      for (let left = rows.length - 1; left >= 0 && this.isOver; left -= 1) {
        rows[left].hidden = true;
        this.say(beyond + rows.length - left);
      }
    }

    get isOver() {
      return this.scrollHeight > this.clientHeight + 1 || this.scrollWidth > this.clientWidth + 1;
    }

    say(count) {
      this.line.hidden = !count;
      this.line.textContent = count ? this.dataset.more.replace("{count}", count) : "";
    }
  },
);
