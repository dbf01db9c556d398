"""What can be asked: six kinds, as values. Pure; nothing here knows who asks, whom, or on which screen.

`from_json` gives a spec that holds, or why it does not. A spec that is built directly is taken at its word;
`refuse_spec` says whether it holds.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from beprovad.lib.text import tidy, whole_number


@dataclass(frozen=True)
class Option:
    """One thing to choose. `key` is kept in the answers (A–Z a–z 0–9 _ -), `text` is what is read."""

    key: str
    text: str


@dataclass(frozen=True)
class Texts:
    """Many short texts. One value is one text; `most` is how many one may send, which whoever keeps them counts."""

    most: int = 20
    longest: int = 200


@dataclass(frozen=True)
class Dots:
    """At most `dots` dots to place on the options, at most `most_on_one` on each."""

    options: tuple[Option, ...]
    dots: int = 3
    most_on_one: int = 3


@dataclass(frozen=True)
class Choice:
    """From `least` to `most` of the options. With `least` 0, none of them is an answer too."""

    options: tuple[Option, ...]
    least: int = 1
    most: int = 1


@dataclass(frozen=True)
class Scale:
    """One of the steps 1 … `steps`, with words at both ends."""

    steps: int = 5
    low: str = ""
    high: str = ""


@dataclass(frozen=True)
class Ranking:
    """The options in order, best first; at least `least` of them have a place."""

    options: tuple[Option, ...]
    least: int = 1


@dataclass(frozen=True)
class Words:
    """At most `most` words or short expressions; one value is all of them, and their order says nothing."""

    most: int = 3
    longest: int = 30


Spec = Texts | Dots | Choice | Scale | Ranking | Words
WithOptions = Dots | Choice | Ranking

KINDS: Mapping[str, type[Spec]] = {
    "texts": Texts,
    "dots": Dots,
    "choice": Choice,
    "scale": Scale,
    "ranking": Ranking,
    "words": Words,
}


class SpecRefusal(StrEnum):
    """Why something cannot be asked in that way."""

    UNKNOWN_KIND = "unknown_kind"
    TOO_FEW_OPTIONS = "too_few_options"
    TOO_MANY_OPTIONS = "too_many_options"
    DOUBLED_OPTION = "doubled_option"
    EMPTY_OPTION = "empty_option"
    OPTION_TOO_LONG = "option_too_long"
    BAD_KEY = "bad_key"
    DOTS_OUT_OF_RANGE = "dots_out_of_range"
    MOST_ON_ONE_OUT_OF_RANGE = "most_on_one_out_of_range"
    LEAST_OUT_OF_RANGE = "least_out_of_range"
    MOST_OUT_OF_RANGE = "most_out_of_range"
    LONGEST_OUT_OF_RANGE = "longest_out_of_range"
    STEPS_OUT_OF_RANGE = "steps_out_of_range"
    NO_ENDS = "no_ends"
    END_TOO_LONG = "end_too_long"


FEWEST_OPTIONS = 2
MOST_OPTIONS: Mapping[type[Spec], int] = {Dots: 200, Choice: 60, Ranking: 30}
LONGEST_OPTION = 300
LONGEST_END = 60
DOTS_RANGE = range(1, 51)
STEPS_RANGE = range(3, 12)
TEXTS_RANGE = range(1, 201)
WORDS_RANGE = range(1, 11)
TEXT_LENGTHS = range(10, 2001)
WORD_LENGTHS = range(5, 61)
_KEY = re.compile(r"[A-Za-z0-9_-]{1,40}")


def kind_of(spec: Spec) -> str:
    """The kind's name, as `from_json` takes it."""
    return next(kind for kind, made in KINDS.items() if made is type(spec))


def options_of(spec: Spec) -> tuple[Option, ...]:
    """What there is to choose from; nothing where one writes, or chooses a step."""
    return spec.options if isinstance(spec, WithOptions) else ()


def from_json(kind: str, settings: object, options: Iterable[object] = ()) -> Spec | SpecRefusal:
    """The spec that was kept, or that somebody has composed. Settings left out have their usual value.

    `options` are `Option`s, or mappings with `key` and `text`; texts are tidied. Never raises for what it is given.
    """
    told = settings if isinstance(settings, Mapping) else {}
    spec = _built(kind, told, tuple(_option(one) for one in options))
    return SpecRefusal.UNKNOWN_KIND if spec is None else refuse_spec(spec) or spec


@dataclass(frozen=True)
class Kept:
    """A spec in the three parts that `from_json` takes."""

    kind: str
    settings: dict[str, int | str]
    options: list[dict[str, str]]


def to_json(spec: Spec) -> Kept:
    """`from_json(kept.kind, kept.settings, kept.options)` is the same spec again."""
    settings = {name: value for name, value in vars(spec).items() if name != "options"}
    options = [{"key": option.key, "text": option.text} for option in options_of(spec)]
    return Kept(kind_of(spec), settings, options)


