"""The pages of what is known: who gets in, what is shown, what comes of a press."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from beprovad.knowledge.models import Adoption, Evidence, Method, Source
from beprovad.knowledge.rules.kinds import Direction, Leaf
from beprovad.knowledge.tests import makers
from beprovad.people.rules import Role
from beprovad.people.tests import makers as people

pytestmark = pytest.mark.django_db

IDENTITY_NUMBER = "19811218-9876"
SECRET = "Bara vi ser det här."
LISTS = ("knowledge:methods", "knowledge:sources", "knowledge:clover")
ADDING = ("knowledge:add_method", "knowledge:add_source")
OF_METHOD = ("knowledge:change_method", "knowledge:set_adoption", "knowledge:add_evidence")
OF_EVIDENCE = ("knowledge:evidence", "knowledge:change_evidence", "knowledge:withdraw_evidence")


def address(name, row=None, query=""):
    return reverse(name, args=[row.pk] if row else []) + query


def page(who, name, row=None, query="", language="sv"):
    answer = people.browser(who, language).get(address(name, row, query))
    assert answer.status_code == 200
    return answer.content.decode()


def refused(who, name, row=None):
    client = people.browser(who)
    statuses = {getattr(client, verb)(address(name, row)).status_code for verb in ("get", "post")}
    return statuses <= {404, 405}


def users_form(**typed):
    return {
        "claim": "Nio av tolv sover bättre.",
        "direction": "supports",
        "asked_how": "interview",
        "asked_count": "12",
        "answered_count": "9",
        "asked_by": "Enheten själv",
        "dated_on": "2026-04-21",
        "details": "",
        "owner": str(makers.authority().pk),
        **typed,
    }


# Who gets in


@pytest.mark.parametrize("name", [*LISTS, *ADDING])
def test_charlie_without_a_role_is_not_told_that_there_is_a_list(name):
    assert refused(people.user("Charlie Utan"), name)
    assert people.browser().get(address(name)).status_code == 302


@pytest.mark.parametrize("name", ["knowledge:method", *OF_METHOD])
def test_charlie_without_a_role_is_not_told_that_a_method_exists(name):
    assert refused(people.user("Charlie Utan"), name, makers.method())


@pytest.mark.parametrize("name", [*ADDING])
def test_a_politician_reads_and_adds_nothing(name):
    politician = makers.politician()
    assert refused(politician, name)
    assert page(politician, "knowledge:methods")


@pytest.mark.parametrize("name", OF_METHOD)
def test_a_politician_changes_no_method(name):
    method, politician = makers.method(), makers.politician()
    assert refused(politician, name, method)
    assert address(name, method) not in page(politician, "knowledge:method", method)


@pytest.mark.parametrize("name", OF_EVIDENCE)
def test_another_authority_is_not_told_that_own_evidence_exists(name):
    alva, bo = makers.head(), makers.head("Bo Alm", "Granö")
    piece = makers.own(makers.method(), alva, claim=SECRET)
    for outsider in (bo, makers.politician(), makers.coordinator(), people.user("Charlie Utan")):
        assert refused(outsider, name, piece)
    assert people.browser(alva).get(address("knowledge:evidence", piece)).status_code == 200


def test_nobody_else_meets_own_evidence_on_the_methods_or_the_sources_page():
    alva, bo = makers.head(), makers.head("Bo Alm", "Granö")
    source = makers.source(title="Hemlig rapport")
    method = makers.method()
    makers.own(method, alva, claim=SECRET, sources=[source])
    assert SECRET in page(alva, "knowledge:method", method)
    assert SECRET in page(alva, "knowledge:source", source)
    for outsider in (bo, makers.politician(), makers.coordinator()):
        assert SECRET not in page(outsider, "knowledge:method", method)
        assert "Hemlig rapport" not in page(outsider, "knowledge:method", method)
        assert SECRET not in page(outsider, "knowledge:source", source)


def test_shared_evidence_is_read_by_all_and_changed_by_its_authority_only():
    alva, bo = makers.head(), makers.head("Bo Alm", "Granö")
    piece = makers.evidence(makers.method(), alva, owner=makers.authority())
    assert piece.claim in page(bo, "knowledge:evidence", piece)
    for name in ("knowledge:change_evidence", "knowledge:withdraw_evidence"):
        assert refused(bo, name, piece)
    assert page(alva, "knowledge:change_evidence", piece)


def test_the_regions_evidence_is_changed_by_those_who_prepare_a_network():
    piece = makers.evidence(makers.method(), makers.coordinator())
    assert refused(makers.head(), "knowledge:change_evidence", piece)
    assert page(makers.coordinator("Bo Berg"), "knowledge:change_evidence", piece)


def test_a_guest_and_an_administrator_see_nothing():
    guest = people.user()
    people.seat(guest.person, role=Role.GUEST)
    assert refused(guest, "knowledge:methods")
    assert refused(people.adam(), "knowledge:methods")


# The list


def test_one_method_and_thirty_cost_the_same_number_of_questions():
    alva = makers.head()
    client = people.browser(alva)
    costs = []
    for number in (1, 30):
        while Method.objects.count() < number:
            method = makers.method(alva, how="Så.")
            makers.own(method, alva, sources=[makers.source(alva)])
            makers.evidence(method, alva, sources=[makers.source(alva)])
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address("knowledge:methods")).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 10


def test_a_methods_page_costs_the_same_with_one_piece_and_forty():
    alva = makers.head()
    method = makers.method(alva)
    client = people.browser(alva)
    costs = []
    for number in (1, 40):
        while Evidence.objects.count() < number:
            for leaf in Leaf:
                makers.own(method, alva, leaf, sources=[makers.source(alva)])
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address("knowledge:method", method)).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 13


@pytest.mark.parametrize("word", ["kompass", "ÅNGEST", "Lugnare kvällar", "vardags kväll"])
def test_a_method_is_found_by_name_target_group_and_aim(word):
    makers.method(name="Vardagskompassen", target_group="Vuxna med ångest", aim="Lugnare kvällar")
    makers.method(name="Något annat")
    shown = page(makers.head(), "knowledge:methods", query=f"?q={word}")
    assert "Vardagskompassen" in shown
    assert "Något annat" not in shown


def test_methods_are_chosen_by_how_they_are_used_and_by_a_leaf_that_is_empty():
    alva = makers.head()
    used, other = makers.method(name="Använt"), makers.method(name="Oanvänt")
    Adoption.objects.create(
        method=used, organisation=makers.authority(), stage="pilot", since_on=makers.SPRING
    )
    makers.own(used, alva, Leaf.USERS)
    makers.own(other, alva, Leaf.USERS, direction=Direction.CONTRADICTS)
    assert "Oanvänt" not in page(alva, "knowledge:methods", query="?stage=pilot")
    nobody_asked = page(alva, "knowledge:methods", query="?empty=users")
    assert "Oanvänt" in nobody_asked
    assert "Använt" not in nobody_asked
    assert "Använt" in page(alva, "knowledge:methods", query="?stage=nonsense&empty=nonsense&page=x")


def test_the_list_says_in_which_municipalities_a_method_is_used_two_of_them_by_name():
    used = makers.method(name="Använt")
    for place in ("Norrvik", "Granö", "Lillby"):
        below = people.organisation(f"Enheten i {place}", people.Kind.UNIT, parent=makers.authority(place))
        Adoption.objects.create(method=used, organisation=below, stage="pilot", since_on=makers.SPRING)
    shown = page(makers.head(), "knowledge:methods")
    assert "Granö, Lillby och 1 till" in " ".join(shown.split())


def test_an_empty_house_says_what_a_method_is():
    assert "Inga arbetssätt än" in page(makers.head(), "knowledge:methods")
    assert "Inga källor än" in page(makers.head(), "knowledge:sources")


# A method


def test_a_method_is_added_with_its_name_alone_and_its_page_says_what_is_missing():
    alva = makers.head()
    answer = people.browser(alva).post(address("knowledge:add_method"), {"name": "  Lugna   kvällar "})
    method = Method.objects.get()
    assert answer.status_code == 302
    assert method.name == "Lugna kvällar"
    shown = page(alva, "knowledge:method", method)
    assert "Ingen har frågat brukarna ännu." in shown
    assert "Brist på belägg betyder inte brist på effekt." in shown


def test_what_is_written_is_shown_with_its_lists_and_without_anybodys_code():
    alva = makers.head()
    method = makers.method(
        how="1. Ring\n2. Fråga <script>alert(1)</script>", target_group="[hit](javascript:x)"
    )
    piece = makers.own(method, alva, details="- ett\n- <img src=x onerror=y>", claim="<b>Fet</b>")
    for shown in (page(alva, "knowledge:method", method), page(alva, "knowledge:evidence", piece)):
        assert "<li>" in shown
        assert "<script>alert" not in shown
        assert "<img" not in shown
        assert "<b>Fet" not in shown
        assert 'href="javascript' not in shown


def test_a_name_that_is_taken_is_refused_with_the_way_to_the_one_that_is_here():
    method = makers.method(name="Lugna kvällar")
    answer = people.browser(makers.head()).post(
        address("knowledge:add_method"), {"name": "lugna KVÄLLAR", "how": "Så här gör vi."}
    )
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert address("knowledge:method", method) in shown
    assert "Så här gör vi." in shown


@pytest.mark.parametrize(
    ("how", "why"),
    [(f"Ring {IDENTITY_NUMBER}.", "personnummer"), ("x" * 20_001, "20001 tecken")],
)
def test_what_may_not_be_kept_is_refused_and_stays_in_the_form(how, why):
    answer = people.browser(makers.head()).post(
        address("knowledge:add_method"), {"name": "Lugna kvällar", "how": how}
    )
    shown = answer.content.decode().replace("\xa0", "")
    assert answer.status_code == 422
    assert why in shown
    assert how in shown
    assert not Method.objects.exists()


def test_of_two_who_change_a_method_at_once_the_second_is_shown_both():
    alva, esther = makers.head(), makers.coordinator()
    method = makers.method(esther, name="Lugna kvällar", aim="Sova.")
    at = address("knowledge:change_method", method)
    first = {"name": method.name, "aim": "Sova gott.", "revision": "1"}
    second = {"name": method.name, "aim": "Sova länge.", "how": "Te.", "revision": "1"}
    assert people.browser(esther).post(at, first).status_code == 302
    answer = people.browser(alva).post(at, second)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert all(words in shown for words in ("Sova gott.", "Sova länge.", "Te.", "Esther Nyman"))
    method.refresh_from_db()
    assert method.aim == "Sova gott."
    assert people.browser(alva).post(at, {**second, "revision": "2"}).status_code == 302
    method.refresh_from_db()
    assert (method.aim, method.revision) == ("Sova länge.", 3)


def test_what_contradicts_stands_beside_what_supports():
    alva = makers.head()
    method = makers.method()
    makers.own(method, alva, Leaf.RESEARCH, claim="Det hjälper.")
    makers.own(method, alva, Leaf.RESEARCH, claim="Det skadar.", direction=Direction.CONTRADICTS)
    makers.own(method, alva, Leaf.RESEARCH, claim="Det beror på.", direction=Direction.NUANCES)
    shown = page(alva, "knowledge:method", method)
    places = [shown.index(words) for words in ("Det hjälper.", "Talar emot", "Det skadar.", "Det beror på.")]
    assert places == sorted(places)
    assert "det är möjligt att resultatet stämmer" in shown
    assert shown.count("Brist på belägg betyder inte brist på effekt.") == 1


def test_what_is_withdrawn_stands_apart_and_marked():
    alva = makers.head()
    method = makers.method()
    piece = makers.own(method, alva, claim="Det hjälper.")
    people.browser(alva).post(address("knowledge:withdraw_evidence", piece), {"because": "Fel fråga."})
    shown = page(alva, "knowledge:method", method)
    assert (
        shown.index("1 underlag är taget ur bruk") < shown.index("Det hjälper.") < shown.index("Fel fråga.")
    )
    assert "Ingen har frågat brukarna ännu." in shown


# Who uses it


def test_an_organisation_of_ones_own_authority_is_said_to_use_the_method():
    alva = makers.head()
    method = makers.method()
    unit = people.organisation("Enheten för vuxna", people.Kind.UNIT, parent=makers.authority())
    at = address("knowledge:set_adoption", method)
    typed = {"organisation": unit.pk, "stage": "pilot", "since_on": "2026-03-01"}
    assert people.browser(alva).post(at, typed).status_code == 302
    shown = page(alva, "knowledge:method", method)
    assert "sedan den 1 mars 2026" in shown
    assert "prövas i pilot" in shown
    assert people.browser(alva).post(at, {**typed, "stage": "full"}).status_code == 302
    assert Adoption.objects.get().stage == "full"


def test_a_methods_page_tells_what_has_been_said_of_it_before():
    alva = makers.head()
    method = makers.method(alva, name="Lugna kvällar", aim="Sova.")
    client = people.browser(alva)
    changed = {"name": "Lugna kvällar", "aim": "Sova gott.", "revision": "1"}
    client.post(address("knowledge:change_method", method), changed)
    use = {"organisation": makers.authority().pk, "stage": "considered", "since_on": "2026-03-01"}
    client.post(address("knowledge:set_adoption", method), use)
    shown = page(alva, "knowledge:method", method)
    history = shown[shown.index('<details class="history') :]
    assert "Syfte var: Sova." in history
    assert "Norrviks socialförvaltning: övervägs sedan den 1 mars 2026" in history


def test_nobody_speaks_for_another_authority_or_of_tomorrow():
    alva = makers.head()
    method = makers.method()
    at = address("knowledge:set_adoption", method)
    tomorrow = timezone.localdate() + timedelta(days=1)
    elsewhere = {"organisation": makers.authority("Granö").pk, "stage": "full", "since_on": "2026-03-01"}
    early = {"organisation": makers.authority().pk, "stage": "full", "since_on": tomorrow.isoformat()}
    for typed in (elsewhere, early, {}):
        assert people.browser(alva).post(at, typed).status_code == 422
    assert not Adoption.objects.exists()


# Evidence


def test_each_leaf_asks_only_its_own_questions():
    alva = makers.head()
    method = makers.method()
    choice = page(alva, "knowledge:add_evidence", method)
    assert all(f"?leaf={leaf.value}" in choice for leaf in Leaf)
    asked = {leaf: page(alva, "knowledge:add_evidence", method, f"?leaf={leaf.value}") for leaf in Leaf}
    own = {
        Leaf.RESEARCH: "certainty",
        Leaf.PROFESSION: "documented",
        Leaf.USERS: "asked_count",
        Leaf.CONTEXT: "aspect",
    }
    for leaf, name in own.items():
        assert [other for other in Leaf if f'name="{name}"' in asked[other]] == [leaf]


def test_users_evidence_says_which_users_were_asked_and_where_it_does_not_that_is_said():
    alva, method = makers.head(), makers.method()
    add = address("knowledge:add_evidence", method, "?leaf=users")
    people.browser(alva).post(add, users_form(asked_whom="vuxna med stöd i vardagen, Enheten för vuxna"))
    piece = Evidence.objects.get()
    assert "<p>Vuxna med stöd i vardagen, Enheten för vuxna</p>" in page(alva, "knowledge:evidence", piece)
    row = " ".join(re.sub("<[^>]+>", "", page(alva, "knowledge:method", method)).split())
    assert "Vuxna med stöd i vardagen, Enheten för vuxna: intervjuer, 9 av 12 svarade" in row
    Evidence.objects.update(asked_whom="")
    assert "Det står inte vilka som tillfrågades." in page(alva, "knowledge:evidence", piece)


def test_users_evidence_is_added_and_is_ones_own_unless_shared():
    alva = makers.head()
    method = makers.method()
    answer = people.browser(alva).post(address("knowledge:add_evidence", method, "?leaf=users"), users_form())
    piece = Evidence.objects.get()
    assert answer["Location"] == f"{address('knowledge:method', method)}#users"
    assert (piece.asked_count, piece.answered_count, piece.is_shared) == (12, 9, False)
    assert piece.owner == makers.authority()
    shown = page(alva, "knowledge:evidence", piece)
    assert "9 av 12 tillfrågade svarade" in shown
    assert "lade till underlag" in shown.casefold()


def test_research_is_shared_unless_one_says_otherwise():
    alva = makers.head()
    method = makers.method()
    research, users = (
        page(alva, "knowledge:add_evidence", method, f"?leaf={leaf}") for leaf in ("research", "users")
    )
    box = 'name="is_shared"'
    assert "checked" in research[research.index(box) : research.index(box) + 200]
    assert "checked" not in users[users.index(box) : users.index(box) + 200]
    why = "Ikryssat från början, eftersom forskning är lika mycket värd för de andra."
    assert (why in research, why in users) == (True, False)


def test_why_research_is_shared_from_the_start_is_said_of_a_new_piece_only():
    alva = makers.head()
    piece = makers.own(makers.method(), alva, Leaf.RESEARCH)
    shown = page(alva, "knowledge:change_evidence", piece)
    assert "Annars ser bara er egen myndighet det." in shown
    assert "Ikryssat från början" not in shown


def test_one_who_works_at_two_authorities_and_prepares_a_network_chooses_whose_it_is():
    alva = makers.head()
    people.post(alva.person, makers.authority("Granö"))
    people.seat(alva.person, role=Role.COORDINATOR)
    method = makers.method()
    at = address("knowledge:add_evidence", method, "?leaf=users")
    shown = page(alva, "knowledge:add_evidence", method, "?leaf=users")
    assert all(words in shown for words in ("Granö", "Norrvik", "Hela regionen"))
    people.browser(alva).post(at, users_form(owner="region"))
    piece = Evidence.objects.get()
    assert piece.owner is None
    assert piece.is_shared


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"dated_on": "2099-01-01"}, "Dagen har inte varit än"),
        ({"dated_on": "0206-04-21"}, "före 1900"),
        ({"dated_on": "i våras"}, "till exempel 2026-04-21"),
        ({"answered_count": "13"}, "Fler kan inte ha svarat än som tillfrågades"),
        ({"claim": f"Ring {IDENTITY_NUMBER}"}, "personnummer"),
        ({"claim": "x" * 401}, "401 tecken"),
        ({"owner": "999999"}, "999999"),
        ({"asked_count": "-1"}, "0"),
        ({"sources": ["99999999999999999999999"]}, "99999999999999999999999"),
    ],
)
def test_what_cannot_stand_is_refused_and_nothing_is_lost(typed, why):
    alva = makers.head()
    method = makers.method()
    answer = people.browser(alva).post(
        address("knowledge:add_evidence", method, "?leaf=users"),
        users_form(**typed, details="Allt jag skrev."),
    )
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert why in shown
    assert "Allt jag skrev." in shown
    assert not Evidence.objects.exists()


def test_when_fewer_than_five_answered_the_page_says_what_not_to_write():
    alva = makers.head()
    method = makers.method()
    client = people.browser(alva)
    at = address("knowledge:add_evidence", method, "?leaf=users")
    refused_first = client.post(at, users_form(answered_count="3", claim=""))
    assert "Färre än fem svarade" in refused_first.content.decode()
    saved = client.post(at, users_form(answered_count="3"), follow=True)
    assert "peka ut någon" in saved.content.decode()
    assert "Färre än fem svarade" in page(alva, "knowledge:evidence", Evidence.objects.get())


def test_one_goes_on_to_where_one_came_from_with_the_new_piece():
    alva = makers.head()
    method = makers.method()
    at = address("knowledge:add_evidence", method, "?leaf=users&next=/assessments/7/?q=3%23svar")
    assert 'value="/assessments/7/?q=3#svar"' in people.browser(alva).get(at).content.decode()
    typed = users_form(next="/assessments/7/?q=3#svar")
    answer = people.browser(alva).post(address("knowledge:add_evidence", method, "?leaf=users"), typed)
    assert answer["Location"] == f"/assessments/7/?q=3&evidence={Evidence.objects.get().pk}#svar"


@pytest.mark.parametrize(
    "path", ["https://elak.example/", "//elak.example/", "javascript:alert(1)", "/\\elak.example"]
)
def test_one_is_never_sent_to_another_site(path):
    alva = makers.head()
    method = makers.method()
    typed = users_form(next=path)
    answer = people.browser(alva).post(address("knowledge:add_evidence", method, "?leaf=users"), typed)
    assert answer["Location"].startswith(address("knowledge:method", method))


def test_a_new_method_is_taken_to_where_one_came_from():
    typed = {"name": "Lugna kvällar", "next": "/assessments/new/?unit=&q=1"}
    answer = people.browser(makers.head()).post(address("knowledge:add_method"), typed)
    assert answer["Location"] == f"/assessments/new/?unit=&q=1&method={Method.objects.get().pk}"


def test_those_who_prepare_a_network_add_for_the_region_and_are_not_asked_whether_to_share():
    esther, method = makers.coordinator(), makers.method()
    shown = page(esther, "knowledge:add_evidence", method, "?leaf=users")
    assert "Underlaget tillhör Hela regionen." in shown
    assert 'name="is_shared"' not in shown
    people.browser(esther).post(
        address("knowledge:add_evidence", method, "?leaf=users"), users_form(owner="region")
    )
    assert Evidence.objects.get().is_shared


def test_a_list_stands_in_swedish_order_and_says_where_something_speaks_against():
    alva = makers.head()
    for name in ("Öppna samtal", "åter hem", "Zonterapi", "Ännu en väg"):
        method = makers.method(name=name)
    makers.own(method, alva, direction=Direction.CONTRADICTS)
    shown = page(alva, "knowledge:methods")
    places = [shown.index(name) for name in ("Zonterapi", "åter hem", "Ännu en väg", "Öppna samtal")]
    assert places == sorted(places)
    assert shown.count("något talar emot") == 1


def test_a_source_is_looked_for_and_added_without_losing_what_is_written():
    alva = makers.head()
    method, known = makers.method(), makers.source(title="Stöd i vardagen, en översikt")
    client = people.browser(alva)
    at = address("knowledge:add_evidence", method, "?leaf=users")
    found = client.post(at, users_form(**{"do": "find", "find-words": "översikt", "claim": "Halvskrivet"}))
    shown = found.content.decode()
    assert found.status_code == 200
    assert "Stöd i vardagen, en översikt" in shown
    assert "Halvskrivet" in shown
    new = {"do": "add_source", "new-kind": "report", "new-title": "Intervjuer våren 2026"}
    added = client.post(at, users_form(**new, sources=[known.pk], claim="Halvskrivet"))
    made = Source.objects.get(title="Intervjuer våren 2026")
    shown = added.content.decode()
    assert "Halvskrivet" in shown
    assert set(made.methods.all()) == {method}
    for source in (known, made):
        box = shown[shown.index(f'value="{source.pk}"') :][:200]
        assert "checked" in box[: box.index(">")]
    assert not Evidence.objects.exists()


def test_a_source_written_beside_the_evidence_is_saved_with_it():
    alva = makers.head()
    method = makers.method()
    at = address("knowledge:add_evidence", method, "?leaf=users")
    new = {"new-kind": "article", "new-title": "Intervjuer", "new-url": "ftp://nej"}
    refused_first = people.browser(alva).post(at, users_form(**new))
    assert refused_first.status_code == 422
    assert not Source.objects.exists()
    people.browser(alva).post(at, users_form(**{**new, "new-url": "https://fou.example/1"}))
    assert [source.title for source in Evidence.objects.get().sources.all()] == ["Intervjuer"]


def test_the_same_identifier_is_the_same_source():
    alva = makers.head()
    method, known = makers.method(), makers.source(identifier="10.1000/ABC")
    at = address("knowledge:add_evidence", method, "?leaf=users")
    new = {"new-kind": "article", "new-title": "Samma", "new-identifier": "https://doi.org/10.1000/abc"}
    people.browser(alva).post(at, users_form(**new))
    assert list(Evidence.objects.get().sources.all()) == [known]
    assert Source.objects.count() == 1


def test_of_two_who_change_evidence_at_once_the_second_is_shown_both():
    alva, bo = makers.head(), makers.head("Bo Alm")
    piece = makers.own(makers.method(), alva, claim="Nio sover bättre.")
    at = address("knowledge:change_evidence", piece)
    people.browser(bo).post(at, users_form(claim="Åtta sover bättre.", revision="1"))
    answer = people.browser(alva).post(at, users_form(claim="Tio sover bättre.", revision="1"))
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert all(words in shown for words in ("Åtta sover bättre.", "Tio sover bättre.", "Bo Alm"))
    piece.refresh_from_db()
    assert piece.claim == "Åtta sover bättre."
    assert (
        people.browser(alva).post(at, users_form(claim="Tio sover bättre.", revision="2")).status_code == 302
    )
    history = page(alva, "knowledge:evidence", piece)
    assert "I en mening var: Åtta sover bättre." in history
    assert "I en mening var: Nio sover bättre." in history


def test_withdrawing_asks_why_and_then_says_so():
    alva = makers.head()
    piece = makers.own(makers.method(), alva)
    at = address("knowledge:withdraw_evidence", piece)
    assert people.browser(alva).post(at, {"because": " "}).status_code == 422
    assert people.browser(alva).post(at, {"because": "Fel grupp tillfrågades."}).status_code == 302
    shown = page(alva, "knowledge:evidence", piece)
    assert "Fel grupp tillfrågades." in shown
    assert "Taget ur bruk" in shown
    assert people.browser(alva).post(at, {"because": "Igen."}).status_code == 422
    assert people.browser(alva).get(address("knowledge:change_evidence", piece)).status_code == 404


# Sources


def test_a_source_is_added_and_tells_what_stands_on_it():
    alva = makers.head()
    method = makers.method(name="Lugna kvällar")
    typed = {
        "kind": "article",
        "title": "Sova gott",
        "authors": "Ek A",
        "year": "2024",
        "identifier": "doi:10.1000/sova",
        "methods": [method.pk],
    }
    answer = people.browser(alva).post(address("knowledge:add_source"), typed)
    source = Source.objects.get()
    assert answer["Location"] == address("knowledge:source", source)
    piece = makers.own(method, alva, sources=[source])
    shown = page(alva, "knowledge:source", source)
    assert "Ek A (2024). Sova gott. doi:10.1000/sova." in shown
    assert 'href="https://doi.org/10.1000/sova"' in shown
    assert piece.claim in shown
    assert "Lugna kvällar" in shown


@pytest.mark.parametrize(
    "typed",
    [{"url": "javascript:alert(1)"}, {"url": "fou.example"}, {"year": "3000"}, {"title": ""}, {"kind": "x"}],
)
def test_a_source_that_cannot_be_cited_is_refused(typed):
    alva = makers.head()
    answer = people.browser(alva).post(
        address("knowledge:add_source"), {"kind": "report", "title": "Sova gott", **typed}
    )
    assert answer.status_code == 422
    assert not Source.objects.exists()


def test_a_source_that_is_here_already_is_shown():
    known = makers.source(title="Sova gott", identifier="978-91-7164-000-0")
    answer = people.browser(makers.head()).post(
        address("knowledge:add_source"), {"kind": "book", "title": "Igen", "identifier": "9789171640000"}
    )
    assert answer.status_code == 422
    assert address("knowledge:source", known) in answer.content.decode()


def test_of_two_who_change_a_source_at_once_the_second_is_shown_both():
    alva = makers.head()
    source = makers.source(title="Sova gott")
    at = address("knowledge:change_source", source)
    typed = {"kind": "report", "revision": "1"}
    assert people.browser(makers.coordinator()).post(at, {**typed, "title": "Sova länge"}).status_code == 302
    answer = people.browser(alva).post(at, {**typed, "title": "Sova lugnt"})
    assert answer.status_code == 409
    assert all(words in answer.content.decode() for words in ("Sova länge", "Sova lugnt"))


# Words


def test_the_help_says_the_rules_own_numbers():
    shown = page(makers.head(), "knowledge:clover")
    assert "minst 20 svarade" in shown
    assert "Lätt: färre än 5 svarade" in shown


@pytest.mark.whole
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_is_drawn_in_both_languages(language):
    alva = makers.head()
    method, source = makers.method(), makers.source()
    pieces = [makers.own(method, alva, leaf, sources=[source]) for leaf in Leaf]
    for name in (*LISTS, *ADDING):
        assert page(alva, name, language=language)
    assert page(alva, "knowledge:method", method, language=language)
    assert page(alva, "knowledge:change_source", source, language=language)
    for piece in pieces:
        assert page(alva, "knowledge:evidence", piece, language=language)
        assert page(alva, "knowledge:change_evidence", piece, language=language)


def research_form(**told):
    whole = {
        "claim": "Färre avbryter.", "direction": "supports", "outcome": "avbrott", "certainty": "low",
        "transferability": "partly", "dated_on": "2024", "owner": str(makers.authority().pk),
    }  # fmt: skip
    return {**whole, **told}


def write_research(who, method, **told):
    return people.browser(who).post(
        address("knowledge:add_evidence", method, "?leaf=research"), research_form(**told)
    )


def test_of_research_a_year_alone_is_enough_and_only_the_year_is_shown():
    alva, method = makers.head(), makers.method()
    write_research(alva, method)
    piece = Evidence.objects.get()
    assert (piece.dated_on, piece.is_year_only) == (date(2024, 1, 1), True)
    for shown in (page(alva, "knowledge:evidence", piece), page(alva, "knowledge:method", method)):
        assert "2024 ·" in " ".join(re.sub(r"<[^>]+>", " ", shown).split())
        assert "1 januari 2024" not in shown
    form = page(alva, "knowledge:change_evidence", piece)
    assert 'name="dated_on" value="2024"' in form


def test_of_research_whose_day_is_known_the_day_is_kept():
    alva, method = makers.head(), makers.method()
    write_research(alva, method, dated_on="2024-04-21")
    piece = Evidence.objects.get()
    assert (piece.dated_on, piece.is_year_only) == (date(2024, 4, 21), False)
    people.browser(alva).post(
        address("knowledge:change_evidence", piece), research_form(revision=piece.revision, dated_on=" 2024 ")
    )
    piece.refresh_from_db()
    assert piece.is_year_only


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("3024", "Dagen har inte varit än"),
        ("1066", "före 1900"),
        ("i våras", "Skriv ett år"),
        ("24", "Skriv ett år"),
    ],
)
def test_a_year_that_nobody_can_mean_is_answered(typed, why):
    answer = write_research(makers.head(), makers.method(), dated_on=typed)
    assert answer.status_code == 422
    assert why in answer.content.decode()


def test_what_users_said_has_its_day():
    answer = people.browser(makers.head()).post(
        address("knowledge:add_evidence", makers.method(), "?leaf=users"), users_form(dated_on="2024")
    )
    assert answer.status_code == 422
