"""What a list tells of the round that a question was asked in: how many asked, who worded it, and the day."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from beprovad.checklists.actions import begin_from, publish_draft
from beprovad.checklists.documents import version_outline
from beprovad.checklists.queries.rounds import raised_by
from beprovad.checklists.queries.version_page import version_page
from beprovad.checklists.tests import makers as lists
from beprovad.documents.html import to_html
from beprovad.meetings.tests import makers as meetings
from beprovad.people.access import reach_of
from beprovad.people.tests import makers
from beprovad.rounds.actions.grouping import join_inputs
from beprovad.rounds.actions.keeping import anonymise_round
from beprovad.rounds.actions.leading import end_round
from beprovad.rounds.rules.kinds import Seating
from beprovad.rounds.tests import makers as rounds

pytestmark = pytest.mark.django_db


@pytest.fixture
def esther():
    return lists.esther()


@pytest.fixture
def client(esther):
    made = Client()
    made.force_login(esther, backend="django.contrib.auth.backends.ModelBackend")
    return made


def asked_by(*labels, **more):
    """A round in which each of these wrote a question of the same meaning; the first wrote two."""
    led = rounds.running(rounds.a_round(of=makers.network("IFO"), **more))
    asked = rounds.opened(rounds.prompt(led))
    seats = [rounds.seat(led, label) for label in labels]
    texts = [(seats[0], "Vad kostar det?"), (seats[0], "Vad är priset?"), (seats[1], "Vad kostar allt?")]
    for number, (seat, text) in enumerate(texts):
        rounds.sent(asked, seat, text, slot=str(number))
    return led


def joined(led, by, **more):
    asked = led.prompts.get()
    join_inputs(prompt=asked, inputs=asked.inputs.values_list("pk", flat=True), by=by, **more)
    return led


def draft_of(led, by):
    return begin_from(title="Dagens frågor", questions=raised_by(led), keeper=lists.ifo(), by=by)


def told_on_paper(draft, by):
    return to_html(version_outline(version_page(draft, reach_of(by))))


def words_on(client, name, *args):
    return " ".join(client.get(reverse(f"checklists:{name}", args=args)).content.decode().split())


@pytest.mark.parametrize("more", [{}, {"asks_names": True}])
def test_a_question_says_how_many_asked_it_and_no_list_names_a_person(client, esther, more):
    names = ("Alva Holm", "Bo Ek") if more else ("", "")
    led = joined(asked_by(*names, **more), esther)
    said = "3 inspel från 2 personer"
    assert said in words_on(client, "from_round", led.pk)
    draft = draft_of(led, esther)
    pages = [words_on(client, "draft", draft.pk), told_on_paper(draft, esther)]
    publish_draft(draft=draft, base=draft.revision, note="", by=esther)
    shown = words_on(client, "version", draft.pk)
    assert shown.count(said) == 2  # at the question, and where it comes from
    for page in (*pages, shown):
        assert said in page
        assert "Alva Holm" not in page
        assert "Bo Ek" not in page


def test_one_person_is_not_counted_twice_and_two_of_one_name_are_two(esther):
    led = asked_by("Alva", "Alva", asks_names=True)
    assert [(one.inputs, one.people) for one in raised_by(led)] == [(1, 1)] * 3
    assert [(one.inputs, one.people) for one in raised_by(joined(led, esther))] == [(3, 2)]


def test_tables_are_told_by_their_names_as_they_were(client, esther):
    led = joined(asked_by("Bord 1", "Bord 2", seating=Seating.TABLES), esther)
    shown = words_on(client, "draft", draft_of(led, esther).pk)
    assert "2 bord: Bord 1, Bord 2" in shown
    assert "3 inspel" not in shown


def test_of_an_anonymised_round_only_the_inputs_are_counted(client, esther):
    led = joined(asked_by("", ""), esther)
    end_round(led=led, by=esther)
    anonymise_round(led=led, by=esther.actor)
    led.refresh_from_db()
    shown = words_on(client, "from_round", led.pk)
    assert "3 inspel</span>" in shown


def test_a_question_that_was_only_reworded_is_not_said_to_be_joined(client, esther):
    led = asked_by("", "")
    asked = led.prompts.get()
    alone = asked.inputs.earliest("pk")
    join_inputs(prompt=asked, inputs=[alone.pk], wording="Vad kostar det i kronor?", by=esther)
    draft = draft_of(led, esther)
    for page in (words_on(client, "version", draft.pk), told_on_paper(draft, esther)):
        assert "formulerad av Esther Nyman" in page
        assert "sammanfogad" not in page


def test_what_was_joined_is_said_to_be_joined_though_it_was_written_in_one_wording(client, esther):
    led = asked_by("", "")
    led.prompts.get().inputs.update(value='"Vad kostar det?"')
    draft = draft_of(joined(led, esther), esther)
    assert "sammanfogad av Esther Nyman" in words_on(client, "version", draft.pk)


def test_a_round_that_ran_on_another_day_than_its_meeting_says_both_days(client, esther):
    led = asked_by("", "")
    led.meeting = meetings.meeting(makers.network("IFO"), held_on=date(2026, 4, 21))
    led.opened_at = datetime(2026, 4, 24, 11, tzinfo=UTC)
    led.save()
    shown = words_on(client, "version", draft_of(led, esther).pk)
    assert ", 21 april 2026" in shown
    assert "Vad behöver vi veta?, 24 april 2026" in shown
