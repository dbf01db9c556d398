"""By when something is to be done, as the sentence says it."""

import re

from beprovad.lib.notes.dates import dates_in
from beprovad.lib.notes.model import Found
from beprovad.lib.notes.stretch import Stretch
from beprovad.lib.notes.wording import Wording

_SEASON = (
    r"(?:våren|hösten|sommaren|vintern|året|månaden|veckan|terminen|vårterminen|höstterminen)(?:\s\d{4})?"
)
_MONTH = (
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)(?:\s\d{4})?"
)
_DAY = (
    rf"(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\s)?(?:den\s)?\d{{1,2}}(?:\s?[–-]\s?\d{{1,2}})?\s{_MONTH}"
)
_MEETING = r"(?:nästa|nästkommande|kommande|næste|neste)\s[\wåäö-]+|(?:\w+mötet)(?:\sden\s\d{1,2}\s\w+)?"
_FORMS = (
    Wording(r"\b(?:tills|till dess)\s(?:att\s)?(?P<due>[^.]{3,70}?)(?=[.,]|\Z)"),
    Wording(rf"\bsenast\s(?:på\s)?(?P<due>{_DAY}|[^.,]{{3,30}}?)(?=[.,]|\still\b|\Z)"),
    Wording(
        rf"\b(?:till|inom|by|inden|innen)\s(?P<due>{_DAY}|{_MEETING}|(?:den\s)?\d{{1,2}}[/.]\d{{1,2}}|"
        rf"\d{{6}}|{_MONTH}|påsk|jul|midsommar|mötet den [^.,]{{3,20}})"
    ),
    Wording(rf"\b(?P<due>(?:före|innan)\s(?:den\s)?[\wåäö]+(?:\s{_MONTH})?)"),
    Wording(
        rf"\b(?P<due>under\s(?:{_SEASON}|{_MONTH}(?:\s?[–-]\s?{_MONTH})?)|i\s(?:{_MONTH}|höst|vår|vinter|"
        rf"sommar)|om\s\w+\smånader|efter\s\w+\smånader|framöver|vecka\s\d{{1,2}}|v\.?\s?\d{{1,2}})\b"
    ),
    Wording(rf"\b(?:vid|på|i)?\s?(?P<due>{_MEETING})"),
    Wording(rf"\b(?P<due>den\s\d{{1,2}}(?:\s?[–-]\s?\d{{1,2}})?\s{_MONTH})"),
)
_IS_WORD = re.compile(r"\A\S+")


def due_in(text: Stretch) -> Found | None:
    """The words of time without their "till" or "senast"; None where the sentence sets no time."""
    for form in _FORMS:
        found = form.search(text.text)
        if found:
            return text.cut(*found.span("due")).found()
    return _closing_date(text)


def _closing_date(text: Stretch) -> Found | None:
    """As in "…, klart 8.12." — a day in figures after a word that sets it."""
    found = re.search(r"\b(?:klart?|inne|frist|deadline|due)\s(?:den\s|senast\s)?", text.text, re.IGNORECASE)
    if found is None:
        return None
    hit = next((hit for hit in dates_in(text.text) if hit.start >= found.end() - 1), None)
    return text.cut(hit.start, hit.end).found() if hit else None
