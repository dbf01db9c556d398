"""Where a list of people opens: a label with its sign, or a label, a small verb and at once a name."""

import re
from itertools import islice

from beprovad.lib.notes.entries import is_entry
from beprovad.lib.notes.labels import Label, LabelHit, label_at
from beprovad.lib.notes.lines import Line
from beprovad.lib.notes.listed import ListReader
from beprovad.lib.notes.names import name_at, names_in, without_title
from beprovad.lib.notes.stretch import Stretch, stretch_of

LISTS = {Label.PRESENT, Label.ABSENT}
NOBODY = re.compile(
    r"(?:[-–—]+|ingen|inga|alla|samtliga|ingen frånvarande|inga frånvarande|none|ingen fravær|0|"
    r"[Xx](?:,.{0,40})?)\.?",
    re.IGNORECASE,
)
_PROSE_LINK = re.compile(
    r"\s*(?:(?:från|för) [a-zåäö]{3,20} (?:är|var)|var|är|hade|av|från|fra|vid mötet|deltog|anmälts av|"
    r"har anmälts av|inkommit från)?\s*:?\s*",
    re.IGNORECASE,
)


def opening(reader: ListReader, index: int) -> tuple[LabelHit, Stretch] | None:
    """The label and what follows it on its line, if a list opens here."""
    line = reader.lines[index]
    if line.is_furniture or line.is_row:
        return None
    if (
        _SENT_BY.match(line.body)
        and not reader.listing.attendees
        and line.marker is None
        and is_entry(line.body)
    ):
        return LabelHit(Label.PRESENT, 0, 0, (0, 0), has_colon=True), line.stretch(reader.plain)
    hit = label_at(line.body)
    if hit is not None and hit.label in LISTS:
        if _MEMBERS.fullmatch(line.body) and (reader.listing.attendees or index > _HEAD):
            return None
        content = stretch_of(reader.plain, line.body_start + hit.content, line.end)
        if _opens(hit, content):
            return hit, content
        return None
    return opening_in_prose(reader, line)


#: Alone on its line it heads those who came only where a note begins and nobody has been listed; else an election.
_MEMBERS = re.compile(r"ledamöter\s*", re.IGNORECASE)
_HEAD = 40
#: "Från skolan: Anna Ek, Bo Alm" opens a list by itself.
_SENT_BY = re.compile(r"(?:Från|För|Fra) [^:,.]{2,40}:\s*[A-ZÅÄÖÆØ]")


def _opens(hit: LabelHit, content: Stretch) -> bool:
    if not content or NOBODY.fullmatch(content.text):
        return True
    return hit.has_colon or is_entry(content.text) or label_at(content.text) is not None


_PROSE = re.compile(
    r"(?P<present>(?:deltagande|närvarande|beslutande) (?:ledamöter|ersättare|medlemmar|suppleanter)|"
    r"(?:också |dessutom |övriga )?närvarande(?: ledamöter)?|beslutande(?: ledamöter|"
    r" ersättare| övriga deltagande| utses att justera| beslutande)*|ej tjänstgörande ersättare|"
    r"övriga deltag\w{2,5}|närvaro|(?:i|vid|på) (?:mötet|sammanträdet) deltog|deltagare|"
    r"(?:mötet )?bevistades av|til stede|tilstede|present)"
    r"|(?P<absent>ej närvarande|frånvarande(?: ledamöter)?|anmält frånvaro|förhinder|"
    r"(?:anmäl\w+|meddelat|meddelad) (?:förhinder|frånvaro)|förhindrade(?: att delta)?|deltog ej|"
    r"(?:ej|inte) närvarande|anmält förhinder|afbud|forfall|"
    r"apologies(?: from)?)",
    re.IGNORECASE,
)


def opening_in_prose(reader: ListReader, line: Line) -> tuple[LabelHit, Stretch] | None:
    """As in "Närvarande var Anna Ek, Bo Alm …": the label, a small verb, and at once a name."""
    found = _PROSE.match(line.body) or (_GLUED.match(line.body) if line.is_cut else None)
    if found is None:
        return None
    link = _PROSE_LINK.match(line.body, found.end())
    start = link.end() if link else found.end()
    rest = line.body[start:]
    if start == found.end():
        return None
    if not name_at(rest, without_title(rest), single=True) or not is_entry(rest):
        late = _first_of_many(rest) if line.is_cut else 0
        if not late:
            return None
        start += late
    label = Label.PRESENT if found["present"] else Label.ABSENT
    hit = LabelHit(label, found.end(), start, (0, 0), has_colon=False)
    return hit, stretch_of(reader.plain, line.body_start + start, line.end)


#: As in "… i Rådhuset Ledamöter Anna Ek (S)", cut out of a line.
_GLUED = re.compile(
    r"(?P<present>Ledamöter|Representanter|Övriga|Tjänstemän|Ersättare|Adjungerade)(?P<absent>\b\B)?"
)
_MANY = 3
_FAR_IN = 160


def _first_of_many(text: str) -> int:
    """Where the first of several names begins in a line cut out of a page, past headings that stand before it."""
    starts = [hit.start for hit in islice(names_in(text), _MANY)]
    return starts[0] if len(starts) == _MANY and starts[0] <= _FAR_IN else 0
