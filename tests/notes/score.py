"""How well notes are read: the reader's records against the expected ones of the invented corpus.

`make notes-score` runs it. Of tune/ it prints every note and, with --errors, every difference; of held/ only the
totals, so that nobody tunes the rules to it.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from beprovad.lib.notes import read_note

HERE = Path(__file__).parent
SIMILAR_TITLE = 0.85
SIMILAR_TEXT = 0.5
BOUNDS = {
    "attendees": 0.90,
    "absent": 0.80,
    "date": 0.90,
    "titles": 0.75,
    "matters": 0.70,
    "note_takers": 0.80,
}
PRECISION_OF_ATTENDEES = 0.95


@dataclass
class Tally:
    """Counts of one field over several notes."""

    right: int = 0
    given: int = 0
    wanted: int = 0
    per_note: list[float] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        return f1(self.right, self.given, self.wanted)

    @property
    def macro(self) -> float:
        return sum(self.per_note) / len(self.per_note) if self.per_note else 1.0


def f1(right: int, given: int, wanted: int) -> float:
    return 2 * right / (given + wanted) if given + wanted else 1.0


def folded(words: str) -> str:
    return " ".join(words.casefold().split()).strip(" .:")


def same_name(one: str, other: str) -> bool:
    return folded(one) == folded(other)


def same_title(one: str, other: str) -> bool:
    left, right = folded(one), folded(other)
    return left == right or SequenceMatcher(None, left, right).ratio() >= SIMILAR_TITLE


def same_matter(one: tuple[str, str], other: tuple[str, str]) -> bool:
    if one[0] != other[0]:
        return False
    left, right = words_of(one[1]), words_of(other[1])
    common = len(left & right)
    return common / max(1, len(left | right)) >= SIMILAR_TEXT or common == min(len(left), len(right)) > 0


def words_of(text: str) -> set[str]:
    return set("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())


def matched(
    given: list[Any], wanted: list[Any], same: Callable[[Any, Any], bool]
) -> tuple[list[Any], list[Any]]:
    """What was given without being wanted, and wanted without being given; each is used once."""
    left = list(wanted)
    extra = []
    for one in given:
        at = next((index for index, other in enumerate(left) if same(one, other)), None)
        if at is None:
            extra.append(one)
        else:
            del left[at]
    return extra, left


def values(record: dict[str, Any]) -> dict[str, list[Any]]:
    """The measured fields of a record, as lists to compare."""
    return {
        "attendees": [person["name"] for person in record["attendees"]],
        "absent": [person["name"] for person in record["absent"]],
        "date": [record["date"]],
        "titles": [title for item in record["agenda"] for title in titles(item)],
        "matters": [
            (one["kind"], one["text"])
            for one in record["matters"]
            if one["kind"] in {"decision", "assignment"}
        ],
        "note_takers": list(record["note_takers"]),
        "next_meeting": [record["next_meeting"]],
        "questions": list(record["questions"]),
        "reading_tips": list(record["reading_tips"]),
        "other_matters": [
            (one["kind"], one["text"])
            for one in record["matters"]
            if one["kind"] not in {"decision", "assignment"}
        ],
    }


def titles(item: dict[str, Any]) -> list[str]:
    return [item["title"], *(title for below in item.get("sub", []) for title in titles(below))]


SAME: dict[str, Callable[[Any, Any], bool]] = {
    "attendees": same_name,
    "absent": same_name,
    "note_takers": same_name,
    "titles": same_title,
    "matters": same_matter,
    "other_matters": same_matter,
    "questions": same_title,
    "reading_tips": same_title,
    "date": lambda one, other: one == other,
    "next_meeting": lambda one, other: one == other,
}


def score(
    notes: Iterable[Path], *, report: Callable[[str], None] = lambda _: None, errors: bool = False
) -> dict[str, Tally]:
    """Tallies per field. `report` gets a line for each note, and with `errors` a line for each difference."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for note in notes:
        given = values(read_note(note.read_text(encoding="utf-8")).contract())
        wanted = values(json.loads(note.with_suffix(".expected.json").read_text(encoding="utf-8")))
        line = []
        for name, same in SAME.items():
            extra, missed = matched(given[name], wanted[name], same)
            right = len(given[name]) - len(extra)
            tally = tallies[name]
            tally.right += right
            tally.given += len(given[name])
            tally.wanted += len(wanted[name])
            tally.per_note.append(f1(right, len(given[name]), len(wanted[name])))
            if extra or missed:
                line.append(f"{name} {tally.per_note[-1]:.2f}")
                if errors:
                    report(
                        "".join(f"\n      + {one}" for one in extra)
                        + "".join(f"\n      - {one}" for one in missed)
                        + f"   [{name}]"
                    )
        report(f"  {note.stem}: {', '.join(line) or 'all right'}")
    return tallies


def notes_in(half: str) -> list[Path]:
    return sorted(note for note in (HERE / half).glob("*.txt") if note.with_suffix(".expected.json").exists())


def print_totals(half: str, tallies: dict[str, Tally]) -> None:
    print(f"{half}: {len(next(iter(tallies.values())).per_note)} notes")
    for name, tally in tallies.items():
        bound = f"  bound {BOUNDS[name]:.2f}" if name in BOUNDS else ""
        measured = f"F1 {tally.f1:.3f}  precision {tally.precision:.3f}  recall {tally.recall:.3f}"
        print(f"  {name:14} {measured}  per note {tally.macro:.3f}{bound}")


def main() -> int:
    parser = argparse.ArgumentParser(description="Score the reading of notes against the invented corpus.")
    parser.add_argument("--errors", action="store_true", help="show every difference in tune/")
    arguments = parser.parse_args()
    for half in ("tune", "held"):
        notes = notes_in(half)
        if not notes:
            continue
        tallies = score(
            notes,
            report=print if half == "tune" else lambda _: None,
            errors=arguments.errors and half == "tune",
        )
        print_totals(half, tallies)
    return 0


if __name__ == "__main__":
    sys.exit(main())
