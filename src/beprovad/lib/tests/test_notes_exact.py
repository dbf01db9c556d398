"""The three given notes give exactly their expected records."""

import json
from pathlib import Path

import pytest

from beprovad.lib.notes import read_note

OWN = Path(__file__).parent / "notes"
SHARED = Path(__file__).parents[5] / "shared" / "notes"
REAL = sorted(SHARED.glob("0*.txt"))


def assert_exact(note: Path) -> None:
    expected = json.loads(note.with_suffix(".expected.json").read_text(encoding="utf-8"))
    assert read_note(note.read_text(encoding="utf-8")).contract() == expected


def test_the_example_gives_exactly_its_expected_record():
    assert_exact(OWN / "example.txt")


@pytest.mark.skipif(not REAL, reason="the real notes are not in the project: ../shared/notes is missing")
@pytest.mark.parametrize("note", REAL, ids=lambda note: note.stem)
def test_a_real_note_gives_exactly_its_expected_record(note):
    assert_exact(note)


def test_spans_have_the_same_shape_as_the_record():
    record = read_note((OWN / "example.txt").read_text(encoding="utf-8"))
    values, spans = record.contract(), record.contract_spans()
    assert values.keys() == spans.keys()
    assert len(values["attendees"]) == len(spans["attendees"])
    assert [len(item.get("sub", [])) for item in values["agenda"]] == [
        len(item.get("sub", [])) for item in spans["agenda"]
    ]
    start, end = spans["attendees"][0]["name"][0]
    assert record.text[start:end] == "Alva Ekström"
