from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from pypdf import PdfReader

from beprovad.journal.models import Entry
from beprovad.meetings.actions.matters import raise_matter
from beprovad.meetings.actions.meetings import (
    RemovalRefused,
    SeatTaken,
    add_item,
    add_seat,
    change_item,
    change_meeting,
    change_presence,
    create_meeting,
    make_members,
    move_item,
    remove_item,
)
from beprovad.meetings.actions.notes import save_note
from beprovad.meetings.actions.reading import mask_identity_numbers
from beprovad.meetings.actions.releasing import release_notes
from beprovad.meetings.actions.sending import add_sending, connect_material, tick_sending, untick_sending
from beprovad.meetings.documents import notes_outline
from beprovad.meetings.models import AgendaItem, FoundQuestion, Material, Meeting, NoteTaker, ReadingTip
from beprovad.meetings.queries.meeting_page import meeting_page, meeting_to_show_or_404
from beprovad.meetings.queries.presence import new_members
from beprovad.meetings.rules.agenda import Direction, Refusal
from beprovad.meetings.rules.matters import State
from beprovad.meetings.tests.makers import meeting, network, organisation, person, reading, user
from beprovad.people.access import reach_of
from beprovad.people.models import Organisation
from beprovad.people.rules import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def esther():
    return user("Esther Nyman", IFO=Role.COORDINATOR, Funktionsstöd=Role.COORDINATOR)


@pytest.fixture
def held():
    return meeting(network(), network("Funktionsstöd"))


def item(held, title, by, *, parent=None, presenters=()):
    return add_item(meeting=held, title=title, parent=parent, presenters=presenters, by=by)


def seat(held, who, short_name, by, *, at=None, is_present=True):
    chosen = network(short_name) if short_name else None
    return add_seat(
        meeting=held, person=who, network=chosen, organisation=at, role_text="", is_present=is_present, by=by
    )


def shown(held, who):
    reach = reach_of(who)
    return meeting_page(meeting_to_show_or_404(reach, held.pk), reach)


def order(held):
    return [one.title for one in held.items.order_by("position")]


def entries(name: str) -> int:
    return Entry.objects.filter(event=f"meetings.{name}").count()


# Making and changing


def test_a_meeting_by_hand_is_a_draft_with_a_place_to_write(esther):
    made = create_meeting(
        title="Digitalt möte", held_on=date(2026, 12, 1), place="", networks=[network()], by=esther
    )
    assert not made.is_released
    assert made.notes.get().item is None
    assert entries("MeetingSaved") == 1


def test_changing_the_head_says_what_changed_and_nothing_when_nothing_did(held, esther):
    change_meeting(meeting=held, values={"title": held.title, "place": "Granö"}, by=esther)
    change_meeting(meeting=held, values={"place": "Granö"}, by=esther)
    changes = Entry.objects.filter(event="meetings.MeetingChanged")
    assert [change.details["fields"] for change in changes] == [["place"]]


def test_a_new_sub_item_stands_under_its_item(held, esther):
    first = item(held, "Först", esther)
    item(held, "Sist", esther)
    item(held, "Under", esther, parent=first)
    assert order(held) == ["Först", "Under", "Sist"]


def test_an_item_moves_with_what_stands_under_it(held, esther):
    first = item(held, "Först", esther)
    item(held, "Under", esther, parent=first)
    item(held, "Sist", esther)
    move_item(item=first, direction=Direction.DOWN, by=esther)
    assert order(held) == ["Sist", "Först", "Under"]


def test_moving_the_first_item_up_is_no_event(held, esther):
    first = item(held, "Först", esther)
    before = entries("MeetingChanged")
    move_item(item=first, direction=Direction.UP, by=esther)
    assert entries("MeetingChanged") == before


def test_presenters_who_sat_at_the_meeting_are_linked(held, esther):
    alva = person("Alva Ekström", IFO=Role.MEMBER)
    seat(held, alva, "IFO", esther)
    made = item(held, "Guiden", esther, presenters=["Alva Ekström", "Någon Annan"])
    assert [(one.name, one.person) for one in made.presenters.all()] == [
        ("Alva Ekström", alva),
        ("Någon Annan", None),
    ]
    change_item(item=made, title="Guiden, igen", presenters=["Någon Annan"], by=esther)
    assert [one.name for one in made.presenters.all()] == ["Någon Annan"]


