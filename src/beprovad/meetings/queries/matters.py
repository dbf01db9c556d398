"""The list of matters: how each stands as far as the reader may see, chosen, counted and in order."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone

from beprovad.meetings import access
from beprovad.meetings.models import Matter, MatterEvent
from beprovad.meetings.queries.searching import holds
from beprovad.meetings.rules.matters import LIVING, State
from beprovad.people.models import Appointment, Membership, Organisation
from beprovad.people.rules import Reach

SOON = timedelta(days=30)
ALL, ONGOING = "all", "living"
MINE, OURS, NOBODYS = "me", "us", "nobody"
OVERDUE, COMING, DATED = "overdue", "soon", "dated"


@dataclass(frozen=True)
class Selection:
    """What the reader chose. `owner` is "me", "us", "nobody", "p12" for a person or "o3" for an organisation."""

    text: str = ""
    state: str = ONGOING
    network: int | None = None
    owner: str = ""
    kind: str = ""
    due: str = ""
    sort: str = "due"
    is_for_us: bool = False


@dataclass(frozen=True)
class MatterRow:
    """One matter in the list; `event` is the latest that the reader sees and says how the matter stands.

    `nearness`, where it orders the list: 0 the reader's own, 1 their organisation's, 2 their networks'.
    `networks` are their short names with commas.
    """

    event: MatterEvent
    nearness: int
    is_overdue: bool
    is_waking: bool
    networks: str = ""

    @property
    def matter(self) -> Matter:
        return self.event.matter

    @property
    def kind(self) -> str:
        """The chip's kind."""
        return "assignment" if self.event.to_state == State.ASSIGNED else self.event.to_state

    @property
    def is_draft(self) -> bool:
        return self.event.meeting is not None and not self.event.meeting.is_released


@dataclass(frozen=True)
class Home:
    """Where the reader stands today: themselves and the organisations that they stand for."""

    person: int
    organisations: frozenset[int]

    @property
    def names(self) -> tuple[str, ...]:
        """What the organisations are called; one query."""
        return tuple(Organisation.objects.filter(pk__in=self.organisations).values_list("name", flat=True))


def home_of(reach: Reach) -> Home:
    return Home(person=reach.person_id or 0, organisations=reach.organisations)


def standing_events(reach: Reach) -> QuerySet[MatterEvent]:
    """The latest visible event of each visible matter: what a draft says does not show to those who do not see it.

    A matter of one's networks without a visible event has no latest one, and is not there: so that nothing but the
    latest is looked for, `access.matters` is not asked.
    """
    seen = access.matter_events(reach).filter(matter=OuterRef("matter"))
    latest = Subquery(seen.order_by("-happened_on", "-pk").values("pk")[:1])
    own = access.matters_in_networks(reach).values(latest=latest)
    return MatterEvent.objects.filter(pk__in=own).annotate(when_on=Coalesce("due_on", "wake_on"))


def chosen_matters(reach: Reach, selection: Selection, home: Home) -> QuerySet[MatterEvent]:
    """The standing of every matter that was chosen, in the chosen order, with all that a row shows."""
    found = standing_events(reach).filter(_chosen(reach, selection, home), to_state__in=_states(selection))
    return _with_its_row(_in_order(found, selection, home))


Named = tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Listed:
    """The chosen matters in the chosen order, by the events that say how they stand.

    `counts`: how many of the otherwise chosen stand in each state; "living" and "all" are sums.
    `persons` and `organisations` are all that answer for a matter of the reader's, chosen or not, by name.
    """

    event_ids: tuple[int, ...]
    counts: Mapping[str, int]
    persons: Named
    organisations: Named


def listed_matters(reach: Reach, selection: Selection, home: Home) -> Listed:
    """What a page of the list is cut from, and what its filter offers: one query, however many there are."""
    standing = standing_events(reach).annotate(is_chosen=_whether(_chosen(reach, selection, home)))
    ordered = _in_order(standing, selection, home)
    rows = list(ordered.values_list("pk", "to_state", "is_chosen", *_RESPONSIBLE))
    chosen = [(pk, state) for pk, state, is_chosen, *_ in rows if is_chosen]
    shown = _states(selection)
    counted = Counter(state for _, state in chosen)
    counts = {state.value: counted[state] for state in State}
    return Listed(
        event_ids=tuple(pk for pk, state in chosen if state in shown),
        counts={ALL: len(chosen), ONGOING: sum(counts[state] for state in LIVING), **counts},
        persons=_by_name((pk, name) for _, _, _, pk, name, _, _ in rows),
        organisations=_by_name((pk, name) for _, _, _, _, _, pk, name in rows),
    )


_RESPONSIBLE = (
    "responsible_person",
    "responsible_person__name",
    "responsible_organisation",
    "responsible_organisation__name",
)


def _whether(condition: Q) -> Case | Value:
    """The condition as a column. A case stops at the first part that holds, a bare condition looks at them all."""
    if not condition:
        return Value(True)
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def _by_name(named: Iterable[tuple[int | None, str | None]]) -> Named:
    found = {(pk, name) for pk, name in named if pk is not None and name is not None}
    return tuple(sorted(found, key=lambda pair: (pair[1].casefold(), pair[0])))


