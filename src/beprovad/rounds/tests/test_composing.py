"""Composing a round: what is ready, what may be asked, and what is settled once the room has answered."""

import pytest

from beprovad.asking.specs import SpecRefusal
from beprovad.rounds.actions.composing import (
    ComposingRefused,
    add_prompt,
    change_prompt,
    compose_round,
    copy_round,
    move_prompt,
    remove_prompt,
    remove_round,
)
from beprovad.rounds.actions.leading import open_round
from beprovad.rounds.models import Input, Round
from beprovad.rounds.rules.composing import ComposingRefusal, Draft, keyed
from beprovad.rounds.rules.kinds import Kind
from beprovad.rounds.tests.makers import a_round, coordinator, network, prompt, seat
from beprovad.rounds.words.ready import Ready, drafts

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice():
    return coordinator()


def composed(alice, ready):
    return compose_round(title="Dagen", networks=[network()], drafts=drafts(ready), by=alice)


def refusal_of(act, **told):
    with pytest.raises(ComposingRefused) as caught:
        act(**told)
    return caught.value.refusal


@pytest.mark.parametrize("ready", Ready)
def test_what_is_ready_can_be_asked_as_it_stands(alice, ready):
    led = composed(alice, ready)
    assert [one.kind for one in led.prompts.all()] == [draft.kind.value for draft in drafts(ready)]
    if ready is not Ready.EMPTY:
        assert open_round(led=led, by=alice).code


def test_the_rooms_dots_are_placed_on_what_the_room_wrote(alice):
    texts, dots = composed(alice, Ready.CHECKLIST).prompts.all()
    assert (texts.kind, dots.takes_from) == (Kind.TEXTS, texts)


def test_the_second_time_asks_the_same_as_the_first(alice):
    first, _talk, second = composed(alice, Ready.TWICE).prompts.all()
    assert second.again == first
    assert second.options == first.options


def test_a_copy_asks_the_same_and_nobody_has_answered_it(alice):
    source = composed(alice, Ready.CHECKLIST)
    asked = source.prompts.first()
    Input.objects.create(
        prompt=asked, seat=seat(source), n=1, slot="1", value='"x"', received_at="2026-11-22T09:00Z"
    )
    led = copy_round(source=source, title="Igen", by=alice)
    texts, dots = led.prompts.all()
    assert dots.takes_from == texts
    assert not Input.objects.filter(prompt__round=led).exists()
    assert list(led.networks.all()) == list(source.networks.all())


def test_two_options_of_one_wording_are_no_choice(alice):
    led = a_round()
    draft = Draft(Kind.CHOICE, "Ska vi?", options=("Ja", "ja"))
    assert refusal_of(add_prompt, led=led, draft=draft, by=alice) is SpecRefusal.DOUBLED_OPTION


def test_an_option_keeps_its_key_when_others_change():
    before = keyed(("Ja", "Nej"))
    known = {option["text"]: option["key"] for option in before}
    after = keyed(("Kanske", "Nej"), known)
    assert after[1] == before[1]
    assert len({option["key"] for option in (*before, *after)}) == 3


def test_what_somebody_has_answered_is_not_asked_otherwise(alice):
    led = a_round()
    asked = prompt(led)
    Input.objects.create(
        prompt=asked, seat=seat(led), n=1, slot="1", value='"x"', received_at="2026-11-22T09:00Z"
    )
    draft = Draft(Kind.TEXTS, "Något annat")
    assert refusal_of(change_prompt, prompt=asked, draft=draft, by=alice) is ComposingRefusal.ANSWERED
    assert refusal_of(remove_prompt, prompt=asked, by=alice) is ComposingRefusal.ANSWERED


def test_dots_never_come_before_what_they_are_placed_on(alice):
    led = composed(alice, Ready.CHECKLIST)
    texts, dots = led.prompts.all()
    assert refusal_of(move_prompt, prompt=dots, steps=-1, by=alice) is ComposingRefusal.TAKES_FROM_LATER
    assert list(led.prompts.all()) == [texts, dots]


def test_a_prompt_moves_and_the_order_stays_whole(alice):
    led = composed(alice, Ready.EVALUATION)
    first, second, third = led.prompts.all()
    move_prompt(prompt=third, steps=-1, by=alice)
    assert list(led.prompts.all()) == [first, third, second]
    remove_prompt(prompt=first, by=alice)
    assert [one.position for one in led.prompts.all()] == [1, 2]


def test_only_a_round_that_the_room_was_never_in_is_removed(alice):
    led = composed(alice, Ready.CHECK_IN)
    open_round(led=led, by=alice)
    assert refusal_of(remove_round, led=led, by=alice) is ComposingRefusal.OPENED
    other = composed(alice, Ready.CHECK_IN)
    remove_round(led=other, by=alice)
    assert list(Round.objects.all()) == [led]
