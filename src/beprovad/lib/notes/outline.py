"""The agenda: which lines are headings, what their titles are, and what stands under each.

A note has one way of marking its items; the ways are tried from the surest (paragraph signs, a rising series
of numbers) to the weakest (short lines that look like headings). The first that the note follows is taken.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from beprovad.lib.municipalities import municipality_named
from beprovad.lib.notes.labels import Label, label_at
from beprovad.lib.notes.lines import Line, Marker
from beprovad.lib.notes.model import Doubt
from beprovad.lib.notes.names import name_at
from beprovad.lib.notes.series import longest_rising
from beprovad.lib.notes.titles import is_usual_title, opens_with_title, usual_title

_LEAST = 2
_LEAST_LETTERS = 4
_LONGEST_HEADING = 75
_LONGEST_STANDALONE = 60
_INLINE = re.compile(r"(?P<title>[A-ZÅÄÖÆØ][^:.?!–]{1,45}?)\s?(?::|\s–)\s+(?=\S)")
_CAPITALS = re.compile(r"[A-ZÅÄÖÆØÉÜ0-9][A-ZÅÄÖÆØÉÜ0-9 ,.:/&()–-]+")
_LEADS = re.compile(
    r"(?:beslut\w*|förslag|åtgärd\w*|information|ansvarig\w*|bilag\w*|för kännedom|obs|notering|fråga|"
    r"svar|kommentar|lästips|justera[st]?|vedtak|beslutning|action|decision|bakgrund|diskussion|"
    r"yrkande\w*|reservation\w*|att|ps|aktuellt|hälsningar|vänliga hälsningar|hej|från|till|ämne|"
    r"kopia|sammanfattning|tid|ort|namn|roll|"
    r"justering\w*|förvaringsplats|utdrag\w*|anslag\w*|underskrift\w*|organ|datum)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that opens an item. Level 0 is an item of the agenda, 1 stands under it."""

    line: int
    level: int = 0
    doubts: tuple[Doubt, ...] = ()


@dataclass(slots=True)
class Ground:
    """What the search for headings looks at: the lines that no list of people and no label has taken."""

    lines: list[Line]
    free: list[int]
    base: int

    def following(self, index: int) -> Line | None:
        return next((line for line in self.lines[index + 1 : index + 4] if not line.is_furniture), None)


Way = Callable[[Ground], list[Heading]]


def headings(ground: Ground, groups: list[str]) -> list[Heading]:
    """The headings of the note, top items and what stands under them, in order."""
    for way in (
        _paragraphs, _numbers, _hashes, _capitals, _titled, _between_texts, _bullets, _standing_alone, _inline,
    ):  # fmt: skip
        found = way(ground)
        if len(found) >= (1 if way is _paragraphs else _LEAST):
            return _with_sections(ground, _with_subheadings(ground, found, groups))
    return []


def _paragraphs(ground: Ground) -> list[Heading]:
    """Lines that open with a paragraph sign or "Punkt 3". "Punkt 9 utgår" in the text is no heading."""
    marked = [index for index in ground.free if ground.lines[index].marker is Marker.PARAGRAPH]
    found = [index for index in marked if not _is_reference(ground.lines[index])]
    if len(found) == 1 and "§" not in ground.lines[found[0]].sign:
        return []
    if len(found) < _LEAST and len(_numbers(ground)) > _LEAST:
        return []
    return [Heading(index) for index in _without_contents(ground, found)]


def _is_reference(line: Line) -> bool:
    return line.sign[:1].isalpha() and line.body[:1].islower()


