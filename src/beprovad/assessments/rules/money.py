"""Reading a sum of money as people write it: "ca 300 tkr" is a proposal of 300 000 kr, never silently a fact. Pure.

That it is an estimate is kept with the sum: what was "ca 300 tkr" is never read as 300 000 kr on the öre.
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


@dataclass(frozen=True)
class Money:
    """Whole SEK. `is_certain`: no unit had to be read. `is_about`: the words say that it is an estimate."""

    kronor: int
    is_certain: bool
    is_about: bool = False


def read_money(written: str) -> Money | None:
    """None for what is not one sum ("300–400 tkr", "beror på"), is negative or more than MOST.

    "300 000", "ca 300000 kr" are certain to read, the latter an estimate; "ca 300 tkr", "1,5 mkr" are proposals to
    confirm.
    """
    found = _SUM.fullmatch(_plain(written))
    if found is None:
        return None
    unit = (found["unit"] or "").lower()
    kronor = int((_number(found["number"]) * _UNITS[unit]).to_integral_value(ROUND_HALF_UP))
    if kronor > MOST:
        return None
    return Money(kronor, is_certain=_UNITS[unit] == 1, is_about=bool(found["about"]))


def written(kronor: int, *, is_about: bool) -> str:
    """As a field shows what is saved, and `read_money` reads again: "ca 300 000", with spaces that do not break."""
    plain = f"{kronor:,}".replace(",", "\u00a0")
    return f"ca {plain}" if is_about else plain


def kept_words(words: str, money: Money) -> str:
    """What somebody wrote, where the sum alone does not say it: "drygt 20 tkr"; nothing for "20 000" or "ca 20 000"."""
    if money.is_certain and not money.is_about:
        return ""
    is_as_shown = money.is_certain and _plain(words) == _plain(written(money.kronor, is_about=money.is_about))
    return "" if is_as_shown else words


def _plain(words: str) -> str:
    return " ".join(words.replace("\u00a0", " ").replace("\u202f", " ").split())


def _number(written: str) -> Decimal:
    """Swedish: a space or a full stop parts thousands, a comma the decimals; "1.5" is read as one and a half."""
    if re.fullmatch(r"\d+\.\d{1,2}", written):
        return Decimal(written)
    return Decimal(re.sub(r"[ .]", "", written).replace(",", "."))
