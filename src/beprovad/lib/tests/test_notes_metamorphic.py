"""The same note told otherwise (other names, other places, other order, other wrapping) is the same record."""

import re
from pathlib import Path

import pytest

from beprovad.lib.notes import read_note

EXAMPLE = (Path(__file__).parent / "notes" / "example.txt").read_text(encoding="utf-8")
NUMBERED = """Minnesanteckningar från vägrådet i Granö 2014-05-06
Plats: Hamnmagasinet

Närvarande: Alva Ekström (ordf), Ture Lindh, Bo Ahlin, Esther Nyman (sekr)
Frånvarande: Siv Falk, Olle Rask

1. Mötets öppnande
Alva Ekström hälsade välkomna.

2. Snöröjning
Rådet beslutade att byta entreprenör efter den långa och snörika vintern som gick. Ture Lindh kontaktar
kommunen om den nya upphandlingen före midsommar.

3. Belysning
Frågan bordläggs till nästa möte.

Nästa möte: 3 september 2014
Vid pennan: Esther Nyman
"""
OTHER_NAMES = {
    "Alva": "Gunnel",
    "Ekström": "Backman",
    "Ture": "Sixten",
    "Lindh": "Morell",
    "Esther": "Ylva",
    "Nyman": "Dahlin",
}
OTHER_PLACES = {"Norrvik": "Tallheden", "Storhamn": "Sundarp", "Granö": "Viksele", "Lillby": "Ekvalla"}


def names(record, field="attendees"):
    return [person.name.value for person in getattr(record, field)]


def what_matters(record):
    return {
        "date": record.date.value if record.date else None,
        "attendees": names(record),
        "absent": names(record, "absent"),
        "titles": [entry.title.value for entry in record.agenda],
        "matters": [(matter.kind, matter.text.value) for matter in record.matters],
        "note_takers": [found.value for found in record.note_takers],
        "next": record.next_meeting.value if record.next_meeting else None,
    }


def exchanged(text, words):
    return re.sub("|".join(words), lambda found: words[found[0]], text)


@pytest.mark.parametrize("words", [OTHER_NAMES, OTHER_PLACES], ids=["names", "places"])
def test_other_names_and_places_give_the_same_record_with_those_names(words):
    before, after = what_matters(read_note(EXAMPLE)), what_matters(read_note(exchanged(EXAMPLE, words)))
    assert exchanged(repr(before), words) == repr(after)


def test_another_order_of_the_attendees_gives_the_same_people():
    first, second = "Alva Ekström, Norrvik, ordförande\n", "Ture Lindh och Maj Sandell, Storhamn\n"
    turned = EXAMPLE.replace(first + second, second + first)
    assert turned != EXAMPLE
    assert sorted(names(read_note(turned))) == sorted(names(read_note(EXAMPLE)))


@pytest.mark.parametrize("width", [60, 80, 200])
def test_another_wrapping_gives_the_same_record(width):
    paragraph = re.search(r"Rådet beslutade.*?midsommar\.", NUMBERED, re.DOTALL)
    assert paragraph
    words, lines = paragraph[0].split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    wrapped = NUMBERED.replace(paragraph[0], "\n".join(lines))
    assert what_matters(read_note(wrapped)) == what_matters(read_note(NUMBERED))


def test_everything_on_one_line_gives_the_same_record():
    assert what_matters(read_note(" ".join(NUMBERED.split()))) == what_matters(read_note(NUMBERED))


def test_a_blank_line_after_every_line_gives_the_same_record():
    assert what_matters(read_note(NUMBERED.replace("\n", "\n\n"))) == what_matters(read_note(NUMBERED))
