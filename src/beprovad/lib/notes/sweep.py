"""A second look at the list of people in a page that lost its line breaks, for those whom no separator showed.

The region is from a heading of the list to where signatures, the notice or the agenda begin. In it every full
name with a known given name is somebody who came, or, after a heading of those who did not, somebody who did not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from beprovad.lib.notes.drafts import Draft, attendee
from beprovad.lib.notes.entries import is_entry
from beprovad.lib.notes.labels import Label
from beprovad.lib.notes.lines import Line
from beprovad.lib.notes.listed import Listing
from beprovad.lib.notes.model import Attendee, Doubt
from beprovad.lib.notes.names import NameHit, is_given, name_at
from beprovad.lib.notes.people import is_verb_phrase, read_row
from beprovad.lib.notes.stretch import Stretch, joined, stretch_of
from beprovad.lib.notes.telling import stands_for

#: Headings in the order in which they are tried at a place: what opens a region, goes on with it, or ends it.
#: A text layer that lost a piece of "Närvarande" or "Beslutande" leaves its end, "ande".
_CUE = re.compile(
    r"(?P<cut_off>(?<=\s)ande(?=:?\s[A-ZÅÄÖØ]))"
    r"|(?P<not_there>(?<=[-–]\s)ej närvarande\b)"
    r"|(?=[A-ZÅÄÖØ§])(?<![\w(-])(?:"
    r"(?P<absent>(?:Ej|Inte) [Nn]ärvarande|Övriga frånvarande|FRÅNVARANDE|Frånvarande|"
    r"Frånvaro(?! anm)|Förhinder|Förhindrade|Återbud|Afbud|Forfall|"
    r"(?:Anmält|Anmäld|Meddelat) (?:förhinder|frånvaro|ej närvaro))"
    r"|(?P<opens>[A-ZÅÄÖ][a-zåäö]+ representanter(?=\s[A-ZÅÄÖ])|"
    r"Närvarande|NÄRVARANDE|Beslutande|Deltagare|Deltagande|Närvarolista|Närvaro|"
    r"[ÖO]vriga (?:närvarande|delta\w+)|"
    r"Ej tjänstgörande|Tjänstgörande|Ersättare|Til stede|Tilstede)"
    r"|(?P<goes_on>Övriga|(?:[A-ZÅÄÖ][a-zåäö]+s )?(?:[Rr]epresentanter|[Ff]öreträdare|tjänstemän)|"
    r"Inbjudna gäster|Gäster|Adjungera\w*|Dessutom|"
    r"Från [\wåäö]+|Fra [\wåäöæø]+|Andre|Øvrige|"
    r"Suppleanter|Ledamöter|Tjänstemän|Föredragande)"
    r"|(?P<checks>Utses att justera)"
    r"|(?P<ends>Justera\w*|Utses att|Underskrift\w*|Paragrafer|ANSLAG|BEVIS|Anslag\w*|Plats och tid|Dagordning\w*|"
    r"Innehåll\w*|Distribu\w+|Kopia|Sändlista|Protokollet|Vid (?:protokollet|pennan)|§|Mötets öppnande|"
    r"Saksliste|Saker|Sak|SAK|Protokoll sendes|Utskrift|"
    r"Val av|Föregående|Godkännande|Fastställande|Dagsorden|Kallade|Inbjudna)"
    r")(?!\w)"
)
_HEADED_BY_DIGIT = re.compile(
    r"(?<!\S)\d{1,2}[.:]?\s+(?=(?:Mötets?|Mötet|Sammanträdets|Inledning|Öppnande)\b)"
)
_MARK = re.compile(r"\s(?P<mark>N|F|Frånvaro\b.{0,20}|Frånv\.?)\s*\Z")
_LEAST_MARKS = 3
_LOOK = 20
_LONG = 160
_CAPITALISED = re.compile(
    r"(?<![\w-])[A-ZÅÄÖÆØÉ][a-zåäöæøéüáíèë]+(?:[A-ZÅÄÖ][a-zåäöé]+)?(?:-[A-ZÅÄÖÆØ]?[a-zåäöæøéü]+)*"
)


@dataclass(slots=True)
class _Sweep:
    """What the sweep knows while it goes from heading to heading."""

    listing: Listing
    label: Label | None = None
    is_heard: bool = False
    is_bare: bool = False


@dataclass(frozen=True, slots=True)
class _Seen:
    """A name in the region with all that follows it, to the next name or heading."""

    segment: Stretch
    name: NameHit
    label: Label
    is_own: bool


def sweep(listing: Listing, plain: str, lines: list[Line], head: list[int], *, is_late: bool = False) -> None:
    """Add to the listing those of a page without line breaks who were not seen, and move those misplaced.

    Late, when all else has been read, lines of ordinary length that no list has taken are looked through too.
    """
    last = max([*head, *listing.used], default=-1)
    state, nobody = _Sweep(listing), not listing.attendees
    for rows in _rows(lines[: last + 1], is_joined=is_late and nobody):
        first = lines[rows[0]]
        if _runs_on(first) is is_late or (is_late and rows[0] in listing.used and not nobody):
            continue
        seen = list(_seen(state, joined(stretch_of(plain, lines[at].start, lines[at].end) for at in rows)))
        if not seen:
            continue
        marked = sum(bool(_MARK.search(one.segment.text[-_LOOK * 2 :])) for one in seen) >= _LEAST_MARKS
        is_listed = _runs_on(first) or nobody or _lists_people(first.body)
        if not is_listed:
            continue
        for one in seen:
            if _place(listing, one, is_marked=marked):
                at = next(at for at in reversed(rows) if lines[at].start <= one.segment.pieces[0][1])
                listing.used.setdefault(at, set()).add(one.label.value)


def _rows(lines: list[Line], *, is_joined: bool) -> Iterator[list[int]]:
    """The lines to be looked through one by one, or, joined, those of ordinary length from blank to blank."""
    row: list[int] = []
    for index, line in enumerate(lines):
        if line.is_row or line.is_furniture:
            continue
        goes_on = is_joined and row and not _runs_on(line) and not line.blank_before
        if row and not goes_on:
            yield row
            row = []
        row.append(index)
    if row:
        yield row


def _runs_on(line: Line) -> bool:
    """A line of a page without line breaks: cut out of it, or longer than a line is."""
    return line.is_cut or len(line.text) >= _LONG


def _lists_people(text: str) -> bool:
    """A line of ordinary length that is a row of a list, be it right after its heading; no sentence."""
    cue = _CUE.match(text)
    return is_entry(text[cue.end() :].lstrip(" :") if cue else text)


def _seen(state: _Sweep, text: Stretch) -> Iterator[_Seen]:
    """The names of one line, each under the heading that goes before it; the first verb ends the region."""
    state.is_heard = False
    for low, high, kind in _stretches(text.text):
        _hear(state, kind)
        state.is_bare = bool(kind or state.is_bare) and not text.text[low:high].strip(_BARE)
        if state.label is None:
            continue
        hits = list(_names(text.text, low, high))
        for hit, end in zip(hits, [*(hit.start for hit in hits[1:]), high], strict=False):
            if is_verb_phrase(text.text[hit.end : end].strip(" .:*")):
                state.label = None
                return
            own = _ROLE_OF_THE_NEXT.search(text.text, hit.end, end)
            yield _Seen(text.cut(hit.start, own.start() if own else end), hit, state.label, state.is_heard)


#: As in "(L) samt sekreterare Anna Ek": the role is the next one's.
_ROLE_OF_THE_NEXT = re.compile(r"\s(?:samt|och)\s[a-zåäö]+\s*\Z")


def _stretches(text: str) -> Iterator[tuple[int, int, str]]:
    """The text from heading to heading, with the kind of the one that goes before."""
    cues = [(found.end(), found.start(), found.lastgroup or "") for found in _CUE.finditer(text)]
    cues += [(found.end(), found.start(), "ends") for found in _HEADED_BY_DIGIT.finditer(text)]
    cues.sort()
    edges = [*(start for _, start, _ in cues), len(text)]
    yield 0, edges[0], ""
    for at, (end, _, kind) in enumerate(cues):
        yield end, max(end, edges[at + 1]), kind


def _hear(state: _Sweep, kind: str) -> None:
    state.is_heard = state.is_heard or kind in {"absent", "not_there", "opens", "goes_on", "cut_off"}
    if kind == "checks" and state.is_bare and state.label:
        return  # One more of several headings that all go before the names.
    if kind in {"ends", "checks"}:
        state.label = None
    elif kind in {"absent", "not_there"}:
        # Headings of several boxes in a row, all before the names of all: most of these came.
        state.label = Label.PRESENT if state.is_bare and state.label is Label.PRESENT else Label.ABSENT
    elif kind in {"opens", "cut_off"} or (kind == "goes_on" and state.label):
        state.label = Label.PRESENT


def _names(text: str, low: int, high: int) -> Iterator[NameHit]:
    """Given names with surnames of more than a letter, where nobody's substitute is meant."""
    end = low
    for found in _CAPITALISED.finditer(text, low, high):
        if found.start() < end or not is_given(found[0]):
            continue
        hit = name_at(text, found.start())
        before = text[max(low, hit.start - _LOOK) : hit.start] if hit else ""
        if hit is None or hit.end > high or (stands_for(before) and not _AND_AFTER_A_NAME.search(before)):
            continue
        last = text[hit.start : hit.end].rsplit(" ", 1)[-1]
        if len(last.strip(".")) > 1 and not last.isupper():
            end = hit.end
            yield hit


