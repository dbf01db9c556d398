import io
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from beprovad.documents.docx import to_docx
from beprovad.documents.extract import text_of_bytes
from beprovad.documents.outline import (
    Beside,
    Definitions,
    Document,
    Figure,
    Language,
    Notice,
    Section,
    bullets,
    definition,
    item,
    numbers,
    paragraph,
    runs,
)
from beprovad.documents.tests.makers import saying, whole_document
from beprovad.lib.text import tidy, xml_safe


def reopened(document):
    return docx.Document(io.BytesIO(to_docx(document)))


@pytest.fixture(scope="module")
def word():
    return reopened(whole_document())


def styles_of(word):
    return {paragraph.text: paragraph.style.name for paragraph in word.paragraphs}


def test_headings_lists_and_the_rest_have_real_styles(word):
    expected = {
        "Utkast": "Mark",
        "Minnesanteckningar": "Title",
        "Att fråga dem det gäller": "Subtitle",
        "Inledning": "Heading 1",
        "Slut": "Heading 2",
        "Första punkten": "List Bullet",
        "Skicka guiden": "List Number",
        "Ärenden": "Caption",
        "Nätverket prövar guiden.": "Notice attention",
        "Ingen har frågat mig förut.": "Quote",
        "Plats\tRegionhuset": "Term row",
    }
    assert expected.items() <= styles_of(word).items()


def test_title_language_author_and_day_are_in_its_properties():
    day = datetime(2025, 10, 14, 9, 0, tzinfo=UTC)
    properties = reopened(whole_document(author="Maj Sandell", written_at=day)).core_properties
    assert (properties.title, properties.language) == ("Minnesanteckningar", "sv-SE")
    assert (properties.author, properties.created) == ("Maj Sandell", day)


@pytest.mark.parametrize(("language", "code"), [(Language.SWEDISH, "sv-SE"), (Language.ENGLISH, "en-GB")])
def test_the_proofing_language_is_the_documents_own(language, code):
    styles = reopened(whole_document(language=language)).styles.element
    assert [lang.get(qn("w:val")) for lang in styles.iter(qn("w:lang"))][:1] == [code]


def test_the_header_row_of_a_table_is_marked_and_repeated(word):
    rows = word.tables[0]._tbl.tr_lst
    assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [
        True,
        False,
        False,
    ]
    assert [[cell.text for cell in row.cells] for row in word.tables[0].rows] == [
        ["Ärende", "Ansvarig"],
        ["Intervjuguide", "Ture Lindh"],
        ["Gemensam jour", ""],
    ]


def test_a_figure_has_its_alternative_text(word):
    assert [drawn.get("descr") for drawn in word.element.body.iter(qn("wp:docPr"))] == [
        "Granö har nio intervjuer.",
        "Fyra blad.",
    ]


def test_bold_italic_and_links_are_kept(word):
    line = next(each for each in word.paragraphs if each.text.startswith("Alva"))
    assert [(run.text, run.bold) for run in line.runs if run.bold] == [("alla", True)]
    assert [run.text for run in line.runs if run.italic] == ["välkomna"]
    assert [(link.text, link.address) for link in line.hyperlinks] == [("Bilder", "https://fou.example/")]


def test_the_footer_has_title_marks_and_page_numbers(word):
    footer = word.sections[0].footer.paragraphs[0]
    fields = [field.get(qn("w:instr")) for field in footer._p.iter(qn("w:fldSimple"))]
    assert "Minnesanteckningar · Utkast" in footer.text
    assert fields == ["PAGE", "NUMPAGES"]


def test_every_numbered_list_begins_anew_where_it_says():
    lists = Section("", 1, (numbers("a", "b"), paragraph("mellan"), numbers("c", "d"), numbers("e", start=7)))
    text = text_of_bytes(to_docx(Document("Rubrik", sections=(lists,))))
    assert text.splitlines()[1:] == ["1. a", "2. b", "mellan", "1. c", "2. d", "7. e"]


def test_lists_within_lists_are_read_back_with_their_depth():
    inner = bullets(item("yttre", below=(bullets("inre"), numbers("första", "andra"))), "sist")
    text = text_of_bytes(to_docx(Document("Rubrik", sections=(Section("", 1, (inner,)),))))
    assert text.splitlines()[1:] == ["- yttre", "  - inre", "  a. första", "  b. andra", "- sist"]


