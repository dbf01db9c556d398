"""A list of members as text (CSV): which columns it has, and what each row says. Pure; knows nobody."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from beprovad.lib.identity import identity_numbers
from beprovad.lib.text import name_key, tidy
from beprovad.people.rules.roles import NETWORK_ROLES, Role

MOST_ROWS = 5_000
MOST_BYTES = 10 * 1024 * 1024
LONGEST = 200  # characters in a field


class Column(StrEnum):
    NAME = "name"
    GIVEN_NAME = "given_name"
    SURNAME = "surname"
    EMAIL = "email"
    ORGANISATION = "organisation"
    ROLE = "role"
    NETWORK = "network"


class ListRefusal(StrEnum):
    """Why the whole list cannot be read."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_TEXT = "not_text"
    SPREADSHEET = "spreadsheet"
    NO_NAME_COLUMN = "no_name_column"
    NO_ROWS = "no_rows"
    TOO_MANY_ROWS = "too_many_rows"
    BROKEN_QUOTES = "broken_quotes"


class Fault(StrEnum):
    """Why one row cannot be used."""

    NO_NAME = "no_name"
    BAD_EMAIL = "bad_email"
    UNKNOWN_ROLE = "unknown_role"
    IDENTITY_NUMBER = "identity_number"
    TOO_LONG = "too_long"
    UNKNOWN_ORGANISATION = "unknown_organisation"
    SEVERAL_ORGANISATIONS = "several_organisations"
    UNKNOWN_NETWORK = "unknown_network"
    NOT_YOUR_NETWORK = "not_your_network"
    NO_ORGANISATION = "no_organisation"
    NO_NETWORK_OR_ROLE = "no_network_or_role"
    ROLE_NEEDS_NETWORK = "role_needs_network"
    ROLE_NOT_YOURS = "role_not_yours"
    EMAIL_IS_ANOTHERS = "email_is_anothers"
    TWICE = "twice"


class ListRefused(Exception):
    def __init__(self, reason: ListRefusal) -> None:
        self.reason = reason
        super().__init__(reason.value)


@dataclass(frozen=True)
class Row:
    """One row as written. `number` is its line among the rows, the headings being 1; `cells` are as they stood."""

    number: int
    name: str
    email: str = ""
    organisation: str = ""
    role: Role | None = None
    network: str = ""
    faults: tuple[Fault, ...] = ()
    cells: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Roster:
    rows: tuple[Row, ...]
    unused: tuple[str, ...] = ()
    has_network: bool = False
    headings: tuple[str, ...] = ()


def read_text(data: bytes) -> str:
    """The bytes as text: UTF-8, UTF-16 with a mark, or Windows-1252. Raises ListRefused."""
    if len(data) > MOST_BYTES:
        raise ListRefused(ListRefusal.TOO_LARGE)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise ListRefused(ListRefusal.SPREADSHEET)
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise ListRefused(ListRefusal.NOT_TEXT)


def read_roster(text: str) -> Roster:
    """The rows of the list. Raises ListRefused when it is no list with names."""
    if len(text) > MOST_BYTES:
        raise ListRefused(ListRefusal.TOO_LARGE)
    lines = tidy(text).strip()
    if not lines:
        raise ListRefused(ListRefusal.EMPTY)
    table = _table(lines)
    columns = _columns(table[0])
    if Column.NAME not in columns.values() and Column.GIVEN_NAME not in columns.values():
        raise ListRefused(ListRefusal.NO_NAME_COLUMN)
    if len(table) == 1:
        raise ListRefused(ListRefusal.NO_ROWS)
    if len(table) - 1 > MOST_ROWS:
        raise ListRefused(ListRefusal.TOO_MANY_ROWS)
    rows = tuple(_row(number, cells, columns) for number, cells in enumerate(table[1:], start=2))
    unused = tuple(head for place, head in enumerate(table[0]) if head.strip() and place not in columns)
    return Roster(
        _without_repeats(rows),
        unused,
        has_network=Column.NETWORK in columns.values(),
        headings=tuple(table[0]),
    )


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    return ("utf-8-sig", "cp1252", "latin-1")


def _table(lines: str) -> list[list[str]]:
    """Rows of cells; the separator is the one that splits the headings into most."""
    head = lines.partition("\n")[0]
    separator = max(";\t,", key=head.count)
    try:
        cells = list(csv.reader(io.StringIO(lines), delimiter=separator, strict=True))
    except csv.Error as trouble:
        raise ListRefused(ListRefusal.BROKEN_QUOTES) from trouble
    return [row for row in cells if any(cell.strip() for cell in row)]