def test_an_item_with_a_note_is_not_removed(held, esther):
    made = item(held, "Guiden", esther)
    save_note(note_id=made.note.pk, base_revision=1, text="Sagt.", by=esther)
    with pytest.raises(RemovalRefused) as refused:
        remove_item(item=made, by=esther)
    assert refused.value.refusal == Refusal.HAS_NOTE
    assert AgendaItem.objects.filter(pk=made.pk).exists()


def test_an_empty_item_is_removed(held, esther):
    remove_item(item=item(held, "Guiden", esther), by=esther)
    assert order(held) == []


def test_a_seat_takes_its_organisation_from_the_membership(held, esther):
    norrvik = organisation("Norrvik")
    alva = person("Alva Ekström", at=norrvik, IFO=Role.MEMBER)
    assert seat(held, alva, "IFO", esther).organisation == norrvik


def test_nobody_sits_twice_for_the_same_network(held, esther):
    alva = person("Alva Ekström")
    seat(held, alva, "IFO", esther)
    with pytest.raises(SeatTaken):
        seat(held, alva, "IFO", esther)
    seat(held, alva, "", esther)
    with pytest.raises(SeatTaken):
        seat(held, alva, "", esther)


def test_present_becomes_absent_and_present_again(held, esther):
    made = seat(held, person("Alva Ekström"), "IFO", esther)
    assert not change_presence(seat=made, by=esther).is_present
    assert change_presence(seat=made, by=esther).is_present


def test_those_who_came_become_members_once(held, esther):
    norrvik = organisation("Norrvik")
    alva, bo = person("Alva Ekström"), person("Bo Ahlin", IFO=Role.MEMBER)
    for one in (alva, bo):
        seat(held, one, "IFO", esther, at=norrvik)
    seat(held, person("Gäst Utan"), "", esther)
    seat(held, person("Siv Falk"), "IFO", esther, is_present=False)
    offered = [one.seat for one in new_members(held)]
    assert [one.person for one in offered] == [alva]
    assert make_members(meeting=held, seats=offered, by=esther) == 1
    assert make_members(meeting=held, seats=offered, by=esther) == 0
    membership = alva.memberships.get()
    assert (membership.organisation, membership.from_on, membership.role) == (norrvik, held.held_on, "member")


# Releasing


def test_releasing_twice_keeps_the_first_time(held, esther):
    first = release_notes(meeting=held, by=esther).released_at
    assert release_notes(meeting=held, by=esther).released_at == first
    assert entries("NotesReleased") == 1


def test_a_matter_of_a_draft_is_seen_by_a_member_first_when_it_is_released(held, esther, client):
    bo = user("Bo Ahlin", IFO=Role.MEMBER)
    raise_matter(
        title="Gemensam jour",
        state=State.OPEN,
        networks=[network()],
        meeting=held,
        sentence="Jouren.",
        by=esther,
    )
    client.force_login(bo)
    assert client.get(reverse("meetings:meeting", args=[held.pk])).status_code == 404
    release_notes(meeting=held, by=esther)
    assert "Gemensam jour" in client.get(reverse("meetings:meeting", args=[held.pk])).content.decode()


def test_what_is_changed_after_the_release_is_marked_with_revision_and_day(held, esther):
    made = item(held, "Guiden", esther)
    save_note(note_id=made.note.pk, base_revision=1, text="Så som det skickades.", by=esther)
    release_notes(meeting=held, by=esther)
    assert shown(held, esther).changed_after_release is None
    save_note(note_id=made.note.pk, base_revision=2, text="Rättat.", by=esther)
    page = shown(held, esther)
    assert page.items[0].note.changed_after_release.revision == 3
    assert page.changed_after_release.author_label == "Esther Nyman"


def test_a_draft_says_who_sees_it(held, esther):
    user("Leo Fransson", IFO=Role.PREPARATION)
    user("Bo Ahlin", IFO=Role.MEMBER)
    assert shown(held, esther).seen_by == ("Esther Nyman", "Leo Fransson")


