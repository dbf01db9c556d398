"""A second note for the same day, and a draft that is taken away again."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from beprovad.journal.models import Entry
from beprovad.meetings.actions import review
from beprovad.meetings.actions.joining import join_matters
from beprovad.meetings.actions.materials import upload_materials
from beprovad.meetings.actions.releasing import release_notes
from beprovad.meetings.actions.removing import ReleasedStays, remove_draft
from beprovad.meetings.actions.saving import SavingRefused, save_meeting
from beprovad.meetings.models import Matter, MatterEvent, Meeting, Reading
from beprovad.meetings.rules.matters import State
from beprovad.meetings.rules.reading import Obstacle
from beprovad.meetings.tests import makers, matter_makers
from beprovad.meetings.tests.test_reading import settle
from beprovad.people.models import Organisation, Person, User
from beprovad.people.rules import Role

pytestmark = pytest.mark.whole


@pytest.fixture
def coordinator(db: None) -> User:
    for name in ("Norrvik", "Storhamn", "Granö"):
        makers.organisation(name)
    association = makers.organisation("Sjöbygdens kommunförbund", "association")
    return makers.user("Esther Nyman", at=association, IFO=Role.COORDINATOR, Funktionsstöd=Role.COORDINATOR)


def saved(by: User) -> tuple[Reading, Meeting]:
    reading = makers.reading(by)
    settle(reading)
    return reading, save_meeting(reading, by=by)


OTHER = makers.NOTE.replace("Esther Nyman hälsade välkomna.", "Alva Ekström hälsade alla välkomna.")


def test_a_second_meeting_on_the_same_day_is_made_only_on_purpose(client, coordinator: User) -> None:
    _, first = saved(coordinator)
    second = makers.reading(coordinator, OTHER)
    assert second.same_as is None
    settle(second)
    client.force_login(coordinator)
    page = client.get(reverse("meetings:review", args=[second.pk])).content.decode()
    assert "Det finns redan ett möte den dagen i samma nätverk." in page
    assert reverse("meetings:meeting", args=[first.pk]) in page
    with pytest.raises(SavingRefused) as refused:
        save_meeting(second, by=coordinator)
    assert refused.value.obstacles == (Obstacle.SAME_DAY,)
    review.read_again_on_purpose(second)
    assert save_meeting(second, by=coordinator) != first


def test_another_networks_meeting_on_the_same_day_is_no_obstacle(coordinator: User) -> None:
    second = makers.reading(coordinator)
    meeting = makers.meeting(makers.network("Grannar"))
    Meeting.objects.filter(pk=meeting.pk).update(held_on="2025-10-14")
    settle(second)
    assert save_meeting(second, by=coordinator)


def test_a_removed_draft_takes_the_matters_with_it_that_only_it_raised(coordinator: User) -> None:
    _, meeting = saved(coordinator)
    remove_draft(meeting=meeting, by=coordinator)
    assert (Meeting.objects.count(), Matter.objects.count(), MatterEvent.objects.count()) == (0, 0, 0)
    entry = Entry.objects.get(event="meetings.MeetingRemoved")
    assert (entry.subject_id, entry.details["matters"]) == (meeting.pk, 4)


def test_a_matter_that_was_there_before_stands_as_it_stood(coordinator: User) -> None:
    before = matter_makers.raised(coordinator, matter_makers.released(), "Gemensam jour", State.PARKED)
    draft = matter_makers.draft()
    matter_makers.mentioned(coordinator, before, draft, State.CONTINUING)
    remove_draft(meeting=draft, by=coordinator)
    before.refresh_from_db()
    assert (before.state, before.events.count()) == ("parked", 1)


def test_a_matter_that_was_joined_into_an_older_one_goes_and_the_older_stays(coordinator: User) -> None:
    older = matter_makers.raised(coordinator, matter_makers.released(), "Gemensam jour")
    draft = matter_makers.draft()
    join_matters(older, matter_makers.raised(coordinator, draft, "Jour tillsammans"), by=coordinator)
    remove_draft(meeting=draft, by=coordinator)
    assert list(Matter.objects.all()) == [older]


def test_an_older_matter_that_was_joined_into_the_drafts_own_stays_with_it(coordinator: User) -> None:
    older = matter_makers.raised(coordinator, matter_makers.released(), "Gemensam jour")
    draft = matter_makers.draft()
    newer = matter_makers.raised(coordinator, draft, "Jour tillsammans")
    join_matters(newer, older, by=coordinator)
    remove_draft(meeting=draft, by=coordinator)
    assert set(Matter.objects.all()) == {older, newer}
    newer.refresh_from_db()
    assert newer.title == "Gemensam jour"


def test_the_note_is_under_review_again_and_a_second_saving_makes_nobody_twice(coordinator: User) -> None:
    reading, meeting = saved(coordinator)
    persons, organisations = Person.objects.count(), Organisation.objects.count()
    assert remove_draft(meeting=meeting, by=coordinator) == reading
    reading.refresh_from_db()
    assert (reading.state, reading.meeting, bool(reading.file)) == ("open", None, True)
    save_meeting(reading, by=coordinator)
    assert (Person.objects.count(), Organisation.objects.count()) == (persons, organisations)
    assert Matter.objects.count() == 4


def test_what_members_have_seen_is_never_removed(client, coordinator: User) -> None:
    _, meeting = saved(coordinator)
    release_notes(meeting=meeting, by=coordinator)
    with pytest.raises(ReleasedStays):
        remove_draft(meeting=meeting, by=coordinator)
    client.force_login(coordinator)
    client.post(reverse("meetings:remove_meeting", args=[meeting.pk]))
    assert Meeting.objects.filter(pk=meeting.pk).exists()


def test_the_page_says_what_goes_and_what_stays_and_then_does_it(client, coordinator: User) -> None:
    reading, meeting = saved(coordinator)
    client.force_login(coordinator)
    address = reverse("meetings:remove_meeting", args=[meeting.pk])
    assert address in client.get(reverse("meetings:meeting", args=[meeting.pk])).content.decode()
    page = client.get(address).content.decode()
    assert "4 ärenden som bara det här mötet har väckt" in page
    assert "Den inlästa anteckningen anteckning.txt." in page
    assert Meeting.objects.filter(pk=meeting.pk).exists()
    response = client.post(address)
    assert (response.status_code, response["Location"]) == (
        302,
        reverse("meetings:review", args=[reading.pk]),
    )
    assert not Meeting.objects.filter(pk=meeting.pk).exists()


@pytest.mark.parametrize("role", [Role.PREPARATION, Role.MEMBER])
def test_only_a_coordinator_removes_a_draft(client, coordinator: User, role: Role) -> None:
    _, meeting = saved(coordinator)
    client.force_login(makers.user(IFO=role))
    assert client.post(reverse("meetings:remove_meeting", args=[meeting.pk])).status_code == 404
    assert Meeting.objects.filter(pk=meeting.pk).exists()


def test_the_files_of_a_removed_draft_are_gone_from_the_disk(
    coordinator: User, django_capture_on_commit_callbacks
) -> None:
    _, meeting = saved(coordinator)
    file = SimpleUploadedFile("bilder.txt", "Påhittade bilder".encode())
    material = upload_materials(meeting=meeting, item=None, files=[file], by=coordinator).kept[0]
    with django_capture_on_commit_callbacks(execute=True):
        remove_draft(meeting=meeting, by=coordinator)
    assert not material.file.storage.exists(material.file.name)
