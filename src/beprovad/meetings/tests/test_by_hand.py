"""What somebody types in the review is there when the meeting is saved."""

from datetime import date

import pytest
from django.urls import reverse

from beprovad.meetings.actions import review
from beprovad.meetings.actions.saving import save_meeting
from beprovad.meetings.models import Attendance, Finding, Meeting, Reading
from beprovad.meetings.rules.reading import Ask, Kind
from beprovad.meetings.tests import makers
from beprovad.meetings.tests.test_reading import settle
from beprovad.people.models import Organisation, User
from beprovad.people.rules import Role


@pytest.fixture
def coordinator(db: None) -> User:
    for name in ("Norrvik", "Storhamn", "Granö", "Lillby"):
        makers.organisation(name)
    association = makers.organisation("Sjöbygdens kommunförbund", "association")
    return makers.user("Esther Nyman", at=association, IFO=Role.COORDINATOR, Funktionsstöd=Role.COORDINATOR)


def saved(reading: Reading, by: User) -> Meeting:
    settle(reading)
    return save_meeting(reading, by=by)


def alva(reading: Reading) -> Finding:
    return reading.findings.get(kind=Kind.ATTENDEE, text="Alva Ekström")


@pytest.mark.parametrize("written", ["GRANÖ", "Granö kommun", "Ekvalla"])
def test_an_organisation_typed_by_hand_is_the_persons(coordinator: User, written: str) -> None:
    makers.organisation("Ekvalla")
    reading = makers.reading(coordinator)
    review.correct(alva(reading), {"organisation_text": written})
    seat = Attendance.objects.get(meeting=saved(reading, coordinator), written_name="Alva Ekström")
    assert seat.organisation is not None
    assert seat.organisation.name == ("Ekvalla" if written == "Ekvalla" else "Granö")


def test_an_unknown_organisation_typed_by_hand_is_asked_about_and_made(coordinator: User) -> None:
    reading = makers.reading(coordinator)
    review.correct(alva(reading), {"organisation_text": "Stiftelsen Ängen"})
    row = reading.findings.get(kind=Kind.ORGANISATION, text="Stiftelsen Ängen")
    assert (row.state, row.doubts) == ("open", [Ask.WHICH_ORGANISATION])
    seat = Attendance.objects.get(meeting=saved(reading, coordinator), written_name="Alva Ekström")
    assert seat.organisation == Organisation.objects.get(name="Stiftelsen Ängen")


def test_a_network_typed_by_hand_is_the_one_they_sat_for(coordinator: User) -> None:
    reading = makers.reading(coordinator, makers.NOTE.replace("IFO:\n", ""))
    review.correct(alva(reading), {"group_text": "Sjöbygdens nätverk IFO"})
    seat = Attendance.objects.get(meeting=saved(reading, coordinator), written_name="Alva Ekström")
    assert seat.network == makers.network("IFO")


def test_a_role_typed_by_hand_is_kept(coordinator: User) -> None:
    reading = makers.reading(coordinator)
    review.correct(alva(reading), {"role_text": "IFO-chef"})
    seat = Attendance.objects.get(meeting=saved(reading, coordinator), written_name="Alva Ekström")
    assert (seat.role_text, seat.organisation) == ("IFO-chef", makers.organisation("Norrvik"))


@pytest.mark.parametrize(
    ("kind", "column"), [(Kind.TITLE, "title"), (Kind.PLACE, "place"), (Kind.THEME, "theme")]
)
def test_what_was_added_by_hand_goes_before_what_was_read(coordinator: User, kind: Kind, column: str) -> None:
    reading = makers.reading(coordinator)
    review.add(reading, kind=kind, text="Skrivet för hand", span=None)
    assert getattr(saved(reading, coordinator), column) == "Skrivet för hand"


def test_a_plain_note_from_memory_stands_in_the_notes(coordinator: User) -> None:
    reading = makers.reading(coordinator)
    review.add(reading, kind=Kind.NOTE, text="Alla var överens om tonen.", span=None)
    notes = saved(reading, coordinator).notes
    assert [note.item for note in notes.all() if "överens om tonen" in note.text] == [None]


def test_a_new_persons_page_says_where_they_came_from(client, coordinator: User) -> None:
    reading = makers.reading(coordinator)
    review.correct(alva(reading), {"role_text": "IFO-chef"})
    meeting = saved(reading, coordinator)
    seat = Attendance.objects.get(meeting=meeting, written_name="Alva Ekström")
    client.force_login(coordinator)
    page = client.get(reverse("people:person", args=[seat.person_id])).content.decode()
    assert "kom från Norrvik, IFO-chef" in page
    assert meeting.held_on == date(2025, 10, 14)