def _without_contents(ground: Ground, found: list[int]) -> list[int]:
    """Without the list of contents: the first headings, one right below the other, where all of them come back."""
    titles = [_bare(ground.lines[index]) for index in found]
    seen: set[tuple[tuple[int, ...], str]] = set()
    again = 0
    while again < len(titles) and titles[again] not in seen:
        seen.add(titles[again])
        again += 1
    numbers = [number for number, _ in titles]
    restart = numbers.index(numbers[0], 1) if numbers and numbers[0] in numbers[1:] else 0
    if restart >= _LEAST and len(numbers) - restart >= restart - 1 and numbers[0]:
        return found[restart:]
    is_list = again >= _LEAST and found[again - 1] - found[0] == again - 1 and seen <= set(titles[again:])
    return found[again:] if is_list else found


def _bare(line: Line) -> tuple[tuple[int, ...], str]:
    return line.number, " ".join(line.body.casefold().split()).strip(" .:")


def _numbers(ground: Ground) -> list[Heading]:
    """The rising series of numbers that holds most of the note. A list of the agenda at the top is not it."""
    numbered = _outermost(ground, [at for at in ground.free if ground.lines[at].marker is Marker.NUMBER])
    held = list(accumulate((len(line.text) for line in ground.lines), initial=0))
    series = [*_series(ground, numbered, depth=1), *_series(ground, numbered, depth=2)]
    whole = [index for index in numbered if len(ground.lines[index].number) == 1]
    series.append([whole[at] for at in longest_rising(ground.lines[index].number[0] for index in whole)])
    best = max(series, key=lambda one: _weight(held, one), default=[])
    return [] if _is_body_list(ground, best) else [Heading(index) for index in best]


def _outermost(ground: Ground, numbered: list[int]) -> list[int]:
    """Without the lists within items, which begin at 1 again farther from the margin."""
    kept: list[int] = []
    inner = 0
    for index in numbered:
        line = ground.lines[index]
        if kept and line.number == (1,) and line.indent > ground.lines[kept[-1]].indent:
            inner = line.indent
        if inner and line.indent >= inner:
            continue
        inner = 0
        kept.append(index)
    return kept


def _series(ground: Ground, numbered: list[int], depth: int) -> list[list[int]]:
    runs: list[list[int]] = []
    last: tuple[int, ...] = ()
    for index in numbered:
        number = ground.lines[index].number
        if len(number) != depth:
            continue
        if (runs and last and number[:-1] == last[:-1] and 0 <= number[-1] - last[-1] <= _GAP) or (
            runs and last and depth > 1 and number[0] == last[0] + 1
        ):
            runs[-1].append(index)
        else:
            runs.append([index])
        last = number
    return runs


_GAP = 5


def _weight(held: list[int], series: list[int]) -> tuple[int, int]:
    """How much text a series holds: lines from its first to its last item, then how many items it has."""
    if len(series) < _LEAST:
        return (0, len(series))
    return (held[series[-1] + 1] - held[series[0]], len(series))


def _is_body_list(ground: Ground, series: list[int]) -> bool:
    """A short list of people or questions inside the text is no agenda."""
    if len(series) < _LEAST:
        return True
    people = sum(_is_person(ground.lines[index].body) for index in series)
    return people * 2 > len(series)


def _is_person(text: str) -> bool:
    hit = name_at(text)
    return hit is not None and hit.is_known and (hit.end >= len(text.strip()) or text[hit.end] in ",(")


def _hashes(ground: Ground) -> list[Heading]:
    marked = [index for index in ground.free if ground.lines[index].marker is Marker.HASH]
    if not marked:
        return []
    depths = [len(ground.lines[index].sign) for index in marked]
    counted = Counter(depths)
    top = min((depth for depth in counted if counted[depth] >= _LEAST), default=min(depths))
    return [
        Heading(index, level=min(1, depth - top))
        for index, depth in zip(marked, depths, strict=True)
        if depth >= top
    ]


def _capitals(ground: Ground) -> list[Heading]:
    """Lines in capitals, with text of ordinary letters under them."""
    found = [index for index in ground.free if _is_capitals(ground.lines[index])]
    held = [
        index for index in found if (below := ground.following(index)) is not None and not _is_capitals(below)
    ]
    return [Heading(index, doubts=(Doubt.NO_NUMBERING,)) for index in held if index > ground.free[0]]


