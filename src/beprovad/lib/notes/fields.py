"""What stands in a note's head and foot: title, day, place, theme, who took the notes, the next meeting."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from beprovad.lib.notes.dates import DateHit, dates_in, next_day, resolve_day
from beprovad.lib.notes.headline import is_sentence
from beprovad.lib.notes.labels import Label, label_at, labels_inside
from beprovad.lib.notes.lines import Line, Marker
from beprovad.lib.notes.model import Attendee, Doubt, Found
from beprovad.lib.notes.names import name_at, names_in
from beprovad.lib.notes.people import read_row
from beprovad.lib.notes.prose import joins
from beprovad.lib.notes.stretch import Stretch, joined, stretch_of

_KIND_OF_NOTE = re.compile(
    r"protokoll|anteckning|noteringar|referat|minutes|sammanfattning|summary", re.IGNORECASE
)
_KIND_OF_MEETING = re.compile(
    r"möte|sammanträde|träff|stämma|internat|konferens|råd\b|meeting|møte|møde|nätverk|grupp", re.IGNORECASE
)
_OTHER_DAY = re.compile(
    r"(?:föregående|förra|förre|nästa|nästkommande|senast\w*|utskriv\w+|utskrift\w*|upprätta\w+|"
    r"justera\w*|reviderad\w*|skrive[nt]|godkän\w+|ändrad\w*|fastställ\w+|anslag\w*|kallelse\w*|"
    r"födelse\w*|född|till och med|t\.?o\.?m|fr\.?o\.?m|"
    r"dnr|diarienr|version|ankom|publicerad|uppdaterad|nedtagande|uppsättande|previous|next|forrige|"
    r"sidste|næste|neste|approved|printed)[^.]{0,40}\Z",
    re.IGNORECASE,
)
_HEAD_LINES = 40
_FIRST_LINES = 12


@dataclass(slots=True)
class Fields:
    """Found so far, and the lines that are nothing but fields."""

    title: Found | None = None
    date: Found | None = None
    date_hint: Found | None = None
    place: Found | None = None
    theme: Found | None = None
    note_takers: list[Found] = field(default_factory=list)
    next_meeting: Found | None = None
    next_meeting_hint: Found | None = None
    used: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label with what it labels, and the lines that holds it."""

    label: Label
    word: str
    content: Stretch
    lines: tuple[int, ...]


def labelled(plain: str, lines: list[Line], taken: set[int], base: int) -> list[Labelled]:
    """Every labelled line outside the lists of people. A label alone on its line takes the line below."""
    found: list[Labelled] = []
    for index, line in enumerate(lines):
        if index in taken or line.is_furniture or line.marker in {Marker.PARAGRAPH, Marker.NUMBER}:
            continue
        for start, text in _runs(line):
            hit = label_at(text)
            if hit is None or hit.label in {Label.PRESENT, Label.ABSENT, Label.TITLE}:
                continue
            content = stretch_of(plain, start + hit.content, start + len(text))
            found.append(
                _extended(Labelled(hit.label, text[: hit.end], content, (index,)), plain, lines, base)
            )
    return found


def _runs(line: Line) -> Iterator[tuple[int, str]]:
    """As in "Plats: Rådhuset   Tid: 9–12" holds two labels."""
    text = line.body.rstrip("| ")
    edges = [0, *(found.start() for found in labels_inside(text)), len(text)]
    for low, high in pairwise(edges):
        part = text[low:high].lstrip("| ")
        yield line.body_start + high - len(text[low:high].lstrip("| ")), part.rstrip("| ")


def _extended(one: Labelled, plain: str, lines: list[Line], base: int) -> Labelled:
    """The content goes on where the next line continues it; an empty one takes the paragraph below."""
    if one.label not in {Label.THEME, Label.PLACE, Label.DATE}:
        return one
    index = one.lines[-1]
    parts, used = ([one.content] if one.content else []), list(one.lines)
    for at in range(index + 1, min(index + 9, len(lines))):
        line = lines[at]
        if line.is_furniture or line.marker is not None or label_at(line.text) or line.is_row:
            break
        if not parts and line.blank_before <= base + 1:
            pass
        elif not parts or (
            not line.text[:1].islower()
            and not (
                one.label is Label.THEME
                and not one.content
                and joins(line, parts[-1].text, lines[at - 1], base=base, width=_THEME_WIDTH)
            )
        ):
            break
        parts.append(stretch_of(plain, line.start, line.end))
        used.append(at)
    return Labelled(one.label, one.word, joined(parts), tuple(used)) if parts else one


_THEME_WIDTH = 90