# The page


def test_a_person_in_two_networks_has_two_seats_and_is_counted_once(held, esther):
    city = organisation("Storhamn")
    unit = Organisation.objects.create(name="Hamnen", kind=Organisation.Kind.ADMINISTRATION, parent=city)
    maj = person("Maj Sandell", IFO=Role.MEMBER, Funktionsstöd=Role.MEMBER)
    for short_name in ("IFO", "Funktionsstöd"):
        seat(held, maj, short_name, esther, at=unit)
    seat(held, person("Siv Falk"), "IFO", esther, is_present=False)
    seat(held, person("Nils Ny"), "", esther, at=organisation("FoU", Organisation.Kind.RESEARCH))
    presence = shown(held, esther).presence
    assert (presence.persons, presence.seats, presence.absent) == (2, 3, 1)
    assert presence.municipalities == ("Storhamn",)
    assert [group.label for group in presence.groups] == ["Funktionsstöd", "IFO", ""]


def test_somebody_absent_in_one_network_and_present_in_the_other_was_there(held, esther):
    maj = person("Maj Sandell")
    seat(held, maj, "IFO", esther)
    seat(held, maj, "Funktionsstöd", esther, is_present=False)
    presence = shown(held, esther).presence
    assert (presence.persons, presence.seats, presence.absent) == (1, 1, 0)


def test_absent_people_are_a_group_of_their_own_and_all_others_are_one(held, esther, client):
    client.force_login(esther)
    for name, heading, is_present in (("Noor Haddad", "Övriga:", True), ("Olle Rask", "", False)):
        made = seat(held, person(name), None, esther, is_present=is_present)
        made.group_text = heading
        made.save()
    seat(held, person("Siv Falk"), None, esther)
    presence = shown(held, esther).presence
    assert [(group.label, len(group.present)) for group in presence.present_groups] == [("", 2)]
    assert [one.name for one in presence.away] == ["Olle Rask"]
    page = client.get(reverse("meetings:meeting", args=[held.pk])).content.decode()
    assert "Övriga" not in page
    assert "Frånvarande" in page
    assert "Övriga" not in client.get(reverse("meetings:print_notes", args=[held.pk])).content.decode()


def test_all_others_have_a_heading_where_somebody_sat_for_a_network(held, esther, client):
    client.force_login(esther)
    seat(held, person("Noor Haddad"), None, esther)
    seat(held, person("Maj Sandell"), "IFO", esther)
    for name in ("meetings:meeting", "meetings:print_notes"):
        assert client.get(reverse(name, args=[held.pk])).content.decode().count("Övriga") == 1


def test_the_number_of_readers_leaves_out_the_one_who_asks_and_counts_the_others_once(held, esther, client):
    person("Maj Sandell", IFO=Role.MEMBER, Funktionsstöd=Role.MEMBER)
    client.force_login(esther)
    page = client.get(reverse("meetings:release_notes", args=[held.pk])).content.decode()
    assert "1 person i nätverken, utöver dig själv, kan sedan läsa" in page
    assert "Den som är med i flera av nätverken räknas en gång." in page


def test_a_misspelled_name_is_shown_only_to_those_who_prepare(held, esther, client):
    alva = person("Alva Ekström")
    made = item(held, "Guiden", esther, presenters=["Avla Ekström"])
    made.presenters.update(person=alva)
    sat = seat(held, alva, "IFO", esther)
    sat.written_name = "Avla Ekström"
    sat.save()
    NoteTaker.objects.create(meeting=held, name="Avla Ekström", person=alva)
    release_notes(meeting=held, by=esther)
    for who, sees in ((esther, True), (user("Ture Lindh", IFO=Role.MEMBER), False)):
        client.force_login(who)
        page = client.get(reverse("meetings:meeting", args=[held.pk])).content.decode()
        assert "Alva Ekström" in page
        assert ("Avla Ekström" in page) == sees
        assert "Avla" not in str(notes_outline(shown(held, who)))
    client.force_login(esther)
    assert "Avla" not in client.get(reverse("meetings:agenda", args=[held.pk])).content.decode()


