"""What beslutsunderlaget is printed from besides what was known: the decision, what came after it, the way on."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from beprovad.assessments.documents.texts import day_said
from beprovad.assessments.models import Decision
from beprovad.assessments.queries.withdrawals import Withdrawn
from beprovad.assessments.rules.brief import Brief
from beprovad.assessments.rules.decisions import Draft
from beprovad.assessments.rules.kinds import DecisionKind, Scope

Deciding = Decision | Draft
"""A decision as it was signed, or as it will stand when it is."""


def nowhere(_id: int) -> str:
    return ""


@dataclass(frozen=True)
class Since:
    """What has happened after the decision was signed: another one, and pieces of evidence that hold no more."""

    superseded_on: date | None = None
    withdrawn: tuple[Withdrawn, ...] = ()


@dataclass(frozen=True)
class Stands:
    """How it stands where nothing new is decided: what was decided on something older, and the day that it is told.

    `is_closed`: nobody works with it any more; `is_stop_rule_met`: somebody has marked so in the pilot's log.
    """

    earlier: Decision | None = None
    today: date | None = None
    is_closed: bool = False
    is_stop_rule_met: bool = False


@dataclass(frozen=True)
class Pages:
    """Where a reader on screen comes further, by the id of a piece of evidence or a question; on paper nowhere.

    `withdrawn` are the pieces that hold no more, by their ids: what the record says stands as it was, with a mark.
    """

    evidence: Callable[[int], str] = nowhere
    question: Callable[[int], str] = nowhere
    withdrawn: Mapping[int, Withdrawn] = field(default_factory=dict)


def kind_of(known: Brief, decision: Deciding | None) -> DecisionKind | None:
    """What is decided, or proposed."""
    if decision is not None:
        return DecisionKind(decision.kind)
    proposed = {Scope.PILOT: DecisionKind.PILOT, Scope.BROAD: DecisionKind.INTRODUCE}
    return proposed.get(known.terms.scope) if known.terms.scope else None


def marks(decision: Deciding | None, stands: Stands, since: Since) -> tuple[str, ...]:
    """What a reader has to know before the first word: that it is a draft, of which day, or holds no more."""
    if decision is None:
        return tuple(_draft_marks(stands))
    if isinstance(decision, Draft):
        return (_("Inte undertecknat än"),)
    if since.superseded_on is not None:
        return (_("Ersatt av beslutet %(day)s") % {"day": day_said(since.superseded_on)},)
    return ()


def _draft_marks(stands: Stands) -> Iterator[str]:
    if stands.earlier is None:
        yield _("Utkast: inget beslut är fattat")
        if stands.today:
            yield _("Läget %(day)s") % {"day": day_said(stands.today)}
        return
    decided = day_said(stands.earlier.decided_on)
    if stands.today is None:
        yield _("Läget nu, inte det som beslutades %(day)s") % {"day": decided}
    else:
        days = {"today": day_said(stands.today), "day": decided}
        yield _("Läget %(today)s, inte det som beslutades %(day)s") % days