def listed_events(event_ids: Sequence[int]) -> list[MatterEvent]:
    """Those of `listed_matters`, or one page of them, with all that a row shows."""
    found = _with_its_row(MatterEvent.objects.all()).in_bulk(event_ids)
    return [found[pk] for pk in event_ids]


def _in_order(found: QuerySet[MatterEvent], selection: Selection, home: Home) -> QuerySet[MatterEvent]:
    if selection.is_for_us:
        found = found.annotate(nearness=_nearness(home))
    nearest = ["nearness"] if selection.is_for_us else []
    due = [F("when_on").asc(nulls_last=True)] if selection.sort != "latest" else []
    return found.order_by(*nearest, *due, "-happened_on", "-pk")


def _with_its_row(events: QuerySet[MatterEvent]) -> QuerySet[MatterEvent]:
    return events.select_related("matter", "meeting").only(*_SHOWN)


_SHOWN = (
    *("title", "kind", "happened_on", "to_state", "sentence", "reason", "actor_label", "responsible_text"),
    *("due_on", "due_text", "wake_on", "wake_when", "approved_by"),
    *("matter__kind", "meeting__title", "meeting__released_at"),
)


def matter_rows(events: Iterable[MatterEvent], today: date) -> tuple[MatterRow, ...]:
    """Rows with their networks; one query for all of them."""
    events = list(events)
    networks = _network_labels([event.matter_id for event in events])
    return tuple(matter_row(event, today, networks=", ".join(networks[event.matter_id])) for event in events)


def _network_labels(matter_ids: Collection[int]) -> Mapping[int, list[str]]:
    """As `Network.label`, in the order of the networks themselves."""
    rows = Matter.networks.through.objects.filter(matter__in=matter_ids).order_by(Lower("network__name"))
    labels: dict[int, list[str]] = defaultdict(list)
    for matter, short_name, name in rows.values_list("matter_id", "network__short_name", "network__name"):
        labels[matter].append(short_name or name)
    return labels


def matter_row(event: MatterEvent, today: date, *, networks: str = "") -> MatterRow:
    is_living = event.to_state in LIVING
    return MatterRow(
        event=event,
        nearness=getattr(event, "nearness", 2),
        is_overdue=is_living and event.due_on is not None and event.due_on < today,
        is_waking=event.to_state == State.PARKED and event.wake_on is not None and event.wake_on <= today,
        networks=networks,
    )


def _chosen(reach: Reach, selection: Selection, home: Home) -> Q:
    """All but the state."""
    found = _owned(selection.owner, home) & _due(selection.due)
    if selection.network is not None:
        in_network = Matter.networks.through.objects.filter(network=selection.network)
        found &= Q(matter__in=in_network.values("matter"))
    if selection.kind:
        found &= Q(matter__kind=selection.kind)
    for word in selection.text.split():
        found &= _speaks_of(reach, word)
    return found


def _states(selection: Selection) -> Collection[str]:
    if selection.state == ALL:
        return tuple(State)
    return LIVING if selection.state == ONGOING else (selection.state,)


def _owned(owner: str, home: Home) -> Q:
    kind, number = owner[:1], owner[1:]
    if owner == MINE:
        return Q(responsible_person=home.person)
    if owner == OURS:
        return Q(responsible_person=home.person) | _ours(home.organisations)
    if owner == NOBODYS:
        return Q(responsible_text="")
    if kind == "p" and number.isdigit():
        return Q(responsible_person=int(number))
    if kind == "o" and number.isdigit():
        return Q(responsible_organisation=int(number))
    return Q()


def _ours(organisations: Collection[int]) -> Q:
    """What the organisations have promised, and what those who stand for them today have."""
    today = timezone.localdate()
    current = Q(from_on__lte=today) & (Q(to_on=None) | Q(to_on__gte=today))
    seats = Membership.objects.filter(current, organisation__in=organisations).values("person").order_by()
    posts = Appointment.objects.filter(current, organisation__in=organisations).values("person").order_by()
    colleagues = Q(responsible_person__in=Subquery(seats)) | Q(responsible_person__in=Subquery(posts))
    return Q(responsible_organisation__in=organisations) | colleagues


def _nearness(home: Home) -> Case:
    return Case(
        When(responsible_person=home.person, then=Value(0)),
        When(_ours(home.organisations), then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )


def _due(due: str) -> Q:
    today = timezone.localdate()
    living = Q(to_state__in=LIVING)
    if due == OVERDUE:
        return living & (Q(due_on__lt=today) | Q(wake_on__lte=today))
    if due == COMING:
        return living & Q(when_on__lte=today + SOON)
    return living & Q(when_on__isnull=False) if due == DATED else Q()


def _speaks_of(reach: Reach, word: str) -> Q:
    """In the title, among who is responsible, or in a sentence or a reason that the reader may see.

    What has been said is read last, and only of matters that the rest does not find.
    """
    told = access.matter_events(reach).filter(holds(word, "sentence", "reason")).order_by()
    here = holds(word, "title", "responsible_text", "responsible_person__name")
    return here | Q(Exists(told.filter(matter=OuterRef("matter"))))