def test_items_are_numbered_and_carry_what_belongs_to_them(held, esther):
    first = item(held, "Guiden", esther)
    item(held, "IFO", esther, parent=first)
    item(held, "Jouren", esther)
    raise_matter(
        title="Guiden prövas", state=State.ASSIGNED, networks=[network()], meeting=held, item=first,
        sentence="Ture prövar guiden.", responsible="Ture Lindh", by=esther,
    )  # fmt: skip
    page = shown(held, esther)
    assert [part.number for part in page.items] == ["1", "1.1", "2"]
    assert [(line.title, str(line.words), line.kind) for line in page.items[0].matters] == [
        ("Guiden prövas", "uppdrag", "assignment")
    ]


def test_a_matter_of_a_network_that_the_reader_is_not_in_is_not_shown(held, esther):
    bo = user("Bo Ahlin", Funktionsstöd=Role.MEMBER)
    raise_matter(title="Bara IFO", state=State.OPEN, networks=[network()], meeting=held, by=esther)
    release_notes(meeting=held, by=esther)
    assert shown(held, esther).matters
    assert not shown(held, bo).matters


def fill(held, by, count):
    for number in range(count):
        made = item(held, f"Punkt {number}", by, presenters=[f"Namn {number}"])
        save_note(note_id=made.note.pk, base_revision=1, text=f"Text {number}", by=by)
        seat(held, person(), "IFO", by, at=organisation(f"Kommun {number}"))
        raise_matter(
            title=f"Ärende {number}", state=State.OPEN, networks=[network()], meeting=held, item=made, by=by
        )
        material = Material.objects.create(
            meeting=held, item=made, title=f"Bilder {number}", file=f"{number}.pdf", file_name=f"{number}.pdf",
            media_type="application/pdf", size=1, sha256=str(number),
        )  # fmt: skip
        promised = add_sending(meeting=held, text=f"Bilder {number}", by=by)
        connect_material(sending=promised, material=material, by=by)
        ReadingTip.objects.create(meeting=held, text="Att fråga")
        FoundQuestion.objects.create(meeting=held, text="Vem bad om det?")
        NoteTaker.objects.create(meeting=held, name="Esther")


@pytest.mark.whole
@pytest.mark.parametrize("is_released", [True, False])
def test_the_page_takes_as_many_queries_with_three_items_as_with_thirty(
    client, esther, django_assert_num_queries, is_released
):
    client.force_login(esther)
    few, many = (meeting(network(), network("Funktionsstöd")) for _ in range(2))
    fill(few, esther, 3)
    fill(many, esther, 30)
    if is_released:
        for held in (few, many):
            release_notes(meeting=held, by=esther)
            first = held.items.first().note
            save_note(note_id=first.pk, base_revision=2, text="Rättat", by=esther)
    address = [reverse("meetings:meeting", args=[held.pk]) for held in (few, many)]
    client.get(address[0])
    for page in address:
        with django_assert_num_queries(16):
            client.get(page)


def test_the_list_takes_as_many_queries_with_one_row_as_with_three(client, esther, django_assert_num_queries):
    client.force_login(esther)
    meeting(network())
    client.get("/meetings/")
    with django_assert_num_queries(8):
        client.get("/meetings/")
    for _ in range(2):
        fill(meeting(network(), network("Funktionsstöd")), esther, 1)
    with django_assert_num_queries(8):
        client.get("/meetings/")


# The list


def titles(client, **asked):
    page = client.get("/meetings/", asked).context["page"]
    return [one.title for one in page]


def test_the_list_is_narrowed_by_year_network_and_words(client, esther):
    client.force_login(esther)
    old = meeting(network(), title="Gamla dagen", held_on=date(2024, 5, 2))
    meeting(network("Funktionsstöd"), title="Nya dagen", held_on=date(2026, 5, 2))
    made = item(old, "Punkten", esther)
    save_note(note_id=made.note.pk, base_revision=1, text="Äldre på natten", by=esther)
    assert titles(client) == ["Nya dagen", "Gamla dagen"]
    assert titles(client, year="2024") == ["Gamla dagen"]
    assert titles(client, network=str(network("Funktionsstöd").pk)) == ["Nya dagen"]
    assert titles(client, words="äldre NATTEN") == ["Gamla dagen"]
    assert titles(client, words="natten saknas") == []
    assert titles(client, year="hej", network="x") == ["Nya dagen", "Gamla dagen"]


