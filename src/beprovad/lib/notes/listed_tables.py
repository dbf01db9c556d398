"""Tables that list people, or whose first column holds the labels."""

import re

from beprovad.lib.notes.drafts import Draft
from beprovad.lib.notes.labels import Label, label_at
from beprovad.lib.notes.listed import ListReader, ListRow, add, flush
from beprovad.lib.notes.openings import LISTS
from beprovad.lib.notes.people import read_row
from beprovad.lib.notes.stretch import Stretch
from beprovad.lib.notes.tables import Column, Table, TableRow


def read_table(reader: ListReader, table: Table, last_label: tuple[int, Label] | None, index: int) -> None:
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
        add(reader.listing, draft, ListRow([], [], label or Label.PRESENT, None), in_second_column=False)
        reader.listing.used.setdefault(row.line, set()).add((label or Label.PRESENT).value)
    for at in range(table.first, table.last + 1):
        reader.listing.used.setdefault(at, set()).add((label or Label.PRESENT).value)


def _read_absent_cell(reader: ListReader, table: Table, row: TableRow) -> None:
    cell = table.cell(row, Column.ABSENT)
    for draft in read_row(cell).people if cell else ():
        add(reader.listing, draft, ListRow([], [], Label.ABSENT, None), in_second_column=False)


def _read_label_rows(reader: ListReader, table: Table) -> bool:
    """As in "| Närvarande | Anna Ek, Bo Alm |": a table whose first column holds the labels."""
    found = False
    for row in table.all_rows:
        filled = [cell for cell in row.cells if cell]
        hit = label_at(filled[0].text) if len(filled) > 1 else None
        if hit is None or hit.label not in LISTS:
            continue
        found = True
        reader.is_two_columns = False
        reader.row = ListRow([filled[1]], [row.line], hit.label, None, is_inline=True)
        flush(reader)
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
