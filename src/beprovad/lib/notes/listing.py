"""Where a note lists people: under "Närvarande", "Frånvarande" and their like, down to where the list ends."""

import re

from beprovad.lib.municipalities import municipality_named
from beprovad.lib.notes.entries import LONGEST_ENTRY, begins_with_a_rest, is_entry, is_known_person
from beprovad.lib.notes.familiar import nicknamed
from beprovad.lib.notes.labels import Label, LabelHit, label_at
from beprovad.lib.notes.lines import Line, Marker
from beprovad.lib.notes.listed import Listing, ListReader, ListRow, flush
from beprovad.lib.notes.listed_tables import read_table
from beprovad.lib.notes.marks import NO
from beprovad.lib.notes.names import name_at, names_in
from beprovad.lib.notes.openings import LISTS, NOBODY, opening, opening_in_prose
from beprovad.lib.notes.places import with_places
from beprovad.lib.notes.stretch import Stretch, stretch_of
from beprovad.lib.notes.tables import tables
from beprovad.lib.notes.words import GROUP_WORDS, ORGANISATION, ROLE

_OPEN_END = re.compile(r"(?:[,;&/–-]|\b(?:och|samt|og|and|från|för|vid|i))\s*\Z", re.IGNORECASE)
_KIND_OF_GROUP = re.compile(
    r"(?:övriga?|ledamöter|ersättare|suppleanter|adjungerade?|gäster|externa|medlemmar|tjänstemän)",
    re.IGNORECASE,
)
_MOST_GROUP_WORDS = 7
_WRAP_WIDTH = 40
_FAR_DOWN = 60


def read_listings(plain: str, lines: list[Line], base: int) -> Listing:
    """All people listed in the note. `base` is how many blank lines stand between ordinary lines."""
    reader = ListReader(plain, lines, base)
    by_line = {table.first: table for table in tables(plain, lines)}
    index = 0
    last_label: tuple[int, Label] | None = None
    while index < len(lines):
        if index in by_line:
            read_table(reader, by_line[index], last_label, index)
            index = by_line[index].last + 1
            continue
        hit = opening(reader, index)
        if hit is None or not _is_in_place(reader, index, hit[0]):
            index += 1
            continue
        last_label = (index, hit[0].label)
        index = _consume(reader, index, *hit)
    found = reader.listing
    came, missed = found.attendees, found.absent
    found.attendees, found.absent = with_places(came, missed), with_places(missed, came)
    return found


def _is_in_place(reader: ListReader, index: int, hit: LabelHit) -> bool:
    """A second list far down among numbered items speaks of something else than the meeting's people."""
    found = reader.listing.attendees if hit.label is Label.PRESENT else reader.listing.absent
    if not found or not reader.listing.used:
        return True
    if index - reader.last > _FAR_DOWN:
        return False
    between = reader.lines[reader.last + 1 : index + 1]
    counted = {Marker.PARAGRAPH, Marker.NUMBER}
    return not any(line.marker in counted and not line.is_furniture for line in between)


_BY_ROLE = re.compile(r"(?:ledamöter|medlemmar|medlemmer|members|övriga|dessutom)\b", re.IGNORECASE)


def _look_back(reader: ListReader, index: int) -> None:
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
        reader.row = ListRow([stretch], [at], Label.PRESENT, None)
        flush(reader)
        hit = label_at(stretch.text)
        if hit is not None:
            reader.listing.chairs_and_takers.append((hit.label, stretch.cut(hit.content)))


def _is_role_line(line: Line) -> bool:
    head, colon, rest = line.body.partition(":")
    return bool(colon and ROLE.fullmatch(head.strip()) and is_entry(rest.strip()))


