"""Days as they are written in notes, 1999–2026: 991215, 24.12.06, 9/2, 29–30 sep 2015, den 3 maj 2012."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

_MONTHS = {
    1: "januari januar january jan",
    2: "februari februar february feb febr",
    3: "mars marts march mar",
    4: "april apr",
    5: "maj mai may",
    6: "juni june jun",
    7: "juli july jul",
    8: "augusti august aug",
    9: "september sept sep",
    10: "oktober october okt oct",
    11: "november nov",
    12: "december desember dec des",
}
_MONTH = {name: number for number, names in _MONTHS.items() for name in names.split()}
_MONTH_WORDS = "|".join(sorted(_MONTH, key=len, reverse=True))
_YEAR = r"(?:19[89]\d|20[0-4]\d)"
_FIRST_YEAR, _LAST_YEAR = 1980, 2049
_CENTURY_TURN = 60

_FORMS = re.compile(
    rf"""(?<![\w/.-])(?:
      (?P<iso>(?P<iso_y>{_YEAR})\s?[-–./]\s?(?P<iso_m>\d{{1,2}})\s?[-–./]\s?(?P<iso_d>\d{{1,2}})(?:\s?[-–]\s?\d{{1,2}}(?!\d|
      [:.]\d))?)
     |(?P<run>(?P<run_y>{_YEAR}|\d\d)(?P<run_m>0[1-9]|1[0-2])(?P<run_d>0[1-9]|[12]\d|3[01]))
     |(?P<short>(?P<short_y>\d\d)-(?P<short_m>0[1-9]|1[0-2])-(?P<short_d>0[1-9]|[12]\d|3[01]))
     |(?P<dots>(?P<dots_d>\d{{1,2}})\.\s?(?P<dots_m>\d{{1,2}})(?:\.\s?|\s|-)(?P<dots_y>{_YEAR}|(?<=\.)\d\d|(?<=\.\s)\d\d))
     |(?P<apart>(?P<apart_d>\d{{1,2}})\.\s?(?P<apart_m>\d{{1,2}})\s?-\s?(?P<apart_y>\d\d))
     |(?P<dash>(?P<dash_d>\d{{1,2}})-(?P<dash_m>\d{{1,2}})-(?P<dash_y>{_YEAR}))
     |(?P<slash>(?P<slash_d>\d{{1,2}})(?:\s?[-–]\s?\d{{1,2}})?/(?P<slash_m>1[0-2]|
     0?[1-9])(?:\s?[-–/ ,]{{0,2}}\s?-?(?P<slash_y>{_YEAR}|(?<=[-–/])\d\d))?)
     |(?P<word>(?P<word_d>\d{{1,2}})(?:\s?(?::?[ae]|st|nd|rd|th))?\.?(?:\s?(?:[-–]|och|og|to|
     till?)\s?\d{{1,2}}\.?|\s(?P<word_to>\d{{1,2}}))?\s?(?:of\s)?
        (?:(?P<first_m>{_MONTH_WORDS})\.?\s?[-–]\s?\d{{1,2}}\.?\s)?(?P<word_m>{_MONTH_WORDS})(?![a-zåäö])\.?(?:\s*,?\s*(?:(?P<word_y>{_YEAR})|
        [-–'’](?P<word_yy>\d\d)))?)
     |(?P<english>(?P<english_m>january|february|march|april|may|june|july|august|september|october|november|
     december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?\s(?P<english_d>\d{{1,2}})(?:st|nd|rd|
     th)?(?:\s?[-–]\s?\d{{1,2}})?(?:,?\s(?P<english_y>{_YEAR}))?)
    )(?:(?![\w%]|-\w|[.:]\d)|(?=(?-i:[A-ZÅÄÖ][a-zåäö]{{3}})))""",
    re.IGNORECASE | re.VERBOSE,
)
#: Nothing that could be a date is without a digit; looking for one first keeps long texts cheap.
_LOST_SPACE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class DateHit:
    """A day found in a text: its place and parts. `year` is None where none is written."""

    start: int
    end: int
    year: int | None
    month: int
    day: int

    @property
    def iso(self) -> str | None:
        return date(self.year, self.month, self.day).isoformat() if self.year else None


def dates_in(text: str) -> Iterator[DateHit]:
    """Every real day in the text, in order; the first day of a span of days."""
    if not _LOST_SPACE.search(text):
        return
    for found in _FORMS.finditer(text):
        hit = _hit(found)
        if hit:
            yield hit


_TWO_DIGITS = re.compile(r"(\d\d)([.-]?)(\d\d)\2(\d\d)")


def turned(hit: DateHit, words: str) -> DateHit | None:
    """The day that six digits mean when read from their other end: 180110 and 24.10.07 are written both ways."""
    found = _TWO_DIGITS.fullmatch(words)
    if found is None or hit.year is None:
        return None
    first, last = int(found[1]), int(found[4])
    day, year = (last, first) if hit.day == first and hit.year % 100 == last else (first, last)
    whole = _year(f"{year:02}")
    if whole is None or not _FIRST_YEAR <= whole <= _LAST_YEAR or _day(whole, hit.month, day) is None:
        return None
    return replace(hit, year=whole, day=day)


def resolve_day(words: str, meeting_date: date) -> date | None:
    """The date that words such as "3 mars", "9/2" or "den 1 december" mean in a note from `meeting_date`.

    A written year is taken as it stands. Without one, notes speak of what is to come: the first such day on or
    after the meeting. But a day that lies at most 60 days back is read as that past day ("godkänt den 3 mars"
    in a note from the 20th), since a deadline is seldom ten months away. None where no day is found, and for
    29 February where neither year has one.
    """
    hit = next(dates_in(words), None)
    if hit is None:
        return None
    if hit.year:
        return date(hit.year, hit.month, hit.day)
    candidates = [
        day for year in (meeting_date.year - 1, meeting_date.year, meeting_date.year + 1)
        if (day := _day(year, hit.month, hit.day))
    ]  # fmt: skip
    fitting = [day for day in candidates if day >= meeting_date - timedelta(days=_LOOK_BACK)]
    return fitting[0] if fitting else None


_LOOK_BACK = 60


def next_day(words: str, meeting_date: date) -> date | None:
    """The first such day on or after the meeting: for what is certainly still to come, as the next meeting."""
    hit = next(dates_in(words), None)
    if hit is None:
        return None
    if hit.year:
        return date(hit.year, hit.month, hit.day)
    days = (_day(year, hit.month, hit.day) for year in (meeting_date.year, meeting_date.year + 1))
    return next((day for day in days if day and day >= meeting_date), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_KINDS = ("iso", "run", "short", "dots", "apart", "dash", "slash", "word", "english")


def _hit(found: re.Match[str]) -> DateHit | None:
    kind = found.lastgroup if found.lastgroup in _KINDS else None
    kind = kind or next(name for name in _KINDS if found[name])
    month_words = found.group(f"{kind}_m")
    if kind == "word" and found["first_m"]:
        month_words = found["first_m"]
    month = int(month_words) if month_words.isdigit() else _MONTH[month_words.casefold()]
    year_digits = found.group(f"{kind}_y") or (found["word_yy"] if kind == "word" else None)
    year = _year(year_digits)
    day = int(found.group(f"{kind}_d"))
    start = found.start()
    if kind == "word" and found["word_to"] and int(found["word_to"]) != day + 1:
        day, start = int(found["word_to"]), found.start("word_to")
    if (year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR) or _day(year or 2024, month, day) is None:
        return None
    if year_digits is not None and year is None:
        return None
    return DateHit(start, found.end(), year, month, day)


def _year(digits: str | None) -> int | None:
    """Two digits are read as 1960–2059, so that 99 is 1999."""
    if digits is None:
        return None
    number = int(digits)
    if len(digits) > 2:  # noqa: PLR2004
        return number
    return 1900 + number if number >= _CENTURY_TURN else 2000 + number
