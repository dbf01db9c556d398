"""Where to cut a line that holds a whole page, as text layers of PDF files often give it.

Only places that begin something are cut: a label with its colon, a paragraph sign, the next number of a
rising series, a bullet. A line of ordinary length is never cut.
"""

import re

from beprovad.lib.notes.labels import LABEL_IN_RUN

LONG = 260
_PARAGRAPH = re.compile(r"(?<=\s)§{1,2}\s?\d{1,4}[a-z]?[.:]?\s+(?=[A-ZÅÄÖ])")
_BULLET = re.compile(r"(?<=\s)[•●▪➢✓■◦‣]\s?(?=\S)|(?<=[.:?!])\s+[-–]\s(?=[A-ZÅÄÖa-zåäö])")
_NUMBER = re.compile(r"(?<!\S)(\d{1,2})([.):]?)\s{1,4}(?=[\"”]?[A-ZÅÄÖÆØ][a-zåäöæøA-ZÅÄÖ])")
_SUBNUMBER = re.compile(r"(?<!\S)\d{1,2}\.\d{1,2}\.?\s+(?=[A-ZÅÄÖÆØ][a-zåäöæø])")
_MEETING_WORD = re.compile(r"(?:nr|kl\.?|den|sid|sida|bilaga|punkt|§|dnr|tel|box|nummer|klass|åk|\d)[.:]?\s*\Z", re.IGNORECASE)
_ITEMS = 2


def cuts(raw: str) -> list[int]:
    """Offsets inside the line where a new part begins, rising; none for a line of ordinary length."""
    if len(raw) < LONG:
        return []
    places = {found.start() for found in LABEL_IN_RUN.finditer(raw)}
    places.update(found.start() for found in _PARAGRAPH.finditer(raw))
    places.update(found.start() for found in _BULLET.finditer(raw))
    places.update(_series(raw))
    return sorted(place for place in places if place > 0)


def _series(raw: str) -> list[int]:
    """Places of the numbers of a rising series: each is the one before plus one; the longest of the two styles."""
    pointed = _rising(raw, with_sign=True)
    bare = _rising(raw, with_sign=False)
    best = pointed if len(pointed) >= _ITEMS or len(pointed) >= len(bare) else bare
    if len(best) < _ITEMS and best is bare:
        return []
    return [*best, *(found.start() for found in _SUBNUMBER.finditer(raw) if best)]


def _rising(raw: str, *, with_sign: bool) -> list[int]:
    places: list[int] = []
    expected = None
    for found in _NUMBER.finditer(raw):
        if bool(found[2]) is not with_sign:
            continue
        number = int(found[1])
        starts = expected is None and (number == 1 or not places and with_sign)
        if (starts or number == expected) and not _MEETING_WORD.search(raw[max(0, found.start() - 9) : found.start()]):
            places.append(found.start())
            expected = number + 1
    return places


def page_number_end(physical: list[str]) -> dict[int, int]:
    """For pages that each open with their own number (1 …, 2 …, 3 …): index of the line → where its number ends."""
    ends: dict[int, int] = {}
    expected = 1
    for index, raw in enumerate(physical):
        if len(raw) < LONG:
            continue
        found = re.match(r"\s*(\d{1,3})\s+(?=\S)", raw)
        if found is None or int(found[1]) != expected:
            continue
        ends[index] = found.end()
        expected += 1
    return ends if len(ends) >= _ITEMS else {}
