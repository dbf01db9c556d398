// A text that saves itself. It is kept in the browser (kept-text.js) until the server has answered that it is
// on disk. One save is under way at a time, and each builds on the revision that the last answer named. It is
// sent at once when the field or the page is left; a send that is short enough outlives the page.
{
  const PAUSE = 800;
  const RETRY = 5000;
  const OUTLIVES = 60000; // bytes: browsers let 64 kB outlive the page, and the form has more than the text

  class AutoSaveField extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.text = this.querySelector("textarea");
      this.status = this.querySelector(".autosave-status");
      this.key = `beprovad:${this.form.action}:${this.text.name}`;
      this.saved = this.text.value;
      this.status.textContent = this.dataset.idle ?? "";
      this.restore(keptText.read(this.key));
      this.text.addEventListener("input", () => this.onInput());
      this.form.addEventListener("submit", (event) => this.onSubmit(event));
      this.addEventListener("focusout", (event) => this.onFocusOut(event));
      this.leaving = (event) => this.onLeaving(event);
      this.hiding = () => document.visibilityState === "hidden" && this.save();
      this.returning = () => this.save();
      window.addEventListener("beforeunload", this.leaving);
      window.addEventListener("pagehide", this.returning);
      document.addEventListener("visibilitychange", this.hiding);
      window.addEventListener("online", this.returning);
    }

    disconnectedCallback() {
      clearTimeout(this.timer);
      window.removeEventListener("beforeunload", this.leaving);
      window.removeEventListener("pagehide", this.returning);
      document.removeEventListener("visibilitychange", this.hiding);
      window.removeEventListener("online", this.returning);
    }

    // a form with several fields overrides these three
    get words() {
      return this.dataset;
    }

    get base() {
      return this.form.elements.base;
    }

    body() {
      return new FormData(this.form);
    }

    isDirty() {
      return this.text.value !== this.saved;
    }

    // the server keeps a text without the space around it
    trimmed(text) {
      return text.trim();
    }

    restore(kept) {
      if (!kept || this.trimmed(kept.text) === this.trimmed(this.saved)) return keptText.drop(this.key);
      this.text.value = kept.text;
      this.base.value = kept.base; // an older base makes the server show both texts
      this.say("restored");
      this.later(PAUSE);
    }

    onInput() {
      this.keep();
      this.later(PAUSE);
    }

    keep() {
      keptText.keep(this.key, { text: this.text.value, base: this.base.value });
    }

    onFocusOut(event) {
      const isAsked = this.text.value === this.asked; // by what stands below it: leave its buttons be
      if (!this.contains(event.relatedTarget) && !isAsked) this.save();
    }

    // what is on its way as it stands needs no question; what cannot be sent now does
    onLeaving(event) {
      this.save();
      if (this.isDirty() && this.outliving !== this.text.value) event.preventDefault();
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
      if (this.busy || this.stopped) return;
      if (!this.isDirty()) return this.letGo();
      this.busy = true;
      this.say("saving");
      await this.send(this.text.value).catch(() => this.failed());
      this.busy = false;
      this.outliving = null;
    }

    async send(sent) {
      const headers = { Accept: "application/json", "X-Autosave": "1" };
      const body = this.body();
      const keepalive = new Blob([sent]).size < OUTLIVES;
      if (keepalive) this.outliving = sent;
      const answer = await fetch(this.form.action, { method: "POST", body, headers, keepalive });
      if (answer.status === 409) return this.conflict(await answer.text());
      if (answer.status === 422) return this.refused(await answer.text());
      if (!answer.ok || answer.redirected) return this.failed();
      this.receive(await answer.json(), sent);
    }

    // what was refused, or came back from the last time, is gone again: it stands here as it is saved
    letGo() {
      const isRestored = this.status.dataset.state === "restored";
      if (this.asked === undefined && !isRestored) return;
      this.settle();
      this.asked = undefined;
      this.querySelector(".autosave-conflict").replaceChildren();
      delete this.status.dataset.state;
      this.status.textContent = this.dataset.idle ?? "";
      this.dispatchEvent(new CustomEvent("autosave", { bubbles: true }));
    }

    receive(receipt, sent) {
      this.asked = undefined;
      this.base.value = receipt.base;
      this.saved = sent;
      this.querySelector(".autosave-conflict").replaceChildren();
      if (this.isDirty()) return this.onInput();
      keptText.drop(this.key);
      this.say("saved", receipt.saved_at);
    }

    conflict(html) {
      this.stopped = true; // nothing is sent over the other's text until the person has chosen
      const place = this.querySelector(".autosave-conflict");
      place.innerHTML = html;
      place.addEventListener("click", (event) => event.target.closest("a, button") && this.settle());
      window.htmx?.process(place);
      this.say("conflict");
    }

    refused(html) {
      this.asked = this.text.value;
      this.querySelector(".autosave-conflict").innerHTML = html; // why; sent again when the text has changed
      this.say("failed");
    }

    settle() {
      this.saved = this.text.value;
      keptText.drop(this.key);
    }

    failed() {
      this.say("failed");
      this.later(RETRY);
    }

    say(state, more = "") {
      this.status.dataset.state = state;
      this.status.textContent = `${this.words[state]} ${more}`.trim();
      this.dispatchEvent(new CustomEvent("autosave", { bubbles: true }));
    }
  }

  customElements.define("auto-save-field", AutoSaveField);
}
