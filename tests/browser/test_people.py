"""People in a real browser: every page for everybody's eyes, two persons made one and two again, a list brought in."""

import pytest
from playwright.sync_api import expect

from tests.personas import step_in

pytestmark = pytest.mark.browser

LIST = """Namn;E-post;Organisation;Roll;Nätverk
Provia Listdotter;provia@grano.example;Granö;ledamot;IFO
Bo Ahlinn;;Granö;;Funktionsstöd
Någon Annan;;Ingenstans AB;;IFO
"""
PAGES = (
    "/people/?q=finnsinte",
    "/people/persons/1/merge/?q=a",
    "/people/persons/1/merge/2/",
    "/people/duplicates/",
)


def test_what_no_link_leads_to_is_for_everybody_too(open_context, axe, look):
    page = open_context(**look).new_page()
    for path in ("/login/", "/login/closed/", "/people/invitation/halva/"):
        page.goto(path)
        assert axe(page) == [], path
    step_in(page)
    for path in PAGES:
        page.goto(path)
        assert axe(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= look["width"], path


def test_two_persons_are_made_one_and_two_again(page):
    step_in(page)
    page.goto("/people/persons/add/")
    page.get_by_label("Namn").fill("Provia Tvilling")
    page.get_by_role("button", name="Spara").click()
    page.get_by_role("link", name="Slå ihop dubbletter").click()
    page.get_by_label("Sök person").fill("Alva Ekstr")
    page.get_by_role("button", name="Visa").click()
    page.get_by_role("link", name="Alva Ekström").click()
    page.get_by_role("link", name="Byt håll").click()
    page.get_by_label("Varför?").fill("Samma människa")
    page.get_by_role("button", name="Ja, slå ihop dem").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Alva Ekström")
    expect(page.get_by_text("Provia Tvilling slogs ihop hit")).to_be_visible()
    page.get_by_text("Ångra hopslagningen").click()
    page.get_by_role("button", name="Ja, gör dem till två igen").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Provia Tvilling")
    expect(page.get_by_text("Provia Tvilling är en egen person igen.")).to_be_visible()


def test_somebody_alike_is_asked_about_added_all_the_same_and_found_among_the_duplicates(page, axe):
    step_in(page)
    page.goto("/people/persons/add/")
    page.get_by_label("Namn").fill("Alva Ekstrom")
    page.get_by_label("Titel").fill("utredare")
    page.get_by_role("button", name="Spara").click()

    question = page.get_by_role("radiogroup", name="Vem är Alva Ekstrom?")
    expect(question.get_by_text("Bara accenterna skiljer.")).to_be_visible()
    expect(page.get_by_label("Titel")).to_have_value("utredare")
    assert axe(page) == []
    question.get_by_label("Någon annan").check()
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alva Ekstrom")

    page.goto("/people/")
    page.get_by_role("link", name="möjlig").click()
    page.get_by_role("link", name="Alva Ekström och Alva Ekstrom").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("samma person?")
    assert axe(page) == []
    page.get_by_role("button", name="Ja, slå ihop dem").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alva Ekström")
    page.get_by_text("Ångra hopslagningen").click()
    page.get_by_role("button", name="Ja, gör dem till två igen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alva Ekstrom")


def test_somebody_new_is_invited_in_one_form_from_the_network(page):
    step_in(page)
    page.goto("/people/networks/1/")
    page.get_by_role("link", name="Bjud in någon ny").click()
    page.get_by_label("Namn").fill("Provia Inbjuden")
    page.get_by_label("E-post").fill("provia.inbjuden@grano.example")
    page.get_by_role("button", name="Lägg till och bjud in").click()

    expect(page.get_by_text("Provia Inbjuden är med i nätverket.")).to_be_visible()
    expect(page.get_by_role("link", name="Provia Inbjuden", exact=True)).to_be_visible()


def test_a_pasted_list_is_looked_at_answered_and_brought_in(page, axe):
    step_in(page)
    page.goto("/people/import/")
    page.get_by_label("Eller klistra in raderna").fill(LIST)
    page.get_by_role("button", name="Visa vad som händer").click()

    expect(page.get_by_text("1 rad går inte att läsa in.")).to_be_visible()
    assert axe(page) == []
    question = page.get_by_role("radiogroup", name="Vem är Bo Ahlinn?")
    question.get_by_label("Bo Ahlin", exact=False).first.check()
    page.get_by_role("button", name="Se varför").click()
    expect(page.get_by_text("Organisationen är okänd.")).to_be_visible()
    expect(question.get_by_label("Bo Ahlin", exact=False).first).to_be_checked()
    page.get_by_role("button", name="Läs in").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Listan är inläst")
    expect(page.get_by_text("1 rad gick inte att läsa in.")).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Hämta raderna som CSV").click()
    assert "Ingenstans AB" in taken.value.path().read_text("utf-8")
    page.goto("/people/?q=provia+list")
    page.get_by_role("link", name="Provia Listdotter").click()
    expect(page.get_by_role("link", name="IFO-chefsnätverket", exact=True)).to_be_visible()


def test_a_member_looks_but_changes_nothing(page):
    step_in(page, "head-ifo")
    page.goto("/people/persons/1/")

    expect(page.get_by_role("link", name="Ändra uppgifter")).to_have_count(0)
    assert page.goto("/people/persons/1/edit/").status == 404
