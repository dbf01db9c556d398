"""Begin a list: from a meeting's questions, from a round, from pasted lines, from another version, or empty."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from beprovad.checklists.actions.acts import ORIGIN_COLUMNS, working
from beprovad.checklists.actions.drafting import last_position, refuse_more
from beprovad.checklists.events import ChecklistBegun, DraftBegun
from beprovad.checklists.models import Checklist, ChecklistVersion, Question, QuestionOrigin
from beprovad.checklists.queries.versions import (
    current_version,
    proposed_covers,
    proposed_fields,
    questions_in_order,
)
from beprovad.checklists.rules.acts import Act
from beprovad.checklists.rules.areas import Area
from beprovad.checklists.rules.drafting import ChecklistRefused, Refusal, pasted_questions, refuse_pasted
from beprovad.checklists.rules.origins import Raised, kept, refuse_raised
from beprovad.checklists.rules.signs import proposed_area, users_word
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
        draft = _begin(title, keeper, by, meeting_id=meeting.pk)
        _from_meeting(_written(draft, [row.text for row in rows]), rows, meeting)
    return draft


def add_from_meeting(
    *, draft: ChecklistVersion, meeting: Meeting, found: Iterable[FoundQuestion], by: User
) -> int:
    """Questions of a later meeting, into a draft that has begun; how many. Those that it holds already are left out."""
    with working(draft, Act.BROUGHT_IN, by=by) as doing:
        here = draft.questions.filter(removed_at=None)
        held = set(QuestionOrigin.objects.filter(question__in=here).values_list("found", flat=True))
        rows = [row for row in found if row.pk not in held]
        if not rows:
            raise ChecklistRefused(Refusal.ALL_HERE)
        refuse_more(draft, len(rows))
        fields = here.values_list("field", flat=True)
        made = _written(draft, [row.text for row in rows], after=last_position(draft), fields=fields)
        _from_meeting(made, rows, meeting)
        for question in made:
            doing.made(question)
    return len(rows)


def begin_from(
    *, title: str, about: str = "", questions: Sequence[Raised], keeper: Keeper, by: User
) -> ChecklistVersion:
    """A draft of what a round asked, in its order; each question keeps wordings, tables, dots and where it comes from.

    A meeting that does not exist (any more) is told of by its label alone.
    """
    refusal = refuse_raised(questions)
    if refusal is not None:
        raise ChecklistRefused(refusal)
    with transaction.atomic():
        whole = questions[0].came_from
        draft = _begin(title, keeper, by, about=about, meeting_id=whole.meeting_id, round_id=whole.round_id)
        made = _written(draft, [each.text for each in questions])
        for question, raised in zip(made, questions, strict=True):
            _heed_wordings(question, raised)
        Question.objects.bulk_update(made, ["area", "only_users"])
        _from_round(made, questions)
    return draft


def add_from(*, draft: ChecklistVersion, questions: Sequence[Raised], by: User) -> list[Question]:
    """What a round asked, into a draft that has begun: with wordings, tables, dots and where each comes from."""
    refusal = refuse_raised(questions)
    if refusal is not None:
        raise ChecklistRefused(refusal)
    with working(draft, Act.BROUGHT_IN, by=by) as doing:
        refuse_more(draft, len(questions))
        fields = draft.questions.filter(removed_at=None).values_list("field", flat=True)
        texts = [each.text for each in questions]
        made = _written(draft, texts, after=last_position(draft), fields=fields)
        for question, raised in zip(made, questions, strict=True):
            _heed_wordings(question, raised)
        Question.objects.bulk_update(made, ["area", "only_users"])
        _from_round(made, questions)
        for question in made:
            doing.made(question)
    return made


def _from_round(made: Sequence[Question], questions: Sequence[Raised]) -> None:
    wanted = [told for each in questions if (told := each.came_from.meeting_id) is not None]
    known = set(Meeting.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    QuestionOrigin.objects.bulk_create(
        _raised_origin(question, raised, known) for question, raised in zip(made, questions, strict=True)
    )


def _heed_wordings(question: Question, raised: Raised) -> None:
    """Where the joined words say nothing, those that it was joined from may."""
    if question.area == Area.OTHER:
        areas = (proposed_area(text) for text in raised.every_text)
        question.area = next((area for area in areas if area is not Area.OTHER), Area.OTHER)
    question.only_users = any(map(users_word, raised.every_text))


def _raised_origin(question: Question, raised: Raised, meetings: set[int]) -> QuestionOrigin:
    told = raised.came_from
    return QuestionOrigin(
        question=question,
        meeting_id=told.meeting_id if told.meeting_id in meetings else None,
        wording=raised.text,
        said=told.said[:300],
        editor=told.editor[:200],
        round_id=told.round_id,
        round_label=told.round_label[:300],
        prompt_id=told.prompt_id,
        prompt_label=told.prompt_label[:500],
        input_id=raised.input_id,
        wordings=kept(raised.wordings),
        dots=raised.dots,
        inputs=raised.inputs,
        people=raised.people,
    )


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


def _begin(  # noqa: PLR0913 - how a list begins, each by its name
    title: str,
    keeper: Keeper,
    by: User,
    *,
    about: str = "",
    meeting_id: int | None = None,
    round_id: int | None = None,
    based_on: ChecklistVersion | None = None,
) -> ChecklistVersion:
    checklist = Checklist.objects.create(
        title=title.strip(),
        about=about.strip(),
        network=keeper.network,
        organisation=keeper.organisation,
        created_by_label=by.label,
    )
    event = ChecklistBegun(
        subject_id=checklist.pk, subject_label=checklist.title, meeting_id=meeting_id, round_id=round_id
    )
    record(event, by=by.actor)
    return ChecklistVersion.objects.create(checklist=checklist, based_on=based_on)


def _written(
    draft: ChecklistVersion, texts: Sequence[str], *, after: int = 0, fields: Iterable[str] = ()
) -> list[Question]:
    """New questions in this order, each with what its words point at: area, standard questions, field, only users."""
    proposed = proposed_fields(texts, fields)
    return Question.objects.bulk_create(
        Question(
            version=draft,
            position=after + place,
            area=proposed_area(text),
            text=text,
            covers=proposed_covers(text),
            only_users=bool(users_word(text)),
            field=field,
        )
        for place, (text, field) in enumerate(zip(texts, proposed, strict=True), 1)
    )


def _from_meeting(questions: Sequence[Question], rows: Sequence[FoundQuestion], meeting: Meeting) -> None:
    said = f"{meeting.title}, {meeting.held_on:%Y-%m-%d}"[:300]
    QuestionOrigin.objects.bulk_create(
        QuestionOrigin(
            question=question,
            meeting=meeting,
            found=row,
            wording=row.text,
            sentence=row.sentence or row.text,
            said=said,
        )
        for question, row in zip(questions, rows, strict=True)
    )


def _copy(source: ChecklistVersion, draft: ChecklistVersion) -> None:
    """Questions with their keys, marks and origins."""
    questions = questions_in_order(source)
    copies = Question.objects.bulk_create(
        Question(
            version=draft, key=each.key, position=place, area=each.area, text=each.text, help=each.help,
            find_out=each.find_out, is_screening=each.is_screening, only_users=each.only_users, field=each.field,
            covers=each.covers, worded_by_label=each.worded_by_label, joined_by_label=each.joined_by_label,
        )
        for place, each in enumerate(questions, 1)
    )  # fmt: skip
    copied = {old.pk: new for old, new in zip(questions, copies, strict=True)}
    QuestionOrigin.objects.bulk_create(
        QuestionOrigin(
            question=copied[origin.question_id], **{name: getattr(origin, name) for name in ORIGIN_COLUMNS}
        )
        for origin in QuestionOrigin.objects.filter(question__in=copied).order_by("pk")
    )
