"""An outline as a Word file to edit further: real headings, lists and tables, language and title set."""

import io
import zipfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain, repeat
from typing import Any, Final

import docx
from docx.document import Document as WordFile
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Length, Mm, Pt, Twips
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from beprovad.documents.docx_look import (
    BULLETS,
    NUMBERS,
    OPENING,
    TABLE_STYLE,
    TERM_WIDTH,
    TEXT_WIDTH,
    notice_style,
    style_id,
    template,
)
from beprovad.documents.keeping import leads
from beprovad.documents.outline import (
    Beside,
    Block,
    BulletList,
    Definition,
    Definitions,
    Document,
    Figure,
    Item,
    Language,
    Notice,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Run,
    Runs,
    Table,
    heading_levels,
)
from beprovad.documents.phrases import footer_words, phrases
from beprovad.documents.typesetter import typeset_png
from beprovad.lib.text import xml_safe

_LOCALES: Final = {Language.SWEDISH: "sv-SE", Language.ENGLISH: "en-GB"}
_FOOTER_TITLE: Final = 60
_DEEPEST_LIST: Final = 8
_TERM_WIDTHS: Final = ((13, Mm(26)), (19, TERM_WIDTH))
_WIDEST_TERMS: Final = Mm(52)
_APART: Final = Pt(8)
_AFTER_CLOSENESS: Final = ("w:mirrorIndents", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr")
_BESIDE: Final = Mm(6)
_ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)


def to_docx(document: Document) -> bytes:
    """The document as .docx; the same outline gives the same bytes."""
    word = docx.Document(io.BytesIO(template()))
    _set_properties(word, document)
    _set_language(word, document.language)
    _write_footer(word, document)
    _write_head(word, document)
    writer = _Writer(word)
    sections = [replace(section, heading=xml_safe(section.heading).strip()) for section in document.sections]
    for number, (section, level) in enumerate(zip(sections, heading_levels(sections), strict=True)):
        writer.is_opening = number < document.opening
        if section.heading:
            heading = _add(word, f"Heading {level}", section.heading)
            if writer.is_opening:
                heading.paragraph_format.space_before = Pt(10)
        for place, block in enumerate(section.blocks, 1):
            writer.write(block)
            if leads(sections, number, place):
                _keep_with_next(word)
    return _saved(word)


@dataclass
class _Writer:
    """Writes blocks at the end of the file; `lists` counts the numbered lists, each of which begins anew."""

    word: WordFile
    lists: int = NUMBERS
    is_opening: bool = False

    def write(self, block: Block, depth: int = 0) -> None:  # noqa: C901 - one way for each kind of block
        match block:
            case Paragraph(runs):
                _indent(self._paragraph(runs, "Normal"), depth)
            case BulletList(items):
                self._list(items, "List Bullet", BULLETS, depth)
            case NumberedList(items, start):
                self._list(items, "List Number", self._new_list(start, depth), depth)
            case Table():
                self._table(block)
            case Definitions(rows):
                _write_rows(self.word, rows, self._style("Term row"))
            case Notice(runs, title, tone):
                self._notice(runs, title, notice_style(tone))
            case Quote(runs, source):
                self._paragraph(runs, "Quote")
                self._optional(source and f"– {source}", "Quote source")
            case Figure():
                self._figure(block)
            case Beside(figure, Paragraph(runs)):
                self._beside(figure, runs)
            case Beside(figure, beside):
                self._figure(figure)
                self.write(beside, depth)
            case PageBreak():
                self.word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _paragraph(self, runs: Runs, style: str) -> WordParagraph:
        paragraph = _add(self.word, self._style(style))
        _write_runs(paragraph, runs)
        return paragraph

    def _style(self, name: str) -> str:
        return OPENING.get(name, name) if self.is_opening else name

    def _optional(self, words: str, style: str) -> None:
        if words.strip():
            self._paragraph((Run(words),), style)

    def _list(self, items: tuple[Item, ...], style: str, number: int, depth: int) -> None:
        for place, item in enumerate(items):
            paragraph = self._paragraph(item.runs, style)
            if place and any(each.below for each in items):
                _set_apart(paragraph)
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - no public door
            properties.get_or_add_ilvl().val = min(depth, _DEEPEST_LIST)
            properties.get_or_add_numId().val = number
            if item.below:
                paragraph.paragraph_format.keep_with_next = True
            for below in item.below:
                self.write(below, depth + 1)

    def _new_list(self, start: int, depth: int) -> int:
        self.lists += 1
        self.word.part.numbering_part.element.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self.lists}"><w:abstractNumId w:val="{NUMBERS}"/>'
                f'<w:lvlOverride w:ilvl="{min(depth, _DEEPEST_LIST)}"><w:startOverride w:val="{start}"/>'
                "</w:lvlOverride></w:num>"
            )
        )
        return self.lists

    def _notice(self, runs: Runs, title: str, style: str) -> None:
        _add(self.word, "Gap")
        if title.strip():
            self._paragraph((Run(title, bold=True),), style).paragraph_format.keep_with_next = True
        paragraph = self._paragraph(runs, style)
        if self.is_opening:
            for run in paragraph.runs:
                run.font.size = Pt(10)
        _add(self.word, "Gap")

    def _table(self, table: Table) -> None:
        self._optional(table.caption, "Caption")
        if not table.width:
            return
        rows = (table.full_header, *table.full_rows)
        grid = self.word.add_table(len(rows), table.width)
        _set_table(grid, table)
        styles = chain(["Table head"], repeat("Table text"))
        for cells, row, style in zip(rows, grid._tbl.tr_lst, styles, strict=False):  # noqa: SLF001 - row.cells is slow
            for runs, cell in zip(cells, row.tc_lst, strict=True):
                paragraph = WordParagraph(cell.p_lst[0], grid)
                paragraph._p.style = style_id(style)  # noqa: SLF001 - see _add
                _write_runs(paragraph, runs)
        _add(self.word, "Gap")

    def _figure(self, figure: Figure) -> None:
        _draw(self.word.add_paragraph().add_run(), figure)
        self._optional(figure.caption, "Caption")

    def _beside(self, figure: Figure, runs: Runs) -> None:
        """The picture in the text's own paragraph, which runs beside it; what is read is the same without it.

        The text is indented too, so that what is longer than the picture is high goes on in the same column.
        """
        paragraph = _add(self.word, self._style("Normal"))
        paragraph.paragraph_format.left_indent = Emu(_wide(figure) + _BESIDE)
        _float_left(_draw(paragraph.add_run(), figure))
        _write_runs(paragraph, runs)


