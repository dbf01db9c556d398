"""Where a note lists people: under "Närvarande", "Frånvarande" and their like, down to where the list ends."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from beprovad.lib.municipalities import municipality_named
from beprovad.lib.notes.drafts import Draft, attendee
from beprovad.lib.notes.labels import Label, LabelHit, label_at
from beprovad.lib.notes.lines import Line, Marker
from beprovad.lib.notes.model import Attendee, Doubt
from beprovad.lib.notes.names import name_at, names_in, without_title
from beprovad.lib.notes.people import read_row
from beprovad.lib.notes.stretch import Stretch, joined, stretch_of
from beprovad.lib.notes.tables import Column, Table, TableRow, tables
from beprovad.lib.notes.words import GROUP_WORDS, ORGANISATION, ROLE

_LISTS = {Label.PRESENT, Label.ABSENT}
_NOBODY = re.compile(
    r"(?:[-–—]+|ingen|inga|alla|samtliga|ingen frånvarande|inga frånvarande|none|ingen fravær|0|"
    r"[Xx](?:,.{0,40})?)\.?",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"(?:[,;&/–-]|\b(?:och|samt|og|and|från|för|vid|i))\s*\Z", re.IGNORECASE)
_PROSE_LINK = re.compile(
    r"\s*(?:var|är|hade|av|från|vid mötet|deltog|anmälts av|har anmälts av|inkommit från)?\s*:?\s*",
    re.IGNORECASE,
)
_KIND_OF_GROUP = re.compile(
    r"(?:övriga?|ledamöter|ersättare|suppleanter|adjungerade?|gäster|externa|medlemmar|tjänstemän)",
    re.IGNORECASE,
)
_MOST_GROUP_WORDS = 7
_WRAP_WIDTH = 40
_LONGEST_ENTRY = 70
_FAR_DOWN = 60
_PAIR = 2


@dataclass(slots=True)
class Listing:
    """Everybody listed, and for every line that took part in it the fields it went to."""

    attendees: list[Attendee] = field(default_factory=list)
    absent: list[Attendee] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    used: dict[int, set[str]] = field(default_factory=dict)
    rests: dict[int, Stretch] = field(default_factory=dict)
    chairs_and_takers: list[tuple[Label, Stretch]] = field(default_factory=list)
    names: dict[str, dict[str, list[Attendee]]] = field(default_factory=dict)
    tails: list[Stretch] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    """Lines that belong together as one row of the list."""

    parts: list[Stretch]
    lines: list[int]
    label: Label
    group: Stretch | None
    is_inline: bool = False


@dataclass(slots=True)
class _Reader:
    plain: str
    lines: list[Line]
    base: int
    listing: Listing = field(default_factory=Listing)
    label: Label = Label.PRESENT
    group: Stretch | None = None
    row: _Row | None = None
    is_two_columns: bool = False
    column_blocks: int = 0
    last: int = 0


def read_listings(plain: str, lines: list[Line], base: int) -> Listing:
    """All people listed in the note. `base` is how many blank lines stand between ordinary lines."""
    reader = _Reader(plain, lines, base)
    by_line = {table.first: table for table in tables(plain, lines)}
    index = 0
    last_label: tuple[int, Label] | None = None
    while index < len(lines):
        if index in by_line:
            _read_table(reader, by_line[index], last_label, index)
            index = by_line[index].last + 1
            continue
        hit = _opening(reader, index)
        if hit is None or not _is_in_place(reader, index, hit[0]):
            index += 1
            continue
        last_label = (index, hit[0].label)
        index = _consume(reader, index, *hit)
    return reader.listing


def _is_in_place(reader: _Reader, index: int, hit: LabelHit) -> bool:
    """A second list far down among numbered items speaks of something else than the meeting's people."""
    found = reader.listing.attendees if hit.label is Label.PRESENT else reader.listing.absent
    if not found or not reader.listing.used:
        return True
    if index - reader.last > _FAR_DOWN:
        return False
    between = reader.lines[reader.last + 1 : index + 1]
    counted = {Marker.PARAGRAPH, Marker.NUMBER}
    return not any(line.marker in counted and not line.is_furniture for line in between)


