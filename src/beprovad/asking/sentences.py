"""One plain sentence about what was answered, in the reader's language: what a screen says above its bars."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beprovad.asking.readings import (
    Bar,
    ChoiceReading,
    DotsReading,
    RankingReading,
    Reading,
    ScaleReading,
    Shift,
    ShiftRow,
    TextsReading,
    WordsReading,
)

_LONG = 80


def sentence(reading: Reading) -> str:
    """What stands out, with how many it rests on."""
    if not reading.answered:
        return _("Ingen har svarat än.")
    match reading:
        case ChoiceReading():
            said = _about_choice(reading)
        case DotsReading():
            said = _about_dots(reading)
        case ScaleReading():
            said = _about_scale(reading)
        case RankingReading():
            said = _about_ranking(reading)
        case WordsReading():
            said = _about_words(reading)
        case TextsReading():
            said = answers_in_words(reading.answered)
    return said


def shift_sentence(shift: Shift) -> str:
    """What changed most from the first vote to the second, and how many voted each time."""
    if not (shift.answered_before and shift.answered_after):
        return _("Det finns inte två omröstningar att jämföra än.")
    said = _about_means(shift) if shift.mean_before is not None else _about_rows(shift.rows)
    voted = _("%(before)d svarade första gången och %(after)d andra gången.")
    return f"{said} {voted % {'before': shift.answered_before, 'after': shift.answered_after}}"


def answers_in_words(count: int) -> str:
    return ngettext("%(count)d svar har kommit in.", "%(count)d svar har kommit in.", count) % {
        "count": count
    }


def percent(share: float) -> str:
    """A whole number of percent; "60 %" in Swedish, with a space that does not break."""
    return _("%(number)d\u00a0%%") % {"number": int(share * 100 + 0.5)}


def points(change: float) -> str:
    """A change between two shares in percentage points, with its sign; the minus is a real one."""
    whole = int(abs(change) * 100 + 0.5)
    sign = "" if not whole else "+" if change > 0 else "−"
    return f"{sign}{whole}"


def one_decimal(number: float) -> str:
    """Rounded as one does by hand: 3.75 is 3,8."""
    return str(number_format(Decimal(number).quantize(Decimal("0.1"), ROUND_HALF_UP), decimal_pos=1))


def _about_choice(reading: ChoiceReading) -> str:
    first = _leaders(reading.bars)
    if not first:
        return _("Ingen valde något av alternativen.")
    values = {"count": first[0].count, "answered": reading.answered, "many": len(first)}
    if len(first) == 1:
        said = _("Flest valde ”%(text)s”: %(count)d av %(answered)d.")
        return said % {**values, "text": _short(first[0].text)}
    return _("%(many)d alternativ ligger lika: %(count)d av %(answered)d valde vart och ett.") % values


def _about_dots(reading: DotsReading) -> str:
    first = _leaders(reading.bars)
    values = {"count": first[0].count, "placed": reading.placed, "many": len(first)}
    if len(first) == 1:
        said = _("Flest prickar har ”%(text)s”: %(count)d av %(placed)d.")
        return said % {**values, "text": _short(first[0].text)}
    return _("%(many)d alternativ ligger lika med flest prickar: %(count)d var.") % values


def _about_scale(reading: ScaleReading) -> str:
    if reading.mean is None or reading.median is None:
        return _("Ingen har svarat än.")
    said = ngettext(
        "%(count)d har svarat. Medelvärdet är %(mean)s på skalan 1 till %(steps)d, och svaret i mitten är %(median)s.",
        "%(count)d har svarat. Medelvärdet är %(mean)s på skalan 1 till %(steps)d, och svaret i mitten är %(median)s.",
        reading.answered,
    )
    median = one_decimal(reading.median) if reading.median % 1 else int(reading.median)
    values = {"count": reading.answered, "mean": one_decimal(reading.mean), "steps": len(reading.bars)}
    return said % {**values, "median": median}


def _about_ranking(reading: RankingReading) -> str:
    top = [place for place in reading.places if place.points == reading.places[0].points]
    if len(top) > 1:
        said = _("%(many)d alternativ ligger lika högst, med %(points)d poäng var.")
        return said % {"many": len(top), "points": top[0].points}
    said = _("Högst kommer ”%(text)s”: %(firsts)d av %(answered)d satte det först.")
    return said % {"text": _short(top[0].text), "firsts": top[0].firsts, "answered": reading.answered}


def _about_words(reading: WordsReading) -> str:
    first = [word for word in reading.words if word.count == reading.words[0].count]
    values = {"count": first[0].count, "different": len(reading.words), "text": first[0].text}
    if len(reading.words) == 1 and first[0].count > 1:
        return _("Alla svar säger ”%(text)s”.") % values
    if first[0].count == 1:
        return ngettext("Hittills ett ord.", "%(different)d ord, alla olika.", len(reading.words)) % values
    if len(first) == 1:
        return (
            _("Vanligast är ”%(text)s”, som står i %(count)d svar. Det finns %(different)d olika ord.")
            % values
        )
    values["many"] = len(first)
    said = _(
        "%(many)d ord är lika vanliga och står i %(count)d svar vart. Det finns %(different)d olika ord."
    )
    return said % values


def _about_means(shift: Shift) -> str:
    before, after = one_decimal(shift.mean_before or 0), one_decimal(shift.mean_after or 0)
    if before == after:
        return _("Medelvärdet är detsamma båda gångerna: %(after)s.") % {"after": after}
    return _("Medelvärdet gick från %(before)s till %(after)s.") % {"before": before, "after": after}


def _about_rows(rows: Sequence[ShiftRow]) -> str:
    most = max(rows, key=lambda row: abs(row.change))
    before, after = percent(most.before), percent(most.after)
    if before == after:
        return _("Det blev samma svar båda gångerna.")
    said = _("Störst är ändringen för ”%(text)s”: från %(before)s till %(after)s.")
    return said % {"text": _short(most.text), "before": before, "after": after}


def _leaders(bars: Sequence[Bar]) -> list[Bar]:
    most = max(bar.count for bar in bars)
    return [bar for bar in bars if most and bar.count == most]


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG].rsplit(' ', 1)[0]} …"
