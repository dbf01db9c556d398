from hypothesis import given
from hypothesis import strategies as st

from beprovad.documents.markdown import _blocks, markdown_blocks
from beprovad.documents.outline import BulletList, Item, NumberedList, Paragraph, Quote, Run
from beprovad.lib.markup import tokens


def test_emphasis_and_links_are_kept() -> None:
    assert markdown_blocks("Vi *vet* att **två** av [SBU](https://www.sbu.se/) säger så.") == (
        Paragraph(
            (
                Run("Vi "), Run("vet", italic=True), Run(" att "), Run("två", bold=True), Run(" av "),
                Run("SBU", link="https://www.sbu.se/"), Run(" säger så."),
            )
        ),
    )  # fmt: skip


def test_lists_stand_in_lists() -> None:
    assert markdown_blocks("- ett\n  - inuti\n- två\n\n3. tre") == (
        BulletList((Item((Run("ett"),), (BulletList((Item((Run("inuti"),)),)),)), Item((Run("två"),)))),
        NumberedList((Item((Run("tre"),)),), start=3),
    )


def test_a_line_break_and_a_quotation_are_kept() -> None:
    assert markdown_blocks("ett\ntvå\n\n> sa hon") == (
        Paragraph((Run("ett"), Run("\n"), Run("två"))),
        Quote((Run("sa hon"),)),
    )


def test_markup_is_printed_as_it_stands() -> None:
    assert markdown_blocks("<b>hej</b> # inte rubrik") == (Paragraph((Run("<b>hej</b> # inte rubrik"),)),)


@given(st.text(alphabet="ab åÖ.,:!?\n -1)", max_size=60) | st.text(max_size=40))
def test_a_text_without_markup_reads_the_same_without_a_reader(text: str) -> None:
    assert markdown_blocks(text) == tuple(_blocks(tokens(text)))


@given(st.text(alphabet="ab *_-1.\n>[]()`#", max_size=80))
def test_any_text_becomes_blocks(text: str) -> None:
    markdown_blocks(text)