def _opening(reader: _Reader, index: int) -> tuple[LabelHit, Stretch] | None:
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
    if hit is not None and hit.label in _LISTS:
        content = stretch_of(reader.plain, line.body_start + hit.content, line.end)
        if _opens(hit, content):
            return hit, content
        return None
    return _opening_in_prose(reader, line)


#: "Från skolan: Anna Ek, Bo Alm" opens a list by itself.
_SENT_BY = re.compile(r"(?:Från|För|Fra) [^:,.]{2,40}:\s*[A-ZÅÄÖÆØ]")


def _opens(hit: LabelHit, content: Stretch) -> bool:
    if not content or _NOBODY.fullmatch(content.text):
        return True
    return hit.has_colon or is_entry(content.text) or label_at(content.text) is not None


_PROSE = re.compile(
    r"(?P<present>(?:också |dessutom |övriga )?närvarande(?: ledamöter)?|beslutande(?: ledamöter|"
    r" ersättare| övriga deltagande| utses att justera| beslutande)*|ej tjänstgörande ersättare|"
    r"övriga deltag\w{2,5}|närvaro|(?:i|vid|på) (?:mötet|sammanträdet) deltog|deltagare|"
    r"(?:mötet )?bevistades av|til stede|tilstede|present)"
    r"|(?P<absent>ej närvarande|frånvarande(?: ledamöter)?|anmält frånvaro|förhinder|"
    r"(?:anmäl\w+|meddelat|meddelad) (?:förhinder|frånvaro)|förhindrade(?: att delta)?|deltog ej|(?:ej|inte) närvarande|anmält förhinder|afbud|forfall|"
    r"apologies(?: from)?)",
    re.IGNORECASE,
)


def _opening_in_prose(reader: _Reader, line: Line) -> tuple[LabelHit, Stretch] | None:
    """As in "Närvarande var Anna Ek, Bo Alm …": the label, a small verb, and at once a name."""
    found = _PROSE.match(line.body)
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


_MANY = 3
_FAR_IN = 160


def _first_of_many(text: str) -> int:
    """Where the first of several names begins in a line cut out of a page, past headings that stand before it."""
    starts = [hit.start for hit in islice(names_in(text), _MANY)]
    return starts[0] if len(starts) == _MANY and starts[0] <= _FAR_IN else 0


@lru_cache(maxsize=4096)
def is_entry(text: str) -> bool:
    """Whether a line reads as an entry of a list of people."""
    hit = name_at(text)
    row = read_row(stretch_of(text, 0, len(text)))
    if not row.people or (row.rest is not None and len(row.people) < 3):  # noqa: PLR2004
        return False
    if not _begins_an_entry(text, row.people[0].name.start):
        return False
    if hit is not None and hit.is_known:
        return True
    known = sum(Doubt.UNKNOWN_NAME not in one.doubts for one in row.people)
    return known * 2 >= len(row.people) or len(" ".join(text.split())) <= _LONGEST_ENTRY


def _begins_an_entry(text: str, at: int) -> bool:
    """Before the first name of an entry stands nothing, a heading with its colon, a column, a title or a role."""
    before = text[:at]
    bare = before.strip(" *(")
    if not bare or bare.endswith((":", "–", "-")) or before.endswith(("  ", "\t")):
        return True
    return without_title(text) == at or ROLE.fullmatch(bare) is not None or bare.isupper()


_BY_ROLE = re.compile(r"(?:ledamöter|medlemmar|medlemmer|members|övriga|dessutom)\b", re.IGNORECASE)


