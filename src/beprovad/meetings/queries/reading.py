"""What the review shows: the text with its marks, the draft beside it, and the one question that comes next."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import ngettext

from beprovad.lib.identity import identity_numbers
from beprovad.lib.text import name_key, sort_key
from beprovad.meetings import access
from beprovad.meetings.models import Finding, MatterEvent, Meeting, Reading
from beprovad.meetings.models.matters import STATE_WORDS
from beprovad.meetings.queries.matters import standing_events
from beprovad.meetings.queries.named import Meant, who_may_be_meant
from beprovad.meetings.reading_words import OBSTACLE_WORDS, doubt_words
from beprovad.meetings.rules.matters import LIVING, State
from beprovad.meetings.rules.organisations import Placed, alike_organisations
from beprovad.meetings.rules.reading import (
    MATTER_STATES,
    Ask,
    Kind,
    Obstacle,
    ReviewFacts,
    line_of,
    obstacles,
    proposed_day,
)
from beprovad.meetings.rules.seats import letters_apart, persons_alike
from beprovad.people.models import Network
from beprovad.people.queries import known_organisations, known_persons, organisation_paths
from beprovad.people.rules import Act, Reach
from beprovad.people.rules.matching import Candidate, Likeness
from beprovad.people.words import LIKENESS_WORDS

Words = str | Promise
SEATS = (Kind.ATTENDEE, Kind.ABSENT)


@dataclass(frozen=True)
class Mark:
    """A stretch of the text; `findings` are the ids that stand on it, `kind` colours it."""

    text: str
    findings: tuple[int, ...] = ()
    kind: str = ""
    is_doubtful: bool = False
    is_first: bool = False


@dataclass(frozen=True)
class Suggestion:
    """One possible answer to "who is this?", with the reason."""

    person_id: int
    name: str
    organisation: str
    why: Words
    meetings: int


@dataclass(frozen=True)
class Organisations:
    """Those that resemble what was written, and all the others, each with where it lies."""

    alike: tuple[Placed, ...]
    others: tuple[Placed, ...]


@dataclass(frozen=True)
class Question:
    """The one thing that is asked now. `alike` counts the open findings that have just the same doubts.

    `matter` is the known matter as it stands to this reader; None where it is not theirs to answer for.
    """

    finding: Finding
    ask: str
    reasons: tuple[Words, ...]
    left: int
    alike: int
    next_id: int | None
    suggestions: tuple[Suggestion, ...] = ()
    networks: tuple[Network, ...] = ()
    organisations: Organisations | None = None
    matter: MatterEvent | None = None
    matter_sentence: str = ""
    other_matters: tuple[tuple[int, str], ...] = ()
    becomes: Words = ""
    meant: Meant | None = None
    proposed: date | None = None
    seats: int = 0


@dataclass(frozen=True)
class Section:
    """Findings of one kind. `recognised` are headings and organisations that need no look: they stand folded."""

    kind: Kind
    label: Words
    rows: tuple[Finding, ...]
    recognised: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Standing:
    obstacle: Obstacle
    words: Words


@dataclass(frozen=True)
class ReviewPage:
    reading: Reading
    sections: tuple[Section, ...]
    question: Question | None
    marks: tuple[Mark, ...]
    certain_open: int
    new_persons: tuple[str, ...]
    accepted: int
    dropped: tuple[Finding, ...]
    obstacles: tuple[Standing, ...]
    networks: tuple[Network, ...]
    chosen: frozenset[int]
    people: int
    seats: int
    identity_numbers: int
    same_day: tuple[Meeting, ...]
    future_day: Finding | None


def review_page(reading: Reading, reach: Reach, *, asked: int | None = None) -> ReviewPage:
    """Everything that the review shows. `asked` puts one finding's question first."""
    findings = list(_findings(reading, reach))
    kept = [row for row in findings if row.state != Finding.State.DROPPED]
    facts = review_facts(reading, findings)
    seats = [row for row in kept if row.kind == Kind.ATTENDEE]
    return ReviewPage(
        reading=reading,
        sections=tuple(_sections(kept)),
        question=_question(kept, reach, asked),
        marks=marked_text(reading.text, kept),
        certain_open=facts.certain_open,
        new_persons=_new_persons(kept),
        accepted=sum(1 for row in kept if row.state == Finding.State.ACCEPTED),
        dropped=tuple(row for row in findings if row.state == Finding.State.DROPPED),
        obstacles=tuple(Standing(one, OBSTACLE_WORDS[one]) for one in obstacles(facts)),
        networks=tuple(access.networks_to(reach, Act.READ_NOTES_IN)),
        chosen=frozenset(network.pk for network in reading.networks.all()),
        people=len({row.person_id or (row.text.casefold(), row.organisation_text) for row in seats}),
        seats=len(seats),
        identity_numbers=len(identity_numbers(reading.text)),
        same_day=tuple(access.meetings(reach).filter(pk__in=meetings_on_its_day(reading, kept).values("pk"))),
        future_day=_future_day(kept) if seats else None,
    )


