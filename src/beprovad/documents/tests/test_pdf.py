import io
import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from beprovad.documents.extract import TEXT_LIMIT
from beprovad.documents.outline import (
    Definitions,
    Document,
    Language,
    Notice,
    Quote,
    Section,
    bullets,
    definition,
    paragraph,
    runs,
    table,
)
from beprovad.documents.pdf import to_pdf
from beprovad.documents.pdf_text import read_pages
from beprovad.documents.tests.makers import saying, whole_document
from beprovad.lib.text import tidy

pytestmark = pytest.mark.whole

MARKUP = "#let x = 1 #panic() <script>alert(1)</script> *bold* _em_ $x^2$ @ref [a] = H // c \\u{41} `raw` {{ x }} ~ ---"


def text_in(pdf):
    return tidy(read_pages(pdf, TEXT_LIMIT))


def letters_of(text):
    return "".join(filter(str.isalnum, text))


def squeezed(text):
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def reader():
    return PdfReader(io.BytesIO(to_pdf(whole_document())))


def test_it_says_that_it_is_universally_accessible(reader):
    assert reader.xmp_metadata.rdf_root.toxml().count("pdfuaid:part") > 0
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "sv"
    assert reader.metadata.title == "Minnesanteckningar"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def test_english_is_called_english_in_file_and_footer():
    english = PdfReader(io.BytesIO(to_pdf(whole_document(language=Language.ENGLISH))))
    assert english.trailer["/Root"]["/Lang"] == "en"
    assert "Page 1 of 2" in english.pages[0].extract_text()


def test_headings_lists_tables_quotes_and_figures_are_tagged_as_such(reader):
    tags = set(structure(reader.trailer["/Root"]["/StructTreeRoot"]))
    assert {"/H1", "/H2", "/L", "/LI", "/Table", "/TH", "/TD", "/BlockQuote", "/Figure", "/Link"} <= tags


def test_the_alternative_text_is_in_the_file(reader):
    assert "Granö har nio intervjuer." in list(alternatives(reader.trailer["/Root"]["/StructTreeRoot"]))


def test_only_the_fonts_that_come_along_are_used(reader):
    fonts = {font["/BaseFont"] for page in reader.pages for font in fonts_of(page)}
    assert fonts
    assert all("Libertinus" in font or "DejaVu" in font for font in fonts)


def test_every_page_has_its_number_and_the_title_with_its_marks(reader):
    for number, page in enumerate(reader.pages, 1):
        assert f"Sida {number} av 2" in page.extract_text()
        assert "Minnesanteckningar · Utkast" in page.extract_text()


def test_every_word_is_there_in_reading_order():
    text = squeezed(text_in(to_pdf(whole_document())))
    words = [
        "Utkast", "Minnesanteckningar", "Attfrågademdetgäller", "Plats", "Regionhuset", "Inledning", "Alvahälsadealla",
        "Förstapunkten", "Underdenandra", "3.Skickaguiden", "4.Provaden", "Ärenden", "TureLindh", "Gemensamjour",
        "Nästamöte", "Beslut", "Nätverketprövar", "Ingenharfrågat", "enbrukare", "Intervjuer", "Sistaraden", "Slut",
    ]  # fmt: skip
    places = [text.index(word) for word in words]
    assert places == sorted(places)


def test_markup_is_only_text_wherever_it_stands():
    pdf = to_pdf(
        Document(
            MARKUP,
            MARKUP,
            meta=(definition(MARKUP, MARKUP),),
            marks=(MARKUP,),
            sections=(
                Section(
                    MARKUP,
                    1,
                    (
                        paragraph(MARKUP),
                        bullets(MARKUP),
                        table((MARKUP,), (MARKUP,), caption=MARKUP),
                        Definitions((definition(MARKUP, MARKUP),)),
                        Notice(runs(MARKUP), MARKUP),
                        Quote(runs(MARKUP), MARKUP),
                    ),
                ),
            ),
        )
    )
    assert squeezed(text_in(pdf)).count(squeezed(MARKUP)) >= 15


letters = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0x17F, categories=("L", "N", "P", "S", "Zs")),
    max_size=400,
)


@settings(deadline=None, max_examples=60)
@given(letters)
def test_any_text_comes_out_of_the_pdf_as_it_went_in(words):
    text = text_in(to_pdf(saying(words)))
    assert letters_of(tidy(words)) in letters_of(text)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200), st.text(max_size=40))
