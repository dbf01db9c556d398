"""The story's rounds: composed, led and ended by the pages' own actions, each hour by itself."""

from dataclasses import dataclass

from django.utils import timezone

from beprovad.home.demo.holding import Held
from beprovad.home.demo.peopling import Cast
from beprovad.home.demo.region import DISABILITY
from beprovad.home.demo.story import rounds as story
from beprovad.people.models import User
from beprovad.rounds.actions.composing import compose_round
from beprovad.rounds.actions.grouping import join_inputs
from beprovad.rounds.actions.keying_in import key_in
from beprovad.rounds.actions.leading import end_round, next_prompt, open_round, reveal_results
from beprovad.rounds.actions.sitting import send_input, take_seat
from beprovad.rounds.models import Prompt, Round, Seat
from beprovad.rounds.queries.texts import text_of
from beprovad.rounds.rules.kinds import Seating


@dataclass
class Led:
    """The autumn's round, as far as it has come."""

    cast: Cast
    round: Round | None = None

    @property
    def by(self) -> User:
        return self.cast.users["Esther Nyman"]

    def write(self) -> None:
        """Each table sits down and writes what it has to ask."""
        networks = [self.cast.networks[name] for name in story.NETWORKS]
        led = compose_round(
            title=story.TITLE, about=story.ABOUT, networks=networks, drafts=story.DRAFTS, template="checklist",
            seating=Seating.TABLES, by=self.by,
        )  # fmt: skip
        self.round = open_round(led=led, by=self.by)
        asked = self._next()
        for table in story.TABLES:
            seat = take_seat(led=self.round, label=table.name, size=table.size)
            for number, text in enumerate(table.wrote, 1):
                _send(seat, asked, text, slot=str(number))

    def join(self) -> None:
        """What says the same is joined, and the tables place their dots on it; one table does so on paper."""
        led = self._now()
        asked = led.prompts.get(position=1)
        by_text = {text_of(one): one.pk for one in asked.inputs.all()}
        for wording, texts in story.JOINED.items():
            together = [by_text[text] for text in texts]
            join_inputs(prompt=asked, inputs=together, wording=wording, by=self.by)
        placing = self._next()
        keys = {option["text"]: option["key"] for option in placing.options}
        for table in story.TABLES:
            dots = {keys[text]: count for text, count in table.dots.items()}
            if table.on_paper:
                key_in(prompt=placing, answers=[dots], label=table.name, by=self.by)
            else:
                _send(led.seats.get(label=table.name), placing, dots)
        reveal_results(prompt=placing, by=self.by)

    def end(self) -> None:
        rating = self._next()
        seats = self._now().seats.order_by("pk")
        for seat, step in zip(seats, story.USEFUL, strict=True):
            _send(seat, rating, step)
        self.round = end_round(led=self._now(), by=self.by)

    def place(self, held: Held) -> None:
        """The meeting's notes are written two days later; then the round gets its place among them."""
        led, item = self._now(), held.items[story.ITEM]
        Round.objects.filter(pk=led.pk).update(meeting=held.meeting, item=item)

    def plan(self) -> None:
        compose_round(
            title=story.PLANNED, about=story.PLANNED_ABOUT, networks=[self.cast.networks[DISABILITY]],
            drafts=story.PLANNED_DRAFTS, template="twice", by=self.by,
        )  # fmt: skip

    @property
    def ended(self) -> Round:
        return self._now()

    def _now(self) -> Round:
        assert self.round is not None  # noqa: S101 - the story is told in order
        return Round.objects.select_related("current", "meeting").get(pk=self.round.pk)

    def _next(self) -> Prompt:
        return next_prompt(led=self._now(), by=self.by)


def _send(seat: Seat, prompt: Prompt, value: object, *, slot: str = "") -> None:
    send_input(
        seat=seat,
        said={"prompt": prompt.pk, "slot": slot, "n": 1, "value": value},
        received_at=timezone.now(),
    )