def test_an_empty_list_teaches_the_first_step_to_those_who_may_take_it(client, esther):
    client.force_login(esther)
    assert "/meetings/read-in/" in client.get("/meetings/").content.decode()
    client.force_login(user("Bo Ahlin", IFO=Role.MEMBER))
    page = client.get("/meetings/").content.decode()
    assert "/meetings/read-in/" not in page
    assert "Inga möten att läsa än" in page


def test_a_selection_that_fits_nothing_says_so(client, esther):
    client.force_login(esther)
    meeting(network())
    assert "Inget möte stämmer med urvalet" in client.get("/meetings/?words=finnsinte").content.decode()


# Forms


def test_a_meeting_is_made_and_changed_by_form(client, esther):
    client.force_login(esther)
    sent = {"title": "Digitalt", "held_on": "2026-12-01", "place": "Granö", "networks": [network().pk]}
    made_at = client.post(reverse("meetings:new_meeting"), sent)["Location"]
    made = Meeting.objects.get(title="Digitalt")
    assert made_at == reverse("meetings:agenda", args=[made.pk])
    client.post(reverse("meetings:edit_meeting", args=[made.pk]), sent | {"theme": "Att fråga"})
    made.refresh_from_db()
    assert (made.theme, made.place) == ("Att fråga", "Granö")


def test_an_identity_number_is_taken_in_no_field_of_the_head(client, esther, held):
    client.force_login(esther)
    sent = {"title": "Om 811228-9874", "held_on": "2026-12-01"}
    answer = client.post(reverse("meetings:edit_meeting", args=[held.pk]), sent)
    assert answer.status_code == 422
    assert "Här står ett personnummer" in answer.content.decode()
    assert "Om 811228-9874" in answer.content.decode()


def test_the_agenda_is_changed_by_form(client, esther, held):
    client.force_login(esther)
    address = reverse("meetings:agenda", args=[held.pk])
    for title in ("Först", "Sedan"):
        client.post(address, {"title": title, "presenters": "Alva Ekström,  Bo Ahlin"})
    first = held.items.get(title="Först")
    assert [one.name for one in first.presenters.all()] == ["Alva Ekström", "Bo Ahlin"]
    client.post(reverse("meetings:move_item", args=[held.pk, first.pk]), {"direction": "down"})
    assert order(held) == ["Sedan", "Först"]
    client.post(
        reverse("meetings:edit_item", args=[held.pk, first.pk]), {"title": "Nytt namn", "presenters": ""}
    )
    assert order(held) == ["Sedan", "Nytt namn"]
    client.post(reverse("meetings:remove_item", args=[held.pk, first.pk]))
    assert order(held) == ["Sedan"]
    assert client.post(address, {"title": ""}).status_code == 422


def test_a_refused_removal_says_why(client, esther, held):
    client.force_login(esther)
    made = item(held, "Guiden", esther)
    save_note(note_id=made.note.pk, base_revision=1, text="Sagt.", by=esther)
    answer = client.post(reverse("meetings:remove_item", args=[held.pk, made.pk]), follow=True)
    assert "Punkten har en anteckning" in answer.content.decode()


def test_somebody_is_added_to_the_attendance_by_form(client, esther, held):
    client.force_login(esther)
    alva = person("Alva Ekström", at=organisation("Norrvik"), IFO=Role.MEMBER)
    address = reverse("meetings:attendance", args=[held.pk])
    sent = {"person": alva.pk, "network": network().pk, "presence": "absent", "role_text": "ordförande"}
    assert client.post(address, sent).status_code == 302
    assert client.post(address, sent).status_code == 422
    made = held.attendances.get()
    assert (made.is_present, made.role_text, str(made.organisation)) == (False, "ordförande", "Norrvik")
    client.post(reverse("meetings:change_presence", args=[held.pk, made.pk]))
    made.refresh_from_db()
    assert made.is_present
    client.post(reverse("meetings:remove_seat", args=[held.pk, made.pk]))
    assert not held.attendances.exists()


