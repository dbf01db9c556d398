"""An outline as HTML, for reading and printing in the browser."""

from dataclasses import dataclass, replace

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from beprovad.documents.outline import Block, Document, heading_levels
from beprovad.lib.text import xml_safe


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A section with the heading level it gets in HTML, where the document's title is h1."""

    heading: str
    level: int
    blocks: tuple[Block, ...]


def to_html(document: Document) -> SafeString:
    """The document as an `article` whose title is the page's h1; every word in it is escaped."""
    sections = [replace(section, heading=xml_safe(section.heading).strip()) for section in document.sections]
    printed = [
        PrintedSection(section.heading, level + 1, section.blocks)
        for section, level in zip(sections, heading_levels(sections), strict=True)
    ]
    written = render_to_string("documents/outline.html", {"document": document, "sections": printed})
    return mark_safe(xml_safe(written))
