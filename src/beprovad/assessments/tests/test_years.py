"""Research of which only the year is known shows its year, on the pages and in print, also when it has been signed."""

import re

import pytest

from beprovad.assessments.models import Decision
from beprovad.assessments.queries.decisions import brief_when_signed
from beprovad.assessments.tests import makers
from beprovad.assessments.tests.deciding import decided, filled, url
from beprovad.knowledge.models import Evidence

pytestmark = pytest.mark.django_db


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_year_stays_a_year_wherever_the_piece_is_read():
    alva = makers.user()
    assessment = filled(makers.assessment(alva), alva)
    makers.linked(assessment, alva, "behov", makers.evidence("Färre återfall", is_year_only=True))
    assert Evidence.objects.get().dated_on == makers.DAY
    browser = makers.browser(alva)
    question = url("question", assessment.pk, makers.question(assessment, "behov").pk)
    decided(assessment, alva)
    known = brief_when_signed(Decision.objects.get())
    assert known.grounds[0].is_year_only
    for address in (
        question,
        url("report", assessment.pk),
        url("decision_report", Decision.objects.get().pk),
    ):
        shown = words(browser.get(address).text)
        assert "Färre återfall" in shown
        assert "2026" in shown
        assert "3 mars 2026" not in shown
