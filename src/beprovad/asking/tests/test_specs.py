"""What can be asked, and what cannot."""

import pytest
from hypothesis import given

from beprovad.asking.specs import (
    KINDS,
    Choice,
    Dots,
    Option,
    Ranking,
    Scale,
    SpecRefusal,
    Texts,
    Words,
    from_json,
    kind_of,
    refuse_spec,
    to_json,
)
from beprovad.asking.tests.makers import GARBAGE, THREE, specs

TWO = [{"key": "a", "text": "Ja"}, {"key": "b", "text": "Nej"}]


@given(specs())
def test_a_spec_is_the_same_after_it_was_kept(spec):
    kept = to_json(spec)

    assert from_json(kept.kind, kept.settings, kept.options) == spec


@given(GARBAGE, GARBAGE)
def test_no_settings_and_no_option_can_break_the_reading(settings, option):
    for kind in (*KINDS, "other"):
        found = from_json(kind, settings, [option, option])

        assert isinstance(found, SpecRefusal) or refuse_spec(found) is None


@pytest.mark.parametrize(
    ("kind", "settings", "spec"),
    [
        ("texts", {}, Texts(most=20, longest=200)),
        ("texts", {"most": "5", "longest": "80"}, Texts(most=5, longest=80)),
        ("dots", {}, Dots(THREE, dots=3, most_on_one=3)),
        ("dots", {"dots": 5}, Dots(THREE, dots=5, most_on_one=5)),
        ("dots", {"dots": 5, "most_on_one": 1}, Dots(THREE, dots=5, most_on_one=1)),
        ("choice", {}, Choice(THREE, least=1, most=1)),
        ("choice", {"least": 0, "most": 3}, Choice(THREE, least=0, most=3)),
        ("scale", {"low": " Inte  alls", "high": "Helt"}, Scale(steps=5, low="Inte alls", high="Helt")),
        ("ranking", {"least": 3}, Ranking(THREE, least=3)),
        ("words", {"most": 1}, Words(most=1, longest=30)),
    ],
)
def test_what_is_left_out_has_its_usual_value(kind, settings, spec):
    assert from_json(kind, settings, THREE) == spec
    assert kind_of(spec) == kind


@pytest.mark.parametrize(
    ("kind", "settings", "options", "why"),
    [
        ("vote", {}, TWO, SpecRefusal.UNKNOWN_KIND),
        ("choice", {}, [], SpecRefusal.TOO_FEW_OPTIONS),
        ("choice", {}, TWO[:1], SpecRefusal.TOO_FEW_OPTIONS),
        ("ranking", {}, [Option(str(n), str(n)) for n in range(31)], SpecRefusal.TOO_MANY_OPTIONS),
        ("choice", {}, [*TWO, {"key": "c", "text": " NEJ "}], SpecRefusal.DOUBLED_OPTION),
        ("choice", {}, [*TWO, {"key": "a", "text": "Kanske"}], SpecRefusal.DOUBLED_OPTION),
        ("choice", {}, [*TWO, {"key": "c", "text": "  "}], SpecRefusal.EMPTY_OPTION),
        ("choice", {}, [*TWO, {"key": "c", "text": "x" * 301}], SpecRefusal.OPTION_TOO_LONG),
        ("choice", {}, [*TWO, {"key": "c:1", "text": "Kanske"}], SpecRefusal.BAD_KEY),
        ("choice", {}, [*TWO, {"text": "Kanske"}], SpecRefusal.BAD_KEY),
        ("choice", {"most": 3}, TWO, SpecRefusal.MOST_OUT_OF_RANGE),
        ("choice", {"least": 2}, TWO, SpecRefusal.LEAST_OUT_OF_RANGE),
        ("ranking", {"least": 3}, TWO, SpecRefusal.LEAST_OUT_OF_RANGE),
        ("dots", {"dots": 0}, TWO, SpecRefusal.DOTS_OUT_OF_RANGE),
        ("dots", {"dots": "många"}, TWO, SpecRefusal.DOTS_OUT_OF_RANGE),
        ("dots", {"dots": True}, TWO, SpecRefusal.DOTS_OUT_OF_RANGE),
        ("dots", {"dots": 3, "most_on_one": 4}, TWO, SpecRefusal.MOST_ON_ONE_OUT_OF_RANGE),
        ("scale", {"steps": 2, "low": "x", "high": "y"}, [], SpecRefusal.STEPS_OUT_OF_RANGE),
        ("scale", {"steps": 12, "low": "x", "high": "y"}, [], SpecRefusal.STEPS_OUT_OF_RANGE),
        ("scale", {"steps": 5, "low": "x"}, [], SpecRefusal.NO_ENDS),
        ("scale", {"low": "x" * 61, "high": "y"}, [], SpecRefusal.END_TOO_LONG),
        ("texts", {"most": 0}, [], SpecRefusal.MOST_OUT_OF_RANGE),
        ("texts", {"longest": 10**6}, [], SpecRefusal.LONGEST_OUT_OF_RANGE),
        ("words", {"most": 11}, [], SpecRefusal.MOST_OUT_OF_RANGE),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_reason(kind, settings, options, why):
    assert from_json(kind, settings, options) is why
