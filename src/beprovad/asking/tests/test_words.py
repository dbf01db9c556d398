"""Every refusal is said, with its number and the way out."""

import pytest
from django.http import QueryDict

from beprovad.asking.answers import Refusal, validate
from beprovad.asking.posted import posted_answer
from beprovad.asking.specs import Choice, Dots, Ranking, Scale, SpecRefusal, Texts, Words
from beprovad.asking.tests.makers import THREE
from beprovad.asking.words import refusal_text, spec_refusal_text

SPECS = [
    Texts(longest=50),
    Words(),
    Choice(THREE, 2, 2),
    Dots(THREE, 3, 2),
    Scale(5, "Lågt", "Högt"),
    Ranking(THREE, 2),
]


@pytest.mark.parametrize("spec", SPECS)
@pytest.mark.parametrize("reason", Refusal)
def test_every_refusal_is_a_sentence_for_every_kind(spec, reason):
    said = refusal_text(reason, spec)

    assert said.endswith(".")
    assert "%" not in said


@pytest.mark.parametrize("reason", SpecRefusal)
def test_the_one_who_composes_is_told_what_to_change(reason):
    assert spec_refusal_text(reason).endswith(".")


@pytest.mark.parametrize(
    ("spec", "reason", "said"),
    [
        (Texts(longest=50), Refusal.TOO_LONG, "Det är för långt. Högst 50 tecken får plats."),
        (Words(most=1), Refusal.TOO_MANY, "Skriv bara ett ord."),
        (Choice(THREE, 1, 2), Refusal.TOO_MANY, "Välj högst 2 alternativ."),
        (Choice(THREE), Refusal.EMPTY, "Välj ett alternativ."),
        (Dots(THREE, 5, 1), Refusal.TOO_MANY_DOTS, "Det finns 5 prickar att sätta ut. Ta bort någon."),
        (Dots(THREE, 5, 1), Refusal.TOO_MANY_ON_ONE, "Sätt bara en prick på samma alternativ."),
        (Scale(7, "Lågt", "Högt"), Refusal.NOT_A_STEP, "Välj ett av stegen 1 till 7."),
    ],
)
def test_a_refusal_says_the_number_that_holds(spec, reason, said):
    assert refusal_text(reason, spec) == said


@pytest.mark.parametrize(
    ("spec", "form", "value"),
    [
        (Texts(), "svar=Vad+kostar+det", "Vad kostar det"),
        (Words(), "svar=tid&svar=&svar=ro", ["tid", "ro"]),
        (Choice(THREE, 1, 2), "svar=a&svar=c", ["a", "c"]),
        (Dots(THREE), "svar-a=2&svar-b=&svar-c=1", {"a": 2, "c": 1}),
        (Scale(5, "Lågt", "Högt"), "svar=4", 4),
        (Ranking(THREE), "svar-a=2&svar-b=&svar-c=1", ["c", "a"]),
        (Choice(THREE), "", Refusal.EMPTY),
        (Dots(THREE), "other=1", Refusal.EMPTY),
    ],
)
def test_a_form_without_javascript_says_the_same_as_a_phone(spec, form, value):
    assert validate(spec, posted_answer(spec, QueryDict(form), "svar")) == value
