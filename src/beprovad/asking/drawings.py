"""What was answered as an SVG to stand on paper, with its words in it. Pure. On a screen templates draw it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from beprovad.asking.readings import (
    ChoiceReading,
    DotsReading,
    RankingReading,
    Reading,
    ScaleReading,
)
from beprovad.lib.text import xml_safe

MOST_DRAWN = 20
"""Bars; the table behind has all of them."""

_WIDTH, _ROW, _LONGEST = 1000, 58, 84
_FILL, _TRACK, _INK = "#1d5b4b", "#e9e4d8", "#1d2a2b"
_HEIGHT, _PILLAR = 300, 220


def drawing(reading: Reading) -> str | None:
    """Bars, or for a scale pillars; None where there is nothing to draw: no answers, or words and texts."""
    if not reading.answered:
        return None
    match reading:
        case ChoiceReading(bars=bars) | DotsReading(bars=bars):
            return _bars([_Drawn(bar.text, str(bar.count), bar.length) for bar in bars])
        case RankingReading(places=places):
            return _bars([_Drawn(place.text, str(place.points), place.length) for place in places])
        case ScaleReading(bars=bars):
            return _pillars([_Drawn(bar.text, str(bar.count), bar.length) for bar in bars])
        case _:
            return None


@dataclass(frozen=True)
class _Drawn:
    text: str
    count: str
    length: float


def _bars(rows: Sequence[_Drawn]) -> str:
    shown = rows[:MOST_DRAWN]
    return _svg(
        len(shown) * _ROW, (part for place, row in enumerate(shown) for part in _bar(row, place * _ROW))
    )


def _bar(row: _Drawn, top: int) -> Iterator[str]:
    yield _words(0, top + 24, _short(row.text))
    yield _words(_WIDTH, top + 24, row.count, anchor="end")
    yield f'<rect x="0" y="{top + 34}" width="{_WIDTH}" height="12" fill="{_TRACK}"/>'
    yield f'<rect x="0" y="{top + 34}" width="{round(row.length * _WIDTH)}" height="12" fill="{_FILL}"/>'


def _pillars(rows: Sequence[_Drawn]) -> str:
    step = _WIDTH / len(rows)
    return _svg(
        _HEIGHT, (part for place, row in enumerate(rows) for part in _pillar(row, place * step, step))
    )


def _pillar(row: _Drawn, left: float, step: float) -> Iterator[str]:
    height, floor, middle = round(row.length * _PILLAR), _HEIGHT - 36, round(left + step / 2)
    yield _words(middle, floor - height - 10, row.count, anchor="middle")
    width = round(step * 0.7)
    yield f'<rect x="{middle - width // 2}" y="{floor - height}" width="{width}" height="{height}" fill="{_FILL}"/>'
    yield _words(middle, _HEIGHT - 6, row.text, anchor="middle")


def _words(x: int, y: int, text: str, *, anchor: str = "start") -> str:
    said = escape(xml_safe(text))
    look = f'font-family="Libertinus Serif, serif" font-size="24" fill="{_INK}" text-anchor="{anchor}"'
    return f'<text x="{x}" y="{y}" {look}>{said}</text>'


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


def _svg(height: int, parts: Iterator[str]) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}">{"".join(parts)}</svg>'
