"""An outline as PDF/UA-1: tagged, with language, title and alternative texts, for print and screen readers.

The words go to the typesetter as JSON beside the template, never into it. Only the fonts that come with
the typesetter are used, so that a document looks the same wherever it is made.
"""

import json
from dataclasses import replace
from typing import Any

from beprovad.documents.glyphs import breakable, drawable
from beprovad.documents.outline import (
    Beside,
    Block,
    BulletList,
    Definition,
    Definitions,
    Document,
    Figure,
    Item,
    Notice,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Runs,
    Table,
    heading_levels,
)
from beprovad.documents.phrases import footer_words, phrases
from beprovad.documents.typesetter import typeset_pdf

Data = dict[str, Any]

_FOOTER_TITLE = 90


def to_pdf(document: Document) -> bytes:
    """The document as PDF/UA-1; the same outline gives the same bytes."""
    inputs = {"outline": json.dumps(_document(document))}
    return typeset_pdf("look.typ", inputs, written_at=document.written_at)


def _document(document: Document) -> Data:
    sections = [replace(section, heading=_words(section.heading).strip()) for section in document.sections]
    return {
        "title": _words(document.title).strip() or "–",
        "subtitle": _words(document.subtitle),
        "author": _words(document.author),
        "dated": document.written_at is not None,
        "language": document.language.value,
        "meta": [_definition(row) for row in document.meta],
        "marks": [_words(mark) for mark in document.marks],
        "footer": _words(footer_words(document, _FOOTER_TITLE)),
        "opening": document.opening,
        "phrases": {"page": phrases(document.language).page},
        "sections": [
            {
                "heading": section.heading,
                "level": level,
                "blocks": [_block(block) for block in section.blocks],
            }
            for section, level in zip(sections, heading_levels(sections), strict=True)
        ],
    }


def _block(block: Block) -> Data:
    return {"kind": block.kind, **_inside(block)}


def _inside(block: Block) -> Data:  # noqa: C901, PLR0911 - one answer for each kind of block
    match block:
        case Paragraph(runs):
            return {"runs": _runs(runs)}
        case BulletList(items):
            return {"items": [_item(item) for item in items]}
        case NumberedList(items, start):
            return {"items": [_item(item) for item in items], "start": start}
        case Table():
            return _table(block)
        case Definitions(rows):
            return {"rows": [_definition(row) for row in rows]}
        case Notice(runs, title, tone):
            return {"runs": _runs(runs), "title": _words(title), "tone": tone.value}
        case Quote(runs, source):
            return {"runs": _runs(runs), "source": _words(source)}
        case Figure(svg, alt, caption):
            return {"svg": svg, "alt": _words(alt), "caption": _words(caption), "share": block.share}
        case Beside(figure, beside):
            return {
                "figure": _block(replace(figure, share=100)),
                "share": figure.share,
                "block": _block(beside),
            }
        case PageBreak():
            return {}


def _table(table: Table) -> Data:
    return {
        "header": [_runs(cell) for cell in table.full_header],
        "rows": [[_runs(cell) for cell in row] for row in table.full_rows],
        "shares": table.full_shares,
        "caption": _words(table.caption),
    }


def _item(item: Item) -> Data:
    return {"runs": _runs(item.runs), "below": [_block(block) for block in item.below]}


def _definition(row: Definition) -> Data:
    return {"term": _words(row.term), "runs": _runs(row.runs)}


def _runs(runs: Runs) -> list[Data]:
    return [
        {"text": _words(run.text), "bold": run.bold, "italic": run.italic, "href": run.href} for run in runs
    ]


def _words(text: str) -> str:
    return breakable(drawable(text))
