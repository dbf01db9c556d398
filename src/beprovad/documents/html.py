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


def to_html(document: Document) -> SafeString:
    """The document as an `article` whose title is the page's h1; every word in it is escaped."""
    return _written(document, below=1, with_title=True)


def body_html(document: Document, *, below: int) -> SafeString:
    """The same without its title, for a page that has one: the first headings are a level `below` that heading."""
    return _written(document, below=below, with_title=False)


def _written(document: Document, *, below: int, with_title: bool) -> SafeString:
    sections = [replace(section, heading=xml_safe(section.heading).strip()) for section in document.sections]
    printed = [
        PrintedSection(section.heading, min(level + below, _DEEPEST), section.blocks)
        for section, level in zip(sections, heading_levels(sections), strict=True)
    ]
    shown = {"document": document, "sections": printed, "with_title": with_title}
    return mark_safe(xml_safe(render_to_string("documents/outline.html", shown)))
