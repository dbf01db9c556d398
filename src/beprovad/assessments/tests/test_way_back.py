"""Whoever leaves an assessment to write what it stands on keeps the way back."""

import html as escapes
import re

import pytest
from django.urls import reverse

from beprovad.assessments.tests import makers
from beprovad.assessments.tests.deciding import url

pytestmark = pytest.mark.django_db


@pytest.fixture
def alva():
    return makers.user()


def way(answer):
    """The steps above the page's heading: words and address."""
    (crumbs,) = re.findall(r'<nav class="breadcrumbs".*?</nav>', answer.text, re.DOTALL)
    found = re.findall(r'<a href="([^"]*)">([^<]*)</a>', crumbs)
    return [(escapes.unescape(words), address) for address, words in found]


def asked(assessment, text="behov"):
    return url("question", assessment.pk, makers.question(assessment, text).pk)


def writing(assessment, back, **told):
    more = {"leaf": "research", "next": back, **told}
    return reverse("knowledge:add_evidence", args=[assessment.method_id]), more


def test_evidence_that_is_written_from_a_question_keeps_the_way_back_to_it(alva):
    assessment = makers.assessment(alva)
    back = asked(assessment)
    there = [
        ("Prövningar", reverse("assessments:assessments")),
        ("Vardagskompassen", url("assessment", assessment.pk)),
        ("Vilket behov svarar det mot?", back),
    ]
    browser = makers.browser(alva)
    assert way(browser.get(*writing(assessment, back))) == there
    assert way(browser.get(*writing(assessment, back, leaf=""))) == there
    address, _more = writing(assessment, back)
    refused = browser.post(f"{address}?leaf=research", {"next": back})
    assert (refused.status_code, way(refused)) == (422, there)
    change = reverse("knowledge:change_method", args=[assessment.method_id])
    assert way(browser.get(change, {"next": url("decide", assessment.pk)})) == there[:2]


def test_without_a_page_to_go_back_to_the_way_is_the_way_of_workings(alva):
    assessment = makers.assessment(alva)
    browser = makers.browser(alva)
    for back in ("", "/no/such/page/", "/matters/", "https://annan.example/", url("assessment", 99_999)):
        assert way(browser.get(*writing(assessment, back)))[0][0] == "Arbetssätt"


def test_the_way_names_no_assessment_that_one_may_not_see(alva):
    assessment = makers.assessment(alva)
    ture = makers.browser(makers.user("Ture Lindh", at=makers.authority("Granö")))
    assert way(ture.get(*writing(assessment, asked(assessment))))[0][0] == "Arbetssätt"


def marked(answer):
    """The words that the menu marks, wide and narrow."""
    return set(re.findall(r'aria-current="[^"]*"[^>]*>([^<]*)<', answer.text))


def test_the_menu_marks_where_one_came_from_while_one_writes_elsewhere(alva):
    assessment = makers.assessment(alva)
    browser = makers.browser(alva)
    back = asked(assessment)
    change = reverse("knowledge:change_method", args=[assessment.method_id])
    for page in (writing(assessment, back), writing(assessment, back, leaf=""), (change, {"next": back})):
        assert marked(browser.get(*page)) == {"Prövningar"}
    assert marked(browser.get(*writing(assessment, ""))) == {"Arbetssätt"}


def written(assessment, back, **told):
    users = {"asked_how": "interview", "asked_count": "12", "answered_count": "9", "asked_by": "Enheten"}
    return {
        "claim": "Nio av tolv sover bättre.", "direction": "supports", "dated_on": "2026-04-21",
        "owner": str(assessment.authority_id), "next": back, **users, **told,
    }  # fmt: skip


def said(answer):
    return [(message.level_tag, str(message)) for message in answer.context["messages"]]


def test_what_is_written_from_a_question_is_said_once_to_be_saved_and_linked(alva):
    assessment = makers.assessment(alva)
    browser = makers.browser(alva)
    add, _ = writing(assessment, asked(assessment))
    done = browser.post(f"{add}?leaf=users", written(assessment, asked(assessment)), follow=True)
    assert said(done) == [("success", "Underlaget är sparat och kopplat till svaret.")]
    few = written(assessment, asked(assessment), answered_count="3")
    levels = [level for level, _ in said(browser.post(f"{add}?leaf=users", few, follow=True))]
    assert sorted(levels) == ["success", "warning"]