def _is_capitals(line: Line) -> bool:
    text = line.body.strip()
    letters = sum(letter.isalpha() for letter in text)
    return (
        bool(_CAPITALS.fullmatch(text))
        and letters >= _LEAST_LETTERS
        and len(text) <= _LONGEST_STANDALONE
        and not line.is_row
    )


def _titled(ground: Ground) -> list[Heading]:
    """Lines that were cut out of a page since a title stands there."""
    found = [
        index
        for index in ground.free
        if (line := ground.lines[index]).marker is None and _opens_item(ground, line)
    ]
    return [Heading(index, doubts=(Doubt.NO_NUMBERING,)) for index in found]


def _opens_item(ground: Ground, line: Line) -> bool:
    if line.is_cut:
        return opens_with_title(line.text)
    return (
        line.blank_before > ground.base
        and len(line.text) > _LONGEST_STANDALONE
        and usual_title(line.text) > 0
    )


def _bullets(ground: Ground) -> list[Heading]:
    """The outermost bullets, where text stands under most of them or after a colon on their own line."""
    signs = [ground.lines[index].sign for index in ground.free if ground.lines[index].marker is Marker.BULLET]
    for sign in dict.fromkeys(signs):
        if sign in "-–—*+o":
            continue
        marked = [index for index in ground.free if ground.lines[index].sign == sign]
        if len(marked) >= _LEAST and _hold_text(ground, marked):
            return [Heading(index) for index in marked if not ground.lines[index].body.rstrip().endswith("?")]
    return []


def _hold_text(ground: Ground, marked: list[int]) -> bool:
    held = sum(
        (
            (below := ground.following(index)) is not None
            and (below.sign != ground.lines[index].sign)
            and (
                below.marker is not None
                or below.text[:1].isupper()
                or _INLINE.match(ground.lines[index].body) is not None
            )
        )
        or _INLINE.match(ground.lines[index].body) is not None
        for index in marked
    )
    return held * 2 >= len(marked)


def _standing_alone(ground: Ground) -> list[Heading]:
    """Short lines with a capital and no full stop, a blank line above and text below."""
    found = [index for index in ground.free if _looks_like_heading(ground, index)]
    return [Heading(index, doubts=(Doubt.NO_NUMBERING,)) for index in found]


def _looks_like_heading(ground: Ground, index: int) -> bool:
    line = ground.lines[index]
    text = line.body.strip()
    below = ground.following(index)
    if line.marker not in {None, Marker.HASH} or line.is_row or not 2 < len(text) <= _LONGEST_STANDALONE:  # noqa: PLR2004
        return False
    if not text[0].isupper() or text[-1] in ".,;!" or _LEADS.match(text) or _is_person(text) or "  " in text:
        return False
    if below is None or below.blank_before > ground.base + 1 or not _is_text(below):
        return False
    return line.blank_before > ground.base and not re.search(r"\b(?:19|20)\d\d\b|@|\bkl\b", text)


def _is_text(line: Line) -> bool:
    return (
        line.marker is Marker.BULLET
        or len(line.text) > _LONGEST_STANDALONE
        or line.text.rstrip().endswith((".", ":", "?"))
    )


def _between_texts(ground: Ground) -> list[Heading]:
    """In a note without blank lines: short lines between text that ends and text that begins.

    They are headings where two of them are titles that stand in most notes.
    """
    found = [index for index in ground.free if _stands_between(ground, index)]
    usual = sum(is_usual_title(ground.lines[index].text) for index in found)
    is_close = sum(ground.lines[index].blank_before > ground.base for index in found) * 2 <= len(found)
    return (
        [Heading(index, doubts=(Doubt.NO_NUMBERING,)) for index in found]
        if usual >= _LEAST and is_close
        else []
    )


