"""What stands on the page where one joins: the round that a code leads to, and what it promises. One question."""

from dataclasses import dataclass
from functools import lru_cache

from beprovad.rounds.models import Round
from beprovad.rounds.prepared import Prepared, Row, columns, made
from beprovad.rounds.queries.keeping import Promise, promised

_ROUND = columns(Round)
_BY_CODE = Prepared(
    lambda code: (
        Round.objects.filter(code=code)
        .order_by("networks__pk")
        .values_list(
            *_ROUND,
            "networks__pk",
            "networks__keeping_of_rounds__months",
            "networks__keeping_of_rounds__deletes",
        )
    ),
    str,
)


@dataclass(frozen=True)
class Doorstep:
    """`rows` are all that it was made of: whatever is drawn of it is the same for as long as they are."""

    led: Round
    promise: Promise
    rows: tuple[Row, ...]


def doorstep(code: str) -> Doorstep | None:
    """Of a round that runs. One that has ended, or never was, has no code: they answer alike."""
    rows = _BY_CODE.rows(code)
    return _doorstep(tuple(rows)) if rows else None


@lru_cache(maxsize=64)
def _doorstep(rows: tuple[Row, ...]) -> Doorstep | None:
    """One for everybody, for as long as the database says the same."""
    read = [_BY_CODE.read(row) for row in rows]
    led = made(Round, read[0][: len(_ROUND)])
    if led is None:
        return None
    told = [row[len(_ROUND) :] for row in read]
    rules = [
        Promise() if months is None else Promise(months, deletes)
        for network, months, deletes in told
        if network is not None
    ]
    return Doorstep(led, promised(led, rules), rows)
