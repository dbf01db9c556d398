"""What the review says while one works in it: what is left, what is unlikely, and what an old tab has missed."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from beprovad.lib.text import name_key
from beprovad.meetings.actions import review
from beprovad.meetings.actions.saving import save_meeting
from beprovad.meetings.models import Finding, Meeting, Reading
from beprovad.meetings.rules.reading import Ask, Kind
from beprovad.meetings.rules.seats import letters_apart
from beprovad.meetings.tests import makers, matter_makers
from beprovad.meetings.tests.test_reading import settle
from beprovad.people.models import User
from beprovad.people.rules import Role
from beprovad.people.rules.matching import KnownPerson

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator() -> User:
    for name in ("Norrvik", "Storhamn", "Granö", "Lillby"):
        makers.organisation(name)
    association = makers.organisation("Sjöbygdens kommunförbund", "association")
    return makers.user("Esther Nyman", at=association, IFO=Role.COORDINATOR, Funktionsstöd=Role.COORDINATOR)


@pytest.fixture
def page(client, coordinator: User):
    """The review's page as text."""
    client.force_login(coordinator)

    def show(reading: Reading, question: Finding | None = None) -> str:
        asked = f"?question={question.pk}" if question else ""
        return client.get(reverse("meetings:review", args=[reading.pk]) + asked).content.decode()

    return show


def test_when_everything_is_accepted_it_says_so(coordinator: User, page) -> None:
    reading = makers.reading(coordinator)
    settle(reading)
    shown = page(reading)
    assert "Allt är godtaget. Du kan spara." in shown
    assert "0 uppgifter" not in shown


def test_nothing_is_promised_while_something_stands_in_the_way(coordinator: User, page) -> None:
    reading = makers.reading(coordinator)
    settle(reading)
    review.choose_networks(reading, set())
    shown = page(reading)
    assert "Allt är godtaget." in shown
    assert "Du kan spara." not in shown


def test_two_of_a_kind_are_both(coordinator: User, page) -> None:
    reading = makers.reading(coordinator)
    rows = list(reading.findings.filter(kind=Kind.MATTER)[:2])
    for row in rows:
        row.doubts = ["weak_words"]
        row.save()
    assert "Ja, båda" in page(reading, rows[0])


@pytest.mark.parametrize(
    ("written", "apart"), [("Linnea Oskarson", 2), ("Linnéa Oskarson", 1), ("Linnéa Oskrasson", 1)]
)
def test_the_letters_that_differ_are_counted(written: str, apart: int) -> None:
    known = KnownPerson(1, "Linnéa Oskarsson", frozenset({name_key("Linnéa Oskarsson")}), (), frozenset(), 0)
    assert letters_apart(written, known) == apart


def test_a_suggestion_says_how_many_letters_differ(coordinator: User, page) -> None:
    makers.person("Linnéa Oskarsson", at=makers.organisation("Norrvik"), IFO=Role.MEMBER)
    reading = makers.reading(coordinator, makers.NOTE.replace("Alva Ekström", "Linnea Oskarson"))
    seat = reading.findings.get(kind=Kind.ATTENDEE, text="Linnea Oskarson")
    assert Ask.WHICH_PERSON in seat.doubts
    assert "2 bokstäver skiljer." in page(reading, seat)


def test_a_day_to_come_with_people_present_is_asked_about_and_allowed(coordinator: User, page) -> None:
    reading = makers.reading(coordinator)
    day = timezone.localdate() + timedelta(days=90)
    review.answer_date(reading.findings.get(kind=Kind.DATE), day)
    settle(reading)
    assert "Stämmer året?" in page(reading)
    assert save_meeting(reading, by=coordinator).held_on == day


def test_a_day_that_has_been_is_not_asked_about(coordinator: User, page) -> None:
    assert "Stämmer året?" not in page(makers.reading(coordinator))


@pytest.mark.parametrize("is_present", [True, False])
def test_a_meeting_with_people_present_that_is_moved_to_a_day_to_come_is_asked_about(
    client, coordinator: User, *, is_present: bool
) -> None:
    client.force_login(coordinator)
    held = makers.meeting(makers.network("IFO"))
    held.attendances.create(person=coordinator.person, written_name="Esther Nyman", is_present=is_present)
    sent = {"title": held.title, "held_on": timezone.localdate() + timedelta(days=30)}
    answer = client.post(reverse("meetings:edit_meeting", args=[held.pk]), sent)
    said = [str(message) for message in get_messages(answer.wsgi_request)]
    assert any("Stämmer året?" in words for words in said) is is_present
    assert Meeting.objects.get(pk=held.pk).held_on == sent["held_on"]


@pytest.mark.parametrize("press", ["discard_reading", "accept_certain", "read_again", "decide_finding"])
def test_an_old_tab_is_told_that_the_note_is_saved_already(client, coordinator: User, press: str) -> None:
    reading = makers.reading(coordinator)
    settle(reading)
    meeting = save_meeting(reading, by=coordinator)
    client.force_login(coordinator)
    answer = client.post(reverse(f"meetings:{press}", args=[reading.pk]))
    assert answer["Location"] == reverse("meetings:meeting", args=[meeting.pk])
    assert "redan sparad" in next(str(message) for message in get_messages(answer.wsgi_request))
    assert Reading.objects.get(pk=reading.pk).meeting == meeting


def test_an_old_tab_is_led_to_the_meeting_by_htmx_too(client, coordinator: User) -> None:
    reading = makers.reading(coordinator)
    settle(reading)
    meeting = save_meeting(reading, by=coordinator)
    client.force_login(coordinator)
    address = reverse("meetings:accept_certain", args=[reading.pk])
    answer = client.post(address, headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Redirect"]) == (
        204,
        reverse("meetings:meeting", args=[meeting.pk]),
    )


def test_a_person_without_a_name_is_answered_in_our_words(client, coordinator: User) -> None:
    reading = makers.reading(coordinator)
    seat = reading.findings.get(kind=Kind.ATTENDEE, text="Bo Ahlin")
    client.force_login(coordinator)
    address = reverse("meetings:correct_finding", args=[reading.pk, seat.pk])
    page = client.post(address, {"kind": "attendee", "text": " "}).content.decode()
    assert "Skriv vad personen heter, eller stryk raden." in page


def test_a_new_meeting_has_its_time(client, coordinator: User) -> None:
    client.force_login(coordinator)
    sent = {
        "title": "Höstdag", "held_on": "2026-10-06", "time_text": "9.00–12.00", "networks": [makers.network("IFO").pk],
    }  # fmt: skip
    client.post(reverse("meetings:new_meeting"), sent)
    assert Meeting.objects.get(title="Höstdag").time_text == "9.00–12.00"


def test_what_waits_for_others_stands_open_to_those_who_keep_matters_alive(client) -> None:
    esther, alva = matter_makers.coordinator(), matter_makers.member()
    for title in ("Gemensam jour", "Lokalen"):
        matter_makers.by_hand(esther, title)
    matter_makers.by_hand(esther, "Guiden", matter_makers.State.ASSIGNED)
    for reader, is_open in ((esther, True), (alva, False)):
        client.force_login(reader)
        shown = client.get(reverse("meetings:open_for_us")).content.decode()
        assert ('matter-others" open' in shown) is is_open
