"""A meeting by hand: make it, change its head, its agenda, its seats, and let those who came be members."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max

from beprovad.journal.actions import record
from beprovad.meetings.actions.notes import begin_note
from beprovad.meetings.events import MeetingChanged, MeetingSaved
from beprovad.meetings.models import AgendaItem, Attendance, Meeting, Note, Presenter
from beprovad.meetings.rules.agenda import Direction, Line, Refusal, moved, ordered, refuse_removal
from beprovad.people.actions import add_membership
from beprovad.people.models import Membership, Network, Organisation, Person, User
from beprovad.people.rules import Role

HEAD = ("title", "held_on", "time_text", "place", "theme", "next_meeting_on", "next_meeting_text")


class RemovalRefused(Exception):
    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


class SeatTaken(Exception):
    """The person has a seat there already."""


def create_meeting(  # noqa: PLR0913 - a meeting is all of this
    *, title: str, held_on: date, place: str, networks: Iterable[Network], by: User, time_text: str = ""
) -> Meeting:
    """A draft without anything in it, with one note to begin writing in."""
    with transaction.atomic():
        meeting = Meeting.objects.create(title=title, held_on=held_on, time_text=time_text, place=place)
        meeting.networks.set(networks)
        begin_note(meeting=meeting, item=None, by=by)
        record(MeetingSaved(subject_id=meeting.pk, subject_label=meeting.title), by=by.actor)
    return meeting


def change_meeting(*, meeting: Meeting, values: Mapping[str, Any], by: User) -> Meeting:
    """Change what stands in the meeting's head; only the fields of `HEAD` that differ."""
    with transaction.atomic():
        meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
        changed = tuple(name for name in HEAD if name in values and getattr(meeting, name) != values[name])
        for name in changed:
            setattr(meeting, name, values[name])
        if changed:
            meeting.save(update_fields=changed)
            _record_changed(meeting, changed, by)
    return meeting


def add_item(
    *, meeting: Meeting, title: str, parent: AgendaItem | None, presenters: Sequence[str], by: User
) -> AgendaItem:
    """Last on the agenda, or last under `parent`, with an empty note."""
    with transaction.atomic():
        _lock(meeting)
        last = AgendaItem.objects.filter(meeting=meeting).aggregate(last=Max("position"))["last"]
        item = AgendaItem.objects.create(
            meeting=meeting, parent=parent, title=title, position=0 if last is None else last + 1
        )
        begin_note(meeting=meeting, item=item, by=by)
        _set_presenters(item, presenters)
        _put_in_order(meeting, ordered(_lines(meeting)))
        _record_changed(meeting, ("agenda",), by)
    return item


def change_item(*, item: AgendaItem, title: str, presenters: Sequence[str], by: User) -> AgendaItem:
    with transaction.atomic():
        item.title = title
        item.save(update_fields=["title"])
        _set_presenters(item, presenters)
        _record_changed(item.meeting, ("agenda",), by)
    return item


def move_item(*, item: AgendaItem, direction: Direction, by: User) -> None:
    """Change places with the neighbour above or below; what stands under an item follows it."""
    with transaction.atomic():
        _lock(item.meeting)
        lines = _lines(item.meeting)
        order = moved(lines, item.pk, direction)
        if order != tuple(line.id for line in lines):
            _put_in_order(item.meeting, order)
            _record_changed(item.meeting, ("agenda",), by)


def remove_item(*, item: AgendaItem, by: User) -> None:
    """Raises RemovalRefused when a note, or something under the item, would be lost by it."""
    with transaction.atomic():
        _lock(item.meeting)
        note = Note.objects.select_for_update().filter(item=item).first()
        refusal = refuse_removal(
            has_text=bool(note and note.text.strip()),
            has_subitems=item.subitems.exists(),
            was_written=bool(note and note.revision > 1),
            is_released=item.meeting.is_released,
        )
        if refusal is not None:
            raise RemovalRefused(refusal)
        _record_changed(item.meeting, ("agenda",), by)
        item.delete()


def _lock(meeting: Meeting) -> None:
    """Two people who change the agenda at once do so one after the other."""
    Meeting.objects.select_for_update().only("pk").get(pk=meeting.pk)


