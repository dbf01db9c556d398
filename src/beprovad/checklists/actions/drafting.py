"""Work on a draft: join, part, reword, move, order, add, remove, take back. No origin is ever lost.

Every act says which revision of the draft its person saw, and which questions it is about: see actions/acts.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import override

from beprovad.checklists.actions.acts import working
from beprovad.checklists.models import ChecklistVersion, Question, QuestionOrigin
from beprovad.checklists.queries.versions import proposed_covers, questions_in_order
from beprovad.checklists.rules.acts import Act
from beprovad.checklists.rules.areas import Area
from beprovad.checklists.rules.drafting import (
    MOST_QUESTIONS,
    SCREENING,
    TEXT_LIMIT,
    ChecklistRefused,
    Refusal,
    refuse_text,
)
from beprovad.checklists.rules.signs import proposed_area, users_word
from beprovad.checklists.words.standard import STANDARD
from beprovad.people.models import User


@dataclass(frozen=True, kw_only=True)
class QuestionSaid:
    """Everything that a person may write of a question."""

    text: str
    area: Area
    help: str = ""
    find_out: str = ""
    is_screening: bool = False
    only_users: bool = False
    field: str = ""
    covers: tuple[str, ...] = ()


def add_question(*, draft: ChecklistVersion, text: str, area: Area | None, by: User) -> Question:
    """At the end of its area; without one, where its words point."""
    _refuse(text)
    with working(draft, Act.ADDED, by=by) as doing:
        refuse_more(draft, 1)
        words = " ".join(text.split())
        question = draft.questions.create(
            position=last_position(draft) + 1,
            area=area or proposed_area(text),
            text=words,
            covers=proposed_covers(text),
            only_users=bool(users_word(text)),
        )
        QuestionOrigin.objects.create(question=question, wording=words, editor=by.label[:200])
        return doing.made(question)


def change_question(
    *, draft: ChecklistVersion, base: int, question: Question, said: QuestionSaid, by: User
) -> None:
    _refuse(said.text)
    for more in (said.help, said.find_out):
        if more.strip():
            _refuse(more)
    with working(draft, Act.REWORDED, by=by, on=[question.pk], base=base):
        question.refresh_from_db()
        if question.text.split() != said.text.split():
            question.worded_by_label = by.label[:200]
        question.text, question.area = said.text.strip(), said.area
        question.help, question.find_out = said.help.strip(), said.find_out.strip()
        question.is_screening, question.only_users = said.is_screening, said.only_users
        question.field, question.covers = said.field, list(said.covers)
        question.save()


def join_questions(
    *, draft: ChecklistVersion, base: int, ids: Sequence[int], text: str, by: User
) -> Question:
    """One question from several, with all origins, marks and covers; an empty `text` keeps the first one's words.

    Of several fields the first in reading order is kept.
    """
    with working(draft, Act.JOINED, by=by, on=ids, base=base):
        return _join(draft, ids, text, by)


def _join(draft: ChecklistVersion, ids: Sequence[int], text: str, by: User) -> Question:
    every = _chosen(draft, ids, at_least=2)
    first, *others = every
    wording = text.strip() or first.text
    _refuse(wording)
    worded = next((each for each in every if each.text == wording), None)
    first.worded_by_label = worded.worded_by_label if worded else by.label[:200]
    first.joined_by_label = by.label[:200]
    first.text = wording
    first.help, first.find_out = _both(every, "help"), _both(every, "find_out")
    first.covers = list(dict.fromkeys(key for each in every for key in each.covers))
    first.is_screening = any(each.is_screening for each in every)
    first.only_users = any(each.only_users for each in every)
    first.field = next((each.field for each in every if each.field), "")
    first.save()
    QuestionOrigin.objects.filter(question__in=others).update(question=first)
    draft.questions.filter(pk__in=[each.pk for each in others]).delete()
    return first


def _both(every: Sequence[Question], name: str) -> str:
    """What each says of it, once; only the first where it would be too long together."""
    said = list(dict.fromkeys(text for each in every if (text := getattr(each, name))))
    together = "\n\n".join(said)
    return together if len(together) <= TEXT_LIMIT else said[0]


def accept_proposals(
    *,
    draft: ChecklistVersion,
    base: int,
    groups: Sequence[Sequence[int]],
    screening: Sequence[int],
    by: User,
) -> None:
    """Everything that was proposed, in one act: each group is joined, and these begin the list."""
    joining = [each for group in groups for each in group]
    if not joining and not screening:
        raise ChecklistRefused(Refusal.NOTHING_CHOSEN)
    with working(draft, Act.ACCEPTED, by=by, on={*joining, *screening}, base=base):
        draft.questions.filter(pk__in=screening).update(is_screening=True)
        for group in groups:
            _join(draft, group, "", by)


def part_question(
    *, draft: ChecklistVersion, base: int, question: Question, texts: Sequence[str], by: User
) -> list[Question]:
    """Several questions from one. The first keeps its key; every part keeps all its origins."""
    parts = [" ".join(text.split()) for text in texts if text.strip()]
    if len(parts) < 2:  # noqa: PLR2004 - it takes two
        raise ChecklistRefused(Refusal.ONE_PART)
    for part in parts:
        _refuse(part)
    with working(draft, Act.PARTED, by=by, on=[question.pk], base=base) as doing:
        refuse_more(draft, len(parts) - 1)
        question.refresh_from_db()
        origins = list(question.origins.order_by("pk"))
        _make_room(draft, after=question.position, rows=len(parts) - 1)
        question.text, question.worded_by_label = parts[0], by.label[:200]
        question.only_users = question.only_users and not _is_said_by_another(parts)
        question.save()
        made = [question]
        for place, text in enumerate(parts[1:], 1):
            other = draft.questions.create(
                position=question.position + place,
                area=question.area,
                text=text,
                covers=proposed_covers(text),
                only_users=bool(users_word(text)),
                worded_by_label=by.label[:200],
            )
            made.append(doing.made(other))
        for origin in origins:
            for each in made[1:]:
                origin.pk, origin.question = None, each
                origin.save(force_insert=True)
    return made


def _is_said_by_another(parts: Sequence[str]) -> bool:
    """The mark goes with the part whose words it stands on."""
    return not users_word(parts[0]) and any(map(users_word, parts[1:]))


def move_questions(*, draft: ChecklistVersion, base: int, ids: Sequence[int], area: Area, by: User) -> None:
    with working(draft, Act.MOVED, by=by, on=ids, base=base):
        chosen = _chosen(draft, ids, at_least=1)
        draft.questions.filter(pk__in=[each.pk for each in chosen]).update(area=area)


def keep_apart(*, draft: ChecklistVersion, ids: Sequence[int], by: User) -> None:
    """They are different questions: it is not proposed again that they are joined."""
    with working(draft, Act.KEPT_APART, by=by):
        keys = [str(each.key) for each in _chosen(draft, ids, at_least=2)]
        draft.kept_apart = [*draft.kept_apart, keys]
        draft.save(update_fields=["kept_apart"])


def decline_screening(*, draft: ChecklistVersion, by: User) -> None:
    """It is not proposed again which questions begin the list."""
    with working(draft, Act.DECLINED, by=by):
        draft.declined = sorted({*draft.declined, SCREENING})
        draft.save(update_fields=["declined"])


class Mark(StrEnum):
    """What several questions can be marked as at once, or no longer be."""

    SCREENING = "screening"
    NOT_SCREENING = "not_screening"
    ONLY_USERS = "only_users"
    NOT_ONLY_USERS = "not_only_users"


_MARKED: Mapping[Mark, dict[str, bool]] = {
    Mark.SCREENING: {"is_screening": True},
    Mark.NOT_SCREENING: {"is_screening": False},
    Mark.ONLY_USERS: {"only_users": True},
    Mark.NOT_ONLY_USERS: {"only_users": False},
}


def mark_questions(*, draft: ChecklistVersion, base: int, ids: Sequence[int], mark: Mark, by: User) -> None:
    with working(draft, Act.MARKED, by=by, on=ids, base=base):
        chosen = _chosen(draft, ids, at_least=1)
        draft.questions.filter(pk__in=[each.pk for each in chosen]).update(**_MARKED[mark])


def step_question(*, draft: ChecklistVersion, question: Question, steps: int, by: User) -> None:
    """Up (negative) or down within its area, as it stands now; as far as the area goes."""
    in_area = draft.questions.filter(area=question.area, removed_at=None).values_list("pk", flat=True)
    with working(draft, Act.ORDERED, by=by, on=in_area):
        row = [each for each in questions_in_order(draft) if each.area == question.area]
        place = next((place for place, each in enumerate(row) if each.pk == question.pk), None)
        if place is None:
            raise ChecklistRefused(Refusal.CHANGED_MEANWHILE)
        wanted = max(0, min(len(row) - 1, place + steps))
        row.insert(wanted, row.pop(place))
        positions = sorted(each.position for each in row)
        for each, position in zip(row, _distinct(positions), strict=True):
            draft.questions.filter(pk=each.pk).update(position=position)


def remove_questions(*, draft: ChecklistVersion, base: int, ids: Sequence[int], by: User) -> None:
    """They stay with the draft, so that they can be taken back until it is published."""
    with working(draft, Act.REMOVED, by=by, on=ids, base=base):
        chosen = _chosen(draft, ids, at_least=1)
        draft.questions.filter(pk__in=[each.pk for each in chosen]).update(removed_at=timezone.now())


def restore_questions(*, draft: ChecklistVersion, ids: Sequence[int], by: User) -> None:
    with working(draft, Act.RESTORED, by=by, on=ids):
        draft.questions.filter(pk__in=ids).update(removed_at=None)


def take_in_standard(*, draft: ChecklistVersion, keys: Sequence[UUID], by: User) -> None:
    """Questions of the standard list, as they are, with that list as their origin. What is there already stays."""
    wanted = [each for each in STANDARD if each.key in keys]
    if not wanted:
        raise ChecklistRefused(Refusal.NOTHING_CHOSEN)
    here = draft.questions.filter(key__in=[each.key for each in wanted])
    with (
        working(draft, Act.TAKEN_IN, by=by, on=here.values_list("pk", flat=True)) as doing,
        override("sv"),
    ):
        here.update(removed_at=None)
        there = set(draft.questions.values_list("key", flat=True))
        new = [each for each in wanted if each.key not in there]
        refuse_more(draft, len(new))
        last = last_position(draft)
        for place, each in enumerate(new, 1):
            question = draft.questions.create(
                key=each.key, position=last + place, area=each.area, text=str(each.text), help=str(each.help),
                find_out=str(each.find_out), is_screening=each.is_screening, only_users=each.only_users,
                field=each.field or "",
            )  # fmt: skip
            QuestionOrigin.objects.create(question=question, standard_key=each.key, wording=str(each.text))
            doing.made(question)


def cover_standard(*, draft: ChecklistVersion, question: Question, keys: Sequence[UUID], by: User) -> None:
    """The question asks these of the standard list already, in its own words."""
    wanted = [str(each.key) for each in STANDARD if each.key in keys]
    if not wanted:
        raise ChecklistRefused(Refusal.NOTHING_CHOSEN)
    with working(draft, Act.COVERED, by=by, on=[question.pk]):
        question.refresh_from_db()
        question.covers = list(dict.fromkeys((*question.covers, *wanted)))
        question.save(update_fields=["covers"])


def _chosen(draft: ChecklistVersion, ids: Sequence[int], *, at_least: int) -> list[Question]:
    """In reading order; what is not in this draft is not chosen."""
    chosen = [each for each in questions_in_order(draft) if each.pk in set(ids)]
    if len(chosen) < at_least:
        raise ChecklistRefused(Refusal.ONE_CHOSEN if chosen else Refusal.NOTHING_CHOSEN)
    return chosen


def _refuse(text: str) -> None:
    refusal = refuse_text(text)
    if refusal is not None:
        raise ChecklistRefused(refusal)


def refuse_more(draft: ChecklistVersion, more: int) -> None:
    """Refused when so many questions more are more than a list holds."""
    if draft.questions.filter(removed_at=None).count() + more > MOST_QUESTIONS:
        raise ChecklistRefused(Refusal.TOO_MANY)


def last_position(draft: ChecklistVersion) -> int:
    return draft.questions.aggregate(last=Max("position"))["last"] or 0


def _make_room(draft: ChecklistVersion, *, after: int, rows: int) -> None:
    draft.questions.filter(position__gt=after).update(position=F("position") + rows)


def _distinct(positions: Sequence[int]) -> list[int]:
    """The same places, each once, rising."""
    found: list[int] = []
    for position in positions:
        found.append(max(position, found[-1] + 1 if found else position))
    return found
