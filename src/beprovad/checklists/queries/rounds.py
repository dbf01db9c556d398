"""A round's inputs as questions of a list: groups and what stood alone, with wordings, tables or how many, and dots."""

from collections.abc import Iterator, Sequence
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
            inputs=len(joined.wordings),
            people=_people(led, joined.wordings),
        )
    for wording in alone_of(prompt):
        yield Raised(
            text=wording.text,
            came_from=_came_from(led, prompt),
            wordings=(Worded(text=wording.text, tables=_tables(led, [wording])),),
            dots=dots.get(f"i{wording.id}", 0) if dots is not None else None,
            inputs=1,
            people=_people(led, [wording]),
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


def _tables(led: Round, wordings: Sequence[Wording]) -> tuple[str, ...]:
    """A phone's number is nobody's table, and a person's name does not follow a question for good."""
    if led.seating != Seating.TABLES:
        return ()
    return tuple(dict.fromkeys(one.table for one in wordings if one.table))


def _people(led: Round, wordings: Sequence[Wording]) -> int:
    """How many wrote it, where each answers for themselves; 0 when nobody knows any more. No name goes along."""
    if led.seating == Seating.TABLES or led.anonymised_at is not None:
        return 0
    return len({one.seat_id for one in wordings})


def _came_from(led: Round, prompt: Prompt, editor: str = "") -> CameFrom:
    ran_on = timezone.localdate(led.opened_at) if led.opened_at else None
    is_apart = led.meeting is not None and ran_on is not None and ran_on != led.meeting.held_on
    return CameFrom(
        said=_dated(led.meeting.title, led.meeting.held_on) if led.meeting else _dated(led.title, ran_on),
        meeting_id=led.meeting_id,
        round_id=led.pk,
        round_label=_dated(led.title, ran_on) if is_apart else led.title,
        prompt_id=prompt.pk,
        prompt_label=prompt.title,
        editor=editor,
    )


def _dated(label: str, day: date | None) -> str:
    """Kept as it is in no language; it is read as its reader reads days."""
    return f"{label}, {day.isoformat()}" if day else label
