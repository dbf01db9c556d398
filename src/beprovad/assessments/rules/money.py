"""Reading a sum of money as people write it. Pure.

"ca 300 tkr" can only mean one thing: an estimate of 300 000 kr, and that it is one is kept with the sum. What may mean
several things ("40", "mellan 30 och 50 tkr") is never silently one of them: every reading is there to choose from.
"Vet inte" is an answer too, and says that nobody knows.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

MOST = 10**12  # SEK; more than the social services of the whole country cost in a year
_UNITS = {
    "": 1, "kr": 1, "kronor": 1, "sek": 1, ":-": 1,
    "tkr": 1_000, "tusen": 1_000, "tusen kr": 1_000, "tusen kronor": 1_000, "tsek": 1_000, "kkr": 1_000, "k": 1_000,
    "mkr": 1_000_000, "mnkr": 1_000_000, "msek": 1_000_000, "miljon": 1_000_000, "miljoner": 1_000_000,
    "miljon kr": 1_000_000, "miljoner kr": 1_000_000, "miljoner kronor": 1_000_000, "mn": 1_000_000,
}  # fmt: skip
_ABOUT = r"(?P<about>ca|cirka|c:a|omkring|ungefär|runt|drygt|knappt|about|approx\.?|around|~)?"
_NUMBER = r"(?P<number>\d{1,3}(?:[ .]\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?)"
_UNIT = (
    r"(?P<unit>"
    + "|".join(sorted((re.escape(unit) for unit in _UNITS if unit), key=len, reverse=True))
    + r")?"
)
_SUM = re.compile(rf"{_ABOUT}\s*{_NUMBER}\s*{_UNIT}\.?", re.IGNORECASE)
_SPAN = re.compile(
    r"(?:(?:mellan|från|between|from)\s+)?(?P<low>.+?)\s*(?:[-–—]|\b(?:och|till|and|to)\b)\s*(?P<high>.+)",
    re.IGNORECASE,
)
_SAYS_MORE = frozenset({"drygt", "knappt"})
_NOBODY_KNOWS = frozenset(
    {
        "vet inte", "vet ej", "vet inte än", "vet inte ännu", "vet ännu inte", "vi vet inte", "vet vi inte",
        "ingen aning", "okänt", "okänd", "okänd kostnad", "inte känt", "inte känd", "ej känt", "ej känd",
        "oklart", "oklar", "osäkert", "unknown", "not known", "don't know", "we don't know", "no idea",
    }
)  # fmt: skip
SMALL = 1_000
"""Below this a number without a unit may as well be thousands: "40"."""


@dataclass(frozen=True)
class Money:
    """Whole SEK. `is_about`: the words say that it is an estimate."""

    kronor: int
    is_about: bool = False


def read_money(written: str) -> tuple[Money, ...]:
    """All that the words may mean, the likeliest first; nothing for what is no sum ("beror på", "-5", above MOST).

    One reading is certain: "300 000", "ca 300 tkr", "1,5 mkr". "40" is 40 000 or 40; "30–50 tkr" is an estimate in the
    middle, at the top or at the bottom.
    """
    found = _SUM.fullmatch(_plain(written))
    readings = _readings(found) if found else _span(_plain(written))
    return readings if all(each.kronor <= MOST for each in readings) else ()


def says_nobody_knows(written: str) -> bool:
    """Words for not knowing, as "vet inte" or "?"; an empty field says nothing."""
    plain = _plain(written).casefold()
    return bool(plain) and (not plain.strip("? .!") or plain.rstrip("? .!") in _NOBODY_KNOWS)


def written(kronor: int, *, is_about: bool) -> str:
    """As a field shows what is saved, and `read_money` reads again: "ca 300 000", with spaces that do not break."""
    plain = f"{kronor:,}".replace(",", "\u00a0")
    whole = f"{plain}\u00a0kr" if 0 < kronor < SMALL else plain
    return f"ca {whole}" if is_about else whole


def kept_words(words: str) -> str:
    """What somebody wrote, where the sum alone does not say it: "drygt 20 tkr", "30–50 tkr"; else nothing."""
    found = _SUM.fullmatch(_plain(words))
    says_more = found is None or (found["about"] or "").lower() in _SAYS_MORE
    return words if says_more else ""


def _readings(found: re.Match[str]) -> tuple[Money, ...]:
    number, unit = _number(found["number"]), (found["unit"] or "").lower()
    is_about = bool(found["about"])
    sums = (number * 1_000, number) if not unit and 0 < number < SMALL else (number * _UNITS[unit],)
    return tuple(Money(_whole(each), is_about) for each in sums)


def _span(plain: str) -> tuple[Money, ...]:
    """From one sum to a larger one; a unit after the second is the first's too."""
    found = _SPAN.fullmatch(plain)
    sides = (_SUM.fullmatch(found["low"]), _SUM.fullmatch(found["high"])) if found else (None, None)
    if sides[0] is None or sides[1] is None:
        return ()
    unit = (sides[1]["unit"] or "").lower()
    low, high = (_number(side["number"]) * _UNITS[(side["unit"] or unit).lower()] for side in sides if side)
    if low >= high:
        return ()
    return tuple(Money(_whole(each), is_about=True) for each in ((low + high) / 2, high, low))


def _whole(kronor: Decimal) -> int:
    return int(kronor.to_integral_value(ROUND_HALF_UP))


def _plain(words: str) -> str:
    return " ".join(words.replace("\u00a0", " ").replace("\u202f", " ").split())


def _number(written: str) -> Decimal:
    """Swedish: a space or a full stop parts thousands, a comma the decimals; "1.5" is read as one and a half."""
    if re.fullmatch(r"\d+\.\d{1,2}", written):
        return Decimal(written)
    return Decimal(re.sub(r"[ .]", "", written).replace(",", "."))
