"""Every page, for everybody: Alice coordinates, Adam administers, Bob is a member, Charlie may see nobody."""

from datetime import date

import pytest
from django.urls import reverse

from beprovad.people import actions
from beprovad.people.models import (
    Appointment,
    Invitation,
    MemberList,
    Membership,
    NameVariant,
    Organisation,
    Person,
    PersonMerge,
    User,
)
from beprovad.people.rules import Role
from beprovad.people.tests import makers
from beprovad.people.urls import urlpatterns

pytestmark = [pytest.mark.django_db, pytest.mark.whole]


@pytest.fixture(scope="module")
def region(once_for_the_file):
    """One of everything, and who may do what with it."""
    alice, adam, bob, charlie = makers.alice(), makers.adam(), makers.bob(), makers.charlie()
    grano = makers.organisation("Granö")
    unit = makers.organisation("Enheten", makers.Kind.UNIT, grano)
    siv = makers.person("Siv Falk", email="siv@grano.example")
    twin = makers.person("Siv Falck")
    seat, post = makers.seat(siv, at=unit), makers.post(siv, unit)
    variant = actions.remember_name(person=siv, written="Siv F. Falk", by=alice.actor)
    alias = actions.remember_organisation_name(organisation=grano, written="Ö-kommunen", by=alice.actor)
    heading = actions.remember_network_name(network=makers.network(), written="Chefsgruppen", by=alice.actor)
    gone = makers.person("Siv Falcke")
    merge = actions.merge_persons(kept=siv, merged=gone, by=alice.actor)
    letter = actions.invite(person=siv, email="siv@grano.example", by=alice.actor)
    member_list = actions.take_in_list(
        text="Namn;Organisation;Nätverk\nSiv Falkk;Granö;IFO\nNy Person;Granö;IFO",
        file_name="lista.csv", network=None, by=alice,
    )  # fmt: skip
    return {
        "alice": alice, "adam": adam, "bob": bob, "charlie": charlie,
        "person_id": siv.pk, "other_id": twin.pk, "organisation_id": grano.pk,
        "network_id": makers.network().pk, "membership_id": seat.pk, "appointment_id": post.pk,
        "variant_id": variant.pk, "merge_id": merge.pk, "invitation_id": letter.invitation.pk,
        "alias_id": alias.pk, "heading_id": heading.pk, "list_id": member_list.pk, "token": letter.token,
    }  # fmt: skip


SEEN = [
    ("persons",),
    ("person", "person_id"),
    ("organisations",),
    ("organisation", "organisation_id"),
    ("networks",),
    ("network", "network_id"),
]
EDITED = [
    ("add_person",),
    ("edit_person", "person_id"),
    ("add_membership", "person_id"),
    ("edit_membership", "membership_id"),
    ("add_appointment", "person_id"),
    ("end_appointment", "appointment_id"),
    ("choose_other", "person_id"),
    ("merge", "person_id", "other_id"),
    ("invite", "person_id"),
    ("add_organisation",),
    ("edit_organisation", "organisation_id"),
    ("edit_network", "network_id"),
    ("add_member", "network_id"),
    ("invite_member", "network_id"),
    ("duplicates",),
    ("bring_list",),
    ("member_list", "list_id"),
]
POSTED = [
    ("remember_name", "person_id"),
    ("forget_name", "variant_id"),
    ("undo_merge", "merge_id"),
    ("withdraw_invitation", "invitation_id"),
    ("remember_organisation_name", "organisation_id"),
    ("forget_organisation_name", "alias_id"),
    ("remember_network_name", "network_id"),
    ("discard_list", "list_id"),
]
names = {"ids": lambda page: page[0]}


def test_every_page_of_the_room_is_opened_here():
    opened = {page[0] for page in (*SEEN, *EDITED, *POSTED)}
    elsewhere = {"rejected_rows", "me", "add_network", "forget_network_name", "invitation", "demo_login"}

    assert {pattern.name for pattern in urlpatterns} == opened | elsewhere


def address(page, region):
    name, *keys = page
    return reverse(f"people:{name}", args=[region[key] for key in keys])


