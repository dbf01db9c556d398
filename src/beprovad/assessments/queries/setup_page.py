"""The lists beside an assessment's fields: risks with their picture, expected effects, goals."""

from collections.abc import Sequence
from dataclasses import dataclass

from beprovad.assessments.models import Assessment, ExpectedEffect, Goal, Risk, Setup
from beprovad.assessments.queries.doubts import effect_doubt_said
from beprovad.assessments.queries.record import RiskLine
from beprovad.assessments.queries.setup_summary import FieldLine, setup_summary
from beprovad.assessments.rules.setup import shade
from beprovad.checklists.rules.areas import Field

STEPS = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class Square:
    """One square of the picture, in its own units; `numbers` are the risks that stand there."""

    x: int
    y: int
    shade: str
    numbers: str

    @property
    def middle(self) -> tuple[int, int]:
        return self.x + SIDE // 2, self.y + SIDE // 2 + 5


SIDE = 40
"""Of a square, in the picture's units."""


@dataclass(frozen=True)
class RiskPicture:
    """Five by five: likelihood upwards, consequence to the right. The list beside it says the same in words."""

    squares: tuple[Square, ...]


def risk_picture(risks: Sequence[RiskLine]) -> RiskPicture:
    return RiskPicture(
        tuple(
            _square(likelihood, consequence, risks) for likelihood in reversed(STEPS) for consequence in STEPS
        )
    )


def _square(likelihood: int, consequence: int, risks: Sequence[RiskLine]) -> Square:
    here = [risk.number for risk in risks if (risk.likelihood, risk.consequence) == (likelihood, consequence)]
    return Square(
        x=(consequence - 1) * SIDE,
        y=(max(STEPS) - likelihood) * SIDE,
        shade=shade(likelihood, consequence),
        numbers=_few(here),
    )


MOST_IN_A_SQUARE = 3


def _few(numbers: Sequence[int]) -> str:
    """As "1 4"; with more than fit, "1 4 9 …"."""
    shown = " ".join(map(str, numbers[:MOST_IN_A_SQUARE]))
    return f"{shown} …" if len(numbers) > MOST_IN_A_SQUARE else shown


IN_A_LIST = frozenset({Field.RISKS, Field.EXPECTED_EFFECTS, Field.GOALS})
"""These stand below the form."""


@dataclass(frozen=True)
class SetupPage:
    lines: tuple[FieldLine, ...]
    risks: tuple[tuple[Risk, RiskLine], ...]
    effects: tuple[tuple[ExpectedEffect, str], ...]  # with what is odd about its day
    goals: tuple[Goal, ...]

    @property
    def picture(self) -> RiskPicture:
        return risk_picture([line for _, line in self.risks])


def setup_page(assessment: Assessment) -> SetupPage:
    """Three queries."""
    risks = assessment.risks.order_by("pk")
    setup = getattr(assessment, "setup", None) or Setup(assessment=assessment)
    return SetupPage(
        lines=tuple(sorted(setup_summary(assessment).lines, key=lambda line: line.field in IN_A_LIST)),
        risks=tuple(
            (risk, RiskLine(number, risk.text, risk.likelihood, risk.consequence, risk.response))
            for number, risk in enumerate(risks, 1)
        ),
        effects=tuple((each, effect_doubt_said(setup, each)) for each in assessment.effects.order_by("pk")),
        goals=tuple(assessment.goals.order_by("pk")),
    )
