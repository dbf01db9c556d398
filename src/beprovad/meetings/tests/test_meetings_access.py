"""Alice coordinates, Bob is a member, Gun was a guest, Charlie belongs elsewhere."""

from dataclasses import dataclass

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from beprovad.meetings.actions.lists import add_note_taker, add_question, add_tip
from beprovad.meetings.actions.materials import upload_materials
from beprovad.meetings.actions.meetings import add_item, add_seat
from beprovad.meetings.actions.notes import save_note
from beprovad.meetings.actions.releasing import release_notes
from beprovad.meetings.actions.sending import add_sending
from beprovad.meetings.models import AgendaItem, Attendance, Material, Meeting, Note, SendItem
from beprovad.meetings.tests.makers import meeting, network, user
from beprovad.meetings.urls.meetings import meetings as addresses
from beprovad.people.models import User
from beprovad.people.rules import Role

pytestmark = [pytest.mark.django_db, pytest.mark.whole]


@dataclass
class Day:
    """A meeting with one of everything."""

    meeting: Meeting
    item: AgendaItem
    note: Note
    material: Material
    sending: SendItem
    seat: Attendance
    lines: dict[str, int]
    alice: User

    def address(self, name: str) -> str:
        known = {
            "meeting_id": self.meeting.pk,
            "item_id": self.item.pk,
            "note_id": self.note.pk,
            "material_id": self.material.pk,
            "sending_id": self.sending.pk,
            "seat_id": self.seat.pk,
        }
        pattern = next(str(one.pattern) for one in addresses if one.name == name)
        known["line_id"] = self.lines.get(name.split("_", 1)[-1], 0)
        return reverse(f"meetings:{name}", kwargs={key: pk for key, pk in known.items() if key in pattern})


@pytest.fixture
def day():
    alice = user("Alice Alm", IFO=Role.COORDINATOR)
    held = meeting(network())
    item = add_item(meeting=held, title="Guiden", parent=None, presenters=[], by=alice)
    save_note(note_id=item.note.pk, base_revision=1, text="En anteckning.", by=alice)
    file = SimpleUploadedFile("bilder.pdf", b"%PDF-1.7 bilder")
    material = upload_materials(meeting=held, item=item, files=[file], by=alice).kept[0]
    sending = add_sending(meeting=held, text="Bilderna", by=alice)
    seat = add_seat(
        meeting=held, person=alice.person, network=network(), organisation=None, role_text="",
        is_present=True, by=alice,
    )  # fmt: skip
    lines = {
        "tip": add_tip(meeting=held, text="Att fråga", by=alice).pk,
        "question": add_question(meeting=held, text="Vem bad om det?", by=alice).pk,
        "note_taker": add_note_taker(meeting=held, name="Alice Alm", by=alice).pk,
    }
    return Day(held, item, Note.objects.get(item=item), material, sending, seat, lines, alice)


EVERYBODYS = {"meetings"}
PREPARERS_WITHOUT_A_MEETING = {"new_meeting"}
READING = {"meeting", "print_notes", "notes_pdf", "notes_docx", "material"}
POSTED = {
    "move_item", "remove_item", "change_presence", "remove_seat", "remove_material", "add_sending",
    "tick_sending", "connect_material", "remove_sending", "begin_note", "restore_note",
    "remove_tip", "remove_question", "remove_note_taker",
}  # fmt: skip
ALL = {one.name for one in addresses}
CHANGING = ALL - EVERYBODYS - PREPARERS_WITHOUT_A_MEETING - READING


def statuses(who: User, day: Day, names: set[str]) -> dict[str, int]:
    client = Client()
    client.force_login(who)
    ask = {name: client.post if name in POSTED else client.get for name in names}
    answers = {name: ask[name](day.address(name)) for name in sorted(names)}
    for answer in answers.values():
        assert not answer.streaming or answer.getvalue()
    return {name: answer.status_code for name, answer in answers.items()}


def test_every_address_leads_a_visitor_to_the_login(day):
    for name in sorted(ALL):
        answer = Client().get(day.address(name))
        assert answer.status_code == 302, name
        assert answer["Location"].startswith("/login/"), name


def test_charlie_is_not_told_that_the_meeting_exists(day):
    release_notes(meeting=day.meeting, by=day.alice)
    charlie = user("Charlie Cedergren", Annat=Role.COORDINATOR)
    names = READING | CHANGING
    assert statuses(charlie, day, names) == dict.fromkeys(sorted(names), 404)


def test_charlie_may_not_post_either(day):
    charlie = user("Charlie Cedergren", Annat=Role.COORDINATOR)
    client = Client()
    client.force_login(charlie)
    for name in sorted(CHANGING):
        assert client.post(day.address(name)).status_code in (404, 405), name
    day.note.refresh_from_db()
    assert day.note.text == "En anteckning."