def _set_apart(paragraph: WordParagraph) -> None:
    """Nearer to what it says itself than to the item before, also where lists are set close."""
    paragraph.paragraph_format.space_before = _APART
    close = OxmlElement("w:contextualSpacing")
    close.set(qn("w:val"), "0")
    paragraph._p.get_or_add_pPr().insert_element_before(close, *_AFTER_CLOSENESS)  # noqa: SLF001 - no public door


def _wide(figure: Figure) -> Emu:
    return Emu(TEXT_WIDTH * figure.share // 100)


def _draw(run: WordRun, figure: Figure) -> Any:
    picture = io.BytesIO(typeset_png("drawing.typ", {"svg": figure.svg}))
    inline = run.add_picture(picture, width=_wide(figure))._inline  # noqa: SLF001 - no public door
    inline.docPr.set("descr", xml_safe(figure.alt))
    return inline


def _float_left(inline: Any) -> None:
    """python-docx knows pictures in the line only; the same one, anchored to its paragraph, has text at its side."""
    anchor = parse_xml(
        f'<wp:anchor {nsdecls("wp")} distT="0" distB="0" distL="0" distR="{_BESIDE}" simplePos="0" relativeHeight="2" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:align>left</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>36000</wp:posOffset></wp:positionV></wp:anchor>'
    )
    beside = parse_xml(f'<wp:wrapSquare {nsdecls("wp")} wrapText="right"/>')
    inline.addprevious(anchor)
    for part in list(inline):
        anchor.append(part)
        if part.tag == qn("wp:extent"):
            anchor.append(beside)
    inline.getparent().remove(inline)


def _indent(paragraph: WordParagraph, depth: int) -> None:
    """What stands below an item begins where the item's words do."""
    if depth:
        paragraph.paragraph_format.left_indent = Twips(360 * min(depth, _DEEPEST_LIST))


def _keep_with_next(word: WordFile) -> None:
    """What was written last stays on the page of what comes of it."""
    last = word.element.body.xpath("(./w:p|./w:tbl)[last()]")
    if last and last[0].tag == qn("w:p"):
        WordParagraph(last[0], word).paragraph_format.keep_with_next = True


def _add(word: WordFile, style: str, words: str = "") -> WordParagraph:
    """A paragraph at the end; by the style's id, since python-docx searches all styles for each name."""
    paragraph = word.add_paragraph()
    if words:
        _add_run(paragraph, words)
    paragraph._p.style = style_id(style)  # noqa: SLF001 - no public door
    return paragraph


def _set_properties(word: WordFile, document: Document) -> None:
    properties = word.core_properties
    properties.title, properties.author = xml_safe(document.title)[:255], xml_safe(document.author)[:255]
    properties.language = _LOCALES[document.language]
    properties.comments, properties.last_modified_by = "", ""
    written_at = document.written_at or datetime(1980, 1, 1, tzinfo=UTC)
    properties.created = properties.modified = written_at.astimezone(UTC)


def _set_language(word: WordFile, language: Language) -> None:
    defaults = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    defaults.find(qn("w:lang")).set(qn("w:val"), _LOCALES[language])


def _write_head(word: WordFile, document: Document) -> None:
    if document.marks:
        _add(word, "Mark", " · ".join(document.marks))
    _add(word, "Title", document.title)
    if document.subtitle.strip():
        _add(word, "Subtitle", document.subtitle)
    _write_rows(word, document.meta, OPENING["Term row"] if document.opening else "Term row")


def _write_rows(word: WordFile, rows: tuple[Definition, ...], style: str = "Term row") -> None:
    width = _term_width(rows)
    for row in rows:
        paragraph = _add(word, style)
        if width != TERM_WIDTH:
            _set_terms(paragraph, width)
        paragraph.add_run(xml_safe(row.term))._r.style = style_id("Term")  # noqa: SLF001 - see _add
        paragraph.add_run("\t")
        _write_runs(paragraph, row.runs)


def _term_width(rows: tuple[Definition, ...]) -> Length:
    """Terms of a word leave the room to what they say; long ones take what they need."""
    longest = max((len(row.term) for row in rows), default=0)
    return next((width for most, width in _TERM_WIDTHS if longest <= most), _WIDEST_TERMS)


def _set_terms(paragraph: WordParagraph, width: Length) -> None:
    looks = paragraph.paragraph_format
    looks.left_indent, looks.first_line_indent = width, Length(-width)
    looks.tab_stops.add_tab_stop(TERM_WIDTH, WD_TAB_ALIGNMENT.CLEAR)
    looks.tab_stops.add_tab_stop(width)


def _write_footer(word: WordFile, document: Document) -> None:
    paragraph = word.sections[0].footer.paragraphs[0]
    paragraph.style = word.styles["Footer"]
    paragraph.add_run(xml_safe(footer_words(document, _FOOTER_TITLE)) + "\t")
    before, _, rest = phrases(document.language).page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    for words, field in ((before, "PAGE"), (between, "NUMPAGES")):
        paragraph.add_run(words)
        paragraph._p.append(_field(field))  # noqa: SLF001 - no public door
    paragraph.add_run(after)


def _field(instruction: str) -> Any:
    return parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr="{instruction}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    )


def _write_runs(paragraph: WordParagraph, runs: Runs) -> None:
    for run in runs:
        written = _add_run(paragraph, run.text)
        written.bold, written.italic = run.bold or None, run.italic or None
        if run.href:
            written._r.style = style_id("Hyperlink")  # noqa: SLF001 - see _add
            _wrap_in_link(paragraph, written._r, run.href)  # noqa: SLF001 - no public door


def _add_run(paragraph: WordParagraph, text: str) -> WordRun:
    """A run with these words; python-docx would look at them one letter at a time."""
    run = paragraph.add_run()
    for number, line in enumerate(xml_safe(text).split("\n")):
        if number:
            run.add_break()
        for place, part in enumerate(line.split("\t")):
            if place:
                run.add_tab()
            if part:
                run._r.add_t(part)  # noqa: SLF001 - no public door
    return run


def _wrap_in_link(paragraph: WordParagraph, written: Any, address: str) -> None:
    relation = paragraph.part.relate_to(xml_safe(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    written.addprevious(link)
    link.append(written)


def _set_table(grid: Any, table: Table) -> None:
    """Style, fixed widths, a repeated header row that is marked as one, rows that stay whole."""
    element = grid._tbl  # noqa: SLF001 - no public door
    element.tblPr.style = TABLE_STYLE
    grid.autofit = False
    if table.caption.strip():
        caption = OxmlElement("w:tblCaption")
        caption.set(qn("w:val"), xml_safe(table.caption))
        element.tblPr.append(caption)
    widths = [TEXT_WIDTH * share // sum(table.full_shares) for share in table.full_shares]
    for column, width in zip(element.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Emu(width)
    for row in element.tr_lst:
        row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = Emu(width)
    element.tr_lst[0].get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _saved(word: WordFile) -> bytes:
    """The file with the same time on all its parts, so that equal documents are equal bytes."""
    loose, packed = io.BytesIO(), io.BytesIO()
    word.save(loose)
    with zipfile.ZipFile(loose) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as whole:
        for name in parts.namelist():
            whole.writestr(zipfile.ZipInfo(name, _ZIP_TIME), parts.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