def test_members_are_shown_before_they_are_made(client, esther, held):
    client.force_login(esther)
    alva, bo = person("Alva Ekström"), person("Bo Ahlin")
    seats = [seat(held, one, "IFO", esther) for one in (alva, bo)]
    address = reverse("meetings:make_members", args=[held.pk])
    page = client.get(address).content.decode()
    assert "Alva Ekström" in page
    assert not alva.memberships.exists()
    client.post(address, {"seat": [seats[0].pk]})
    assert alva.memberships.exists()
    assert not bo.memberships.exists()


def test_the_release_says_what_will_happen_and_then_does_it(client, esther, held):
    client.force_login(esther)
    user("Bo Ahlin", IFO=Role.MEMBER)
    item(held, "Utan anteckning", esther)
    address = reverse("meetings:release_notes", args=[held.pk])
    page = client.get(address).content.decode()
    assert "1 person i nätverken, utöver dig själv," in page
    assert "<p>Bo Ahlin</p>" in page
    assert "Inget skickas med e-post" in page
    assert "1 punkt har ingen anteckning" in page
    held.refresh_from_db()
    assert not held.is_released
    client.post(address)
    held.refresh_from_db()
    assert held.is_released
    assert client.get(address).status_code == 302


# Sending


def test_a_promise_is_ticked_once_and_unticked(held, esther):
    promised = add_sending(meeting=held, text="Bilderna", by=esther)
    first = tick_sending(sending=promised, by=esther).done_at
    assert tick_sending(sending=promised, by=esther).done_at == first
    assert entries("SendingTicked") == 1
    assert untick_sending(sending=promised, by=esther).done_at is None


def test_promises_are_kept_on_the_meetings_page(client, esther, held):
    client.force_login(esther)
    client.post(reverse("meetings:add_sending", args=[held.pk]), {"text": "Bilderna"})
    promised = held.send_items.get()
    answer = client.post(reverse("meetings:tick_sending", args=[held.pk, promised.pk]), {"done": "yes"})
    assert answer["Location"] == f"/meetings/{held.pk}/#sending"
    promised.refresh_from_db()
    assert promised.done_by_label == "Esther Nyman"
    client.post(reverse("meetings:tick_sending", args=[held.pk, promised.pk]), {"done": "no"})
    client.post(reverse("meetings:remove_sending", args=[held.pk, promised.pk]))
    assert not held.send_items.exists()


def test_a_promise_is_connected_only_to_a_file_of_its_own_meeting(client, esther, held):
    client.force_login(esther)
    promised = add_sending(meeting=held, text="Bilderna", by=esther)
    files = [
        Material.objects.create(
            meeting=one, title="Bilder", file="a.pdf", file_name="a.pdf", media_type="application/pdf", size=1,
            sha256="0",
        )
        for one in (held, meeting(network()))
    ]  # fmt: skip
    address = reverse("meetings:connect_material", args=[held.pk, promised.pk])
    for material, expected in ((files[1], None), (files[0], files[0])):
        client.post(address, {"material": material.pk})
        promised.refresh_from_db()
        assert promised.material == expected


def test_the_files_of_the_same_item_are_offered_first(held, esther):
    made = item(held, "Guiden", esther)
    add_sending(meeting=held, text="Guiden", item=made, by=esther)
    files = [
        Material.objects.create(
            meeting=held, item=under, title=title, file="materials/x.pdf", file_name="x.pdf",
            media_type="application/pdf", size=1, sha256="0",
        )
        for title, under in (("Inbjudan", None), ("Bilder", made))
    ]  # fmt: skip
    [part] = shown(held, esther).sendings
    assert (part.suggested, part.others) == ((files[1],), (files[0],))


def test_paper_says_what_has_been_sent_and_when(held, esther):
    for text in ("Guiden", "Bilderna"):
        add_sending(meeting=held, text=text, by=esther)
    tick_sending(sending=held.send_items.get(text="Guiden"), by=esther)
    held.send_items.filter(text="Guiden").update(done_at=datetime(2026, 11, 3, 12, tzinfo=UTC))
    [section] = [one for one in notes_outline(shown(held, esther)).sections if one.heading == "Att skicka"]
    told = [one.runs[0].text for one in section.blocks[0].items]
    assert told == ["Guiden (skickat 3 november 2026)", "Bilderna"]