def _lines(meeting: Meeting) -> list[Line]:
    rows = AgendaItem.objects.filter(meeting=meeting).order_by("position")
    return [Line(pk, parent) for pk, parent in rows.values_list("pk", "parent_id")]


def _put_in_order(meeting: Meeting, order: Sequence[int]) -> None:
    """First out of the way, then in place: a position is never taken twice, not even for a moment."""
    rows = AgendaItem.objects.filter(meeting=meeting)
    top = rows.aggregate(top=Max("position"))["top"] or 0
    rows.update(position=F("position") + top + len(order) + 1)
    places = {pk: place for place, pk in enumerate(order)}
    items = list(rows)
    for item in items:
        item.position = places[item.pk]
    AgendaItem.objects.bulk_update(items, ["position"])


def _set_presenters(item: AgendaItem, names: Sequence[str]) -> None:
    """By name; somebody who has a seat at the meeting, written so or called so, is linked."""
    before = item.presenters.select_related("person")
    if [presenter.person.name if presenter.person else presenter.name for presenter in before] == list(names):
        return
    seated = seated_persons(item.meeting_id)
    item.presenters.all().delete()
    Presenter.objects.bulk_create(
        [Presenter(item=item, name=name[:200], person_id=seated.get(name)) for name in names]
    )


def seated_persons(meeting_id: int) -> dict[str, int]:
    """The person behind each name at the meeting: as it was written in the list, and as the person is called."""
    seats = Attendance.objects.filter(meeting_id=meeting_id).order_by("pk")
    seated: dict[str, int] = {}
    for written, name, person_id in seats.values_list("written_name", "person__name", "person_id"):
        seated |= {written: person_id, name: person_id}
    return seated


def add_seat(  # noqa: PLR0913 - a seat is all of this
    *,
    meeting: Meeting,
    person: Person,
    network: Network | None,
    organisation: Organisation | None,
    role_text: str,
    is_present: bool,
    by: User,
) -> Attendance:
    """Somebody was there, or sent word. The organisation is the membership's unless another is named.

    Raises SeatTaken when the person sits there for that network already.
    """
    try:
        with transaction.atomic():
            seat = Attendance.objects.create(
                meeting=meeting, person=person, written_name=person.name, network=network,
                organisation=organisation or _organisation_in(network, person), role_text=role_text,
                is_present=is_present,
            )  # fmt: skip
            _record_changed(meeting, ("attendance",), by)
    except IntegrityError as taken:
        raise SeatTaken from taken
    return seat


def _organisation_in(network: Network | None, person: Person) -> Organisation | None:
    open_ones = Membership.objects.filter(person=person, to_on=None).select_related("organisation")
    ranked = sorted(open_ones, key=lambda one: (one.network_id != (network.pk if network else None), one.pk))
    return ranked[0].organisation if ranked else None


def change_presence(*, seat: Attendance, by: User) -> Attendance:
    """Present becomes absent, absent present."""
    with transaction.atomic():
        seat = Attendance.objects.select_for_update().select_related("meeting").get(pk=seat.pk)
        seat.is_present = not seat.is_present
        seat.save(update_fields=["is_present"])
        _record_changed(seat.meeting, ("attendance",), by)
    return seat


def remove_seat(*, seat: Attendance, by: User) -> None:
    with transaction.atomic():
        _record_changed(seat.meeting, ("attendance",), by)
        seat.delete()


def make_members(*, meeting: Meeting, seats: Collection[Attendance], by: User) -> int:
    """Those who came for a network and are no members of it become members, from the meeting's day; says how many.

    Whoever has become a member meanwhile is left as they are.
    """
    with transaction.atomic():
        _lock(meeting)
        begun = 0
        for seat in seats:
            if seat.network is None or _is_member(seat):
                continue
            add_membership(
                person=seat.person, network=seat.network, organisation=seat.organisation,
                role=Role.MEMBER, from_on=meeting.held_on, by=by.actor,
            )  # fmt: skip
            begun += 1
    return begun


def _is_member(seat: Attendance) -> bool:
    return Membership.objects.filter(person=seat.person, network=seat.network, to_on=None).exists()


def _record_changed(meeting: Meeting, fields: tuple[str, ...], by: User) -> None:
    event = MeetingChanged(subject_id=meeting.pk, subject_label=meeting.title, fields=fields)
    record(event, by=by.actor)
