"""The pages of matters: who gets in, what is shown, what happens on a press."""

import csv
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from beprovad.meetings.actions.joining import join_matters
from beprovad.meetings.actions.matters import move_matter
from beprovad.meetings.models import Matter, MatterJoin
from beprovad.meetings.rules.matters import State, Step
from beprovad.meetings.tests import makers
from beprovad.meetings.tests.matter_makers import (
    AUTUMN,
    SECRET,
    by_hand,
    coordinator,
    draft,
    item,
    member,
    mentioned,
    raised,
    released,
)
from beprovad.people.models import User
from beprovad.people.rules import Role

pytestmark = pytest.mark.django_db

IDENTITY_NUMBER = "19811218-9876"
READ = ("meetings:matter",)
CHANGE = ("meetings:move_matter", "meetings:edit_matter", "meetings:link_matters")
LISTS = ("meetings:matters", "meetings:open_for_us", "meetings:export_matters")


def as_(user: User | None, language: str = "sv") -> Client:
    client = Client(headers={"accept-language": language})
    if user is not None:
        client.force_login(user)
    return client


def address(name: str, matter: Matter) -> str:
    return reverse(name, args=[matter.pk])


def moving(matter: Matter, **typed: object) -> dict[str, object]:
    latest = matter.events.order_by("-happened_on", "-id").first()
    assert latest is not None
    return {"to": "closed", "on": "2026-10-06", "reason": "Klart.", "seen": latest.pk, **typed}


def charlies() -> dict[str, User]:
    """Outsiders of every kind, none of whom has anything to do with a matter of IFO's."""
    return {
        "no role": makers.user("Charlie Utan"),
        "other network": makers.user("Charlie Annan", Funktionsstöd=Role.COORDINATOR),
        "guest": makers.user("Charlie Gäst", IFO=Role.GUEST),
    }


# Who gets in


@pytest.mark.parametrize("name", [*LISTS, "meetings:new_matter"])
def test_a_visitor_is_asked_to_log_in_before_any_list(name: str) -> None:
    answer = as_(None).get(reverse(name))
    assert answer.status_code == 302
    assert "login" in answer["Location"]


@pytest.mark.parametrize("name", [*READ, *CHANGE])
def test_a_visitor_is_asked_to_log_in_before_any_matter(name: str) -> None:
    assert as_(None).get(address(name, by_hand(coordinator()))).status_code == 302


@pytest.mark.parametrize("name", [*READ, *CHANGE])
def test_charlie_is_not_told_that_the_matter_exists(name: str) -> None:
    matter = by_hand(coordinator())
    for user in charlies().values():
        assert as_(user).get(address(name, matter)).status_code == 404
        assert as_(user).post(address(name, matter), moving(matter)).status_code in (404, 405)
    matter.refresh_from_db()
    assert matter.state == "open"


def test_charlie_sees_nothing_of_others_in_lists_and_files() -> None:
    by_hand(coordinator(), SECRET)
    for kind, user in charlies().items():
        for name in LISTS:
            answer = as_(user).get(reverse(name))
            assert answer.status_code == (200 if kind == "other network" else 404)
            assert SECRET not in answer.content.decode()


@pytest.mark.parametrize("name", CHANGE)
def test_a_member_reads_and_does_not_change(name: str) -> None:
    alva = member()
    matter = by_hand(coordinator())
    assert as_(alva).get(address("meetings:matter", matter)).status_code == 200
    assert as_(alva).get(address(name, matter)).status_code == 404
    assert as_(alva).post(address(name, matter), moving(matter)).status_code == 404
    page = as_(alva).get(address("meetings:matter", matter)).content.decode()
    assert address("meetings:move_matter", matter) not in page


def test_only_those_who_prepare_make_a_new_one() -> None:
    assert as_(member()).get(reverse("meetings:new_matter")).status_code == 404
    assert as_(coordinator()).get(reverse("meetings:new_matter")).status_code == 200


def test_charlie_cannot_part_nor_join() -> None:
    by = coordinator()
    kept, joined, other = by_hand(by, "Ett"), by_hand(by, "Två"), by_hand(by, "Tre", network="Funktionsstöd")
    join = join_matters(kept, joined, by=by)
    part = reverse("meetings:part_matters", args=[kept.pk, join.pk])
    for user in (*charlies().values(), member()):
        assert as_(user).post(part).status_code == 404
    assert as_(by).post(address("meetings:link_matters", kept), {"other": other.pk}).status_code == 404
    assert MatterJoin.objects.get().undone_at is None


