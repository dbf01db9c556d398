"""`{% load asking %}`: what is asked as a form's fields, and what was answered as a drawing with words."""
# ruff: noqa: PLR0913, A002 - a component's inputs are named, by the words that page builders look for

import json
from collections.abc import Mapping

from django.template import Library
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from beprovad.asking import readings, sentences, words
from beprovad.asking.answers import Refusal
from beprovad.asking.shown import lines
from beprovad.asking.specs import Choice, Dots, Ranking, Scale, Spec, kind_of
from beprovad.asking.tallies import Tally
from beprovad.lib.text import sort_key

register = Library()

MOST_IN_CLOUD = 60


@register.simple_tag
def widget(
    spec: Spec,
    value: object = None,
    name: str = "answer",
    *,
    label: str = "",
    labelled_by: str = "",
    help: str = "",
    refusal: str = "",
) -> SafeString:
    """The fields that answer this; they work without JavaScript, inside a form of the page.

    `value` is an answer, or what was sent and refused with `refusal`. What is asked stands in `label`, or
    elsewhere on the page under the id `labelled_by`. `help` takes the place of the engine's own line of help.
    """
    kind = kind_of(spec)
    told = {
        "spec": spec,
        "kind": kind,
        "name": name,
        "identity": f"asked-{name}",
        "lines": lines(spec, value, name),
        "label": label,
        "labelled_by": labelled_by or f"asked-{name}-label",
        "help": help or words.help_text(spec),
        "error": words.refusal_text(Refusal(refusal), spec) if refusal else "",
        "refusals": json.dumps(words.refusal_texts(spec), ensure_ascii=False),
        "is_single": isinstance(spec, Choice) and spec.most == 1,
        "places": range(1, len(spec.options) + 1) if isinstance(spec, Ranking) else (),
        "many_steps": isinstance(spec, Scale) and spec.steps > _STEPS_IN_A_ROW,
        "most": spec.most_on_one if isinstance(spec, Dots) else 0,
    }
    return _drawn(f"asking/widgets/{kind}.html", told)


@register.simple_tag
def result(spec: Spec, tally: Tally, *, heading: str = "") -> SafeString:
    """How the answers stand: a sentence, a drawing, and the same as a table that can be folded out."""
    found = readings.reading(spec, tally)
    told: dict[str, object] = {
        "reading": found,
        "said": sentences.sentence(found),
        "heading": heading,
        "spec": spec,
    }
    if isinstance(found, readings.WordsReading):
        told["cloud"] = sorted(found.words[:MOST_IN_CLOUD], key=lambda word: sort_key(word.text))
        told["left_out"] = max(0, len(found.words) - MOST_IN_CLOUD)
    return _drawn(f"asking/results/{kind_of(spec)}.html", told)


@register.simple_tag
def shift_result(spec: Spec, before: Tally, after: Tally) -> SafeString:
    """Two votes on the same thing beside each other; nothing for kinds where one writes."""
    change = readings.shift(spec, before, after)
    if change is None:
        return SafeString("")
    return _drawn("asking/results/shift.html", {"shift": change, "said": sentences.shift_sentence(change)})


@register.filter
def thousandths(share: float) -> str:
    """A share as a whole number for a drawing that is 1000 wide, whatever the language writes decimals with."""
    return str(round(share * 1000))


@register.filter
def rest_of_thousand(share: float) -> str:
    """What is left above a pillar of this height, in a drawing that is 1000 high."""
    return str(1000 - round(share * 1000))


@register.filter
def as_percent(share: float) -> str:
    return sentences.percent(share)


@register.filter
def as_points(change: float) -> str:
    """A change in share, in percentage points with its sign."""
    return sentences.points(change)


@register.filter
def with_one_decimal(number: float) -> str:
    return sentences.one_decimal(number)


@register.filter
def along(mean: float, steps: int) -> str:
    """Where a mean stands along columns of equal width, in a drawing that is 1000 wide."""
    return thousandths((mean - 0.5) / steps)


_STEPS_IN_A_ROW = 7


def _drawn(template: str, told: Mapping[str, object]) -> SafeString:
    return SafeString(render_to_string(template, dict(told)))
