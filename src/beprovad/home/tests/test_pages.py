"""The front page, the start page, what the product is, the example note, and the pages that help."""

import pytest
from django.test import Client
from django.urls import reverse

from beprovad.documents.extract import text_of_bytes
from beprovad.home.loop import ring
from beprovad.home.tests.makers import (
    a_coordinator,
    a_matter,
    a_meeting,
    a_member,
    a_promise,
    an_outsider,
)
from beprovad.lib.text import name_key
from beprovad.people.models import User

pytestmark = pytest.mark.django_db


def test_a_visitor_is_told_what_this_is(client):
    response = client.get("/")
    assert response.status_code == 200
    page = response.content.decode()
    assert "Beprövad" in page
    assert "En obruten kedja" in page
    assert reverse("account_login") in page


def test_the_whole_loop_stands_on_the_front_page_as_a_list(client):
    page = client.get("/").content.decode()
    assert page.count('class="loop-link') == 9


def test_every_number_on_the_ring_stands_by_its_name(client):
    page = client.get("/").content.decode()
    drawn = page.partition('class="ring"')[2].partition("</svg>")[0]
    for knot in ring():
        for _, word in knot.words:
            assert f">{word}</text>" in drawn


def test_the_start_page_shows_what_waits(client):
    a_promise(a_meeting(), "Bilderna från Norrvik skickas.")
    client.force_login(a_coordinator())
    page = client.get("/").content.decode()
    assert "Bilderna från Norrvik skickas." in page
    assert "väntar på att du gör anteckningarna synliga" in page


def test_a_member_for_whom_nothing_waits_is_told_what_comes_here(client):
    client.force_login(a_member())
    assert "Inget väntar på dig just nu" in client.get("/").content.decode()


def test_an_outsider_sees_nothing_of_others(client):
    a_promise(a_meeting("Hemligt möte"), "Hemligt papper")
    a_matter("Hemligt ärende")
    client.force_login(an_outsider())
    assert "Hemligt" not in client.get("/").content.decode()


def test_an_account_without_a_role_is_told_whom_to_ask(client):
    client.force_login(User.objects.create_user("ny@norrvik.example"))
    assert "Be nätverkets samordnare" in client.get("/").content.decode()


def test_markup_in_a_title_is_only_text(client):
    a_meeting("<script>alert(1)</script>")
    client.force_login(a_coordinator())
    page = client.get("/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("path", ["/", "/about/"])
def test_pages_open_in_both_languages(client, language, path):
    response = client.get(path, headers={"accept-language": language})
    assert response.status_code == 200
    assert f'lang="{language}"' in response.content.decode()


def test_the_about_page_says_version_and_licence(client):
    page = client.get(reverse("home:about")).content.decode()
    assert "0.1.0" in page
    assert "EUPL" in page


def test_the_about_page_marks_the_region_as_invented_only_in_a_demo(client, settings):
    settings.DEMO = False
    assert "påhittat" not in client.get(reverse("home:about")).content.decode()
    settings.DEMO = True
    assert "påhittat" in client.get(reverse("home:about")).content.decode()


def test_the_example_note_is_offered_only_in_a_demo(client, settings):
    client.force_login(a_coordinator())
    address = reverse("home:example_note", args=["pdf"])
    settings.DEMO = False
    assert address not in client.get("/").content.decode()
    settings.DEMO = True
    assert address in client.get("/").content.decode()


@pytest.mark.parametrize("form", ["txt", "docx", "pdf"])
def test_the_example_note_says_the_same_in_every_form(client, form):
    response = client.get(reverse("home:example_note", args=[form]))
    assert f"minnesanteckningar-november.{form}" in response["Content-Disposition"]
    text = " ".join(text_of_bytes(response.content, name=f"n.{form}").split())
    for words in (
        "torsdag 12 november 2026",
        "Yusuf Wasrame",
        "Linnéa Oskarsson Hammar",
        "Vem märker om vi slutar?",
    ):
        assert words in text


def test_the_example_note_holds_what_a_first_reading_should_meet():
    from beprovad.home.demo.example import SOURCE
    from beprovad.home.demo.region import PEOPLE

    text = SOURCE.read_text(encoding="utf-8")
    known = {name_key(someone.name) for someone in PEOPLE}
    assert name_key("Yusuf Wasrame") not in known
    assert name_key("Yusuf Warsame") in known
    assert text.count("Olle Rask, Lillby") == 2
    assert "parkerad tills utredningen är klar i mars" in text
    assert "Bilder skickas med anteckningarna" in text


def test_an_unknown_form_of_the_example_note_is_not_found(client):
    assert client.get("/example-note.exe").status_code == 404


def test_a_page_that_is_not_there_helps_on(client):
    response = client.get("/finns-inte/")
    assert response.status_code == 404
    assert "Den sidan finns inte" in response.content.decode()
    assert 'href="/"' in response.content.decode()


def test_an_error_of_ours_is_told_without_database_or_context(monkeypatch):
    def broken(*_args, **_more):
        raise RuntimeError

    monkeypatch.setattr("beprovad.home.views.example_note", broken)
    response = Client(raise_request_exception=False).get("/example-note.txt")
    assert response.status_code == 500
    assert "Något gick fel hos oss" in response.content.decode()


def test_a_form_without_its_token_is_refused_in_clear_words():
    response = Client(enforce_csrf_checks=True).post(reverse("home:hide_guide"))
    assert response.status_code == 403
    assert "<h1" in response.content.decode()
