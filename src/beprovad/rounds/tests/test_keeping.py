"""How long what a room said is kept, and what is left then."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from beprovad.config.caretaker import Caretaker
from beprovad.config.command import main
from beprovad.journal.events import SYSTEM
from beprovad.journal.models import Entry
from beprovad.people.models import User
from beprovad.people.rules import Role
from beprovad.people.tests import makers as people
from beprovad.rounds.actions.grouping import join_inputs
from beprovad.rounds.actions.keeping import (
    KeepingRefused,
    Swept,
    anonymise_round,
    delete_round,
    set_keeping,
    sweep,
)
from beprovad.rounds.actions.leading import end_round, open_round
from beprovad.rounds.actions.moderating import moderate
from beprovad.rounds.actions.sitting import remove_seat
from beprovad.rounds.models import Act, Input, Round, Seat
from beprovad.rounds.queries.joining import joined_of
from beprovad.rounds.queries.keeping import promised_keeping
from beprovad.rounds.queries.results import tally_of, votes_of
from beprovad.rounds.queries.results_page import round_results
from beprovad.rounds.rules.acts import Verb
from beprovad.rounds.rules.keeping import Promise, kept_until, strictest
from beprovad.rounds.rules.kinds import Kind, Pace, RoundState, Seating
from beprovad.rounds.spreadsheets import inputs_csv
from beprovad.rounds.tests.makers import a_round, coordinator, network, opened, prompt, running, seat, sent
from beprovad.rounds.tests.phones import words_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice():
    return coordinator()


def entered(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def led(alice):
    """Two tables that wrote two texts each, one group over both, a choice, and votes on questions."""
    led = running(a_round(seating=Seating.TABLES))
    first, second = seat(led, "Bord 1", 5), seat(led, "Bord 2", 4)
    asked = opened(prompt(led))
    made = [
        sent(asked, at, f"{at.label} frågar {slot}", slot=slot) for at in (first, second) for slot in "12"
    ]
    join_inputs(prompt=asked, inputs=[made[0].pk, made[2].pk], by=alice)
    choice = opened(prompt(led, Kind.CHOICE, "Ska vi pröva?"))
    questions = opened(prompt(led, Kind.QUESTIONS, "Vad undrar ni?"))
    wondered = sent(questions, first, "När börjar vi?")
    for at in (first, second):
        answer(choice, at, '["a"]')
        answer(questions, at, json.dumps([wondered.pk]), slot="votes")
    return led


def answer(to, at, value, *, slot=""):
    return Input.objects.create(prompt=to, seat=at, slot=slot, n=1, value=value, received_at=timezone.now())


def ended(led, by, *, ago=timedelta(0)):
    led = end_round(led=led, by=by)
    return back(led, ago)


def back(led, ago):
    """As if it had been so much earlier."""
    led.opened_at -= ago
    led.ended_at -= ago
    led.save()
    return led


# The rules


def test_time_is_up_on_the_same_day_or_the_months_last():
    assert kept_until(datetime(2026, 1, 31, tzinfo=UTC), 1) == datetime(2026, 2, 28, tzinfo=UTC)
    assert kept_until(datetime(2026, 10, 6, tzinfo=UTC), 24) == datetime(2028, 10, 6, tzinfo=UTC)


@given(st.datetimes(max_value=datetime(8000, 1, 1)), st.integers(1, 120))  # noqa: DTZ001 - any day will do
def test_so_many_months_are_never_fewer_than_28_days_each(begins, months):
    assert kept_until(begins, months) - begins >= timedelta(days=28 * months)


def test_of_several_networks_the_strictest_holds():
    assert strictest([Promise(12), Promise(36, deletes=True)]) == Promise(12, deletes=True)
    assert strictest([]) == Promise(24)


# What is promised


def test_what_was_promised_when_a_round_opened_is_shortened_but_never_lengthened(alice):
    set_keeping(network=network(), months=6, deletes=False, by=alice)
    led = a_round()
    prompt(led)
    led = open_round(led=led, by=alice)
    set_keeping(network=network(), months=60, deletes=False, by=alice)
    assert promised_keeping(led) == Promise(6)
    set_keeping(network=network(), months=3, deletes=False, by=alice)
    assert promised_keeping(led) == Promise(3)


def test_a_coordinator_says_how_long_and_the_journal_knows(alice):
    client, address = entered(alice), reverse("rounds:keeping", args=[network().pk])
    assert "Antal månader" in client.get(address).content.decode()
    assert client.post(address, {"months": "12", "deletes": "yes"}).status_code == 302
    assert promised_keeping(a_round()) == Promise(12, deletes=True)
    entry = Entry.objects.get(event="rounds.KeepingChanged")
    assert (entry.subject_id, entry.details) == (network().pk, {"months": 12, "deletes": True})
    assert "12 månader" in client.get(reverse("rounds:rounds")).content.decode()


@pytest.mark.parametrize("months", ["0", "121", "två", ""])
def test_a_time_out_of_range_is_refused_with_the_range(alice, months):
    address = reverse("rounds:keeping", args=[network().pk])
    refused = entered(alice).post(address, {"months": months, "deletes": "no"})
    assert refused.status_code == 422
    assert promised_keeping(a_round()) == Promise(24)


def test_only_the_coordinator_decides(alice, led):
    ended(led, alice)
    for role in (Role.PREPARATION, Role.MEMBER):
        bob = User.objects.create_user(f"{role}@sjobygden.example", person=people.person(f"Bob {role}"))
        people.seat(bob.person, "IFO", role)
        client = entered(bob)
        assert client.get(reverse("rounds:keeping", args=[network().pk])).status_code == 404
        for name in ("anonymise", "delete_round"):
            assert client.post(reverse(f"rounds:{name}", args=[led.pk])).status_code == 404
        assert "Avidentifiera" not in client.get(reverse("rounds:results", args=[led.pk])).content.decode()


# What is left


def said(led):
    return [
        (
            [(joined.group.wording, [one.text for one in joined.wordings]) for joined in result.groups],
            [one.text for one in result.alone],
            result.tally,
        )
        for result in round_results(led)
    ]


def test_an_anonymised_round_keeps_what_was_said_and_loses_who_said_it(led, alice):
    led = ended(led, alice)
    before, questions = said(led), led.prompts.get(kind=Kind.QUESTIONS)
    votes = votes_of(questions)
    anonymise_round(led=led, by=alice.actor)
    assert said(led) == before
    assert votes_of(questions) == votes == {Input.objects.get(value='"När börjar vi?"').pk: 2}
    assert set(Seat.objects.values_list("label", "size")) == {("", None)}
    assert led.seats.count() == 2
    assert "Bord 2;" not in inputs_csv(led, round_results(led))
    assert [one.table for joined in joined_of(led.prompts.first()) for one in joined.wordings] == ["", ""]


def test_where_its_wordings_are_joined_no_seat_is_named_any_more(led, alice):
    led = ended(led, alice)
    anonymise_round(led=led, by=alice.actor)
    client = Client()
    client.force_login(alice, backend="django.contrib.auth.backends.ModelBackend")
    shown = words_on(client.get(reverse("rounds:join", args=[led.prompts.first().pk])))
    assert "plats 1" not in shown
    assert "men inte vem som skrev det" in shown


def test_nothing_tells_which_inputs_were_one_seats(led, alice):
    led = ended(led, alice)
    tokens = set(Seat.objects.values_list("pk", flat=True))
    anonymise_round(led=led, by=alice.actor)
    inputs = Input.objects.exclude(slot="votes")
    assert len(set(inputs.values_list("seat", flat=True))) == 1
    assert set(inputs.values_list("n", "received_at")) == {(1, led.ended_at)}
    assert all(len(slot) == 32 for slot in inputs.values_list("slot", flat=True))
    assert not tokens & set(Seat.objects.values_list("pk", flat=True))


def test_what_did_not_count_is_gone_when_a_round_is_anonymised(led, alice):
    asked = led.prompts.first()
    hidden = asked.inputs.get(value__contains="Bord 1 frågar 2")
    moderate(prompt=asked, inputs=[hidden.pk], verb=Verb.HIDE, by=alice)
    remove_seat(seat=led.seats.get(label="Bord 2"), by=alice)
    led = ended(led, alice)
    tally = tally_of(led.prompts.first())
    anonymise_round(led=led, by=alice.actor)
    assert list(asked.inputs.values_list("value", flat=True)) == ['"Bord 1 frågar 1"']
    assert tally_of(led.prompts.first()) == tally
    assert not Act.objects.exists()


def test_anonymised_twice_is_anonymised_once(led, alice):
    led = ended(led, alice)
    anonymise_round(led=led, by=alice.actor)
    kept = list(Input.objects.order_by("pk").values())
    anonymise_round(led=led, by=alice.actor)
    assert list(Input.objects.order_by("pk").values()) == kept
    assert Entry.objects.filter(event="rounds.RoundAnonymised").count() == 1


def test_a_round_that_runs_is_neither_anonymised_nor_deleted(led, alice):
    for act in (anonymise_round, delete_round):
        with pytest.raises(KeepingRefused):
            act(led=led, by=alice.actor)
    assert Seat.objects.filter(label="Bord 1").exists()


def test_whoever_keeps_the_round_lets_go_of_it_by_two_buttons(led, alice):
    led = ended(led, alice)
    client, page = entered(alice), reverse("rounds:results", args=[led.pk])
    assert "Avidentifiera nu" in client.get(page).content.decode()
    client.post(reverse("rounds:anonymise", args=[led.pk]))
    shown = client.get(page).content.decode()
    assert "Rundan är avidentifierad" in shown
    assert "Avidentifiera nu" not in shown
    assert client.post(reverse("rounds:delete_round", args=[led.pk])).status_code == 302
    assert not Round.objects.exists()
    assert not Input.objects.exists()


# Time passes


MONTHS = timedelta(days=31)


def test_the_sweep_takes_only_what_is_past_its_time(led, alice):
    led = ended(led, alice, ago=23 * timedelta(days=30))
    assert sweep(timezone.now()) == Swept()
    back(led, 2 * MONTHS)
    assert sweep(timezone.now()) == Swept(anonymised=1)
    assert sweep(timezone.now()) == Swept()
    entry = Entry.objects.get(event="rounds.RoundAnonymised")
    assert (entry.actor_id, entry.actor_label) == (None, SYSTEM.label)


def test_the_sweep_deletes_where_the_network_says_so_also_what_was_anonymised_before(led, alice):
    led = ended(led, alice, ago=7 * MONTHS)
    anonymise_round(led=led, by=alice.actor)
    set_keeping(network=network(), months=6, deletes=True, by=alice)
    assert sweep(timezone.now()) == Swept(deleted=1)
    assert not Round.objects.exists()


def test_a_round_that_nobody_ended_is_ended_and_let_go_of_too(led):
    led.opened_at -= 25 * MONTHS
    led.save()
    assert sweep(timezone.now()) == Swept(ended=1, anonymised=1)
    led.refresh_from_db()
    assert (led.state, led.code, led.anonymised_at is not None) == (RoundState.ENDED, None, True)


def test_a_planned_round_is_nobodys_data_and_stays():
    Round.objects.filter(pk=a_round().pk).update(created_at=timezone.now() - 200 * MONTHS)
    assert sweep(timezone.now()) == Swept()
    assert Round.objects.exists()


def test_a_round_at_ones_own_pace_is_ended_by_the_clock(alice):
    led = running(a_round(pace=Pace.OWN, closes_at=timezone.now() - timedelta(minutes=1)))
    asked = opened(prompt(led), closes_at=led.closes_at)
    sent(asked, seat(led), "I tid")
    Caretaker().look_round(timezone.now())
    led.refresh_from_db()
    asked.refresh_from_db()
    assert (led.state, led.code, asked.result["answered"]) == (RoundState.ENDED, None, 1)


def test_the_caretaker_sweeps_once_a_day(led, alice):
    led = ended(led, alice, ago=25 * MONTHS)
    caretaker, now = Caretaker(), timezone.now()
    caretaker.look_round(now)
    led.refresh_from_db()
    assert led.anonymised_at is not None
    Round.objects.update(anonymised_at=None)
    caretaker.look_round(now)
    led.refresh_from_db()
    assert led.anonymised_at is None
    caretaker.look_round(now + timedelta(days=1))
    led.refresh_from_db()
    assert led.anonymised_at is not None


def test_the_command_sweeps_and_says_what_it_did(led, alice, capsys):
    ended(led, alice, ago=25 * MONTHS)
    assert main(["rounds", "sweep"]) == 0
    assert capsys.readouterr().out == "0 ended, 1 anonymised, 0 deleted.\n"


def test_the_sweep_asks_as_many_queries_of_thirty_rounds_as_of_one(led, alice, django_assert_num_queries):
    ended(led, alice, ago=2 * MONTHS)
    with django_assert_num_queries(4):
        sweep(timezone.now())
    for number in range(29):
        ended(running(a_round(), code=f"ACDE{number:02}"), alice, ago=2 * MONTHS)
    with django_assert_num_queries(4):
        sweep(timezone.now())
