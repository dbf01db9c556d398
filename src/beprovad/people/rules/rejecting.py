"""The rows of a list that cannot be read in, to be kept and taken away. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from beprovad.people.rules.joining import Planned, Verdict
from beprovad.people.rules.roster import Fault, Roster


@dataclass(frozen=True)
class RejectedRow:
    """`cells` as they stood; none of a row with a personal identity number."""

    number: int
    cells: tuple[str, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Rejected:
    headings: tuple[str, ...] = ()
    rows: tuple[RejectedRow, ...] = ()


def rejected(roster: Roster, rows: Sequence[Planned]) -> Rejected:
    return Rejected(
        roster.headings,
        tuple(
            RejectedRow(plan.row.number, plan.row.cells, plan.faults)
            for plan in rows
            if plan.verdict is Verdict.FAULT
        ),
    )


def packed(those: Rejected) -> dict[str, Any]:
    """As plain data, to be kept."""
    rows = [[row.number, list(row.cells), [str(fault) for fault in row.faults]] for row in those.rows]
    return {"headings": list(those.headings), "rows": rows} if rows else {}


def unpacked(kept: Mapping[str, Any]) -> Rejected:
    rows = (
        RejectedRow(number, tuple(cells), tuple(map(Fault, faults)))
        for number, cells, faults in kept.get("rows", ())
    )
    return Rejected(tuple(kept.get("headings", ())), tuple(rows))
