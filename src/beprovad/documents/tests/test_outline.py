from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beprovad.documents.outline import Run, Section, Table, heading_levels, paragraphs, runs, table
from beprovad.documents.tests.makers import SVG, figure


@given(st.lists(st.builds(Section, st.sampled_from(["", " ", "Rubrik"]), st.integers(-3, 12)), max_size=30))
def test_heading_levels_begin_at_one_and_never_skip_a_step(sections):
    levels = [
        level
        for section, level in zip(sections, heading_levels(sections), strict=True)
        if section.heading.strip()
    ]
    steps = [1, *levels]
    assert levels[:1] in ([], [1])
    assert all(1 <= after <= before + 1 <= 6 for before, after in pairwise(steps))


def test_levels_that_are_right_already_are_kept():
    sections = [Section("a", 1), Section("b", 2), Section("c", 3), Section("d", 2), Section("e", 1)]
    assert list(heading_levels(sections)) == [1, 2, 3, 2, 1]


@pytest.mark.parametrize(
    "address", ["https://fou.example", "HTTP://fou.example", "mailto:a@b.example", "tel:+4601"]
)
def test_a_link_to_the_web_or_a_person_is_kept(address):
    assert Run("här", link=address).href == address


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "/etc/passwd", "file:///x", " https:x"]
)
def test_a_link_to_anything_else_is_only_text(address):
    assert Run("här", link=address).href == ""


def test_a_ragged_table_gets_straight_edges():
    ragged = table(("a",), ("b", "c", "d"), ())
    assert ragged.width == 3
    assert [len(row) for row in (ragged.full_header, *ragged.full_rows)] == [3, 3, 3]


def test_columns_share_the_width_by_their_longest_cell_within_reason():
    assert table(("a", "b"), ("x" * 20, "y" * 500)).full_shares == (20, 48)
    assert table(("a", "b")).full_shares == (15, 15)
    assert Table((runs("a"), runs("b")), (), shares=(1, 3)).full_shares == (1, 3)
    assert table(()).full_shares == ()


def test_a_blank_line_parts_paragraphs_and_a_single_break_stays():
    assert [part.runs[0].text for part in paragraphs("Ett\nrad två  \n \n\n\nTvå\n")] == [
        "Ett\nrad två",
        "Två",
    ]
    assert paragraphs(" \n\n ") == ()


def test_a_figure_needs_words():
    with pytest.raises(ValueError, match="alternative text"):
        figure(alt=" ")


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "<svg/>",
        "<svg",
        "<html xmlns='http://www.w3.org/1999/xhtml'/>",
        SVG.replace("<rect", "<script/><rect"),
        SVG.replace("<rect", "<foreignObject/><rect"),
        SVG.replace("<rect", "<image href='https://evil.example/x.png'/><rect"),
        SVG.replace("<rect", "<rect onload='alert(1)'"),
        SVG.replace("<rect", "<rect style='x'"),
        SVG.replace("<rect", "<use href='https://evil.example/#a'/><rect"),
        SVG.replace("#1d5b4b", "url(https://evil.example/#a)"),
        "<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG,
        SVG + " " * 2_000_001,
    ],
)
def test_a_drawing_that_is_more_than_shapes_and_words_is_refused(bad):
    with pytest.raises(ValueError, match="drawing"):
        figure(svg=bad)


def test_a_drawing_keeps_its_shapes_words_and_inner_references():
    kept = figure(svg=SVG.replace("#1d5b4b", "url(#shade)")).svg
    assert 'fill="url(#shade)"' in kept
    assert "Granö" in kept
    assert kept.startswith("<svg ")
