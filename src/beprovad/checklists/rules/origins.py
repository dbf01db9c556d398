"""Where a question of a round comes from, as plain values: the room that asks lies below and stays there. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from beprovad.checklists.rules.drafting import MOST_QUESTIONS, Refusal, refuse_text
from beprovad.lib.identity import identity_numbers


@dataclass(frozen=True, kw_only=True)
class Worded:
    """A wording as it was written, and the tables or seats that wrote it."""

    text: str
    tables: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CameFrom:
    """`said` is one line that names the place for good: "Gemensam dag, 21 april 2026". Numbers lead there while it is.

    `editor` is who joined the wordings, or put them into the question's words.
    """

    said: str
    meeting_id: int | None = None
    round_id: int | None = None
    round_label: str = ""
    prompt_id: int | None = None
    prompt_label: str = ""
    editor: str = ""


@dataclass(frozen=True, kw_only=True)
class Raised:
    """A question as a round left it. `dots`: None where none were placed; `input_id`: what others were joined to.

    `inputs` is how many it is made of, `people` from how many: 0 where tables wrote, or where it is not known any more.
    """

    text: str
    came_from: CameFrom
    wordings: tuple[Worded, ...] = ()
    dots: int | None = None
    inputs: int = 0
    people: int = 0
    input_id: int | None = None

    @property
    def tables(self) -> tuple[str, ...]:
        return tables_of(self.wordings)

    @property
    def every_text(self) -> tuple[str, ...]:
        return (self.text, *(each.text for each in self.wordings))


def refuse_raised(questions: Sequence[Raised]) -> Refusal | None:
    """None for what may become a draft."""
    if not questions:
        return Refusal.NO_QUESTIONS
    if len(questions) > MOST_QUESTIONS:
        return Refusal.TOO_MANY
    if any(identity_numbers(text) for each in questions for text in each.every_text):
        return Refusal.IDENTITY_NUMBER
    return next((why for each in questions if (why := refuse_text(each.text)) is not None), None)


def kept(wordings: Iterable[Worded]) -> list[dict[str, Any]]:
    """As a row keeps them."""
    return [{"text": each.text, "tables": list(each.tables)} for each in wordings]


def read_wordings(rows: Iterable[Mapping[str, Any]]) -> tuple[Worded, ...]:
    return tuple(Worded(text=row["text"], tables=tuple(row["tables"])) for row in rows)


def tables_of(wordings: Iterable[Worded]) -> tuple[str, ...]:
    """Every table that wrote one of them, once, in the order that they were met."""
    return tuple(dict.fromkeys(table for each in wordings for table in each.tables))