# Drafts


def test_a_members_pages_say_nothing_of_what_stands_in_a_draft() -> None:
    by, alva = coordinator(), member()
    hidden = raised(by, draft(), title=SECRET)
    matter = raised(by, released())
    mentioned(
        by, matter, draft(title=SECRET), State.ASSIGNED, responsible="Ture Hemlig", due_on=date(2027, 1, 7)
    )
    addresses = [
        *(reverse(name) for name in LISTS),
        reverse("meetings:matters") + "?state=all&q=Hemlig",
        reverse("meetings:matters") + "?state=assigned",
        address("meetings:matter", matter),
    ]
    for path in addresses:
        page = as_(alva).get(path).content.decode().replace("q=Hemlig", "").replace('value="Hemlig"', "")
        assert "Hemlig" not in page
        assert "2027" not in page
    assert as_(alva).get(address("meetings:matter", hidden)).status_code == 404
    assert SECRET in as_(by).get(reverse("meetings:matters")).content.decode()


def test_those_who_prepare_see_that_the_latest_is_a_draft() -> None:
    by = coordinator()
    matter = raised(by, released())
    mentioned(by, matter, draft(), State.CONTINUING)
    assert "utkast" in as_(by).get(address("meetings:matter", matter)).content.decode()


# The list


@pytest.mark.whole
def test_one_matter_and_thirty_cost_the_same_number_of_questions() -> None:
    by = coordinator("IFO", "Funktionsstöd")
    makers.organisation("Norrvik")
    client = as_(by)
    pages = [*map(reverse, LISTS), reverse("meetings:matters") + "?q=natten&sort=latest&due=dated"]
    costs: dict[str, list[int]] = {}
    for n in (1, 30):
        while Matter.objects.count() < n:
            meeting = released(makers.network("IFO"), makers.network("Funktionsstöd"))
            raised(by, meeting, title=f"Ärende {n} om natten", responsible="Norrvik", due_on=date(2026, 5, 1))
        for page in pages:
            with CaptureQueriesContext(connection) as asked:
                assert client.get(page).status_code == 200
            costs.setdefault(page, []).append(len(asked))
    assert all(one == thirty for one, thirty in costs.values())
    assert max(max(pair) for pair in costs.values()) <= 8


def test_a_long_history_costs_as_much_as_a_short_one() -> None:
    by = coordinator()
    matter = raised(by, released())
    client = as_(by)
    with CaptureQueriesContext(connection) as short:
        client.get(address("meetings:matter", matter))
    for month in (5, 6, 7):
        mentioned(by, matter, released(held_on=date(2026, month, 1)), State.CONTINUING)
    with CaptureQueriesContext(connection) as long:
        client.get(address("meetings:matter", matter))
    assert len(short) == len(long) <= 16


def test_an_overdue_matter_says_so_in_words() -> None:
    by = coordinator()
    raised(by, released(), due_on=date(2026, 5, 1))
    raised(by, released(), title="Vilade", state=State.PARKED, due_on=date(2026, 5, 2))
    page = as_(by).get(reverse("meetings:matters")).content.decode()
    assert "Försenat, skulle vara klart den 1 maj 2026" in page
    assert "Dags att ta upp igen, sedan den 2 maj 2026" in page


def test_the_tabs_count_what_is_otherwise_chosen() -> None:
    by = coordinator()
    by_hand(by, "Jour")
    by_hand(by, "Jouren igen", State.CLOSED)
    by_hand(by, "Något annat", State.PARKED)
    answer = as_(by).get(reverse("meetings:matters") + "?q=jour")
    assert answer.context["counts"]["all"] == 2
    assert [row.matter.title for row in answer.context["rows"]] == ["Jour"]


def test_a_choice_that_is_not_offered_narrows_nothing() -> None:
    by = coordinator()
    by_hand(by)
    for query in (
        "network=x",
        "network=99999",
        "owner=p",
        "owner=p99999",
        "owner=o99999999999999999999",
        "owner=us",
        "owner=zz",
        "due=x",
        "sort=x",
        "state=x",
        "page=99",
    ):
        answer = as_(by).get(f"{reverse('meetings:matters')}?{query}")
        assert answer.status_code == 200
        assert len(answer.context["rows"]) == 1


