// The page of a seat: what its parts (step-answer, own-list, room-votes) send goes through one outbox, and each is
// told what became of it. Says calmly when the net is away.
{
  class KeptInputs extends HTMLElement {
    connectedCallback() {
      const { round, seat, inputs, own } = this.dataset;
      this.outbox = new Outbox({
        key: `beprovad:round:${round}:${seat}`,
        url: inputs,
        own: JSON.parse(own),
        told: (one) => this.tell(one),
        net: (how) => this.net(how),
      });
      this.reasons = JSON.parse(this.dataset.refusals);
      this.addEventListener("shown", () => this.tell());
      this.addEventListener("net", (event) => this.net(event.detail));
      window.addEventListener("offline", () => this.net("away"));
      window.addEventListener("online", () => this.outbox.later(Math.random() * 2000));
      customElements.whenDefined("room-votes").then(() => this.begin()); // the last of the parts
    }

    begin() {
      this.tell();
      this.outbox.send();
    }

    // The step that is before the room: its number, whether it takes answers, and how its texts are stored
    get step() {
      const { prompt, state, adds, after } = this.querySelector(".step").dataset;
      return { prompt: Number(prompt), isOpen: state === "open", adds: adds !== undefined, after };
    }

    tell(one) {
      for (const part of this.querySelectorAll("[data-tells]")) part.tell?.(this.outbox, this.step, one);
    }

    // Why an input was refused, where the words are not the widget's own
    words(one) {
      return this.reasons[one.reason] ?? this.reasons[""];
    }

    net(how) {
      const place = this.querySelector(".net-words");
      if (this.dataset.net === how) return;
      this.dataset.net = how;
      place.textContent = this.dataset[how] ?? "";
      place.hidden = !how;
      this.tell();
    }
  }

  customElements.define("kept-inputs", KeptInputs);
}
