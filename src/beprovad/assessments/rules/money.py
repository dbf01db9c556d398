"""Reading a sum of money as people write it: "ca 300 tkr" is a proposal of 300 000 kr, never silently a fact. Pure."""

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


@dataclass(frozen=True)
class Money:
    """Whole SEK. `is_certain` is False where the words say "about" or give a unit that had to be read."""

    kronor: int
    is_certain: bool


def read_money(written: str) -> Money | None:
    """None for what is not one sum ("300–400 tkr", "beror på"), is negative or more than MOST.

    "300 000", "300000 kr" are certain; "ca 300 tkr", "1,5 mkr" are proposals to confirm.
    """
    plain = " ".join(written.replace("\u00a0", " ").replace("\u202f", " ").split())
    found = _SUM.fullmatch(plain)
    if found is None:
        return None
    unit = (found["unit"] or "").lower()
    kronor = int((_number(found["number"]) * _UNITS[unit]).to_integral_value(ROUND_HALF_UP))
    if kronor > MOST:
        return None
    return Money(kronor, is_certain=not found["about"] and _UNITS[unit] == 1)


def _number(written: str) -> Decimal:
    """Swedish: a space or a full stop parts thousands, a comma the decimals; "1.5" is read as one and a half."""
    if re.fullmatch(r"\d+\.\d{1,2}", written):
        return Decimal(written)
    return Decimal(re.sub(r"[ .]", "", written).replace(",", "."))
