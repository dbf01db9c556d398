"""Tables written with bars: their rows as cells, and what each column holds."""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from beprovad.lib.notes.lines import Line
from beprovad.lib.notes.stretch import Stretch, stretch_of


class Column(StrEnum):
    NAME = "name"
    ORGANISATION = "organisation"
    ROLE = "role"
    ATTENDANCE = "attendance"
    ABSENT = "absent"
    TASK = "task"
    OWNER = "owner"
    DUE = "due"
    OTHER = "other"


_HEADINGS = {
    Column.NAME: r"namn|name|navn|deltagare|person|närvarande|ledamot|ledamöter|participant|deltager|deltaker",
    Column.ABSENT: r"(?:ej |inte )?från?varande|förhinder|ej närvarande|afbud|forfall|absent|apologies",
    Column.ORGANISATION: (
        r"organisation|kommun|enhet|från|arbetsplats|verksamhet|organization|förvaltning|"
        r"representerar|företag|myndighet|affiliation|organisasjon|kommune"
    ),
    Column.ROLE: r"roll|funktion|titel|uppdrag|role|rolle|befattning|anmärkning|kommentar",
    Column.ATTENDANCE: r"närvaro|när\.?|deltog|present|fremmøde|oppmøte|tilstede|när(?:varande)?\s?/.*",
    Column.TASK: (
        r"vad|åtgärd(?:er)?|uppgift|aktivitet|att göra|what|action|task|beslut|ärende|"
        r"hvad|hva|opgave|oppgave|punkt"
    ),
    Column.OWNER: r"vem|ansvarig(?:a)?|ansvar|who|responsible|owner|hvem|ansvarlig",
    Column.DUE: (
        r"när|klart?(?: när| senast)?|datum|deadline|senast|tid(?:punkt)?|due|when|frist|"
        r"hvornår|når|slutdatum"
    ),
}
_RULE = re.compile(r"[|\s:=+-]+")


@dataclass(frozen=True, slots=True)
class TableRow:
    line: int
    cells: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Lines [first, last] of the note. `columns` is empty where no heading is understood."""

    first: int
    last: int
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    all_rows: tuple[TableRow, ...] = ()

    def cell(self, row: TableRow, column: Column) -> Stretch | None:
        for at, kind in enumerate(self.columns):
            if kind is column and at < len(row.cells) and row.cells[at]:
                return row.cells[at]
        return None

    @property
    def lists_people(self) -> bool:
        return (
            Column.NAME in self.columns
            and Column.TASK not in self.columns
            and Column.OWNER not in self.columns
        )

    @property
    def lists_tasks(self) -> bool:
        return Column.TASK in self.columns and Column.OWNER in self.columns


def tables(plain: str, lines: list[Line]) -> list[Table]:
    """Every run of rows, in order."""
    found: list[Table] = []
    index = 0
    while index < len(lines):
        if not lines[index].is_row:
            index += 1
            continue
        last = index
        while last + 1 < len(lines) and lines[last + 1].is_row:
            last += 1
        found.append(_table(plain, lines, index, last))
        index = last + 1
    return found


def _table(plain: str, lines: list[Line], first: int, last: int) -> Table:
    rows = [
        TableRow(at, _cells(plain, lines[at]))
        for at in range(first, last + 1)
        if not _RULE.fullmatch(lines[at].text)
    ]
    columns = tuple(_column(cell.text) for cell in rows[0].cells) if rows else ()
    if not set(columns) & {Column.NAME, Column.TASK, Column.OWNER}:
        return Table(first, last, (), tuple(rows), tuple(rows))
    return Table(first, last, _told_apart(columns), tuple(rows[1:]), tuple(rows))


def _told_apart(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """As in "När" is a date beside "Vad", attendance beside "Namn"."""
    if Column.NAME in columns and Column.TASK not in columns:
        return tuple(Column.ATTENDANCE if one is Column.DUE else one for one in columns)
    return columns


def _column(heading: str) -> Column:
    folded = heading.casefold().strip(" :")
    for column, words in _HEADINGS.items():
        if column is not Column.ATTENDANCE and re.fullmatch(words, folded):
            return column
    return Column.ATTENDANCE if re.fullmatch(_HEADINGS[Column.ATTENDANCE], folded) else Column.OTHER


def _cells(plain: str, line: Line) -> tuple[Stretch, ...]:
    bars = [at for at in range(line.start, line.end) if plain[at] == "|"]
    edges = bars if bars and bars[-1] == line.end - 1 else [*bars, line.end]
    return tuple(stretch_of(plain, low + 1, high) for low, high in pairwise(edges))
