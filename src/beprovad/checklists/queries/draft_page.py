"""A draft to work on: its questions by area, which seem to ask the same, and what has been taken away."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from beprovad.checklists.models import ChecklistVersion, DraftAct, Question
from beprovad.checklists.queries.lists import keeper_name
from beprovad.checklists.queries.version_page import OriginLine, origin_lines, question_row
from beprovad.checklists.queries.version_page import QuestionRow as ReadRow
from beprovad.checklists.queries.versions import BlindSpots, blind_spots, by_area, proposed_screening
from beprovad.checklists.rules.acts import Act
from beprovad.checklists.rules.areas import Area
from beprovad.checklists.rules.drafting import sentences
from beprovad.checklists.rules.likeness import alike
from beprovad.checklists.rules.signs import signs, users_word
from beprovad.checklists.words import AREA_WORDS, Words, said_text, said_title
from beprovad.checklists.words.refusals import act_words
from beprovad.people.rules import Reach

MOST_ACTS = 10


class Order(StrEnum):
    """How the draft is looked at; the list itself always stands by area."""

    AREA = "area"
    DOTS = "dots"


@dataclass(frozen=True)
class DraftRow:
    """`why` is the word that the proposed area stands on; empty where a person has chosen another area.

    `users_word` are the words for which it is proposed that only users may answer; empty where a person has said no.
    """

    read: ReadRow
    why: str
    users_word: str
    is_first: bool
    is_last: bool
    is_open: bool
    is_chosen: bool

    @property
    def question(self) -> Question:
        return self.read.question

    @property
    def proposed_parts(self) -> str:
        """A row for each sentence that the question holds."""
        return "\n".join(sentences(self.question.text))


@dataclass(frozen=True)
class DraftArea:
    area: Area
    words: Words
    rows: tuple[DraftRow, ...]


@dataclass(frozen=True)
class Proposal:
    """Questions that seem to ask the same; a person decides."""

    questions: tuple[Question, ...]

    @property
    def ids(self) -> str:
        return ",".join(str(question.pk) for question in self.questions)


@dataclass(frozen=True)
class ActRow:
    """Something that was done to the draft and can be undone."""

    act: DraftAct

    @property
    def words(self) -> str:
        return act_words(Act(self.act.what), max(len(self.act.before["questions"]), len(self._after)))

    @property
    def text(self) -> str:
        """The question, where it was about one."""
        return next(iter(self._after.values()))["text"] if len(self._after) == 1 else ""

    @property
    def _after(self) -> dict[str, Any]:
        after: dict[str, Any] = self.act.after["questions"]
        return after


@dataclass(frozen=True)
class DraftPage:
    draft: ChecklistVersion
    title: str
    keeper: str
    areas: tuple[DraftArea, ...]
    proposals: tuple[Proposal, ...]
    screening_proposed: tuple[Question, ...]
    acts: tuple[ActRow, ...]
    removed: tuple[Question, ...]
    spots: BlindSpots
    all_areas: tuple[tuple[str, Words], ...]
    order: Order = Order.AREA

    @property
    def has_dots(self) -> bool:
        return any(row.read.dots is not None for part in self.areas for row in part.rows)

    @property
    def by_dots(self) -> tuple[tuple[DraftArea, DraftRow], ...]:
        """Every question with its area, most dots first; those that nobody could place dots on come last."""
        rows = [(part, row) for part in self.areas for row in part.rows]
        return tuple(sorted(rows, key=lambda pair: -_dots(pair[1])))

    @property
    def areas_go_by_dots(self) -> bool:
        """Within every area the most dots stand first, as the round left them."""
        dots = [[_dots(row) for row in part.rows] for part in self.areas]
        return all(each == sorted(each, reverse=True) for each in dots)

    @property
    def questions(self) -> int:
        return sum(len(part.rows) for part in self.areas)

    @property
    def only_users(self) -> int:
        return sum(row.question.only_users for part in self.areas for row in part.rows)

    @property
    def everything_proposed(self) -> str:
        """All that can be accepted in one press: groups to join, then what would come first."""
        return "/".join((";".join(each.ids for each in self.proposals), self.screening_ids))

    @property
    def screening_ids(self) -> str:
        return ",".join(str(each.pk) for each in self.screening_proposed)

    @property
    def proposed(self) -> int:
        return len(self.proposals) + bool(self.screening_proposed)

    @property
    def screening(self) -> int:
        return sum(row.question.is_screening for part in self.areas for row in part.rows)


def draft_page(
    draft: ChecklistVersion,
    reach: Reach,
    *,
    opened: int | None = None,
    chosen: Sequence[int] = (),
    order: Order = Order.AREA,
) -> DraftPage:
    """Four queries, whatever the draft holds."""
    every = list(draft.questions.order_by("position", "pk"))
    questions = [each for each in every if each.removed_at is None]
    origins = origin_lines(questions, reach)
    return DraftPage(
        draft=draft,
        title=said_title(draft.checklist),
        keeper=keeper_name(draft.checklist),
        areas=tuple(
            DraftArea(part.area, part.words, _rows(part.questions, origins, opened, set(chosen)))
            for part in by_area(questions)
        ),
        proposals=proposals(questions, draft.kept_apart),
        screening_proposed=proposed_screening(questions, draft.declined),
        acts=tuple(map(ActRow, draft.acts.filter(undone_at=None).order_by("-pk")[:MOST_ACTS])),
        removed=tuple(each for each in every if each.removed_at is not None),
        spots=blind_spots(questions),
        all_areas=tuple((area.value, AREA_WORDS[area]) for area in Area),
        order=order,
    )


def _rows(
    questions: Sequence[Question],
    origins: dict[int, tuple[OriginLine, ...]],
    opened: int | None,
    chosen: set[int],
) -> tuple[DraftRow, ...]:
    last = len(questions) - 1
    return tuple(
        DraftRow(
            read=question_row(each, origins.get(each.pk, ())),
            why=_why(each),
            users_word=_users_word(each, origins.get(each.pk, ())),
            is_first=place == 0,
            is_last=place == last,
            is_open=each.pk == opened,
            is_chosen=each.pk in chosen,
        )
        for place, each in enumerate(questions)
    )


def _dots(row: DraftRow) -> int:
    """Below none where there were none to place."""
    return -1 if row.read.dots is None else row.read.dots


def _why(question: Question) -> str:
    found = signs(question.text)
    return found[0].word if found and found[0].area == question.area else ""


def last_change(question: Question) -> DraftAct | None:
    """Who changed it last, and when; None for one that nobody has changed since the draft began."""
    return question.version.acts.filter(revision=question.changed_in).first()


def _users_word(question: Question, origins: Sequence[OriginLine]) -> str:
    if not question.only_users:
        return ""
    said = (question.text, *(each.text for origin in origins for each in origin.wordings))
    return next((word for text in said if (word := users_word(text))), "")


def proposals(questions: Sequence[Question], kept_apart: Sequence[Sequence[str]]) -> tuple[Proposal, ...]:
    """Groups of questions to join, without those that somebody has said are different."""
    apart = {frozenset(pair) for pair in kept_apart}
    groups = alike([said_text(each.text) for each in questions])
    found = (tuple(questions[place] for place in group) for group in groups)
    return tuple(
        Proposal(group) for group in found if frozenset(str(each.key) for each in group) not in apart
    )
