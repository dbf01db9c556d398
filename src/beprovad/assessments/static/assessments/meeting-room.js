// The meeting room by keyboard: arrows turn the pages, 1–5 choose a verdict, r goes to the reasons, e opens the
// evidence, Escape leaves the text. Everything is a link or a form that works without it. What has been chosen or
// written is saved before the page is turned.
{
  class MeetingRoom extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector(".room-answer");
      this.written = this.said();
      this.heard = (event) => this.onKey(event);
      document.addEventListener("keydown", this.heard);
      this.addEventListener("click", (event) => this.onClick(event));
      window.addEventListener("beforeunload", (event) => this.isChanged() && !this.leaving && event.preventDefault());
      this.form?.addEventListener("submit", () => (this.leaving = true));
    }

    disconnectedCallback() {
      document.removeEventListener("keydown", this.heard);
    }

    said() {
      return this.form ? new URLSearchParams(new FormData(this.form)).toString() : "";
    }

    isChanged() {
      return this.said() !== this.written;
    }

    onKey(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") return document.activeElement.blur();
      if (event.target.matches("textarea, input[type=text]")) return;
      const act = this.actOf(event.key);
      if (!act) return;
      event.preventDefault();
      act();
    }

    actOf(key) {
      const verdicts = this.form ? [...this.form.elements.verdict] : [];
      if (verdicts[key - 1]) return () => this.choose(verdicts[key - 1]);
      return {
        ArrowRight: () => this.turn("next"),
        ArrowLeft: () => this.turn("prev"),
        r: () => this.form?.elements.reasons.focus(),
        e: () => this.querySelector(".room-evidence").toggleAttribute("open"),
      }[key];
    }

    choose(verdict) {
      verdict.checked = true;
      verdict.focus();
    }

    onClick(event) {
      const link = event.target.closest("a[rel]");
      if (!link || !this.isChanged()) return;
      event.preventDefault();
      this.turn(link.rel);
    }

    async turn(where) {
      const link = this.querySelector(`a[rel="${where}"]`);
      if (!link) return;
      if (this.isChanged() && !(await this.save().catch(() => false))) return this.form.requestSubmit();
      this.leaving = true;
      location.assign(link.href);
    }

    async save() {
      const headers = { Accept: "application/json", "X-Autosave": "1" };
      const answer = await fetch(this.form.action, { method: "POST", body: new FormData(this.form), headers });
      return answer.ok && !answer.redirected; // a conflict or a refusal is shown by sending the form itself
    }
  }

  customElements.define("meeting-room", MeetingRoom);
}
