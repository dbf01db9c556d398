"""Whom a note means by a first name, a surname or initials: linked when it can be one only, else asked."""

import pytest
from django.urls import reverse

from beprovad.lib.text import name_key
from beprovad.meetings.actions import review
from beprovad.meetings.actions.releasing import release_notes
from beprovad.meetings.actions.saving import save_meeting
from beprovad.meetings.models import Finding, Matter, Reading
from beprovad.meetings.panels import matters_of_person
from beprovad.meetings.queries.matters import MINE, Selection, chosen_matters, home_of
from beprovad.meetings.rules.named import Bearer, Circles, meaning, names_in
from beprovad.meetings.rules.reading import Ask, Kind
from beprovad.meetings.tests import makers
from beprovad.meetings.tests.test_reading import settle
from beprovad.people.access import reach_of
from beprovad.people.models import Person, User
from beprovad.people.rules import Role


def bearer(name: str, seat: int) -> Bearer:
    return Bearer(name, frozenset({name_key(name)}), seat=seat)


ALVA, MAJ, ALVAR = bearer("Alva Ekström", 1), bearer("Maj Sandell", 2), bearer("Inga-Lill Ek", 3)
ABSENT = bearer("Alva Brink", 4)
CIRCLES = Circles(((ALVA, MAJ, ALVAR), (ABSENT,)), (ALVA, MAJ, ALVAR, ABSENT, bearer("Olle Rask", 5)))


@pytest.mark.parametrize(
    ("words", "seat"),
    [
        ("Alva", 1), ("Ekström", 1), ("Alva E.", 1), ("A. Ekström", 1), ("AE", 1), ("Alva Ekström, Norrvik", 1),
        ("Inga-Lill", 3), ("Maj och Alva", 2), ("kansliet och Maj", 2), ("Brink", 4), ("Alva Brink", 4),
        ("Olle Rask", 5),
    ],
)  # fmt: skip
def test_a_part_of_a_name_means_the_only_one_near_who_bears_it(words: str, seat: int) -> None:
    meant = meaning(words, CIRCLES)
    assert (meant.certain and meant.certain.seat, meant.is_asked) == (seat, False)


def test_several_who_bear_it_are_asked_about() -> None:
    meant = meaning("Alva", Circles(((ALVA, ABSENT),)))
    assert (meant.certain, meant.is_asked, meant.bearers) == (None, True, (ALVA, ABSENT))


def test_a_given_name_that_nobody_bears_is_asked_about_and_other_words_are_not() -> None:
    asked = {
        words: meaning(words, CIRCLES).is_asked for words in ("Dragana", "kansliet", "Norrvik", "Olle", "FoU")
    }
    assert asked == {"Dragana": True, "kansliet": False, "Norrvik": False, "Olle": True, "FoU": False}


def test_a_whole_name_that_is_nearly_somebodys_is_asked_about() -> None:
    meant = meaning("Maj Sandel", CIRCLES)
    assert (meant.is_asked, meant.bearers) == (True, (MAJ,))


def test_names_stand_one_by_one() -> None:
    assert tuple(names_in("Farid och Dragana")) == ("Farid", "Dragana")
    assert tuple(names_in("alla kommuner")) == ()


@pytest.fixture
def coordinator(db: None) -> User:
    for name in ("Norrvik", "Storhamn", "Granö", "Lillby"):
        makers.organisation(name)
    association = makers.organisation("Sjöbygdens kommunförbund", "association")
    return makers.user("Esther Nyman", at=association, IFO=Role.COORDINATOR, Funktionsstöd=Role.COORDINATOR)


def noted(by: User, sentence: str, *more: tuple[str, str]) -> Reading:
    text = makers.NOTE.replace("Ture Lindh tar fram ett förslag på guide till den 1 december.", sentence)
    for old, new in more:
        text = text.replace(old, new)
    return makers.reading(by, text)


def assigned(reading: Reading) -> Finding:
    return reading.findings.get(kind=Kind.MATTER, matter_kind="assignment")


def test_a_first_name_in_a_note_is_the_one_who_was_there(client, coordinator: User) -> None:
    alva = makers.user("Alva Ekström", at=makers.organisation("Norrvik"), IFO=Role.MEMBER)
    reading = noted(coordinator, "Alva tar fram ett förslag på guide till den 1 december.")
    row = assigned(reading)
    assert (row.responsible_text, row.meant, row.doubts) == ("Alva", "Alva Ekström", [])
    settle(reading)
    meeting = save_meeting(reading, by=coordinator)
    matter = Matter.objects.get(state="assigned")
    assert (matter.responsible_text, matter.responsible_person) == ("Alva", alva.person)
    release_notes(meeting=meeting, by=coordinator)
    reach = reach_of(alva)
    mine = chosen_matters(reach, Selection(owner=MINE), home_of(reach))
    assert [event.matter for event in mine] == [matter]
    assert matters_of_person(alva.person, reach_of(coordinator)) is not None
    client.force_login(alva)
    assert matter.title in client.get("/").content.decode()


def test_a_new_person_who_was_there_is_linked_too(coordinator: User) -> None:
    reading = noted(coordinator, "Ture tar fram ett förslag på guide till den 1 december.")
    settle(reading)
    save_meeting(reading, by=coordinator)
    assert Matter.objects.get(state="assigned").responsible_person == Person.objects.get(name="Ture Lindh")


def test_whoever_was_absent_is_meant_before_a_member_who_was_not_there_at_all(coordinator: User) -> None:
    makers.person("Olle Brink", at=makers.organisation("Granö"), IFO=Role.MEMBER)
    reading = noted(coordinator, "Olle tar fram ett förslag på guide till den 1 december.")
    assert assigned(reading).meant == "Olle Rask"


