"""Work on a draft: join, part, reword, move, order, add, remove, take back. No origin is ever lost.

Every act says which revision of the draft its person saw; when somebody else has changed the draft since, nothing is
done and ChecklistRefused says so, so that two who work at once always see what the other did.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import override

from beprovad.checklists.events import DraftChanged
from beprovad.checklists.models import ChecklistVersion, Question, QuestionOrigin
from beprovad.checklists.queries.versions import proposed_covers, questions_in_order
from beprovad.checklists.rules.areas import Area
from beprovad.checklists.rules.drafting import MOST_QUESTIONS, ChecklistRefused, Refusal, refuse_text
from beprovad.checklists.rules.signs import proposed_area
from beprovad.checklists.words.standard import STANDARD
from beprovad.journal.actions import record
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


def add_question(*, draft: ChecklistVersion, base: int, text: str, area: Area | None, by: User) -> Question:
    """At the end of its area; without one, where its words point."""
    _refuse(text)
    with _working(draft, base, by, "added"):
        if draft.questions.filter(removed_at=None).count() >= MOST_QUESTIONS:
            raise ChecklistRefused(Refusal.TOO_MANY)
        question = draft.questions.create(
            position=_last(draft) + 1,
            area=area or proposed_area(text),
            text=" ".join(text.split()),
            covers=proposed_covers(text),
        )
        QuestionOrigin.objects.create(question=question, wording=question.text, said=by.label)
    return question


def change_question(
    *, draft: ChecklistVersion, base: int, question: Question, said: QuestionSaid, by: User
) -> None:
    _refuse(said.text)
    for more in (said.help, said.find_out):
        if more.strip():
            _refuse(more)
    with _working(draft, base, by, "reworded"):
        question.text, question.area = said.text.strip(), said.area
        question.help, question.find_out = said.help.strip(), said.find_out.strip()
        question.is_screening, question.only_users = said.is_screening, said.only_users
        question.field, question.covers = said.field, list(said.covers)
        question.save()


def join_questions(
    *, draft: ChecklistVersion, base: int, ids: Sequence[int], text: str, by: User
) -> Question:
    """One question from several, with all origins, marks and covers; an empty `text` keeps the first one's words."""
    with _working(draft, base, by, "joined"):
        first, *others = _chosen(draft, ids, at_least=2)
        wording = text.strip() or first.text
        _refuse(wording)
        first.text = wording
        first.covers = list(dict.fromkeys([*first.covers, *(key for each in others for key in each.covers)]))
        first.is_screening = any(each.is_screening for each in (first, *others))
        first.only_users = any(each.only_users for each in (first, *others))
        first.field = next((each.field for each in (first, *others) if each.field), "")
        first.save()
        QuestionOrigin.objects.filter(question__in=others).update(question=first)
        draft.questions.filter(pk__in=[each.pk for each in others]).delete()
    return first


def part_question(
    *, draft: ChecklistVersion, base: int, question: Question, texts: Sequence[str], by: User
) -> list[Question]:
    """Several questions from one. The first keeps its key; every part keeps all its origins."""
    parts = [" ".join(text.split()) for text in texts if text.strip()]
    if len(parts) < 2:  # noqa: PLR2004 - it takes two
        raise ChecklistRefused(Refusal.ONE_PART)
    for part in parts:
        _refuse(part)
    with _working(draft, base, by, "parted"):
        origins = list(question.origins.all())
        _make_room(draft, after=question.position, rows=len(parts) - 1)
        question.text = parts[0]
        question.save()
        made = [question]
        for place, text in enumerate(parts[1:], 1):
            made.append(
                draft.questions.create(
                    position=question.position + place,
                    area=question.area,
                    text=text,
                    covers=proposed_covers(text),
                )
            )
        for origin in origins:
            for each in made[1:]:
                origin.pk, origin.question = None, each
                origin.save(force_insert=True)
    return made


def move_questions(*, draft: ChecklistVersion, base: int, ids: Sequence[int], area: Area, by: User) -> None:
    with _working(draft, base, by, "moved"):
        chosen = _chosen(draft, ids, at_least=1)
        draft.questions.filter(pk__in=[each.pk for each in chosen]).update(area=area)