def _future_day(kept: Sequence[Finding]) -> Finding | None:
    """The meeting's day, when it has not been yet: people were there, so the year may be wrong."""
    today = timezone.localdate()
    return next((row for row in kept if row.kind == Kind.DATE and row.on and row.on > today), None)


def _findings(reading: Reading, reach: Reach) -> QuerySet[Finding]:
    """With `matter_title`, what each one's known matter is called to this reader; None where they do not see it."""
    told = access.matter_events(reach).filter(matter=OuterRef("matter")).order_by("-happened_on", "-pk")
    own = told.filter(matter__in=access.matters_in_networks(reach).values("matter"))
    rows = reading.findings.select_related("person", "organisation", "network", "item", "seat__person")
    return rows.annotate(matter_title=Subquery(own.values("title")[:1]))


def _new_persons(kept: Sequence[Finding]) -> tuple[str, ...]:
    """Whom nobody here knows among what is certain: each once, as saving makes them."""
    certain = (row for row in kept if row.state == Finding.State.OPEN and not row.doubts and row.text)
    unknown = (row for row in certain if row.kind in SEATS and row.person_id is None)
    named = {(name_key(row.text), row.organisation_text.casefold()): row.text for row in unknown}
    return tuple(named.values())


def review_facts(reading: Reading, findings: Sequence[Finding]) -> ReviewFacts:
    open_ones = [row for row in findings if row.state == Finding.State.OPEN]
    accepted = [row for row in findings if row.state == Finding.State.ACCEPTED]
    saved_before = reading.same_as is not None and reading.same_as.state == Reading.State.SAVED
    return ReviewFacts(
        unanswered=sum(1 for row in open_ones if row.doubts),
        certain_open=sum(1 for row in open_ones if not row.doubts),
        has_date=any(row.kind == Kind.DATE and row.on for row in findings if row.state != "dropped"),
        has_title=any(row.kind == Kind.TITLE and row.text for row in (*accepted, *open_ones)),
        networks=reading.networks.count(),
        identity_numbers=len(identity_numbers(reading.text)) + sum(_identity_numbers(accepted)),
        is_same_as_saved=saved_before and not reading.is_again_on_purpose,
        is_same_day=not reading.is_again_on_purpose and meetings_on_its_day(reading, findings).exists(),
    )


def meetings_on_its_day(reading: Reading, findings: Iterable[Finding]) -> QuerySet[Meeting]:
    """Meetings of one of the reading's networks on the day that the note is of."""
    days = [row.on for row in findings if row.kind == Kind.DATE and row.on and row.state != "dropped"]
    shared = Meeting.networks.through.objects.filter(network__in=reading.networks.all())
    return Meeting.objects.filter(held_on__in=days[:1], pk__in=shared.values("meeting")).order_by("pk")


def _identity_numbers(findings: Iterable[Finding]) -> Iterable[int]:
    """In what people typed: the text's own are counted there."""
    for row in findings:
        if row.is_corrected:
            yield sum(len(identity_numbers(getattr(row, name))) for name in Finding.WRITTEN)


_ORDER = (
    Kind.TITLE, Kind.DATE, Kind.PLACE, Kind.THEME, Kind.GROUP, Kind.ORGANISATION, Kind.ATTENDEE, Kind.ABSENT,
    Kind.ITEM, Kind.MATTER, Kind.SENDING, Kind.TIP, Kind.QUESTION, Kind.NOTE_TAKER, Kind.NEXT_MEETING, Kind.NOTE,
)  # fmt: skip


