"""Who signed a note or is told in it to have written: "/Siv", "Anna Ek, sekreterare", "Bosse antecknade"."""

import re
from itertools import pairwise

from beprovad.lib.notes.fields import LONGEST_TITLE
from beprovad.lib.notes.lines import Line
from beprovad.lib.notes.model import Doubt, Found
from beprovad.lib.notes.names import NameHit, is_name_word, name_at, names_in
from beprovad.lib.notes.stretch import Stretch, joined, stretch_of

_SIGNED = re.compile(r"(?<!\bv)/\s?(?P<who>[A-ZÅÄÖÆØ][\w’'-]+(?:\s[A-ZÅÄÖÆØ][\w’'-]*\.?){0,3})\s*\Z")
_SIGNED_AS = re.compile(
    r"(?:/\s?)?(?P<who>[A-ZÅÄÖÆØ][\w’'-]+(?:\s(?:(?:von|af|de)\s)?[A-ZÅÄÖÆØ][\w’'-]*\.?){1,3})\s?[,/(–-]?\s*"
    r"(?:[Mm]ötes|[Nn]ämnd)?(?:[Ss]ekreterare|[Ss]ekr\b|[Pp]rotokollförare|[Ss]ekretær|[Rr]eferent|[Ss]ecretary)"
)
_LAST_LINES = 10
_WROTE = re.compile(
    r"(?P<who>[A-ZÅÄÖÆØ][\w’'-]+(?:\s(?:(?:von|af|de)\s)?[A-ZÅÄÖÆØ][\w’'-]*\.?){0,3})\s+(?:antecknade|"
    r"förde (?:protokoll|anteckning|minnesanteckning)\w*|vid pennan|skrev (?:protokoll|anteckning|"
    r"minnesanteckning)\w*|höll i pennan)",
)
_WHO = r"[A-ZÅÄÖ][\w’'-]+(?:\s(?:von\s|af\s)?[A-ZÅÄÖ][\w’'-]+){0,3}"
_SECRETARY = r"(?:mötes)?(?:sekreterare|protokollförare)"
_ELECTED = re.compile(
    rf"(?:[Tt]ill |[Ss]om )?(?:(?:mötes)?(?:sekreterare|protokollförare|referent)|att föra protokoll)\w*[^.]{{0,30}}?\b"
    rf"(?:valdes|utsågs|utses|väljs|valde)\s+(?P<after>{_WHO})"
    rf"|(?P<before>{_WHO})\s+(?:valdes|utsågs|utses|väljs)(?: enhälligt)? (?:till|att vara|som) {_SECRETARY}"
    rf"|\btill {_SECRETARY} (?P<second>{_WHO})|(?P<pair>{_WHO}) till {_SECRETARY}"
    rf"|\b(?:väljer|valde|utser|utsåg)\s(?P<chosen>{_WHO}) (?:som|till) {_SECRETARY}"
    rf"|[Ff]ör (?:minnes)?anteckningar(?:na)? svara(?:r|de) (?P<notes>{_WHO})"
    rf"|[Pp]ennan (?:hölls|fördes|sköttes) av (?P<pen>{_WHO})",
)


def signed(plain: str, lines: list[Line], used: set[int]) -> list[Found]:
    """As in "/Siri" or "Anna Ek, sekreterare" at the end, "Bosse antecknade", "Till sekreterare valdes Anna Ek"."""
    for index in range(len(lines) - 1, max(-1, len(lines) - 6), -1):
        found = _SIGNED.fullmatch(lines[index].text) or _SIGNED.search(lines[index].text)
        if found and name_at(found["who"], 0, single=True) and len(lines[index].text) < LONGEST_TITLE:
            used.add(index) if found.start() == 0 else None
            return [
                stretch_of(
                    plain, lines[index].start + found.start("who"), lines[index].start + found.end("who")
                ).found()
            ]
    for line in lines[-_LAST_LINES:]:
        signed = _SIGNED_AS.match(line.text)
        if signed and name_at(signed["who"]):
            low, high = signed.span("who")
            return [stretch_of(plain, line.start + low, line.start + high).found()]
    if in_rows := _signed_in_rows(plain, lines[-_LAST_LINES * 2 :]):
        return in_rows
    return _told(plain, lines)


def _told(plain: str, lines: list[Line]) -> list[Found]:
    """Who is told in a sentence to have written."""
    for index, line in enumerate(lines):
        if not _SPEAKS_OF_NOTES.search(line.text):
            continue
        text = _to_the_end(plain, lines, index)
        for pattern in (_WROTE, _ELECTED):
            match = pattern.search(text.text)
            if match is None:
                continue
            group = next(name for name, value in match.groupdict().items() if value)
            if name_at(match[group], 0, single=True) or (group == "chosen" and is_name_word(match[group])):
                return [text.cut(*match.span(group)).found(Doubt.PROSE)]
    return []


