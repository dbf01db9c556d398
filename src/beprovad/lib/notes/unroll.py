"""Where to cut a line that holds a whole page, as text layers of PDF files often give it.

Only places that begin something are cut: a label with its colon, a paragraph sign, the next number of a
rising series (which goes on from page to page), a bullet. A line of ordinary length is cut only where a wide
gap stands before a numbered heading.
"""

import re
from collections.abc import Iterator

from beprovad.lib.notes.inside import absence_inside, glued_inside, labels_inside
from beprovad.lib.notes.series import longest_rising
from beprovad.lib.notes.titles import titles_in

LONG = 260
LONG_IN_FEW = 110
_FEW_LINES = 3
#: Committees count their paragraphs under their own letters: "KN § 12", "Kf § 3".
COMMITTEE = r"(?:[A-ZÅÄÖ]{2,5}|K[fsn]|[ABFSTUVMO]n|Au|Kun|Ksau)\s"
_PARAGRAPH = re.compile(
    rf"(?<=\s)(?:{COMMITTEE})?(?:§{{1,2}}\s?(?P<after>\d{{1,4}})[a-z]?[.:]?|(?P<before>\d{{1,4}})\s?§)\s+(?=[A-ZÅÄÖ])"
)
_REFERS = re.compile(
    r"(?:\b(?:ej|av|under|till|t\.?o\.?m\.?|fr\.?o\.?m\.?|paragraf(?:er|en)?|i|och|enligt|från|jäv|punkt|samt)|[,–-])\s*\Z",
    re.IGNORECASE,
)
_OTHER_ITEM = re.compile(
    r"(?<=\s)(?:Ad\.?\s\d{1,2}[.:]?\s+(?=[A-ZÅÄÖÆØ])|(?:Punkt|Ärende|Sak|SAK)\s\d{1,3}(?:/\d{2,4})?[.:]?\s+(?=[A-ZÅÄÖÆØ])"
    r"|[A-ZÅÄÖ]{2,4}\s\d{1,4}/\d{4}\s(?=[A-ZÅÄÖ][a-zåäö]))"
)
_CAPITALS = re.compile(
    r"(?<=[.!?)\d]\s)(?!JAN|FEB|MARS|APRIL|JUN|JUL|AUG|SEP|O[KC]T|NOV|DE[SC])[A-ZÅÄÖ]{4,}(?:\s[A-ZÅÄÖ0-9–-]{2,})*(?=\s+[A-ZÅÄÖ][a-zåäö])"
)
#: Councils of a municipality count their items under their letters, without a sign: "KHR 4 Färdtjänsten".
COUNCILS = r"(?:KHR|KPR|KPHR|FHR|RFF|KFR|HR|KTR|RPR|LHR)"
_OF_COUNCIL = re.compile(rf"(?<=\s){COUNCILS}\s\d{{1,3}}\s(?=[A-ZÅÄÖ][a-zåäö])")
_OWNER_OF_DASHES = re.compile(
    r"(?<=[.!?:]\s)[A-ZÅÄÖ][a-zåäöé-]+(?:(?:,| och| &) [A-ZÅÄÖ][a-zåäöé-]+){0,2}:(?=\s[–-]\s)"
)
_BULLET = re.compile(r"(?<=\s)[•●▪➢✓■◦‣⦁]\s?(?=\S)|(?<=[.:?!])\s+[-–]\s(?=[A-ZÅÄÖa-zåäö])")
_NUMBER = re.compile(r"(?<!\S)(\d{1,3})([.):]?)(?:\s{1,4}|(?<=:))(?=[\"”]?[A-ZÅÄÖÆØ][a-zåäöæøA-ZÅÄÖ])")
_SUBNUMBER = re.compile(r"(?<!\S)(?<!kl\s)(?<!kl\.\s)\d{1,2}\.[1-9]\d?\.?\s+(?=[A-ZÅÄÖÆØ][a-zåäöæø])")
_AFTER_GAP = re.compile(r"(?<=\S)\s{2,}(?=\d{1,2}\.\s+[A-ZÅÄÖ][a-zåäö])")
#: As in "TIRSDAG 5. NOVEMBER": a day, no item.
_IS_A_DAY = re.compile(
    r"(?:januari?|februari?|mars|april|ma[ji]|jun[ie]|jul[iy]|august[ai]?|september|o[kc]tober|november|de[sc]ember)\b",
    re.IGNORECASE,
)
_NOT_AN_ITEM = re.compile(
    r"(?<![\wåäö])(?:nr|kl\.?|den|sid|sida|bilaga|punkt|§|dnr|tel|box|nummer|klass|åk|page|av|till|of)[.:]?\s*\Z"
    r"|(?:ledamot|ersättare|suppleant)\s*\Z",
    re.IGNORECASE,
)
#: A page that opens with its number, once by the text layer and often once more by its own head: "2 2 4 Övrigt".
_PAGE_NUMBER = re.compile(r"\s*(\d{1,3})\s+(?:\1\s+)?(?=\S)")
#: As in "3 PROTOKOLL 3 (6) …", "2 VA-protokoll Sida 2 av 3 …": a page's running head after its number.
_HEADER = re.compile(
    r"(?P<words>(?:[^\s.]{1,25}\s){0,4}?)(?:[Ss]ida?\s*)?\d{1,2}\s?(?:\(\d{1,3}\)|av \d{1,3})\s+(?=[A-ZÅÄÖ\d])"
)
#: As in "1 Apologies: Bo Ek": the heading is an item's.
_COUNTED = re.compile(r"\s*(?:§\s*)?\d{1,3}[.):]?\s*\Z")
_ITEMS = 2
#: How many lines of a note may hold the list of those who came.
_TOP = 80
#: How far into a line its running head reaches.
_FAR_IN = 90
_SHORTEST_PAGE = 60


