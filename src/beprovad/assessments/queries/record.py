"""A brief as it is read on a page: what is known and what is not, before a decision and long after one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from beprovad.assessments.queries.sums import costs_said, once_words, yearly_words
from beprovad.assessments.rules.brief import Answered, Brief, Danger, Effect, Ground, Serves, Terms
from beprovad.assessments.rules.decisions import READ_FIRST, TRIAL
from beprovad.assessments.rules.fingerprints import changed_since, prints
from beprovad.assessments.rules.kinds import DecisionKind, Verdict
from beprovad.assessments.rules.progress import AnswerState
from beprovad.assessments.words.answering import STATE_CHIPS, STATE_WORDS, VERDICT_CHIPS, VERDICT_WORDS, Words
from beprovad.assessments.words.deciding import (
    COLUMN_WORDS,
    CONSEQUENCE_WORDS,
    LIKELIHOOD_WORDS,
    READ_WORDS,
    SCOPE_WORDS,
)
from beprovad.assessments.words.deciding import Words as FieldWords
from beprovad.assessments.words.printing import facts_said, lack_sentences
from beprovad.checklists.rules.areas import Area, Field
from beprovad.checklists.words import AREA_WORDS, said_text
from beprovad.knowledge.rules.kinds import Direction, Leaf
from beprovad.knowledge.words import DIRECTION_CHIPS, DIRECTION_WORDS, LEAF_WORDS
from beprovad.lib.markup import safe_html


@dataclass(frozen=True)
class GroundLine:
    ground: Ground

    @property
    def leaf_words(self) -> Words:
        return LEAF_WORDS[Leaf(self.ground.leaf)]

    @property
    def direction_words(self) -> Words:
        return DIRECTION_WORDS[Direction(self.ground.direction)]

    @property
    def direction_chip(self) -> str:
        return DIRECTION_CHIPS[Direction(self.ground.direction)]

    @property
    def facts(self) -> str:
        """What its kind has to say: how certain, how documented, how many answered."""
        return facts_said(self.ground)


@dataclass(frozen=True)
class RecordLine:
    """One question, what is said of it and what it stands on."""

    answered: Answered
    grounds: tuple[GroundLine, ...]

    @property
    def verdict_words(self) -> Words:
        return VERDICT_WORDS[self.answered.verdict] if self.answered.verdict else ""

    @property
    def verdict_chip(self) -> str:
        return VERDICT_CHIPS[self.answered.verdict] if self.answered.verdict else ""

    @property
    def is_anything(self) -> bool:
        """Whether somebody has said something here."""
        return self.answered.verdict is not None or bool(self.answered.reasons.strip())

    @property
    def question(self) -> str:
        """In the reader's language where the standard list asks it."""
        return said_text(self.answered.question)

    @property
    def state_words(self) -> Words:
        return self.verdict_words if self.is_put_off else STATE_WORDS[self.answered.standing]

    @property
    def state_chip(self) -> str:
        return self.verdict_chip if self.is_put_off else STATE_CHIPS[self.answered.standing]

    @property
    def is_put_off(self) -> bool:
        """Open because somebody has said "later", which says more than that it is unanswered."""
        return self.answered.standing is AnswerState.OPEN and self.answered.verdict is Verdict.LATER

    @property
    def reasons_html(self) -> SafeString:
        return SafeString(safe_html(self.answered.reasons))


@dataclass(frozen=True)
class RiskLine:
    """`number` is its name in the picture."""

    number: int
    text: str
    likelihood: int
    consequence: int
    response: str

    @property
    def likelihood_words(self) -> Words:
        return LIKELIHOOD_WORDS[self.likelihood]

    @property
    def consequence_words(self) -> Words:
        return CONSEQUENCE_WORDS[self.consequence]