def _consume(reader: ListReader, index: int, hit: LabelHit, content: Stretch) -> int:
    """Read the list that opens at `index`; returns the first line after it."""
    line = reader.lines[index]
    label = Label.PRESENT if _is_one_of_several_heads(reader, index, hit) else hit.label
    reader.label, reader.group, reader.row = label, _group_of_label(reader, line, hit), None
    reader.is_two_columns, reader.column_blocks = False, 0
    reader.row_is_inline, reader.is_beside_others = bool(content), False
    _look_back(reader, index)
    reader.listing.used.setdefault(index, set()).add(reader.label.value)
    inner = label_at(content.text) if content else None
    if inner is not None and inner.label in LISTS and inner.label is not hit.label:
        reader.is_two_columns = True
        content = content.cut(inner.content)
    if inner is not None and inner.label is Label.OTHER and _WIDE.search(line.body, 0, hit.content):
        reader.is_beside_others, reader.row_is_inline = True, False
    is_other_label = inner is not None and inner.has_colon and inner.label not in LISTS
    if content and not is_other_label and not NOBODY.fullmatch(content.text):
        reader.row = ListRow([content], [index], reader.label, reader.group, is_inline=True)
    position = index + 1
    if not content or reader.is_beside_others:
        position = _past_column_heads(reader, position)
        position = _given_names_alone(reader, position)
    while position < len(reader.lines) and _take(reader, position):
        position += 1
    flush(reader)
    reader.last = position - 1
    return position


#: Between two columns: "Närvarande:            Kopia till:".
_WIDE = re.compile(r"\s{4,}")

_ENDS_WITH_HEAD = re.compile(r"\b(?:Närvarande|Beslutande|[ÖO]vriga deltagande|Ledamöter|Ersättare)\s?:?\Z")


def _is_one_of_several_heads(reader: ListReader, index: int, hit: LabelHit) -> bool:
    """As in "Beslutande Övriga deltagande Förhindrade Anna Ek …" cut out of a page.

    The headings of three boxes went before the names of all three, and most of those came.
    """
    if hit.label is not Label.ABSENT or not index or not reader.lines[index].is_cut:
        return False
    return bool(_ENDS_WITH_HEAD.search(reader.lines[index - 1].text))


def _given_names_alone(reader: ListReader, position: int) -> int:
    """A line of given names right below the heading is read as one on the heading's own line."""
    line = reader.lines[position] if position < len(reader.lines) else None
    if line is None or line.is_furniture or line.marker is not None:
        return position
    stretch = line.stretch(reader.plain)
    if not nicknamed(stretch, is_plain_list=True):
        return position
    reader.row = ListRow([stretch], [position], reader.label, reader.group, is_inline=True)
    return position + 1


_COLUMN_HEAD = re.compile(
    r"(?:närvar\w*|ledamöter|namn|parti|votering|funktion|roll|ja|nej|tid)\b", re.IGNORECASE
)
_MOST_HEADS = 3


def _past_column_heads(reader: ListReader, position: int) -> int:
    """As in "Närvarolista", "Närvaro  Votering", "Ledamöter  Ja  Nej": heads of columns before the first name."""
    for at in range(position, min(position + _MOST_HEADS, len(reader.lines))):
        body = reader.lines[at].body
        if not _is_column_head(body):
            if not is_entry(body):
                return position
            for head in range(position, at):
                reader.listing.used.setdefault(head, set()).add(reader.label.value)
            return at
    return position


def _is_column_head(text: str) -> bool:
    """Two or more words for columns and no person; one such word alone heads a group."""
    return bool(" " in text and ":" not in text and _COLUMN_HEAD.match(text) and not any(names_in(text)))


def _group_of_label(reader: ListReader, line: Line, hit: LabelHit) -> Stretch | None:
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


def _take(reader: ListReader, at: int) -> bool:
    """Take one line into the list; False where the list ends before it."""
    line = reader.lines[at]
    if line.is_furniture:
        return True
    stretch = _own_column(reader, line.stretch(reader.plain))
    if line.is_row or line.marker in {Marker.PARAGRAPH, Marker.HASH} or opening_in_prose(reader, line):
        return False
    if line.is_cut and line.marker is Marker.NUMBER and len(line.number) == 1 and _is_unnumbered(reader):
        return False
    if reader.label is Label.ABSENT and line.is_cut and _OFFICE.match(line.text):
        return False
    if _take_answer(reader, at, line):
        return True
    handled = _take_label(reader, at, line, stretch)
    return handled if handled is not None else _take_entry(reader, at, line, stretch)


def _own_column(reader: ListReader, stretch: Stretch) -> Stretch:
    """What stands in the first column, where the second is not of those who came."""
    gap = _WIDE.search(stretch.text) if reader.is_beside_others else None
    return stretch.cut(0, gap.start()) if gap else stretch