def _stands_between(ground: Ground, index: int) -> bool:
    line, below = ground.lines[index], ground.following(index)
    text = line.text
    if line.marker is not None or line.is_row or line.is_cut or below is None or not index:
        return False
    if (
        not text[0].isupper()
        or text[-1] in ".,;:!?-"
        or len(text.split()) > _MOST_WORDS
        or _LEADS.match(text)
    ):
        return False
    above = ground.lines[index - 1]
    is_after_end = above.text.rstrip().endswith((".", "!", "?")) or index - 1 not in ground.free
    return (
        is_after_end and (below.marker is Marker.BULLET or below.text[:1].isupper()) and not _is_person(text)
    )


_MOST_WORDS = 6


def _inline(ground: Ground) -> list[Heading]:
    """As in "Hemsidan: ingen har tid just nu." — items that are a word or two before a colon or a dash."""
    found = [
        index
        for index in ground.free
        if ground.lines[index].marker is None
        and (match := _INLINE.match(ground.lines[index].text))
        and not _LEADS.match(match["title"])
        and not name_at(match["title"], 0, single=True)
        and label_at(ground.lines[index].text) is None
    ]
    return [Heading(index, doubts=(Doubt.NO_NUMBERING,)) for index in found] if len(found) > _LEAST else []


def _with_subheadings(ground: Ground, top: list[Heading], groups: list[str]) -> list[Heading]:
    """The top items and, between them, the lines that are headings of a lower kind."""
    first = top[0].line
    taken = {heading.line for heading in top}
    sign = ground.lines[first].sign
    folded = {group.casefold() for group in groups}
    depth = len(ground.lines[first].number)
    below = [
        Heading(index, level=1)
        for index in ground.free
        if index > first and index not in taken and _is_subheading(ground, index, folded, depth, sign)
    ]
    return sorted([*top, *below], key=lambda heading: heading.line)


def _is_subheading(ground: Ground, index: int, groups: set[str], depth: int, sign: str) -> bool:
    line = ground.lines[index]
    text = line.body.strip()
    bare = text.rstrip(": ")
    if bare.casefold() in groups or (line.marker in {None, Marker.HASH} and municipality_named(bare)):
        return True
    if line.marker is Marker.NUMBER and len(line.number) == depth + 1 and depth:
        return len(text) <= _LONGEST_HEADING
    return line.sign == "➢" != sign and line.marker is Marker.BULLET


#: Sections that notes close with, without a number though the items have one.
_SECTION = re.compile(
    r"(?:att (?:skicka(?: ut)?|sända(?: ut)?|göra)|skickas ut|utskick|övrigt|övriga frågor|övriga punkter|avslutning|"
    r"nästa (?:möte|träff|gång)|kommande möten|aktuellt|åtgärdslista|beslutslista)\s?:?",
    re.IGNORECASE,
)


def _with_sections(ground: Ground, found: list[Heading]) -> list[Heading]:
    """With the sections below the first item that stand alone on their lines under a blank one."""
    taken = {heading.line for heading in found}
    more = [
        Heading(index, doubts=(Doubt.NO_NUMBERING,))
        for index in ground.free
        if index > found[0].line and index not in taken and _is_section(ground, index)
    ]
    return sorted([*found, *more], key=lambda heading: heading.line) if more else found


def _is_section(ground: Ground, index: int) -> bool:
    line = ground.lines[index]
    if line.marker not in {None, Marker.HASH} or line.blank_before <= ground.base or line.indent:
        return False
    return _SECTION.fullmatch(line.body.strip()) is not None


def is_dispatch(title: str) -> bool:
    """A section of what is to be sent."""
    return re.match(r"(?:att (?:skicka|sända)|skickas|utskick)\b", title, re.IGNORECASE) is not None


def is_next_meeting(title: str) -> bool:
    hit = label_at(title)
    return hit is not None and hit.label is Label.NEXT