def cuts(physical: list[str]) -> dict[int, list[int]]:
    """For each line to be cut: the offsets in it where a new part begins, rising."""
    long_lines = _long_lines(physical)
    places: dict[int, set[int]] = {index: _signs(physical[index]) for index in long_lines}
    series = [*_paragraphs(physical, long_lines), *_series(physical, long_lines)]
    for index, place in series or _titles(physical, long_lines):
        places[index].add(place)
    for index, end in _page_numbers(physical, long_lines).items():
        places.setdefault(index, set()).add(end)
        places[index] = {place for place in places[index] if place >= end}
    for index, raw in enumerate(physical):
        absent = {found.start() for found in absence_inside(raw) if not _COUNTED.match(raw, 0, found.start())}
        if len(raw) < LONG and any(map(str.isdigit, raw[:_FAR_IN])):
            absent.update(found.start() for found in _OF_COUNCIL.finditer(raw, 0, _FAR_IN))
        if index <= _TOP and len(raw) < LONG:
            absent.update(found.start() for found in glued_inside(raw))
        if absent:
            places.setdefault(index, set()).update(absent)
        if "  " in raw and raw.strip()[:1] != "|":
            gaps = {found.end() for found in _AFTER_GAP.finditer(raw)}
            if gaps:
                places.setdefault(index, set()).update(gaps)
    return {index: sorted(place for place in found if place > 0) for index, found in places.items() if found}


def page_numbers(physical: list[str]) -> dict[int, int]:
    """Pages that each open with their own number (1 …, 2 …): index of the line → where its number ends."""
    return _page_numbers(physical, _long_lines(physical))


def _long_lines(physical: list[str]) -> list[int]:
    """Lines that hold more than a line; in a text of a few lines a shorter one does."""
    few = sum(1 for raw in physical[: _FEW_LINES * 8] if raw.strip()) <= _FEW_LINES
    return [index for index, raw in enumerate(physical) if len(raw) >= (LONG_IN_FEW if few else LONG)]