def _sections(kept: Sequence[Finding]) -> Iterator[Section]:
    for kind in _ORDER:
        kinds = (Kind.ITEM, Kind.SUBITEM) if kind == Kind.ITEM else (kind,)
        rows = [row for row in kept if row.kind in kinds]
        recognised = [row for row in rows if _is_recognised(row)]
        if rows:
            yield Section(
                kind=kind,
                label=Finding.Kind(kind.value).label,
                rows=tuple(row for row in rows if row not in recognised),
                recognised=tuple(recognised),
            )


def _is_recognised(row: Finding) -> bool:
    is_known = row.network_id if row.kind == Kind.GROUP else row.organisation_id
    return row.kind in (Kind.GROUP, Kind.ORGANISATION) and bool(is_known)


def _question(kept: Sequence[Finding], reach: Reach, asked: int | None) -> Question | None:
    waiting = [row for row in kept if row.state == Finding.State.OPEN and row.doubts]
    if not waiting:
        return None
    places = {kind: place for place, kind in enumerate(_ASKED_FIRST)}
    waiting.sort(key=lambda row: places.get(Kind(row.kind), len(places)))
    ids = [row.pk for row in waiting]
    place = ids.index(asked) if asked in ids else 0
    row = waiting[place]
    matter = _matter(row, reach)
    return Question(
        finding=row,
        ask=_ask(row),
        reasons=tuple(doubt_words(doubt) for doubt in row.doubts),
        left=len(waiting),
        alike=sum(1 for other in waiting if _is_alike(other, row)),
        next_id=ids[(place + 1) % len(ids)] if len(ids) > 1 else None,
        suggestions=_suggestions(row) if row.kind in SEATS else (),
        networks=tuple(Network.objects.all()) if row.kind == Kind.GROUP else (),
        organisations=_organisations(row) if row.kind == Kind.ORGANISATION else None,
        matter=matter,
        matter_sentence=_last_sentence(matter, reach),
        other_matters=_other_matters(row, reach),
        becomes=_becomes(row, matter),
        meant=who_may_be_meant(row, kept) if _ask(row) == Ask.WHICH_RESPONSIBLE else None,
        proposed=_proposed(row),
        seats=_under(row, kept),
    )


def _organisations(row: Finding) -> Organisations:
    keys = {one.id: one.keys for one in known_organisations() if one.id is not None}
    placed = [Placed(pk, path, keys[pk]) for pk, path in organisation_paths().items()]
    alike = alike_organisations(row.text, placed)
    others = sorted((one for one in placed if one not in alike), key=lambda one: sort_key(one.label))
    return Organisations(alike, tuple(others))


def _matter(row: Finding, reach: Reach) -> MatterEvent | None:
    """How the known matter stands, where this reader may say that the sentence speaks of it."""
    if row.matter_id is None or Ask.KNOWN_MATTER not in row.doubts:
        return None
    return (
        standing_events(reach)
        .filter(matter=row.matter_id, matter__in=access.matters_to_change(reach))
        .first()
    )


def _other_matters(row: Finding, reach: Reach) -> tuple[tuple[int, str], ...]:
    """What else the sentence may speak of: all that lives and that this reader may change, by title."""
    if Ask.KNOWN_MATTER not in row.doubts:
        return ()
    living = standing_events(reach).filter(
        matter__in=access.matters_to_change(reach), matter__joined_into=None, to_state__in=LIVING
    )
    others = living.exclude(matter=row.matter_id).values_list("matter_id", "title")
    return tuple(sorted(others, key=lambda one: (sort_key(one[1]), one[0])))


def _becomes(row: Finding, matter: MatterEvent | None) -> Words:
    """The state that the known matter would get, where the sentence changes it."""
    state = MATTER_STATES.get(row.matter_kind)  # type: ignore[call-overload]
    if matter is None or state is None or state == matter.to_state:
        return ""
    return STATE_WORDS[State(state)]


def _proposed(row: Finding) -> date | None:
    if row.kind != Kind.DATE or row.on:
        return None
    return proposed_day(row.text, line_of(row.reading.text, row.spans), timezone.localdate())


