"""A round's inputs and what they add up to, as rows: for spreadsheets."""

from collections.abc import Iterator
from dataclasses import dataclass

from beprovad.asking.shown import answer_words
from beprovad.asking.specs import Spec
from beprovad.lib.text import sort_key
from beprovad.rounds.models import Input, Round
from beprovad.rounds.queries.results import counted, prompt_spec
from beprovad.rounds.queries.results_page import PromptResult
from beprovad.rounds.queries.texts import value_of
from beprovad.rounds.rules.counting import Counted, Unit, counted_rows
from beprovad.rounds.rules.inputs import VOTES
from beprovad.rounds.rules.kinds import ADDS


@dataclass(frozen=True)
class InputRow:
    """One input. `table` is empty where no name was asked for: a seat's number is told to nobody.

    `dots` are those of the group that it stands in, or its own; None where none were placed.
    """

    table: str
    size: int | None
    said: str
    group: str
    dots: int | None
    votes: int | None
    is_keyed_in: bool


def input_rows(result: PromptResult) -> list[InputRow]:
    """Texts as they came. Anything else by table and answer, so that the order says nothing of who sent it."""
    asked = prompt_spec(result.prompt)
    if asked is None:
        return []
    rows = counted(result.prompt).exclude(slot=VOTES).select_related("seat", "group").order_by("pk")
    found = [_input_row(result, asked, one) for one in rows]
    if result.kind in ADDS:
        return found
    return sorted(found, key=lambda row: (sort_key(row.table), row.said))


def _input_row(result: PromptResult, asked: Spec, one: Input) -> InputRow:
    key = f"g{one.group_id}" if one.group_id else f"i{one.pk}"
    return InputRow(
        table=one.seat.label,
        size=one.seat.size,
        said=answer_words(asked, value_of(one)),
        group=one.group.wording if one.group else "",
        dots=result.dots.get(key, 0) if result.dots is not None else None,
        votes=result.votes.get(one.pk),
        is_keyed_in=one.seat.is_keyed_in,
    )


def tally_rows(result: PromptResult) -> Iterator[Counted]:
    """What the prompt added up to. Of texts: how many said it, or its votes; dots are the sum of their own step."""
    if result.tally is not None and result.spec is not None:
        yield from counted_rows(result.spec, result.tally)
    for joined in result.groups:
        yield Counted(joined.group.wording, Unit.INPUTS, len(joined.wordings))
    for wording in result.ordered:
        if result.votes:
            yield Counted(wording.text, Unit.VOTES, result.votes.get(wording.id, 0))
        else:
            yield Counted(wording.text, Unit.INPUTS, 1)


def answered(result: PromptResult) -> int:
    """How many answers there are; of texts, how many texts."""
    if result.tally is not None:
        return result.tally.answered
    return len(result.alone) + sum(len(joined.wordings) for joined in result.groups)


def has_tables(led: Round) -> bool:
    """Somebody said a table's name, or their own where the round asks for it."""
    return led.seats.exclude(label="").exists()
