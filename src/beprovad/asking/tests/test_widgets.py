"""The fields one answers in, and the drawings of what was answered, as a page builder writes them."""

import re

import pytest
from django.http import QueryDict
from django.template import engines
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from beprovad.asking.answers import Refusal, validate
from beprovad.asking.posted import posted_answer
from beprovad.asking.specs import Choice, Dots, Option, Ranking, Scale, Texts, Words
from beprovad.asking.tallies import NOTHING, tally
from beprovad.asking.tests.makers import GARBAGE, THREE, specs, specs_with_answers

FEW = settings(max_examples=25)  # each draws a template
EVIL = "\"><script>alert('1')</script>"
EVIL_OPTIONS = (Option("a", EVIL), Option("b", "Tid"))
EVIL_SPECS = [
    (Texts(), EVIL),
    (Words(3, 60), [EVIL, EVIL.upper()]),
    (Choice(EVIL_OPTIONS), ["a"]),
    (Choice(EVIL_OPTIONS, 0, 2), ["a", "b"]),
    (Dots(EVIL_OPTIONS), {"a": 2}),
    (Scale(5, EVIL, EVIL), 4),
    (Ranking(EVIL_OPTIONS), ["b", "a"]),
]


def drawn(source, **values):
    return engines["django"].from_string("{% load asking %}" + source).render(values)


def fields(html):
    """What a browser would post of this: the fields by name, as a form says them."""
    posted = QueryDict(mutable=True)
    for tag in re.findall(r"<input[^>]*>", html):
        told = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if told["type"] in {"text", "number"} or " checked" in tag:
            posted.appendlist(told["name"], told["value"])
    for name, options in re.findall(r'<select[^>]* name="([^"]*)">(.*?)</select>', html, re.DOTALL):
        posted.appendlist(name, *(re.findall(r'value="(\d+)" selected', options) or [""]))
    for name, text in re.findall(r'<textarea[^>]* name="([^"]*)"[^>]*>(.*?)</textarea>', html, re.DOTALL):
        posted.appendlist(name, text)
    return posted


@pytest.mark.parametrize(("spec", "value"), EVIL_SPECS)
def test_text_is_data_wherever_it_stands(spec, value):
    counted = tally(spec, [(value, 3)])
    html = drawn(
        "{% widget spec value name label=evil help=evil refusal='too_many' %}"
        "{% result spec counted heading=evil %}{% shift_result spec counted counted %}",
        spec=spec,
        value=value,
        counted=counted,
        name="answer",
        evil=EVIL,
    )

    assert "<script" not in html.lower()
    assert " style=" not in html


@FEW
@given(specs_with_answers())
def test_what_a_widget_shows_is_what_its_form_would_send_again(case):
    """With no JavaScript anywhere: the answer comes back as it was, whichever kind it is."""
    spec, answered = case
    for raw, _weight in answered:
        value = validate(spec, raw)
        if isinstance(value, Refusal):
            continue
        again = validate(
            spec,
            posted_answer(spec, fields(drawn("{% widget spec value %}", spec=spec, value=value)), "answer"),
        )
        assert again == value or (value == [] and again is Refusal.EMPTY)


@FEW
@given(specs(), GARBAGE | st.dictionaries(st.sampled_from(["o0", "o1"]), GARBAGE))
def test_what_was_sent_and_refused_is_shown_again_whatever_it_is(spec, raw):
    assert drawn("{% widget spec raw %}", spec=spec, raw=raw)


@pytest.mark.parametrize(
    ("spec", "raw", "kept"),
    [
        (Texts(longest=10), "Alldeles för långt", "Alldeles för långt</textarea>"),
        (Words(most=1), ["tid", "ro"], 'value="ro"'),
        (Dots(THREE, 3, 3), {"a": "9"}, 'value="9"'),
        (Choice(THREE, 1, 1), ["a", "b"], 'value="b" checked'),
        (Ranking(THREE), {"a": "1", "b": "1"}, '<option value="1" selected>'),
    ],
)
def test_a_refused_answer_stays_with_the_reason_beside_it(spec, raw, kept):
    refusal = validate(spec, raw)
    html = drawn("{% widget spec raw refusal=refusal %}", spec=spec, raw=raw, refusal=refusal)

    assert kept in html
    assert re.search(r'id="asked-answer-error" role="alert">[^<]+\.</p>', html)


@FEW
@given(specs())
def test_every_group_of_fields_is_named_and_tells_its_help_and_its_error(spec):
    html = drawn("{% widget spec None 'svar' labelled_by='title' %}", spec=spec)

    assert 'aria-labelledby="title"' in html
    assert 'aria-describedby="asked-svar-error asked-svar-help"' in html


def test_the_ends_of_a_scale_are_said_with_their_step():
    html = drawn("{% widget spec 5 %}", spec=Scale(5, "Inte alls", "Helt"))

    assert '<span>1<span class="visually-hidden">, Inte alls</span></span>' in html
    assert 'value="5" checked' in html


@FEW
@given(specs_with_answers())
def test_every_result_has_a_sentence_and_the_same_in_a_table(case):
    spec, answered = case
    counted = tally(spec, answered)
    html = drawn("{% result spec counted %}", spec=spec, counted=counted)

    assert re.search(r'<figcaption class="result-said">[^<]*\.</figcaption>', html)
    assert ("<table" in html) is (counted.answered > 0 and not isinstance(spec, Texts))


def test_a_drawing_is_the_same_in_every_language():
    spec = Choice(THREE)
    counted = tally(spec, [("a", 3), ("b", 2)])
    drawings = []
    for language in ("sv", "en"):
        with translation.override(language):
            drawings.append(
                re.findall(r"<svg.*?</svg>", drawn("{% result spec counted %}", spec=spec, counted=counted))
            )

    assert drawings[0] == drawings[1]
    assert 'width="667"' in drawings[0][1]


def test_words_stand_by_the_alphabet_in_the_cloud_and_by_number_in_the_table():
    spec = Words()
    counted = tally(spec, [(["öppenhet"], 4), (["tid"], 1), (["ärlighet"], 2)])
    html = drawn("{% result spec counted %}", spec=spec, counted=counted)

    assert re.findall(r'cloud-word-\d">([^<]+)', html) == ["tid", "ärlighet", "öppenhet"]
    assert re.findall(r'<th scope="row">([^<]+)', html) == ["öppenhet", "ärlighet", "tid"]


def test_a_cloud_shows_the_commonest_and_says_how_many_are_left_to_the_table():
    spec = Words(3, 60)
    counted = tally(spec, [([f"ord{number:03}"], 1) for number in range(75)])
    html = drawn("{% result spec counted %}", spec=spec, counted=counted)

    assert html.count("cloud-word ") == 60
    assert "15 ord till står i tabellen." in html


def test_two_votes_stand_beside_each_other_and_written_answers_have_no_shift():
    spec = Choice(THREE)
    before, after = tally(spec, [("a", 3), ("b", 1)]), tally(spec, [("b", 4)])
    html = drawn("{% shift_result spec before after %}", spec=spec, before=before, after=after)

    assert "från 75 % till 0 %" in html.replace("\xa0", " ")
    assert "−75" in html
    assert "+75" in html
    assert drawn("{% shift_result spec before after %}", spec=Texts(), before=NOTHING, after=NOTHING) == ""