# An answer to the first ones often answers later ones by itself.
_ASKED_FIRST = (Kind.DATE, Kind.GROUP, Kind.ORGANISATION, Kind.TITLE)
_ASKS = (
    Ask.DATE_MISSING, Ask.TITLE_MISSING, Ask.WHICH_NETWORK, Ask.WHICH_ORGANISATION, Ask.WHICH_PERSON, Ask.KNOWN_MATTER,
    Ask.WHICH_RESPONSIBLE,
)  # fmt: skip


def _ask(row: Finding) -> str:
    return next((ask.value for ask in _ASKS if ask in row.doubts), "is_it_right")


def _is_alike(one: Finding, other: Finding) -> bool:
    return one.kind == other.kind and one.doubts == other.doubts and _ask(one) == "is_it_right"


def _under(row: Finding, kept: Sequence[Finding]) -> int:
    """How many people stand under a heading, or at an organisation."""
    column = {Kind.GROUP: "group_text", Kind.ORGANISATION: "organisation_text"}.get(Kind(row.kind))
    if column is None:
        return 0
    seats = (seat for seat in kept if seat.kind in SEATS)
    return sum(1 for seat in seats if getattr(seat, column).casefold() == row.text.casefold())


def _suggestions(row: Finding) -> tuple[Suggestion, ...]:
    alike = persons_alike(row.text, row.organisation_id, known_persons())
    return tuple(_suggestion(row.text, candidate) for candidate in alike)


def _why(written: str, candidate: Candidate) -> Words:
    if candidate.likeness is Likeness.ONE_LETTER and (apart := letters_apart(written, candidate.person)) > 1:
        return ngettext("%(count)d bokstav skiljer.", "%(count)d bokstäver skiljer.", apart) % {
            "count": apart
        }
    return LIKENESS_WORDS[candidate.likeness]


def _suggestion(written: str, candidate: Candidate) -> Suggestion:
    person = candidate.person
    organisation = person.organisations[0][1] if person.organisations else ""
    return Suggestion(person.id, person.name, organisation, _why(written, candidate), person.meetings)


def _last_sentence(matter: MatterEvent | None, reach: Reach) -> str:
    if matter is None:
        return ""
    events = access.matter_events(reach).filter(matter=matter.matter_id).exclude(sentence="")
    latest = events.order_by("-happened_on", "-id").first()
    return latest.sentence if latest else ""


def marked_text(text: str, findings: Iterable[Finding]) -> tuple[Mark, ...]:
    """The whole text, cut where marks begin and end. Where marks overlap, the shortest one gives the colour."""
    stretches = [
        (start, end, row) for row in findings for start, end in row.spans if 0 <= start < end <= len(text)
    ]
    edges = sorted({0, len(text), *(s for s, _, _ in stretches), *(e for _, e, _ in stretches)})
    opening = sorted(stretches, key=lambda stretch: stretch[0])
    seen: set[int] = set()
    marks: list[Mark] = []
    active: list[tuple[int, int, Finding]] = []
    at = 0
    for start, end in pairwise(edges):
        while at < len(opening) and opening[at][0] <= start:
            active.append(opening[at])
            at += 1
        active = [stretch for stretch in active if stretch[1] > start]
        marks.append(_mark(text[start:end], active, seen))
    return tuple(marks)


def _mark(text: str, active: Sequence[tuple[int, int, Finding]], seen: set[int]) -> Mark:
    if not active:
        return Mark(text=text)
    shortest_first = sorted(active, key=lambda stretch: (stretch[1] - stretch[0], stretch[2].pk))
    rows = list({row.pk: row for _, _, row in shortest_first}.values())
    is_first = rows[0].pk not in seen
    seen.update(row.pk for row in rows)
    return Mark(
        text=text,
        findings=tuple(row.pk for row in rows),
        kind=_colour(rows[0]),
        is_doubtful=any(row.doubts and row.state == Finding.State.OPEN for row in rows),
        is_first=is_first,
    )


def _colour(row: Finding) -> str:
    """Matters are coloured by what they are: a decision is not an assignment."""
    return row.matter_kind if row.kind == Kind.MATTER and row.matter_kind else row.kind


def open_readings(reach: Reach) -> Iterable[Reading]:
    """Reviews that have been begun and not finished, newest first."""
    return access.readings(reach).filter(state=Reading.State.OPEN).select_related("started_by__person")