_SPEAKS_OF_NOTES = re.compile(r"sekr|anteck|protokoll|referent|pennan", re.IGNORECASE)


def _to_the_end(plain: str, lines: list[Line], index: int) -> Stretch:
    """A line, with the next where its sentence goes on there."""
    line = lines[index]
    text = stretch_of(plain, line.start, line.end)
    below = lines[index + 1] if index + 1 < len(lines) else None
    goes_on = below is not None and below.text[:1].islower() and not below.blank_before
    return joined([text, stretch_of(plain, below.start, below.end)]) if below and goes_on else text


_ROLES_IN_A_ROW = re.compile(
    r"(?:Vid protokollet|(?:Mötes)?(?:ordförande|sekreterare)|Ordf|Sekr|Justera(?:re|s|nde)|"
    r"Protokollförare|Kassör)\b[.:,/]?\s*",
    re.IGNORECASE,
)


def _signed_in_rows(plain: str, lines: list[Line]) -> list[Found]:
    """As in "Anna Ek  Bo Alm" above "Ordförande  Sekreterare": the name that stands in the secretary's place.

    Alone above or below a heading for notes ("Anteckningar", then "Anna Ek") stands who took them.
    """
    for above, line in pairwise(lines):
        roles = [found[0] for found in _ROLES_IN_A_ROW.finditer(line.text)]
        if not roles or _ROLES_IN_A_ROW.sub("", line.text).strip(" ._"):
            roles = []
        writes = next((at for at, role in enumerate(roles) if _WRITES.search(role)), None)
        names = list(names_in(above.text)) if writes is not None else []
        if writes is not None and len(names) == len(roles) and not _SMALL.search(above.text):
            return [_found_in(plain, above, names[writes])]
        if below := _under_their_roles(plain, above, line):
            return [below]
        hit = name_at(line.text) if _NOTES_HEAD.fullmatch(above.text) else None
        if hit is not None and hit.is_known and hit.end == len(line.text):
            return [_found_in(plain, line, hit)]
    return []


def _under_their_roles(plain: str, roles_line: Line, names_line: Line) -> Found | None:
    """As in "Vid protokollet  Ordförande  Justerare" above the names of the three in that order."""
    roles = [found[0] for found in _ROLES_IN_A_ROW.finditer(roles_line.text)]
    if len(roles) < _PAIR or _ROLES_IN_A_ROW.sub("", roles_line.text).strip(" ._"):
        return None
    writes = next((at for at, role in enumerate(roles) if _WRITES.search(role)), None)
    names = list(names_in(names_line.text)) if writes is not None else []
    is_whole = len(names) == len(roles) and not _SMALL.search(names_line.text)
    return _found_in(plain, names_line, names[writes]) if writes is not None and is_whole else None


_PAIR = 2
_WRITES = re.compile(r"sekr|protokollförare|vid protokollet", re.IGNORECASE)
_SMALL = re.compile(r"(?<!\S)[a-zåäö]{3,}")
_NOTES_HEAD = re.compile(r"(?:Minnes|Mötes)?(?:[Aa]nteckningar(?:na)?|[Pp]rotokoll|[Rr]eferat|[Nn]otes)\s?:?")


def _found_in(plain: str, line: Line, hit: NameHit) -> Found:
    return stretch_of(plain, line.start + hit.start, line.start + hit.end).found()


_ROLE_FIRST = re.compile(
    r"\b(?:Sekreterare|Protokollförare|Paragrafer\s[\d–,-]+)\sOrdförande\sJuster\w+\s(?=[A-ZÅÄÖ])"
    r"|\b(?:Sekreterare|Protokollförare|[Mm]ötessekreterare|Nämndsekreterare|Antecknare|Referent|Sekr\.|"
    r"Vid (?:protokollet|pennan))[\s.…_:/]{1,200}?(?:Paragrafer\s\d+(?:\s?[–-]{1,2}\s?\d+)?\s)?(?=[A-ZÅÄÖ])"
)


def with_role_first(plain: str, lines: list[Line]) -> list[Found]:
    """As in "Underskrift Sekreterare Anna Ek Ordförande Bo Alm" somewhere in a page that runs on."""
    for line in reversed(lines):
        for found in _ROLE_FIRST.finditer(line.text):
            hit = name_at(line.text, found.end())
            if hit is not None and hit.is_known:
                return [stretch_of(plain, line.start + hit.start, line.start + hit.end).found()]
    return []
