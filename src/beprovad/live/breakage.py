"""What the sender is told when the database breaks: come again, no room left, or this one cannot be stored."""

from django.db import DatabaseError, InterfaceError, OperationalError

from beprovad.live.rooms import Refused

AWAY = Refused(503, "away")  # the database does not answer: come again
BUSY = Refused(503, "busy")  # too many wait already: come again
STORAGE = Refused(507, "storage")  # the disk is full: somebody must make room
BROKEN = Refused(500, "broken")  # this entry cannot be stored; the log tells why

_SQLITE_FULL, _SQLITE_IO = 13, 10
_POSTGRESQL_DISK_FULL = "53100"
_POSTGRESQL_TOO_LARGE = "54"  # "program limit exceeded": one row's own fault


def verdict_on_all(error: Exception) -> Refused | None:
    """What all that were to be written together are told; None when one entry may be at fault: try them apart."""
    if not isinstance(error, OperationalError | InterfaceError):
        return None
    cause = error.__cause__
    state = str(getattr(cause, "sqlstate", None) or "")
    code = int(getattr(cause, "sqlite_errorcode", 0)) & 0xFF
    if code in (_SQLITE_FULL, _SQLITE_IO) or state == _POSTGRESQL_DISK_FULL:
        return STORAGE
    return None if state.startswith(_POSTGRESQL_TOO_LARGE) else AWAY


def may_pass(error: Exception) -> bool:
    """Whether it is worth trying once more on a new connection: the old one may have died while nobody used it."""
    return isinstance(error, DatabaseError | InterfaceError) and verdict_on_all(error) is AWAY