@dataclass(frozen=True)
class Record:
    brief: Brief

    @property
    def missing(self) -> tuple[tuple[Words, tuple[Words, ...]], ...]:
        """What the clover lacks in sentences, under the names of its leaves."""
        told = ((LEAF_WORDS[leaf], lack_sentences(self.brief, leaf)) for leaf in Leaf)
        return tuple((name, sentences) for name, sentences in told if sentences)

    @cached_property
    def areas(self) -> tuple[tuple[Words, tuple[RecordLine, ...]], ...]:
        """The questions of each area that asks something, in reading order."""
        lines = self._lines(self.brief.answers)
        told = ((area, tuple(line for line in lines if line.answered.area == area)) for area in Area)
        return tuple((AREA_WORDS[area], found) for area, found in told if found)

    @property
    def total(self) -> int:
        return sum(each.is_asked for each in self.brief.answers)

    @property
    def answered(self) -> int:
        return self.total - len(self.brief.unanswered)

    @property
    def unanswered(self) -> tuple[RecordLine, ...]:
        """What only users may answer is here wherever the list asks it."""
        return self._lines(self.brief.unknown)

    @property
    def uncertain(self) -> tuple[RecordLine, ...]:
        return self._lines(self.brief.uncertain)

    @property
    def against(self) -> tuple[RecordLine, ...]:
        return self._lines(self.brief.against)

    @property
    def unasked(self) -> tuple[RecordLine, ...]:
        """What only users may answer, and nobody has asked them."""
        return self._lines(self.brief.unasked_of_users)

    @property
    def open_questions(self) -> tuple[RecordLine, ...]:
        """Unanswered, besides those that only users may answer."""
        asked = self.brief.unasked_of_users
        return self._lines(each for each in self.brief.unanswered if each not in asked)

    @property
    def contradicting(self) -> tuple[GroundLine, ...]:
        return tuple(map(GroundLine, self.brief.contradicting))

    @property
    def terms(self) -> tuple[tuple[FieldWords, str], ...]:
        """The fields that hold something, as they are read."""
        return tuple((words, said) for words, said in read_rows(self.brief.terms, READING) if said)

    @property
    def trial(self) -> tuple[tuple[FieldWords, str], ...]:
        """What "test" means: a pilot's part of the fields; those that say nothing are there as empty."""
        return read_rows(self.brief.terms, TRIAL)

    def read_first(self, kind: DecisionKind) -> tuple[tuple[FieldWords, str], ...]:
        """The fields that become part of a decision of that kind; those that say nothing are there as empty."""
        return judged_rows(self.brief, READ_FIRST[kind])

    def held(self, kind: DecisionKind) -> tuple[tuple[FieldWords, str], ...]:
        """The same without what stands beside a pilot's log."""
        return judged_rows(self.brief, [name for name in READ_FIRST[kind] if name not in TRIAL])

    @property
    def risks(self) -> tuple[RiskLine, ...]:
        return risk_lines(self.brief.terms.dangers)

    @property
    def effects(self) -> tuple[Effect, ...]:
        return self.brief.terms.effects

    @property
    def goals(self) -> tuple[Serves, ...]:
        return self.brief.terms.goals

    def _lines(self, answers: Iterable[Answered]) -> tuple[RecordLine, ...]:
        grounds = {ground.id: GroundLine(ground) for ground in self.brief.grounds}
        return tuple(
            RecordLine(answered, tuple(grounds[each] for each in answered.grounds)) for answered in answers
        )


def risk_lines(dangers: Iterable[Danger]) -> tuple[RiskLine, ...]:
    return tuple(
        RiskLine(number, each.text, each.likelihood, each.consequence, each.response)
        for number, each in enumerate(dangers, 1)
    )


def terms_said(terms: Terms) -> Mapping[str, str]:
    """Every field by the name of its column, as it is read; empty where nothing is said."""
    costs = terms.costs
    said: dict[str, str] = {
        "cost_once": once_words(costs), "cost_yearly": yearly_words(costs),
        "cost_note": costs.note, "payer": costs.payer,
    }  # fmt: skip
    plain = (name for name in COLUMN_WORDS if name not in said and name != "scope")
    said |= {name: _plain(getattr(terms, name)) for name in plain}
    return {**said, "scope": str(SCOPE_WORDS[terms.scope]) if terms.scope else ""}


def read_rows(terms: Terms, names: Iterable[str]) -> tuple[tuple[FieldWords, str], ...]:
    """Fields as they are read beside each other: both sums as one cost, and what it replaces or why nothing."""
    said = {**terms_said(terms), "cost": costs_said(terms.costs), "replaces": replaces_said(terms)}
    return tuple((READ_WORDS[name], said[name]) for name in names)


