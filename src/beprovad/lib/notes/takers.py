"""Who took the notes: by a label, a signature, a sentence, or a role in the list of people."""

import re

from beprovad.lib.notes.entries import is_known_person
from beprovad.lib.notes.fields import Labelled
from beprovad.lib.notes.inside import labels_inside
from beprovad.lib.notes.labels import Label, label_at
from beprovad.lib.notes.lines import Line
from beprovad.lib.notes.model import Attendee, Doubt, Found
from beprovad.lib.notes.names import is_name_word, names_in
from beprovad.lib.notes.people import read_row
from beprovad.lib.notes.signed import signed, with_role_first
from beprovad.lib.notes.stretch import Stretch, stretch_of

_TAKES_NOTES = re.compile(
    r"sekr(?!etariat)|anteck|protokoll|referent|antecknare|vid pennan|secretary|minutes|note", re.IGNORECASE
)
#: A profession or a deputy, not who writes at this meeting.
_NOT_OF_MEETING = re.compile(
    r"(?!mötes|nämnd|råds|utskotts|styrelse|protokoll)\w+sekreterare|vice", re.IGNORECASE
)


def read_note_takers(
    plain: str, lines: list[Line], labels: list[Labelled], attendees: list[Attendee], extra: list[Stretch]
) -> tuple[list[Found], set[int]]:
    """Who held the pen: by a label, a signature, a sentence, or a role in the list of people."""
    found: list[Found] = []
    used: set[int] = set()
    for one in labels:
        if one.label is not Label.NOTE_TAKER:
            continue
        names, taken = _named_by(plain, lines, one)
        found.extend(names)
        used |= taken if names else set()
    for content in extra:
        found.extend(person.name.found() for person in read_row(content).people)
    found = _written_by(labels, extra, found) if len(found) > 1 else found
    if not found:
        found = signed(plain, lines, used)
    if not found:
        found = [person.name for person in attendees if _writes(person)] or with_role_first(plain, lines)
    if not found:
        found = [name for one in labels if one.label is Label.NOTE_TAKER for name in _nickname(one)]
    return _without_doubles(found), used


def _written_by(labels: list[Labelled], extra: list[Stretch], found: list[Found]) -> list[Found]:
    """Where a label says who wrote, one with an office alone ("Sekretær: …", elected later on) is of something else."""
    wrote = [one.content for one in labels if one.label is Label.NOTE_TAKER and not _OFFICE.match(one.word)]
    edges = [(one.start, one.start + len(one.text)) for one in (*wrote, *extra) if one]
    kept = [one for one in found if any(low <= one.spans[0].start < high for low, high in edges)]
    return kept or found


_OFFICE = re.compile(r"\W*(?:mötes)?(?:sekr|secretary)", re.IGNORECASE)


def _writes(person: Attendee) -> bool:
    role = person.role.value if person.role else ""
    return bool(_TAKES_NOTES.search(role)) and not _NOT_OF_MEETING.match(role)


def _named_by(plain: str, lines: list[Line], one: Labelled) -> tuple[list[Found], set[int]]:
    """Names after the label; where it stands alone, on the line above ("Anna Ek / Sekreterare") or below."""
    index = one.lines[0]
    content = one.content
    content = content.cut(found.end()) if (found := _PARAGRAPHS.match(content.text)) else content
    inner = label_at(content.text) if content else None
    is_one_of_two_heads = bool(content) and content.text.endswith(":")
    if content and inner is None and _LETTER.search(content.text) and not is_one_of_two_heads:
        return _names(_own_column(content)), {index}
    role_below = re.fullmatch(
        r"\W*(?:mötes)?(?:sekr\w*\.?|referent|secretary|protokollförare|sekretær)\W*", one.word, re.IGNORECASE
    )
    if role_below and index and lines[index].blank_before == 0:
        above = _lone_names(plain, lines[index - 1])
        if above:
            return above, {index - 1, index}
    below_heads = _below_the_other_heads(lines, index)
    for at in range(below_heads, min(below_heads + _FAR_BELOW, len(lines))):
        if lines[at].is_furniture or not _LETTER.search(lines[at].text):
            continue
        below = _lone_names(plain, lines[at])
        return (below[:1] if inner or is_one_of_two_heads else below), {index, at}
    return [], set()


_FAR_BELOW = 3
#: "Sekreterare: Paragrafer 1–9 Anna Ek" of the forms of authorities.
_PARAGRAPHS = re.compile(r"Paragrafer\s+§*\s?\d+(?:\s?[–-]{1,2}\s?\d+)?\s+(?=[A-ZÅÄÖ])")
#: Headings of the other signatures, where all headings go before all names.
_OTHER_ROLE = re.compile(r"(?:Ordförande|Ordf\.?|Justerare|Justera[st]|Justerande|Justeringsm[aä]n)\s?:?")
_LETTER = re.compile(r"[^\W\d_]")
_CHECKS = re.compile(r"\s*\b(?:Justera\w*|Underskrift\w*|Ordföranden?\b|Ordf\b)[.:]?")


def _below_the_other_heads(lines: list[Line], index: int) -> int:
    """The line below the heading, or below the other signatures' headings where as many names follow as headings."""
    end = index + 1
    while end < len(lines) and _OTHER_ROLE.fullmatch(lines[end].text):
        end += 1
    heads = end - index
    is_signed = all(is_known_person(line.text) for line in lines[end : end + heads])
    return end if len(lines) >= end + heads and is_signed else index + 1


def _nickname(one: Labelled) -> list[Found]:
    """As in "Ref: Knatte": one word shaped like a name and nothing else, where nothing better tells who wrote."""
    word = one.content.text
    is_name = _CALLS_FOR_ONE.search(one.word) and is_name_word(word) and word.casefold() not in _NOBODY
    return [one.content.found(Doubt.UNKNOWN_NAME)] if is_name else []


_CALLS_FOR_ONE = re.compile(r"ref\b|referent|sekr|pennan|antecknat|antecknare|protokollförare", re.IGNORECASE)
_NOBODY = frozenset(
    ["vakant", "ingen", "utses", "väljs", "valdes", "saknas", "se", "enligt", "rullande", "tbd"]
)


def _own_column(content: Stretch) -> Stretch:
    """What is said of the one who writes, before those who check: "Anna Ek  Justeras Bo Alm".

    Where the signatures' headings stand in a row ("Justerat Anna Ek Bo Alm"), the first name is the writer's.
    """
    checker = next(labels_inside(content.text), None)
    content = content.cut(0, checker.start() if checker else None)
    signed = _CHECKS.search(content.text)
    if signed is None:
        return content
    if signed.start():
        return content.cut(0, signed.start())
    first = next(names_in(content.text, signed.end()), None)
    return content.cut(first.start, first.end) if first else content


def _lone_names(plain: str, line: Line) -> list[Found]:
    """The names of a signature's line: its first column."""
    first = re.split(r"\s{2,}|\t", line.text, maxsplit=1)[0].strip("._ /")
    start = line.text.find(first)
    return _names(stretch_of(plain, line.start + start, line.start + start + len(first)))


def _names(content: Stretch) -> list[Found]:
    stop = re.search(r"[.!?]\s+[A-ZÅÄÖ][a-zåäö]+\s[a-zåäö]", content.text)
    row = read_row(content.cut(0, stop.start() if stop else None))
    return [person.name.found(*person.doubts) for person in row.people]


def _without_doubles(found: list[Found]) -> list[Found]:
    seen: dict[str, Found] = {}
    for one in found:
        seen.setdefault(one.value.casefold(), one)
    return list(seen.values())
