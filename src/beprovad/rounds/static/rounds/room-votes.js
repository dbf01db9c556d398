// Votes for the room's questions: pressed at once, counted when the room's next state comes.
{
  class RoomVotes extends HTMLElement {
    connectedCallback() {
      this.page = this.closest("kept-inputs");
      this.addEventListener("submit", (event) => this.onSubmit(event));
    }

    onSubmit(event) {
      event.preventDefault();
      const one = { prompt: this.page.prompt.id, slot: "votes" };
      const votes = votesIn(this.page.outbox, one.prompt);
      const vote = Number(event.submitter?.value);
      this.page.outbox.put(one, votes.includes(vote) ? votes.filter((other) => other !== vote) : [...votes, vote]);
    }

    tell(outbox, shown) {
      const votes = votesIn(outbox, shown.id);
      for (const button of this.querySelectorAll("[name=vote]"))
        button.ariaPressed = String(votes.includes(Number(button.value)));
    }
  }

  const votesIn = (outbox, prompt) => outbox.at({ prompt, slot: "votes" })?.value ?? [];

  customElements.define("room-votes", RoomVotes);
}