def _look_back(reader: _Reader, index: int) -> None:
    """As in "Ordförande: …", "Kassör: …" right above "Ledamöter: …" belong to the same list."""
    if not _BY_ROLE.match(reader.lines[index].body):
        return
    first = index
    while (
        first and _is_role_line(reader.lines[first - 1]) and reader.lines[first].blank_before <= reader.base
    ):
        first -= 1
    for at in range(first, index):
        stretch = reader.lines[at].stretch(reader.plain)
        reader.row = _Row([stretch], [at], Label.PRESENT, None)
        _flush(reader)
        hit = label_at(stretch.text)
        if hit is not None:
            reader.listing.chairs_and_takers.append((hit.label, stretch.cut(hit.content)))


def _is_role_line(line: Line) -> bool:
    head, colon, rest = line.body.partition(":")
    return bool(colon and ROLE.fullmatch(head.strip()) and is_entry(rest.strip()))


def _consume(reader: _Reader, index: int, hit: LabelHit, content: Stretch) -> int:
    """Read the list that opens at `index`; returns the first line after it."""
    line = reader.lines[index]
    reader.label, reader.group, reader.row = hit.label, _group_of_label(reader, line, hit), None
    reader.is_two_columns, reader.column_blocks = False, 0
    _look_back(reader, index)
    reader.listing.used.setdefault(index, set()).add(hit.label.value)
    inner = label_at(content.text) if content else None
    if inner is not None and inner.label in _LISTS and inner.label is not hit.label:
        reader.is_two_columns = True
        content = content.cut(inner.content)
    if content and not _NOBODY.fullmatch(content.text):
        reader.row = _Row([content], [index], reader.label, reader.group, is_inline=True)
    position = index + 1
    if not content:
        position = _past_column_heads(reader, position)
    while position < len(reader.lines) and _take(reader, position):
        position += 1
    _flush(reader)
    reader.last = position - 1
    return position


_COLUMN_HEAD = re.compile(
    r"(?:närvar\w*|ledamöter|namn|parti|votering|funktion|roll|ja|nej|tid)\b", re.IGNORECASE
)
_MOST_HEADS = 3


def _past_column_heads(reader: _Reader, position: int) -> int:
    """As in "Närvarolista", "Närvaro  Votering", "Ledamöter  Ja  Nej": heads of columns before the first name."""
    for at in range(position, min(position + _MOST_HEADS, len(reader.lines))):
        body = reader.lines[at].body
        if not _is_column_head(body):
            return at if is_entry(body) else position
    return position


def _is_column_head(text: str) -> bool:
    """Two or more words for columns and no person; one such word alone heads a group."""
    return bool(" " in text and ":" not in text and _COLUMN_HEAD.match(text) and not any(names_in(text)))


def _group_of_label(reader: _Reader, line: Line, hit: LabelHit) -> Stretch | None:
    """As in "Närvarande, referensgruppen:" and "Övriga närvarande" tell which group the list is of."""
    low, high = hit.tail
    if high:
        tail = stretch_of(reader.plain, line.body_start + low, line.body_start + high).strip(",: (")
        reader.listing.tails.append(tail)
        is_group = tail and not re.search(r"\d", tail.text) and line.body[low : low + 1] == ","
        return tail if is_group else None
    kind = _KIND_OF_GROUP.search(line.body, 0, hit.end)
    return (
        stretch_of(reader.plain, line.body_start + kind.start(), line.body_start + kind.end())
        if kind
        else None
    )


def _take(reader: _Reader, at: int) -> bool:
    """Take one line into the list; False where the list ends before it."""
    line = reader.lines[at]
    if line.is_furniture:
        return True
    stretch = line.stretch(reader.plain)
    if line.is_row or line.marker in {Marker.PARAGRAPH, Marker.HASH} or _opening_in_prose(reader, line):
        return False
    if line.is_cut and line.marker is Marker.NUMBER and len(line.number) == 1 and _is_unnumbered(reader):
        return False
    if reader.label is Label.ABSENT and line.is_cut and _OFFICE.match(line.text):
        return False
    handled = _take_label(reader, at, line, stretch)
    return handled if handled is not None else _take_entry(reader, at, line, stretch)