def test_one_who_answers_for_nothing_is_not_offered_and_does_not_open_the_filter() -> None:
    by = coordinator()
    alva = member()
    by_hand(by, "Alvas", State.ASSIGNED)
    by_hand(by, "Ingens")
    address = reverse("meetings:matters") + "?owner=p"
    chosen, unknown = (as_(by).get(f"{address}{pk}") for pk in (alva.person_id, by.person_id))
    assert [row.matter.title for row in chosen.context["rows"]] == ["Alvas"]
    assert chosen.context["is_narrowed"]
    assert {row.matter.title for row in unknown.context["rows"]} == {"Alvas", "Ingens"}
    assert not unknown.context["is_narrowed"]


def test_the_list_is_divided_into_pages_that_keep_the_choice() -> None:
    by = coordinator()
    for number in range(26):
        by_hand(by, f"Jour {number}")
    answer = as_(by).get(reverse("meetings:matters") + "?q=jour")
    assert len(answer.context["rows"]) == 25
    assert "q=jour&amp;page=2" in answer.content.decode()


@pytest.mark.parametrize(
    ("query", "words"),
    [("", "Inga ärenden än"), ("?q=finns-inte", "Inget ärende passar urvalet")],
)
def test_an_empty_list_teaches(query: str, words: str) -> None:
    assert words in as_(coordinator()).get(reverse("meetings:matters") + query).content.decode()


def test_a_choice_that_only_fits_what_has_ended_offers_to_show_that() -> None:
    by = coordinator()
    by_hand(by, state=State.CLOSED)
    page = as_(by).get(reverse("meetings:matters")).content.decode()
    assert "står i ett annat läge" in page
    assert "?state=all" in page


def test_open_for_us_names_whom_it_waits_for() -> None:
    alva = member()
    by = coordinator()
    by_hand(by, "Alvas", State.ASSIGNED)
    raised(by, released(), title="Norrviks", responsible="Norrvik")
    raised(by, released(), title="Nätverkets")
    page = as_(alva).get(reverse("meetings:open_for_us")).content.decode()
    assert page.index("Väntar på dig") < page.index("Alvas") < page.index("Väntar på Norrvik")
    assert (
        page.index("Norrviks</a>") < page.index("Väntar på andra i dina nätverk") < page.index("Nätverkets")
    )


def test_nothing_open_is_good_news_with_a_way_on() -> None:
    assert "Inget är öppet för er" in as_(member()).get(reverse("meetings:open_for_us")).content.decode()


