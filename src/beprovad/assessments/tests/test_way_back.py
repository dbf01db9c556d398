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
