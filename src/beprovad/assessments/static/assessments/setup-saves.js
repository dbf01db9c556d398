// How it stands with all the fields of a form that save themselves (setup-field.js), said at its foot.
{
  class SetupSaves extends HTMLElement {
    connectedCallback() {
      this.form = this.closest("form");
      this.form.addEventListener("autosave", () => this.tell());
      this.tell();
    }

    tell() {
      const told = [...this.form.querySelectorAll(".autosave-status[data-state]")];
      const unsaved = told.find((status) => ["failed", "conflict"].includes(status.dataset.state));
      if (unsaved) return this.say("unsaved", unsaved.closest("setup-field").id);
      if (!told.length) return this.say("start");
      this.say(told.every((status) => status.dataset.state === "saved") ? "saved" : "saving");
    }

    say(state, where = "") {
      const link = this.querySelector("output + a");
      this.querySelector("output").textContent = this.dataset[state];
      link.hidden = !where;
      link.hash = where;
    }
  }

  customElements.define("setup-saves", SetupSaves);
}