def test_a_member_sees_nothing_of_a_draft(day):
    bob = user("Bob Berg", IFO=Role.MEMBER)
    names = READING | CHANGING
    assert statuses(bob, day, names) == dict.fromkeys(sorted(names), 404)
    client = Client()
    client.force_login(bob)
    assert day.meeting.title not in client.get("/meetings/").content.decode()


def test_a_member_reads_what_was_released_and_changes_nothing(day):
    release_notes(meeting=day.meeting, by=day.alice)
    bob = user("Bob Berg", IFO=Role.MEMBER)
    assert statuses(bob, day, READING) == dict.fromkeys(sorted(READING), 200)
    assert statuses(bob, day, CHANGING) == dict.fromkeys(sorted(CHANGING), 404)


def test_a_guest_reads_the_meetings_where_they_sat_and_no_other(day):
    gun = user("Gun Gast", IFO=Role.GUEST)
    release_notes(meeting=day.meeting, by=day.alice)
    assert statuses(gun, day, READING) == dict.fromkeys(sorted(READING), 404)
    add_seat(
        meeting=day.meeting, person=gun.person, network=network(), organisation=None, role_text="",
        is_present=True, by=day.alice,
    )  # fmt: skip
    assert statuses(gun, day, READING) == dict.fromkeys(sorted(READING), 200)
    assert statuses(gun, day, CHANGING) == dict.fromkeys(sorted(CHANGING), 404)


def test_a_guest_sees_no_draft(day):
    gun = user("Gun Gast", IFO=Role.GUEST)
    add_seat(
        meeting=day.meeting, person=gun.person, network=network(), organisation=None, role_text="",
        is_present=True, by=day.alice,
    )  # fmt: skip
    assert statuses(gun, day, READING) == dict.fromkeys(sorted(READING), 404)


def test_the_preparation_group_changes_a_draft_but_does_not_release_it(day):
    pia = user("Pia Palm", IFO=Role.PREPARATION)
    found = statuses(pia, day, {"meeting", "edit_meeting", "note", "agenda", "materials", "release_notes"})
    assert found.pop("release_notes") == 404
    assert set(found.values()) == {200}


def test_somebody_of_another_network_does_not_reach_another_meetings_parts(day):
    """The ids in the address must belong together."""
    dora = user("Dora Dahl", Annat=Role.COORDINATOR)
    other = meeting(network("Annat"))
    client = Client()
    client.force_login(dora)
    for name, pk in (("note", day.note.pk), ("material", day.material.pk), ("edit_item", day.item.pk)):
        address = reverse(f"meetings:{name}", args=[other.pk, pk])
        assert client.get(address).status_code == 404, name


def test_only_those_who_prepare_make_a_meeting(day):
    bob = user("Bob Berg", IFO=Role.MEMBER)
    assert statuses(bob, day, PREPARERS_WITHOUT_A_MEETING) == {"new_meeting": 404}
    assert statuses(day.alice, day, PREPARERS_WITHOUT_A_MEETING) == {"new_meeting": 200}


def test_a_meeting_is_made_only_in_networks_that_one_prepares(client, day):
    client.force_login(day.alice)
    other = network("Annat")
    sent = {"title": "Intrång", "held_on": "2026-12-01", "networks": [other.pk]}
    assert client.post(reverse("meetings:new_meeting"), sent).status_code == 422
    assert not Meeting.objects.filter(title="Intrång").exists()


def test_members_are_made_only_in_networks_whose_people_one_may_change(client, day):
    """Alice coordinates one of the two networks that met."""
    both = meeting(network(), network("Annat"))
    person = user("Nils Ny").person
    for one in (network(), network("Annat")):
        add_seat(
            meeting=both, person=person, network=one, organisation=None, role_text="", is_present=True,
            by=day.alice,
        )  # fmt: skip
    client.force_login(day.alice)
    seats = [seat.pk for seat in both.attendances.all()]
    client.post(reverse("meetings:make_members", args=[both.pk]), {"seat": seats})
    assert [membership.network for membership in person.memberships.all()] == [network()]


@pytest.mark.parametrize(
    ("role", "sees_meetings", "sees_matters"), [(Role.MEMBER, True, True), (Role.GUEST, True, False)]
)
def test_the_head_leads_to_what_one_may_open(client, role, sees_meetings, sees_matters):
    client.force_login(user(IFO=role), backend="django.contrib.auth.backends.ModelBackend")
    head = client.get(reverse("home:start")).content.decode()

    for name, sees in (("meetings", sees_meetings), ("matters", sees_matters)):
        address = reverse(f"meetings:{name}")
        assert (f'href="{address}"' in head) == sees
        assert client.get(address).status_code == (200 if sees else 404)


def test_whoever_is_in_no_network_has_no_list_of_meetings(client):
    client.force_login(user(), backend="django.contrib.auth.backends.ModelBackend")

    assert reverse("meetings:meetings") not in client.get(reverse("home:start")).content.decode()
    assert client.get(reverse("meetings:meetings")).status_code == 404
