"""Saving: the review becomes a meeting with living matters, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from beprovad.journal.actions import record
from beprovad.lib.text import name_key
from beprovad.meetings.actions.matters import mention_matter, networks_under, raise_matter
from beprovad.meetings.events import MeetingSaved
from beprovad.meetings.models import (
    AgendaItem,
    Attendance,
    Finding,
    FoundQuestion,
    Meeting,
    Note,
    NoteRevision,
    NoteTaker,
    Presenter,
    Reading,
    ReadingTip,
    SendItem,
)
from beprovad.meetings.queries.named import circles_of
from beprovad.meetings.queries.reading import review_facts
from beprovad.meetings.rules.days import day_due, day_to_wake
from beprovad.meetings.rules.matters import State
from beprovad.meetings.rules.named import meaning
from beprovad.meetings.rules.reading import (
    MATTER_STATES,
    MENTION,
    Kind,
    Obstacle,
    line_of,
    matter_title,
    note_text,
    obstacles,
    time_in,
)
from beprovad.people.actions import (
    add_organisation_as_written,
    add_person,
    remember_name,
    remember_network_name,
    remember_organisation_name,
)
from beprovad.people.models import Network, Person, User


class SavingRefused(Exception):
    """The review is not ready; `obstacles` says everything that is left."""

    def __init__(self, standing: tuple[Obstacle, ...]) -> None:
        super().__init__(", ".join(standing))
        self.obstacles = standing


@dataclass
class _Made:
    """What a saving has made so far; findings by id."""

    meeting: Meeting
    persons: dict[int, Person] = field(default_factory=dict)
    items: dict[int, AgendaItem] = field(default_factory=dict)

    def meant(self, row: Finding) -> Person | None:
        """Whom a matter or a note taker names: who sat at that seat, or somebody who was not there."""
        return self.persons.get(row.seat_id) if row.seat_id else row.person


def save_meeting(reading: Reading, *, by: User) -> Meeting:
    """Make the meeting of an open reading. Raises SavingRefused with every obstacle; then nothing has changed.

    Saving twice gives the meeting of the first time.
    """
    with transaction.atomic():
        reading = Reading.objects.select_for_update().get(pk=reading.pk)
        if reading.meeting is not None:
            return reading.meeting
        findings = list(
            reading.findings.select_related("person", "organisation", "network", "matter", "seat")
        )
        standing = obstacles(review_facts(reading, findings))
        if standing:
            raise SavingRefused(standing)
        accepted = [row for row in findings if row.state == Finding.State.ACCEPTED]
        made = _Made(meeting=_make_meeting(reading, accepted))
        _remember_names(accepted)
        _seat_people(made, accepted)
        _make_agenda(made, reading, accepted, by)
        _make_matters(made, accepted, by)
        _make_lists(made, reading, accepted)
        reading.meeting = made.meeting
        reading.state = Reading.State.SAVED
        reading.save(update_fields=["meeting", "state"])
        event = MeetingSaved(
            subject_id=made.meeting.pk, subject_label=made.meeting.title, reading_id=reading.pk
        )
        record(event, by=by.actor)
    return made.meeting


def _first(findings: Sequence[Finding], kind: Kind) -> Finding | None:
    """What somebody wrote or changed by hand goes before what was read."""
    rows = [row for row in findings if row.kind == kind]
    return next((row for row in rows if row.is_corrected), rows[0] if rows else None)


def _text(findings: Sequence[Finding], kind: Kind, length: int) -> str:
    row = _first(findings, kind)
    return row.text[:length] if row else ""


def _make_meeting(reading: Reading, accepted: Sequence[Finding]) -> Meeting:
    dated = _first([row for row in accepted if row.on], Kind.DATE)
    assert dated is not None and dated.on is not None  # noqa: S101, PT018 - else it is an obstacle
    following = _first(accepted, Kind.NEXT_MEETING)
    meeting = Meeting.objects.create(
        title=_text(accepted, Kind.TITLE, 300),
        held_on=dated.on,
        time_text=_time(reading, accepted),
        place=_text(accepted, Kind.PLACE, 300),
        theme=_text(accepted, Kind.THEME, 10_000),
        next_meeting_on=following.on if following else None,
        next_meeting_text=following.text[:200] if following else "",
    )
    meeting.networks.set(reading.networks.all())
    return meeting


def _time(reading: Reading, accepted: Sequence[Finding]) -> str:
    """The time of day that stands on the date's line."""
    day = _first(accepted, Kind.DATE)
    return time_in(line_of(reading.text, day.spans))[:60] if day else ""


def _remember_names(accepted: Sequence[Finding]) -> None:
    """A written form that a human confirmed is known the next time."""
    for row in accepted:
        if row.kind == Kind.GROUP and row.network:
            remember_network_name(network=row.network, written=row.text)
        if row.kind == Kind.ORGANISATION:
            organisation = row.organisation or add_organisation_as_written(written=row.text)
            remember_organisation_name(organisation=organisation, written=row.text)
            for seat in accepted:
                if seat.kind in (Kind.ATTENDEE, Kind.ABSENT) and _same(seat.organisation_text, row.text):
                    seat.organisation = organisation


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _seat_people(made: _Made, accepted: Sequence[Finding]) -> None:
    """One attendance per person and network. The same new name at the same organisation is one new person."""
    new: dict[tuple[str, int | None], Person] = {}
    taken: set[tuple[int, int | None]] = set()
    seats = [row for row in accepted if row.kind in (Kind.ATTENDEE, Kind.ABSENT) and row.text]
    for row in seats:
        person = _person_of(row, new)
        made.persons[row.pk] = person
        if (person.pk, row.network_id) in taken:
            continue
        taken.add((person.pk, row.network_id))
        Attendance.objects.create(
            meeting=made.meeting,
            person=person,
            written_name=row.text[:200],
            organisation=row.organisation,
            network=row.network,
            group_text=row.group_text,
            role_text=row.role_text,
            is_present=row.kind == Kind.ATTENDEE,
        )


