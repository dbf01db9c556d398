"""What the room is shown of a round: one state for every phone, without anything of anyone's own."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from zlib import crc32

from django.db.models import Count, F, QuerySet

from beprovad.asking.specs import Spec
from beprovad.asking.tallies import Tally
from beprovad.rounds.models import Input, Prompt, Round
from beprovad.rounds.prepared import Prepared, Row
from beprovad.rounds.queries.results import counted, prompt_spec, votes_of
from beprovad.rounds.queries.standing import result_of
from beprovad.rounds.queries.texts import text_in
from beprovad.rounds.rules.inputs import VOTES
from beprovad.rounds.rules.kinds import ADDS, Kind, PromptState
from beprovad.rounds.rules.pace import state_at

NEWEST = 60  # texts on a phone; the board and the results have all


@dataclass(frozen=True)
class Shown:
    """A text that the room sees, newest first. `votes` is 0 where nobody votes."""

    id: int
    text: str
    is_pinned: bool
    votes: int = 0
    table: str = ""
    """The name that was asked for, where one was; it stands by the text on the screen."""


@dataclass(frozen=True)
class PhoneState:
    """`prompt` is None while the room waits. `inputs` and `result` only where the room may see them now."""

    led: Round
    prompt: Prompt | None
    state: PromptState
    kind: Kind | None
    spec: Spec | None
    inputs: tuple[Shown, ...]
    more: int
    result: Tally | None
    result_spec: Spec | None = None
    """What the result is read by: joined since it was asked, or as it was asked."""
    asked: Row | None = None
    """The round and the prompt that the room has before it, as the database told them; None for another prompt."""

    @property
    def adds(self) -> bool:
        """Whether one sends many here."""
        return self.kind in ADDS

    @property
    def mark(self) -> str:
        """The same for as long as the same is asked: what somebody has begun to answer is then left alone."""
        return f"{self.prompt.pk}-{crc32(repr(self.spec).encode()):x}" if self.prompt else ""

    @property
    def asks_of(self) -> Hashable:
        """Everything that the step is drawn of; None where that is not told."""
        return None if self.asked is None else (self.asked, self.state)

    @property
    def shows_of(self) -> Hashable:
        """Everything that what the room sees is drawn of."""
        return self.kind, self.state, self.inputs, self.more, self.result, self.result_spec

    @property
    def closes_at_ms(self) -> int | None:
        """For the phone's countdown, in milliseconds since 1970 by the server's clock."""
        closes_at = self.prompt.closes_at if self.prompt else None
        return int(closes_at.timestamp() * 1000) if closes_at else None


def phone_state(
    led: Round, now: datetime, *, asked: Row | None = None, is_silent: bool = False
) -> PhoneState:
    """The current prompt as the room sees it; `is_silent` where it is known that nobody has sent anything to it."""
    return prompt_state(led, led.current, now, asked=asked, is_silent=is_silent)


def prompt_state(
    led: Round, prompt: Prompt | None, now: datetime, *, asked: Row | None = None, is_silent: bool = False
) -> PhoneState:
    if prompt is None:
        return PhoneState(led, None, PromptState.WAITING, None, None, (), 0, None, asked=asked)
    kind = Kind(prompt.kind)
    is_told = kind in ADDS and prompt.shows_inputs and not is_silent
    shown, more = displayed(prompt) if is_told else ((), 0)
    stands = result_of(prompt) if prompt.shows_results and kind not in ADDS else None
    return PhoneState(
        led, prompt, state_at(prompt.times, now), kind, prompt_spec(prompt), shown, more,
        result=stands.tally if stands else None, result_spec=stands.spec if stands else None, asked=asked,
    )  # fmt: skip


def displayed(prompt: Prompt) -> tuple[tuple[Shown, ...], int]:
    """The newest texts that may be shown, pinned first, or the most voted for; and how many more there are."""
    if prompt.kind == Kind.QUESTIONS:
        votes, rows, count = _most_voted(prompt)
    else:
        votes, (rows, count) = {}, _newest(prompt)
    shown = (
        Shown(pk, text_in(value), pinned_at is not None, votes.get(pk, 0), label)
        for pk, value, pinned_at, label in rows
    )
    return tuple(shown), max(0, count - NEWEST)


def _texts(prompt: Prompt | int) -> QuerySet[Input]:
    return counted(prompt).exclude(slot=VOTES).order_by(F("pinned_at").desc(nulls_last=True), "-pk")


_SHOWN = ("pk", "value", "pinned_at", "seat__label")
_NEWEST = Prepared(lambda prompt: _texts(prompt).values_list(*_SHOWN)[: NEWEST + 1], int)

_HOW_MANY = Prepared(
    lambda prompt: (
        counted(prompt)
        .exclude(slot=VOTES)
        .order_by()
        .values("prompt")
        .annotate(count=Count("pk"))
        .values_list("count")
    ),
    int,
)


def _newest(prompt: Prompt) -> tuple[list[Row], int]:
    """No more is read than is shown; what there is beside it is only counted."""
    rows = _NEWEST.rows(prompt.pk)
    if len(rows) <= NEWEST:
        return rows, len(rows)
    count = next((count for (count,) in _HOW_MANY.rows(prompt.pk)), 0)
    return rows[:NEWEST], count


def _most_voted(prompt: Prompt) -> tuple[dict[int, int], list[Row], int]:
    """In order by what was pinned and by votes, of every question; only those that are shown are read."""
    texts = _texts(prompt)
    votes, pinned = votes_of(prompt), dict(texts.values_list("pk", "pinned_at"))
    ids = sorted(pinned, key=lambda pk: (pinned[pk] is None, -votes.get(pk, 0)))
    known = {row[0]: row for row in texts.filter(pk__in=ids[:NEWEST]).values_list(*_SHOWN)}
    return votes, [known[pk] for pk in ids[:NEWEST] if pk in known], len(ids)