_BARE = " :/"
_AND_AFTER_A_NAME = re.compile(r"(?:[)\]]|[A-ZÅÄÖ][a-zåäöé]+)\soch\s*\Z")


def _place(listing: Listing, one: _Seen, *, is_marked: bool) -> bool:
    """Put the person where the heading says; somebody listed already is moved only by a heading on the same line."""
    name = one.segment.text[: one.name.end - one.name.start]
    mark = _MARK.search(one.segment.text) if is_marked else None
    is_absent = one.label is Label.ABSENT or bool(mark and mark["mark"].startswith("F"))
    there, elsewhere = (
        (listing.absent, listing.attendees) if is_absent else (listing.attendees, listing.absent)
    )
    if _known(there, name) is not None:
        return False
    listed = _known(elsewhere, name)
    if listed is None and _holds_another(listing, one.segment.cut(0, len(name))):
        return False
    if listed is None:
        there.append(_person(one.segment, name))
        return True
    at = one.segment.pieces[0][1]
    if one.is_own and elsewhere[listed].name.spans[0].start == at:
        there.append(elsewhere.pop(listed))
    return False


def _holds_another(listing: Listing, name: Stretch) -> bool:
    """Somebody is listed already whose name stands inside this one: "Nora" before it is a place."""
    spans = name.spans()
    return any(
        span.start < one.name.spans[0].start < span.end
        for one in (*listing.attendees, *listing.absent)
        for span in spans
    )


def _known(people: list[Attendee], name: str) -> int | None:
    folded = name.casefold()
    for index, one in enumerate(people):
        other = one.name.value.casefold()
        if other == folded or other.startswith(f"{folded} ") or folded.startswith(f"{other} "):
            return index
    return None


def _person(segment: Stretch, name: str) -> Attendee:
    """The person with what the row says of them, if it is read alike alone."""
    read = read_row(segment).people
    draft = read[0] if read and read[0].name.text == name else Draft(segment.cut(0, len(name)))
    draft.doubts = (*draft.doubts, Doubt.NO_SEPARATOR)
    return attendee(draft, None)
