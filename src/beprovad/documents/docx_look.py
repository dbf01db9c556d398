"""The look of our Word files: one lean template with real styles, made once from python-docx's own.

Readers of a Word file may have other fonts than ours, so Georgia and Calibri are asked for: they are in Word.
"""

import io
from functools import cache
from typing import Final

import docx
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from beprovad.documents.outline import Tone

TEXT_WIDTH: Final = Mm(146)
TABLE_STYLE: Final = "BeprovadTable"
BULLETS, NUMBERS = 1, 2

OPENING: Final = {"Normal": "Opening", "List Bullet": "Opening item", "Term row": "Opening row"}
"""Closer styles for a first page that should hold what it has to say."""

_HEADING, _BODY = "Georgia", "Calibri"
_INK, _MUTED, _SKY = "1D2A2B", "5A686A", "1F5F95"
_HAIRLINE = "D8D0C0"
TERM_WIDTH: Final = Mm(38)
_HEADING_SIZES = {1: 17.0, 2: 13.5, 3: 11.5, 4: 11.0, 5: 11.0}
_TONES = {
    Tone.CALM: ("1D5B4B", "F0F5F2"),
    Tone.UNCERTAIN: ("8A5A00", "FBF3E2"),
    Tone.ATTENTION: ("A8243A", "FAECEC"),
}
_AFTER_SHADE = ("w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
"""Word insists on the order of a style's properties; these come after borders and shade."""
_UNUSED_PARTS = ("/word/stylesWithEffects.xml", "/docProps/thumbnail.jpeg", "/customXml/item1.xml")


def notice_style(tone: Tone) -> str:
    return f"Notice {tone.value}"


def style_id(name: str) -> str:
    """What the template calls the style inside the file."""
    return _style_ids()[name]


@cache
def template() -> bytes:
    """The empty document that every Word file begins as."""
    word = docx.Document()
    _leave_out_unused(word)
    _set_page(word)
    _set_text_styles(word)
    _add_own_styles(word)
    _add_table_style(word)
    _set_lists(word)
    saved = io.BytesIO()
    word.save(saved)
    return saved.getvalue()


@cache
def _style_ids() -> dict[str, str]:
    styles = docx.Document(io.BytesIO(template())).styles
    return {style.name: style.style_id for style in styles if style.name}


def _leave_out_unused(word: WordFile) -> None:
    """A hundred table styles and a picture of an empty page weigh more than any note."""
    for style in [style for style in word.styles if style.type == WD_STYLE_TYPE.TABLE]:
        if style.name != "Normal Table":
            style.element.getparent().remove(style.element)
    for holder in (word.part, word.part.package):
        for key, relation in list(holder.rels.items()):
            if not relation.is_external and relation.target_part.partname in _UNUSED_PARTS:
                del holder.rels[key]


def _set_page(word: WordFile) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin = Mm(30), Mm(34)
    page.top_margin, page.bottom_margin = Mm(25), Mm(23)


def _set_text_styles(word: WordFile) -> None:
    normal = _styled(word, "Normal", font=_BODY, size=11, below=6)
    normal.paragraph_format.line_spacing = 1.25
    title = _styled(word, "Title", font=_HEADING, size=25, below=6, bold=True)
    title.element.pPr.remove(title.element.pPr.find(qn("w:pBdr")))
    _styled(word, "Subtitle", font=_HEADING, size=12.5, below=14, color=_MUTED, italic=True)
    for level, size in _HEADING_SIZES.items():
        above = 20 if level == 1 else 14
        italic = level > 3  # noqa: PLR2004 - the two deepest levels, as in print
        _styled(
            word,
            f"Heading {level}",
            font=_HEADING,
            size=size,
            above=above,
            below=5,
            bold=not italic,
            italic=italic,
        )
    _styled(word, "Quote", font=_HEADING, size=11, italic=True).paragraph_format.left_indent = Mm(8)
    _styled(word, "Caption", font=_BODY, size=10, color=_MUTED).paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Number"):
        _styled(word, name, font=_BODY, size=11, below=3)
    footer = _styled(word, "Footer", font=_BODY, size=9, color=_MUTED)
    for stop in list(
        footer.paragraph_format.tab_stops
    ):  # python-docx's own stop in the middle comes before ours
        stop._tab.getparent().remove(stop._tab)  # noqa: SLF001 - no public door
    footer.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    _border(footer, "top", _HAIRLINE, 4, 6)


def _add_own_styles(word: WordFile) -> None:
    for name in (
        "Mark",
        "Term row",
        "Quote source",
        "Table text",
        "Table head",
        "Gap",
        *map(notice_style, Tone),
    ):
        word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = word.styles["Normal"]
    _styled(word, "Mark", font=_BODY, size=10, color="8A5A00", bold=True)
    _styled(word, "Quote source", font=_BODY, size=10, color=_MUTED).paragraph_format.left_indent = Mm(8)
    for name, bold in (("Table text", None), ("Table head", True)):
        text = _styled(word, name, font=_BODY, size=10.5, below=2, above=2, bold=bold)
        text.paragraph_format.line_spacing = 1.1
    _styled(word, "Gap", font=_BODY, size=5, below=0)
    row = _styled(word, "Term row", font=_BODY, size=11, below=0)
    row.paragraph_format.left_indent, row.paragraph_format.first_line_indent = TERM_WIDTH, -TERM_WIDTH
    row.paragraph_format.tab_stops.add_tab_stop(TERM_WIDTH)
    row.paragraph_format.keep_together = True
    _border(row, "bottom", _HAIRLINE, 4, 3)
    _border(row, "between", _HAIRLINE, 4, 3)
    for name, opening in OPENING.items():
        style = word.styles.add_style(opening, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles[name]
        _styled(word, opening, font=_BODY, size=10, below=0 if name == "Term row" else 3)
        style.paragraph_format.line_spacing = 1.05
    for tone, (line, fill) in _TONES.items():
        _set_notice(_styled(word, notice_style(tone), font=_BODY, size=11, above=0, below=0), line, fill)
    link = word.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = RGBColor.from_string(_SKY), True
    term = word.styles.add_style("Term", WD_STYLE_TYPE.CHARACTER)
    term.font.color.rgb, term.font.size = RGBColor.from_string(_MUTED), Pt(10)


def _set_notice(style: ParagraphStyle, line: str, fill: str) -> None:
    _border(style, "top", fill, 4, 6)
    _border(style, "left", line, 18, 8)
    _border(style, "bottom", fill, 4, 6)
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>')
    style.element.get_or_add_pPr().insert_element_before(shade, *_AFTER_SHADE)
    style.paragraph_format.left_indent = Mm(3)


def _styled(  # noqa: PLR0913 - a row of a table of looks
    word: WordFile,
    name: str,
    *,
    font: str,
    size: float,
    above: float = 0,
    below: float = 6,
    color: str = _INK,
    bold: bool | None = None,
    italic: bool | None = None,
) -> ParagraphStyle:
    style = word.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - all names here are paragraph styles
    _set_font(style, font)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
    style.font.color.rgb = RGBColor.from_string(color)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)
    return style


def _set_font(style: ParagraphStyle, font: str) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), font)
    for spacing in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)


