"""How what was kept is said to a reader."""

import pytest
from django.utils.translation import override

from beprovad.checklists.words import said_where


@pytest.mark.parametrize(
    ("language", "said"),
    [("sv", "Gemensam dag, 21 april 2026"), ("en", "Gemensam dag, 21 April 2026")],
)
def test_the_day_on_which_something_was_asked_is_read_as_days_are(language, said):
    with override(language):
        assert said_where("Gemensam dag, 2026-04-21") == said


@pytest.mark.parametrize("label", ["", "Gemensam dag", "Dnr 2026-99-99", "12026-04-211"])
def test_what_is_no_day_stays_as_it_was_written(label):
    assert said_where(label) == label
