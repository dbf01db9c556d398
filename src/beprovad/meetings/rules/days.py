"""Which day do a matter's words of time mean, besides days that are written out? Pure."""

import re
from calendar import monthrange
from datetime import date

from beprovad.meetings.rules.reading import day_in

_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
)  # fmt: skip
_NEXT_MEETING = re.compile(
    r"\b(?:nästa|nästkommande|kommande)\s(?:gemensamma\s|ordinarie\s)?(?:[\wåäö-]*(?:möte|mötet|träff|träffen)|gång)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"\b(?:(?P<before>i|under|före|innan|senast)\s)?(?P<month>{'|'.join(_MONTHS)})(?:\s(?P<year>20\d\d))?\b",
    re.IGNORECASE,
)


def day_to_wake(words: str, meeting_on: date, next_on: date | None) -> date | None:
    """When what is parked wakes: a month from its first day, "nästa möte" on that day. None when no day is named."""
    day, month = _day(words, meeting_on, next_on), _month(words, meeting_on)
    return day or (month[0] if month else None)


def day_due(words: str, meeting_on: date, next_on: date | None) -> date | None:
    """Until when: something "i mars" has all of March, something "till mars" or "före mars" has until then."""
    day, month = _day(words, meeting_on, next_on), _month(words, meeting_on)
    if day or month is None:
        return day
    first, before = month
    has_all_of_it = before in ("i", "under", "senast")
    return first.replace(day=monthrange(first.year, first.month)[1]) if has_all_of_it else first


def _day(words: str, meeting_on: date, next_on: date | None) -> date | None:
    """A day that is written out; the next meeting's, when the note says which day that is."""
    day = day_in(words, meeting_on)
    if day is None and _NEXT_MEETING.search(words) and next_on is not None and next_on > meeting_on:
        return next_on
    return day


def _month(words: str, meeting_on: date) -> tuple[date, str] | None:
    """The first day of the month that is named, and the word before it; without a year the first one to come."""
    found = _MONTH.search(words)
    if found is None:
        return None
    month, before = _MONTHS.index(found["month"].casefold()) + 1, (found["before"] or "").casefold()
    if found["year"]:
        return date(int(found["year"]), month, 1), before
    first = date(meeting_on.year, month, 1)
    if month == meeting_on.month:
        return None  # this one or next year's: the words do not say
    return (first if first > meeting_on else date(meeting_on.year + 1, month, 1)), before