def _border(style: ParagraphStyle, side: str, color: str, eighths: int, space: int) -> None:
    properties = style.element.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = parse_xml(f"<w:pBdr {nsdecls('w')}/>")
        properties.insert_element_before(borders, "w:shd", *_AFTER_SHADE)
    borders.append(
        parse_xml(
            f'<w:{side} {nsdecls("w")} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{color}"/>'
        )
    )


def _add_table_style(word: WordFile) -> None:
    word.styles.element.append(
        parse_xml(f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}">
        <w:name w:val="Beprovad table"/><w:basedOn w:val="TableNormal"/>
        <w:tblPr><w:tblBorders>
          <w:bottom w:val="single" w:sz="4" w:color="{_HAIRLINE}"/>
          <w:insideH w:val="single" w:sz="4" w:color="{_HAIRLINE}"/>
        </w:tblBorders>
        <w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="140" w:type="dxa"/></w:tblCellMar>
        </w:tblPr>
        <w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>
          <w:bottom w:val="single" w:sz="8" w:color="{_INK}"/>
        </w:tcBorders></w:tcPr></w:tblStylePr></w:style>""")
    )


def _set_lists(word: WordFile) -> None:
    numbering = word.part.numbering_part.element
    for element in list(numbering):
        numbering.remove(element)
    for number, levels in ((BULLETS, _bullet_levels()), (NUMBERS, _number_levels())):
        numbering.append(parse_xml(_abstract_list(number, levels)))
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{BULLETS}"><w:abstractNumId w:val="{BULLETS}"/></w:num>')
    )
    for name in ("List Bullet", "List Number"):
        properties = word.styles[name].element.pPr
        properties.remove(properties.numPr)


def _bullet_levels() -> list[tuple[str, str]]:
    return [("bullet", "•" if depth % 2 == 0 else "–") for depth in range(9)]


def _number_levels() -> list[tuple[str, str]]:
    forms = ("decimal", "lowerLetter", "lowerRoman")
    return [(forms[depth % 3], f"%{depth + 1}.") for depth in range(9)]


def _abstract_list(number: int, levels: list[tuple[str, str]]) -> str:
    written = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{360 * (depth + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{written}</w:abstractNum>'
    )
