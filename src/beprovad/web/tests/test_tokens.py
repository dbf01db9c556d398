"""Colour comes from tokens.css alone, and can be read in light and dark."""

import re

import pytest

from beprovad.web.bundles import FOLDER

CSS = FOLDER / "css"
TOKENS = (CSS / "tokens.css").read_text()
LIGHT, CHOSEN_DARK, SYSTEM_DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block))
    for block in re.split(r":root\[|:root:not", TOKENS)
)
DARK = LIGHT | CHOSEN_DARK
OTHERS = [path for path in sorted(CSS.rglob("*.css")) if path.name not in {"tokens.css", "print.css"}]
COLOURS = ("fir", "lingon", "sky", "amber", "plum", "sand")
READ_TOGETHER = (
    [(text, ground) for text in ("ink", "muted", *COLOURS) for ground in ("paper", "sheet")]
    + [(text, f"{colour}-tint") for colour in COLOURS for text in (colour, "ink", "muted")]
    + [("on-fir", "fir"), ("on-fir", "fir-strong"), ("on-lingon", "lingon"), ("fir", "amber-tint")]
    + [("lingon-strong", "lingon-tint"), ("fir-strong", "fir-tint")]
)


def luminance(colour):
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """Contrast ratio, as WCAG 2.2 defines it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), READ_TOGETHER)
def test_text_can_be_read_on_its_ground(theme, text, ground):
    assert contrast(theme[text], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "sheet"])
def test_the_edge_of_a_field_can_be_seen(theme, ground):
    assert contrast(theme["edge"], theme[ground]) >= 3


def test_dark_by_choice_and_dark_by_the_system_are_the_same():
    assert CHOSEN_DARK == SYSTEM_DARK


def test_every_colour_has_a_dark_one():
    assert LIGHT.keys() == CHOSEN_DARK.keys()


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.name)
def test_no_other_file_names_a_colour(path):
    assert re.findall(r"#[0-9a-f]{3,8}\b|rgb\(|hsl\(", path.read_text()) == []


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.name)
def test_every_token_that_is_used_exists(path):
    used = set(re.findall(r"var\(--([\w-]+)\)", path.read_text()))

    assert used - set(re.findall(r"--([\w-]+):", TOKENS)) == set()


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.name)
def test_every_rule_stands_in_a_layer(path):
    assert path.read_text().startswith("@layer ")


HOLD_BUTTONS = ("notice", "question", "confirm-panel", "message", "empty-state", "sheet", "guide", "actions")


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.name)
def test_what_holds_buttons_does_not_colour_their_words_as_links(path):
    for selectors, rule in re.findall(r"([^{}]+)\{([^{}]*)\}", path.read_text()):
        colours_links = re.search(r"(?:^|;)\s*color:", rule) is not None
        for selector in selectors.split(","):
            holder = re.search(r"\.([\w-]+)\s+(?:>\s*)?a(?![\w-])(?!:not\(\.button\))", selector)
            assert not (holder and colours_links and holder[1] in HOLD_BUTTONS), selector
