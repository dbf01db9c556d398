"""An outline as HTML, for reading and printing in the browser."""

from dataclasses import dataclass, replace

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from beprovad.documents.outline import Block, Document, heading_levels
from beprovad.lib.text import xml_safe

_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A section with the heading level it gets in HTML, where the document's title is h1."""

    heading: str
    level: int
    blocks: tuple[Block, ...]
    anchor: str = ""


def to_html(document: Document) -> SafeString:
    """The document as an `article` whose title is the page's h1; every word in it is escaped."""
    return _written(document, below=1, with_title=True)


def body_html(document: Document, *, below: int) -> SafeString:
    """The same without its title, for a page that has one: the first headings are a level `below` that heading."""
    return _written(document, below=below, with_title=False)


def contents(document: Document) -> tuple[tuple[str, str], ...]:
    """Anchor and heading of each of the document's main parts, as they stand in its HTML."""
    return tuple((part.anchor, part.heading) for part in _printed(document, below=1) if part.anchor)


def _written(document: Document, *, below: int, with_title: bool) -> SafeString:
    shown = {"document": document, "sections": _printed(document, below=below), "with_title": with_title}
    return mark_safe(xml_safe(render_to_string("documents/outline.html", shown)))


def _printed(document: Document, *, below: int) -> list[PrintedSection]:
    sections = [replace(section, heading=xml_safe(section.heading).strip()) for section in document.sections]
    return [
        PrintedSection(
            section.heading,
            min(level + below, _DEEPEST),
            section.blocks,
            f"part-{place}" if level == 1 and section.heading else "",
        )
        for place, (section, level) in enumerate(zip(sections, heading_levels(sections), strict=True), 1)
    ]
