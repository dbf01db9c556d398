"""What is joined after the dots has the sum of its dots, everywhere; undone, each has its own again."""

import csv
import io
import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from beprovad.checklists.queries.rounds import raised_by
from beprovad.rounds.actions.grouping import join_inputs, part_inputs
from beprovad.rounds.actions.leading import end_round, open_prompt, reveal_results
from beprovad.rounds.actions.moderating import undo_last
from beprovad.rounds.actions.sitting import remove_seat
from beprovad.rounds.models import Input
from beprovad.rounds.queries.board import board
from beprovad.rounds.queries.choices import given_by
from beprovad.rounds.queries.phone import phone_state
from beprovad.rounds.queries.results_page import round_results
from beprovad.rounds.rules.kinds import Kind, Seating
from beprovad.rounds.spreadsheets import inputs_csv, tallies_csv
from beprovad.rounds.tests.makers import a_round, coordinator, opened, prompt, running, seat, sent
from beprovad.rounds.tests.phones import words_on

pytestmark = pytest.mark.django_db

COST = ("Vad kostar det?", "Vad kostar det per år?")
MONEY = ("Vem betalar?", "Vem står för pengarna?")


@pytest.fixture
def alice():
    return coordinator()


@pytest.fixture
def led(alice):
    """Two groups and a wording of its own; both groups were given four dots, the wording one."""
    led = running(a_round(seating=Seating.TABLES))
    asked = prompt(led)
    tables = [seat(led, f"Bord {number}") for number in range(1, 6)]
    texts = (*COST, *MONEY, "Vem håller i det?")
    inputs = [sent(asked, at, text) for at, text in zip(tables, texts, strict=True)]
    cost = join_inputs(prompt=asked, inputs=[one.pk for one in inputs[:2]], by=alice)
    money = join_inputs(prompt=asked, inputs=[one.pk for one in inputs[2:4]], by=alice)
    dots = prompt(led, Kind.DOTS, "Vilka är viktigast?", options=[], takes_from=asked, settings={"dots": 9})
    dots = open_prompt(prompt=dots, by=alice)
    placed = {f"g{cost.pk}": 4, f"g{money.pk}": 4, f"i{inputs[4].pk}": 1}
    for at in tables[:1]:
        gives(dots, at, dict.fromkeys(list(placed)[:2], 3))
    gives(dots, tables[1], dict.fromkeys(placed, 1))
    reveal_results(prompt=dots, by=alice)
    led.refresh_from_db()
    return led


def gives(dots, at, placed):
    Input.objects.create(prompt=dots, seat=at, n=1, value=json.dumps(placed), received_at=timezone.now())


def proposals(led):
    return led.prompts.get(kind=Kind.TEXTS)


def joins_all(led, alice, texts=COST + MONEY):
    asked = proposals(led)
    chosen = [one.pk for one in asked.inputs.all() if json.loads(one.value) in texts]
    return join_inputs(prompt=asked, inputs=chosen, by=alice)


def seen(led):
    """What each place says of the dots: wording and sum, most first."""
    led.refresh_from_db()
    now = timezone.now()
    on_board, on_phones = board(led, now), phone_state(led, now)
    results = round_results(led)[1]
    told = csv.DictReader(io.StringIO(tallies_csv(round_results(led)).removeprefix("\ufeff")), delimiter=";")
    listed = {one["Vad"]: int(one["Antal"]) for one in told if one["Räknat i"] == "prickar"}
    return [
        by_text(on_board.spec, on_board.tally),
        by_text(on_phones.result_spec, on_phones.result),
        by_text(results.spec, results.tally),
        {text: count for text, count in listed.items() if count},
        {one.text: one.dots for one in raised_by(led) if one.dots},
    ]


def by_text(spec, tally):
    texts = {option.key: option.text for option in spec.options}
    return {texts[key]: count for key, count in tally.counts}


APART = {"Vad kostar det?": 4, "Vem betalar?": 4, "Vem håller i det?": 1}


def test_groups_that_are_joined_after_the_dots_have_the_sum_of_them_everywhere(led, alice):
    assert seen(led) == [APART] * 5
    joins_all(led, alice)
    assert seen(led) == [{"Vad kostar det?": 8, "Vem håller i det?": 1}] * 5


def test_undone_each_has_its_own_dots_again(led, alice):
    joins_all(led, alice)
    undo_last(prompt=proposals(led), by=alice)
    assert seen(led) == [APART] * 5


def test_a_wording_that_stood_alone_takes_its_dots_into_the_group(led, alice):
    joins_all(led, alice, (COST[0], "Vem håller i det?"))
    assert seen(led) == [{"Vad kostar det?": 5, "Vem betalar?": 4}] * 5


def test_a_group_that_is_parted_leaves_its_dots_with_the_first_of_its_wordings(led, alice):
    asked = proposals(led)
    chosen = [one.pk for one in asked.inputs.all() if json.loads(one.value) in MONEY]
    part_inputs(prompt=asked, inputs=chosen, by=alice)
    assert [found[MONEY[0]] for found in seen(led)] == [4] * 5


def test_joined_after_the_round_has_ended_the_dots_add_up_too(led, alice):
    end_round(led=led, by=alice)
    joins_all(led, alice)
    results = round_results(led)[1]
    assert by_text(results.spec, results.tally) == {"Vad kostar det?": 8, "Vem håller i det?": 1}
    assert [one.dots for one in raised_by(led)] == [8, 1]


def test_the_results_page_shows_one_row_for_what_was_joined(led, alice):
    joins_all(led, alice)
    client = Client()
    client.force_login(alice, backend="django.contrib.auth.backends.ModelBackend")
    shown = words_on(client.get(reverse("rounds:results", args=[led.pk])))
    assert "Flest prickar har ”Vad kostar det?”: 8 av 9." in shown


def test_what_a_table_answered_stays_as_it_was_said(led, alice):
    joins_all(led, alice)
    assert "Vad kostar det? (3); Vem betalar? (3)" in inputs_csv(led, round_results(led))


def test_what_a_removed_seat_has_sent_is_not_among_what_the_room_chooses_between(alice):
    led = running(a_round())
    asked = opened(prompt(led))
    here, gone = seat(led), seat(led)
    kept = [
        sent(asked, here, text, slot=str(slot))
        for slot, text in enumerate(["Vad kostar det?", "Vem äger det?"])
    ]
    taken = [
        sent(asked, gone, text, slot=str(slot))
        for slot, text in enumerate(["Dumheter", "Vad kostar det oss?"])
    ]
    join_inputs(prompt=asked, inputs=[kept[0].pk, taken[1].pk], by=alice)
    remove_seat(seat=gone, by=alice)
    offered = given_by(asked)
    assert [one["text"] for one in offered] == ["Vad kostar det?", "Vem äger det?"]
    assert offered[0]["inputs"] == [kept[0].pk]
