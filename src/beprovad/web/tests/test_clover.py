import re

import pytest
from django.utils import translation

from beprovad.web.components.clover import FILLINGS, Level, clover


def test_the_same_levels_give_the_same_drawing():
    assert clover("thin", "fair", "empty", "strong") == clover("thin", "fair", "empty", "strong")


def test_every_leaf_says_its_level_in_words():
    drawn = clover(research="thin", profession="fair", users="empty", context="strong")

    assert re.findall(r"<dt>(\w+)</dt><dd>(\w+)</dd>", drawn) == [
        ("Forskning", "tunt"),
        ("Profession", "gott"),
        ("Brukare", "saknas"),
        ("Sammanhang", "starkt"),
    ]


def test_without_words_beside_it_the_drawing_says_them_to_a_screen_reader():
    drawn = clover(research="thin", context="strong", size="small", words=False)

    said = "Fyrklöver. Forskning: tunt. Profession: saknas. Brukare: saknas. Sammanhang: starkt."
    assert f'role="img" aria-label="{said}"' in drawn
    assert "<dl" not in drawn


def test_what_something_is_said_of_is_not_called_missing_though_nothing_supports_it():
    drawn = clover(research="unsupported", size="small", words=False)

    assert "Forskning: talar emot." in drawn
    assert "leaf-filling" not in drawn


def test_an_empty_leaf_has_no_filling():
    assert "leaf-filling" not in clover()
    assert clover("strong", "strong", "strong", "strong").count("leaf-filling") == 4


def test_a_higher_level_reaches_further_out():
    assert len(set(FILLINGS.values()) - {""}) == len(Level) - len(
        {Level.EMPTY, Level.UNSUPPORTED, Level.UNCLEAR}
    )


@pytest.mark.parametrize("level", ["", "80 %", "excellent"])
def test_a_level_that_no_rule_knows_is_refused(level):
    with pytest.raises(ValueError, match="is not a valid Level"):
        clover(research=level)


def test_a_clover_made_in_one_language_is_not_kept_for_another():
    with translation.override("sv"):
        assert "Forskning" in clover()
