import pytest
from hypothesis import given
from hypothesis import strategies as st

from beprovad.lib.markup import plain_text, safe_html


def test_paragraphs_lists_and_emphasis_are_kept() -> None:
    assert safe_html("Vi *vet*:\n\n- ett\n- **två**") == (
        "<p>Vi <em>vet</em>:</p>\n<ul>\n<li>ett</li>\n<li><strong>två</strong></li>\n</ul>\n"
    )


def test_what_it_says_is_said_on_one_line() -> None:
    assert plain_text("Jag **vet\ninte**.\n\n- ett\n- <b>två</b>") == "Jag vet inte. ett; <b>två</b>"
    assert (
        plain_text("Utfall:\n- *möjligt*\n- oklart.\n- inget\n\nSedan.")
        == "Utfall: möjligt; oklart. inget; Sedan."
    )


def test_a_line_break_is_a_line_break() -> None:
    assert safe_html("ett\ntvå") == "<p>ett<br>\ntvå</p>\n"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[klicka](javascript:alert(1))",
        "![bild](https://x.example/y.png)",
        "<img src=x onerror=alert(1)>",
        '<a href="data:text/html,x">x</a>',
    ],
)
def test_markup_in_the_text_is_never_executed(text: str) -> None:
    shown = safe_html(text)
    assert "<script" not in shown
    assert "<img" not in shown
    assert '<a href="javascript' not in shown
    assert '<a href="data' not in shown


def test_a_link_leads_out_without_telling_where_from() -> None:
    assert safe_html("[SBU](https://www.sbu.se/)") == (
        '<p><a href="https://www.sbu.se/" rel="noopener noreferrer nofollow">SBU</a></p>\n'
    )


def test_a_heading_does_not_break_the_order_of_the_pages_own() -> None:
    assert "<h" not in safe_html("# Stort\n\nStort\n=====")


@given(st.text(max_size=200))
def test_any_text_becomes_harmless_html(text: str) -> None:
    shown = safe_html(text)
    assert "<script" not in shown.lower()
    assert "javascript:" not in shown.lower() or "href=" not in shown.lower()