def read_title(plain: str, lines: list[Line], head: list[int]) -> Found | None:
    """The line that says what kind of note it is; else the first that speaks of a meeting; else the first."""
    free = [index for index in head if not lines[index].is_furniture and not lines[index].is_row][
        :_FIRST_LINES
    ]
    plain_lines = [
        index for index in free if label_at(lines[index].body) is None or _is_bare_kind(lines[index].body)
    ]
    for pattern in (_KIND_OF_NOTE, _KIND_OF_MEETING):
        fitting = [
            index
            for index in plain_lines
            if pattern.search(lines[index].body) and not is_sentence(lines[index].body)
        ]
        tidy = [index for index in fitting if not re.search(r"\s{3,}", lines[index].body)]
        if tidy or fitting:
            return _title_of(plain, lines[(tidy or fitting)[0]])
    return _title_of(plain, lines[plain_lines[0]]) if plain_lines else None


def _is_bare_kind(text: str) -> bool:
    return bool(
        re.fullmatch(
            r"\W*(?:minnes|mötes)?(?:anteckningar|protokoll|noteringar|referat)\W*", text, re.IGNORECASE
        )
    )


_LONGEST_TITLE = 160


def _title_of(plain: str, line: Line) -> Found | None:
    stretch = stretch_of(plain, line.body_start, line.end)
    if len(stretch.text) > _LONGEST_TITLE:
        stop = re.search(r"[.!?](?:\s|\Z)", stretch.text)
        stretch = stretch.cut(0, stop.start() if stop and stop.start() < _LONGEST_TITLE else _LONGEST_TITLE)
    title = stretch.strip("*_#:")
    return title.found() if title else None


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: int
    at: int
    hit: DateHit
    stretch: Stretch


_BY_LABEL, _BY_KIND, _BY_MEETING, _ALONE = 6, 4, 3, 2
_MOSTLY = 0.4


def read_date(
    plain: str, lines: list[Line], head: list[int], labels: list[Labelled]
) -> tuple[Found | None, Found | None]:
    """The meeting's day, and a day without a year where that is all there is."""
    by_label = {index for one in labels if one.label is Label.DATE for index in one.lines}
    candidates = [
        candidate
        for index in head[:_HEAD_LINES]
        for candidate in _candidates(plain, lines[index], index in by_label)
    ]
    whole = sorted((one for one in candidates if one.hit.year), key=lambda one: (-one.score, one.at))
    bare = sorted((one for one in candidates if not one.hit.year), key=lambda one: (-one.score, one.at))
    if bare and (not whole or bare[0].score > whole[0].score):
        same = [one for one in whole if (one.hit.month, one.hit.day) == (bare[0].hit.month, bare[0].hit.day)]
        hint = bare[0].stretch.found(Doubt.NO_YEAR)
        if not same and (written := _written_after(bare[0], whole)):
            return written, None
        return (_day(same[0]), None) if same else (None, hint)
    if not whole:
        return None, None
    rivals = {one.hit.iso for one in whole if one.score == whole[0].score}
    return _day(whole[0], *([Doubt.SEVERAL_DATES] if len(rivals) > 1 else [])), None


def _written_after(held: _Candidate, whole: list[_Candidate]) -> Found | None:
    """As in "möte 17 april 2013-04-24": right after the meeting's day the one when the note was written, with its year."""
    for one in whole:
        apart = one.at - held.stretch.pieces[-1][1] - held.stretch.pieces[-1][2]
        if one.hit.year is None or not 0 <= apart <= _LITTLE_APART:
            continue
        later = (one.hit.month, one.hit.day) >= (held.hit.month, held.hit.day)
        if later and (
            day := resolve_day(f"{held.hit.day}/{held.hit.month} {one.hit.year}", date(one.hit.year, 1, 1))
        ):
            return Found(day.isoformat(), held.stretch.spans(), (Doubt.YEAR_FROM_MEETING,))
    return None


_LITTLE_APART = 3


def _day(candidate: _Candidate, *doubts: Doubt) -> Found:
    return Found(candidate.hit.iso or "", candidate.stretch.spans(), doubts)


def _candidates(plain: str, line: Line, is_labelled: bool) -> Iterator[_Candidate]:  # noqa: FBT001
    if len(line.text) > 1 and line.is_furniture and not re.search(r"\d{4}", line.text):
        return
    for hit in dates_in(line.text):
        before = line.text[: hit.start]
        if _OTHER_DAY.search(before):
            continue
        score = _score(line, hit, before, is_labelled=is_labelled)
        yield _Candidate(
            score,
            line.start + hit.start,
            hit,
            stretch_of(plain, line.start + hit.start, line.start + hit.end),
        )


def _score(line: Line, hit: DateHit, before: str, *, is_labelled: bool) -> int:
    if is_labelled:
        return _BY_LABEL
    label = label_at(line.body)
    if label is not None and label.label is Label.PRESENT:
        return _BY_KIND if hit.end <= label.tail[1] + line.body_start - line.start else 0
    if is_sentence(line.text):
        return 0
    if _KIND_OF_NOTE.search(line.text[: hit.end]) and _KIND_OF_MEETING.search(line.text):
        return _BY_KIND
    if _KIND_OF_NOTE.search(line.text) or _KIND_OF_MEETING.search(before):
        return _BY_MEETING
    return _ALONE if hit.end - hit.start >= len(line.text) * _MOSTLY else 1