#: After those who did not come, in a page without line breaks: who led the meeting, wrote or checks.
_OFFICE = re.compile(
    r"(?:Mötes(?:ordförande|sekreterare)|Sekreterare|Protokollförare|Justera|Justeringsm|Underskrift)"
)


def _is_unnumbered(reader: _Reader) -> bool:
    """A list whose rows had no numbers: the first number in a page without line breaks is an item's."""
    return reader.row is not None and reader.lines[reader.row.lines[0]].marker is not Marker.NUMBER


#: Who came after all, under a list of those who did not.
_CAME_TOO = re.compile(
    r"(?:från|fra|sen|övriga|andre|andra|øvrige|adjungerad|dessutom|senare|gäst|inbjud|föredragande|also)\w*\b",
    re.IGNORECASE,
)


def _take_entry(reader: _Reader, at: int, line: Line, stretch: Stretch) -> bool:
    """A line that goes on with the row above, a heading of a group, or a row of its own."""
    if reader.row is not None and _continues(reader, line):
        reader.row.parts.append(stretch_of(reader.plain, line.start, line.end))
        reader.row.lines.append(at)
        return True
    if line.blank_before > reader.base and reader.is_two_columns and _has_people(reader):
        reader.column_blocks += 1
    if _is_group(reader, at, line):
        _flush(reader)
        if reader.label is Label.ABSENT and not reader.is_two_columns and _CAME_TOO.match(line.body):
            reader.label = Label.PRESENT
        reader.group = stretch.strip(":. ")
        reader.listing.groups.append(reader.group.found().value)
        reader.listing.used.setdefault(at, set()).add(reader.label.value)
        return True
    if _is_row_here(reader, line):
        _flush(reader)
        if reader.label is Label.ABSENT and _CAME_TOO.match(line.body) and ":" in line.body:
            reader.label = Label.PRESENT
        label = Label.ABSENT if reader.column_blocks else reader.label
        reader.row = _Row([stretch], [at], label, reader.group)
        return True
    return _take_nobody(reader, at, line)


def _take_nobody(reader: _Reader, at: int, line: Line) -> bool:
    if _NOBODY.fullmatch(line.text):
        reader.listing.used.setdefault(at, set()).add(reader.label.value)
        return True
    return False


def _has_people(reader: _Reader) -> bool:
    return bool(reader.row or reader.listing.attendees)


def _take_label(reader: _Reader, at: int, line: Line, stretch: Stretch) -> bool | None:
    """A label inside the list: a chair or secretary of the meeting stays in it, any other label ends it."""
    hit = label_at(line.body)
    if hit is None:
        return None
    if (
        hit.label not in {Label.CHAIR, Label.NOTE_TAKER}
        or reader.label is Label.ABSENT
        or not hit.has_colon
        or line.blank_before > reader.base
    ):
        return _label_is_no_end(reader, at, hit, line)
    content = stretch.cut(hit.content)
    if not content or not is_entry(content.text):
        return False
    _flush(reader)
    reader.row = _Row([stretch], [at], reader.label, reader.group)
    reader.listing.chairs_and_takers.append((hit.label, content))
    return True


def _label_is_no_end(reader: _Reader, at: int, hit: LabelHit, line: Line) -> bool | None:
    """Words such as "Till" or "Ledare" are labels by chance only where an entry follows its own colon."""
    if hit.label is Label.CHAIR and not hit.has_colon and is_entry(line.body):
        return None
    if hit.label is Label.OTHER and _is_group(reader, at, line):
        return None
    return False


def _continues(reader: _Reader, line: Line) -> bool:
    """Whether a line goes on with the row above: an open end, a small letter, an open bracket, a cut name."""
    row = reader.row
    if row is None or line.marker is not None:
        return False
    above = row.parts[-1].text
    if _OPEN_END.search(above) and line.blank_before <= reader.base:
        return True
    first = line.text[:1]
    if line.blank_before > reader.base + 1 or len(line.text) > _LONGEST_ENTRY * 3:
        return False
    if first.islower() or first in "(,;" or above.count("(") > above.count(")"):
        return len(line.text.split()) <= _LONGEST_ENTRY // 4 or "," in line.text
    is_wrapped = line.blank_before <= reader.base and len(above) >= _WRAP_WIDTH and "," in above
    is_wrapped = is_wrapped and not above.endswith(".")
    return is_wrapped and _begins_with_a_rest(line.text)


