"""Where what the room chose between stands now: what was joined afterwards has the sum of its dots, choices or places.

Answers are kept as they were given, on the options as they stood. So whatever is undone gives each its own back.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from beprovad.asking.specs import Choice, Dots, Option, Ranking, Spec
from beprovad.asking.tallies import NOTHING, Tally, tally
from beprovad.rounds.models import Input, Prompt
from beprovad.rounds.queries.choices import shortened
from beprovad.rounds.queries.results import Answer, answers_of, prompt_spec, tally_of
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
    """As the room answered; what has been joined since stands together, under the group's name."""
    if prompt.result is not None:
        return as_it_stands(prompt, tally_of(prompt))
    spec = prompt_spec(prompt)
    if spec is None:
        return Result(None, NOTHING)
    answers = list(answers_of(prompt))
    return as_it_stands(prompt, tally(spec, answers), answers)


def as_it_stands(prompt: Prompt, given: Tally, answers: Sequence[Answer] | None = None) -> Result:
    """One query where the options are another prompt's inputs, none for anything else.

    One more to count a choice or a ranking anew, where `answers` are not told. What is not all there any more is left
    as it was given.
    """
    spec = prompt_spec(prompt)
    if prompt.takes_from_id is None or not isinstance(spec, Dots | Choice | Ranking):
        return Result(spec, given)
    places = _places(prompt)
    keys = {one.key: places[one.key].key if one.key in places else one.key for one in spec.options}
    options = {key: Option(key, text) for key, text in (_now(one, places) for one in spec.options)}
    stands = replace(spec, options=tuple(options.values()))
    if all(key == now for key, now in keys.items()):
        return Result(stands, given)
    if isinstance(stands, Dots):
        return Result(stands, _summed(given, keys))
    added_up = _counted_anew(stands, keys, answers_of(prompt) if answers is None else answers)
    return Result(stands, added_up) if added_up.answered == given.answered else Result(spec, given)


def _summed(given: Tally, keys: Mapping[str, str]) -> Tally:
    counts: Counter[str] = Counter()
    for key, count in given.counts:
        counts[keys.get(key, key)] += count
    return Tally(given.answered, tuple(sorted(counts.items())))


def _counted_anew(stands: Choice | Ranking, keys: Mapping[str, str], answers: Iterable[Answer]) -> Tally:
    """Whoever chose two that were joined since has chosen it once, and ranks it at the better of its places.

    So it takes the answers themselves. Each was enough when it was given, and is so however few options it names now.
    """
    values = ((list(dict.fromkeys(keys.get(key, key) for key in told)), n) for told, n in answers)
    return tally(replace(stands, least=0 if isinstance(stands, Choice) else 1), values)


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
