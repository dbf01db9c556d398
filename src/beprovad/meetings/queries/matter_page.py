"""One matter: how it stands, all that has happened as far as the reader may see, and what can be done."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import takewhile

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localdate

from beprovad.meetings import access
from beprovad.meetings.models import Matter, MatterEvent, MatterJoin, MatterReport, Note
from beprovad.meetings.models.matters import STATE_WORDS
from beprovad.meetings.queries.matters import MatterRow, matter_row, matter_rows, standing_events
from beprovad.meetings.queries.searching import holds
from beprovad.meetings.queries.sentences import LostSentence, lost_sentences
from beprovad.meetings.rules.likeness import likeness
from beprovad.meetings.rules.matters import (
    LOOK_AT_MEETING,
    Refusal,
    State,
    meetings_since,
    possible_steps,
    refused_steps,
)
from beprovad.meetings.words import CHANGED_WORDS, Words
from beprovad.people.access import in_force
from beprovad.people.models import Membership, Network
from beprovad.people.rules import Act, Reach, Role

ALIKE = 0.3  # lower than for a sentence in a note: a person is asking and reads the titles
MOST_ALIKE = 6
MOST_FOUND = 20


@dataclass(frozen=True)
class Change:
    """One thing that an edit changed: what it is, and what it said before."""

    words: Words
    before: str


@dataclass(frozen=True)
class Moment:
    """One event as the reader sees it; `before` is the state of the event before it that they also see."""

    event: MatterEvent
    before: State | None

    @property
    def is_moved(self) -> bool:
        return self.before is not None and self.before != self.event.to_state

    @property
    def is_step(self) -> bool:
        """It says anew how the matter stands."""
        return self.is_moved or self.event.kind in (MatterEvent.Kind.RAISED, MatterEvent.Kind.MOVED)

    @property
    def before_words(self) -> Words:
        return STATE_WORDS[self.before] if self.before else ""

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(
            Change(CHANGED_WORDS.get(name, name), _day_in_words(said) if name.endswith("_on") else said)
            for name, said in self.event.changed.items()
        )

    @property
    def is_draft(self) -> bool:
        return self.event.meeting is not None and not self.event.meeting.is_released

    @property
    def by_hand(self) -> bool:
        return not self.event.sentence and self.event.item_id is None


@dataclass(frozen=True)
class ReportMoment:
    """What the one who answers for the matter said, in its place in the history."""

    report: MatterReport


_Dated = tuple[tuple[date, datetime], Moment | ReportMoment]


@dataclass(frozen=True)
class Contact:
    """Somebody to turn to about the matter."""

    person_id: int
    name: str
    email: str


@dataclass(frozen=True)
class LookAgain:
    """The product's own suggestion for what is parked until further notice."""

    meetings: int

    @property
    def left(self) -> int:
        return max(0, LOOK_AT_MEETING - self.meetings)


@dataclass(frozen=True)
class JoinLine:
    """Another matter that was the same one; `title` is what it was called, as far as the reader may know."""

    join: MatterJoin
    title: str


@dataclass(frozen=True)
class MatterPage:
    matter: Matter
    row: MatterRow
    moments: tuple[Moment, ...]
    reports: tuple[MatterReport, ...]
    contacts: tuple[Contact, ...]  # for those who do not take its steps themselves
    networks: tuple[Network, ...]
    may_change: bool
    may_report: bool
    steps: tuple[State, ...]
    refused: tuple[tuple[State, Refusal], ...]
    look: LookAgain | None
    joins: tuple[JoinLine, ...]
    lost: tuple[LostSentence, ...]

    @property
    def event(self) -> MatterEvent:
        return self.row.event

    @property
    def state(self) -> State:
        return State(self.row.event.to_state)

    @property
    def history(self) -> tuple[Moment | ReportMoment, ...]:
        """Events and reports, newest first; on one and the same day in the order that they were written down."""
        told: list[_Dated] = [
            ((moment.event.happened_on, moment.event.at), moment) for moment in self.moments
        ]
        said: list[_Dated] = [
            ((localdate(report.at), report.at), ReportMoment(report)) for report in self.reports
        ]
        newest_first = sorted([*told, *said], key=lambda pair: pair[0], reverse=True)
        return tuple(moment for _, moment in newest_first)

    @property
    def sources(self) -> int:
        """At how many meetings it was spoken of."""
        return len({moment.event.meeting_id for moment in self.moments if moment.event.meeting_id})


def _day_in_words(said: str) -> str:
    return date_format(date.fromisoformat(said), "j F Y") if said else ""


def matter_page(matter: Matter, reach: Reach) -> MatterPage:
    """The matter must be one that the reader may see. Four queries, one more for contacts, however long the history.

    Those whose notes have lost a sentence cost a few more.
    """
    events = _visible_events(matter, reach)
    latest = events[-1]
    latest.matter = matter
    networks = tuple(matter.networks.all())
    network_ids = {network.pk for network in networks}
    state = State(latest.to_state)
    may_change = reach.may_in(Act.CHANGE_MATTERS, network_ids)
    return MatterPage(
        matter=matter,
        row=matter_row(latest, timezone.localdate()),
        moments=tuple(reversed(tuple(_moments(events)))),
        reports=tuple(matter.reports.all()),
        contacts=() if may_change else coordinators_of(network_ids),
        networks=networks,
        may_change=may_change,
        may_report=access.may_report(reach, latest, network_ids),
        steps=possible_steps(state),
        refused=refused_steps(state),
        look=_look_again(events, networks, reach),
        joins=_joins(matter, events),
        lost=_lost(events) if may_change else (),
    )