def rows():
    models = [Appointment, Invitation, MemberList, Membership, NameVariant, Organisation, Person, PersonMerge]
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("page", [*SEEN, *EDITED], **names)
def test_a_coordinator_opens_every_page_in_both_languages(region, page, language):
    response = makers.browser(region["alice"], language).get(address(page, region))

    assert response.status_code == 200
    assert f'lang="{language}"' in response.content.decode()


@pytest.mark.parametrize("page", SEEN, **names)
def test_a_member_sees_people_without_a_button_to_change_anything(region, page):
    response = makers.browser(region["bob"]).get(address(page, region))

    text = response.content.decode()
    assert response.status_code == 200
    main = text[text.index("<main") : text.index("</main>")]
    assert 'method="post"' not in main
    for word in ("Ändra", "Lägg till", "Ta bort", "Bjud in", "Slå ihop"):
        assert word not in main


@pytest.mark.parametrize("page", EDITED, **names)
def test_a_member_does_not_open_pages_that_change_people(region, page):
    assert makers.browser(region["bob"]).get(address(page, region)).status_code == 404


@pytest.mark.parametrize("page", POSTED, **names)
@pytest.mark.parametrize("who", ["bob", "charlie"])
def test_neither_a_member_nor_charlie_changes_anything(region, page, who):
    before = rows()

    response = makers.browser(region[who]).post(address(page, region), {"written": "Nytt namn"})

    assert response.status_code == 404
    assert rows() == before


@pytest.mark.parametrize("page", [*SEEN, *EDITED], **names)
def test_charlie_is_not_told_what_exists(region, page):
    assert makers.browser(region["charlie"]).get(address(page, region)).status_code == 404


@pytest.mark.parametrize("page", [*SEEN, *EDITED, ("me",)], **names)
def test_a_visitor_is_led_to_the_login_and_back(region, page):
    path = address(page, region)

    response = makers.browser().get(path)

    assert response.status_code == 302
    assert response["Location"] == f"{reverse('account_login')}?next={path}"


@pytest.mark.parametrize("page", POSTED, **names)
def test_what_changes_something_is_never_a_link(region, page):
    before = rows()

    assert makers.browser(region["alice"]).get(address(page, region)).status_code == 405
    assert rows() == before


@pytest.mark.parametrize("page", POSTED, **names)
def test_a_coordinator_presses_each_button(region, page):
    response = makers.browser(region["alice"]).post(address(page, region), {"written": "Nytt namn"})

    assert response.status_code == 302


def test_a_heading_of_a_network_is_forgotten_by_its_coordinator_only(region):
    path = reverse("people:forget_network_name", args=[region["heading_id"]])

    assert makers.browser(region["bob"]).post(path).status_code == 404
    assert makers.browser(region["alice"]).post(path).status_code == 302


@pytest.mark.parametrize("page", [page for page in SEEN if page[0] != "person"], **names)
def test_a_page_asks_the_database_the_same_with_one_row_as_with_three(
    region, page, django_assert_max_num_queries
):
    client = makers.browser(region["alice"])
    client.get(address(page, region))
    with django_assert_max_num_queries(100) as one:
        client.get(address(page, region))

    for n in range(2):
        place = makers.organisation(f"Ort{n}")
        makers.organisation(
            f"Enhet{n}", makers.Kind.UNIT, Organisation.objects.get(pk=region["organisation_id"])
        )
        makers.network(f"Nät{n}")
        more = makers.person(f"Mer Person{n}")
        makers.seat(more, at=Organisation.objects.get(pk=region["organisation_id"]))
        makers.post(more, place)
    with django_assert_max_num_queries(len(one)) as three:
        client.get(address(page, region))

    assert len(three) == len(one)
    assert len(one) <= 14


def test_a_persons_page_asks_the_same_with_one_membership_as_with_three(
    region, django_assert_max_num_queries
):
    client = makers.browser(region["alice"])
    siv = Person.objects.get(pk=region["person_id"])
    path = reverse("people:person", args=[siv.pk])
    client.get(path)
    with django_assert_max_num_queries(100) as one:
        client.get(path)

    for n in range(2):
        makers.seat(siv, f"Nät{n}", at=makers.organisation(f"Ort{n}"))
        makers.post(siv, makers.organisation(f"Ort{n}"))
    with django_assert_max_num_queries(len(one)) as three:
        client.get(path)

    assert len(three) == len(one)


