"""What whoever leads sees: the board's way to joining, the joining table, and the screen before the first answer."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format as date

from beprovad.lib.grouping import THRESHOLD
from beprovad.rounds.actions.grouping import join_inputs
from beprovad.rounds.actions.leading import close_prompt, end_round, open_prompt, set_timer
from beprovad.rounds.models import Input
from beprovad.rounds.queries.board import board
from beprovad.rounds.queries.choices import given_by
from beprovad.rounds.queries.joining import joined_of
from beprovad.rounds.rules.kinds import Kind, Seating
from beprovad.rounds.tests.makers import a_round, coordinator, opened, prompt, running, seat, sent
from beprovad.rounds.tests.phones import words_on
from beprovad.rounds.words.joining import likeness_steps, likeness_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice():
    return coordinator()


@pytest.fixture
def client(alice):
    made = Client()
    made.force_login(alice, backend="django.contrib.auth.backends.ModelBackend")
    return made


@pytest.fixture
def asked():
    """Proposals, and the dots that take them over."""
    asked = prompt(running(a_round(seating=Seating.TABLES)))
    prompt(asked.round, Kind.DOTS, "Vilka är viktigast?", options=[], takes_from=asked)
    return opened(asked)


def wrote(asked, *texts):
    return [sent(asked, seat(asked.round, f"Bord {number}"), text) for number, text in enumerate(texts, 1)]


def page(client, name, *args, **look):
    return words_on(client.get(reverse(f"rounds:{name}", args=args), look))


# From proposals to joining


def test_after_the_proposals_the_board_leads_to_joining_them_before_the_dots(client, asked):
    wrote(asked, "Vad kostar det?", "Vem håller i det?")
    shown = page(client, "board", asked.round_id)
    assert "Stäng och slå ihop" in shown
    assert "Nästa steg</button>" not in shown
    close = reverse("rounds:close_prompt", args=[asked.pk])
    answer = client.post(close, {"then": "join"})
    assert answer["Location"] == reverse("rounds:join", args=[asked.pk])
    asked.refresh_from_db()
    assert asked.closed_at is not None
    assert "Slå ihop inspelen" in page(client, "board", asked.round_id)


def test_when_something_is_joined_the_next_step_is_the_next(client, alice, asked):
    join_inputs(
        prompt=asked, inputs=[one.pk for one in wrote(asked, "Vad kostar det?", "Kostar det?")], by=alice
    )
    assert "Nästa steg</button>" in page(client, "board", asked.round_id)


@pytest.mark.parametrize("texts", [(), ("Vad kostar det?",)])
def test_one_wording_is_not_led_to_joining(asked, texts):
    wrote(asked, *texts)
    asked.round.refresh_from_db()
    assert not board(asked.round, timezone.now()).to_join


def test_texts_that_no_step_takes_over_are_not_led_to_joining():
    asked = opened(prompt(running(a_round())))
    wrote(asked, "Lunchen", "Samtalen")
    assert not board(asked.round, timezone.now()).to_join


def test_at_the_last_step_the_board_says_that_it_is(client):
    asked = opened(prompt(running(a_round()), Kind.CHOICE))
    assert "Det var det sista steget. Avsluta när ni är klara" in page(client, "board", asked.round_id)


# The joining table


def test_with_nothing_to_propose_it_is_said_what_to_do_instead(client, asked):
    wrote(asked, "Vad kostar det?", "Vem håller i det?")
    shown = page(client, "join", asked.pk)
    assert "Inga förslag" in shown
    assert "Dra reglaget mot större grupper" in shown


def test_with_everything_joined_there_is_no_more_to_join(client, alice, asked):
    join_inputs(
        prompt=asked, inputs=[one.pk for one in wrote(asked, "Vad kostar det?", "Kostar det?")], by=alice
    )
    assert "det finns inget mer att slå ihop" in page(client, "join", asked.pk).replace("så det", "det")


def test_the_slider_says_its_value_in_words_and_what_its_ends_do(client, asked):
    wrote(asked, "Vad kostar det?", "Vem håller i det?")
    assert 'aria-valuetext="lagom: det som verkar säga samma sak"' in page(client, "join", asked.pk)
    shown = page(client, "join", asked.pk, likeness="0.7")
    assert "mindre grupper: bara det som är nästan lika</output>" in shown
    assert (
        shown.index("större grupper</span>")
        < shown.index('type="range"')
        < shown.index("mindre grupper</span>")
    )


def test_every_value_of_the_slider_has_its_words():
    assert likeness_words(0.15).startswith("större grupper")
    assert [likeness_words(highest) for highest, _ in likeness_steps()] == [
        said for _, said in likeness_steps()
    ]


def test_the_table_stays_as_it_was_looked_at_after_an_act(client, asked):
    first, second = wrote(asked, "Vad kostar det?", "Vem håller i det?")
    chosen = reverse("rounds:join_chosen", args=[asked.pk])
    answer = client.post(f"{chosen}?likeness=0.5&table=Bord+1", {"input": [first.pk, second.pk]})
    assert answer["Location"] == f"{reverse('rounds:join', args=[asked.pk])}?likeness=0.5&table=Bord+1"


def test_from_the_table_one_opens_the_next_step(client, asked):
    wrote(asked, "Vad kostar det?", "Vem håller i det?")
    dots = asked.round.prompts.get(kind=Kind.DOTS)
    assert f'action="{reverse("rounds:open_prompt", args=[dots.pk])}"' in page(client, "join", asked.pk)


# The screen


def test_before_the_first_answer_the_screen_asks_shows_the_way_in_and_says_that_nobody_has_answered(
    client, asked
):
    shown = page(client, "screen", asked.round_id)
    assert asked.title in shown
    assert "Inga svar än" in shown
    assert 'class="qr"' in shown
    assert shown.count("ACD EFG") == 1
    wrote(asked, "Vad kostar det?")
    shown = page(client, "screen", asked.round_id)
    assert "Inga svar än" not in shown
    assert 'class="qr"' not in shown


def test_answers_that_are_hidden_are_counted_in_large_and_nothing_more(client):
    asked = opened(prompt(running(a_round()), Kind.CHOICE))
    Input.objects.create(
        prompt=asked, seat=seat(asked.round), n=1, value=json.dumps(["a"]), received_at=timezone.now()
    )
    shown = page(client, "screen", asked.round_id)
    assert '<p class="screen-calm">1 av 1 har svarat</p>' in shown
    assert "Flest valde" not in shown


def test_behind_a_locked_door_the_screen_shows_no_way_in(client, asked):
    asked.round.is_locked = True
    asked.round.save()
    shown = page(client, "screen", asked.round_id)
    assert "Inga svar än" in shown
    assert 'class="qr"' not in shown


def test_a_step_that_closed_without_an_answer_says_so(client, asked):
    client.post(reverse("rounds:close_prompt", args=[asked.pk]))
    assert "Inga svar kom in" in page(client, "screen", asked.round_id)


def test_the_screen_shows_what_the_room_chooses_between_while_it_chooses(client, alice, asked):
    wrote(asked, "Vad kostar det?", "Vem håller i det?")
    open_prompt(prompt=asked.round.prompts.get(kind=Kind.DOTS), by=alice)
    shown = page(client, "screen", asked.round_id)
    assert "<li>Vad kostar det?</li><li>Vem håller i det?</li>" in shown
    assert "Inga svar än" in shown
    assert "ACD EFG" in shown


def test_the_tables_name_stands_by_what_it_sent_on_the_screen_as_is_promised(client, asked):
    wrote(asked, "Vad kostar det?")
    shown = page(client, "screen", asked.round_id)
    assert 'Vad kostar det? <span class="screen-table">Bord 1</span>' in shown


def test_while_they_are_joined_the_screen_shows_the_groups_as_they_become(client, alice, asked):
    asked.help = "Skriv kort."
    asked.save()
    rows = wrote(asked, "Vad kostar det?", "Vad kostar det per år?", "Vem håller i det?")
    close_prompt(prompt=asked, by=alice)
    shown = page(client, "screen", asked.round_id)
    assert "Nu slår vi ihop det som säger samma sak." in shown
    assert "Skriv kort." not in shown
    join_inputs(prompt=asked, inputs=[one.pk for one in rows[:2]], by=alice)
    shown = page(client, "screen", asked.round_id)
    assert (
        '<strong>Vad kostar det?</strong> <span class="screen-table">2 inspel: Bord 1, Bord 2</span>' in shown
    )
    assert "Vad kostar det per år?" not in shown
    assert "Vem håller i det?" in shown


def test_after_the_end_the_screen_thanks_and_shows_the_last_that_was_shown(client, alice, asked):
    wrote(asked, "Vad kostar det?")
    end_round(led=asked.round, by=alice)
    shown = page(client, "screen", asked.round_id)
    assert "Tack! Rundan är avslutad." in shown
    assert "<li>Vad kostar det?</li>" in shown
    asked.shows_inputs = False
    asked.save()
    shown = page(client, "screen", asked.round_id)
    assert "Tack! Rundan är avslutad." in shown
    assert "Vad kostar det?" not in shown


# Who is in, and how long is left


@pytest.mark.parametrize(
    ("sizes", "said"),
    [((4, 3), "2 bord, 7 personer"), ((4, None), "2 bord, minst 4 personer"), ((None,), "1 bord")],
)
def test_tables_are_counted_as_tables_with_the_people_at_them_where_they_said(client, asked, sizes, said):
    for number, size in enumerate(sizes):
        seat(asked.round, f"Bord {number}", size)
    assert re.search(rf"<p>{said}\s*</p>", page(client, "board", asked.round_id))
    asked.round.current = None
    asked.round.save()
    assert re.search(rf'<p class="screen-here">{said}\s*</p>', page(client, "screen", asked.round_id))


def test_phones_are_counted_as_phones(client):
    led = running(a_round())
    seat(led)
    assert re.search(r"<p>1 är med\s*</p>", page(client, "board", led.pk))


def test_the_time_that_is_left_has_its_unit_with_and_without_its_script(client, alice, asked):
    set_timer(prompt=asked, seconds=120, by=alice)
    for name in ("board", "screen"):
        shown = page(client, name, asked.round_id)
        assert 'data-left="{time} kvar"' in shown
        assert " sekunder kvar</round-countdown>" in shown


def test_what_opens_the_screen_and_what_shows_the_answers_have_names_of_their_own(client):
    shown = page(client, "board", opened(prompt(running(a_round()), Kind.CHOICE)).round_id)
    assert "Öppna skärmen för rummet" in shown
    assert "Visa svaren</button>" in shown
    assert "Visa för rummet" not in shown


def test_one_ticked_text_is_told_which_ones_count(client, asked):
    (first,) = wrote(asked, "Vad kostar det?")
    answer = client.post(reverse("rounds:join_chosen", args=[asked.pk]), {"input": [first.pk]}, follow=True)
    assert "Ett förslag slås ihop med sin egen knapp." in words_on(answer)


# Rewording, and the end


def test_a_single_text_is_reworded_before_the_room_votes_and_the_tables_words_stay(client, alice, asked):
    first, _ = wrote(asked, "Vad kostar det?", "Vem håller i det?")
    address = reverse("rounds:reword_one", args=[asked.pk, first.pk])
    assert address in page(client, "join", asked.pk)
    shown = words_on(client.get(address))
    assert "Så skrev rummet" in shown
    assert '<span>Vad kostar det?</span> <span class="meta">Bord 1</span>' in shown
    assert client.post(address, {"wording": ""}).status_code == 422
    client.post(address, {"wording": "Vad kostar det per år?"})
    (joined,) = joined_of(asked)
    assert (joined.group.wording, joined.editor) == ("Vad kostar det per år?", alice.actor.label)
    assert [one.text for one in joined.wordings] == ["Vad kostar det?"]
    given = [one["text"] for one in given_by(asked)]
    assert given == ["Vad kostar det per år?", "Vem håller i det?"]
    assert client.get(address).status_code == 404
    again = page(client, "reword", asked.pk, joined.group.pk)
    assert '<span>Vad kostar det?</span> <span class="meta">Bord 1</span>' in again


def test_what_was_only_reworded_is_not_counted_as_a_group(client, alice, asked):
    kept, *others = wrote(asked, "Vad kostar det?", "Vem håller i det?", "Vem leder det?")
    join_inputs(prompt=asked, inputs=[kept.pk], wording="Vad kostar det i kronor?", by=alice)
    join_inputs(
        prompt=asked, inputs=[one.pk for one in others], wording="Vem håller i det och leder?", by=alice
    )
    shown = page(client, "join", asked.pk)
    assert ">1 grupp<" in shown
    assert ">1 omformulerat för sig<" in shown


def test_an_input_of_another_step_is_not_reworded_here(client, asked):
    other = opened(prompt(asked.round))
    (theirs,) = wrote(other, "Vad kostar det?")
    address = reverse("rounds:reword_one", args=[asked.pk, theirs.pk])
    assert client.post(address, {"wording": "Något annat"}).status_code == 404


def test_at_the_end_it_is_said_what_comes_then(client, asked):
    wrote(asked, "Vad kostar det?")
    opened(asked.round.prompts.get(kind=Kind.DOTS))
    assert "Sedan gör ni checklistan av den." in page(client, "board", asked.round_id)
    ended = client.post(reverse("rounds:end", args=[asked.round_id]), follow=True)
    assert "Nästa steg: gör checklistan av den här." in words_on(ended)
    assert "1 bord" in words_on(ended)
    assert f"{date(timezone.localdate())} · 1 bord" in " ".join(words_on(ended).split())


def test_after_the_end_phones_were_in(client):
    led = running(a_round())
    seat(led)
    client.post(reverse("rounds:end", args=[led.pk]))
    for name in ("results", "screen"):
        shown = page(client, name, led.pk)
        assert "1 var med" in shown
        assert "1 är med" not in shown


def test_the_round_is_ended_by_a_button_at_the_last_step_and_below_the_steps_until_then(client, asked):
    def parts(shown):
        return [shown.index(one) for one in ("Ja, avsluta", '<ol class="board-sequence">')]

    end, steps = parts(page(client, "board", asked.round_id))
    assert end > steps
    opened(asked.round.prompts.get(kind=Kind.DOTS))
    shown = page(client, "board", asked.round_id)
    end, steps = parts(shown)
    assert end < steps
    assert shown.count("Ja, avsluta") == 1


def test_what_is_hidden_stands_before_what_is_shown_and_not_below_it_all(client, asked):
    wrote(asked, "Vad kostar det?", "Dumt sagt")
    Input.objects.filter(pk=Input.objects.latest("pk").pk).update(hidden_at=timezone.now())
    shown = page(client, "board", asked.round_id)
    assert shown.index("1 dolt") < shown.index("Dumt sagt") < shown.index("Vad kostar det?")


def test_only_what_is_chosen_can_be_cleared_at_the_joining_table(client, asked):
    wrote(asked, "Vad kostar det?", "Vem håller i det?")
    assert "Rensa urvalet" not in page(client, "join", asked.pk)
    assert "Rensa urvalet" not in page(client, "join", asked.pk, words="", table="", likeness=str(THRESHOLD))
    assert "Rensa urvalet" in page(client, "join", asked.pk, words="kostar")
