"""What all acts on a draft have in common: one at a time, on questions that its person saw, kept to be undone.

Two who work at once on different questions do not disturb each other. An act on a question that somebody else has
changed, joined or removed since its person saw it does nothing, and ChecklistRefused says so.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from beprovad.checklists.events import DraftChanged
from beprovad.checklists.models import ChecklistVersion, DraftAct, Question, QuestionOrigin
from beprovad.checklists.rules.acts import Act, Rows
from beprovad.checklists.rules.drafting import ChecklistRefused, Refusal
from beprovad.journal.actions import record
from beprovad.meetings.models import FoundQuestion, Meeting
from beprovad.people.models import User

_OF_DRAFT = ("kept_apart", "declined")
_QUESTION = (
    "key", "position", "area", "text", "help", "find_out", "is_screening", "only_users", "field", "covers",
    "worded_by_label", "joined_by_label", "removed_at",
)  # fmt: skip
ORIGIN_COLUMNS = (
    "meeting_id", "found_id", "standard_key", "wording", "sentence", "said", "editor", "round_id", "round_label",
    "prompt_id", "prompt_label", "input_id", "wordings", "dots", "inputs", "people",
)  # fmt: skip


class Doing:
    """An act under way. What it makes is told to it, so that undoing it takes that away again."""

    def __init__(self, ids: Iterable[int]) -> None:
        self.ids = list(ids)

    def made(self, question: Question) -> Question:
        self.ids.append(question.pk)
        return question


@contextmanager
def working(
    draft: ChecklistVersion, act: Act, *, by: User, on: Iterable[int] = (), base: int | None = None
) -> Iterator[Doing]:
    """One act on these questions, journaled; `base` is the draft's revision that its person saw, None if it is all one.

    Refused on what is published, and where one of the questions is gone or has changed since `base`.
    """
    with transaction.atomic():
        revision = next_revision(draft)
        doing = Doing(on)
        _refuse_unseen(draft, doing.ids, base)
        before, stood = rows_of(draft, doing.ids), _of_draft(draft)
        yield doing
        if act is not Act.ORDERED:
            draft.questions.filter(pk__in=doing.ids).update(changed_in=revision)
        after = rows_of(draft, doing.ids)
        stands = _of_draft(draft)
        if before == after and stood == stands:
            return
        DraftAct.objects.create(
            version=draft,
            what=act,
            revision=revision,
            before={"questions": before, **({} if stood == stands else {"draft": stood})},
            after={"questions": after, **({} if stood == stands else {"draft": stands})},
            by_label=by.label[:200],
        )
        event = DraftChanged(
            subject_id=draft.checklist_id, subject_label=draft.checklist.title, what=act.value
        )
        record(event, by=by.actor)


def next_revision(draft: ChecklistVersion) -> int:
    """Whoever writes in a draft waits here for those before; refused when it has been published."""
    raised = ChecklistVersion.objects.filter(pk=draft.pk, number=None).update(revision=F("revision") + 1)
    if not raised:
        raise ChecklistRefused(Refusal.PUBLISHED)
    draft.refresh_from_db(fields=["revision", *_OF_DRAFT])
    return draft.revision


def rows_of(draft: ChecklistVersion, ids: Iterable[int]) -> dict[str, dict[str, Any]]:
    """These questions as they stand, with their origins; what is not in the draft is left out. Two queries."""
    questions = draft.questions.filter(pk__in=list(ids)).order_by("pk")
    rows = {str(each.pk): _columns(each, _QUESTION) for each in questions}
    for row in rows.values():
        row["origins"] = []
    for origin in QuestionOrigin.objects.filter(question__in=list(map(int, rows))).order_by("pk"):
        rows[str(origin.question_id)]["origins"].append(_columns(origin, ("id", *ORIGIN_COLUMNS)))
    return rows


def put_back(draft: ChecklistVersion, before: Rows, *, act: Act, revision: int) -> None:
    """These questions as they stood. One that is here keeps its place, unless its place is what the act changed."""
    here = set(draft.questions.filter(pk__in=list(map(int, before))).values_list("pk", flat=True))
    for each, row in before.items():
        columns = {name: row[name] for name in _QUESTION}
        if int(each) in here and act is not Act.ORDERED:
            del columns["position"]
        columns["changed_in"] = revision
        draft.questions.update_or_create(pk=int(each), defaults=columns)
        for origin in row["origins"]:
            _put_back_origin(int(each), origin)


def _put_back_origin(question_id: int, row: dict[str, Any]) -> None:
    """One that is here is the question's again; one that went with its question is written anew."""
    if QuestionOrigin.objects.filter(pk=row["id"]).update(question_id=question_id):
        return
    columns = {name: row[name] for name in ("id", *ORIGIN_COLUMNS)}
    known = (("meeting_id", Meeting.objects), ("found_id", FoundQuestion.objects))
    for name, rows in known:
        if columns[name] is not None and not rows.filter(pk=columns[name]).exists():
            columns[name] = None  # gone meanwhile
    QuestionOrigin.objects.create(question_id=question_id, **columns)


def _refuse_unseen(draft: ChecklistVersion, ids: list[int], base: int | None) -> None:
    if base is None:
        return
    seen = draft.questions.filter(pk__in=ids, removed_at=None, changed_in__lte=base)
    if seen.count() < len(set(ids)):
        raise ChecklistRefused(Refusal.CHANGED_MEANWHILE)


def _of_draft(draft: ChecklistVersion) -> dict[str, Any]:
    return {name: list(getattr(draft, name)) for name in _OF_DRAFT}


def _columns(row: Any, names: Iterable[str]) -> dict[str, Any]:
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: Any) -> Any:
    """As JSON keeps it."""
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
