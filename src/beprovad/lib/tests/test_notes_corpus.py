"""The bounds hold on both halves of the invented corpus."""

import importlib.util
from pathlib import Path

import pytest

SCORE = Path(__file__).parents[4] / "tests" / "notes" / "score.py"


def program():
    spec = importlib.util.spec_from_file_location("notes_score", SCORE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("half", ["tune", "held"])
def test_the_bounds_hold(half):
    score = program()
    notes = score.notes_in(half)
    assert len(notes) >= 15
    tallies = score.score(notes)
    below = {name: tallies[name].f1 for name, bound in score.BOUNDS.items() if tallies[name].f1 < bound}
    assert below == {}
    assert tallies["attendees"].precision >= score.PRECISION_OF_ATTENDEES
