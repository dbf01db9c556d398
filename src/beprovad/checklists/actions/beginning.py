"""Begin a list: from a meeting's questions, from pasted lines, from another version, or empty."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from beprovad.checklists.events import ChecklistBegun, DraftBegun
from beprovad.checklists.models import Checklist, ChecklistVersion, Question, QuestionOrigin
from beprovad.checklists.queries.versions import (
    current_version,
    proposed_covers,
    proposed_fields,
    questions_in_order,
)
from beprovad.checklists.rules.drafting import ChecklistRefused, Refusal, pasted_questions, refuse_pasted
from beprovad.checklists.rules.signs import proposed_area
from beprovad.journal.actions import record
from beprovad.meetings.models import FoundQuestion, Meeting
from beprovad.people.models import Network, Organisation, User


@dataclass(frozen=True)
class Keeper:
    """Whose list it is: exactly one of the two."""

    network: Network | None = None
    organisation: Organisation | None = None


def begin_from_meeting(
    *, meeting: Meeting, found: Iterable[FoundQuestion], title: str, keeper: Keeper, by: User
) -> ChecklistVersion:
    """Each question keeps the meeting and the sentence that it stands on; its area is proposed by its words."""
    rows = list(found)
    if not rows:
        raise ChecklistRefused(Refusal.NO_QUESTIONS)
    with transaction.atomic():
        draft = _begin(title, keeper, by, meeting=meeting)
        said = f"{meeting.title}, {meeting.held_on:%Y-%m-%d}"[:300]
        for question, row in zip(_written(draft, [row.text for row in rows]), rows, strict=True):
            QuestionOrigin.objects.create(
                question=question,
                meeting=meeting,
                found=row,
                wording=row.text,
                sentence=row.sentence or row.text,
                said=said,
            )
    return draft


def begin_from_lines(*, pasted: str, title: str, keeper: Keeper, by: User) -> ChecklistVersion:
    """A question from each pasted line; nothing pasted is an empty list. Refused for more than a list holds."""
    texts = pasted_questions(pasted)
    refusal = refuse_pasted(texts, pasted) if pasted.strip() else None
    if refusal is not None:
        raise ChecklistRefused(refusal)
    with transaction.atomic():
        draft = _begin(title, keeper, by)
        questions = _written(draft, texts)
        QuestionOrigin.objects.bulk_create(
            QuestionOrigin(question=question, wording=question.text) for question in questions
        )
    return draft


def begin_from_version(
    *, version: ChecklistVersion, title: str, keeper: Keeper, by: User
) -> ChecklistVersion:
    """One's own list from another's, with its keys, so that the two can be compared."""
    with transaction.atomic():
        draft = _begin(title, keeper, by, based_on=version)
        _copy(version, draft)
    return draft


def begin_draft(*, checklist: Checklist, by: User) -> ChecklistVersion:
    """The next version, from the one that is current. There is one draft at a time."""
    with transaction.atomic():
        Checklist.objects.select_for_update().get(pk=checklist.pk)
        if checklist.versions.filter(number=None).exists():
            raise ChecklistRefused(Refusal.DRAFT_ALREADY)
        current = current_version(checklist)
        draft = checklist.versions.create(based_on=current)
        if current is not None:
            _copy(current, draft)
        record(DraftBegun(subject_id=checklist.pk, subject_label=checklist.title), by=by.actor)
    return draft


def _begin(
    title: str,
    keeper: Keeper,
    by: User,
    *,
    meeting: Meeting | None = None,
    based_on: ChecklistVersion | None = None,
) -> ChecklistVersion:
    checklist = Checklist.objects.create(
        title=title.strip(),
        network=keeper.network,
        organisation=keeper.organisation,
        created_by_label=by.label,
    )
    event = ChecklistBegun(
        subject_id=checklist.pk, subject_label=checklist.title, meeting_id=meeting.pk if meeting else None
    )
    record(event, by=by.actor)
    return ChecklistVersion.objects.create(checklist=checklist, based_on=based_on)


def _written(draft: ChecklistVersion, texts: Iterable[str]) -> list[Question]:
    """New questions in this order, each with the area, standard questions and field that its words point at."""
    texts = list(texts)
    fields = proposed_fields(texts)
    return Question.objects.bulk_create(
        Question(
            version=draft,
            position=place,
            area=proposed_area(text),
            text=text,
            covers=proposed_covers(text),
            field=field,
        )
        for place, (text, field) in enumerate(zip(texts, fields, strict=True), 1)
    )


def _copy(source: ChecklistVersion, draft: ChecklistVersion) -> None:
    """Questions with their keys, marks and origins."""
    questions = questions_in_order(source)
    copies = Question.objects.bulk_create(
        Question(
            version=draft, key=each.key, position=place, area=each.area, text=each.text, help=each.help,
            find_out=each.find_out, is_screening=each.is_screening, only_users=each.only_users, field=each.field,
            covers=each.covers,
        )
        for place, each in enumerate(questions, 1)
    )  # fmt: skip
    copied = {old.pk: new for old, new in zip(questions, copies, strict=True)}
    QuestionOrigin.objects.bulk_create(
        QuestionOrigin(
            question=copied[origin.question_id], meeting_id=origin.meeting_id, found_id=origin.found_id,
            standard_key=origin.standard_key, wording=origin.wording, sentence=origin.sentence, said=origin.said,
        )
        for origin in QuestionOrigin.objects.filter(question__in=copied).order_by("pk")
    )  # fmt: skip
