"""The way in: a code by mail, an invitation, and in a demonstration four cards."""

import re
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse

from beprovad.people import actions
from beprovad.people.models import Invitation, User
from beprovad.people.queries.personas import PERSONAS
from beprovad.people.rules import Role
from beprovad.people.tests import makers

pytestmark = pytest.mark.django_db
CODE = re.compile(r"^[A-Z0-9-]{6,9}$", re.MULTILINE)


@pytest.fixture(autouse=True)
def _no_earlier_attempts(db):
    cache.clear()


@pytest.fixture
def broken_mail(monkeypatch):
    def send_messages(*_):
        raise SMTPServerDisconnected

    monkeypatch.setattr(EmailBackend, "send_messages", send_messages)


def ask_for_code(client, email):
    return client.post(reverse("account_login"), {"email": email}, follow=True)


def is_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_code_in_the_mail_lets_one_in(language):
    user = makers.bob()
    client = makers.browser(language=language)

    page = ask_for_code(client, user.email)
    code = CODE.search(mail.outbox[0].body)[0]
    client.post(reverse("account_confirm_login_code"), {"code": code})

    assert user.email in page.content.decode()
    assert is_in(client)


def test_a_wrong_code_lets_nobody_in_and_five_end_the_try():
    client = makers.browser()
    ask_for_code(client, makers.bob().email)

    for _ in range(5):
        client.post(reverse("account_confirm_login_code"), {"code": "FELKOD"})
    code = CODE.search(mail.outbox[0].body)[0]
    client.post(reverse("account_confirm_login_code"), {"code": code})

    assert not is_in(client)


def test_an_unknown_address_sees_the_same_page_and_gets_a_letter_that_says_so():
    known = ask_for_code(makers.browser(), makers.bob().email)
    unknown = ask_for_code(makers.browser(), "nagon@grano.example")

    assert known.redirect_chain == unknown.redirect_chain
    assert "ingen inloggning" in mail.outbox[1].body
    assert "Be din samordnare" in mail.outbox[1].body or "be din samordnare" in mail.outbox[1].body


def test_codes_are_not_sent_without_end():
    user = makers.bob()
    for _ in range(12):
        ask_for_code(makers.browser(), user.email)

    assert len(mail.outbox) < 12


def test_a_closed_account_gets_no_code():
    user = makers.bob()
    User.objects.filter(pk=user.pk).update(is_active=False)

    ask_for_code(makers.browser(), user.email)

    assert not CODE.search(mail.outbox[0].body)


@pytest.mark.usefixtures("broken_mail")
def test_a_mail_server_that_is_down_is_told():
    page = ask_for_code(makers.browser(), makers.bob().email)

    assert page.status_code == 200
    assert "Mejlet gick inte iväg" in page.content.decode()


def test_nobody_makes_an_account_by_oneself():
    page = makers.browser().get(reverse("account_signup"))

    assert "Be din samordnare om en inbjudan" in page.content.decode()
    makers.browser().post(reverse("account_signup"), {"email": "ny@grano.example"})
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "path", ["signup/", "password/reset/", "password/change/", "email/", "confirm-email/", "reauthenticate/"]
)
def test_pages_of_the_login_that_we_do_not_use_are_not_there(path):
    assert makers.browser(makers.bob()).get(f"/login/{path}").status_code == 404


def test_logging_out_takes_a_press():
    client = makers.browser(makers.bob())

    assert client.get(reverse("account_logout")).status_code == 200
    assert is_in(client)
    client.post(reverse("account_logout"))
    assert not is_in(client)


def invited(**fields):
    person = makers.person("Siv Falk")
    makers.seat(person, at=makers.organisation("Granö"))
    return actions.invite(person=person, email="siv@grano.example", by=makers.alice().actor, **fields)


def test_an_invitation_is_sent_and_its_link_lets_one_in():
    person = makers.person("Siv Falk", email="siv@grano.example")
    alice = makers.browser(makers.alice())
    alice.post(reverse("people:invite", args=[person.pk]), {"email": "siv@grano.example"})
    link = re.search(r"http://testserver(/people/invitation/\S+)", mail.outbox[0].body)[1]
    client = makers.browser()

    page = client.get(link).content.decode()
    assert "Siv Falk" in page
    assert "Alice Almgren" in page
    assert not User.objects.filter(person=person).exists()
    client.post(link)

    assert is_in(client)
    assert User.objects.get(person=person).email == "siv@grano.example"


@pytest.mark.usefixtures("broken_mail")
def test_an_invitation_that_could_not_be_sent_is_told_to_the_inviter():
    person = makers.person()

    page = makers.browser(makers.alice()).post(
        reverse("people:invite", args=[person.pk]), {"email": "siv@grano.example"}, follow=True
    )

    assert "gick inte iväg" in page.content.decode()
    assert Invitation.objects.count() == 1


def test_a_used_link_says_so_and_leads_to_the_login():
    letter = invited()
    link = reverse("people:invitation", args=[letter.token])
    makers.browser().post(link)

    for response in (makers.browser().get(link), makers.browser().post(link)):
        assert response.status_code == 410
        assert "redan använd" in response.content.decode()
    assert User.objects.filter(email="siv@grano.example").count() == 1


def test_a_link_that_is_not_whole_helps():
    response = makers.browser().get(reverse("people:invitation", args=["halva"]))

    assert response.status_code == 404
    assert "hela länken" in response.content.decode()


@pytest.fixture
def persona():
    return makers.user("Esther Nyman", PERSONAS["coordinator"])


def test_in_a_demonstration_one_steps_in_as_a_persona(persona, settings):
    settings.DEMO = True
    client = makers.browser()

    page = client.get(reverse("account_login")).content.decode()
    assert "Kliv in som Esther Nyman" in page
    response = client.post(reverse("people:demo_login", args=["coordinator"]))

    assert response.status_code == 302
    assert is_in(client)


@pytest.mark.parametrize("key", PERSONAS)
def test_each_of_the_five_has_a_card_and_a_door(settings, key):
    settings.DEMO = True
    someone = makers.user("Margareta Ljung", PERSONAS[key])
    makers.post(someone.person, makers.organisation("Norrvik"), Role.POLITICIAN)
    client = makers.browser()

    assert "Margareta Ljung" in client.get(reverse("account_login")).content.decode()
    assert client.post(reverse("people:demo_login", args=[key])).status_code == 302
    assert is_in(client)


def test_outside_a_demonstration_there_is_no_such_door(persona, settings):
    settings.DEMO = False
    client = makers.browser()

    assert "Esther Nyman" not in client.get(reverse("account_login")).content.decode()
    assert client.post(reverse("people:demo_login", args=["coordinator"])).status_code == 404
    assert not is_in(client)


def test_the_demonstrations_door_knows_five_and_wants_a_press(persona, settings):
    settings.DEMO = True
    client = makers.browser()

    assert client.get(reverse("people:demo_login", args=["coordinator"])).status_code == 405
    assert client.post(reverse("people:demo_login", args=["nobody"])).status_code == 404
    assert client.post(reverse("people:demo_login", args=["analyst"])).status_code == 404
    assert not is_in(client)