def _begins_with_a_rest(text: str) -> bool:
    """The second half of a name or of an organisation that was wrapped: no person begins here."""
    head = re.split(r"[,;(]", text, maxsplit=1)[0].strip(" .")
    if name_at(head, 0) is not None and name_at(head).is_known:  # type: ignore[union-attr]
        return False
    words = head.split()
    return len(words) <= 3 and (len(words) < len(text.split()) or len(words) == 1) and ":" not in head  # noqa: PLR2004


def _is_group(reader: _Reader, at: int, line: Line) -> bool:
    """A heading inside the list: it ends with a colon or names a known kind of group, and people follow."""
    text = line.body.strip()
    bare = text.rstrip(": ")
    if len(bare.split()) > _MOST_GROUP_WORDS or bare.endswith((".", "?", ",")) or not bare[:1].isalpha():
        return False
    if line.marker in {Marker.NUMBER, Marker.LETTER} or _is_known_person(bare):
        return False
    is_named = text.endswith(":") or GROUP_WORDS.fullmatch(bare) is not None
    if not _next_is_entry(reader, at, known_only=not is_named):
        return False
    if is_named:
        return True
    return not is_entry(bare) and (
        ORGANISATION.search(bare) is not None
        or municipality_named(bare) is not None
        or line.blank_before > reader.base
        or len(bare.split()) == 1
    )


def _is_known_person(text: str) -> bool:
    hit = name_at(text)
    return hit is not None and hit.is_known and hit.end >= len(text)


def _next_is_entry(reader: _Reader, at: int, *, known_only: bool) -> bool:
    """Whether people follow, be it after a further heading of the same kind."""
    for line in reader.lines[at + 1 : at + 6]:
        if line.is_furniture:
            continue
        hit = name_at(line.body, 0, single=True)
        if hit is not None and is_entry(line.body):
            return hit.is_known or not known_only or bool(re.search(r"[,(]|\s{2}", line.body))
        if not (ORGANISATION.search(line.body) and len(line.body.split()) <= _MOST_GROUP_WORDS):
            return False
    return False


def _is_row_here(reader: _Reader, line: Line) -> bool:
    text = line.body
    if not is_entry(text):
        return False
    hit = name_at(text, 0)
    is_listed = line.marker in {Marker.NUMBER, Marker.LETTER}
    if hit is None or not hit.is_known:
        separated = re.search(r"[,(:]|\s{2}|\d|[–-]", text)
        if is_listed or (line.blank_before > reader.base and not separated and _has_people(reader)):
            return False
    return not (is_listed and hit is not None and len(text) > hit.end and text[hit.end] not in ",(.;:- \t")


def _flush(reader: _Reader) -> None:
    row, reader.row = reader.row, None
    if row is None:
        return
    stretch = joined(row.parts)
    read = read_row(stretch, is_plain_list=row.is_inline)
    for draft in read.people:
        _add(
            reader.listing,
            draft,
            row,
            in_second_column=reader.is_two_columns and _is_in_second(read.people, draft, stretch),
        )
    for at in row.lines:
        reader.listing.used.setdefault(at, set()).add(row.label.value)
    if read.rest is not None:
        reader.listing.rests[row.lines[-1]] = read.rest


def _is_in_second(people: list[Draft], draft: Draft, row: Stretch) -> bool:
    """Two people in one row of two columns, a gap between them: the second is absent."""
    at = row.text.find(draft.name.text)
    if len(people) < _PAIR or draft is people[0]:
        return False
    return bool(re.search(r"\S\s{2,}", row.text[:at])) or (
        len(people) == _PAIR and Doubt.NO_SEPARATOR in draft.doubts
    )