def test_any_text_at_all_becomes_a_pdf(words, title):
    document = saying(words, "Slutet")
    pdf = to_pdf(Document(title, words, sections=(*document.sections, Section(title, 3, (bullets(words),)))))
    assert "Slutet" in text_in(pdf)


def test_the_same_outline_is_the_same_bytes():
    assert to_pdf(whole_document()) == to_pdf(whole_document())


def test_the_day_it_was_written_is_in_the_file_when_it_is_known():
    dated = to_pdf(whole_document(written_at=datetime(2025, 10, 14, 9, 0, tzinfo=UTC)))
    assert PdfReader(io.BytesIO(dated)).metadata.creation_date == datetime(2025, 10, 14, 9, 0, tzinfo=UTC)


def test_several_threads_may_write_at_once():
    with ThreadPoolExecutor(4) as pool:
        texts = list(pool.map(text_in_alone, range(16)))
    assert all(f"Dokument nummer {number}." in text for number, text in enumerate(texts))


def text_in_alone(number):
    pdf = PdfReader(io.BytesIO(to_pdf(saying(f"Dokument nummer {number}."))))
    return unicodedata.normalize("NFC", pdf.pages[0].extract_text())


def test_an_empty_outline_is_still_a_document():
    assert to_pdf(Document("")).startswith(b"%PDF-")
    assert to_pdf(Document("Tom", sections=(Section("Rubrik", 1, (table(()), bullets())),))).startswith(
        b"%PDF-"
    )


def test_a_very_long_word_stays_within_the_margins():
    page = pypdfium2.PdfDocument(to_pdf(saying("x" * 500)))[0].get_textpage()
    rights = [page.get_charbox(place)[2] for place in range(page.count_chars())]
    assert page.get_text_range().count("x") == 500
    assert max(rights) < (210 - 34) / 25.4 * 72 + 1


def structure(element):
    element = element.get_object()
    if isinstance(element, list):
        for child in element:
            yield from structure(child)
    elif isinstance(element, dict):
        if "/S" in element:
            yield element["/S"]
        if "/K" in element:
            yield from structure(element["/K"])


def alternatives(element):
    element = element.get_object()
    if isinstance(element, list):
        for child in element:
            yield from alternatives(child)
    elif isinstance(element, dict):
        if "/Alt" in element:
            yield element["/Alt"]
        if "/K" in element:
            yield from alternatives(element["/K"])


def fonts_of(page):
    return [font.get_object() for font in page["/Resources"].get("/Font", {}).values()]


def assert_kept_together(item, *words):
    """However much stands above it."""
    for lines in range(24, 44):
        above = Section("Ovanför", 1, (bullets(*(f"rad {number}" for number in range(lines))),))
        paper = PdfReader(io.BytesIO(to_pdf(Document("Prov", sections=(above, item)))))
        pages = [page.extract_text() for page in paper.pages]
        where = {next(place for place, text in enumerate(pages) if each in text) for each in words}
        assert len(where) == 1, lines


def test_what_was_said_stays_on_the_page_of_what_came_of_it():
    approved = Definitions((definition("Godkänt", "Beslutet."),))
    item = Section("Punkten", 1, (paragraph("Det sades."), approved))
    assert_kept_together(item, "Punkten", "Det sades.", "Beslutet.")


def test_a_question_stays_on_the_page_of_the_room_for_its_answer():
    told = (paragraph("Inledande."), paragraph("Till hjälp."), bullets("Från mötet."))
    asked = Section("Frågan", 2, (*told, table(["Svar"], ["\n\n"])))
    assert_kept_together(asked, "Frågan", "Inledande.", "Från mötet.", "Svar")


def test_a_few_short_points_are_not_parted():
    assert_kept_together(Section("", 1, (bullets("Första skälet.", "Andra skälet."),)), "Första", "Andra")


def test_the_opening_stands_on_a_page_of_its_own_and_is_set_smaller_before_it_spills_over():
    def pages(lines):
        opening = Section("I korthet", 1, tuple(paragraph(f"Rad {number}.") for number in range(lines)))
        document = Document("Titel", sections=(opening, Section("Sedan", 1, (paragraph("Mer."),))), opening=1)
        return [page.extract_text() for page in PdfReader(io.BytesIO(to_pdf(document))).pages]

    short, full = pages(5), pages(26)
    assert len(short) == len(full) == 2
    assert "Rad 25." in full[0]
    assert short[1].lstrip().startswith("Sedan")
    assert len(pages(90)) > 2