def test_people_are_found_by_any_part_of_any_form_without_regard_to_accents(region):
    makers.person("Iréne Åhs")
    client = makers.browser(region["bob"])
    path = reverse("people:persons")

    for words, name in (("irene", "Iréne Åhs"), ("AHS", "Iréne Åhs"), ("f falk", "Siv Falk")):
        assert name in client.get(path, {"q": words}).content.decode()
    assert "Ingen passar" in client.get(path, {"q": "finns inte"}).content.decode()


def test_people_are_filtered_by_organisation_with_what_lies_under_it_and_by_network(region):
    makers.person("Utan Plats")
    client = makers.browser(region["bob"])
    path = reverse("people:persons")

    for chosen in ({"organisation": region["organisation_id"]}, {"network": region["network_id"]}):
        text = client.get(path, chosen).content.decode()
        assert "Siv Falk" in text
        assert "Utan Plats" not in text


def test_a_merged_persons_address_leads_to_who_it_is_now(region):
    gone = Person.objects.get(name="Siv Falcke")

    response = makers.browser(region["bob"]).get(reverse("people:person", args=[gone.pk]))

    assert response["Location"] == reverse("people:person", args=[region["person_id"]])


@pytest.mark.parametrize(
    ("page", "sent", "said"),
    [
        (("add_person",), {"name": "", "email": "fel"}, "fel"),
        (("add_person",), {"name": "Siv Falk", "email": "siv@grano.example"}, "Samma e-postadress"),
        (("add_person",), {"name": "Siv Falck", "title": "Chef ö"}, "Samma namn"),
        (
            ("add_person",),
            {"name": "Nya", "email": "siv@grano.example", "who": "new", "asked": "nya"},
            "tillhör en annan person",
        ),
        (("invite_member", "network_id"), {"name": "Siv Falk", "email": "ny@grano.example", "role": "member"},
         "Vem är Siv Falk?"),
        (("invite_member", "network_id"), {"name": "Någon", "email": "fel", "role": "member"}, "Någon"),
        (("add_person",), {"name": "Siv 19121212-1212"}, "personnummer"),
        (("merge", "person_id", "other_id"), {"reason": "Samma 19121212-1212"}, "personnummer"),
        (("edit_network", "network_id"), {"name": "IFO", "about": "19121212-1212"}, "personnummer"),
        (("edit_person", "person_id"), {"name": "", "email": "", "title": "chef för allt"}, "chef för allt"),
        (("add_organisation",), {"name": "Granö", "kind": "municipality"}, "redan en med det namnet"),
        (("edit_network", "network_id"), {"name": ""}, "Namn"),
        (("invite", "person_id"), {"email": "inte en adress"}, "inte en adress"),
        (("edit_membership", "membership_id"), {"on": "1999-01-01"}, "före startdagen"),
        (("end_appointment", "appointment_id"), {"on": "1999-01-01"}, "före startdagen"),
        (("add_member", "network_id"), {"person": "", "role": "member", "from_on": "2024-02-31"}, "2024-02-31"),
        (("remember_organisation_name", "organisation_id"), {"written": ""}, "Skrivs också"),
        (("remember_name", "person_id"), {"written": " .,"}, "minst en bokstav"),
        (("bring_list",), {"text": "Bara ett namn"}, "Bara ett namn"),
    ],
)  # fmt: skip
def test_bad_input_is_answered_and_nothing_that_was_written_is_lost(region, page, sent, said):
    before = rows()

    response = makers.browser(region["alice"]).post(address(page, region), sent)

    assert response.status_code == 422
    assert said in response.content.decode()
    assert rows() == before


def test_a_name_is_text_whatever_it_looks_like(region):
    client = makers.browser(region["alice"])

    client.post(reverse("people:add_person"), {"name": "<script>alert(1)</script>"})

    made = Person.objects.latest("pk")
    assert "<script>alert" not in client.get(reverse("people:person", args=[made.pk])).content.decode()


