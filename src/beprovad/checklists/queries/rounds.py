"""A round's inputs as questions of a list: groups and what stood alone, with every wording, table and dot."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from beprovad.checklists.rules.origins import CameFrom, Raised, Worded
from beprovad.rounds.models import Act, Prompt, Round
from beprovad.rounds.queries.joining import Joined, Wording, alone_of, joined_of
from beprovad.rounds.queries.standing import dots_on
from beprovad.rounds.rules.acts import Verb
from beprovad.rounds.rules.kinds import Kind, Seating


def raised_by(led: Round) -> list[Raised]:
    """The questions of every prompt that took texts; most dots first, then in the order of the board.

    Dots come from the prompts that let the room place them on these inputs; without such a prompt there are none.
    A draft stands by area and keeps this order within each.
    """
    found = [
        raised
        for prompt in led.prompts.filter(kind__in=(Kind.TEXTS, Kind.QUESTIONS))
        for raised in _of_prompt(led, prompt)
    ]
    return sorted(found, key=lambda raised: -(raised.dots or 0))


def _of_prompt(led: Round, prompt: Prompt) -> Iterator[Raised]:
    dots, joiners = dots_on(prompt), _joiners(prompt)
    for joined in joined_of(prompt):
        yield Raised(
            text=joined.group.wording,
            came_from=_came_from(led, prompt, joined.editor or _joiner(joined, joiners)),
            wordings=tuple(_worded(led, joined)),
            dots=dots.get(f"g{joined.group.pk}", 0) if dots is not None else None,
        )
    for wording in alone_of(prompt):
        yield Raised(
            text=wording.text,
            came_from=_came_from(led, prompt),
            wordings=(Worded(text=wording.text, tables=_tables(led, [wording])),),
            dots=dots.get(f"i{wording.id}", 0) if dots is not None else None,
            input_id=wording.id,
        )


def _joiners(prompt: Prompt) -> dict[int, str]:
    """Input → who joined it with others, last of all; one query."""
    acts = Act.objects.filter(prompt=prompt, verb__in=(Verb.JOIN, Verb.JOIN_ALL), undone_at=None)
    return {one["id"]: act.by_label for act in acts.order_by("pk") for one in act.before["inputs"]}


def _joiner(joined: Joined, joiners: dict[int, str]) -> str:
    return next((joiners[one.id] for one in joined.wordings if one.id in joiners), "")


def _worded(led: Round, joined: Joined) -> Iterator[Worded]:
    """Each wording once, with everybody who wrote it just so."""
    for text in dict.fromkeys(one.text for one in joined.wordings):
        alike = [one for one in joined.wordings if one.text == text]
        yield Worded(text=text, tables=_tables(led, alike))


def _tables(led: Round, wordings: list[Wording]) -> tuple[str, ...]:
    """A phone's number is nobody's table, and a person's name does not follow a question for good."""
    if led.seating != Seating.TABLES:
        return ()
    return tuple(dict.fromkeys(one.table for one in wordings if one.table))


def _came_from(led: Round, prompt: Prompt, editor: str = "") -> CameFrom:
    place = led.meeting.title if led.meeting else led.title
    return CameFrom(
        said=f"{place}, {day.isoformat()}" if (day := _day_of(led)) else place,
        meeting_id=led.meeting_id,
        round_id=led.pk,
        round_label=led.title,
        prompt_id=prompt.pk,
        prompt_label=prompt.title,
        editor=editor,
    )


def _day_of(led: Round) -> date | None:
    """Kept as it is in no language; it is read as its reader reads days."""
    if led.meeting:
        return led.meeting.held_on
    return timezone.localdate(led.opened_at) if led.opened_at else None
