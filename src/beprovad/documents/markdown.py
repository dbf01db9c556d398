"""A person's text with emphasis and lists (CommonMark, as `lib.markup` shows it on a page) as blocks of an outline."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from beprovad.documents.outline import Block, BulletList, Item, NumberedList, Paragraph, Quote, Run, Runs
from beprovad.lib.markup import tokens


def markdown_blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs, lists and quotations, with bold, italics and links kept; code is printed as text.

    Most texts have no markup at all; those need no reader, and a test holds the two ways to each other.
    """
    return tuple(_blocks(tokens(text)) if _MARKUP.search(text) else _plain(text))


_MARKUP = re.compile(
    r"[*_`\[\]<>&\\#|~\t\r\x00\f\v]|^ *(?:[-+=]|\d+[.)])|^ {2,}| {2,}$|[^\S\n ]", re.MULTILINE
)
"""Everything that could mean something to the reader, and a little more."""


def _plain(text: str) -> Iterator[Block]:
    for part in re.split(r"\n[ ]*\n[ \n]*", text.strip(" \n")):
        lines = [Run(line.strip(" ")) for line in part.split("\n")]
        if lines != [Run("")]:
            yield Paragraph(tuple(run for line in lines for run in (Run("\n"), line))[1:])


def _blocks(stream: Sequence[Token]) -> Iterator[Block]:
    place = 0
    while place < len(stream):
        token = stream[place]
        end = _end(stream, place)
        inside = stream[place + 1 : end]
        if token.type == "paragraph_open":
            yield Paragraph(_runs(inside[0].children or ()))
        elif token.type == "bullet_list_open":
            yield BulletList(tuple(_items(inside)))
        elif token.type == "ordered_list_open":
            yield NumberedList(tuple(_items(inside)), start=int(token.attrs.get("start", 1)))
        elif token.type == "blockquote_open":
            yield Quote(_told(inside))
        elif token.type in ("fence", "code_block"):
            yield Paragraph((Run(token.content.rstrip("\n")),))
        place = end + 1


def _items(stream: Sequence[Token]) -> Iterator[Item]:
    """Each item's first paragraph is the item, whatever else it holds stands below it."""
    place = 0
    while place < len(stream):
        end = _end(stream, place)
        first, *below = [*_blocks(stream[place + 1 : end])] or [Paragraph(())]
        if isinstance(first, Paragraph):
            yield Item(first.runs, tuple(below))
        else:
            yield Item((), (first, *below))
        place = end + 1


def _told(stream: Sequence[Token]) -> Runs:
    """Everything said inside, one paragraph after the other on lines of their own."""
    told: list[Run] = []
    for token in stream:
        if token.type == "inline":
            told += [Run("\n")] if told else []
            told += _runs(token.children or ())
    return tuple(told)


def _runs(stream: Sequence[Token]) -> Runs:
    runs: list[Run] = []
    bold = italic = 0
    link = ""
    for token in stream:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                link = str(token.attrs.get("href", ""))
            case "link_close":
                link = ""
            case "softbreak" | "hardbreak":
                runs.append(Run("\n"))
            case _ if token.content:
                runs.append(Run(token.content, bold=bold > 0, italic=italic > 0, link=link))
    return tuple(runs)


def _end(stream: Sequence[Token], place: int) -> int:
    """Where what begins at `place` ends: itself when it is a single token."""
    if stream[place].nesting != 1:
        return place
    depth = 0
    for end in range(place, len(stream)):
        depth += stream[end].nesting
        if depth == 0:
            return end
    return len(stream)