_YES = re.compile(r"(?:ja|närvarande|närv\.?|x|yes)\.?", re.IGNORECASE)


def _take_answer(reader: ListReader, at: int, line: Line) -> bool:
    """As in a table whose cells became lines: "Ja" or "Nej" below the name it answers for."""
    is_no = NO.fullmatch(line.text) is not None
    if reader.row is None or not (is_no or _YES.fullmatch(line.text)):
        return False
    if is_no:
        reader.row.label = Label.ABSENT
    reader.row.lines.append(at)
    flush(reader)
    return True


#: After those who did not come, in a page without line breaks: who led the meeting, wrote or checks.
_OFFICE = re.compile(
    r"(?:Mötes(?:ordförande|sekreterare)|Sekreterare|Protokollförare|Justera|Justeringsm|Underskrift)"
)


def _is_unnumbered(reader: ListReader) -> bool:
    """A list whose rows had no numbers: the first number in a page without line breaks is an item's."""
    return reader.row is not None and reader.lines[reader.row.lines[0]].marker is not Marker.NUMBER


#: Who came after all, under a list of those who did not.
_CAME_TOO = re.compile(
    r"(?:från|fra|sen|övriga|andre|andra|øvrige|adjungerad|dessutom|senare|gäst|inbjud|föredragande|also)\w*\b",
    re.IGNORECASE,
)


#: Who came, where those who did not are told of first: "Afbud fra: Bo", then "Bestyrelsen: Siv Ek, Jens Alm".
_BOARD = re.compile(r"(?:be)?styrelsen\s?:", re.IGNORECASE)


def _take_entry(reader: ListReader, at: int, line: Line, stretch: Stretch) -> bool:
    """A line that goes on with the row above, a heading of a group, or a row of its own."""
    if reader.row is not None and _continues(reader, line):
        reader.row.parts.append(_own_column(reader, stretch_of(reader.plain, line.start, line.end)))
        reader.row.lines.append(at)
        return True
    if line.blank_before > reader.base and reader.is_two_columns and _has_people(reader):
        reader.column_blocks += 1
    if _is_group(reader, at, line):
        flush(reader)
        if reader.label is Label.ABSENT and not reader.is_two_columns and _CAME_TOO.match(line.body):
            reader.label = Label.PRESENT
        reader.group = stretch.strip(":. ")
        reader.listing.groups.append(reader.group.found().value)
        reader.listing.used.setdefault(at, set()).add(reader.label.value)
        return True
    if _is_row_here(reader, line):
        flush(reader)
        came_too = _CAME_TOO.match(line.body) and (":" in line.body or line.is_cut)
        came_too = came_too or (reader.row_is_inline and _is_of_others(line))
        is_the_board = _BOARD.match(line.body) and not reader.listing.attendees
        if reader.label is Label.ABSENT and (came_too or is_the_board):
            reader.label = Label.PRESENT
        label = Label.ABSENT if reader.column_blocks else reader.label
        reader.row = ListRow([stretch], [at], label, reader.group)
        return True
    return _take_nobody(reader, at, line)


_OTHERS = re.compile(r"(?P<who>[A-ZÅÄÖÆØ][^\W\d]{3,25}(?:-[^\W\d]{2,20})?)\s?:\s+(?=[A-ZÅÄÖÆØ])")


def _is_of_others(line: Line) -> bool:
    """As in "Tilretteleggere: Anna Ek" below "Ikke til stede: Bo Alm", which was complete on its own line."""
    found = _OTHERS.match(line.body)
    return found is not None and line.marker is None and _is_of_people(found["who"])


def _is_of_people(word: str) -> bool:
    folded = word.casefold()
    return folded.endswith(("are", "ere", "rer", "er", "ledere", "leder", "personal", "personalen")) or (
        ROLE.fullmatch(word) is not None
    )


def _take_nobody(reader: ListReader, at: int, line: Line) -> bool:
    if NOBODY.fullmatch(line.text):
        reader.listing.used.setdefault(at, set()).add(reader.label.value)
        return True
    return False


def _has_people(reader: ListReader) -> bool:
    return bool(reader.row or reader.listing.attendees)


