import json

import typst
from hypothesis import given
from hypothesis import strategies as st

from beprovad.documents.glyphs import MISSING, breakable, drawable, drawn

_TEMPLATE = b"""#set document(title: "x")
#set text(font: ("Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern", "New Computer Modern Math"))
= x
#json(bytes(sys.inputs.words)).join(parbreak())"""


def test_every_character_that_we_call_drawable_is_drawn_by_the_typesetter():
    words = ["".join(drawable(chr(code)) for code in range(first, last + 1)) for first, last in drawn()]
    compiler = typst.Compiler(_TEMPLATE, ignore_system_fonts=True)
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], sys_inputs={"words": json.dumps(words)})
    assert pdf.startswith(b"%PDF-")


def test_swedish_and_its_neighbours_are_drawn_as_they_stand():
    words = "Åke Öberg, Ærø, Łódź, Čapek, Ísland, “citat” – 50 % ½ € § → ✓ Привет Ελλάδα مرحبا"
    assert drawable(words) == words


def test_a_character_without_a_glyph_leaves_a_square_and_invisible_ones_nothing():
    assert drawable("a🙂b你c\u200d\ufe0f\x00\ud800") == f"a{MISSING}b{MISSING}c{MISSING}"
    assert drawable("rad\nett\ttv\u00e5") == "rad\nett\ttv\u00e5"


@given(st.text())
def test_a_line_may_break_within_a_long_word_and_nothing_else_changes(text):
    assert breakable(text).replace("\u200b", "") == text.replace("\u200b", "")


def test_ordinary_words_are_left_whole_and_long_addresses_are_not():
    assert breakable("kommunalförbundsdirektörens") == "kommunalförbundsdirektörens"
    assert "\u200b" in breakable("https://exempel.example/en/lång/väg?fråga=svar")
    assert max(map(len, breakable("x" * 500).split("\u200b"))) <= 24
