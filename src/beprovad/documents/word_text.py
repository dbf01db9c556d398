"""The text of a Word file (.docx), read straight from its XML, in the order that a reader meets it.

Inserted text and content controls are kept, deleted text is not; list numbers and bullets are written out.
Headers and footers are left out. Nothing in the file is followed or run.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from lxml import etree

from beprovad.documents.refusals import ExtractRefused, Refusal
from beprovad.documents.word_lists import Lists, read_lists
from beprovad.documents.word_xml import attribute, child, children, local

_ENTRIES: Final = 5_000
_PART: Final = 40 * 1024 * 1024
_WHOLE: Final = 1024 * 1024 * 1024
_LEFT_OUT: Final = frozenset(("del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr"))
_WHITE: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PARSER: Final = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def word_text(raw: bytes) -> str:
    """The text of the bytes of a .docx; ExtractRefused when it is broken, a bomb or no Word file."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            _refuse_bomb(parts)
            return _text(parts)
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, NotImplementedError) as broken:
        raise ExtractRefused(Refusal.BROKEN) from broken
    except RuntimeError as locked:  # zipfile's word for a password
        raise ExtractRefused(Refusal.ENCRYPTED) from locked


def _refuse_bomb(parts: zipfile.ZipFile) -> None:
    """The sizes are the archive's own claim, but zipfile reads no further than what it claims."""
    entries = parts.infolist()
    if len(entries) > _ENTRIES or sum(entry.file_size for entry in entries) > _WHOLE:
        raise ExtractRefused(Refusal.ZIP_BOMB)


def _text(parts: zipfile.ZipFile) -> str:
    main = _main_part(parts)
    folder = posixpath.dirname(main)
    body = child(_parsed(parts, main), "body")
    if body is None:
        raise ExtractRefused(Refusal.BROKEN)
    lists = read_lists(_optional(parts, f"{folder}/numbering.xml"), _optional(parts, f"{folder}/styles.xml"))
    notes = _optional(parts, f"{folder}/footnotes.xml")
    return "\n".join([*_lines(body, lists), *_footnotes(notes, lists)])


def _main_part(parts: zipfile.ZipFile) -> str:
    """The document's own part: its name is usual, but only the package's relations decide it."""
    relations = _optional(parts, "_rels/.rels")
    targets = (
        attribute(relation, "Target").lstrip("/")
        for relation in children(relations, "Relationship")
        if attribute(relation, "Type").endswith("/officeDocument")
    )
    main = next(targets, "word/document.xml")
    if main not in parts.namelist() or not main.startswith("word/"):
        raise ExtractRefused(Refusal.UNKNOWN_TYPE)
    return main


def _optional(parts: zipfile.ZipFile, name: str) -> etree._Element | None:
    return _parsed(parts, name) if name in parts.namelist() else None


def _parsed(parts: zipfile.ZipFile, name: str) -> etree._Element:
    if parts.getinfo(name).file_size > _PART:
        raise ExtractRefused(Refusal.ZIP_BOMB)
    return etree.fromstring(parts.read(name), etree.XMLParser(**_PARSER))


def _lines(container: etree._Element, lists: Lists) -> Iterator[str]:
    """The lines of the paragraphs and tables in a container, a blank one before each heading."""
    for element in container:
        name = local(element)
        if name == "p":
            yield from _paragraph(element, lists)
        elif name == "tbl":
            for row in _rows(element):
                yield from _row(row, lists)
        elif name not in _LEFT_OUT:
            yield from _lines(element, lists)


def _paragraph(paragraph: etree._Element, lists: Lists) -> Iterator[str]:
    boxes: list[etree._Element] = []
    words = "".join(_words(paragraph, boxes)).rstrip()
    if words.strip():
        if lists.is_heading(paragraph):
            yield ""
        yield from (lists.prefix(paragraph) + words).split("\n")
    elif not boxes:
        yield ""
    for box in boxes:
        yield from _lines(box, lists)


def _words(element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
    """The words of a paragraph; the text boxes anchored in it are put aside in `boxes`."""
    for inner in element:
        name = local(inner)
        if name == "t":
            yield inner.text or ""
        elif name in _WHITE:
            yield _WHITE[name]
        elif name == "txbxContent":
            boxes.append(inner)
        elif name not in _LEFT_OUT:
            yield from _words(inner, boxes)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, also those inside a content control or an insertion."""
    for element in table:
        if local(element) == "tr":
            yield element
        elif local(element) not in _LEFT_OUT:
            yield from _rows(element)


def _row(row: etree._Element, lists: Lists) -> Iterator[str]:
    """One line with " | " between short cells; a table used for layout is read cell by cell instead."""
    cells = [[line for line in _lines(cell, lists) if line.strip()] for cell in _cells(row)]
    if any(len(cell) > 1 for cell in cells):
        for cell in cells:
            yield from cell
    elif any(cells):
        yield " | ".join(cell[0].strip() if cell else "" for cell in cells).rstrip(" |").lstrip()


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for element in row:
        if local(element) == "tc":
            yield element
        elif local(element) not in _LEFT_OUT:
            yield from _cells(element)


def _footnotes(notes: etree._Element | None, lists: Lists) -> Iterator[str]:
    """The footnotes' words at the end, so that nothing a person wrote is lost."""
    for note in children(notes, "footnote"):
        if not attribute(note, "type"):
            yield from (line for line in _lines(note, lists) if line.strip())