def test_the_file_holds_what_was_chosen_and_runs_no_formula() -> None:
    by = coordinator()
    by_hand(by, '=HYPERLINK("https://x.example")')
    by_hand(by, "Avslutat", State.CLOSED)
    answer = as_(by).get(reverse("meetings:export_matters"))
    text = answer.content.decode("utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    assert [row[0] for row in rows[1:]] == ['\'=HYPERLINK("https://x.example")']
    assert "attachment" in answer["Content-Disposition"]
    everything = as_(by).get(reverse("meetings:export_matters") + "?state=all").content.decode()
    assert "Avslutat" in everything


# One matter


def test_the_history_leads_to_the_meeting_and_its_point() -> None:
    by = coordinator()
    meeting = released()
    matter = raised(by, meeting, item=item(meeting, "Jour på natten"))
    page = as_(by).get(address("meetings:matter", matter)).content.decode()
    assert "”Gemensam jour togs upp.”" in page
    assert f"/meetings/{meeting.pk}/" in page
    assert "Jour på natten" in page
    assert "Esther Nyman" in page


def test_markup_in_a_matter_is_shown_and_not_run() -> None:
    by = coordinator()
    matter = raised(by, released(), title="<script>alert(1)</script>")
    for path in (address("meetings:matter", matter), reverse("meetings:matters")):
        assert "<script>alert(1)" not in as_(by).get(path).content.decode()


def test_a_parking_without_a_day_shows_the_products_own_suggestion_as_its_own() -> None:
    by = coordinator()
    matter = by_hand(by, state=State.PARKED)
    page = as_(by).get(address("meetings:matter", matter)).content.decode()
    assert "Beprövads eget förslag" in page
    assert "Ingen på mötet har bestämt det." in page


def test_an_approval_names_its_body_and_day() -> None:
    by = coordinator()
    matter = by_hand(by, state=State.APPROVED)
    page = as_(by).get(address("meetings:matter", matter)).content.decode()
    assert "av Socialchefsnätverket" in page
    assert "21 april 2026" in page


# Steps


def test_a_step_is_taken_by_a_form() -> None:
    by = coordinator()
    matter = by_hand(by)
    answer = as_(by).post(address("meetings:move_matter", matter), moving(matter))
    assert answer.status_code == 302
    matter.refresh_from_db()
    assert matter.state == "closed"


def test_the_form_offers_what_is_possible_and_explains_the_rest() -> None:
    by = coordinator()
    matter = by_hand(by, state=State.PARKED)
    page = as_(by).get(address("meetings:move_matter", matter)).content.decode()
    assert 'value="approved"' not in page
    assert 'value="continuing"' in page
    assert "Inte möjligt nu: godkänt. Ett parkerat ärende tas upp innan det godkänns." in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"reason": ""}, "Skriv varför"),
        ({"to": "assigned"}, "Ett uppdrag har någon som ansvarar"),
        ({"to": "parked"}, "Skriv när eller på vilket villkor"),
        ({"to": "approved"}, "Skriv vem som godkände"),
        ({"on": "2026-01-01"}, "före den dag då ärendet väcktes"),
        ({"on": "2099-01-01"}, "Dagen har inte varit än"),
        ({"on": ""}, "måste fyllas i"),
        ({"reason": f"Gäller {IDENTITY_NUMBER}."}, "personnummer"),
        ({"to": "assigned", "responsible": f"Alva {IDENTITY_NUMBER}"}, "personnummer"),
        ({"to": "okänt"}, "Välj ett giltigt alternativ"),
    ],
)
def test_a_refused_step_says_why_and_keeps_what_was_typed(typed: dict[str, str], words: str) -> None:
    by = coordinator()
    matter = by_hand(by)
    answer = as_(by).post(
        address("meetings:move_matter", matter), moving(matter, **{"due_text": "till hösten", **typed})
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "till hösten" in page
    matter.refresh_from_db()
    assert (matter.state, matter.events.count()) == ("open", 1)


def test_the_second_of_two_is_told_who_was_first_and_keeps_the_text() -> None:
    by = coordinator()
    matter = by_hand(by)
    form = moving(matter, reason="Mitt långa skäl.")
    other = makers.user("Farid Rahimi", IFO=Role.PREPARATION)
    move_matter(matter, Step(to=State.CONTINUING, on=AUTUMN, reason="Vi fortsätter."), by=other)
    answer = as_(by).post(address("meetings:move_matter", matter), form)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Farid Rahimi var före" in page
    assert "Vi fortsätter." in page
    assert "Mitt långa skäl." in page
    matter.refresh_from_db()
    assert matter.state == "continuing"
    assert as_(by).post(address("meetings:move_matter", matter), moving(matter)).status_code == 302


def test_a_form_without_what_was_seen_takes_no_step() -> None:
    by = coordinator()
    matter = by_hand(by)
    form = moving(matter)
    del form["seen"]
    assert as_(by).post(address("meetings:move_matter", matter), form).status_code == 409
    assert matter.events.count() == 1


# Editing and making


def editing(matter: Matter, **typed: object) -> dict[str, object]:
    latest = matter.events.order_by("-happened_on", "-id").first()
    assert latest is not None
    return {
        "title": matter.title, "networks": [network.pk for network in matter.networks.all()], "seen": latest.pk,
        **typed,
    }  # fmt: skip


def test_a_corrected_title_stands_in_the_history() -> None:
    by = coordinator()
    matter = by_hand(by)
    answer = as_(by).post(address("meetings:edit_matter", matter), editing(matter, title="Socialjour"))
    assert answer.status_code == 302
    page = as_(by).get(address("meetings:matter", matter)).content.decode()
    assert "Rubrik, förut: Gemensam jour" in page


def test_a_matter_is_passed_on_to_the_network_above_and_stays_with_its_own() -> None:
    above = makers.network("Socialchefer")
    ifo = makers.network("IFO")
    ifo.above = above
    ifo.save()
    by = coordinator()
    director = member("Katarina Hellgren", "Socialchefer", "Storhamn")
    matter = by_hand(by)
    assert as_(director).get(address("meetings:matter", matter)).status_code == 404
    form = editing(matter, networks=[ifo.pk, above.pk])
    assert as_(by).post(address("meetings:edit_matter", matter), form).status_code == 302
    assert as_(director).get(address("meetings:matter", matter)).status_code == 200
    matter.refresh_from_db()
    form = editing(matter, networks=[ifo.pk])
    assert as_(by).post(address("meetings:edit_matter", matter), form).status_code == 302
    assert set(matter.networks.all()) == {ifo, above}


def test_a_new_day_takes_the_place_of_the_words_that_said_the_old_one() -> None:
    by = coordinator()
    matter = raised(by, released(), due_on=date(2026, 9, 1), due_text="till den 1 september")
    form = editing(matter, due_on="2026-12-01", due_text="till den 1 september")
    assert as_(by).post(address("meetings:edit_matter", matter), form).status_code == 302
    matter.refresh_from_db()
    assert (matter.due_on, matter.due_text) == (date(2026, 12, 1), "")
    page = as_(by).get(address("meetings:matter", matter)).content.decode()
    assert "Till den, förut: 1 september 2026" in page


def test_an_assignment_is_not_left_without_anybody() -> None:
    by = coordinator()
    matter = by_hand(by, state=State.ASSIGNED)
    answer = as_(by).post(address("meetings:edit_matter", matter), editing(matter, responsible=""))
    assert answer.status_code == 422
    assert "Ett uppdrag har någon som ansvarar" in answer.content.decode()


def test_what_somebody_has_promised_stands_on_their_page_and_no_draft_does() -> None:
    by, alva = coordinator(), member()
    assert alva.person is not None
    by_hand(by, "Intervjuguiden", State.ASSIGNED)
    raised(by, draft(), title=SECRET, state=State.ASSIGNED, responsible="Alva Ekström")
    path = reverse("people:person", args=[alva.person.pk])
    assert "Intervjuguiden" in as_(alva).get(path).content.decode()
    assert SECRET not in as_(alva).get(path).content.decode()
    assert SECRET in as_(by).get(path).content.decode()


def test_a_matter_without_a_network_is_refused() -> None:
    by = coordinator()
    matter = by_hand(by)
    answer = as_(by).post(address("meetings:edit_matter", matter), editing(matter, networks=[]))
    assert answer.status_code == 422
    assert "Välj minst ett nätverk" in answer.content.decode()


def test_an_edit_of_what_has_been_changed_meanwhile_is_shown_and_not_saved() -> None:
    by = coordinator()
    matter = by_hand(by)
    form = editing(matter, title="Min rubrik")
    move_matter(matter, Step(to=State.CONTINUING, on=AUTUMN, reason="Vi fortsätter."), by=by)
    answer = as_(by).post(address("meetings:edit_matter", matter), form)
    assert answer.status_code == 409
    assert "Min rubrik" in answer.content.decode()
    matter.refresh_from_db()
    assert matter.title == "Gemensam jour"


def making(**typed: object) -> dict[str, object]:
    return {
        "title": "Ny fråga", "kind": "matter", "networks": [makers.network().pk], "to": "open",
        "on": timezone.localdate().isoformat(), "reason": "Det kom upp i telefon.", **typed,
    }  # fmt: skip


def test_a_matter_is_made_by_a_form() -> None:
    by = coordinator()
    answer = as_(by).post(reverse("meetings:new_matter"), making(kind="contribution"))
    matter = Matter.objects.get()
    assert answer["Location"] == address("meetings:matter", matter)
    assert (matter.title, matter.kind, matter.state) == ("Ny fråga", "contribution", "open")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"title": ""}, "måste fyllas i"),
        ({"title": f"Om {IDENTITY_NUMBER}"}, "personnummer"),
        ({"networks": []}, "Välj minst ett nätverk"),
        ({"to": "approved"}, "Skriv vem som godkände"),
        (
            {"to": "parked", "wake_on": (timezone.localdate() - timedelta(days=9)).isoformat()},
            "innan det parkerades",
        ),
    ],
)
def test_a_matter_that_lacks_something_is_not_made(typed: dict[str, object], words: str) -> None:
    answer = as_(coordinator()).post(reverse("meetings:new_matter"), making(**typed))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Det kom upp i telefon." in answer.content.decode()
    assert not Matter.objects.exists()