def refuse_spec(spec: Spec) -> SpecRefusal | None:
    """Why this cannot be asked; None when it can."""
    match spec:
        case Texts():
            return _refuse_writing(spec, TEXTS_RANGE, TEXT_LENGTHS)
        case Words():
            return _refuse_writing(spec, WORDS_RANGE, WORD_LENGTHS)
        case Scale():
            return _refuse_scale(spec)
        case Dots():
            return _refuse_options(spec) or _refuse_dots(spec)
        case Choice():
            return _refuse_options(spec) or _refuse_choice(spec)
        case Ranking():
            return _refuse_options(spec) or _refuse_ranking(spec)


def _built(kind: str, told: Mapping[object, object], options: tuple[Option, ...]) -> Spec | None:
    spec: Spec | None = None
    match kind:
        case "texts":
            spec = Texts(_number(told, "most", 20), _number(told, "longest", 200))
        case "dots":
            dots = _number(told, "dots", 3)
            spec = Dots(options, dots, _number(told, "most_on_one", dots))
        case "choice":
            spec = Choice(options, _number(told, "least", 1), _number(told, "most", 1))
        case "scale":
            spec = Scale(_number(told, "steps", 5), _words(told.get("low")), _words(told.get("high")))
        case "ranking":
            spec = Ranking(options, _number(told, "least", 1))
        case "words":
            spec = Words(_number(told, "most", 3), _number(told, "longest", 30))
    return spec


def _refuse_writing(spec: Texts | Words, many: range, lengths: range) -> SpecRefusal | None:
    if spec.most not in many:
        return SpecRefusal.MOST_OUT_OF_RANGE
    return None if spec.longest in lengths else SpecRefusal.LONGEST_OUT_OF_RANGE


def _refuse_scale(spec: Scale) -> SpecRefusal | None:
    if spec.steps not in STEPS_RANGE:
        return SpecRefusal.STEPS_OUT_OF_RANGE
    if not (spec.low and spec.high):
        return SpecRefusal.NO_ENDS
    return SpecRefusal.END_TOO_LONG if max(len(spec.low), len(spec.high)) > LONGEST_END else None


def _refuse_dots(spec: Dots) -> SpecRefusal | None:
    if spec.dots not in DOTS_RANGE:
        return SpecRefusal.DOTS_OUT_OF_RANGE
    return None if 1 <= spec.most_on_one <= spec.dots else SpecRefusal.MOST_ON_ONE_OUT_OF_RANGE


def _refuse_choice(spec: Choice) -> SpecRefusal | None:
    if not 1 <= spec.most <= len(spec.options):
        return SpecRefusal.MOST_OUT_OF_RANGE
    return None if 0 <= spec.least <= spec.most else SpecRefusal.LEAST_OUT_OF_RANGE


def _refuse_ranking(spec: Ranking) -> SpecRefusal | None:
    return None if 1 <= spec.least <= len(spec.options) else SpecRefusal.LEAST_OUT_OF_RANGE


def _refuse_options(spec: WithOptions) -> SpecRefusal | None:
    if len(spec.options) < FEWEST_OPTIONS:
        return SpecRefusal.TOO_FEW_OPTIONS
    if len(spec.options) > MOST_OPTIONS[type(spec)]:
        return SpecRefusal.TOO_MANY_OPTIONS
    wrong = (refusal for option in spec.options if (refusal := _refuse_option(option)))
    return next(wrong, None) or _refuse_doubled(spec.options)


def _refuse_option(option: Option) -> SpecRefusal | None:
    if not option.text:
        return SpecRefusal.EMPTY_OPTION
    if len(option.text) > LONGEST_OPTION:
        return SpecRefusal.OPTION_TOO_LONG
    return None if _KEY.fullmatch(option.key) else SpecRefusal.BAD_KEY


def _refuse_doubled(options: tuple[Option, ...]) -> SpecRefusal | None:
    keys = {option.key for option in options}
    texts = {option.text.casefold() for option in options}
    return None if len(keys) == len(texts) == len(options) else SpecRefusal.DOUBLED_OPTION


def _option(told: object) -> Option:
    if isinstance(told, Option):
        return Option(told.key, _words(told.text))
    parts = told if isinstance(told, Mapping) else {}
    key = parts.get("key")
    return Option(key if isinstance(key, str) else "", _words(parts.get("text")))


def _number(settings: Mapping[object, object], name: str, usual: int) -> int:
    """A whole number, also as a form writes it; -1, which no range holds, for anything else."""
    told = settings.get(name, usual)
    if isinstance(told, str):
        told = whole_number(told.strip())
    return told if isinstance(told, int) and not isinstance(told, bool) else -1


def _words(told: object) -> str:
    return " ".join(tidy(told).split()) if isinstance(told, str) else ""
