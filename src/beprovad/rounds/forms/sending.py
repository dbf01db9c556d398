"""What a seat sends by a plain form, in the shape that the live transport gets from a phone."""

from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict

from beprovad.asking.posted import posted_answer
from beprovad.asking.specs import Spec, Texts, Words
from beprovad.lib.text import whole_number
from beprovad.rounds.models import Seat
from beprovad.rounds.queries.results import prompt_spec
from beprovad.rounds.queries.seat_page import next_count, own_votes
from beprovad.rounds.rules.inputs import VOTES

ANSWER = "answer"
"""The name of the widget on a phone."""


@dataclass(frozen=True)
class Posted:
    """`said` is for the rules to judge, whatever it holds; `spec` is what was asked, if the prompt is there."""

    said: dict[str, object]
    spec: Spec | None
    title: str = ""

    @property
    def prompt(self) -> object:
        return self.said["prompt"]

    @property
    def slot(self) -> object:
        return self.said["slot"]

    @property
    def value(self) -> object:
        return self.said["value"]

    @property
    def text(self) -> str:
        """What somebody wrote, to be shown again."""
        words = self.value if isinstance(self.value, list) else [self.value]
        is_written = isinstance(self.spec, Texts | Words)
        return ", ".join(word for word in words if isinstance(word, str)) if is_written else ""


def posted_input(form: QueryDict, seat: Seat, now: datetime) -> Posted:
    """An answer, a text that is changed, or one that is taken back (`act` is "retract")."""
    prompt = seat.round.prompts.filter(pk=whole_number(form.get("prompt", "")) or 0).first()
    spec = prompt_spec(prompt) if prompt is not None else None
    slot = form.get("slot", "")
    is_kept = spec is not None and form.get("act") != "retract"
    value = posted_answer(spec, form, ANSWER) if is_kept and spec is not None else None
    asked = prompt.pk if prompt is not None else None
    n = next_count(seat, asked or 0, slot, now)
    said = {"prompt": asked, "slot": slot, "n": n, "value": value}
    return Posted(said, spec, prompt.title if prompt is not None else "")


def posted_vote(form: QueryDict, seat: Seat, now: datetime) -> Posted:
    """One question more that the seat votes for, or one less."""
    asked = whole_number(form.get("prompt", "")) or 0
    votes = own_votes(seat, asked) ^ {whole_number(form.get("vote", "")) or 0}
    n = next_count(seat, asked, VOTES, now)
    return Posted({"prompt": asked, "slot": VOTES, "n": n, "value": sorted(votes)}, None)