def test_a_coordinator_does_not_change_anothers_network(region):
    seat = makers.seat(makers.person(), "FS")
    client = makers.browser(region["alice"])

    for name, number in (
        ("edit_network", seat.network_id), ("add_member", seat.network_id), ("edit_membership", seat.pk),
    ):  # fmt: skip
        assert client.get(reverse(f"people:{name}", args=[number])).status_code == 404
    for name in ("edit_network", "add_member"):
        path = reverse(f"people:{name}", args=[seat.network_id])
        assert makers.browser(region["adam"]).get(path).status_code == 200


def test_a_coordinator_cannot_seat_oneself_in_anothers_network(region):
    other = makers.network("FS")
    person = region["alice"].person

    response = makers.browser(region["alice"]).post(
        reverse("people:add_membership", args=[person.pk]),
        {"network": other.pk, "role": "coordinator", "from_on": "2026-01-01"},
    )

    assert response.status_code == 422
    assert not person.memberships.filter(network=other).exists()


def test_only_an_administrator_makes_administrators(region):
    path = reverse("people:add_appointment", args=[region["person_id"]])
    sent = {"organisation": region["organisation_id"], "role": "administrator", "from_on": "2026-01-01"}

    assert makers.browser(region["alice"]).post(path, sent).status_code == 422
    assert makers.browser(region["adam"]).post(path, sent).status_code == 302


def test_a_far_reaching_role_is_not_taken_over_by_merging(region):
    path = reverse("people:merge", args=[region["alice"].person_id, region["adam"].person_id])

    response = makers.browser(region["alice"]).post(path, follow=True)

    assert "Be en administratör" in response.content.decode()
    assert not Person.objects.exclude(merged_into=None).filter(pk=region["adam"].person_id).exists()


def test_nobody_chooses_the_address_of_somebody_with_a_further_reach(region):
    far = makers.person("Fjärran Makt")
    makers.post(far, makers.organisation(), Role.ADMINISTRATOR)
    path, sent = reverse("people:invite", args=[far.pk]), {"email": "min@egen.example"}

    assert makers.browser(region["alice"]).post(path, sent).status_code == 422
    assert makers.browser(region["adam"]).post(path, sent).status_code == 302


def test_merging_is_shown_then_done_then_undone(region):
    client = makers.browser(region["alice"])
    path = address(("merge", "person_id", "other_id"), region)

    assert "Ingenting är ändrat ännu" in client.get(path).content.decode()
    assert Person.objects.get(pk=region["other_id"]).merged_into is None
    page = client.post(path, {"reason": "Samma"}, follow=True).content.decode()
    assert "Ångra hopslagningen" in page
    merge = PersonMerge.objects.latest("pk")
    client.post(reverse("people:undo_merge", args=[merge.pk]))
    assert Person.objects.get(pk=region["other_id"]).merged_into is None


def test_a_member_is_added_changed_and_ended(region):
    client = makers.browser(region["alice"])
    who = makers.person("Ny Ledamot")
    client.post(
        address(("add_member", "network_id"), region),
        {
            "person": who.pk,
            "organisation": region["organisation_id"],
            "role": "member",
            "from_on": "2026-01-01",
        },
    )
    seat = who.memberships.get()

    client.post(reverse("people:edit_membership", args=[seat.pk]), {"role": "preparation"})
    client.post(reverse("people:edit_membership", args=[seat.pk]), {"on": "2026-06-30"})

    seat.refresh_from_db()
    assert (seat.role, seat.to_on) == (Role.PREPARATION, date(2026, 6, 30))


def test_somebody_sits_for_another_network(region):
    who, top = makers.person("Länken"), makers.network("Topp")
    path = address(("add_member", "network_id"), region)
    sent = {"person": who.pk, "liaison_for": top.pk, "role": "guest", "from_on": "2026-01-01"}

    makers.browser(region["alice"]).post(path, sent)

    assert who.memberships.get().liaison_for == top
    page = makers.browser(region["bob"]).get(address(("network", "network_id"), region))
    assert top.name in page.content.decode()


