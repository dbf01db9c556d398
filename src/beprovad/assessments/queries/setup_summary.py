"""What the assessment's page says of its fields: filled and missing, each with a way to it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from beprovad.assessments.models import Assessment, Setup
from beprovad.assessments.queries.fields import filled_fields
from beprovad.assessments.queries.sums import costs_of, costs_said
from beprovad.assessments.rules.kinds import Scope
from beprovad.assessments.words.deciding import FIELD_WORDS, SCOPE_WORDS, Words
from beprovad.checklists.rules.areas import Field


@dataclass(frozen=True)
class FieldLine:
    field: Field
    is_filled: bool

    @property
    def words(self) -> Words:
        return FIELD_WORDS[self.field]


@dataclass(frozen=True)
class SetupSummary:
    """`spared`: fields whose questions are judged not to apply; they are not missed."""

    lines: tuple[FieldLine, ...]
    owner: str
    scope: Words
    costs: str
    begins_on: date | None
    decision_on: date | None
    spared: Collection[str] = ()

    @property
    def filled(self) -> tuple[FieldLine, ...]:
        return tuple(line for line in self.lines if line.is_filled)

    @property
    def missing(self) -> tuple[FieldLine, ...]:
        return tuple(line for line in self.lines if not line.is_filled and line.field not in self.spared)


def setup_summary(assessment: Assessment, *, spared: Collection[str] = ()) -> SetupSummary:
    """Of an assessment from `access`: no query."""
    setup: Setup = getattr(assessment, "setup", None) or Setup()
    filled = filled_fields(assessment)
    return SetupSummary(
        lines=tuple(FieldLine(field, field in filled) for field in Field),
        owner=setup.owner.name if setup.owner else "",
        scope=SCOPE_WORDS[Scope(setup.scope)] if setup.scope else "",
        costs=costs_said(costs_of(setup)),
        begins_on=setup.begins_on,
        decision_on=setup.decision_on,
        spared=spared,
    )
