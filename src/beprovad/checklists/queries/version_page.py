"""A version with its questions as the reader reads them, where each comes from, and what differs between two."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from beprovad.checklists.models import ChecklistVersion, Question, QuestionOrigin
from beprovad.checklists.queries.lists import keeper_name
from beprovad.checklists.queries.versions import by_area, questions_in_order, version_differences
from beprovad.checklists.rules.areas import Area, Field
from beprovad.checklists.rules.differences import Change, Difference
from beprovad.checklists.rules.origins import Worded, read_wordings, tables_of
from beprovad.checklists.words import (
    AREA_LEADS,
    AREA_WORDS,
    FIELD_WORDS,
    Wording,
    said,
    said_text,
    said_title,
    said_where,
)
from beprovad.checklists.words.refusals import CHANGE_CHIPS, CHANGE_WORDS
from beprovad.meetings.access import meetings
from beprovad.people.rules import Reach

Words = str | Promise


@dataclass(frozen=True)
class OriginLine:
    """What was said, and where. `meeting_id`, `sentence` and `wordings` only where the reader may see the meeting.

    `wordings` are those of a round, each with its tables, when the question's words were not the only ones.
    """

    wording: str
    sentence: str
    said: str
    meeting_id: int | None
    is_standard: bool
    editor: str = ""
    round_label: str = ""
    prompt: str = ""
    wordings: tuple[Worded, ...] = ()
    tables: int = 0
    dots: int | None = None

    @property
    def shows_sentence(self) -> bool:
        return bool(self.sentence) and self.sentence.split() != self.wording.split()

    @property
    def is_of_a_round(self) -> bool:
        return bool(self.round_label or self.wordings or self.dots is not None)


@dataclass(frozen=True)
class QuestionRow:
    question: Question
    said: Wording
    origins: tuple[OriginLine, ...]
    field_words: Words

    @property
    def wordings(self) -> int:
        """How many wordings it was made from; a round's item with several counts for each."""
        return sum(max(1, len(origin.wordings)) for origin in self.origins)

    @property
    def tables(self) -> int:
        return sum(origin.tables for origin in self.origins)

    @property
    def dots(self) -> int | None:
        """All that were placed on what it was made from; None where nobody placed any."""
        placed = [origin.dots for origin in self.origins if origin.dots is not None]
        return sum(placed) if placed else None

    @property
    def is_marked(self) -> bool:
        return bool(self.question.is_screening or self.question.only_users or self.field_words)


@dataclass(frozen=True)
class AreaRows:
    area: Area
    words: Words
    lead: Words
    rows: tuple[QuestionRow, ...]


@dataclass(frozen=True)
class VersionPage:
    version: ChecklistVersion
    title: str
    about: str
    keeper: str
    areas: tuple[AreaRows, ...]
    before: ChecklistVersion | None
    newer: ChecklistVersion | None

    @property
    def questions(self) -> int:
        return sum(len(area.rows) for area in self.areas)

    @property
    def screening(self) -> int:
        return sum(row.question.is_screening for area in self.areas for row in area.rows)


def version_page(version: ChecklistVersion, reach: Reach) -> VersionPage:
    """Five queries, whatever the version holds."""
    questions = questions_in_order(version)
    siblings = version.checklist.versions.filter(number__isnull=False).exclude(pk=version.pk)
    others = list(siblings.order_by("-number"))
    number = version.number or 0
    return VersionPage(
        version=version,
        title=said_title(version.checklist),
        about=said_text(version.checklist.about),
        keeper=keeper_name(version.checklist),
        areas=area_rows(questions, reach),
        before=next((each for each in others if (each.number or 0) < number), None),
        newer=next((each for each in others if (each.number or 0) > number), None),
    )


def area_rows(questions: Sequence[Question], reach: Reach) -> tuple[AreaRows, ...]:
    origins = origin_lines(questions, reach)
    return tuple(
        AreaRows(
            area=part.area,
            words=AREA_WORDS[part.area],
            lead=AREA_LEADS[part.area],
            rows=tuple(question_row(each, origins.get(each.pk, ())) for each in part.questions),
        )
        for part in by_area(questions)
    )


def question_row(question: Question, origins: Iterable[OriginLine]) -> QuestionRow:
    field_words = FIELD_WORDS[Field(question.field)] if question.field else ""
    return QuestionRow(question, said(question), tuple(origins), field_words)


def origin_lines(questions: Sequence[Question], reach: Reach) -> dict[int, tuple[OriginLine, ...]]:
    """Where each question (by id) comes from; two queries."""
    rows = list(QuestionOrigin.objects.filter(question__in=[each.pk for each in questions]).order_by("pk"))
    told = {row.meeting_id for row in rows if row.meeting_id is not None}
    seen = set(meetings(reach).filter(pk__in=told).order_by().values_list("pk", flat=True)) if told else set()
    lines: dict[int, tuple[OriginLine, ...]] = {}
    for row in rows:
        lines[row.question_id] = (*lines.get(row.question_id, ()), _line(row, seen))
    return lines


def _line(row: QuestionOrigin, seen: set[int]) -> OriginLine:
    """The sentence is part of the meeting's notes: told to those who may see the meeting."""
    may_see = row.meeting_id is None or row.meeting_id in seen
    wordings = read_wordings(row.wordings)
    return OriginLine(
        wording=said_text(row.wording),
        sentence=row.sentence if may_see else "",
        said=said_where(row.said),
        meeting_id=row.meeting_id if may_see else None,
        is_standard=row.standard_key is not None,
        editor=row.editor,
        round_label=row.round_label,
        prompt=row.prompt_label,
        wordings=wordings if may_see else (),
        tables=len(tables_of(wordings)),
        dots=row.dots,
    )


@dataclass(frozen=True)
class DifferenceRow:
    """One thing that differs, in words; `before` and `after` are texts, empty where there is none."""

    words: Words
    chip: str
    before: str
    after: str
    area_before: Words
    area_after: Words
    is_reworded: bool
    is_moved: bool

    @property
    def text(self) -> str:
        return self.after or self.before


def difference_rows(before: ChecklistVersion, after: ChecklistVersion) -> tuple[DifferenceRow, ...]:
    return tuple(_difference(each) for each in version_differences(before, after))


def _difference(each: Difference) -> DifferenceRow:
    return DifferenceRow(
        words=CHANGE_WORDS[each.change],
        chip=CHANGE_CHIPS[each.change],
        before=said_text(each.before.text) if each.before else "",
        after=said_text(each.after.text) if each.after else "",
        area_before=AREA_WORDS[each.before.area] if each.before else "",
        area_after=AREA_WORDS[each.after.area] if each.after else "",
        is_reworded=each.change is Change.REWORDED,
        is_moved=each.change is Change.MOVED,
    )
