"""Joining what the room wrote: every wording stays, every act is undone, and a negation is never proposed."""

import json

import pytest
from django.utils import timezone

from beprovad.rounds.actions.grouping import join_all, join_inputs, part_inputs, reword_group
from beprovad.rounds.actions.moderating import moderate, undo_last
from beprovad.rounds.models import Group, Input
from beprovad.rounds.queries.joining import alone_of, joined_of, joining_table
from beprovad.rounds.queries.results import tally_of
from beprovad.rounds.rules.acts import Verb
from beprovad.rounds.rules.kinds import Seating
from beprovad.rounds.tests.makers import a_round, coordinator, opened, prompt, running, seat

pytestmark = pytest.mark.django_db

WRITTEN = ("Vad kostar det?", "Vad kostar det per år?", "Vem håller i det?")


@pytest.fixture
def alice():
    return coordinator()


@pytest.fixture
def asked():
    led = running(a_round(seating=Seating.TABLES))
    asked = opened(prompt(led))
    for number, text in enumerate(WRITTEN, 1):
        wrote(asked, seat(led, f"Bord {number}"), text)
    return asked


def wrote(asked, at, text, **more):
    return Input.objects.create(
        prompt=asked, seat=at, slot="1", n=1, value=json.dumps(text, ensure_ascii=False),
        received_at=timezone.now(), **more,
    )  # fmt: skip


def ids(asked):
    return [one.pk for one in asked.inputs.order_by("pk")]


def stands(asked):
    groups = [(one.group.wording, [w.text for w in one.wordings]) for one in joined_of(asked)]
    return groups, [one.text for one in alone_of(asked)]


def test_joined_inputs_keep_their_wordings_and_their_tables(asked, alice):
    first, second, _ = ids(asked)
    join_inputs(prompt=asked, inputs=[first, second], by=alice)
    (joined,) = joined_of(asked)
    assert joined.group.wording == "Vad kostar det?"
    assert joined.tables == ("Bord 1", "Bord 2")
    assert stands(asked) == ([("Vad kostar det?", list(WRITTEN[:2]))], [WRITTEN[2]])


def test_a_whole_group_comes_along_when_one_of_it_is_joined_with_another(asked, alice):
    first, second, third = ids(asked)
    join_inputs(prompt=asked, inputs=[first, second], by=alice)
    join_inputs(prompt=asked, inputs=[second, third], by=alice)
    assert Group.objects.count() == 1
    assert stands(asked)[1] == []


def test_every_act_is_undone_in_turn(asked, alice):
    first, second, third = ids(asked)
    before = stands(asked)
    group = join_inputs(prompt=asked, inputs=[first, second], by=alice)
    joined = stands(asked)
    reword_group(group=group, wording="Vad kostar det allt som allt?", by=alice)
    part_inputs(prompt=asked, inputs=[first, second], by=alice)
    assert stands(asked) == before
    assert undo_last(prompt=asked, by=alice) is Verb.PART
    assert stands(asked)[0][0][0] == "Vad kostar det allt som allt?"
    assert Group.objects.get().key == group.key
    assert undo_last(prompt=asked, by=alice) is Verb.REWORD
    assert stands(asked) == joined
    assert undo_last(prompt=asked, by=alice) is Verb.JOIN
    assert stands(asked) == before
    assert undo_last(prompt=asked, by=alice) is None
    assert ids(asked) == [first, second, third]


def test_what_came_in_after_an_act_stays_when_it_is_undone(asked, alice):
    first, second, _ = ids(asked)
    join_inputs(prompt=asked, inputs=[first, second], by=alice)
    late = wrote(asked, seat(asked.round, "Bord 9"), "Hur vet vi att det hjälper?")
    undo_last(prompt=asked, by=alice)
    assert late.pk in ids(asked)
    assert not Group.objects.exists()


def test_a_proposal_is_taken_at_once_and_undone_at_once(asked, alice):
    before = stands(asked)
    proposed = joining_table(asked).proposed
    assert [[one.text for one in each] for each in proposed] == [list(WRITTEN[:2])]
    assert join_all(prompt=asked, proposed=[{one.id for one in each} for each in proposed], by=alice) == 1
    assert stands(asked)[0] == [("Vad kostar det?", list(WRITTEN[:2]))]
    undo_last(prompt=asked, by=alice)
    assert stands(asked) == before


def test_a_sentence_and_its_negation_are_never_proposed_together(alice):
    asked = opened(prompt(running(a_round())))
    wrote(asked, seat(asked.round), "Vi har följt upp insatsen")
    wrote(asked, seat(asked.round), "Vi har inte hunnit följa upp insatsen")
    assert joining_table(asked, threshold=0.15).proposed == ()


def test_the_table_is_searched_and_filtered_without_changing_what_is_proposed(asked):
    table = joining_table(asked, words="HÅLLER")
    assert [one.text for one in table.alone] == ["Vem håller i det?"]
    assert len(table.proposed) == 1
    assert [one.seat for one in joining_table(asked, table="Bord 2").alone] == ["Bord 2"]


def test_the_joining_table_asks_as_many_queries_of_a_hundred_inputs_as_of_three(
    asked, alice, django_assert_num_queries, django_assert_max_num_queries
):
    join_inputs(prompt=asked, inputs=ids(asked)[:2], by=alice)
    with django_assert_max_num_queries(6) as few:
        joining_table(asked)
    for number in range(60):
        wrote(asked, seat(asked.round, f"Bord {number + 10}"), f"Fråga {number} om något helt annat")
    with django_assert_num_queries(len(few)):
        joining_table(asked)


def test_a_hidden_input_counts_for_nothing_until_it_is_shown_again(asked, alice):
    first, *_ = ids(asked)
    moderate(prompt=asked, inputs=[first], verb=Verb.HIDE, by=alice)
    assert tally_of(asked).answered == 2
    undo_last(prompt=asked, by=alice)
    assert tally_of(asked).answered == 3


def test_a_held_input_is_shown_when_it_is_let_through(alice):
    asked = opened(prompt(running(a_round()), is_moderated=True))
    held = wrote(asked, seat(asked.round), "Vad säger de som berörs?", is_held=True)
    assert alone_of(asked) == ()
    moderate(prompt=asked, inputs=[held.pk], verb=Verb.LET_THROUGH, by=alice)
    assert [one.text for one in alone_of(asked)] == ["Vad säger de som berörs?"]


def test_what_is_done_at_one_prompt_touches_no_other(asked, alice):
    other = opened(prompt(running(a_round("En annan"), code="AACCDD")))
    theirs = wrote(other, seat(other.round), "Vad kostar det?")
    moderate(prompt=asked, inputs=[theirs.pk], verb=Verb.HIDE, by=alice)
    join_inputs(prompt=asked, inputs=[theirs.pk, *ids(asked)[:1]], by=alice)
    theirs.refresh_from_db()
    assert (theirs.hidden_at, theirs.group) == (None, None)