_HEADINGS: Mapping[str, Column] = {
    heading: column
    for column, headings in {
        Column.NAME: "namn|name|person|för och efternamn|fullständigt namn|full name|ledamot|deltagare|member",
        Column.GIVEN_NAME: "förnamn|given name|first name|firstname",
        Column.SURNAME: "efternamn|surname|last name|lastname|family name",
        Column.EMAIL: "e post|epost|e postadress|epostadress|mail|mejl|mejladress|email|e mail|email address",
        Column.ORGANISATION: "organisation|organization|kommun|municipality|förvaltning|myndighet|arbetsgivare",
        Column.ROLE: "roll|role|uppdrag",
        Column.NETWORK: "nätverk|network|grupp|group",
    }.items()
    for heading in headings.split("|")
}

_ROLES: Mapping[str, Role] = {
    word: role
    for role, words in {
        Role.COORDINATOR: "samordnare|coordinator|nätverksledare",
        Role.PREPARATION: "beredningsgrupp|beredning|i beredningsgruppen|preparation|preparation group",
        Role.MEMBER: "ledamot|member|medlem|deltagare",
        Role.GUEST: "gäst|guest|adjungerad",
        Role.HEAD: "chef|head|ifo chef|fs chef|verksamhetschef|enhetschef|socialchef|manager",
        Role.STAFF: "medarbetare|staff|handläggare|utvecklare",
        Role.ANALYST: "analytiker|analyst|fou|forskare",
        Role.POLITICIAN: "förtroendevald|politiker|politician",
        Role.ADMINISTRATOR: "administratör|administrator|admin",
    }.items()
    for word in words.split("|")
}


def is_network_role(role: Role) -> bool:
    return role in NETWORK_ROLES


def _columns(headings: Sequence[str]) -> dict[int, Column]:
    """Place → column; the first of two columns with the same meaning counts."""
    found: dict[int, Column] = {}
    for place, heading in enumerate(headings):
        column = _HEADINGS.get(name_key(heading))
        if column is not None and column not in found.values():
            found[place] = column
    return found


def _row(number: int, cells: Sequence[str], columns: Mapping[int, Column]) -> Row:
    said = {column: _cell(cells, place) for place, column in columns.items()}
    name = said.get(Column.NAME) or " ".join(
        filter(None, (said.get(Column.GIVEN_NAME, ""), said.get(Column.SURNAME, "")))
    )
    role_words = said.get(Column.ROLE, "")
    row = Row(
        number=number,
        name=_turned(name),
        email=said.get(Column.EMAIL, ""),
        organisation=said.get(Column.ORGANISATION, ""),
        role=_ROLES.get(name_key(role_words)),
        network=said.get(Column.NETWORK, ""),
    )
    faults = _faults(row, cells, role_words)
    if Fault.IDENTITY_NUMBER in faults:  # nothing of such a row is carried further
        return Row(number=number, name="", faults=faults)
    return replace(row, faults=faults, cells=tuple(cells))


def _cell(cells: Sequence[str], place: int) -> str:
    return " ".join(cells[place].split()) if place < len(cells) else ""


def _turned(name: str) -> str:
    """A name with the surname first, "Ekström, Alva", is Alva Ekström."""
    surname, comma, given = name.partition(",")
    return f"{given.strip()} {surname.strip()}" if comma and given.strip() else surname.strip()


_EMAIL = re.compile(r"[^\s@,;<>()]+@[^\s@,;<>().]+(\.[^\s@,;<>().]+)+")


def _faults(row: Row, cells: Sequence[str], role_words: str) -> tuple[Fault, ...]:
    """All that is wrong with the row by itself."""
    if identity_numbers("\n".join(cells)):
        return (Fault.IDENTITY_NUMBER,)
    if max(map(len, (row.name, row.email, row.organisation, row.network))) > LONGEST:
        return (Fault.TOO_LONG,)
    wrong = {
        Fault.NO_NAME: not name_key(row.name),
        Fault.BAD_EMAIL: bool(row.email) and not _EMAIL.fullmatch(row.email),
        Fault.UNKNOWN_ROLE: bool(role_words) and row.role is None,
    }
    return tuple(fault for fault, is_so in wrong.items() if is_so)


def _without_repeats(rows: Sequence[Row]) -> tuple[Row, ...]:
    """A row that says what an earlier one said is marked, and changes nothing."""
    seen: set[tuple[str, ...]] = set()
    marked: list[Row] = []
    for row in rows:
        said = (
            name_key(row.name), row.email.lower(), name_key(row.organisation), name_key(row.network),
            str(row.role),
        )  # fmt: skip
        marked.append(replace(row, faults=(Fault.TWICE,)) if said in seen and not row.faults else row)
        seen.add(said)
    return tuple(marked)
