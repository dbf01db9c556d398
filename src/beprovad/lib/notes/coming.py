"""The day of the next meeting."""

import re
from collections.abc import Iterator
from datetime import date

from beprovad.lib.notes.dates import dates_in, next_day
from beprovad.lib.notes.fields import LONGEST_TITLE, Labelled
from beprovad.lib.notes.labels import Label
from beprovad.lib.notes.lines import Line
from beprovad.lib.notes.model import Doubt, Found
from beprovad.lib.notes.stretch import Stretch, joined, stretch_of

_MEET_AGAIN = re.compile(
    r"(?:nästa|nästkommande|nytt|ny|næste|neste|next)\s+(?:gemensamma\s|ordinarie\s|"
    r"fysiska\s)?[\wåäöæø-]*(?:möte|träff|sammanträde|råd|mötet|møde|møte|meeting|gång|tid|"
    r"tillfälle)\b|\bkommande möten?\b|\bses igen\b|\bses nästa\b|\bträffas igen\b|\bmötestider|"
    r"\bsammanträdesdagar",
    re.IGNORECASE,
)


def read_next_meeting(
    plain: str,
    lines: list[Line],
    labels: list[Labelled],
    items: list[tuple[Stretch, list[int], Stretch | None]],
    held_on: date | None,
) -> tuple[Found | None, Found | None, set[int]]:
    """The next meeting's day: by its label, in the item of that name, or in a sentence that speaks of it."""
    used: set[int] = set()
    hint: Found | None = None
    for stretch, index in _speaking_of_next(plain, lines, labels, items):
        day, bare = _coming_day(stretch, held_on)
        if day is not None:
            if index is not None:
                used.add(index)
            return day, None, used
        hint = hint or bare
    return None, hint, used


def _speaking_of_next(
    plain: str,
    lines: list[Line],
    labels: list[Labelled],
    items: list[tuple[Stretch, list[int], Stretch | None]],
) -> Iterator[tuple[Stretch, int | None]]:
    for one in reversed(labels):
        if one.label is Label.NEXT:
            yield one.content, one.lines[0] if len(one.content.text) < LONGEST_TITLE else None
            below = one.lines[-1] + 1
            if not one.content and below < len(lines):
                yield lines[below].stretch(plain), None
    for soon in (True, False):
        for line in reversed(lines):
            found = _MEET_AGAIN.search(line.text)
            if found and bool(_SOON.match(found[0])) is soon:
                sentence = re.split(
                    r"(?<=[a-zåäö\d])\.\s+(?=[A-ZÅÄÖ])", line.text[found.start() :], maxsplit=1
                )[0]
                yield (
                    stretch_of(plain, line.start + found.start(), line.start + found.start() + len(sentence)),
                    None,
                )
        for title, body, rest in reversed(items):
            found = _MEET_AGAIN.search(title.text)
            if found and bool(_SOON.match(found[0])) is soon:
                yield title, None
                under = (stretch_of(plain, lines[at].start, lines[at].end) for at in body[:4])
                yield joined([*([rest] if rest else []), *under]), None


_SOON = re.compile(r"(?:nästa|nästkommande|næste|neste|next)", re.IGNORECASE)


def _coming_day(stretch: Stretch, held_on: date | None) -> tuple[Found | None, Found | None]:
    for hit in dates_in(stretch.text):
        spans = stretch.spans(hit.start, hit.end)
        words = stretch.text[hit.start : hit.end]
        if hit.year:
            if held_on and hit.iso and hit.iso <= held_on.isoformat():
                continue
            return Found(hit.iso or "", spans), None
        if held_on is None:
            return None, Found(" ".join(words.split()), spans, (Doubt.NO_YEAR,))
        day = next_day(words, held_on)
        if day:
            return Found(day.isoformat(), spans, (Doubt.YEAR_FROM_MEETING,)), None
    return None, None