def _person_of(row: Finding, new: dict[tuple[str, int | None], Person]) -> Person:
    if row.person is not None:
        remember_name(person=row.person, written=row.text)
        return row.person
    key = (name_key(row.text), row.organisation_id)
    if key not in new:
        new[key] = add_person(name=row.text[:200])
    return new[key]


def _make_agenda(made: _Made, reading: Reading, accepted: Sequence[Finding], by: User) -> None:
    preamble = _with_notes_by_hand(note_text(reading.text, reading.preamble_spans), accepted, None)
    if preamble:
        _write_note(made.meeting, None, preamble, by)
    rows = [row for row in accepted if row.kind in (Kind.ITEM, Kind.SUBITEM)]
    circles = circles_of([row for row in accepted if row.pk in made.persons], (), ())
    for position, row in enumerate(rows):
        item = AgendaItem.objects.create(
            meeting=made.meeting,
            position=position,
            title=row.text[:500],
            parent=made.items.get(row.item_id or 0) if row.kind == Kind.SUBITEM else None,
            network=_network_named(row.text, made.meeting),
        )
        made.items[row.pk] = item
        for name in filter(None, (name.strip() for name in row.presenters_text.split(","))):
            meant = meaning(name, circles).certain
            person = made.persons[meant.seat] if meant and meant.seat else None
            Presenter.objects.create(item=item, name=name[:200], person=person)
        text = _with_notes_by_hand(note_text(reading.text, row.body_spans), accepted, row.pk)
        _write_note(made.meeting, item, text, by)


def _with_notes_by_hand(text: str, accepted: Sequence[Finding], item_id: int | None) -> str:
    """Plain notes that somebody added from memory stand last; what was marked in the text is there already."""
    added = [
        row.text for row in accepted if row.kind == Kind.NOTE and not row.spans and row.item_id == item_id
    ]
    return "\n".join(filter(None, (text, *added)))


def _network_named(title: str, meeting: Meeting) -> Network | None:
    """A network's own time on the agenda: the item bears its name."""
    key = name_key(title)
    for network in meeting.networks.all():
        names = [network.name, network.short_name, *(alias.name for alias in network.aliases.all())]
        if key in {name_key(name) for name in names if name}:
            return network
    return None


def _write_note(meeting: Meeting, item: AgendaItem | None, text: str, by: User) -> None:
    note = Note.objects.create(meeting=meeting, item=item, text=text)
    now = timezone.now()
    NoteRevision.objects.create(
        note=note, from_revision=1, revision=1, text=text, author_id=by.pk, author_label=by.label,
        began_at=now, at=now,
    )  # fmt: skip


def _state(row: Finding) -> State | None:
    """What the sentence makes of its matter; None for one that only speaks of it."""
    return None if row.matter_kind == MENTION else State(MATTER_STATES.get(row.matter_kind, State.OPEN))  # type: ignore[call-overload]


def _make_matters(made: _Made, accepted: Sequence[Finding], by: User) -> None:
    for row in (row for row in accepted if row.kind == Kind.MATTER):
        item = made.items.get(row.item_id or 0)
        state = _state(row)
        told = day_to_wake if state == State.PARKED else day_due
        due_on = told(row.due_text, made.meeting.held_on, made.meeting.next_meeting_on)
        if row.matter is not None:
            mention_matter(
                row.matter,
                meeting=made.meeting,
                item=item,
                sentence=row.text,
                state=state,
                responsible=row.responsible_text,
                person=made.meant(row),
                due_on=due_on,
                due_text=row.due_text,
                by=by,
            )
            continue
        raise_matter(
            title=matter_title(row.text),
            is_contribution=row.matter_kind == "contribution",
            state=state or State.OPEN,
            networks=networks_under(item, made.meeting),
            responsible=row.responsible_text,
            person=made.meant(row),
            due_on=due_on,
            due_text=row.due_text,
            meeting=made.meeting,
            item=item,
            sentence=row.text,
            by=by,
        )


def _make_lists(made: _Made, reading: Reading, accepted: Sequence[Finding]) -> None:
    meeting = made.meeting
    for row in accepted:
        item = made.items.get(row.item_id or 0)
        if row.kind == Kind.SENDING:
            SendItem.objects.create(meeting=meeting, item=item, text=row.text)
        elif row.kind == Kind.TIP:
            ReadingTip.objects.create(meeting=meeting, item=item, text=row.text)
        elif row.kind == Kind.QUESTION:
            sentence = note_text(reading.text, row.spans)
            FoundQuestion.objects.create(meeting=meeting, item=item, text=row.text, sentence=sentence)
        elif row.kind == Kind.NOTE_TAKER:
            NoteTaker.objects.create(meeting=meeting, name=row.text[:200], person=made.meant(row))
