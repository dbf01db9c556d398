from beprovad.documents.extract import text_of_bytes
from beprovad.documents.tests.makers import WORD, word_file

NUMBERING = f"""<w:numbering {WORD}>
  <w:abstractNum w:abstractNumId="7">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%3)"/></w:lvl>
    <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%4"/></w:lvl>
  </w:abstractNum>
  <w:abstractNum w:abstractNumId="8">
    <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="7"/>
    <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>"""
STYLES = f"""<w:styles {WORD}>
  <w:style w:styleId="Rubrik1"><w:name w:val="heading 1"/>
    <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
  <w:style w:styleId="Egen"><w:name w:val="Egen"/><w:basedOn w:val="Lista"/></w:style>
  <w:style w:styleId="Lista"><w:name w:val="Lista"/><w:basedOn w:val="Egen"/>
    <w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
</w:styles>"""


def read(body, **extra):
    return text_of_bytes(word_file(body, {f"word/{name}.xml": part for name, part in extra.items()}))


def line(words, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def listed(words, number, depth=0):
    return line(words, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def row(*cells):
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def test_numbers_are_counted_as_word_counts_them():
    body = (
        listed("ett", 1) + listed("under", 1, 1) + listed("under", 1, 1) + listed("djupt", 1, 2) + listed("A", 1, 3)
        + listed("två", 1) + listed("under igen", 1, 1) + listed("fem", 3) + listed("punkt", 2)
    )  # fmt: skip
    assert read(body, numbering=NUMBERING).splitlines() == [
        "1. ett", "  1.1 under", "  1.2 under", "    i) djupt", "      A A",
        "2. två", "  2.1 under igen", "5. fem", "- punkt",
    ]  # fmt: skip


def test_a_list_may_come_from_the_style_or_what_the_style_is_based_on():
    body = (
        line("Rubrik", '<w:pStyle w:val="Rubrik1"/>')
        + line("egen", '<w:pStyle w:val="Egen"/>')
        + line("utan", '<w:pStyle w:val="Egen"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    assert read(body, numbering=NUMBERING, styles=STYLES) == "1. Rubrik\n- egen\nutan"


def test_a_heading_is_set_off_by_a_blank_line():
    body = line("text") + line("Rubrik", '<w:pStyle w:val="Rubrik1"/>') + line("mer")
    assert read(body, styles=STYLES) == "text\n\nRubrik\nmer"


def test_inserted_text_is_kept_and_deleted_text_is_not():
    body = (
        "<w:p><w:r><w:t>Vi </w:t></w:r><w:ins><w:r><w:t>beslutade</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>avslog</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>flyttat</w:t></w:r></w:moveFrom></w:p>"
    )
    assert read(body) == "Vi beslutade"


def test_content_controls_links_fields_and_white_space_are_read_as_words():
    body = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Datum:</w:t><w:tab/><w:t>3 mars</w:t><w:br/><w:t>kl. 9</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt><w:p><w:hyperlink><w:r><w:t>länk</w:t></w:r></w:hyperlink>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:sdt><w:sdtContent><w:r><w:t> och fält</w:t></w:r>"
        "</w:sdtContent></w:sdt><w:r><w:t> IFO</w:t><w:noBreakHyphen/><w:t>chef</w:t></w:r></w:p>"
    )
    assert read(body) == "Datum:\t3 mars\nkl. 9\nlänk och fält IFO-chef"


def test_a_table_of_short_cells_is_a_line_a_row():
    body = (
        line("Före") + "<w:tbl>" + row(line("Namn"), line("Ort")) + row(line("Alva"), "<w:p/>") + "</w:tbl>"
    )
    assert read(body + line("Efter")) == "Före\nNamn | Ort\nAlva\nEfter"


def test_an_empty_cell_keeps_the_place_of_the_next():
    assert read("<w:tbl>" + row("<w:p/>", line("Ort"), line("x")) + "</w:tbl>") == "| Ort | x"


def test_a_table_used_for_layout_is_read_cell_by_cell():
    body = "<w:tbl>" + row(line("Närvarande"), line("Alva, Norrvik") + line("Ture, Storhamn")) + "</w:tbl>"
    assert read(body) == "Närvarande\nAlva, Norrvik\nTure, Storhamn"


def test_a_table_in_a_cell_is_read_where_it_stands():
    inner = "<w:tbl>" + row(line("a"), line("b")) + row(line("c"), line("d")) + "</w:tbl>"
    assert read("<w:tbl>" + row(line("yttre"), inner) + "</w:tbl>") == "yttre\na | b\nc | d"


def test_a_text_box_is_read_once_after_its_paragraph():
    box = f"<w:txbxContent>{line('I rutan')}</w:txbxContent>"
    body = f"<w:p><w:r><w:t>Text</w:t><w:x><Choice>{box}</Choice><Fallback>{box}</Fallback></w:x></w:r></w:p>"
    assert read(body) == "Text\nI rutan"


def test_footnotes_come_last_and_comments_of_xml_nowhere():
    notes = (
        f'<w:footnotes {WORD}><w:footnote w:type="separator">{line("-")}</w:footnote>'
        f'<w:footnote w:id="2">{line("Se sidan 3.")}</w:footnote></w:footnotes>'
    )
    assert read("<!-- hej -->" + line("Text"), footnotes=notes) == "Text\nSe sidan 3."


def test_the_strict_form_and_another_part_name_are_read_too():
    strict = '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>{}</w:body></w:document>'
    raw = word_file("", {"word/document2.xml": strict.format(line("Strikt"))}, main="word/document2.xml")
    assert text_of_bytes(raw) == "Strikt"


def test_numbering_that_makes_no_sense_is_left_out():
    odd = f'<w:numbering {WORD}><w:num w:numId="9"><w:abstractNumId w:val="x"/></w:num></w:numbering>'
    assert read(listed("a", 9) + listed("b", "zz", "många"), numbering=odd) == "a\nb"
