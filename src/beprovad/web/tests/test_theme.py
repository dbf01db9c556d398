import pytest
from django.urls import reverse


def choose(client, **posted):
    return client.post(reverse("web:set_theme"), posted)


def test_a_chosen_theme_is_written_on_the_page_by_the_server(client):
    choose(client, theme="dark", next="/")

    assert '<html lang="sv" data-theme="dark">' in client.get("/").content.decode()


def test_as_the_system_is_what_a_page_is_when_nothing_is_chosen(client):
    assert '<html lang="sv">' in client.get("/").content.decode()


def test_choosing_as_the_system_forgets_the_choice(client):
    choose(client, theme="dark")
    choose(client, theme="system")

    assert '<html lang="sv">' in client.get("/").content.decode()


@pytest.mark.parametrize("theme", ["", "pink", '"><script>'])
def test_an_unknown_theme_is_as_the_system(client, theme):
    assert choose(client, theme=theme).status_code == 302
    client.cookies["theme"] = "pink"

    assert '<html lang="sv">' in client.get("/").content.decode()


def test_one_comes_back_to_where_one_was(client):
    assert choose(client, theme="light", next="/matters/?state=open").url == "/matters/?state=open"


@pytest.mark.parametrize("away", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere(client, away):
    assert choose(client, theme="light", next=away).url == "/"


def test_a_link_cannot_change_the_theme(client):
    assert client.get(reverse("web:set_theme"), {"theme": "dark"}).status_code == 405


def test_the_language_switch_changes_the_language(client):
    client.post(reverse("web:set_language"), {"language": "en", "next": "/"})

    assert '<html lang="en">' in client.get("/").content.decode()
