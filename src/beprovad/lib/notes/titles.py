"""Titles of items inside a text that lost its line breaks and never had numbers.

As in "… förra året. Färdtjänst Berit Alm tog upp väntetiderna. Övriga frågor Inga. Nästa möte Måndagen den 8 …":
after a full stop stands a title, and with no sign between them the sentence that tells of it. Some titles are
the same in most notes; a text that has several of those is read for others, which a person's name must follow.
"""

import re
from collections.abc import Iterator

from beprovad.lib.notes.names import is_given, name_at
from beprovad.lib.notes.words import ROLE

_USUAL = re.compile(
    r"(?:(?:Mötets|Sammanträdets|Årsmötets|Stämmans) (?:öppnande|avslutande|avslutning|behörighet)"
    r"|(?:Mötet|Sammanträdet) (?:öppnas|öppnades|öppnande|avslutas|avslutades|avslutande)"
    r"|(?:Val av|Godkännande av|Fastställande av|Genomgång av|Uppföljning av|Justering av)(?: [a-zåäö]+){1,5}"
    r"|(?:Föregående|Förra) (?:möte[st]?s? )?(?:\w*protokoll(?:et)?|minnesanteckningar(?:na)?|anteckningar(?:na)?)"
    r"|Protokoll från föregående möte|Ekonomisk rapport|Kassarapport|Ekonomi|Dagordning|Föredragningslista"
    r"|Övriga (?:frågor|ärenden)|Övrigt|Inkomna skrivelser|Skrivelser|Rapporter|Lägesrapporter?|Information"
    r"|(?:Nästa|Kommande) (?:styrelse|års|nätverks|arbets)?(?:möten?|sammanträden?|träff)|Avslutning|Inledning"
    r"|Justering|Medlemsärenden|Presentation|Runda)"
    r"(?=\s*\Z|[:.]?\s+[\"”A-ZÅÄÖ\d])"
)
_AFTER_STOP = re.compile(r"[.!?…]\s+(?=[A-ZÅÄÖ])")
_BEFORE_A_NAME = re.compile(
    r"[A-ZÅÄÖ][a-zåäö-]{3,30}(?: [a-zåäöA-ZÅÄÖ-][a-zåäö-]{0,30}){0,5}? (?=[A-ZÅÄÖ][a-zåäö-]+ [A-ZÅÄÖ])"
)
_TELLS = re.compile(
    r"\b(?:av|från|med|till|och|att|som|för|hos|är|var|har|hade|om|samt|att [a-zåäö]+|\w+(?:des|ade|ar|er|tes))\s\Z",
)
_LEAST_USUAL = 2


def titles_in(raw: str, start: int) -> list[int]:
    """Where titles stand in one long line, rising; nothing in a line with too few of the usual ones."""
    starts = [start, *(found.end() for found in _AFTER_STOP.finditer(raw, start))]
    usual = [at for at in starts if _USUAL.match(raw, at)]
    if len(usual) < _LEAST_USUAL:
        return []
    return sorted({*usual, *(at for at in starts if _is_before_a_name(raw, at))})


def opens_with_title(text: str) -> bool:
    """Whether a line that was cut out of a page begins with a title."""
    return _USUAL.match(text) is not None or _is_before_a_name(text, 0)


def usual_title(text: str) -> int:
    """Where a title that is the same in most notes ends, at the start of a line that goes on; 0 for none."""
    found = _USUAL.match(text)
    return found.end() if found and found.end() < len(text.rstrip()) else 0


def is_usual_title(text: str) -> bool:
    """Whether a line is such a title and nothing else."""
    found = _USUAL.match(text)
    return found is not None and found.end() >= len(text.rstrip(" :."))


def _is_before_a_name(raw: str, at: int) -> bool:
    """As in "Färdtjänst Berit Alm tog upp": a noun that is no role, and with no verb or preposition, a person."""
    return any(
        not ROLE.match(raw, at) and not _TELLS.search(raw, at, end) and not name_at(raw, at)
        for end in _ends(raw, at)
    )


def _ends(raw: str, at: int) -> Iterator[int]:
    found = _BEFORE_A_NAME.match(raw, at)
    if found and is_given(raw[found.end() :].split(maxsplit=1)[0]):
        yield found.end()