def keep_apart(*, draft: ChecklistVersion, base: int, ids: Sequence[int], by: User) -> None:
    """They are different questions: it is not proposed again that they are joined."""
    with _working(draft, base, by, "kept_apart"):
        keys = [str(each.key) for each in _chosen(draft, ids, at_least=2)]
        draft.kept_apart = [*draft.kept_apart, keys]
        draft.save(update_fields=["kept_apart"])


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
    with _working(draft, base, by, "marked"):
        chosen = _chosen(draft, ids, at_least=1)
        draft.questions.filter(pk__in=[each.pk for each in chosen]).update(**_MARKED[mark])


def step_question(*, draft: ChecklistVersion, base: int, question: Question, steps: int, by: User) -> None:
    """Up (negative) or down within its area; as far as the area goes."""
    with _working(draft, base, by, "ordered"):
        row = [each for each in questions_in_order(draft) if each.area == question.area]
        place = next(place for place, each in enumerate(row) if each.pk == question.pk)
        wanted = max(0, min(len(row) - 1, place + steps))
        row.insert(wanted, row.pop(place))
        positions = sorted(each.position for each in row)
        for each, position in zip(row, _distinct(positions), strict=True):
            draft.questions.filter(pk=each.pk).update(position=position)


def remove_questions(*, draft: ChecklistVersion, base: int, ids: Sequence[int], by: User) -> None:
    """They stay with the draft, so that they can be taken back until it is published."""
    with _working(draft, base, by, "removed"):
        chosen = _chosen(draft, ids, at_least=1)
        draft.questions.filter(pk__in=[each.pk for each in chosen]).update(removed_at=timezone.now())


def restore_questions(*, draft: ChecklistVersion, base: int, ids: Sequence[int], by: User) -> None:
    with _working(draft, base, by, "restored"):
        draft.questions.filter(pk__in=ids).update(removed_at=None)


def take_in_standard(*, draft: ChecklistVersion, base: int, keys: Sequence[UUID], by: User) -> None:
    """Questions of the standard list, as they are, with that list as their origin. What is there already stays."""
    wanted = [each for each in STANDARD if each.key in keys]
    if not wanted:
        raise ChecklistRefused(Refusal.NOTHING_CHOSEN)
    with _working(draft, base, by, "taken_in"), override("sv"):
        draft.questions.filter(key__in=[each.key for each in wanted]).update(removed_at=None)
        there = set(draft.questions.values_list("key", flat=True))
        last = _last(draft)
        for place, each in enumerate((each for each in wanted if each.key not in there), 1):
            question = draft.questions.create(
                key=each.key, position=last + place, area=each.area, text=str(each.text), help=str(each.help),
                find_out=str(each.find_out), is_screening=each.is_screening, only_users=each.only_users,
                field=each.field or "",
            )  # fmt: skip
            QuestionOrigin.objects.create(question=question, standard_key=each.key, wording=str(each.text))


@contextmanager
def _working(draft: ChecklistVersion, base: int, by: User, what: str) -> Iterator[None]:
    """One act on the revision that its person saw, journaled; refused on any other."""
    with transaction.atomic():
        seen = ChecklistVersion.objects.filter(pk=draft.pk, number=None, revision=base)
        if not seen.update(revision=F("revision") + 1):
            is_draft = ChecklistVersion.objects.filter(pk=draft.pk, number=None).exists()
            raise ChecklistRefused(Refusal.CHANGED_MEANWHILE if is_draft else Refusal.PUBLISHED)
        yield
        event = DraftChanged(subject_id=draft.checklist_id, subject_label=draft.checklist.title, what=what)
        record(event, by=by.actor)
        draft.revision = base + 1


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


def _last(draft: ChecklistVersion) -> int:
    return draft.questions.aggregate(last=Max("position"))["last"] or 0


def _make_room(draft: ChecklistVersion, *, after: int, rows: int) -> None:
    draft.questions.filter(position__gt=after).update(position=F("position") + rows)


def _distinct(positions: Sequence[int]) -> list[int]:
    """The same places, each once, rising."""
    found: list[int] = []
    for position in positions:
        found.append(max(position, found[-1] + 1 if found else position))
    return found
