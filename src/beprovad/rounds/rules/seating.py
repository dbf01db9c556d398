"""Who may sit down, and what a seat is asked for. Pure."""

from collections.abc import Collection
from enum import StrEnum

from beprovad.lib.identity import identity_numbers
from beprovad.rounds.rules.kinds import RoundState, Seating

LONGEST_LABEL = 80
MOST_AT_A_TABLE = 30
LEAST_NUMBER, MOST_NUMBER = 1000, 9999  # drawn by chance: it tells one seat from another and nothing else


class SeatRefusal(StrEnum):
    NOT_RUNNING = "not_running"
    LOCKED = "locked"
    NO_TABLE = "no_table"
    NO_NAME = "no_name"
    LABEL_TOO_LONG = "label_too_long"
    LABEL_TAKEN = "label_taken"
    LABEL_IDENTITY = "label_identity"
    SIZE_OUT_OF_RANGE = "size_out_of_range"


def refuse_seat(  # noqa: PLR0911, PLR0913 - a seat is refused for one reason of many
    state: RoundState,
    *,
    seating: str,
    asks_names: bool,
    is_locked: bool,
    label: str,
    size: int | None,
    taken: Collection[str],
) -> SeatRefusal | None:
    """`label` is the table's or the person's name, `size` how many sit at a table (1 to 30, or unsaid).

    `taken` are the tables' names in use, casefolded: two tables of one name could not be told apart.
    """
    if state is not RoundState.RUNNING:
        return SeatRefusal.NOT_RUNNING
    if is_locked:
        return SeatRefusal.LOCKED
    is_table = seating == Seating.TABLES
    if not label and (is_table or asks_names):
        return SeatRefusal.NO_TABLE if is_table else SeatRefusal.NO_NAME
    if len(label) > LONGEST_LABEL:
        return SeatRefusal.LABEL_TOO_LONG
    if identity_numbers(label):
        return SeatRefusal.LABEL_IDENTITY
    if is_table and label.casefold() in taken:
        return SeatRefusal.LABEL_TAKEN
    if size is not None and not 1 <= size <= MOST_AT_A_TABLE:
        return SeatRefusal.SIZE_OUT_OF_RANGE
    return None
