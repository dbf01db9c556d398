"""What a way of working is: asked where a new one is assessed, and told as missing until somebody has written it."""

import html as escapes
import re

import pytest
from django.urls import reverse

from beprovad.assessments.models import Assessment
from beprovad.assessments.tests import makers
from beprovad.assessments.tests.deciding import day, filled, today, url
from beprovad.knowledge.models import Method
from beprovad.people.rules import Role

pytestmark = pytest.mark.django_db
NOTHING = (
    "Det står inte vilka det är till för.", "Det står inte vad det ska leda till.", "Det står inte hur det går till.",
)  # fmt: skip


@pytest.fixture
def alva():
    return makers.user()


def words(answer):
    return escapes.unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))


def start(who, **told):
    version = told.pop("version", None) or makers.version()
    form = {"place": makers.authority().pk, "version": version.pk, **told}
    return makers.browser(who).post(reverse("assessments:new"), form)


def test_a_new_way_of_working_is_described_where_its_assessment_begins(alva):
    start(
        alva,
        new_method="Samtal på väg",
        target_group="Unga vuxna",
        aim="Färre avbrott.",
        how="Ett samtal i veckan.",
    )
    method = Assessment.objects.get().method
    assert (method.target_group, method.aim, method.how) == (
        "Unga vuxna",
        "Färre avbrott.",
        "Ett samtal i veckan.",
    )


def test_the_name_alone_does_and_what_is_wrong_in_the_words_is_told_at_them(alva):
    version = makers.version()
    answer = start(alva, version=version, new_method="Samtal på väg", how="Som hos 19121212-1212")
    assert answer.status_code == 422
    assert "Här står ett personnummer." in words(answer)
    assert start(alva, version=version, new_method="Samtal på väg").status_code == 302


def test_a_name_that_is_known_already_gets_only_what_nobody_has_said_of_it(alva):
    known = makers.method()
    Method.objects.filter(pk=known.pk).update(aim="Mer i egen takt.")
    start(alva, new_method="vardagskompassen", aim="Något annat", how="Ett samtal i veckan.")
    known.refresh_from_db()
    assert (Method.objects.count(), known.name) == (1, "Vardagskompassen")
    assert (known.aim, known.how) == ("Mer i egen takt.", "Ett samtal i veckan.")


def test_what_nobody_has_written_about_it_is_missing_on_the_assessments_page(alva):
    assessment = makers.assessment(alva)
    page = makers.browser(alva).get(url("assessment", assessment.pk))
    shown = words(page)
    assert "Vad arbetssättet är" in shown
    for said in NOTHING:
        assert said in shown
    way = f"{reverse('knowledge:change_method', args=[assessment.method_id])}?next={url('assessment', assessment.pk)}"
    assert way.replace("/", "%2F") in page.text.replace("/", "%2F")
    Method.objects.update(target_group="Unga vuxna", aim="Färre avbrott.", how="Ett samtal i veckan.")
    assert "Vad arbetssättet är" not in words(makers.browser(alva).get(url("assessment", assessment.pk)))


def test_whoever_describes_it_comes_back_to_the_assessment(alva):
    assessment = makers.assessment(alva)
    method, back = assessment.method, url("assessment", assessment.pk)
    address = reverse("knowledge:change_method", args=[method.pk]) + f"?next={back}"
    browser = makers.browser(alva)
    assert f'name="next" value="{back}"' in browser.get(address).text
    said = {"name": method.name, "aim": "Färre avbrott.", "revision": method.revision, "next": back}
    assert browser.post(address, said)["Location"] == back
    assert browser.post(address, {**said, "revision": 2, "next": "https://annan.example/"})[
        "Location"
    ] == reverse("knowledge:method", args=[method.pk])


def test_the_way_to_describe_it_is_shown_only_to_those_who_may(alva):
    assessment = makers.assessment(alva)
    bo = makers.browser(makers.user("Bo Ahlin", Role.STAFF))
    address = reverse("knowledge:change_method", args=[assessment.method_id])
    page = bo.get(url("assessment", assessment.pk))
    may_change = bo.get(address).status_code == 200
    assert (address in page.text) is may_change


def test_the_reading_before_a_signature_says_what_nobody_has_written_about_it(alva):
    assessment = filled(makers.assessment(alva), alva)
    Method.objects.update(aim="Färre avbrott.")
    browser = makers.browser(alva)
    page = browser.get(url("decide", assessment.pk))
    said = {
        "stamp": page.context["stamp"], "seen": page.context["seen"], "kind": "pilot", "decided_on": day(today()),
        "decided_by": "Alva", "reasons": "Vi vet nog.", "without_users_because": "I mars.", "step": "check",
    }  # fmt: skip
    shown = words(browser.post(url("decide", assessment.pk), said))
    assert NOTHING[0] in shown
    assert NOTHING[1] not in shown
    assert NOTHING[2] in shown