def test_a_matter_is_not_made_in_a_network_that_one_does_not_prepare() -> None:
    by = coordinator("IFO")
    other = makers.network("Funktionsstöd")
    answer = as_(by).post(reverse("meetings:new_matter"), making(networks=[other.pk]))
    assert answer.status_code == 422
    assert not Matter.objects.exists()


# Joining


def test_a_quotation_stands_in_the_marks_of_the_readers_language() -> None:
    by = coordinator()
    matter = raised(by, released(), "Jour")
    for language, quoted in (("sv", "”Jour togs upp.”"), ("en", "“Jour togs upp.”")):
        assert quoted in as_(by, language).get(address("meetings:matter", matter)).content.decode()


def test_two_matters_are_joined_and_the_old_address_leads_to_the_kept_one() -> None:
    by = coordinator()
    kept, other = by_hand(by, "Gemensam socialjour"), by_hand(by, "Socialjour gemensamt")
    assert "Socialjour gemensamt" in as_(by).get(address("meetings:link_matters", kept)).content.decode()
    answer = as_(by).post(address("meetings:link_matters", kept), {"other": other.pk}, follow=True)
    assert "Hit hör också det som hette ”Socialjour gemensamt”." in answer.content.decode()
    old = as_(by).get(address("meetings:matter", other))
    assert (old.status_code, old["Location"]) == (302, address("meetings:matter", kept))
    undo = reverse("meetings:part_matters", args=[kept.pk, MatterJoin.objects.get().pk])
    assert "ett eget ärende igen" in as_(by).post(undo, follow=True).content.decode()
    assert as_(by).get(address("meetings:matter", other)).status_code == 200


