"""Where what the room placed its dots on stands now: what was joined after the dots has their sum.

Answers are kept as they were given, on the options as they stood. So whatever is undone gives the dots back.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from beprovad.asking.specs import Dots, Option, Spec
from beprovad.asking.tallies import Tally
from beprovad.rounds.models import Input, Prompt
from beprovad.rounds.queries.choices import shortened
from beprovad.rounds.queries.results import prompt_spec, tally_of
from beprovad.rounds.rules.kinds import Kind


@dataclass(frozen=True)
class Result:
    """What a prompt's answers add up to, and what they are read by."""

    spec: Spec | None
    tally: Tally


@dataclass(frozen=True)
class _Place:
    key: str
    wording: str


def result_of(prompt: Prompt) -> Result:
    """As the room answered; dots on wordings that have been joined since stand together, under the group's name."""
    return as_it_stands(prompt, tally_of(prompt))


def as_it_stands(prompt: Prompt, given: Tally) -> Result:
    """One query for dots on another prompt's inputs, none for anything else."""
    spec = prompt_spec(prompt)
    if prompt.takes_from_id is None or not isinstance(spec, Dots):
        return Result(spec, given)
    places = _places(prompt)
    options = {key: Option(key, text) for key, text in (_now(one, places) for one in spec.options)}
    counts: Counter[str] = Counter()
    for key, count in given.counts:
        counts[places[key].key if key in places else key] += count
    return Result(
        replace(spec, options=tuple(options.values())), Tally(given.answered, tuple(sorted(counts.items())))
    )


def dots_on(prompt: Prompt) -> dict[str, int] | None:
    """Dots by what they stand on now ("g7" a group, "i9" an input), over every prompt that takes from this one.

    None where no such prompt has been opened.
    """
    placing = Prompt.objects.filter(takes_from=prompt, kind=Kind.DOTS, opened_at__isnull=False)
    tallies = [result_of(each).tally for each in placing]
    dots: Counter[str] = Counter()
    for each in tallies:
        dots.update(dict(each.counts))
    return dict(dots) if tallies else None


def _now(option: Option, places: Mapping[str, _Place]) -> tuple[str, str]:
    place = places.get(option.key)
    return (place.key, place.wording or option.text) if place else (option.key, option.text)


def _places(prompt: Prompt) -> dict[str, _Place]:
    """By each option's key. A group that is gone stands where the first of what it was made of stands."""
    rows = Input.objects.filter(prompt=prompt.takes_from_id, hidden_at=None).exclude(value="").order_by("pk")
    inputs = {
        pk: _Place(f"g{group}" if group else f"i{pk}", shortened(wording or ""))
        for pk, group, wording in rows.values_list("pk", "group_id", "group__wording")
    }
    groups = {place.key: place for place in inputs.values()}
    found = {one["key"]: groups.get(one["key"]) or _moved(one, inputs) for one in prompt.options}
    return {key: place for key, place in found.items() if place is not None}


def _moved(option: Mapping[str, Any], inputs: Mapping[int, _Place]) -> _Place | None:
    key = option["key"]
    made_of = [int(key[1:])] if key[:1] == "i" and key[1:].isdigit() else option.get("inputs", [])
    return next((inputs[one] for one in made_of if one in inputs), None)