def test_markup_is_only_text():
    words = "<w:b/> <script>alert(1)</script> #let *bold* {{ x }} &amp;"
    assert words in text_of_bytes(
        to_docx(Document(words, sections=(Section(words, 1, (Notice(runs(words)),)),)))
    )


@settings(deadline=None, max_examples=40)
@given(st.text(min_size=1, max_size=200))
def test_any_text_comes_out_of_the_word_file_as_it_went_in(words):
    document = saying(f"{words} slut")
    assert tidy(xml_safe(f"{words} slut")).split() == text_of_bytes(to_docx(document)).split()[1:]


def test_the_same_outline_is_the_same_bytes():
    assert to_docx(whole_document()) == to_docx(whole_document())


def test_the_file_is_light_and_holds_no_foreign_part():
    written = to_docx(saying("Kort"))
    assert len(written) < 30_000
    assert not [name for name in zipfile.ZipFile(io.BytesIO(written)).namelist() if "thumbnail" in name]


ORDER = [
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs", "spacing",
    "ind", "contextualSpacing", "jc", "outlineLvl", "rPr",
]  # fmt: skip


def test_a_styles_properties_stand_in_the_order_that_word_insists_on(word):
    for properties in word.styles.element.iter(qn("w:pPr")):
        names = [child.tag.rpartition("}")[2] for child in properties]
        assert [ORDER.index(name) for name in names] == sorted(ORDER.index(name) for name in names)


def test_what_stands_beside_a_drawing_stands_in_its_paragraph(word):
    (anchor,) = word.element.body.iter(qn("wp:anchor"))
    paragraph = next(each for each in anchor.iterancestors() if each.tag == qn("w:p"))
    assert "".join(text.text for text in paragraph.iter(qn("w:t")))


def test_what_stands_below_an_item_begins_under_its_words_and_stays_with_it():
    below = bullets(item("Frågan?", below=(paragraph("Skälen."), bullets("Underlaget"))))
    question, reasons, _ = reopened(Document("Titel", sections=(Section("Rubrik", 1, (below,)),))).paragraphs[
        -3:
    ]
    assert question.paragraph_format.keep_with_next
    assert reasons.paragraph_format.left_indent.twips == 360


def test_the_foot_has_the_title_with_the_reference_to_the_left_and_the_page_to_the_right():
    word = reopened(Document("Titel", reference="Diarienummer SN 2026/7"))
    foot = word.sections[0].footer.paragraphs[0]
    assert foot.text.startswith("Titel · Diarienummer SN 2026/7\tSida ")
    assert len(foot.style.paragraph_format.tab_stops) == 1


@pytest.mark.parametrize(("term", "millimetres"), [("Ägare", 26), ("Tid av personalen", 38), ("x" * 24, 52)])
def test_terms_take_the_room_that_they_need(term, millimetres):
    rows = Definitions((definition(term, "Petter Ohlin"),))
    row = reopened(Document("Titel", sections=(Section("Rubrik", 1, (rows,)),))).paragraphs[-1]
    indent = row.paragraph_format.left_indent or row.style.paragraph_format.left_indent
    assert round(indent.mm) == millimetres


def test_an_item_stands_further_from_the_one_before_than_from_what_it_says_itself():
    asked = [item(f"Fråga {number}?", below=(paragraph("Svar."), bullets("Underlag"))) for number in (1, 2)]
    word = reopened(Document(title="Underlag", sections=(Section("", 1, (bullets(*asked),)),)))
    first, second = (each for each in word.paragraphs if each.text.startswith("Fråga"))
    assert (first.paragraph_format.space_before, second.paragraph_format.space_before) == (None, Pt(8))
    (close,) = second._p.pPr.iter(qn("w:contextualSpacing"))
    assert close.get(qn("w:val")) == "0"
    plain = reopened(Document(title="Underlag", sections=(Section("", 1, (bullets("Ett", "Två"),)),)))
    assert all(each.paragraph_format.space_before is None for each in plain.paragraphs)


def test_what_is_read_beside_a_picture_keeps_to_its_own_column_below_it_too():
    drawing = Figure(
        svg='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', alt="En klöver", share=15
    )
    beside = Beside(drawing, paragraph("Forskning: tunn.\n" * 9))
    word = reopened(Document(title="Underlag", sections=(Section("", 1, (beside,)),)))
    told = next(each for each in word.paragraphs if each.text.startswith("Forskning"))
    (extent,) = told._p.iter(qn("wp:extent"))
    assert told.paragraph_format.left_indent > int(extent.get("cx"))