def _signs(raw: str) -> set[int]:
    places = {
        found.start()
        for found in labels_inside(raw)
        if _LISTS_PEOPLE.match(raw, found.start())
        or not _AFTER_A_LABEL.search(raw, max(0, found.start() - 4), found.start())
    }
    places.update(found.start() for found in _OTHER_ITEM.finditer(raw))
    places.update(found.start() for found in _OF_COUNCIL.finditer(raw))
    places.update(found.start() for found in _OWNER_OF_DASHES.finditer(raw))
    places.update(found.start() for found in _BULLET.finditer(raw))
    for found in _CAPITALS.finditer(raw):
        places.update(found.span())
    return places


def _series(physical: list[str], long_lines: list[int]) -> Iterator[tuple[int, int]]:
    """Places of the numbers of a rising series, through all pages; the style (1. or 1) that gives more items."""
    pointed = _rising(physical, long_lines, with_sign=True)
    bare = _rising(physical, long_lines, with_sign=False)
    yield from pointed if len(pointed) >= min(len(bare), _SURE_ITEMS) else bare
    for index in long_lines:
        yield from ((index, found.start()) for found in _SUBNUMBER.finditer(physical[index]))


def _paragraphs(physical: list[str], long_lines: list[int]) -> Iterator[tuple[int, int]]:
    """Places of the paragraph signs that count the items; "Bo Ek, ej § 12" only refers to one of them."""
    found = [(index, one) for index in long_lines for one in _PARAGRAPH.finditer(physical[index])]
    counted = longest_rising(int(one["after"] or one["before"]) for _, one in found)
    kept = [found[at] for at in counted] or [
        (index, one)
        for index, one in found
        if not _REFERS.search(physical[index], max(0, one.start() - 12), one.start())
    ]
    yield from ((index, one.start()) for index, one in kept)


def _titles(physical: list[str], long_lines: list[int]) -> Iterator[tuple[int, int]]:
    """Titles without numbers, in a text that has none of these."""
    starts = _page_numbers(physical, long_lines)
    for index in long_lines:
        yield from ((index, place) for place in titles_in(physical[index], starts.get(index, 0)))


_SURE_ITEMS = 3
#: A heading of a list with a colon and a name of its own stands for itself: "Omfattning: Närvarande: Anna Ek".
_LISTS_PEOPLE = re.compile(
    r"(?:Närvarande|Beslutande|Deltagare|Frånvarande)\s?:\s+[A-ZÅÄÖ][a-zåäöé-]+\s[A-ZÅÄÖ]"
)
#: A label right after another's colon is what that one labels; after "klockan 18:" it is not.
_AFTER_A_LABEL = re.compile(r"[^\W\d]:\s*\Z")


def _rising(physical: list[str], long_lines: list[int], *, with_sign: bool) -> list[tuple[int, int]]:
    """The places of the numbers that count the items, in one style of writing them."""
    starts = _page_numbers(physical, long_lines)
    numbers: list[int] = []
    places: list[tuple[int, int]] = []
    for index in long_lines:
        raw = physical[index]
        for found in _NUMBER.finditer(raw, starts.get(index, 0)):
            before = raw[max(0, found.start() - 9) : found.start()]
            is_day = _IS_A_DAY.match(raw, found.end())
            if bool(found[2]) is with_sign and not is_day and not _NOT_AN_ITEM.search(before):
                numbers.append(int(found[1]))
                places.append((index, found.start()))
    return [places[at] for at in longest_rising(numbers)]


def _page_numbers(physical: list[str], long_lines: list[int]) -> dict[int, int]:
    ends: dict[int, int] = {}
    if not long_lines:
        return ends
    expected = 1
    for index, raw in enumerate(physical):
        found = _PAGE_NUMBER.match(raw) if len(raw) >= _SHORTEST_PAGE else None
        if found is None or int(found[1]) != expected:
            continue
        header = _HEADER.match(raw, found.end())
        is_first = not ends
        is_title = header is not None and is_first and re.search(r"[^\W\d_]{3}", header["words"])
        ends[index] = header.end() if header and not is_title else found.end()
        expected += 1
    first = next(iter(ends), None)
    if len(ends) >= _ITEMS:
        return ends
    if first is not None and re.search(r"(?<=\s)1[.)]?\s+[A-ZÅÄÖ]", physical[first][ends[first] :]):
        return ends
    return {}
