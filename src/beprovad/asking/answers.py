"""What counts as an answer. Pure: what a form or a phone sends goes in, a value or the reason why not comes out.

A value is what JSON can hold, in one shape for each kind, and valid itself: `validate` of a value is that value.

    Texts     "a text"
    Words     ["tillit", "tid"]           as written, each once
    Choice    ["key", …]                  in the options' order
    Dots      {"key": 2, …}               in the options' order, none with 0
    Scale     4
    Ranking   ["best", "next", …]
"""

import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import lru_cache

from beprovad.asking.specs import Choice, Dots, Option, Ranking, Scale, Spec, Texts, Words
from beprovad.lib.identity import identity_numbers
from beprovad.lib.text import tidy, whole_number, xml_safe

Value = str | int | list[str] | dict[str, int]


class Refusal(StrEnum):
    """Why something is no answer; `words` says it to the one who answered."""

    EMPTY = "empty"
    NOT_TEXT = "not_text"
    TOO_LONG = "too_long"
    IDENTITY_NUMBER = "identity_number"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    UNKNOWN_OPTION = "unknown_option"
    NOT_A_STEP = "not_a_step"
    NOT_A_COUNT = "not_a_count"
    TOO_MANY_DOTS = "too_many_dots"
    TOO_MANY_ON_ONE = "too_many_on_one"
    SAME_PLACE = "same_place"
    NOT_AN_ANSWER = "not_an_answer"  # of another shape than anything that the widgets send


_in_one_line = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode

MOST_PARTS = 1000
"""More parts than this are not looked at one by one: no widget sends them."""


def validate(spec: Spec, raw: object) -> Value | Refusal:
    """The answer in its one shape, or why it is none. Never raises, whatever it is given.

    A `Refusal` is a `str` too: ask for `isinstance(answer, Refusal)` first.
    """
    match spec:
        case Texts():
            return plain_text(raw, spec.longest)
        case Words():
            return _validate_words(spec, raw)
        case Choice():
            return _validate_choice(spec, raw)
        case Dots():
            return _validate_dots(spec, raw)
        case Scale():
            return _validate_scale(spec, raw)
        case Ranking():
            return _validate_ranking(spec, raw)


def canonical(value: Value) -> str:
    """One line of JSON: the same answer is the same string."""
    return _in_one_line(value)


def plain_text(raw: object, longest: int) -> str | Refusal:
    """One paragraph of text: no line breaks, nothing invisible, no tower of accents, no identity number.

    `longest` is in code points after the tidying.
    """
    if not isinstance(raw, str):
        return Refusal.EMPTY if raw is None else Refusal.NOT_TEXT
    return Refusal.TOO_LONG if len(raw) > 4 * longest + 1000 else _plain_text(raw, longest)


def _validate_words(spec: Words, raw: object) -> list[str] | Refusal:
    parts = _parts(raw)
    if isinstance(parts, Refusal):
        return parts
    words: dict[str, str] = {}
    for part in parts:
        word = plain_text(part, spec.longest)
        if word is Refusal.EMPTY:
            continue
        if isinstance(word, Refusal):
            return word
        words.setdefault(word.casefold(), word)
    if len(words) > spec.most:
        return Refusal.TOO_MANY
    return list(words.values()) or Refusal.EMPTY


def _validate_choice(spec: Choice, raw: object) -> list[str] | Refusal:
    """An empty text among the keys is "none of them", as a radio button sends it."""
    parts = _parts(raw)
    given = parts if isinstance(parts, Refusal) else [part for part in parts if part != ""]
    keys = _known(spec.options, given)
    if isinstance(keys, Refusal):
        return keys
    chosen = [option.key for option in spec.options if option.key in keys]
    if len(chosen) > spec.most:
        return Refusal.TOO_MANY
    if len(chosen) < spec.least:
        return Refusal.TOO_FEW if chosen else Refusal.EMPTY
    return chosen


def _validate_dots(spec: Dots, raw: object) -> dict[str, int] | Refusal:
    placed = _placed(spec.options, raw)
    if isinstance(placed, Refusal):
        return placed
    if not placed:
        return Refusal.EMPTY
    if sum(placed.values()) > spec.dots:
        return Refusal.TOO_MANY_DOTS
    return Refusal.TOO_MANY_ON_ONE if max(placed.values()) > spec.most_on_one else placed


