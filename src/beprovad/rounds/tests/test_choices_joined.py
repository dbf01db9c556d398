"""What is joined after a choice or a ranking has what its parts had, counted once for each who answered."""

import json

import pytest
from django.utils import timezone

from beprovad.asking.readings import reading
from beprovad.rounds.actions.grouping import join_inputs
from beprovad.rounds.actions.keeping import anonymise_round
from beprovad.rounds.actions.leading import end_round, open_prompt, reveal_results
from beprovad.rounds.actions.moderating import undo_last
from beprovad.rounds.models import Input
from beprovad.rounds.queries import standing
from beprovad.rounds.queries.board import board
from beprovad.rounds.queries.phone import phone_state
from beprovad.rounds.queries.results_page import round_results
from beprovad.rounds.rules.kinds import Kind
from beprovad.rounds.tests.makers import a_round, coordinator, prompt, running, seat, sent

pytestmark = pytest.mark.django_db

COST, YEARLY, OWNER = "Vad kostar det?", "Vad kostar det per år?", "Vem håller i det?"


@pytest.fixture
def alice():
    return coordinator()


@pytest.fixture
def asked(alice):
    """Three wordings, none joined yet."""
    asked = prompt(running(a_round()))
    for text in (COST, YEARLY, OWNER):
        sent(asked, seat(asked.round), text)
    return asked


def answered(asked, alice, kind, answers, **settings):
    """A step that lets the room choose between them; `answers` name them by their texts."""
    step = prompt(asked.round, kind, "Vilka?", options=[], takes_from=asked, settings=settings)
    step = open_prompt(prompt=step, by=alice)
    keys = {one["text"]: one["key"] for one in step.options}
    for answer in answers:
        value = json.dumps([keys[text] for text in answer])
        Input.objects.create(
            prompt=step, seat=seat(asked.round), n=1, value=value, received_at=timezone.now()
        )
    reveal_results(prompt=step, by=alice)
    asked.round.refresh_from_db()
    return step


def joins_cost(asked, alice):
    chosen = [one.pk for one in asked.inputs.all() if json.loads(one.value) in (COST, YEARLY)]
    return join_inputs(prompt=asked, inputs=chosen, by=alice)


def seen(led):
    """What the board, the phones and the results say of the last step: spec and tally of each."""
    led.refresh_from_db()
    now = timezone.now()
    on_board, on_phones, kept = board(led, now), phone_state(led, now), round_results(led)[-1]
    return [
        (on_board.spec, on_board.tally),
        (on_phones.result_spec, on_phones.result),
        (kept.spec, kept.tally),
    ]


def chosen(led):
    return [{bar.text: bar.count for bar in reading(*told).bars} for told in seen(led)]


def ranked(led):
    return [
        [(place.text, place.points, place.ranked) for place in reading(*told).places] for told in seen(led)
    ]


SEVERAL = [(COST, YEARLY), (COST,), (YEARLY, OWNER), (OWNER,)]


def test_one_who_chose_two_that_are_joined_has_chosen_it_once(asked, alice):
    answered(asked, alice, Kind.CHOICE, SEVERAL, most=3)
    assert chosen(asked.round) == [{COST: 2, YEARLY: 2, OWNER: 2}] * 3
    joins_cost(asked, alice)
    assert chosen(asked.round) == [{COST: 3, OWNER: 2}] * 3
    assert [told.answered for _, told in seen(asked.round)] == [4] * 3


def test_undone_each_has_its_own_choices_again(asked, alice):
    answered(asked, alice, Kind.CHOICE, SEVERAL, most=3)
    joins_cost(asked, alice)
    undo_last(prompt=asked, by=alice)
    assert chosen(asked.round) == [{COST: 2, YEARLY: 2, OWNER: 2}] * 3


def test_an_answer_that_names_fewer_options_than_were_asked_for_still_counts(asked, alice):
    answered(asked, alice, Kind.CHOICE, [(COST, YEARLY)], least=2, most=2)
    joins_cost(asked, alice)
    assert chosen(asked.round) == [{COST: 1, OWNER: 0}] * 3


def test_a_ranking_counts_the_better_place_of_what_was_joined(asked, alice):
    answered(asked, alice, Kind.RANKING, [(YEARLY, OWNER, COST), (OWNER, COST, YEARLY)], least=3)
    joins_cost(asked, alice)
    assert ranked(asked.round) == [[(COST, 3, 2), (OWNER, 3, 2)]] * 3


def results(led):
    """What the last step's kept results say, by text."""
    kept = round_results(led)[-1]
    return {bar.text: bar.count for bar in reading(kept.spec, kept.tally).bars}


def test_joined_when_the_round_is_over_it_is_counted_once_too_for_as_long_as_the_results_are_kept(
    asked, alice
):
    answered(asked, alice, Kind.CHOICE, SEVERAL, most=3)
    end_round(led=asked.round, by=alice)
    joins_cost(asked, alice)
    assert results(asked.round) == {COST: 3, OWNER: 2}
    anonymise_round(led=asked.round, by=alice)
    assert results(asked.round) == {COST: 3, OWNER: 2}


def test_where_not_all_answers_are_there_any_more_each_keeps_its_own(asked, alice):
    step = answered(asked, alice, Kind.CHOICE, SEVERAL, most=3)
    end_round(led=asked.round, by=alice)
    joins_cost(asked, alice)
    step.inputs.first().delete()
    assert results(asked.round) == {COST: 2, YEARLY: 2, OWNER: 2}


def test_what_comes_in_while_it_is_added_up_takes_nothing_that_was_joined_apart(asked, alice, monkeypatch):
    step = answered(asked, alice, Kind.CHOICE, SEVERAL, most=3)
    joins_cost(asked, alice)
    places = standing._places

    def while_one_more_answers(prompt):
        value = json.dumps([prompt.options[0]["key"]])
        Input.objects.create(
            prompt=prompt, seat=seat(asked.round), n=1, value=value, received_at=timezone.now()
        )
        return places(prompt)

    monkeypatch.setattr(standing, "_places", while_one_more_answers)
    stands = standing.result_of(step)
    assert {bar.text: bar.count for bar in reading(stands.spec, stands.tally).bars} == {COST: 3, OWNER: 2}