def _take_label(reader: ListReader, at: int, line: Line, stretch: Stretch) -> bool | None:
    """A label inside the list: a chair or secretary of the meeting stays in it, any other label ends it."""
    hit = label_at(line.body)
    if hit is None or _heads_one(reader, at, hit, line):
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
    flush(reader)
    reader.row = ListRow([stretch], [at], reader.label, reader.group)
    reader.listing.chairs_and_takers.append((hit.label, content))
    return True


def _heads_one(reader: ListReader, at: int, hit: LabelHit, line: Line) -> bool:
    """As in "Ordförande" alone on its line, above the one who is: a heading inside the list."""
    if hit.label not in {Label.CHAIR, Label.NOTE_TAKER} or reader.row_is_inline or line.marker is not None:
        return False
    is_alone = not line.body[hit.end :].strip(" :") and ROLE.fullmatch(line.body.strip(" :")) is not None
    return is_alone and _next_is_entry(reader, at, known_only=False)


def _label_is_no_end(reader: ListReader, at: int, hit: LabelHit, line: Line) -> bool | None:
    """Words such as "Till" or "Ledare" are labels by chance only where an entry follows its own colon."""
    if hit.label is Label.CHAIR and not hit.has_colon and is_entry(line.body):
        return None
    if hit.label is Label.OTHER and _is_group(reader, at, line):
        return None
    return False


def _continues(reader: ListReader, line: Line) -> bool:
    """Whether a line goes on with the row above: an open end, a small letter, an open bracket, a cut name."""
    row = reader.row
    if row is None or line.marker is not None:
        return False
    above = row.parts[-1].text
    if _OPEN_END.search(above) and line.blank_before <= reader.base:
        return True
    first = line.text[:1]
    if line.blank_before > reader.base + 1 or len(line.text) > LONGEST_ENTRY * 3:
        return False
    if first.islower() or first in "(,;" or above.count("(") > above.count(")"):
        return len(line.text.split()) <= LONGEST_ENTRY // 4 or "," in line.text
    is_wrapped = line.blank_before <= reader.base and len(above) >= _WRAP_WIDTH and "," in above
    is_wrapped = is_wrapped and not above.endswith(".")
    return is_wrapped and begins_with_a_rest(line.text)


def _is_group(reader: ListReader, at: int, line: Line) -> bool:
    """A heading inside the list: it ends with a colon or names a known kind of group, and people follow."""
    text = line.body.strip()
    bare = text.rstrip(": ")
    if len(bare.split()) > _MOST_GROUP_WORDS or bare.endswith((".", "?", ",")) or not bare[:1].isalpha():
        return False
    if line.marker in {Marker.NUMBER, Marker.LETTER} or is_known_person(bare):
        return False
    is_named = text.endswith(":") or GROUP_WORDS.fullmatch(bare) is not None
    if not _next_is_entry(reader, at, known_only=not is_named):
        return False
    if is_named:
        return True
    return not is_entry(bare) and (
        ORGANISATION.search(bare) is not None
        or _OF_SOME.match(bare) is not None
        or municipality_named(bare) is not None
        or line.blank_before > reader.base
        or len(bare.split()) == 1
    )


#: As in "Företrädare för allmänna intressen", "Fackliga företrädare", "Representanter".
_OF_SOME = re.compile(
    r"(?:[^\W\d]+\s){0,2}(?:företrädare|representant(?:er)?|ledamöter|ersättare|tjänstemän|deltagare|personal|"
    r"ordförande|gäster|föreningar|representanter)\b",
    re.IGNORECASE,
)


def _next_is_entry(reader: ListReader, at: int, *, known_only: bool) -> bool:
    """Whether people follow, be it after a further heading of the same kind."""
    for line in reader.lines[at + 1 : at + 6]:
        if line.is_furniture or GROUP_WORDS.fullmatch(line.body.strip(": ")):
            continue
        hit = name_at(line.body, 0, single=True)
        if hit is not None and is_entry(line.body):
            return hit.is_known or not known_only or bool(re.search(r"[,(]|\s{2}", line.body))
        if not (ORGANISATION.search(line.body) and len(line.body.split()) <= _MOST_GROUP_WORDS):
            return False
    return False


def _is_row_here(reader: ListReader, line: Line) -> bool:
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