def _validate_scale(spec: Scale, raw: object) -> int | Refusal:
    if raw is None or raw == "":
        return Refusal.EMPTY
    step = _count(raw)
    return step if step is not None and 1 <= step <= spec.steps else Refusal.NOT_A_STEP


def _validate_ranking(spec: Ranking, raw: object) -> list[str] | Refusal:
    """Keys in order, or a place for each key; a place that nothing has is skipped."""
    if not isinstance(raw, Mapping):
        return _long_enough(spec, _known(spec.options, _parts(raw)))
    places = _placed(spec.options, raw)
    if isinstance(places, Refusal):
        return places
    if len(set(places.values())) < len(places):
        return Refusal.SAME_PLACE
    return _long_enough(spec, sorted(places, key=places.__getitem__))


def _long_enough(spec: Ranking, keys: list[str] | Refusal) -> list[str] | Refusal:
    if isinstance(keys, Refusal):
        return keys
    if not keys:
        return Refusal.EMPTY
    if len(set(keys)) < len(keys):
        return Refusal.SAME_PLACE
    return Refusal.TOO_FEW if len(keys) < spec.least else keys


def _parts(raw: object) -> list[object] | Refusal:
    """A list as it is, one text as a list of one; nothing at all, or an empty text, as none."""
    if raw is None or raw == "":
        return []
    if isinstance(raw, str):
        return [raw]
    if not isinstance(raw, list | tuple):
        return Refusal.NOT_AN_ANSWER
    return Refusal.TOO_MANY if len(raw) > MOST_PARTS else list(raw)


def _known(options: Iterable[Option], parts: list[object] | Refusal) -> list[str] | Refusal:
    if isinstance(parts, Refusal):
        return parts
    keys = {option.key for option in options}
    known = [part for part in parts if isinstance(part, str) and part in keys]
    return known if len(known) == len(parts) else Refusal.UNKNOWN_OPTION


def _placed(options: tuple[Option, ...], raw: object) -> dict[str, int] | Refusal:
    """A whole number over 0 for each key that has one, in the options' order."""
    if raw is None or raw == "":
        return {}
    if not isinstance(raw, Mapping):
        return Refusal.NOT_AN_ANSWER
    if len(raw) > MOST_PARTS:
        return Refusal.TOO_MANY
    if not raw.keys() <= {option.key for option in options}:
        return Refusal.UNKNOWN_OPTION
    counts = {option.key: _count(raw.get(option.key)) for option in options}
    if None in counts.values():
        return Refusal.NOT_A_COUNT
    return {key: count for key, count in counts.items() if count}


def _count(raw: object) -> int | None:
    """A whole number from 0 up, as JSON or a form writes it; nothing is 0."""
    if raw is None or raw == "":
        return 0
    if isinstance(raw, str):
        return whole_number(raw.strip())
    return raw if isinstance(raw, int) and not isinstance(raw, bool) and raw >= 0 else None


@lru_cache(maxsize=8192)
def _plain_text(raw: str, longest: int) -> str | Refusal:
    if not _is_encodable(raw):
        return Refusal.NOT_TEXT
    text = raw if raw.isascii() and raw.isprintable() else _without_marks(raw)
    text = " ".join(text.split())
    if not any(map(_is_seen, text)):
        return Refusal.EMPTY
    if len(text) > longest:
        return Refusal.TOO_LONG
    return Refusal.IDENTITY_NUMBER if identity_numbers(text) else text


def _is_encodable(text: str) -> bool:
    """Half a surrogate pair can be written in JSON, but is no character."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _without_marks(raw: str) -> str:
    """Without what nobody sees (direction marks, tags, controls) and with at most four accents on one letter."""
    seen = "".join(letter for letter in raw if unicodedata.category(letter) not in _INVISIBLE)
    return "".join(_few_in_a_row(tidy(xml_safe(seen)), _is_accent, 4))


def _few_in_a_row(text: str, is_such: Callable[[str], bool], most: int) -> Iterable[str]:
    run = 0
    for letter in text:
        run = run + 1 if is_such(letter) else 0
        if run <= most:
            yield letter


def _is_accent(letter: str) -> bool:
    return unicodedata.category(letter) in {"Mn", "Me"}


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LNPS" and letter not in _BLANKS


_INVISIBLE = {"Cf", "Co"}
_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs that are drawn as nothing
