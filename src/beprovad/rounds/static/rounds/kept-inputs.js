// The page of a seat: what its parts (prompt-answer, own-list, room-votes) send goes through one outbox, and each is
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
      this.addEventListener("shown", () => this.see());
      this.addEventListener("net", (event) => this.net(event.detail));
      window.addEventListener("offline", () => this.net("away"));
      window.addEventListener("online", () => this.outbox.later(Math.random() * 2000));
      window.addEventListener("pageshow", (event) => event.persisted && this.readAgain());
      customElements.whenDefined("room-votes").then(() => this.begin()); // the last of the parts
    }

    begin() {
      this.see();
      this.outbox.send();
    }

    // A page that one goes back to may be older than what has been sent since from another one. What is not sent is kept,
    // and the page is left only for a newer one that can be had
    readAgain() {
      fetch(location.href, { method: "HEAD", cache: "no-store" }).then(() => location.reload(), () => this.net("away"));
    }

    see() {
      this.tell();
      this.outbox.reopen(this.prompt);
    }

    // What is before the room: its id, whether it takes answers, whether many, how a text stands once it is stored, and
    // whether somebody leads
    get prompt() {
      const { prompt, state, adds, after } = this.querySelector(".prompt").dataset;
      const isLed = this.querySelector("live-round") !== null;
      return { id: Number(prompt), isOpen: state === "open", adds: adds !== undefined, after, isLed };
    }

    tell(one) {
      for (const part of this.querySelectorAll("[data-tells]")) part.tell?.(this.outbox, this.prompt, one);
    }

    // Why an input was refused, where the words are not the widget's own
    words(one) {
      return this.reasons[one.reason] ?? this.reasons[""];
    }

    net(how) {
      const place = this.querySelector(".net-words");
      if (this.dataset.net === how) return;
      this.dataset.net = how;
      place.hidden = !how; // first: words that come into what is shown already are read aloud
      place.textContent = this.dataset[how] ?? "";
      this.tell();
    }
  }

  customElements.define("kept-inputs", KeptInputs);
}