def test_a_list_is_shown_answered_and_imported(region):
    client = makers.browser(region["alice"])
    path = address(("member_list", "list_id"), region)
    page = client.get(path).content.decode()
    assert "Vem är Siv Falkk?" in page
    assert "Ny Person" in page

    client.post(path, {"row-2": str(region["person_id"]), "import": "1"})

    assert Person.objects.get(pk=region["person_id"]).name_variants.filter(name="Siv Falkk").exists()
    assert Person.objects.filter(name="Ny Person").count() == 1
    assert "Listan är inläst" in client.get(path).content.decode()


def bring(client, text):
    path = client.post(reverse("people:bring_list"), {"text": text})["Location"]
    return path, client.get(path).content.decode()


def test_looking_at_other_rows_keeps_the_answers_and_they_can_be_changed(region):
    client = makers.browser(region["alice"])
    path = address(("member_list", "list_id"), region)

    shown = client.post(path, {"row-2": str(region["person_id"]), "show": "new"})

    assert shown["Location"] == f"{path}?show=new&page=1#all"
    page = client.get(path).content.decode()
    assert f'value="{region["person_id"]}" checked' in page
    client.post(path, {"row-2": "new", "show": "odd-x"})
    assert 'value="new" checked' in client.get(path).content.decode()


def test_kinds_of_rows_are_chosen_between_only_where_there_are_several(region):
    client = makers.browser(region["alice"])

    _, one = bring(client, "Namn;Nätverk\nEndast Ny;IFO")
    _, two = bring(client, "Namn;Nätverk\nEndast Ny;IFO\nFel Nät;Kören")

    assert 'name="show"' not in one
    assert two.count('name="show"') == len(("why", "new", "fault"))


def test_rows_that_were_not_read_in_are_counted_and_taken_away_with_why(region):
    client = makers.browser(region["alice"])
    text = "Namn;E-post;Nätverk\nNy Ett;;IFO\n=Fel;bara fel;Kören\nNy Två 19121212-1212;;IFO"
    path, _ = bring(client, text)
    take_away = f"{path}rejected.csv"
    before = client.get(take_away).content.decode()

    page = client.post(path, {"import": "1"}, follow=True).content.decode()

    assert "2 rader gick inte att läsa in." in page
    after = client.get(take_away).content.decode("utf-8-sig").splitlines()
    assert before.removeprefix("\ufeff").splitlines() == after
    assert after[0] == "Namn;E-post;Nätverk;Rad;Varför"
    assert after[1].startswith(
        "'=Fel;bara fel;Kören;3;E-postadressen är inte fullständig. Nätverket är okänt."
    )
    assert after[2].startswith(";;;4;Raden innehåller ett personnummer")
    assert "1212" not in str(MemberList.objects.latest("pk").rejected)
    assert makers.browser(region["bob"]).get(take_away).status_code == 404


def test_a_list_without_faults_has_no_rows_to_take_away(region):
    path = reverse("people:rejected_rows", args=[region["list_id"]])

    assert makers.browser(region["alice"]).get(path).status_code == 404


@pytest.mark.parametrize("odd", [{"row-2": "a\x00b"}, {"row-\x00": "new"}, {"row-²": "new"}])
def test_an_answer_that_no_row_asks_for_changes_nothing(region, odd):
    before = rows()
    path = address(("member_list", "list_id"), region)

    assert makers.browser(region["alice"]).post(path, odd).status_code == 302

    assert rows() == before
    assert "Vem är Siv Falkk?" in makers.browser(region["alice"]).get(path).content.decode()


def test_another_coordinators_list_is_not_seen(region):
    other = makers.user()
    makers.seat(other.person, role=Role.COORDINATOR)

    assert makers.browser(other).get(address(("member_list", "list_id"), region)).status_code == 404


def test_a_page_with_more_people_than_fit_has_more_pages(region):
    Person.objects.bulk_create(Person(name=f"Prov Person{n:03}") for n in range(120))
    client = makers.browser(region["bob"])

    first = client.get(reverse("people:persons")).content.decode()
    second = client.get(reverse("people:persons"), {"page": 3}).content.decode()

    assert "Prov Person119" not in first
    assert "Prov Person119" in second


def test_an_account_without_a_person_sees_nobody(region):
    lonely = User.objects.create_user("ensam@sjobygden.example")

    assert makers.browser(lonely).get(reverse("people:persons")).status_code == 404
    assert makers.browser(lonely).get(reverse("people:me")).status_code == 404
