"""The guided path knows by itself what has been done, from the journal."""

import pytest
from django.db import transaction
from django.urls import reverse

from beprovad.home.queries.guide import Guide, HiddenGuide, guide_for
from beprovad.home.rules.guide import Standing, Step
from beprovad.home.tests.makers import a_coordinator, a_meeting, a_member, a_preparer, an_outsider
from beprovad.journal.actions import record
from beprovad.journal.models import Entry
from beprovad.meetings.events import (
    MaterialUploaded,
    MatterMoved,
    MeetingChanged,
    MeetingSaved,
    NoteEdited,
    NoteReadIn,
    NotesReleased,
    SendingTicked,
)
from beprovad.people.access import reach_of

pytestmark = pytest.mark.django_db


def guide_of(user):
    return guide_for(user, reach_of(user))


def done(user):
    return {step for step, standing in guide_of(user).steps if standing is Standing.DONE}


def moved(**how):
    return MatterMoved(subject_id=1, subject_label="jour", from_state="open", to_state="closed", **how)


def write_down(event, by):
    with transaction.atomic():
        record(event, by=by.actor)


def test_a_first_visitor_begins_with_reading_a_note_in():
    assert guide_of(a_coordinator()).steps[0] == (Step.READ, Standing.NEXT)


def test_each_step_is_done_when_the_journal_says_so():
    esther = a_coordinator()
    meeting = a_meeting()
    write_down(NoteReadIn(subject_id=1, subject_label="n.txt"), esther)
    assert done(esther) == {Step.READ}
    write_down(MeetingSaved(subject_id=meeting.pk, subject_label="m", reading_id=1), esther)
    assert guide_of(esther).meeting_id == meeting.pk
    write_down(moved(reason="Det är klart."), esther)
    assert done(esther) == {Step.READ, Step.REVIEW, Step.MOVE}
    write_down(NotesReleased(subject_id=meeting.pk, subject_label="m"), esther)
    assert done(esther) == {Step.READ, Step.REVIEW, Step.MOVE, Step.RELEASE}


def test_a_meeting_made_by_hand_is_no_reviewed_note():
    esther = a_coordinator()
    write_down(MeetingSaved(subject_id=1, subject_label="m", reading_id=None), esther)
    assert done(esther) == set()


def test_what_a_saved_note_says_of_a_matter_is_not_moving_it():
    esther = a_coordinator()
    write_down(moved(reason="", meeting_id=3), esther)
    assert done(esther) == set()
    write_down(moved(reason="Det är klart.", meeting_id=3), esther)
    assert done(esther) == {Step.MOVE}


@pytest.mark.parametrize(
    "event",
    [
        MeetingChanged(subject_id=1, subject_label="m", fields=("title",)),
        NoteEdited(subject_id=1, subject_label="m", note_id=2),
        MaterialUploaded(subject_id=2, subject_label="bilder", meeting_id=1),
        SendingTicked(subject_id=3, subject_label="bilder", is_done=True),
    ],
    ids=lambda event: type(event).__name__,
)
def test_whoever_does_something_at_a_meeting_has_looked_at_it(event):
    esther = a_coordinator()
    write_down(event, esther)
    assert done(esther) == {Step.LOOK}


def test_the_latest_meeting_made_from_a_note_is_the_one_to_look_at():
    esther = a_coordinator()
    for meeting_id, reading_id in ((4, 1), (5, 2), (6, None)):
        write_down(MeetingSaved(subject_id=meeting_id, subject_label="m", reading_id=reading_id), esther)
    assert guide_of(esther).meeting_id == 5


def test_a_long_life_in_the_journal_asks_no_more_questions(django_assert_num_queries):
    esther = a_coordinator()
    for number in range(30):
        write_down(NoteEdited(subject_id=number, subject_label="m", note_id=number), esther)
    reach = reach_of(esther)
    with django_assert_num_queries(2):
        guide_for(esther, reach)


def test_what_another_did_is_nobody_elses_step():
    esther = a_coordinator()
    write_down(NoteReadIn(subject_id=1, subject_label="n.txt"), a_preparer())
    assert done(esther) == set()


def test_what_happened_before_the_account_was_made_is_not_its_doing():
    esther = a_coordinator()
    write_down(NoteReadIn(subject_id=1, subject_label="n.txt"), esther)
    Entry.objects.update(at=esther.date_joined.replace(year=2000))
    assert done(esther) == set()


def test_looking_at_the_meeting_is_a_step_and_leads_there(client):
    esther = a_coordinator()
    meeting = a_meeting()
    client.force_login(esther)
    for _ in range(2):
        response = client.get(reverse("home:look", args=[meeting.pk]))
        assert response["Location"] == reverse("meetings:meeting", args=[meeting.pk])
    assert Entry.objects.filter(event="home.MeetingVisited").count() == 1
    assert done(esther) == {Step.LOOK}


def test_an_outsider_is_not_led_to_a_meeting(client):
    meeting = a_meeting()
    client.force_login(an_outsider())
    assert client.get(reverse("home:look", args=[meeting.pk])).status_code == 404
    assert not Entry.objects.exists()


def test_a_visitor_is_led_to_the_login_first(client):
    response = client.get(reverse("home:look", args=[a_meeting().pk]))
    assert response["Location"].startswith(reverse("account_login"))
    assert not Entry.objects.exists()


def test_a_preparer_has_a_path_without_releasing_and_a_member_has_none():
    assert [step for step, _ in guide_of(a_preparer()).steps][-1] is Step.MOVE
    assert guide_of(a_member()) is None


def test_the_path_can_be_hidden_and_had_back(client):
    esther = a_coordinator()
    client.force_login(esther)
    assert b'class="guide"' in client.get("/").content
    client.post(reverse("home:hide_guide"))
    page = client.get("/").content
    assert isinstance(guide_of(esther), HiddenGuide)
    assert b'class="guide"' not in page
    assert reverse("home:show_guide").encode() in page
    client.post(reverse("home:show_guide"))
    assert isinstance(guide_of(esther), Guide)


def test_hiding_is_each_readers_own(client):
    client.force_login(a_coordinator())
    client.post(reverse("home:hide_guide"))
    assert isinstance(guide_of(a_preparer()), Guide)


@pytest.mark.parametrize("name", ["home:hide_guide", "home:show_guide"])
def test_a_visitor_hides_nothing(client, name):
    assert client.post(reverse(name)).status_code == 302
    assert not Entry.objects.exists()
