"""Swedish personal identity numbers in running text: found so that a human can mask them.

A personal number is a date of birth, three digits and a check digit (Luhn over the last ten); in a
coordination number the day is raised by 60 (folkbokföringslagen 1991:481, 18 and 18 a §§). The check digit
lets one random number in ten through, so what is more likely something else is left alone: organisation
numbers (their "month" is 20 or more), mobile numbers, and a date followed by a time of day. Right after a
word such as "personnummer" nothing is given that benefit of the doubt.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple


class IdentitySpan(NamedTuple):
    """Where a number stands in the text, in code points: from `start` up to `end`."""

    start: int
    end: int


_DASH = "[-+\u2010-\u2015\u2212]"
_GAP = r"[ \u00a0\u202f]"
_CANDIDATE = re.compile(
    rf"""(?<![0-9])
    (?P<century>18|19|20)?
    (?P<year>[0-9]{{2}}) (?P<inner>[-./\ ]?) (?P<month>[0-9]{{2}}) (?P=inner) (?P<day>[0-9]{{2}})
    (?P<parted> \s{{0,2}}{_DASH}\s{{0,2}} | {_GAP} )?
    (?P<serial>[0-9]{{3}}) {_GAP}? (?P<check>[0-9])
    (?![0-9])""",
    re.VERBOSE,
)
_NAMED = re.compile(
    r"personn(ummer|r|\.)|\bp\.?-?nr|samordningsn|identitetsn|födelsen|\bfödd|identity number", re.IGNORECASE
)
_TELEPHONE = re.compile(r"(\btel|\btfn|\bmob|\bring|\bsms|\bfax|växel)[^0-9\n]{0,20}$", re.IGNORECASE)
_BEFORE = 40


def identity_numbers(text: str) -> tuple[IdentitySpan, ...]:
    """The spans of the personal and coordination numbers in the text, in order.

    Ten or twelve digits; -, +, a dash, a space or nothing before the last four; also 1999-01-01-1234.
    """
    return tuple(_found(text))


def masked(text: str, spans: Iterable[IdentitySpan]) -> str:
    """The text with every digit in the spans as X. Its length stays, so all other spans still hold."""
    for span in spans:
        hidden = re.sub("[0-9]", "X", text[span.start : span.end])
        text = text[: span.start] + hidden + text[span.end :]
    return text


def _found(text: str) -> Iterator[IdentitySpan]:
    at = 0
    while candidate := _CANDIDATE.search(text, at):
        holds = _is_identity(candidate, text[max(0, candidate.start() - _BEFORE) : candidate.start()])
        at = candidate.end() if holds else candidate.start() + 1
        if holds:
            yield IdentitySpan(candidate.start(), candidate.end())


def _is_identity(candidate: re.Match[str], before: str) -> bool:
    if not (_is_checked(candidate) and _is_born(candidate)):
        return False
    named = _NAMED.search(before) is not None
    return named or not (_is_telephone(candidate, before) or _is_moment(candidate))


def _is_checked(candidate: re.Match[str]) -> bool:
    """Luhn over the ten digits; the three before the check digit are never 000."""
    ten = "".join(candidate.group("year", "month", "day", "serial", "check"))
    return candidate["serial"] != "000" and luhn_sum(ten) % 10 == 0


def luhn_sum(digits: str) -> int:
    """The sum that is a whole ten for a number with a right check digit (ISO/IEC 7812-1, annex B)."""
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled)  # noqa: PLR2004


def _is_born(candidate: re.Match[str]) -> bool:
    """A day in the calendar; without century 2000 stands for both, since both 1900s and 2000s have it."""
    day = int(candidate["day"])
    year = int((candidate["century"] or "20") + candidate["year"])
    try:
        date(year, int(candidate["month"]), day - 60 if day > 60 else day)  # noqa: PLR2004 - coordination
    except ValueError:
        return False
    return True


def _is_telephone(candidate: re.Match[str], before: str) -> bool:
    """Ten digits in a row that begin as a mobile number does, or that stand after "tel"."""
    in_a_row = not (candidate["century"] or candidate["inner"] or candidate["parted"])
    mobile = candidate["year"] == "07" and candidate["month"].startswith("0")
    return in_a_row and (mobile or _TELEPHONE.search(before) is not None)


def _is_moment(candidate: re.Match[str]) -> bool:
    """A date and a time of day after a space, such as 20150312 0930: even five minutes, waking hours."""
    time = candidate["serial"] + candidate["check"]
    spaced = (candidate["parted"] or "").isspace()
    return spaced and "0600" <= time <= "2200" and time[2] < "6" and time[3] in "05"
