"""Composing a round: what is ready, what may be asked, and what is settled once the room has answered."""

import pytest
from django.urls import reverse

from beprovad.asking.specs import SpecRefusal
from beprovad.rounds.actions.composing import (
    ComposingRefused,
    add_prompt,
    ask_again,
    change_prompt,
    compose_round,
    copy_round,
    move_prompt,
    remove_prompt,
    remove_round,
)
from beprovad.rounds.actions.leading import open_round
from beprovad.rounds.forms.composing import PromptForm
from beprovad.rounds.models import Input, Round
from beprovad.rounds.rules.composing import ComposingRefusal, Draft, keyed
from beprovad.rounds.rules.kinds import Kind, Seating
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


# A second turn, by hand


def test_a_choice_is_asked_again_last_in_the_round_with_the_same_answers(alice):
    led = a_round()
    first, _between = prompt(led, Kind.CHOICE), prompt(led)
    second = ask_again(prompt=first, help_text="Svara igen.", by=alice)
    assert (second.position, second.again, second.title) == (3, first, first.title)
    assert second.options == first.options


def test_what_is_asked_again_follows_what_was_asked_first(alice):
    led = a_round()
    first = prompt(led, Kind.CHOICE)
    second = ask_again(prompt=first, help_text="Svara igen.", by=alice)
    change_prompt(
        prompt=first, draft=Draft(Kind.CHOICE, "Ska vi?", options=("Ja", "Kanske", "Nej")), by=alice
    )
    second.refresh_from_db()
    first.refresh_from_db()
    assert second.options == first.options
    change_prompt(prompt=second, draft=Draft(Kind.CHOICE, "Och nu?"), by=alice)
    second.refresh_from_db()
    assert (second.title, second.options) == ("Och nu?", first.options)


def test_only_a_choice_or_a_scale_of_its_own_is_asked_again_and_once(alice):
    led = a_round()
    texts, choice = prompt(led), prompt(led, Kind.CHOICE)
    dots = prompt(led, Kind.DOTS, options=[], takes_from=texts)
    second = ask_again(prompt=choice, help_text="", by=alice)
    for one in (texts, dots, choice, second):
        refusal = refusal_of(ask_again, prompt=one, help_text="", by=alice)
        assert refusal is ComposingRefusal.NOT_AGAIN


def test_a_second_turn_is_composed_on_the_rounds_page(alice, client):
    client.force_login(alice, backend="django.contrib.auth.backends.ModelBackend")
    led = a_round(seating=Seating.TABLES)
    first = prompt(led, Kind.SCALE)
    address = reverse("rounds:ask_again", args=[first.pk])
    assert f'action="{address}"' in client.get(reverse("rounds:round", args=[led.pk])).content.decode()
    answer = client.post(address, follow=True).content.decode()
    second = led.prompts.get(again=first)
    assert second.help == "Svara igen. Har ni ändrat er?"
    assert "andra varvet" in answer
    assert f'action="{address}"' not in answer
    edit = client.get(reverse("rounds:edit_prompt", args=[second.pk])).content.decode()
    assert 'name="title"' in edit
    assert 'name="steps"' not in edit


@pytest.mark.parametrize("ready", Ready)
def test_a_table_is_never_spoken_to_as_one(ready):
    said = " ".join(f"{draft.title} {draft.help}" for draft in drafts(ready, Seating.TABLES))
    assert not {"du", "dig", "din", "ditt"} & set(said.casefold().replace("?", " ").replace(".", " ").split())


def test_how_many_dots_there_are_is_left_to_the_fields_to_say():
    for seating in Seating:
        _texts, dots = drafts(Ready.CHECKLIST, seating)
        assert "fem" not in dots.help


@pytest.mark.parametrize("kind", Kind)
def test_every_number_that_is_set_says_of_what(kind):
    labels = [str(field.label) for field in PromptForm(kind=kind).fields.values()]
    assert not {"Minst", "Högst", "Minst antal", "Högst antal"} & set(labels)
    assert ("Högst antal inspel från var och en" in labels) is (kind is Kind.TEXTS)
