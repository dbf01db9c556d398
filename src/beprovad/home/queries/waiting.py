"""What waits for one person today: shaped for the start page, at most a handful of rows of each kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber

from beprovad.assessments.models import Assessment, Assessor, RolloutStep
from beprovad.assessments.queries.held import HeldDecision
from beprovad.assessments.queries.older import OlderAnswer
from beprovad.assessments.queries.withdrawals import ShakenDecision
from beprovad.home.queries import trying
from beprovad.home.queries.piles import HANDFUL, Pile, pile
from beprovad.home.queries.trying import Handed, Waking
from beprovad.meetings import access
from beprovad.meetings.models import Matter, MatterEvent, MatterReport, Meeting, Reading, SendItem
from beprovad.meetings.queries.matters import home_of, standing_events
from beprovad.meetings.rules.matters import LIVING, State
from beprovad.people.models import Network
from beprovad.people.rules import Act, Reach
from beprovad.rounds.models import Round
from beprovad.rounds.queries.lists import coming_rounds

AWAKE = tuple(state for state in LIVING if state != State.PARKED)


@dataclass(frozen=True)
class Draft:
    """A meeting whose notes are not released; `may_release` says whether this reader can."""

    meeting: Meeting
    may_release: bool


@dataclass(frozen=True)
class Mine:
    """A matter that the reader answers for, in person or through their organisation, as they see it stand."""

    event: MatterEvent
    is_own: bool
    is_overdue: bool

    @property
    def kind(self) -> str:
        """As the skin's chips are called."""
        return "assignment" if self.event.to_state == State.ASSIGNED else self.event.to_state


@dataclass(frozen=True)
class Sent:
    """A meeting whose notes the members read; `is_new` to a reader who could not read them at the last visit."""

    meeting: Meeting
    is_new: bool


@dataclass(frozen=True)
class Waiting:
    rounds: Pile[Round]
    handed: Pile[Handed]
    decisions: Pile[Waking]
    shaken: Pile[ShakenDecision]
    to_give: Pile[RolloutStep]
    holding: Pile[HeldDecision]
    older_answers: Pile[OlderAnswer]
    own_answers: Pile[Assessor]
    readings: Pile[Reading]
    drafts: Pile[Draft]
    sendings: Pile[SendItem]
    matters: Pile[Mine]
    others: Pile[Mine]
    reports: Pile[MatterReport]
    waking: Pile[MatterEvent]
    under_way: Pile[Assessment]
    sent: Pile[Sent]

    @property
    def is_empty(self) -> bool:
        return not any(pile.rows for name, pile in vars(self).items() if name != "sent")


def waiting_for(reach: Reach, today: date, *, since: datetime | None = None) -> Waiting:
    """`since` is when the reader was here last.

    At most eighteen queries, fewer for most roles, and a handful more where a common answer may stand on older ones.
    """
    standings = _standings(reach, today)
    return Waiting(
        rounds=pile(coming_rounds(reach, HANDFUL + 1)),
        handed=trying.handed(reach, today),
        decisions=trying.decisions(reach, today),
        shaken=trying.shaken(reach),
        to_give=trying.to_give(reach),
        holding=trying.holding(reach),
        older_answers=trying.older_answers(reach),
        own_answers=trying.own_answers(reach),
        readings=_readings(reach),
        drafts=_drafts(reach),
        sendings=_sendings(reach),
        reports=_reports(reach),
        matters=pile(_mine(event, reach, today) for event in standings[_MINE]),
        others=pile(_mine(event, reach, today) for event in standings[_OTHERS]),
        waking=pile(standings[_WAKING]),
        under_way=trying.under_way(reach),
        sent=_sent(reach, since),
    )


def _readings(reach: Reach) -> Pile[Reading]:
    if not reach.may(Act.READ_NOTES_IN):
        return Pile()
    opened = access.readings(reach).filter(state=Reading.State.OPEN).select_related("started_by__person")
    return pile(opened.defer("text")[: HANDFUL + 1])


