"""A version with its questions as the reader reads them, where each comes from, and what differs between two."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
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
    by_how_many,
    said,
    said_text,
    said_title,
    said_where,
)
from beprovad.checklists.words.refusals import CHANGE_CHIPS, CHANGE_WORDS
from beprovad.meetings.access import meetings
from beprovad.people.rules import Reach
from beprovad.rounds.access import rounds
from beprovad.rounds.models import Round

Words = str | Promise


@dataclass(frozen=True)
class OriginLine:
    """What was said, and where. `sentence` and `wordings` only where the reader may see the meeting or round.

    `wordings` are those of a round, each with its tables, when the question's words were not the only ones.
    """

    wording: str
    sentence: str
    said: str
    meeting_id: int | None
    is_standard: bool
    editor: str = ""
    round_id: int | None = None
    round_label: str = ""
    prompt: str = ""
    wordings: tuple[Worded, ...] = ()
    tables: int = 0
    dots: int | None = None
    inputs: int = 0
    people: int = 0
    is_joined: bool = False
    """Of several inputs of a round; otherwise its editor only gave it other words."""

    @property
    def shows_sentence(self) -> bool:
        return bool(self.sentence) and self.sentence.split() != self.wording.split()

    @property
    def is_in_its_only_words(self) -> bool:
        """One wording, and the question says it: then only the tables are told."""
        return len(self.wordings) == 1 and self.wordings[0].text.split() == self.wording.split()

    @property
    def names_the_round(self) -> bool:
        """The place is the round itself ("Dagen, 21 april 2026" of "Dagen"): it need not be named once more."""
        return bool(self.round_label) and self.said.startswith(self.round_label)

    @property
    def other_label(self) -> str:
        """The round's name, where the place has not said it already."""
        return "" if self.names_the_round else self.round_label

    @property
    def by_how_many(self) -> str:
        """How many asked, where no name follows into a list. Tables are told by their names."""
        return "" if self.tables else by_how_many(self.inputs, self.people)

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
    def by_how_many(self) -> str:
        """Of several places the inputs only: the same person may have been at both."""
        told = [origin for origin in self.origins if origin.by_how_many]
        people = told[0].people if len(told) == 1 else 0
        return by_how_many(sum(origin.inputs for origin in told), people)

    @property
    def table_names(self) -> tuple[str, ...]:
        """The tables themselves, where the reader may see the round that they sat in."""
        return tables_of(each for origin in self.origins for each in origin.wordings)

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
    """Where each question (by id) comes from; one query, one more for meetings and two for rounds."""
    rows = list(QuestionOrigin.objects.filter(question__in=[each.pk for each in questions]).order_by("pk"))
    doors = _Doors.of(rows, reach)
    lines: dict[int, tuple[OriginLine, ...]] = {}
    for row in rows:
        lines[row.question_id] = (*lines.get(row.question_id, ()), _line(row, doors))
    return lines


@dataclass(frozen=True)
class _Doors:
    """The meetings and rounds that the reader may open, and the rounds that stand but are closed to them."""

    meetings: frozenset[int]
    rounds: frozenset[int]
    closed_rounds: frozenset[int]

    @classmethod
    def of(cls, rows: Sequence[QuestionOrigin], reach: Reach) -> "_Doors":
        met = {row.meeting_id for row in rows if row.meeting_id is not None}
        held = {row.round_id for row in rows if row.round_id is not None}
        opened = _ids(rounds(reach).filter(pk__in=held)) if held else frozenset()
        return cls(
            meetings=_ids(meetings(reach).filter(pk__in=met)) if met else frozenset(),
            rounds=opened,
            closed_rounds=_ids(Round.objects.filter(pk__in=held)) - opened if held else frozenset(),
        )

    def may_read(self, row: QuestionOrigin) -> bool:
        """What was written stands in the meeting's notes, or on the round's board: told to those who see these."""
        is_of_closed_meeting = row.meeting_id is not None and row.meeting_id not in self.meetings
        return not is_of_closed_meeting and row.round_id not in self.closed_rounds


def _ids(rows: QuerySet[Any]) -> frozenset[int]:
    return frozenset(rows.order_by().values_list("pk", flat=True))


def _line(row: QuestionOrigin, doors: _Doors) -> OriginLine:
    may_see = doors.may_read(row)
    wordings = read_wordings(row.wordings)
    return OriginLine(
        wording=said_text(row.wording),
        sentence=row.sentence if may_see else "",
        said=said_where(row.said),
        meeting_id=row.meeting_id if row.meeting_id in doors.meetings else None,
        round_id=row.round_id if row.round_id in doors.rounds else None,
        is_standard=row.standard_key is not None,
        editor=row.editor,
        round_label=said_where(row.round_label),
        prompt=row.prompt_label,
        wordings=wordings if may_see else (),
        tables=len(tables_of(wordings)),
        dots=row.dots,
        inputs=row.inputs,
        people=row.people,
        is_joined=max(row.inputs, len(wordings)) > 1,
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


def unchanged_count(before: ChecklistVersion, after: ChecklistVersion) -> int:
    """How many questions of the newer one stand as they did, in the same words and the same area."""
    changed = {each.after.key for each in version_differences(before, after) if each.after is not None}
    return sum(question.key not in changed for question in questions_in_order(after))


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
