"""What counts as an answer, and why something does not."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beprovad.asking.answers import Refusal, canonical, plain_text, validate
from beprovad.asking.specs import Choice, Dots, Ranking, Scale, Texts, Words
from beprovad.asking.tests.makers import GARBAGE, THREE, specs, specs_with_answers

ONE = Choice(THREE)
SOME = Choice(THREE, least=2, most=2)
ANY = Choice(THREE, least=0, most=3)
DOTS = Dots(THREE, dots=3, most_on_one=2)
SCALE = Scale(steps=5, low="Inte alls", high="Helt")
ORDER = Ranking(THREE, least=2)
WORDS = Words(most=2, longest=10)


@given(specs_with_answers())
def test_an_answer_is_in_one_shape_and_stays_so(case):
    spec, raws = case
    for raw, _weight in raws:
        value = validate(spec, raw)
        if not isinstance(value, Refusal):
            assert validate(spec, value) == value
            assert validate(spec, json.loads(canonical(value))) == value


@given(specs(), GARBAGE | st.text())
def test_nothing_that_is_sent_can_break_the_reading(spec, raw):
    validate(spec, raw)


@given(st.text(max_size=80))
def test_a_text_is_one_paragraph_that_every_database_and_document_can_hold(raw):
    text = plain_text(raw, 40)
    if not isinstance(text, Refusal):
        assert 0 < len(text) <= 40
        assert text == " ".join(text.split())
        assert text.encode()
        assert "\0" not in text


@pytest.mark.parametrize(
    ("spec", "raw", "value"),
    [
        (Texts(), "  Vad kostar\r\ndet? ", "Vad kostar det?"),
        (Texts(), "A\u0308nnu \u200bfler", "Ännu fler"),
        (Texts(), "\u202eabc\u2066", "abc"),
        (Texts(), "Z" + "\u0316" * 50, "Z" + "\u0316" * 4),
        (Texts(), "👍", "👍"),
        (Texts(), "Enligt 2025:400, från 1 juli 2025", "Enligt 2025:400, från 1 juli 2025"),
        (ONE, "b", ["b"]),
        (ONE, ["b"], ["b"]),
        (SOME, ["c", "a"], ["a", "c"]),
        (SOME, ["c", "a", "a"], ["a", "c"]),
        (ANY, [], []),
        (ANY, None, []),
        (DOTS, {"c": "1", "a": 2, "b": ""}, {"a": 2, "c": 1}),
        (SCALE, "5", 5),
        (SCALE, 1, 1),
        (ORDER, ["c", "a"], ["c", "a"]),
        (ORDER, {"a": "2", "b": "", "c": "1"}, ["c", "a"]),
        (ORDER, {"a": 9, "b": 4, "c": 6}, ["b", "c", "a"]),
        (WORDS, ["Tid ", "", "tid", "ro"], ["Tid", "ro"]),
        (WORDS, "tid", ["tid"]),
    ],
)
def test_what_a_widget_sends_is_an_answer(spec, raw, value):
    assert validate(spec, raw) == value


@pytest.mark.parametrize(
    ("spec", "raw", "why"),
    [
        (Texts(), None, Refusal.EMPTY),
        (Texts(), " \n ", Refusal.EMPTY),
        (Texts(), "\u200b\u3164", Refusal.EMPTY),
        (Texts(), 7, Refusal.NOT_TEXT),
        (Texts(), b"abc", Refusal.NOT_TEXT),
        (Texts(), "\ud800", Refusal.NOT_TEXT),
        (Texts(longest=10), "abcdefghijk", Refusal.TOO_LONG),
        (Texts(longest=10), "x" * 10_000_000, Refusal.TOO_LONG),
        (Texts(), "Ring 19121212-1212", Refusal.IDENTITY_NUMBER),
        (WORDS, ["191212121212"], Refusal.TOO_LONG),
        (Words(longest=20), ["tid", "19121212-1212"], Refusal.IDENTITY_NUMBER),
        (WORDS, ["", "  "], Refusal.EMPTY),
        (WORDS, ["tid", "ro", "mod"], Refusal.TOO_MANY),
        (WORDS, ["tid"] * 1001, Refusal.TOO_MANY),
        (WORDS, [["tid"]], Refusal.NOT_TEXT),
        (ONE, "", Refusal.EMPTY),
        (ONE, "x", Refusal.UNKNOWN_OPTION),
        (ONE, [["a"]], Refusal.UNKNOWN_OPTION),
        (ONE, {"a": 1}, Refusal.NOT_AN_ANSWER),
        (ONE, ["a", "b"], Refusal.TOO_MANY),
        (SOME, ["a"], Refusal.TOO_FEW),
        (DOTS, {}, Refusal.EMPTY),
        (DOTS, {"a": 0}, Refusal.EMPTY),
        (DOTS, {"a": 2, "b": 2}, Refusal.TOO_MANY_DOTS),
        (DOTS, {"a": 3}, Refusal.TOO_MANY_ON_ONE),
        (DOTS, {"a": -1, "b": 2}, Refusal.NOT_A_COUNT),
        (DOTS, {"a": 1.5}, Refusal.NOT_A_COUNT),
        (DOTS, {"a": "två"}, Refusal.NOT_A_COUNT),
        (DOTS, {"a": True}, Refusal.NOT_A_COUNT),
        (DOTS, {"x": 1}, Refusal.UNKNOWN_OPTION),
        (DOTS, ["a"], Refusal.NOT_AN_ANSWER),
        (SCALE, "", Refusal.EMPTY),
        (SCALE, 0, Refusal.NOT_A_STEP),
        (SCALE, 6, Refusal.NOT_A_STEP),
        (SCALE, 3.0, Refusal.NOT_A_STEP),
        (SCALE, True, Refusal.NOT_A_STEP),
        (SCALE, "9" * 400, Refusal.NOT_A_STEP),
        (ORDER, [], Refusal.EMPTY),
        (ORDER, ["a"], Refusal.TOO_FEW),
        (ORDER, ["a", "a"], Refusal.SAME_PLACE),
        (ORDER, {"a": 1, "b": 1}, Refusal.SAME_PLACE),
        (ORDER, {"a": "först", "b": 1}, Refusal.NOT_A_COUNT),
        (ORDER, ["a", "x"], Refusal.UNKNOWN_OPTION),
    ],
)
def test_what_is_no_answer_is_refused_with_the_reason(spec, raw, why):
    assert validate(spec, raw) is why


def test_the_same_answer_is_the_same_string():
    assert canonical({"b": 1, "a": 2}) == canonical({"a": 2, "b": 1}) == '{"a":2,"b":1}'
    assert canonical("Öppet") == '"Öppet"'
