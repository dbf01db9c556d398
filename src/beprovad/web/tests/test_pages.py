import re

import pytest
from django.template.loader import get_template
from django.urls import reverse

from beprovad.web.bundles import FOLDER
from beprovad.web.navigation import NavigationLink, PersonLine, everybody, register, register_person_line
from beprovad.web.templatetags.web import register as library

COMPONENTS = FOLDER.parents[4] / "docs/howto/components.md"


def shown(client, url="/", **headers):
    return client.get(url, headers=headers).content.decode()


def test_the_title_in_the_tab_is_the_heading_on_the_page(client):
    page = shown(client)

    assert "<title>Möten &amp; ärenden · Beprövad</title>" in page
    assert "<h1>Möten &amp; ärenden</h1>" in page


def test_one_can_skip_to_the_content(client):
    page = shown(client)

    assert page.index('href="#main"') < page.index("<header")
    assert '<main id="main"' in page


def test_nothing_is_said_inline(client):
    page = shown(client, reverse("web:components"))

    assert re.findall(r"\sstyle=|\son\w+=|hx-on|<style|<script(?![^>]* src=)", page) == []


def test_a_message_is_said_once_and_is_data(client):
    assert "Sparat &lt;b&gt;nu&lt;/b&gt;" in shown(client)


def test_the_page_that_one_is_on_is_marked(client):
    register(NavigationLink("Ärenden", "matters", 20, everybody))

    assert '<a href="/matters/" aria-current="page">Ärenden</a>' in shown(client, "/matters/")
    assert "aria-current" not in shown(client, "/")


def test_a_visitor_is_offered_to_log_in_and_nothing_else(client):
    register_person_line(lambda _request: PersonLine("Alva Ekström", "Norrvik"))
    page = shown(client)

    assert "Logga in" in page
    assert "Alva" not in page


@pytest.mark.parametrize("is_demo", [True, False])
def test_only_a_demo_says_that_it_is_one(client, settings, is_demo):
    settings.DEMO = is_demo

    assert ("Påhittad region" in shown(client)) is is_demo


def test_the_components_are_shown_in_a_demo_only(client, settings):
    settings.DEMO = settings.DEBUG = False

    assert client.get(reverse("web:components")).status_code == 404


@pytest.mark.parametrize("which", ["400", "403", "404", "500", "403_csrf"])
def test_a_page_about_an_error_says_what_to_do_next(client, which):
    page = shown(client, reverse("error", args=[which]))

    assert len(re.findall(r"<h1>[^<]{10,}</h1>", page)) == 1
    assert "Till startsidan" in page


@pytest.mark.parametrize("which", ["400", "403", "404"])
def test_a_request_refused_before_anybody_knew_who_sent_it_still_gets_its_page(rf, which):
    register(NavigationLink("Ärenden", "matters", 20))

    assert "Till startsidan" in get_template(f"{which}.html").render({}, rf.get("/"))


@pytest.mark.parametrize("which", ["500", "403_csrf"])
def test_the_pages_for_the_worst_moments_need_no_request_and_no_database(which):
    assert "Till startsidan" in get_template(f"{which}.html").render()


def test_every_component_is_described_for_those_who_build_pages():
    words = COMPONENTS.read_text()
    assert [name for name in library.tags if f"{{% {name}" not in words and name != "again"] == []
