"""Fyrklövern: what a way of working stands on, in four leaves with words beside them.

The same levels give the same drawing, wherever it stands.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from beprovad.web.components.markup import draw


class Level(StrEnum):
    EMPTY = "empty"
    UNSUPPORTED = "unsupported"  # something speaks against, and nothing supports
    UNCLEAR = "unclear"  # all that is said only nuances
    THIN = "thin"
    FAIR = "fair"
    STRONG = "strong"


@dataclass(frozen=True)
class Leaf:
    kind: str
    name: str
    level: Level
    word: str
    turn: int
    outline: str
    filling: str


# A leaf that points up from the middle (0, 0); the fillings are the same leaf cut by a circle around it.
OUTLINE = (
    "M0-3C-10-15-27-24-27-41-27-52-19-58-11.5-58-5.5-58-1-54 0-48.5"
    " 1-54 5.5-58 11.5-58 19-58 27-52 27-41 27-24 10-15 0-3Z"
)
FILLINGS = {
    Level.EMPTY: "",
    Level.UNSUPPORTED: "",
    Level.UNCLEAR: "",
    Level.THIN: "M0-3C-4.9-8.9-11.5-14-16.9-19.8A26 26 0 0 1 16.9-19.8C11.5-14 4.9-8.9 0-3Z",
    Level.FAIR: "M0-3C-8.1-12.8-20.9-20.5-25.4-32.2A41 41 0 0 1 25.4-32.2C20.9-20.5 8.1-12.8 0-3Z",
    Level.STRONG: OUTLINE,
}
TURNS = {"research": 0, "profession": 90, "users": 180, "context": 270}
NAMES: dict[str, Promise] = {
    "research": gettext_lazy("Forskning"),
    "profession": gettext_lazy("Profession"),
    "users": gettext_lazy("Brukare"),
    "context": gettext_lazy("Sammanhang"),
}
_OF_EVIDENCE = {
    Level.EMPTY: gettext_lazy("saknas"),
    Level.UNSUPPORTED: gettext_lazy("talar emot"),
    Level.UNCLEAR: gettext_lazy("oklart"),
    Level.THIN: gettext_lazy("tunt"),
    Level.FAIR: gettext_lazy("gott"),
    Level.STRONG: gettext_lazy("starkt"),
}
WORDS = dict.fromkeys(NAMES, _OF_EVIDENCE)
"""What is said of a leaf is said of its evidence: a thin leaf is "tunt underlag"."""
LOGO = (
    '<svg class="logo" viewBox="-62 -62 124 124" aria-hidden="true" focusable="false">'
    + "".join(f'<path d="{OUTLINE}" transform="rotate({turn})"/>' for turn in TURNS.values())
    + "</svg>"
)


def leaf(kind: str, level: Level) -> Leaf:
    return Leaf(kind, str(NAMES[kind]), level, str(WORDS[kind][level]), TURNS[kind], OUTLINE, FILLINGS[level])


def clover_svg(*, research: str, profession: str, users: str, context: str) -> str:
    """The drawing in the colours of print, for a document without style sheet; words must stand beside it.

    Outside each leaf stands the letter that its name begins with, so that leaf and words can be matched.
    """
    levels = {"research": research, "profession": profession, "users": users, "context": context}
    leaves = "".join(_printed(leaf(kind, Level(level))) for kind, level in levels.items())
    told = 'xmlns="http://www.w3.org/2000/svg" class="printed-clover" viewBox="-79 -79 158 158"'
    return f"<svg {told}>{leaves}{''.join(map(_initial, TURNS))}</svg>"


def _initial(kind: str) -> str:
    x, y = _TIPS[kind]
    look = f'font-family="Libertinus Serif, serif" font-size="17" fill="{_PRINTED_FIR}" text-anchor="middle"'
    return f'<text x="{x}" y="{y + 6}" {look}>{str(NAMES[kind])[:1]}</text>'


_TIPS = {"research": (0, -69), "profession": (69, 0), "users": (0, 69), "context": (-69, 0)}


def _printed(each: Leaf) -> str:
    is_empty = each.level is Level.EMPTY
    ground = _PRINTED_TINT if each.filling else "#ffffff"
    line = 'stroke-dasharray="5 3.5"' if is_empty else ""
    filling = f'<path d="{each.filling}" fill="{_PRINTED_FIR}"/>' if each.filling else ""
    outlined = f'<path d="{each.outline}" fill="none" stroke="{_PRINTED_FIR}" stroke-width="2" {line}/>'
    return f'<g transform="rotate({each.turn})"><path d="{each.outline}" fill="{ground}"/>{filling}{outlined}</g>'


_PRINTED_FIR, _PRINTED_TINT = "#1d5b4b", "#e4eee8"


def clover(  # noqa: PLR0913 - four leaves are four inputs
    research: str = "empty",
    profession: str = "empty",
    users: str = "empty",
    context: str = "empty",
    size: str = "medium",
    *,
    words: bool = True,
) -> SafeString:
    """The drawing with its words; without `words` (in a list) they are only said to a screen reader."""
    levels = Level(research), Level(profession), Level(users), Level(context)
    return _drawn(levels, size, words=words, language=get_language())


@lru_cache(maxsize=512)
def _drawn(
    levels: tuple[Level, ...],
    size: str,
    *,
    words: bool,
    language: str | None,  # noqa: ARG001 - the words are in it
) -> SafeString:
    """Kept: a list has one on every row, and there are few different ones."""
    leaves = [leaf(kind, level) for kind, level in zip(TURNS, levels, strict=True)]
    said = _(
        "Fyrklöver. Forskning: %(research)s. Profession: %(profession)s. "
        "Brukare: %(users)s. Sammanhang: %(context)s."
    )
    label = said % {each.kind: each.word for each in leaves}
    return draw("clover", {"leaves": leaves, "size": size, "words": words, "label": label})
