"""What a widget shows as answered: a value, or what was sent and refused, so that nothing written is lost. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from beprovad.asking.posted import field_name
from beprovad.asking.specs import Choice, Dots, Option, Ranking, Scale, Spec, Words, options_of


@dataclass(frozen=True)
class Line:
    """One option, step or field of a widget. `text` is what it is called, `value` what stands in it."""

    key: str
    text: str
    field: str
    value: str = ""
    is_chosen: bool = False


def lines(spec: Spec, answered: object, name: str) -> tuple[Line, ...]:
    """The widget's lines in the order in which they are shown; one line where one writes one text."""
    match spec:
        case Choice():
            return tuple(_choice_line(option, _keys(answered), name) for option in spec.options)
        case Dots():
            return tuple(_number_line(option, _numbers(answered), name) for option in spec.options)
        case Ranking():
            return _ranking_lines(spec.options, _places(answered), name)
        case Scale():
            return tuple(_step_line(spec, step, str(answered), name) for step in range(1, spec.steps + 1))
        case Words():
            return _word_lines(spec, answered, name)
        case _:
            return (Line("", "", name, answered if isinstance(answered, str) else ""),)


def answer_words(spec: Spec, value: object) -> str:
    """An answer on one line, as a person reads it; "" for what is none."""
    texts = {option.key: option.text for option in options_of(spec)}
    match value:
        case dict():
            return "; ".join(f"{texts[key]} ({count})" for key, count in value.items() if key in texts)
        case list() if isinstance(spec, Ranking):
            placed = (key for key in value if key in texts)
            return "; ".join(f"{place}. {texts[key]}" for place, key in enumerate(placed, start=1))
        case list():
            return "; ".join(str(texts.get(part, part)) for part in value)
        case _:
            return "" if value is None else str(value)


def _choice_line(option: Option, chosen: frozenset[str], name: str) -> Line:
    return Line(option.key, option.text, name, option.key, option.key in chosen)


def _number_line(option: Option, numbers: Mapping[str, str], name: str) -> Line:
    return Line(option.key, option.text, field_name(name, option.key), numbers.get(option.key, ""))


def _ranking_lines(options: tuple[Option, ...], places: Mapping[str, str], name: str) -> tuple[Line, ...]:
    """Those with a place first, in order; the others as they were asked."""
    placed = [_number_line(option, places, name) for option in options]
    return tuple(sorted(placed, key=_place))


def _place(line: Line) -> int:
    return int(line.value) if line.value.isdecimal() and len(line.value) < _DIGITS else _LAST


_DIGITS, _LAST = 5, 10**5


def _step_line(spec: Scale, step: int, answered: str, name: str) -> Line:
    """The first and the last step carry the words of their end."""
    ends = {1: spec.low, spec.steps: spec.high}
    return Line(str(step), ends.get(step, ""), name, str(step), answered == str(step))


def _word_lines(spec: Words, answered: object, name: str) -> tuple[Line, ...]:
    """As many fields as words may be sent; more only where more were sent."""
    words = [word for word in _list(answered) if isinstance(word, str)]
    count = max(spec.most, len(words))
    return tuple(
        Line(str(place), "", name, word)
        for place, word in enumerate([*words, *[""] * (count - len(words))], start=1)
    )


def _keys(answered: object) -> frozenset[str]:
    return frozenset(key for key in _list(answered) if isinstance(key, str))


def _places(answered: object) -> Mapping[str, str]:
    if isinstance(answered, Mapping):
        return _numbers(answered)
    return {str(key): str(place) for place, key in enumerate(_list(answered), start=1)}


def _numbers(answered: object) -> Mapping[str, str]:
    """None and 0 are shown as nothing."""
    pairs = answered.items() if isinstance(answered, Mapping) else ()
    return {str(key): str(number) for key, number in pairs if number}


def _list(answered: object) -> list[object]:
    if isinstance(answered, list | tuple):
        return list(answered)
    return [answered] if answered else []
