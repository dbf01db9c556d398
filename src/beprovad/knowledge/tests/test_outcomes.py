"""Research with several outcomes, written in one form: a piece of evidence for each, with its own certainty."""

import pytest
from django.urls import reverse

from beprovad.journal.models import Entry
from beprovad.knowledge.actions import add_research
from beprovad.knowledge.forms.outcomes import MOST_OUTCOMES
from beprovad.knowledge.models import Evidence
from beprovad.knowledge.rules.kinds import Certainty, Direction
from beprovad.knowledge.rules.refusals import KnowledgeRefused
from beprovad.knowledge.tests import makers
from beprovad.people.tests import makers as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def alva():
    return makers.head()


@pytest.fixture
def method(alva):
    return makers.method(alva)


def typed(*rows, **told):
    """The first outcome and further rows, as a browser sends them."""
    sent = {
        "claim": "Det går lättare i vardagen.",
        "direction": "supports",
        "outcome": "Vardagsfungerande",
        "certainty": "moderate",
        "transferability": "partly",
        "dated_on": "2026-04-21",
        "details": "",
        "owner": str(makers.authority().pk),
        "more-count": str(len(rows)),
        **told,
    }
    for place, row in enumerate(rows):
        sent |= {f"more-{place}-{name}": value for name, value in row.items()}
    return sent


def send(who, method, sent, query="?leaf=research"):
    return people.browser(who).post(reverse("knowledge:add_evidence", args=[method.pk]) + query, sent)


def test_each_outcome_is_a_piece_of_its_own_and_says_as_the_first_what_it_does_not_say(alva, method):
    known = makers.source()
    rows = (
        {"outcome": "Sömn", "certainty": "low"},
        {
            "outcome": "Återfall", "certainty": "very_low", "transferability": "poor",
            "direction": "contradicts", "claim": "Fler faller tillbaka.",
        },
    )  # fmt: skip
    assert send(alva, method, typed(*rows, sources=[known.pk])).status_code == 302
    told = Evidence.objects.order_by("pk").values_list(
        "outcome", "certainty", "transferability", "direction", "claim"
    )
    assert list(told) == [
        ("Vardagsfungerande", "moderate", "partly", "supports", "Det går lättare i vardagen."),
        ("Sömn", "low", "partly", "supports", "Det går lättare i vardagen."),
        ("Återfall", "very_low", "poor", "contradicts", "Fler faller tillbaka."),
    ]
    assert all(list(piece.sources.all()) == [known] for piece in Evidence.objects.all())
    added = Entry.objects.filter(event="knowledge.EvidenceAdded").values_list("subject_id", flat=True)
    assert set(added) == set(Evidence.objects.values_list("pk", flat=True))


def test_a_row_more_is_one_press_and_loses_nothing_that_was_written(alva, method):
    answer = send(alva, method, typed({"outcome": "Sömn"}, do="add_outcome", claim="Halvskrivet"))
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="more-count" value="2"' in shown
    assert 'value="Sömn"' in shown
    assert "Halvskrivet" in shown
    assert "Utfall 3" in shown
    assert not Evidence.objects.exists()


def test_rows_stay_while_one_looks_for_a_source(alva, method):
    shown = send(alva, method, typed({"outcome": "Sömn"}, do="find")).content.decode()
    assert 'value="Sömn"' in shown


def test_a_row_that_nobody_has_begun_on_is_left_out(alva, method):
    blank = {"outcome": "", "certainty": "", "direction": "", "transferability": "", "claim": ""}
    assert send(alva, method, typed(blank, {"outcome": "Sömn", "certainty": "low"}, blank)).status_code == 302
    assert Evidence.objects.count() == 2


def test_what_is_wrong_with_a_row_is_said_at_it_and_nothing_is_saved(alva, method):
    answer = send(alva, method, typed({"outcome": "Sömn"}, claim=""))
    assert answer.status_code == 422
    rows, form = answer.context["outcomes"].forms, answer.context["form"]
    assert set(rows[0].errors) == {"certainty"}
    assert set(form.errors) == {"claim"}
    assert not Evidence.objects.exists()


def test_an_outcome_that_points_the_other_way_needs_a_sentence_of_its_own(alva, method):
    row = {"outcome": "Återfall", "certainty": "low", "direction": "contradicts"}
    answer = send(alva, method, typed(row))
    assert answer.status_code == 422
    assert "pekar åt ett annat håll" in answer.content.decode()
    assert not Evidence.objects.exists()


def test_there_is_an_end_to_the_rows(alva, method):
    shown = send(alva, method, typed(do="add_outcome", **{"more-count": "999999"}))
    assert shown.context["outcomes"].count == MOST_OUTCOMES
    assert "Lägg till ett utfall" not in shown.content.decode()


def test_only_research_that_is_new_has_several(alva, method):
    client = people.browser(alva)
    users = client.get(reverse("knowledge:add_evidence", args=[method.pk]) + "?leaf=users")
    assert "Fler utfall" not in users.content.decode()
    piece = makers.evidence(method, alva, owner=makers.authority())
    change = client.get(reverse("knowledge:change_evidence", args=[piece.pk]))
    assert "Fler utfall" not in change.content.decode()


def test_all_of_them_or_none_are_added(alva, method):
    outcomes = [makers.facts(), makers.facts(claim=" ")]
    with pytest.raises(KnowledgeRefused):
        add_research(method=method, outcomes=outcomes, owner=None, is_shared=True, by=alva)
    assert not Evidence.objects.exists()


def test_the_facts_of_each_are_typed(alva, method):
    send(alva, method, typed({"outcome": "Sömn", "certainty": "low"}))
    piece = Evidence.objects.get(outcome="Sömn")
    assert (Certainty(piece.certainty), Direction(piece.direction)) == (Certainty.LOW, Direction.SUPPORTS)
