"""The standard list: everything that heads asked in one afternoon, and what they did not think of."""

import re

import pytest
from django.utils.translation import override

from beprovad.checklists.actions import ship_standard_checklist
from beprovad.checklists.models import ChecklistVersion
from beprovad.checklists.queries.versions import blind_spots, questions_of
from beprovad.checklists.rules.areas import Area, Field
from beprovad.checklists.rules.signs import SIGNS
from beprovad.checklists.words import said
from beprovad.checklists.words import standard as shipped
from beprovad.checklists.words.standard import STANDARD
from beprovad.journal.models import Entry

# What was asked in the room, as themes in our own words, and the questions of the standard list that ask it.
THEMES = (
    ("the price", {"cost"}),
    ("which consequences", {"consequences", "benefit"}),
    ("what other services notice", {"other-services"}),
    ("what staff notice", {"staff-effects"}),
    ("whether research supports it", {"research"}),
    ("what the head has to give", {"head"}),
    ("following up", {"follow-up"}),
    ("the way to put it into practice", {"steps"}),
    ("the purpose", {"need", "why-now"}),
    ("what the user gains", {"benefit"}),
    ("the reason for doing it at all", {"why-now"}),
    ("what exists already", {"today"}),
    ("what it takes the place of", {"replaces"}),
    ("the group it is meant for", {"for-whom"}),
    ("the time before anything shows", {"when-it-shows"}),
    ("what must be fitted to our place, and what that takes of us", {"adaptation", "conditions"}),
    ("drawbacks", {"burden"}),
    ("risks", {"risks", "harm"}),
    ("whether others must take part", {"collaboration"}),
    ("training and special skill", {"training"}),
    ("risks, asked a second time", {"risks"}),
    ("how it goes with strategy and plan", {"goals"}),
    ("the politicians' goals, and the same for all citizens", {"goals", "equal"}),
    ("a pilot or everywhere", {"scope"}),
    ("what a test means, and what else plays in", {"scope", "baseline"}),
    ("somebody who holds it and answers for it", {"owner"}),
    ("the gain as the users tell it, and how they are asked", {"benefit-by-users", "heard-again"}),
    ("asking the users what should change", {"wanted-by-users"}),
)
FORGOTTEN = {Area.ETHICS, Area.LAW, Area.ACCESSIBILITY}
SLUGS = {each.slug for each in STANDARD}


@pytest.mark.parametrize(("theme", "slugs"), THEMES)
def test_each_theme_of_the_afternoon_has_its_question(theme, slugs):
    assert slugs <= SLUGS, theme


def test_there_are_as_many_themes_as_there_were_bullets():
    assert len(THEMES) == 28


def test_what_lists_made_in_a_room_forget_is_asked():
    assert {each.area for each in STANDARD} >= FORGOTTEN


def test_fourteen_areas_ask_and_eight_questions_come_first():
    assert {each.area for each in STANDARD} == set(Area) - {Area.OTHER}
    assert sum(each.is_screening for each in STANDARD) == 8


def test_every_field_of_an_assessment_has_its_question():
    assert {each.field for each in STANDARD if each.field} == set(Field)


def test_only_users_say_what_they_want_and_gain():
    assert {each.slug for each in STANDARD if each.only_users} >= {"wanted-by-users", "benefit-by-users"}


def test_every_question_has_help_and_says_how_one_finds_out():
    assert all(str(each.help) and str(each.find_out) for each in STANDARD)
    assert all(str(each.text).endswith("?") for each in STANDARD)
    assert len({str(each.text) for each in STANDARD}) == len(STANDARD)


def test_every_sign_points_at_a_question_and_its_area():
    assert set(SIGNS) <= SLUGS
    areas = {each.slug: each.area for each in STANDARD}
    assert {slug for slug, (area, _stems) in SIGNS.items() if areas[slug] is not area} == set()


def test_everything_is_said_in_english_too():
    with override("en"):
        english = {each.slug: [str(each.text), str(each.help), str(each.find_out)] for each in STANDARD}
    with override("sv"):
        same = [
            (each.slug, words)
            for each in STANDARD
            for words, other in zip(
                (str(each.text), str(each.help), str(each.find_out)), english[each.slug], strict=True
            )
            if words == other
        ]
    assert same == []
    assert not any(re.search("[åäöÅÄÖ]", words) for told in english.values() for words in told)


@pytest.mark.django_db
def test_it_is_shipped_once_and_again_only_when_it_has_changed(monkeypatch):
    first = ship_standard_checklist()
    assert ship_standard_checklist() == first
    assert first.number == 1
    assert first.questions.count() == len(STANDARD)
    monkeypatch.setattr("beprovad.checklists.actions.publishing.STANDARD", STANDARD[1:])
    second = ship_standard_checklist()
    assert (second.number, second.based_on) == (2, first)
    assert first.questions.count() == len(STANDARD)
    assert ChecklistVersion.objects.count() == 2
    assert Entry.objects.filter(event="checklists.StandardShipped").count() == 2


@pytest.mark.django_db
def test_it_is_read_in_the_readers_language_and_forgets_nothing():
    version = ship_standard_checklist()
    question = version.questions.get(position=1)
    with override("en"):
        assert said(question).text != question.text
    with override("sv"):
        assert said(question).text == question.text
    spots = blind_spots(list(version.questions.all()))
    assert (spots.silent, spots.missing, spots.own) == ((), (), ())
    assert [part.area for part in questions_of(version)] == [area for area in Area if area is not Area.OTHER]


def test_its_title_is_said_in_english_too():
    with override("en"):
        assert str(shipped.TITLE) == "The standard list"