def test_a_member_of_the_network_who_was_not_there_can_be_meant(coordinator: User) -> None:
    dragana = makers.person("Dragana Petrovic", at=makers.organisation("Granö"), IFO=Role.MEMBER)
    reading = noted(coordinator, "Dragana tar fram ett förslag på guide till den 1 december.")
    assert assigned(reading).person == dragana


def test_of_two_names_the_first_is_linked_and_the_words_are_kept(coordinator: User) -> None:
    reading = noted(coordinator, "Ture och Alva tar fram ett förslag på guide till den 1 december.")
    row = assigned(reading)
    assert (row.responsible_text, row.meant, row.doubts) == ("Ture och Alva", "Ture Lindh", [])


def two_alvas(by: User) -> Reading:
    return noted(
        by, "Alva tar fram ett förslag på guide till den 1 december.", ("Siv Falk, Granö;", "Siv Falk, Granö;"),
        ("Bo Ahlin, Granö kommun (ers. Siv Falk)", "Alva Brink, Granö kommun"),
    )  # fmt: skip


def test_two_who_bear_the_name_are_asked_about_and_the_answer_is_saved(client, coordinator: User) -> None:
    reading = two_alvas(coordinator)
    row = assigned(reading)
    assert (row.meant, row.doubts) == ("", [Ask.WHICH_RESPONSIBLE])
    client.force_login(coordinator)
    page = client.get(f"/meetings/read-in/{reading.pk}/?question={row.pk}").content.decode()
    assert "Vem är ”Alva”?" in page
    brink = reading.findings.get(kind=Kind.ATTENDEE, text="Alva Brink")
    assert all(name in page for name in ("Alva Ekström", "Alva Brink", "Maj Sandell"))
    address = reverse("meetings:answer_finding", args=[reading.pk, row.pk])
    client.post(address, {"responsible": f"seat-{brink.pk}"})
    settle(reading)
    save_meeting(reading, by=coordinator)
    assert Matter.objects.get(state="assigned").responsible_person == Person.objects.get(name="Alva Brink")


def test_the_words_may_stand_as_they_are_and_nobody_else_can_be_slipped_in(client, coordinator: User) -> None:
    stranger = makers.person("Alva Främling")
    reading = two_alvas(coordinator)
    row = assigned(reading)
    client.force_login(coordinator)
    address = reverse("meetings:answer_finding", args=[reading.pk, row.pk])
    client.post(address, {"responsible": f"person-{stranger.pk}"})
    row.refresh_from_db()
    assert (row.person, row.state) == (None, "open")
    client.post(address, {"responsible": "new"})
    row.refresh_from_db()
    assert (row.meant, row.responsible_text, row.state) == ("", "Alva", "accepted")


def test_somebody_else_who_was_there_can_be_chosen(client, coordinator: User) -> None:
    reading = noted(coordinator, "Dragana tar fram ett förslag på guide till den 1 december.")
    row = assigned(reading)
    assert Ask.WHICH_RESPONSIBLE in row.doubts
    maj = reading.findings.filter(kind=Kind.ATTENDEE, text="Maj Sandell").first()
    client.force_login(coordinator)
    address = reverse("meetings:answer_finding", args=[reading.pk, row.pk])
    client.post(address, {"responsible": "", "other": f"seat-{maj.pk}"})
    row.refresh_from_db()
    assert (row.meant, row.state) == ("Maj Sandell", "accepted")


def test_a_matter_whose_person_is_struck_from_the_list_is_asked_about_again(coordinator: User) -> None:
    reading = noted(coordinator, "Ture tar fram ett förslag på guide till den 1 december.")
    review.accept_all_certain(reading)
    review.drop(reading.findings.get(kind=Kind.ATTENDEE, text="Ture Lindh"))
    row = assigned(reading)
    assert (row.meant, row.state, row.doubts) == ("", "open", [Ask.WHICH_RESPONSIBLE])


def test_a_corrected_responsible_is_matched_anew(coordinator: User) -> None:
    reading = noted(coordinator, "Kansliet tar fram ett förslag på guide till den 1 december.")
    row = assigned(reading)
    review.correct(row, {"responsible_text": "Maj"})
    row.refresh_from_db()
    assert (row.responsible_text, row.meant, row.state) == ("Maj", "Maj Sandell", "accepted")


def test_who_took_the_notes_may_be_named_by_a_first_name(coordinator: User) -> None:
    reading = noted(
        coordinator, "Ingen tog på sig något.", ("Vid pennan: Esther Nyman", "Antecknat av: Esther")
    )
    taker = reading.findings.get(kind=Kind.NOTE_TAKER)
    assert (taker.text, taker.meant) == ("Esther", "Esther Nyman")
    settle(reading)
    meeting = save_meeting(reading, by=coordinator)
    assert [(one.name, one.person) for one in meeting.note_takers.all()] == [("Esther", coordinator.person)]


def test_the_release_page_names_the_assignments_that_nobody_known_has(client, coordinator: User) -> None:
    reading = noted(coordinator, "Kansliet tar fram ett förslag på guide till den 1 december.")
    settle(reading)
    meeting = save_meeting(reading, by=coordinator)
    matter = Matter.objects.get(state="assigned")
    client.force_login(coordinator)
    page = client.get(reverse("meetings:release_notes", args=[meeting.pk])).content.decode()
    assert "1 uppdrag har ingen känd ansvarig" in page
    assert reverse("meetings:matter", args=[matter.pk]) in page