_SIGNED = re.compile(r"/\s?(?P<who>[A-ZÅÄÖÆØ][\w’'-]+(?:\s[A-ZÅÄÖÆØ][\w’'-]*\.?){0,3})\s*\Z")
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
    rf"|[Ff]ör (?:minnes)?anteckningar(?:na)? svara(?:r|de) (?P<notes>{_WHO})"
    rf"|[Pp]ennan (?:hölls|fördes|sköttes) av (?P<pen>{_WHO})",
)
_TAKES_NOTES = re.compile(
    r"sekr(?!etariat)|anteck|protokoll|referent|antecknare|vid pennan|secretary|minutes|note", re.IGNORECASE
)
_NOT_OF_MEETING = re.compile(r"\w+sekreterare|vice", re.IGNORECASE)


def read_note_takers(
    plain: str, lines: list[Line], labels: list[Labelled], attendees: list[Attendee], extra: list[Stretch]
) -> tuple[list[Found], set[int]]:
    """Who held the pen: by a label, a signature, a sentence, or a role in the list of people."""
    found: list[Found] = []
    used: set[int] = set()
    for one in labels:
        if one.label is not Label.NOTE_TAKER:
            continue
        names, taken = _named_by(plain, lines, one)
        found.extend(names)
        used |= taken if names else set()
    for content in extra:
        found.extend(person.name.found() for person in read_row(content).people)
    if not found:
        found = _signed(plain, lines, used)
    if not found:
        found = [person.name for person in attendees if _writes(person)] or _with_role_first(plain, lines)
    return _without_doubles(found), used


def _writes(person: Attendee) -> bool:
    role = person.role.value if person.role else ""
    return bool(_TAKES_NOTES.search(role)) and not _NOT_OF_MEETING.fullmatch(role)


def _named_by(plain: str, lines: list[Line], one: Labelled) -> tuple[list[Found], set[int]]:
    """Names after the label; where it stands alone, on the line above ("Anna Ek / Sekreterare") or below."""
    index = one.lines[0]
    content = one.content
    inner = label_at(content.text) if content else None
    if content and inner is None and _LETTER.search(content.text):
        return _names(_own_column(content)), {index}
    role_below = re.fullmatch(
        r"\W*(?:mötes)?(?:sekr\w*\.?|referent|secretary|protokollförare|sekretær)\W*", one.word, re.IGNORECASE
    )
    if role_below and index and lines[index].blank_before == 0:
        above = _lone_names(plain, lines[index - 1])
        if above:
            return above, {index - 1, index}
    for at in range(index + 1, min(index + 4, len(lines))):
        if lines[at].is_furniture:
            continue
        below = _lone_names(plain, lines[at])
        return (below[:1] if inner else below), {index, at}
    return [], set()


_LETTER = re.compile(r"[^\W\d_]")
_CHECKS = re.compile(r"\s*\b(?:Justera\w*|Underskrift\w*|Ordförande\b|Ordf\b)[.:]?")


def _own_column(content: Stretch) -> Stretch:
    """What is said of the one who writes, before those who check: "Anna Ek  Justeras Bo Alm".

    Where the signatures' headings stand in a row ("Justerat Anna Ek Bo Alm"), the first name is the writer's.
    """
    checker = next(labels_inside(content.text), None)
    content = content.cut(0, checker.start() if checker else None)
    signed = _CHECKS.search(content.text)
    if signed is None:
        return content
    if signed.start():
        return content.cut(0, signed.start())
    first = next(names_in(content.text, signed.end()), None)
    return content.cut(first.start, first.end) if first else content


def _lone_names(plain: str, line: Line) -> list[Found]:
    """The names of a signature's line: its first column."""
    first = re.split(r"\s{2,}|\t", line.text, maxsplit=1)[0].strip("._ /")
    start = line.text.find(first)
    return _names(stretch_of(plain, line.start + start, line.start + start + len(first)))


def _names(content: Stretch) -> list[Found]:
    stop = re.search(r"[.!?]\s+[A-ZÅÄÖ][a-zåäö]+\s[a-zåäö]", content.text)
    row = read_row(content.cut(0, stop.start() if stop else None))
    return [person.name.found(*person.doubts) for person in row.people]