def coordinators_of(networks: Collection[int]) -> tuple[Contact, ...]:
    """Whom to turn to about what belongs to these networks: each once, by name."""
    seats = Membership.objects.filter(
        in_force(timezone.localdate()), network__in=networks, role=Role.COORDINATOR
    )
    rows = seats.order_by("person__name").values_list("person", "person__name", "person__email").distinct()
    return tuple(Contact(*row) for row in rows)


def kept_instead(reach: Reach, matter_id: int) -> Matter | None:
    """The matter that this one was joined into, where the reader may see that."""
    matter = Matter.objects.filter(pk=matter_id).select_related("joined_into").first()
    while matter is not None and matter.joined_into is not None:
        matter = matter.joined_into
    if matter is None or matter.pk == matter_id:
        return None
    return access.matters(reach).filter(pk=matter.pk).first()


def alike_matters(matter: Matter, reach: Reach, words: str = "") -> tuple[MatterRow, ...]:
    """Matters that may be the same one, of those that this person may change; most alike first.

    With `words` those whose title holds them, alike or not.
    """
    changeable = Matter.objects.filter(networks__in=reach.networks_where(Act.CHANGE_MATTERS))
    others = standing_events(reach).filter(matter__in=changeable.values("pk")).exclude(matter=matter)
    others = others.select_related("matter", "meeting")
    for word in words.split():
        others = others.filter(holds(word, "title"))
    scored = _scored(matter, tuple(others), reach)
    chosen = [event for score, event in scored if words.split() or score >= ALIKE]
    return matter_rows(chosen[: MOST_FOUND if words.split() else MOST_ALIKE], timezone.localdate())


def responsible_names(networks: Collection[Network]) -> tuple[str, ...]:
    """Whom an assignment is likely to go to: the networks' members and the organisations that they stand for."""
    seats = Membership.objects.filter(network__in=networks, to_on=None).values_list(
        "person__name", "organisation__name"
    )
    return tuple(sorted({name for seat in seats for name in seat if name}))


def network_names(networks: Iterable[Network]) -> tuple[str, ...]:
    """Bodies that approve: the matter's networks and those above them."""
    own = list(networks)
    above = Network.objects.filter(Q(below__in=own) | Q(pk__in=[network.pk for network in own]))
    return tuple(above.distinct().values_list("name", flat=True))


def passable_networks(reach: Reach) -> QuerySet[Network]:
    """Where this person may bring a matter: the networks that they prepare and those right above them."""
    prepared = reach.networks_where(Act.CHANGE_MATTERS)
    return Network.objects.filter(Q(pk__in=prepared) | Q(below__in=prepared)).distinct()


def _visible_events(matter: Matter, reach: Reach) -> Sequence[MatterEvent]:
    edited = Note.objects.filter(meeting=OuterRef("meeting"), revision__gt=1)
    events = access.matter_events(reach).filter(matter=matter).annotate(is_of_edited=Exists(edited))
    related = events.select_related("meeting", "item", "responsible_person", "responsible_organisation")
    return list(related.order_by("happened_on", "pk"))


def _lost(events: Sequence[MatterEvent]) -> tuple[LostSentence, ...]:
    edited = {event.meeting_id for event in events if getattr(event, "is_of_edited", False)}
    return lost_sentences(events, edited=edited)


def _moments(events: Sequence[MatterEvent]) -> Iterable[Moment]:
    before: State | None = None
    for event in events:
        yield Moment(event, before)
        before = State(event.to_state)


def _look_again(
    events: Sequence[MatterEvent], networks: Collection[Network], reach: Reach
) -> LookAgain | None:
    latest = events[-1]
    if latest.to_state != State.PARKED or latest.wake_on is not None or latest.wake_when:
        return None
    parked = list(takewhile(lambda event: event.to_state == State.PARKED, reversed(events)))
    parked_on = parked[-1].happened_on
    held = access.meetings(reach).filter(networks__in=networks, held_on__gt=parked_on).distinct()
    days = held.order_by("held_on").values_list("pk", "held_on")
    return LookAgain(meetings_since(parked_on, [day for _, day in days if day <= timezone.localdate()]))


def _joins(matter: Matter, events: Sequence[MatterEvent]) -> tuple[JoinLine, ...]:
    """Joinings of which the reader sees something: a matter that was only in a draft is not named to others."""
    joins = MatterJoin.objects.filter(kept=matter, undone_at=None)
    told = ((join, [event.pk for event in events if str(event.pk) in join.titles]) for join in joins)
    return tuple(JoinLine(join, join.titles[str(moved[-1])]) for join, moved in told if moved)


def _scored(
    matter: Matter, others: Sequence[MatterEvent], reach: Reach
) -> Sequence[tuple[float, MatterEvent]]:
    texts = _texts([matter.pk, *(event.matter_id for event in others)], reach)
    title = standing_events(reach).get(matter=matter).title
    own = [title, *texts.get(matter.pk, [])[-2:]]
    scored = []
    for event in others:
        told = [event.title, *texts.get(event.matter_id, [])]
        scored.append((max(likeness(one, other) for one in own for other in told), event))
    return sorted(scored, key=lambda pair: (-pair[0], -pair[1].matter_id))


def _texts(matters: Collection[int], reach: Reach) -> dict[int, list[str]]:
    told = access.matter_events(reach).filter(matter__in=matters).exclude(sentence="")
    texts: dict[int, list[str]] = {}
    for pk, sentence in told.order_by("happened_on", "pk").values_list("matter_id", "sentence"):
        texts.setdefault(pk, []).append(sentence)
    return texts
