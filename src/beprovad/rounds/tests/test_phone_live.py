"""What phones are sent while the round goes on: the same as their page shows, and nothing of anybody's own."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from beprovad.rounds.actions import leading
from beprovad.rounds.live_room import RoundsRoom
from beprovad.rounds.models import Input, Prompt, Round, Seat
from beprovad.rounds.queries.phone import NEWEST, displayed
from beprovad.rounds.rules.kinds import Kind
from beprovad.rounds.tests.makers import a_round, coordinator, opened, prompt, running, seat
from beprovad.rounds.tests.phones import CODE, HERE, joined, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def led():
    return running(a_round(), code=CODE)


def parts(language="sv"):
    loaded = RoundsRoom().load(str(Round.objects.get().pk))
    return {name: json.loads(line)["html"] for name, line in loaded.channels[f"phone-{language}"].items()}


@pytest.mark.parametrize("kind", list(Kind))
def test_a_page_shows_what_is_sent_so_that_nothing_is_drawn_anew(led, kind):
    phone = joined()
    opened(prompt(led, kind), closes_at=timezone.now() + timedelta(minutes=5))
    page = phone.get(HERE).content.decode()
    assert parts()["prompt"].strip() in page
    assert parts()["room"].strip() in page


def test_nothing_changes_while_nothing_happens(led):
    send(joined(), opened(prompt(led), closes_at=timezone.now() + timedelta(minutes=5)), "Vad kostar det?")
    assert parts() == parts()


def test_what_a_seat_has_written_and_voted_for_is_not_told_as_its_own(led):
    asked, phone = opened(prompt(led, Kind.QUESTIONS)), joined()
    send(phone, asked, "Vad kostar det?")
    phone.post(f"{HERE}votes/", {"prompt": asked.pk, "vote": Input.objects.get(slot="1").pk})
    told = parts()
    assert "Vad kostar det?" in told["room"]
    assert "Vad kostar det?" not in told["prompt"]
    assert 'aria-pressed="true"' not in told["room"]


def test_a_table_is_not_named_beside_what_it_wrote(led):
    asked, phone = opened(prompt(led)), joined()
    Seat.objects.update(label="Bord 4")
    send(phone, asked, "Vad kostar det?")
    assert "Bord 4" not in "".join(parts().values())


def test_each_is_sent_its_own_language(led):
    opened(prompt(led))
    assert ">Skicka<" in parts("sv")["prompt"]
    assert ">Send<" in parts("en")["prompt"]


def test_a_prompt_that_has_closed_takes_its_fields_along_and_says_so_to_those_who_listen(led):
    asked = opened(prompt(led))
    assert "<textarea" in parts()["prompt"]
    leading.close_prompt(prompt=asked, by=coordinator())
    assert "<textarea" not in parts()["prompt"]
    assert f'data-said="Stängt: {asked.title}"' in parts()["prompt"]


def test_before_the_first_prompt_and_after_the_end_there_are_words(led):
    assert "Välkommen till rundan" in parts()["prompt"]
    prompt(led)
    leading.end_round(led=led, by=coordinator())
    told = parts()
    assert "Tack! Rundan är avslutad." in told["prompt"]
    assert told["room"].strip() == ""


def test_what_is_asked_keeps_its_mark_until_something_else_is_asked(led):
    asked = opened(prompt(led))

    def mark():
        html = parts()["prompt"]
        return html[html.index('data-key="asks-') :].split('"')[1]

    first = mark()
    Prompt.objects.update(closes_at=timezone.now() + timedelta(minutes=5), title="En annan rubrik")
    assert mark() == first
    Prompt.objects.update(settings={"longest": 50})
    assert mark() != first
    assert str(asked.pk) in first


def many(asked, count):
    """That many texts of one seat, without a word of how they came."""
    sits = seat(asked.round)
    rows = [
        Input(
            prompt=asked,
            seat=sits,
            slot=f"s{number}",
            n=1,
            value=f'"Text {number}"',
            received_at=timezone.now(),
        )
        for number in range(count)
    ]
    return Input.objects.bulk_create(rows)


@pytest.mark.parametrize(("kind", "queries"), [(Kind.TEXTS, 2), (Kind.QUESTIONS, 4)])
def test_of_many_texts_no_more_are_read_than_are_shown(
    led, monkeypatch, django_assert_num_queries, kind, queries
):
    asked = opened(prompt(led, kind))
    many(asked, 150)
    read = []
    known = Input.from_db.__func__
    monkeypatch.setattr(Input, "from_db", classmethod(lambda *told: read.append(1) or known(*told)))
    with django_assert_num_queries(queries):
        shown, more = displayed(asked)
    assert (len(shown), more) == (NEWEST, 150 - NEWEST)
    assert len(read) <= NEWEST + 1


def test_what_is_pinned_last_comes_first_then_the_newest(led):
    asked = opened(prompt(led))
    first, second, *_, last = many(asked, 70)
    for one, minutes in ((first, 2), (second, 1)):
        Input.objects.filter(pk=one.pk).update(pinned_at=timezone.now() - timedelta(minutes=minutes))
    shown, _ = displayed(asked)
    assert [one.id for one in shown[:3]] == [second.pk, first.pk, last.pk]
    assert [one.is_pinned for one in shown[:3]] == [True, True, False]


def test_questions_stand_by_votes_below_what_is_pinned_and_the_newest_of_equals_first(led):
    asked = opened(prompt(led, Kind.QUESTIONS))
    pinned, voted, *others = many(asked, 70)
    Input.objects.filter(pk=pinned.pk).update(pinned_at=timezone.now())
    votes = f"[{voted.pk}]"
    Input.objects.create(
        prompt=asked, seat=seat(led), slot="votes", n=1, value=votes, received_at=timezone.now()
    )
    shown, more = displayed(asked)
    assert [one.id for one in shown[:3]] == [pinned.pk, voted.pk, others[-1].pk]
    assert (shown[1].votes, more) == (1, 10)