def _signed(plain: str, lines: list[Line], used: set[int]) -> list[Found]:
    """As in "/Siri" or "Anna Ek, sekreterare" at the end, "Bosse antecknade", "Till sekreterare valdes Anna Ek"."""
    for index in range(len(lines) - 1, max(-1, len(lines) - 6), -1):
        found = _SIGNED.fullmatch(lines[index].text) or _SIGNED.search(lines[index].text)
        if found and name_at(found["who"], 0, single=True) and len(lines[index].text) < _LONGEST_TITLE:
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
    for line in lines:
        for pattern in (_WROTE, _ELECTED):
            match = pattern.search(line.text)
            if match is None:
                continue
            group = next(name for name, value in match.groupdict().items() if value)
            if name_at(match[group], 0, single=True):
                low, high = match.span(group)
                return [stretch_of(plain, line.start + low, line.start + high).found(Doubt.PROSE)]
    return []


_ROLE_FIRST = re.compile(
    r"\b(?:Sekreterare|Protokollförare|Mötessekreterare|Nämndsekreterare|Antecknare)\s+(?=[A-ZÅÄÖ])"
)


def _with_role_first(plain: str, lines: list[Line]) -> list[Found]:
    """As in "Underskrift Sekreterare Anna Ek Ordförande Bo Alm" somewhere in a page that runs on."""
    for line in reversed(lines):
        for found in _ROLE_FIRST.finditer(line.text):
            hit = name_at(line.text, found.end())
            if hit is not None and hit.is_known:
                return [stretch_of(plain, line.start + hit.start, line.start + hit.end).found()]
    return []


def _without_doubles(found: list[Found]) -> list[Found]:
    seen: dict[str, Found] = {}
    for one in found:
        seen.setdefault(one.value.casefold(), one)
    return list(seen.values())


_MEET_AGAIN = re.compile(
    r"(?:nästa|nästkommande|nytt|ny|næste|neste|next)\s+(?:gemensamma\s|ordinarie\s|"
    r"fysiska\s)?[\wåäöæø-]*(?:möte|träff|sammanträde|råd|mötet|møde|møte|meeting|gång|tid|"
    r"tillfälle)\b|\bkommande möten?\b|\bses igen\b|\bses nästa\b|\bträffas igen\b|\bmötestider|"
    r"\bsammanträdesdagar",
    re.IGNORECASE,
)


def read_next_meeting(
    plain: str,
    lines: list[Line],
    labels: list[Labelled],
    items: list[tuple[Stretch, list[int], Stretch | None]],
    held_on: date | None,
) -> tuple[Found | None, Found | None, set[int]]:
    """The next meeting's day: by its label, in the item of that name, or in a sentence that speaks of it."""
    used: set[int] = set()
    hint: Found | None = None
    for stretch, index in _speaking_of_next(plain, lines, labels, items):
        day, bare = _coming_day(stretch, held_on)
        if day is not None:
            if index is not None:
                used.add(index)
            return day, None, used
        hint = hint or bare
    return None, hint, used


def _speaking_of_next(
    plain: str,
    lines: list[Line],
    labels: list[Labelled],
    items: list[tuple[Stretch, list[int], Stretch | None]],
) -> Iterator[tuple[Stretch, int | None]]:
    for one in reversed(labels):
        if one.label is Label.NEXT:
            yield one.content, one.lines[0] if len(one.content.text) < _LONGEST_TITLE else None
            below = one.lines[-1] + 1
            if not one.content and below < len(lines):
                yield lines[below].stretch(plain), None
    for soon in (True, False):
        for line in reversed(lines):
            found = _MEET_AGAIN.search(line.text)
            if found and bool(_SOON.match(found[0])) is soon:
                sentence = re.split(
                    r"(?<=[a-zåäö\d])\.\s+(?=[A-ZÅÄÖ])", line.text[found.start() :], maxsplit=1
                )[0]
                yield (
                    stretch_of(plain, line.start + found.start(), line.start + found.start() + len(sentence)),
                    None,
                )
        for title, body, rest in reversed(items):
            found = _MEET_AGAIN.search(title.text)
            if found and bool(_SOON.match(found[0])) is soon:
                yield title, None
                under = (stretch_of(plain, lines[at].start, lines[at].end) for at in body[:4])
                yield joined([*([rest] if rest else []), *under]), None


_SOON = re.compile(r"(?:nästa|nästkommande|næste|neste|next)", re.IGNORECASE)


def _coming_day(stretch: Stretch, held_on: date | None) -> tuple[Found | None, Found | None]:
    for hit in dates_in(stretch.text):
        spans = stretch.spans(hit.start, hit.end)
        words = stretch.text[hit.start : hit.end]
        if hit.year:
            if held_on and hit.iso and hit.iso <= held_on.isoformat():
                continue
            return Found(hit.iso or "", spans), None
        if held_on is None:
            return None, Found(" ".join(words.split()), spans, (Doubt.NO_YEAR,))
        day = next_day(words, held_on)
        if day:
            return Found(day.isoformat(), spans, (Doubt.YEAR_FROM_MEETING,)), None
    return None, None