def judged_rows(brief: Brief, names: Sequence[str]) -> tuple[tuple[FieldWords, str], ...]:
    """The same, where an empty field whose question does not apply says so."""
    rows = zip(names, read_rows(brief.terms, names), strict=True)
    return tuple(
        (words, said or (not_applicable() if field_of(name) in brief.spared else ""))
        for name, (words, said) in rows
    )


def not_applicable() -> str:
    return _("Ej aktuellt.")


READING = (
    "cost", "cost_note", "payer", "staff_time", "replaces", "owner", "head_provides", "training", "collaboration",
    "scope", *TRIAL, "follow_up_how", "follow_up_on",
)  # fmt: skip
"""Every field that is read, in the order in which it is."""


def replaces_said(terms: Terms) -> str:
    because = terms.replaces_nothing_because
    nothing = _("Inget. %(why)s") % {"why": because} if because else ""
    return "\n".join(filter(None, (terms.replaces, nothing)))


def field_rows(terms: Terms, field: Field) -> tuple[str, ...]:
    """What answers a question that is a field: of a list what stands first in each row; none where it is empty."""
    if field in _LISTED:
        return tuple(_LISTED[field](terms))
    said = read_rows(terms, [_NAMES.get(field, field.value)])[0][1]
    return (said,) if said else ()


def field_of(name: str) -> Field | None:
    """The field that a column belongs to, where it is one."""
    return next((field for field in Field if name in (field.value, _NAMES.get(field))), None)


_NAMES = {Field.FOLLOW_UP: "follow_up_how"}
_LISTED: Mapping[Field, Callable[[Terms], Iterable[str]]] = {
    Field.RISKS: lambda terms: (danger.text for danger in terms.dangers),
    Field.EXPECTED_EFFECTS: lambda terms: (effect.indicator for effect in terms.effects),
    Field.GOALS: lambda terms: (goal.text for goal in terms.goals),
}


def _plain(value: str | date | None) -> str:
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return value or ""


def brief_prints(brief: Brief, *, decisions: int) -> dict[str, str]:
    """What somebody reads before they decide, part by part; `decisions` is how many have been signed."""
    answers = {
        f"question-{each.question_id}": (each.verdict, each.reasons, each.grounds, each.standing)
        for each in (*brief.answers, *brief.beyond)
    }
    terms = brief.terms
    columns = {name: getattr(terms, name) for name in COLUMN_WORDS if hasattr(terms, name)}
    more = {
        "cost": terms.costs, "risks": terms.dangers, "effects": terms.effects, "goals": terms.goals,
        "purpose": brief.purpose, "depth": brief.is_in_depth, "decisions": decisions,
    }  # fmt: skip
    return prints({**answers, **columns, **more})


@dataclass(frozen=True)
class Change:
    """Something that is no longer as the decider read it: a `question`, a field with its `anchor`, another decision."""

    words: Words
    question: int | None = None
    anchor: str = ""
    is_decision: bool = False


def changes_since(seen: Mapping[str, str], brief: Brief, *, decisions: int) -> tuple[Change, ...]:
    """By name, in reading order. Nothing where all has been changed back."""
    questions = {f"question-{each.question_id}": each for each in (*brief.answers, *brief.beyond)}
    now = brief_prints(brief, decisions=decisions)
    return tuple(_change(name, questions) for name in changed_since(seen, now)) if seen else ()


def _change(name: str, questions: Mapping[str, Answered]) -> Change:
    if name in questions:
        return Change(questions[name].question, question=questions[name].question_id)
    if name in COLUMN_WORDS:
        return Change(COLUMN_WORDS[name], anchor=f"id_{name}")
    words = {
        "cost": (_("Kostnad"), "cost"),
        "risks": (_("Risker"), "risks"),
        "effects": (_("Förväntade effekter"), "expected_effects"),
        "goals": (_("Mål"), "goals"),
        "purpose": (_("Varför det prövas"), ""),
        "depth": (_("Fler frågor ställs"), ""),
        "decisions": (_("Ett annat beslut har undertecknats"), ""),
    }
    said, anchor = words.get(name, (_("En fråga ställs inte längre"), ""))
    return Change(said, anchor=anchor, is_decision=name == "decisions")
