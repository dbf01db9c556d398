// What the room sees, as it changes: a stream of parts, and asking now and then where the stream is silent or shut out.
// Only what has changed is put on the page, so that nobody loses their place or their words.
{
  const PARTS = ["prompt", "room"];
  const SILENT = 25000; // ms without a word from the stream until we ask; when it is broken we ask sooner
  const BROKEN = 4000;
  const REOPENED = 4; // every so many questions a shut stream is tried again

  class LiveRound extends HTMLElement {
    connectedCallback() {
      this.page = this.closest("kept-inputs");
      this.version = "";
      this.asked = 0;
      this.again = () => this.later(Math.random() * 1500);
      window.addEventListener("online", this.again);
      document.addEventListener("visibilitychange", () => document.hidden || this.again());
      document.querySelector(".phone-next")?.remove();
      this.listen();
    }

    listen() {
      this.source?.close();
      this.source = new EventSource(`${this.dataset.base}/events/${this.dataset.channel}`);
      for (const part of PARTS) this.source.addEventListener(part, (event) => this.hear(part, event));
      this.source.addEventListener("open", () => this.net(""));
      this.source.addEventListener("error", () => this.due > Date.now() + BROKEN && this.later(BROKEN)); // never later
      this.later(SILENT);
    }

    hear(part, event) {
      this.net("");
      this.later(SILENT);
      this.take({ [part]: JSON.parse(event.data) }, event.lastEventId);
    }

    later(wait) {
      clearTimeout(this.timer);
      const left = wait * (0.75 + Math.random() / 2);
      this.due = Date.now() + left;
      this.timer = setTimeout(() => this.ask(), left);
    }

    async ask() {
      const isOpen = this.source.readyState === EventSource.OPEN;
      const known = { headers: { "If-None-Match": `"${this.version}"` }, cache: "no-store" };
      const answer = await fetch(`${this.dataset.base}/state/${this.dataset.channel}`, known).catch(() => null);
      const isNews = answer?.status === 200;
      this.net(answer === null ? "away" : answer.status >= 500 ? "busy" : "");
      if (isNews) await answer.json().then(({ version, parts }) => this.take(parts, version));
      if (this.isOver) return;
      if (isOpen ? isNews : ++this.asked % REOPENED === 0) this.listen();
      this.later(isOpen && answer ? SILENT : BROKEN);
    }

    take(parts, version) {
      const { said, step } = this;
      for (const [part, told] of Object.entries(parts)) this.put(part, told?.html ?? "");
      this.version = version || this.version;
      if (this.said !== said) this.querySelector('[role="status"]').textContent = this.said;
      this.dispatchEvent(new Event("shown", { bubbles: true }));
      if (this.step !== step) this.goToStep();
      if (!this.isOver) return this.tellSeen();
      clearTimeout(this.timer);
      this.source.close();
    }

    put(part, html) {
      const place = this.page.querySelector(`[data-part="${part}"]`);
      const fresh = document.createElement("template");
      fresh.innerHTML = html;
      if (part === "prompt") place.dispatchEvent(new CustomEvent("coming", { detail: fresh.content, bubbles: true }));
      const [focused, step] = [document.activeElement?.id, this.step];
      mergeIn(place, fresh.content);
      if (this.step !== step) return; // what has the same name there is another field
      if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus({ preventScroll: true });
    }

    // A new step is met at its heading, wherever one was in the old one. Whoever writes, or is at something else that is
    // there still, is left there
    goToStep() {
      const [heading, at] = [this.page.querySelector("#prompt-title"), document.activeElement];
      if (!heading || at?.matches("input, textarea, select")) return;
      const { top, bottom } = heading.getBoundingClientRect();
      const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
      if (top < 0 || bottom > innerHeight) heading.scrollIntoView({ block: "start", behavior });
      if (!at || at === document.body) heading.focus({ preventScroll: true });
    }

    get step() {
      const { prompt, state } = this.page.querySelector(".prompt").dataset;
      return prompt ?? state;
    }

    get said() {
      return this.page.querySelector(".prompt").dataset.said;
    }

    get isOver() {
      return this.page.querySelector(".prompt").dataset.state === "ended";
    }

    // Whoever leads sees which phones are behind. Not all tell it in the same moment
    tellSeen() {
      if (document.hidden) return;
      this.seen ??= setTimeout(() => {
        this.seen = null;
        const told = { method: "POST", body: JSON.stringify({ version: this.version }) };
        fetch(`${this.dataset.base}/seen`, { ...told, headers: { "Content-Type": "application/json" } }).catch(() => null);
      }, 300 + Math.random() * 1200);
    }

    net(how) {
      this.dispatchEvent(new CustomEvent("net", { detail: how, bubbles: true }));
    }
  }

  customElements.define("live-round", LiveRound);
}
