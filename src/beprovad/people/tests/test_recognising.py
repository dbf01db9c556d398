"""Somebody about to be added who is here already: asked about, and nothing of what was written is lost."""

import pytest
from django.core import mail
from django.urls import reverse

from beprovad.people.models import Invitation, Person
from beprovad.people.rules import Role
from beprovad.people.tests import makers

pytestmark = pytest.mark.django_db

ADD = "/people/persons/add/"


@pytest.fixture
def client():
    return makers.browser(makers.alice())


@pytest.fixture
def siv():
    return makers.person("Siv Falk")


def test_a_name_alike_is_asked_about_with_the_reason_and_what_was_written_stays(client, siv):
    page = client.post(ADD, {"name": "Siv Falck", "title": "enhetschef"}).content.decode()

    assert "Samma person som Siv Falk" in page
    assert "Namnen låter likadant" in page or "En bokstav skiljer" in page
    assert 'value="Siv Falck"' in page
    assert 'value="enhetschef"' in page
    assert not Person.objects.filter(name="Siv Falck").exists()


def test_the_same_person_gets_the_written_form_and_what_was_not_known(client, siv):
    sent = {"name": "Siv Falck", "email": "siv@grano.example", "title": "enhetschef", "who": siv.pk}

    response = client.post(ADD, sent)

    siv.refresh_from_db()
    assert response["Location"] == reverse("people:person", args=[siv.pk])
    assert (siv.name, siv.email, siv.title) == ("Siv Falk", "siv@grano.example", "enhetschef")
    assert siv.name_variants.get().name == "Siv Falck"


def test_somebody_else_with_that_name_is_added_all_the_same(client, siv):
    client.post(ADD, {"name": "Siv Falk", "who": "new", "asked": "siv falk"})

    assert Person.objects.filter(name="Siv Falk").count() == 2


def test_an_answer_about_one_name_is_none_about_another(client, siv):
    makers.person("Bo Ahlin")

    page = client.post(ADD, {"name": "Bo Ahlin", "who": "new", "asked": "siv falk"}).content.decode()

    assert "Vem är Bo Ahlin?" in page


def test_who_is_added_on_the_way_into_a_network_is_chosen_there(client):
    network = makers.network()
    form = reverse("people:add_member", args=[network.pk])
    path = f"{ADD}?network={network.pk}"

    assert f'href="{form}"' in client.get(path).content.decode()
    response = client.post(path, {"name": "Helt Ny"})

    made = Person.objects.get(name="Helt Ny")
    assert response["Location"] == f"{form}?person={made.pk}"
    assert f'value="{made.pk}" selected' in client.get(response["Location"]).content.decode()


def test_anothers_network_is_not_the_way_back(client):
    other = makers.network("FS")

    response = client.post(f"{ADD}?network={other.pk}", {"name": "Helt Ny"})

    assert response["Location"] == reverse("people:person", args=[Person.objects.get(name="Helt Ny").pk])


def invite(client, **sent):
    path = reverse("people:invite_member", args=[makers.network().pk])
    return client.post(path, {"name": "Helt Ny", "email": "ny@grano.example", "role": "guest", **sent})


def test_one_form_makes_the_person_the_seat_and_the_letter(client):
    grano = makers.organisation()

    response = invite(client, organisation=grano.pk)

    seat = Person.objects.get(name="Helt Ny").memberships.get()
    assert response["Location"] == reverse("people:network", args=[seat.network_id])
    assert (seat.organisation, seat.role) == (grano, Role.GUEST)
    assert Invitation.objects.get().person == seat.person
    assert mail.outbox[0].to == ["ny@grano.example"]


def test_somebody_known_is_seated_once_and_invited(client, siv):
    makers.seat(siv)

    assert invite(client, name="Siv Falk").status_code == 422
    invite(client, name="Siv Falk", who=siv.pk)

    assert siv.memberships.get().role == Role.MEMBER
    assert Invitation.objects.get().email == "ny@grano.example"


def test_somebody_with_an_account_is_seated_without_a_letter(client):
    known = makers.user("Bo Ahlin").person

    invite(client, name="Bo Ahlin", who=known.pk)

    assert known.memberships.count() == 1
    assert not mail.outbox


def test_nothing_is_written_where_the_letter_is_refused(client):
    makers.user("Bo Ahlin", "ny@grano.example")

    assert invite(client).status_code == 422
    assert not Person.objects.filter(name="Helt Ny").exists()


def test_nobody_invites_into_anothers_network(client):
    path = reverse("people:invite_member", args=[makers.network("FS").pk])

    assert client.get(path).status_code == 404


def test_possible_duplicates_are_told_of_only_where_there_are_any(client, siv):
    assert "dubblett" not in client.get("/people/").content.decode()

    twin = makers.person("Siv Falck")

    assert "1 möjlig dubblett" in client.get("/people/").content.decode()
    page = client.get("/people/duplicates/").content.decode()
    assert reverse("people:merge", args=[siv.pk, twin.pk]) in page
