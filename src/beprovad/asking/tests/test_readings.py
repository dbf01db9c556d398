"""What a screen shows and says of the answers."""

import pytest
from hypothesis import given

from beprovad.asking.readings import CloudWord, reading, shift
from beprovad.asking.sentences import sentence, shift_sentence
from beprovad.asking.specs import Choice, Dots, Ranking, Scale, Texts, Words
from beprovad.asking.tallies import NOTHING, Tally, tally
from beprovad.asking.tests.makers import THREE, specs_with_answers

ONE = Choice(THREE)
DOTS = Dots(THREE, 3, 3)
SCALE = Scale(5, "Inte alls", "Helt")
ORDER = Ranking(THREE)


def read(spec, *answers):
    return reading(spec, tally(spec, [(answer, 1) for answer in answers]))


@given(specs_with_answers())
def test_every_tally_can_be_shown_and_said(case):
    spec, values = case
    counted = tally(spec, values)
    found = reading(spec, counted)

    assert found.answered == counted.answered
    assert sentence(found).endswith(".")
    for row in (*getattr(found, "bars", ()), *getattr(found, "places", ())):
        assert 0 <= row.share <= 1
        assert 0 <= row.length <= 1


@given(specs_with_answers())
def test_nothing_has_shifted_between_a_vote_and_itself(case):
    spec, values = case
    counted = tally(spec, values)
    change = shift(spec, counted, counted)

    if change is None:
        assert isinstance(spec, Texts | Words)
    else:
        assert all(row.change == 0 for row in change.rows)
        assert shift_sentence(change)


def test_choices_stand_in_the_order_in_which_they_were_asked():
    found = read(ONE, "b", "b", "c", "b")

    assert [(bar.key, bar.count, bar.share, bar.length) for bar in found.bars] == [
        ("a", 0, 0.0, 0.0),
        ("b", 3, 0.75, 1.0),
        ("c", 1, 0.25, 1 / 3),
    ]
    assert sentence(found) == "Flest valde ”Tid”: 3 av 4."


def test_dots_stand_by_how_many_and_equals_as_they_were_asked():
    found = read(DOTS, {"c": 3}, {"a": 1, "b": 1})

    assert [(bar.key, bar.count) for bar in found.bars] == [("c", 3), ("a", 1), ("b", 1)]
    assert found.placed == 5
    assert sentence(found) == "Flest prickar har ”Takt”: 3 av 5."


def test_a_scale_has_its_mean_and_the_answer_in_the_middle():
    found = read(SCALE, 1, 4, 5, 5)

    assert (found.mean, found.median) == (3.75, 4.5)
    assert [bar.count for bar in found.bars] == [1, 0, 0, 1, 2]
    assert sentence(found) == (
        "4 har svarat. Medelvärdet är 3,8 på skalan 1 till 5, och svaret i mitten är 4,5."
    )


def test_a_ranking_stands_by_its_points_and_tells_firsts_and_mean_place():
    found = read(ORDER, ["a", "b", "c"], ["a", "c", "b"], ["b"])

    assert [(place.key, place.points, place.firsts, place.mean) for place in found.places] == [
        ("a", 6, 2, 1.0),
        ("b", 4, 1, 2.0),
        ("c", 3, 0, 2.5),
    ]
    assert sentence(found) == "Högst kommer ”Tillit”: 2 av 3 satte det först."


def test_an_answer_that_ranks_fewer_gives_fewer_points():
    """As Emerson has it: one alone gives one point, so that ranking all is never a loss."""
    assert [place.points for place in read(ORDER, ["b"]).places] == [1, 0, 0]
    assert read(ORDER, ["b"]).places[1].mean is None


def test_words_are_one_whatever_their_case_and_stand_in_the_commonest_spelling():
    found = read(Words(), ["tid", "Tillit!"], ["Tid"], ["tid", "tillit"])

    assert found.words == (CloudWord("tid", 3, 4), CloudWord("Tillit!", 2, 3))


def test_the_commonest_word_of_many_is_the_largest_and_a_lonely_one_the_smallest():
    found = read(Words(), *[["tid"]] * 40, ["ro"])

    assert [word.weight for word in found.words] == [6, 1]


@pytest.mark.parametrize(
    ("spec", "answers", "said"),
    [
        (ONE, [], "Ingen har svarat än."),
        (ONE, ["a", "b"], "2 alternativ ligger lika: 1 av 2 valde vart och ett."),
        (Choice(THREE, 0, 1), [[]], "Ingen valde något av alternativen."),
        (DOTS, [{"a": 1, "b": 1}], "2 alternativ ligger lika med flest prickar: 1 var."),
        (ORDER, [["a"], ["b"]], "2 alternativ ligger lika högst, med 1 poäng var."),
        (SCALE, [3], "1 har svarat. Medelvärdet är 3,0 på skalan 1 till 5, och svaret i mitten är 3."),
        (Words(), [["tid"]], "Hittills ett ord."),
        (Words(), [["tid", "ro"]], "2 ord, alla olika."),
        (Words(), [["tid"], ["tid"]], "Alla svar säger ”tid”."),
        (
            Words(),
            [["tid", "ro"], ["tid"]],
            "Vanligast är ”tid”, som står i 2 svar. Det finns 2 olika ord.",
        ),
        (Texts(), ["Vad kostar det?"], "1 svar har kommit in."),
    ],
)
def test_the_sentence_says_how_it_stands(spec, answers, said):
    assert sentence(read(spec, *answers)) == said


def test_the_shift_of_a_choice_is_told_by_what_changed_most():
    before, after = Tally(4, (("a", 3), ("b", 1))), Tally(5, (("a", 1), ("b", 4)))
    change = shift(ONE, before, after)

    assert [(row.key, row.before, row.after) for row in change.rows] == [
        ("a", 0.75, 0.2),
        ("b", 0.25, 0.8),
        ("c", 0.0, 0.0),
    ]
    assert max(row.length_after for row in change.rows) == 1.0
    assert shift_sentence(change) == (
        "Störst är ändringen för ”Tillit”: från 75\u00a0% till 20\u00a0%. 4 svarade första gången och 5 andra gången."
    )


def test_the_shift_of_a_scale_is_told_by_its_means():
    before, after = (tally(SCALE, [(step, 1) for step in steps]) for steps in ((2, 3), (4, 4)))

    assert shift_sentence(shift(SCALE, before, after)) == (
        "Medelvärdet gick från 2,5 till 4,0. 2 svarade första gången och 2 andra gången."
    )


def test_one_vote_alone_has_no_shift_to_tell():
    assert shift_sentence(shift(ONE, NOTHING, Tally(1, (("a", 1),)))) == (
        "Det finns inte två omröstningar att jämföra än."
    )
