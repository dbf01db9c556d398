"""What Word writes before a list paragraph: it is not in the text but counted from two other parts."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from beprovad.documents.word_xml import attribute, child, children

_DEEPEST = 8
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    form: str
    pattern: str
    start: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """One numbered use of an abstract list; `restarts` are the levels where it begins anew."""

    abstract: str
    restarts: dict[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in which list a paragraph stands; number "0" takes it out of the list of its style."""

    number: str
    depth: int


@dataclass
class Lists:
    """Counts through a document; ask once for each paragraph, in order."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    numberings: dict[str, Numbering] = field(default_factory=dict)
    styles: dict[str, Place] = field(default_factory=dict)
    headings: frozenset[str] = frozenset()
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def prefix(self, paragraph: etree._Element) -> str:
        """A bullet or number such as "1. ", indented by depth; nothing for a paragraph that is in no list."""
        place = self._place(paragraph)
        if place is None or place.number not in self.numberings:
            return ""
        level = self.levels.get(self.numberings[place.number].abstract, {}).get(place.depth)
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return f"{'  ' * place.depth}- "
        return f"{'  ' * place.depth}{self._counted(place, level)} "

    def is_heading(self, paragraph: etree._Element) -> bool:
        return _style(paragraph) in self.headings

    def _place(self, paragraph: etree._Element) -> Place | None:
        own = _numbered(child(paragraph, "pPr"))
        inherited = self.styles.get(_style(paragraph))
        if own is None:
            return inherited
        return own if own.number else Place(inherited.number, own.depth) if inherited else None

    def _counted(self, place: Place, level: Level) -> str:
        numbering = self.numberings[place.number]
        counts = self._counts.setdefault(numbering.abstract, {})
        if place.number not in self._begun:
            self._begun.add(place.number)
            counts.update({depth: start - 1 for depth, start in numbering.restarts.items()})
        counts[place.depth] = counts.get(place.depth, level.start - 1) + 1
        for deeper in [depth for depth in counts if depth > place.depth]:
            del counts[deeper]
        return self._written(numbering.abstract, level, counts)

    def _written(self, abstract: str, level: Level, counts: dict[int, int]) -> str:
        words = level.pattern
        for depth, above in self.levels[abstract].items():
            words = words.replace(f"%{depth + 1}", _number(counts.get(depth, above.start), above.form))
        return words


def read_lists(numbering: etree._Element | None, styles: etree._Element | None) -> Lists:
    """The lists of a document from its numbering and styles parts, either of which may be missing."""
    return Lists(
        levels=dict(_abstracts(numbering)),
        numberings=dict(_numberings(numbering)),
        styles=_listed_styles(styles),
        headings=frozenset(_headings(styles)),
    )


def _abstracts(numbering: etree._Element | None) -> Iterator[tuple[str, dict[int, Level]]]:
    for abstract in children(numbering, "abstractNum"):
        levels = {_whole(attribute(level, "ilvl")): _level(level) for level in children(abstract, "lvl")}
        yield attribute(abstract, "abstractNumId"), levels


def _level(level: etree._Element) -> Level:
    return Level(
        form=attribute(child(level, "numFmt"), "val") or "decimal",
        pattern=attribute(child(level, "lvlText"), "val"),
        start=_whole(attribute(child(level, "start"), "val"), 1),
    )


def _numberings(numbering: etree._Element | None) -> Iterator[tuple[str, Numbering]]:
    for num in children(numbering, "num"):
        restarts = {
            _whole(attribute(override, "ilvl")): _whole(attribute(child(override, "startOverride"), "val"), 1)
            for override in children(num, "lvlOverride")
            if child(override, "startOverride") is not None
        }
        abstract = attribute(child(num, "abstractNumId"), "val")
        yield attribute(num, "numId"), Numbering(abstract, restarts)


def _listed_styles(styles: etree._Element | None) -> dict[str, Place]:
    own: dict[str, Place] = {}
    parents: dict[str, str] = {}
    for style in children(styles, "style"):
        name = attribute(style, "styleId")
        parents[name] = attribute(child(style, "basedOn"), "val")
        if (place := _numbered(child(style, "pPr"))) is not None:
            own[name] = place
    listed = (
        (name, next((own[kin] for kin in _line(name, parents) if kin in own), None)) for name in parents
    )
    return {name: place for name, place in listed if place is not None}


def _line(name: str, parents: dict[str, str]) -> Iterator[str]:
    """A style and those it is based on; a circle is left after one turn."""
    seen: set[str] = set()
    while name and name not in seen:
        seen.add(name)
        yield name
        name = parents.get(name, "")


def _headings(styles: etree._Element | None) -> Iterator[str]:
    for style in children(styles, "style"):
        outlined = child(child(style, "pPr"), "outlineLvl") is not None
        if outlined or attribute(child(style, "name"), "val").lower().startswith(("heading", "title")):
            yield attribute(style, "styleId")


def _style(paragraph: etree._Element) -> str:
    return attribute(child(child(paragraph, "pPr"), "pStyle"), "val")


def _numbered(properties: etree._Element | None) -> Place | None:
    place = child(properties, "numPr")
    if place is None:
        return None
    depth = _whole(attribute(child(place, "ilvl"), "val"))
    return Place(attribute(child(place, "numId"), "val"), min(depth, _DEEPEST))


def _number(count: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else ""
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"}:
        return _roman(count).upper() if form == "upperRoman" else _roman(count)
    return str(count)


def _roman(count: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        times, count = divmod(count, worth)
        written += letters * min(times, 50)
    return written


def _whole(value: str, otherwise: int = 0) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else otherwise  # noqa: PLR2004