def test_the_day_of_the_next_meeting_is_said_once(held):
    held.next_meeting_on = date(2026, 12, 9)
    for words, is_said in (("onsdag 9 december", True), ("digitalt", False), ("", False)):
        held.next_meeting_text = words
        assert held.says_next_day == is_said


def test_items_are_chosen_by_number(client, esther, held):
    client.force_login(esther)
    first = item(held, "Inledning", esther)
    item(held, "Guiden", esther, parent=first)
    page = client.get(reverse("meetings:materials", args=[held.pk])).content.decode()
    assert "1 Inledning</option>" in page
    assert "1.1 Guiden</option>" in page


def test_a_reading_that_is_begun_stands_above_the_list_for_those_who_prepare(client, esther):
    begun = reading(esther)
    for who, sees in ((esther, True), (user("Bo Ahlin", IFO=Role.MEMBER), False)):
        client.force_login(who)
        page = client.get(reverse("meetings:meetings")).content.decode()
        assert (reverse("meetings:review", args=[begun.pk]) in page) == sees


# The original


def test_the_page_says_why_no_original_is_kept(client, esther, held):
    client.force_login(esther)
    address = reverse("meetings:meeting", args=[held.pk])
    assert "har inget original" in client.get(address).content.decode()
    read = reading(esther, "Minnesanteckningar\nDatum: 2026-04-21\n\n1. Punkt\nNummer 811228-9874 nämndes.\n")
    mask_identity_numbers(read, by=esther)
    read.meeting, read.state = held, "saved"
    read.save()
    assert "Sparades inte" in client.get(address).content.decode()


# Paper


def pages(client, held, name):
    answer = client.get(reverse(f"meetings:{name}", args=[held.pk]))
    assert answer.status_code == 200
    return answer


def test_the_notes_are_a_tagged_pdf_that_says_utkast_until_they_are_released(client, esther, held, tmp_path):
    client.force_login(esther)
    made = item(held, "Guiden & #let", esther)
    save_note(note_id=made.note.pk, base_revision=1, text="Sagt:\n- ett\n- två", by=esther)
    answer = pages(client, held, "notes_pdf")
    assert answer["Content-Disposition"] == (
        'attachment; filename="utkast-anteckningar-funktionsstod-ifo-2026-04-21.pdf"'
    )
    path = tmp_path / "notes.pdf"
    path.write_bytes(answer.content)
    paper = PdfReader(path)
    text = "".join(page.extract_text() for page in paper.pages)
    assert "Utkast" in text
    assert "Guiden & #let" in text
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    release_notes(meeting=held, by=esther)
    assert 'filename="anteckningar-' in pages(client, held, "notes_pdf")["Content-Disposition"]


def test_paper_says_the_day_it_was_in_sweden(held, esther):
    """Half an hour before midnight in London is the next day in Stockholm."""
    made = item(held, "Guiden", esther)
    release_notes(meeting=held, by=esther)
    save_note(note_id=made.note.pk, base_revision=1, text="Rättat.", by=esther)
    late = datetime(2099, 1, 1, 23, 30, tzinfo=UTC)
    made.note.revisions.filter(revision=2).update(began_at=late, at=late)
    assert notes_outline(shown(held, esther)).marks == (
        "Ändrad 2 januari 2099, sedan ledamöterna fått se den",
    )


def test_the_notes_are_a_word_file_and_a_page_to_print(client, esther, held):
    client.force_login(esther)
    item(held, "Guiden", esther)
    assert pages(client, held, "notes_docx").content.startswith(b"PK")
    assert "1. Guiden" in pages(client, held, "print_notes").content.decode()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_is_shown_in_both_languages(client, esther, held, language):
    client.force_login(esther)
    fill(held, esther, 2)
    names = ("meeting", "edit_meeting", "agenda", "attendance", "make_members", "materials", "release_notes")
    for name in (*names, "print_notes", "notes_pdf"):
        answer = client.get(
            reverse(f"meetings:{name}", args=[held.pk]), headers={"accept-language": language}
        )
        assert answer.status_code == 200, name
