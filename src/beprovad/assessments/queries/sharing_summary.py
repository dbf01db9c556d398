"""With which networks an assessment is shared."""

from dataclasses import dataclass

from beprovad.assessments.models import Assessment, Share


@dataclass(frozen=True)
class SharingSummary:
    """What the assessment's page says of sharing."""

    shares: tuple[Share, ...]
    may_share: bool


def sharing_summary(assessment: Assessment, *, may_share: bool) -> SharingSummary:
    """One query."""
    return SharingSummary(shares_of(assessment), may_share)


def shares_of(assessment: Assessment) -> tuple[Share, ...]:
    return tuple(assessment.shares.select_related("network").order_by("network__name", "pk"))