def _drafts(reach: Reach) -> Pile[Draft]:
    if not reach.may(Act.SEE_DRAFT):
        return Pile()
    releasing = Network.objects.filter(
        meetings=OuterRef("pk"), pk__in=reach.networks_where(Act.RELEASE_NOTES)
    )
    unsent = access.meetings(reach).filter(released_at=None).annotate(may_release=Exists(releasing))
    rows = unsent.order_by("held_on", "id")[: HANDFUL + 1]
    return pile(Draft(meeting, may_release=meeting.may_release) for meeting in rows)


def _sendings(reach: Reach) -> Pile[SendItem]:
    ticking = reach.networks_where(Act.TICK_SENDING)
    if not ticking:
        return Pile()
    meetings = Meeting.objects.filter(networks__in=ticking).values("pk")
    unsent = SendItem.objects.filter(done_at=None, meeting__in=meetings).select_related("meeting")
    return pile(unsent.order_by("meeting__held_on", "id")[: HANDFUL + 1])


def _reports(reach: Reach) -> Pile[MatterReport]:
    if not reach.may(Act.CHANGE_MATTERS):
        return Pile()
    return pile(access.reports_to_read(reach).order_by("at", "id")[: HANDFUL + 1])


_MINE, _OTHERS, _WAKING = "mine", "others", "waking"


def _standings(reach: Reach, today: date) -> Mapping[str, list[MatterEvent]]:
    """How matters stand, the soonest first; this is asked once, since it is a long question.

    Those that one answers for, and of the networks whose matters one keeps alive what others have promised and the
    parked ones whose day has come.
    """
    mine, awake = _answering(reach), Q(to_state__in=AWAKE)
    kept = Q(matter__in=_changing(reach))
    promised = awake & ~Q(responsible_text="", when_on=None)
    waking = Q(to_state=State.PARKED, wake_on__lte=today)
    kind = Case(
        When(to_state=State.PARKED, then=Value(_WAKING)),
        When(mine, then=Value(_MINE)),
        default=Value(_OTHERS),
    )
    soonest = F("when_on").asc(nulls_last=True)
    place = Window(RowNumber(), partition_by="pile", order_by=[soonest, "matter_id"])
    found = standing_events(reach).filter((mine & awake) | (kept & (promised | waking)))
    rows: dict[str, list[MatterEvent]] = {_MINE: [], _OTHERS: [], _WAKING: []}
    for event in found.annotate(pile=kind, place=place).filter(place__lte=HANDFUL + 1).order_by("place"):
        rows[event.pile].append(event)
    return rows


def _answering(reach: Reach) -> Q:
    home = home_of(reach)
    return Q(responsible_person=home.person) | Q(responsible_organisation__in=home.organisations)


def _changing(reach: Reach) -> QuerySet[Any]:
    """The pairs of matters and networks where one takes the steps, by matter."""
    pairs = Matter.networks.through.objects.filter(network__in=reach.networks_where(Act.CHANGE_MATTERS))
    return pairs.values("matter")


def _mine(event: MatterEvent, reach: Reach, today: date) -> Mine:
    return Mine(
        event,
        is_own=event.responsible_person_id == reach.person_id,
        is_overdue=event.due_on is not None and event.due_on < today,
    )


def _sent(reach: Reach, since: datetime | None) -> Pile[Sent]:
    prepared = Network.objects.filter(meetings=OuterRef("pk"), pk__in=reach.networks_where(Act.SEE_DRAFT))
    sent = access.meetings(reach).exclude(released_at=None).annotate(was_seen=Exists(prepared))
    rows = sent.order_by("-released_at", "-id")[:3]
    return pile(Sent(meeting, is_new=_is_new(meeting, since) and not meeting.was_seen) for meeting in rows)


def _is_new(meeting: Meeting, since: datetime | None) -> bool:
    return since is not None and meeting.released_at is not None and meeting.released_at > since
