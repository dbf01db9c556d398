"""The story holds together: every sentence stands where it is said to, every state follows from it."""

import pytest

from beprovad.home import demo
from beprovad.home.demo.story import MATTERS, MEETINGS
from beprovad.journal.models import Entry
from beprovad.meetings.access import matters, meetings
from beprovad.meetings.models import Attendance, Material, Matter, MatterEvent, Meeting, SendItem
from beprovad.meetings.rules.matters import State
from beprovad.people.access import reach_of
from beprovad.people.models import User

pytestmark = pytest.mark.whole

HELD = {story.held_on: story for story in MEETINGS}


@pytest.mark.parametrize("story", MATTERS, ids=lambda story: story.title)
def test_every_sentence_stands_in_the_note_of_its_point(story):
    for happening in story.happenings:
        if happening.item:
            notes = {item.title: item.note for item in HELD[happening.on].items}
            assert happening.sentence in notes[happening.item]
        else:
            assert happening.reason


@pytest.mark.parametrize("story", MEETINGS, ids=lambda story: story.title)
def test_everything_promised_stands_in_a_note(story):
    text = "\n".join(item.note for item in story.items)
    for promise in story.promises:
        assert promise.text in text


def test_a_matter_is_in_the_state_of_its_latest_event(region):
    for matter in Matter.objects.prefetch_related("events"):
        latest = list(matter.events.all())[-1]
        assert matter.state == latest.to_state


def test_there_are_matters_in_every_state(region):
    assert set(Matter.objects.values_list("state", flat=True)) == set(State)


def test_histories_bear_the_hours_of_the_story_and_not_of_the_loading(region):
    for event in MatterEvent.objects.all():
        assert 0 <= (event.at.date() - event.happened_on).days <= 2


def test_the_journal_tells_the_story_in_order_and_ends_with_its_loading(region):
    entries = list(Entry.objects.order_by("id"))
    times = [entry.at for entry in entries]
    assert times == sorted(times)
    assert entries[-1].event == "home.DemoLoaded"
    assert Entry.objects.filter(event="meetings.MatterRaised").count() == len(MATTERS)


def test_one_meeting_is_a_draft_that_members_do_not_see(region):
    draft = Meeting.objects.get(released_at=None)
    seen = {email: draft in meetings(reach_of(User.objects.get(email=email))) for email in demo.PERSONAS}
    assert [email for email, sees in seen.items() if sees] == [demo.ESTHER, demo.MAJ]


def test_every_persona_of_a_network_has_meetings_and_matters_to_see(region):
    for email in demo.PERSONAS[:4]:
        reach = reach_of(User.objects.get(email=email))
        assert meetings(reach).count() >= 2
        assert matters(reach).count() >= 8


def test_something_is_sent_and_something_waits(region):
    assert SendItem.objects.filter(done_at=None).exists()
    assert SendItem.objects.exclude(done_at=None).exists()
    assert SendItem.objects.exclude(material=None).count() == 6


def test_the_papers_are_real_files(region):
    heads = {}
    for material in Material.objects.all():
        with material.file.open() as file:
            heads[material.file_name.rsplit(".")[1]] = file.read(4)
    assert heads["pdf"] == b"%PDF"
    assert heads["docx"] == b"PK\x03\x04"
    assert heads["txt"]


def test_one_person_is_written_in_two_ways_and_one_sits_for_two_networks(region):
    written = set(
        Attendance.objects.filter(person__name="Teresa Lundmark").values_list("written_name", flat=True)
    )
    assert written == {"Teresa Lundmark", "Teresa Lundmark Ortiz"}
    seats = Attendance.objects.filter(
        person__name="Olle Rask", is_present=True, meeting__networks__short_name="IFO"
    )
    assert seats.values("network").distinct().count() == 2