def test_charlie_is_not_led_from_a_joined_matter() -> None:
    by = coordinator()
    kept, other = by_hand(by, "Ett"), by_hand(by, "Två")
    join_matters(kept, other, by=by)
    for user in charlies().values():
        assert as_(user).get(address("meetings:matter", other)).status_code == 404


@pytest.mark.parametrize("other", ["", "x", "0", "99999"])
def test_a_join_with_nothing_is_not_found(other: str) -> None:
    by = coordinator()
    matter = by_hand(by)
    assert as_(by).post(address("meetings:link_matters", matter), {"other": other}).status_code == 404


# Both languages


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_is_there_in_both_languages(language: str) -> None:
    by = coordinator()
    matter = raised(by, released(), state=State.PARKED)
    client = as_(by, language)
    for path in (
        *(reverse(name) for name in (*LISTS, "meetings:new_matter")),
        *(address(name, matter) for name in (*READ, *CHANGE)),
    ):
        assert client.get(path).status_code == 200


def test_a_parked_row_says_until_when_and_why_in_a_sentence() -> None:
    by = coordinator()
    raised(by, released(), state=State.PARKED, wake_when="lokalen är klar")
    page = as_(by).get(reverse("meetings:matters")).content.decode()
    assert "vilar tills lokalen är klar" in page
    assert "”Gemensam jour togs upp.”" in page


def test_all_that_has_not_ended_and_the_state_open_have_names_of_their_own() -> None:
    by = coordinator()
    by_hand(by)
    page = as_(by).get(reverse("meetings:matters")).content.decode()
    assert "Alla öppna" in page
    assert "Öppna frågor" in page


@pytest.mark.parametrize(("state", "word"), [(State.OPEN, "Väcktes"), (State.PARKED, "Togs upp")])
def test_the_first_event_is_worded_so_that_it_agrees_with_the_state(state: State, word: str) -> None:
    by = coordinator()
    page = as_(by).get(address("meetings:matter", by_hand(by, state=state))).content.decode()
    assert word in page
    assert ("Väcktes" in page) is (state == State.OPEN)


def test_what_waits_for_others_is_folded_under_what_waits_for_oneself() -> None:
    alva, by = member(), coordinator()
    by_hand(by, "Andras")
    page = as_(alva).get(reverse("meetings:open_for_us")).content.decode()
    assert "Inget väntar på dig eller Norrvik just nu." in page
    assert "matter-others" in page
    assert " open>" in page
    by_hand(by, "Mitt", state=State.ASSIGNED)
    page = as_(alva).get(reverse("meetings:open_for_us")).content.decode()
    assert page.index("Mitt") < page.index("matter-others") < page.index("Andras")
    assert " open>" not in page


def test_a_page_with_a_contribution_says_once_what_that_is() -> None:
    by = coordinator()
    for title in ("Ett", "Två"):
        raised(by, released(), title=title, is_contribution=True)
    pages = [reverse("meetings:matters"), reverse("meetings:open_for_us")]
    for page in [*pages, address("meetings:matter", Matter.objects.get(title="Ett"))]:
        assert as_(by).get(page).content.decode().count("Vad är ett medskick?") == 1
