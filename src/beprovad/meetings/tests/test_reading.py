"""From a note to a meeting."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beprovad.journal.models import Entry
from beprovad.meetings.access import matters
from beprovad.meetings.actions import review
from beprovad.meetings.actions.matters import edit_matter
from beprovad.meetings.actions.reading import discard_reading, mask_identity_numbers
from beprovad.meetings.actions.releasing import release_notes
from beprovad.meetings.actions.saving import SavingRefused, save_meeting
from beprovad.meetings.models import Attendance, Finding, Matter, MatterEvent, Meeting, Reading
from beprovad.meetings.queries.reading import marked_text, review_page
from beprovad.meetings.rules.reading import Ask, Kind, Obstacle
from beprovad.meetings.tests import makers
from beprovad.people.access import reach_of
from beprovad.people.models import NameVariant, Person, User
from beprovad.people.rules import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator() -> User:
    makers.organisation("Norrvik")
    makers.organisation("Storhamn")
    makers.organisation("Granö")
    makers.organisation("Lillby")
    association = makers.organisation("Sjöbygdens kommunförbund", "association")
    return makers.user("Esther Nyman", at=association, IFO=Role.COORDINATOR, Funktionsstöd=Role.COORDINATOR)


def settle(reading: Reading) -> None:
    """Accept what is certain, and answer everything else with "new" or "yes"."""
    review.accept_all_certain(reading)
    for finding in reading.findings.filter(state=Finding.State.OPEN):
        review.accept(finding)


def test_a_note_becomes_a_draft_with_its_networks_and_nothing_else_changes(coordinator: User) -> None:
    reading = makers.reading(coordinator)
    assert {network.short_name for network in reading.networks.all()} == {"IFO", "Funktionsstöd"}
    assert Meeting.objects.count() == 0
    assert Person.objects.count() == 1
    with reading.file.open() as original:
        assert original.read().decode() == makers.NOTE


def test_saving_makes_the_meeting_with_everything_in_it(coordinator: User) -> None:
    reading = makers.reading(coordinator)
    settle(reading)
    meeting = save_meeting(reading, by=coordinator)
    assert (meeting.held_on, meeting.place) == (date(2025, 10, 14), "Regionhuset, sal Måsen")
    assert meeting.next_meeting_on == date(2025, 12, 9)
    assert [item.title for item in meeting.items.filter(parent=None)] == [
        "Inledning", "Intervjuer med brukare", "Nätverksvis",
    ]  # fmt: skip
    assert [tip.text for tip in meeting.reading_tips.all()] == ["Att fråga och förstå, Sjöbygdens FoU 2024."]
    assert [question.text for question in meeting.questions.all()] == ["Vem har bett om det här?"]
    assert [sending.text for sending in meeting.send_items.all()] == ["Bilder skickas med anteckningarna."]
    assert [taker.person for taker in meeting.note_takers.all()] == [coordinator.person]
    assert Entry.objects.filter(event="meetings.MeetingSaved", subject_id=meeting.pk).count() == 1


def test_a_question_reworded_in_the_review_keeps_what_the_note_says(coordinator: User) -> None:
    reading = makers.reading(coordinator)
    review.correct(reading.findings.get(kind=Kind.QUESTION), {"text": "Vem bad om arbetssättet?"})
    settle(reading)
    question = save_meeting(reading, by=coordinator).questions.get()
    assert (question.text, question.sentence) == ("Vem bad om arbetssättet?", "Vem har bett om det här?")
    assert question.is_reworded


def test_a_person_in_two_networks_is_one_person_with_two_seats(coordinator: User) -> None:
    reading = makers.reading(coordinator)
    settle(reading)
    meeting = save_meeting(reading, by=coordinator)
    seats = Attendance.objects.filter(meeting=meeting, written_name="Maj Sandell")
    assert {seat.network.short_name for seat in seats if seat.network} == {"IFO", "Funktionsstöd"}
    assert len({seat.person_id for seat in seats}) == 1


def test_a_matter_has_the_state_that_its_sentence_gives_it(coordinator: User) -> None:
    reading = makers.reading(coordinator)
    settle(reading)
    save_meeting(reading, by=coordinator)
    states = {matter.events.get().sentence: matter.state for matter in Matter.objects.all()}
    assert states == {
        "Beslut: nätverket prövar intervjuguiden under våren.": "approved",
        "Ture Lindh tar fram ett förslag på guide till den 1 december.": "assigned",
        "Frågan om gemensam jour parkeras tills utredningen är klar i mars.": "parked",
        "Samtalet om nattbemanning fortsätter nästa möte.": "continuing",
    }


def test_a_date_without_a_year_is_resolved_from_the_meetings_day(coordinator: User) -> None:
    reading = makers.reading(coordinator)
    settle(reading)
    save_meeting(reading, by=coordinator)
    assert Matter.objects.get(state="assigned").due_on == date(2025, 12, 1)


def test_a_matter_under_a_networks_own_time_is_that_networks_alone(coordinator: User) -> None:
    reading = makers.reading(coordinator)
    settle(reading)
    save_meeting(reading, by=coordinator)
    parked = Matter.objects.get(state="parked")
    assert [network.short_name for network in parked.networks.all()] == ["IFO"]


def test_saving_is_refused_while_something_is_left_and_nothing_changes(coordinator: User) -> None:
    reading = makers.reading(coordinator, makers.NOTE.replace("tisdag 14 oktober 2025", "i oktober"))
    with pytest.raises(SavingRefused) as refused:
        save_meeting(reading, by=coordinator)
    assert Obstacle.NO_DATE in refused.value.obstacles
    assert Meeting.objects.count() == 0


def test_the_missing_day_is_asked_for_and_the_next_meeting_follows_from_it(coordinator: User) -> None:
    text = makers.NOTE.replace("Datum: tisdag 14 oktober 2025, kl. 9.00–12.00\n", "").replace(
        "9 december 2025", "9 december"
    )
    reading = makers.reading(coordinator, text)
    day = reading.findings.get(kind=Kind.DATE)
    assert Ask.DATE_MISSING in day.doubts
    review.answer_date(day, date(2024, 10, 15))
    settle(reading)
    meeting = save_meeting(reading, by=coordinator)
    assert (meeting.held_on, meeting.next_meeting_on) == (date(2024, 10, 15), date(2024, 12, 9))


def test_a_misspelt_name_is_asked_about_and_the_answer_is_remembered(coordinator: User) -> None:
    alva = makers.person("Alva Ekström", at=makers.organisation("Norrvik"), IFO=Role.MEMBER)
    reading = makers.reading(
        coordinator, makers.NOTE.replace("Alva Ekström, Norrvik", "Avla Ekström, Norrvik")
    )
    seat = reading.findings.get(kind=Kind.ATTENDEE, text="Avla Ekström")
    assert (seat.person, Ask.WHICH_PERSON in seat.doubts) == (None, True)
    review.answer_person(seat, alva.pk)
    settle(reading)
    save_meeting(reading, by=coordinator)
    assert NameVariant.objects.filter(person=alva, name="Avla Ekström").count() == 1
    again = makers.reading(coordinator, makers.NOTE.replace("Alva Ekström, Norrvik", "Avla Ekström, Norrvik"))
    assert again.findings.get(kind=Kind.ATTENDEE, text="Avla Ekström").person == alva


def test_a_known_person_is_certain_and_never_a_second_row(coordinator: User) -> None:
    alva = makers.person("Alva Ekström", at=makers.organisation("Norrvik"), IFO=Role.MEMBER)
    reading = makers.reading(coordinator)
    assert reading.findings.get(kind=Kind.ATTENDEE, text="Alva Ekström").person == alva
    settle(reading)
    save_meeting(reading, by=coordinator)
    assert Person.objects.filter(name="Alva Ekström").count() == 1


def test_an_unknown_heading_is_asked_about_once_for_everybody_under_it(coordinator: User) -> None:
    reading = makers.reading(coordinator, makers.NOTE.replace("IFO:\nAlva", "Vuxengruppen:\nAlva"))
    heading = reading.findings.get(kind=Kind.GROUP, text="Vuxengruppen")
    assert Ask.WHICH_NETWORK in heading.doubts
    review.answer_network(heading, makers.network("IFO").pk)
    under = reading.findings.filter(kind=Kind.ATTENDEE, group_text="Vuxengruppen")
    assert {seat.network for seat in under} == {makers.network("IFO")}


def test_a_later_note_about_the_same_thing_is_suggested_to_be_the_same_matter(coordinator: User) -> None:
    first = makers.reading(coordinator)
    settle(first)
    save_meeting(first, by=coordinator)
    later = makers.NOTE.replace("14 oktober 2025", "9 december 2025").replace(
        "Frågan om gemensam jour parkeras tills utredningen är klar i mars.",
        "Utredningen om gemensam jour är klar och frågan fortsätter vid nästa möte.",
    )
    second = makers.reading(coordinator, later)
    parked = Matter.objects.get(state="parked")
    finding = second.findings.get(kind=Kind.MATTER, text__startswith="Utredningen")
    assert (finding.matter, Ask.KNOWN_MATTER in finding.doubts) == (parked, True)
    review.answer_matter(finding, parked.pk)
    settle(second)
    save_meeting(second, by=coordinator)
    parked.refresh_from_db()
    assert (parked.state, parked.events.count()) == ("continuing", 2)


def test_a_plain_sentence_about_a_known_matter_is_asked_about_and_moves_nothing(coordinator: User) -> None:
    first = makers.reading(coordinator)
    settle(first)
    save_meeting(first, by=coordinator)
    plain = "Lillby berättade om den gemensamma jouren och om frågan från i våras."
    text = makers.NOTE.replace("14 oktober 2025", "9 december 2025").replace(
        "Frågan om gemensam jour parkeras tills utredningen är klar i mars.", plain
    )
    parked = Matter.objects.get(state="parked")
    edit_matter(parked, {"title": "Lillby och den gemensamma jouren"}, by=coordinator)
    second = makers.reading(coordinator, text)
    mention = second.findings.get(matter_kind="mention")
    assert (mention.matter, mention.doubts) == (parked, [Ask.KNOWN_MATTER])
    review.answer_matter(mention, parked.pk)
    settle(second)
    save_meeting(second, by=coordinator)
    parked.refresh_from_db()
    assert (parked.state, parked.events.count()) == ("parked", 3)


def test_a_matter_that_one_only_reads_about_is_not_moved_by_another_networks_note(
    client, coordinator: User
) -> None:
    first = makers.reading(coordinator)
    settle(first)
    release_notes(meeting=save_meeting(first, by=coordinator), by=coordinator)
    parked = Matter.objects.get(state="parked")
    eva = makers.user(IFO=Role.MEMBER, Annat=Role.COORDINATOR)
    assert matters(reach_of(eva)).filter(pk=parked.pk).exists()

    second = makers.reading(eva, makers.NOTE.replace("14 oktober 2025", "9 december 2025"))
    said = second.findings.filter(kind=Kind.MATTER)
    assert not said.exclude(matter=None).exists()

    client.force_login(eva, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("meetings:answer_finding", args=[second.pk, said.first().pk])
    assert client.post(address, {"answer": str(parked.pk)}).status_code == 404


@pytest.fixture
def shared(coordinator: User) -> tuple[Reading, User]:
    """A reading of two networks with a question about a matter of the first; its reader prepares the second only."""
    first = makers.reading(coordinator)
    settle(first)
    save_meeting(first, by=coordinator)
    return makers.reading(coordinator), makers.user("Leo Fransson", Funktionsstöd=Role.COORDINATOR)


def asked_about(reading: Reading, title: str) -> Finding:
    asked = [row for row in reading.findings.select_related("matter") if Ask.KNOWN_MATTER in row.doubts]
    return next(row for row in asked if row.matter and row.matter.title == title)


def test_a_review_names_no_matter_that_its_reader_does_not_see(client, shared: tuple[Reading, User]) -> None:
    reading, leo = shared
    asked = asked_about(reading, Matter.objects.get(state="parked").title)
    Matter.objects.filter(state="parked").update(title="Hemlig rubrik")
    MatterEvent.objects.filter(matter=asked.matter).update(title="Hemlig rubrik", sentence="Hemlig mening.")
    client.force_login(leo)
    address = reverse("meetings:review", args=[reading.pk])
    page = client.get(f"{address}?question={asked.pk}").content.decode()
    assert "Det är ett ärende som du inte får ändra." in page
    assert "Hemlig" not in page
    assert "Ja, samma ärende" not in page
    review.answer_matter(asked, asked.matter_id)
    assert "Hemlig" not in client.get(address).content.decode()


def test_a_reader_who_may_change_the_matter_is_asked_by_its_name(
    client, coordinator: User, shared: tuple[Reading, User]
) -> None:
    reading, _ = shared
    matter = Matter.objects.get(state="parked")
    client.force_login(coordinator)
    address = reverse("meetings:review", args=[reading.pk])
    page = client.get(f"{address}?question={asked_about(reading, matter.title).pk}").content.decode()
    assert matter.title in page
    assert "Ja, samma ärende" in page


@pytest.mark.parametrize("press", ["accept", "alike", "correct"])
def test_nobody_says_yes_to_a_matter_that_they_were_not_shown(
    client, shared: tuple[Reading, User], press: str
) -> None:
    reading, leo = shared
    asked = asked_about(reading, Matter.objects.get(state="parked").title)
    client.force_login(leo)
    if press == "correct":
        sent = {"kind": "matter", "text": "Jouren parkeras.", "matter_kind": "parked"}
        client.post(reverse("meetings:correct_finding", args=[reading.pk, asked.pk]), sent)
    else:
        client.post(reverse("meetings:decide_finding", args=[reading.pk]), {press: asked.pk})
    asked.refresh_from_db()
    assert asked.state == Finding.State.OPEN or asked.matter is None


def test_a_mention_of_no_known_matter_is_plain_note_text(coordinator: User) -> None:
    reading = makers.reading(coordinator)
    finding = reading.findings.get(kind=Kind.TIP)
    Finding.objects.filter(pk=finding.pk).update(kind="matter", matter_kind="mention")
    finding.refresh_from_db()
    review.answer_matter(finding, None)
    finding.refresh_from_db()
    assert (finding.kind, finding.state) == ("note", "accepted")


def test_the_question_says_how_the_known_matter_would_change(client, coordinator: User) -> None:
    first = makers.reading(coordinator)
    settle(first)
    save_meeting(first, by=coordinator)
    later = makers.NOTE.replace("14 oktober 2025", "9 december 2025").replace(
        "parkeras tills utredningen är klar i mars", "om gemensam jour fortsätter nästa möte"
    )
    second = makers.reading(coordinator, later)
    asked = second.findings.get(kind=Kind.MATTER, text__contains="gemensam jour")
    client.force_login(coordinator)
    page = client.get(f"/meetings/read-in/{second.pk}/?question={asked.pk}").content.decode()
    assert "Svarar du ja ändras ärendet från parkerat till fortsätter." in page


def test_a_refused_saving_says_everything_that_is_left(client, coordinator: User) -> None:
    reading = makers.reading(coordinator, makers.NOTE.replace("tisdag 14 oktober 2025", "i oktober"))
    client.force_login(coordinator)
    page = client.post(f"/meetings/read-in/{reading.pk}/save/", follow=True).content.decode()
    assert "Mötet är inte sparat än" in page
    assert "Mötets datum saknas." in page


def test_the_time_of_day_is_kept(coordinator: User) -> None:
    reading = makers.reading(coordinator)
    settle(reading)
    assert save_meeting(reading, by=coordinator).time_text == "9.00–12.00"


def test_the_same_note_again_is_noticed_and_saved_only_on_purpose(coordinator: User) -> None:
    first = makers.reading(coordinator)
    settle(first)
    save_meeting(first, by=coordinator)
    second = makers.reading(coordinator, "\n".join(makers.NOTE.split("\n")), name="samma.pdf")
    assert second.same_as == first
    settle(second)
    with pytest.raises(SavingRefused):
        save_meeting(second, by=coordinator)
    review.read_again_on_purpose(second)
    assert save_meeting(second, by=coordinator) != first.meeting


def test_saving_twice_gives_the_meeting_of_the_first_time(coordinator: User) -> None:
    reading = makers.reading(coordinator)
    settle(reading)
    assert save_meeting(reading, by=coordinator) == save_meeting(reading, by=coordinator)
    assert Meeting.objects.count() == 1


def test_an_identity_number_stops_the_saving_until_it_is_masked(coordinator: User) -> None:
    reading = makers.reading(coordinator, makers.NOTE.replace("24 personer", "bl.a. 19811218-9876"))
    assert not reading.file
    settle(reading)
    with pytest.raises(SavingRefused) as refused:
        save_meeting(reading, by=coordinator)
    assert refused.value.obstacles == (Obstacle.IDENTITY_NUMBER,)
    assert mask_identity_numbers(reading, by=coordinator) == 1
    meeting = save_meeting(reading, by=coordinator)
    assert not any("9876" in note.text for note in meeting.notes.all())


@pytest.mark.parametrize("column", Finding.WRITTEN)
def test_an_identity_number_that_somebody_types_in_any_field_stops_the_saving(
    coordinator: User, column: str
) -> None:
    reading = makers.reading(coordinator)
    settle(reading)
    review.correct(reading.findings.filter(kind=Kind.MATTER).first(), {column: "Alva 19811218-9876"})
    with pytest.raises(SavingRefused) as refused:
        save_meeting(reading, by=coordinator)
    assert refused.value.obstacles == (Obstacle.IDENTITY_NUMBER,)


def test_an_identity_number_in_a_files_name_is_masked(coordinator: User) -> None:
    reading = makers.reading(coordinator, name="samtal 19811218-9876.txt")
    assert reading.file_name == "samtal XXXXXXXX-XXXX.txt"
    assert "9876" not in reading.file.name
    assert not Entry.objects.filter(subject_label__contains="9876").exists()


def test_moving_a_finding_keeps_its_place_in_the_text(coordinator: User) -> None:
    reading = makers.reading(coordinator)
    tip = reading.findings.get(kind=Kind.TIP)
    spans = tip.spans
    review.move(tip, Kind.NOTE)
    tip.refresh_from_db()
    assert (tip.kind, tip.spans) == ("note", spans)


def test_a_dropped_finding_is_not_saved_and_can_be_taken_back(coordinator: User) -> None:
    reading = makers.reading(coordinator)
    tip = reading.findings.get(kind=Kind.TIP)
    review.drop(tip)
    settle(reading)
    assert Finding.objects.get(pk=tip.pk).state == Finding.State.DROPPED
    review.reopen(tip)
    review.accept(tip)
    assert save_meeting(reading, by=coordinator).reading_tips.count() == 1


def test_what_was_missed_can_be_added_from_a_marked_stretch(coordinator: User) -> None:
    reading = makers.reading(coordinator)
    words = "Norrvik har intervjuat 24 personer"
    start = makers.NOTE.index(words)
    added = review.add(reading, kind=Kind.MATTER, text=words, span=(start, start + len(words)))
    assert (added.item.text, added.state) == ("Intervjuer med brukare", "accepted")


def test_the_marks_are_the_whole_text_in_order(coordinator: User) -> None:
    reading = makers.reading(coordinator)
    marks = marked_text(reading.text, list(reading.findings.all()))
    assert "".join(mark.text for mark in marks) == reading.text
    assert any(mark.kind == "assignment" for mark in marks)


def test_a_discarded_reading_leaves_nothing_behind(
    coordinator: User, django_capture_on_commit_callbacks
) -> None:
    reading = makers.reading(coordinator)
    storage, name = reading.file.storage, reading.file.name
    with django_capture_on_commit_callbacks(execute=True):
        discard_reading(reading, by=coordinator)
    assert (Reading.objects.count(), storage.exists(name)) == (0, False)


def test_the_review_says_how_many_new_persons_one_press_will_make(client, coordinator: User) -> None:
    reading = makers.reading(coordinator)
    promised = len(review_page(reading, reach_of(coordinator)).new_persons)
    client.force_login(coordinator)
    page = client.get(reverse("meetings:review", args=[reading.pk])).content.decode()
    assert f"{promised} av dem blir nya personer när mötet sparas." in page
    before = Person.objects.count()
    review.accept_all_certain(reading)
    assert review_page(reading, reach_of(coordinator)).new_persons == ()
    reading.findings.filter(kind__in=review.SEATS, state=Finding.State.OPEN).update(
        state=Finding.State.DROPPED
    )
    settle(reading)
    save_meeting(reading, by=coordinator)
    assert Person.objects.count() - before == promised


def test_the_review_counts_a_person_in_two_networks_once(coordinator: User) -> None:
    page = review_page(makers.reading(coordinator), reach_of(coordinator))
    assert (page.people, page.seats) == (5, 6)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.GUEST])
def test_a_member_or_a_guest_does_not_read_notes_in(client, coordinator: User, role: Role) -> None:
    reading = makers.reading(coordinator)
    client.force_login(makers.user(IFO=role))
    for address in ("/meetings/read-in/", f"/meetings/read-in/{reading.pk}/"):
        assert client.get(address).status_code == 404
    for action in ("accept-certain", "decide", "add", "networks", "mask", "again", "save", "discard"):
        assert client.post(f"/meetings/read-in/{reading.pk}/{action}/").status_code == 404
    finding = reading.findings.first()
    assert client.post(f"/meetings/read-in/{reading.pk}/{finding.pk}/answer/").status_code == 404
    assert client.get(f"/meetings/read-in/{reading.pk}/{finding.pk}/").status_code == 404
    assert client.get(f"/meetings/read-in/{reading.pk}/original/").status_code == 404


def test_a_coordinator_of_another_network_sees_nothing_of_the_reading(client, coordinator: User) -> None:
    reading = makers.reading(coordinator)
    client.force_login(makers.user(Grannar=Role.COORDINATOR))
    assert client.get(f"/meetings/read-in/{reading.pk}/").status_code == 404
    assert client.get(f"/meetings/read-in/{reading.pk}/original/").status_code == 404


def test_a_finding_of_another_reading_is_not_reached_through_ones_own(client, coordinator: User) -> None:
    theirs = makers.reading(makers.user(Grannar=Role.COORDINATOR)).findings.get(kind=Kind.TITLE)
    mine = makers.reading(coordinator)
    client.force_login(coordinator)
    client.post(f"/meetings/read-in/{mine.pk}/decide/", {"drop": theirs.pk})
    theirs.refresh_from_db()
    assert theirs.state == Finding.State.OPEN
    assert client.get(f"/meetings/read-in/{mine.pk}/{theirs.pk}/").status_code == 404


def test_markup_in_a_note_is_shown_as_the_text_it_is(client, coordinator: User) -> None:
    reading = makers.reading(coordinator, makers.NOTE.replace("sal Måsen", "<script>alert(1)</script>"))
    client.force_login(coordinator)
    page = client.get(f"/meetings/read-in/{reading.pk}/").content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_review_is_shown_in_both_languages(client, coordinator: User, language: str) -> None:
    client.force_login(coordinator)
    client.cookies["django_language"] = language
    reading = makers.reading(coordinator)
    assert client.get(f"/meetings/read-in/{reading.pk}/").status_code == 200
    assert client.get("/meetings/read-in/").status_code == 200


def test_a_pasted_note_is_read_and_an_empty_form_says_what_to_do(client, coordinator: User) -> None:
    client.force_login(coordinator)
    empty = client.post("/meetings/read-in/", {})
    assert (empty.status_code, Reading.objects.count()) == (422, 0)
    pasted = client.post("/meetings/read-in/", {"pasted": makers.NOTE})
    assert pasted.status_code == 302
    assert Reading.objects.get().text.startswith("Minnesanteckningar från Sjöbygdens")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("tavlan.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" * 9, "Filen är en bild"),
        ("samtal.m4a", b"\x00\x00\x00\x18ftypM4A \x00\x00" * 9, "Filen är ljud eller film"),
        ("okänt.bin", b"\x00\x01\x02\x03" * 99, "Vi känner inte igen vad det är för fil"),
    ],
)
def test_a_file_that_is_no_note_is_told_what_it_is_and_what_to_do(
    client, coordinator: User, name: str, content: bytes, words: str
) -> None:
    client.force_login(coordinator)
    refused = client.post("/meetings/read-in/", {"file": SimpleUploadedFile(name, content)})
    page = refused.content.decode()
    assert (refused.status_code, words in page, "klistra in" in page.lower()) == (422, True, True)


def test_a_name_and_an_organisation_can_be_corrected(client, coordinator: User) -> None:
    reading = makers.reading(coordinator)
    seat = reading.findings.get(kind=Kind.ATTENDEE, text="Bo Ahlin")
    client.force_login(coordinator)
    address = f"/meetings/read-in/{reading.pk}/{seat.pk}/"
    sent = {
        "kind": "attendee", "text": "Bo Ahlén", "organisation_text": "Granö kommun",
        "group_text": "Funktionsstöd", "role_text": "",
    }  # fmt: skip
    assert client.post(address, sent).status_code == 302
    seat.refresh_from_db()
    assert (seat.text, seat.role_text, seat.is_corrected, seat.state) == ("Bo Ahlén", "", True, "accepted")


def test_a_correction_without_a_name_is_refused_and_nothing_is_lost(client, coordinator: User) -> None:
    reading = makers.reading(coordinator)
    seat = reading.findings.get(kind=Kind.ATTENDEE, text="Bo Ahlin")
    client.force_login(coordinator)
    response = client.post(f"/meetings/read-in/{reading.pk}/{seat.pk}/", {"kind": "attendee", "text": " "})
    assert response.status_code == 422
    seat.refresh_from_db()
    assert seat.text == "Bo Ahlin"


@pytest.mark.whole
def test_a_reading_costs_as_many_queries_with_ten_people_as_with_fifty(client, coordinator: User) -> None:
    client.force_login(coordinator)
    people = "\n".join(f"Alva Ek{chr(97 + n % 26)}{chr(97 + n // 26)}sson, Norrvik" for n in range(50))
    small = makers.reading(coordinator)
    large = makers.reading(
        coordinator, makers.NOTE.replace("Ture Lindh och Maj", people + "\nTure Lindh och Maj")
    )
    counts = []
    for reading in (small, large):
        settle(reading)
        with CaptureQueriesContext(connection) as caught:
            client.get(f"/meetings/read-in/{reading.pk}/")
        counts.append(len(caught))
    assert counts[0] == counts[1]
