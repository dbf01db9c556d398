// A text that saves itself. It is kept in the browser until the server has answered that it is on disk,
// and one save is under way at a time, each on top of the revision that the last answer named.
{
  const PAUSE = 800;
  const RETRY = 5000;

  class AutoSaveField extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.text = this.querySelector("textarea");
      this.status = this.querySelector(".autosave-status");
      this.key = `beprovad:${this.form.action}:${this.text.name}`;
      this.restore();
      this.text.addEventListener("input", () => this.onInput());
      this.text.addEventListener("blur", () => this.save());
      this.form.addEventListener("submit", (event) => this.onSubmit(event));
      this.leaving = (event) => this.isDirty() && event.preventDefault();
      window.addEventListener("beforeunload", this.leaving);
      window.addEventListener("online", (this.back = () => this.save()));
    }

    disconnectedCallback() {
      clearTimeout(this.timer);
      window.removeEventListener("beforeunload", this.leaving);
      window.removeEventListener("online", this.back);
    }

    isDirty() {
      return this.text.value !== this.saved;
    }

    restore() {
      this.saved = this.text.value;
      const kept = readKept(this.key);
      if (!kept || kept.text === this.saved) return;
      this.text.value = kept.text;
      this.form.elements.base.value = kept.base; // an older base makes the server show both texts
      this.say("restored", this.dataset.restored);
      this.later(PAUSE);
    }

    onInput() {
      keep(this.key, { text: this.text.value, base: this.form.elements.base.value });
      this.later(PAUSE);
    }

    onSubmit(event) {
      event.preventDefault();
      this.save();
    }

    later(wait) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), wait);
    }

    async save() {
      clearTimeout(this.timer);
      if (this.busy || this.stopped || !this.isDirty()) return;
      this.busy = true;
      this.say("saving", this.dataset.saving);
      try {
        await this.send(this.text.value);
      } catch {
        this.failed();
      }
      this.busy = false;
    }

    async send(sent) {
      const headers = { Accept: "application/json", "X-Autosave": "1" };
      const answer = await fetch(this.form.action, { method: "POST", body: new FormData(this.form), headers });
      if (answer.status === 409) return this.conflict(await answer.text());
      if (!answer.ok || answer.redirected) return this.failed();
      const receipt = await answer.json();
      this.form.elements.base.value = receipt.base;
      this.saved = sent;
      if (this.isDirty()) return this.onInput();
      forget(this.key);
      this.say("saved", `${this.dataset.saved} ${receipt.saved_at}`);
    }

    conflict(html) {
      this.stopped = true; // nothing is sent over the other's text until the person has chosen
      this.querySelector(".autosave-conflict").innerHTML = html;
      if (window.htmx) window.htmx.process(this);
      this.say("conflict", this.dataset.conflict);
    }

    failed() {
      this.say("failed", this.dataset.failed);
      this.later(RETRY);
    }

    say(state, words) {
      this.status.dataset.state = state;
      this.status.textContent = words;
    }
  }

  const keep = (key, value) => quietly(() => localStorage.setItem(key, JSON.stringify(value)));
  const readKept = (key) => quietly(() => JSON.parse(localStorage.getItem(key)));
  const forget = (key) => quietly(() => localStorage.removeItem(key));
  const quietly = (step) => {
    try {
      return step();
    } catch {
      return null; // private windows may refuse storage; saving goes on without it
    }
  };

  customElements.define("auto-save-field", AutoSaveField);
}