def _add(listing: Listing, draft: Draft, row: _Row, *, in_second_column: bool) -> None:
    is_absent = draft.is_absent or in_second_column or row.label is Label.ABSENT
    if in_second_column:
        draft.doubts = (*draft.doubts, Doubt.COLUMNS)
    person = attendee(draft, row.group)
    there = listing.absent if is_absent else listing.attendees
    known = listing.names.setdefault("absent" if is_absent else "present", {})
    if not _is_there(known, person):
        there.append(person)
        known.setdefault(person.name.value.casefold(), []).append(person)


def _is_there(there: dict[str, list[Attendee]], person: Attendee) -> bool:
    """The same name twice under the same heading is one person; under two headings they sit in both."""
    name = person.name.value.casefold()
    return any(
        one.group is None or person.group is None or one.group.value == person.group.value
        for one in there.get(name, ())
    )


def _read_table(reader: _Reader, table: Table, last_label: tuple[int, Label] | None, index: int) -> None:
    if not table.lists_people and not table.lists_tasks and _read_label_rows(reader, table):
        return
    label = last_label[1] if last_label and index - last_label[0] <= 2 else None  # noqa: PLR2004
    if not table.lists_people and label is None:
        return
    if label is None and reader.listing.attendees:
        return
    for row in table.rows:
        _read_absent_cell(reader, table, row)
        draft = _draft_of_row(table, row.cells)
        if draft is None:
            continue
        _add(reader.listing, draft, _Row([], [], label or Label.PRESENT, None), in_second_column=False)
        reader.listing.used.setdefault(row.line, set()).add((label or Label.PRESENT).value)
    for at in range(table.first, table.last + 1):
        reader.listing.used.setdefault(at, set()).add((label or Label.PRESENT).value)


def _read_absent_cell(reader: _Reader, table: Table, row: TableRow) -> None:
    cell = table.cell(row, Column.ABSENT)
    for draft in read_row(cell).people if cell else ():
        _add(reader.listing, draft, _Row([], [], Label.ABSENT, None), in_second_column=False)


def _read_label_rows(reader: _Reader, table: Table) -> bool:
    """As in "| Närvarande | Anna Ek, Bo Alm |": a table whose first column holds the labels."""
    found = False
    for row in table.all_rows:
        filled = [cell for cell in row.cells if cell]
        hit = label_at(filled[0].text) if len(filled) > 1 else None
        if hit is None or hit.label not in _LISTS:
            continue
        found = True
        reader.is_two_columns = False
        reader.row = _Row([filled[1]], [row.line], hit.label, None, is_inline=True)
        _flush(reader)
    return found


def _draft_of_row(table: Table, cells: tuple[Stretch, ...]) -> Draft | None:
    columns = table.columns or (Column.NAME, Column.ORGANISATION, *([Column.OTHER] * len(cells)))
    by_column = [
        (columns[at] if at < len(columns) else Column.OTHER, cell) for at, cell in enumerate(cells) if cell
    ]
    name = next((cell for column, cell in by_column if column is Column.NAME), None)
    if name is None:
        return None
    read = read_row(name)
    if not read.people:
        return None
    draft = read.people[0]
    for column, cell in by_column:
        if column is Column.ORGANISATION:
            draft.organisation = draft.organisation or cell
        elif column in {Column.ROLE, Column.OTHER}:
            draft.roles.append(cell)
        draft.is_absent = draft.is_absent or _marks_absence(column, cell.text)
    return draft


_ABSENCE = re.compile(
    r"(?:nej|frånvarande|förhinder|ej|anmält förhinder|återbud|frånv\.?|no|absent|afbud|forfall|[-–])\.?",
    re.IGNORECASE,
)


def _marks_absence(column: Column, text: str) -> bool:
    return column in {Column.ATTENDANCE, Column.OTHER} and bool(_ABSENCE.fullmatch(text))
