"""What stands in a note's head and foot: title, day, place, theme, who took the notes, the next meeting."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, pairwise

from beprovad.lib.notes.dates import DateHit, dates_in, resolve_day, turned
from beprovad.lib.notes.headline import is_sentence
from beprovad.lib.notes.inside import labels_inside
from beprovad.lib.notes.labels import Label, label_at
from beprovad.lib.notes.lines import Line, Marker
from beprovad.lib.notes.model import Doubt, Found
from beprovad.lib.notes.prose import joins
from beprovad.lib.notes.stretch import Stretch, joined, stretch_of

_KIND_OF_NOTE = re.compile(
    r"protokoll|anteckning|noteringar|referat|møtebok|minutes|sammanfattning|summary", re.IGNORECASE
)
_KIND_OF_MEETING = re.compile(
    r"möte|sammanträde|träff|stämma|internat|konferens|råd\b|meeting|møte|møde|nätverk|grupp", re.IGNORECASE
)
_OTHER_DAY = re.compile(
    r"(?:föregående|förra|förre|nästa|nästkommande|senast\w*|utskriv\w+|utskrift\w*|upprätta\w+|"
    r"överklag\w*|anslaget|justera\w*|justering\w*|reviderad\w*|skrive[nt]|godkän\w+|ändrad\w*|fastställ\w+|anslag\w*|kallelse\w*|"
    r"födelse\w*|född|till och med|t\.?o\.?m|fr\.?o\.?m|"
    r"dnr|diarienr|version|ankom|publicerad|uppdaterad|nedtagande|uppsättande|previous|next|forrige|"
    r"sidste|næste|neste|approved|printed)[^.]{0,40}\Z",
    re.IGNORECASE,
)
#: As in "har den 3 maj inkommit", "daterad 2012-05-03": what happened to a paper.
_TOLD = re.compile(r"\b(?:har|hade|inkom\w*|daterad\w*|sedan)\s(?:den\s)?\Z", re.IGNORECASE)
#: What is said right after the day of a former meeting, whose minutes are taken up.
_FORMER = re.compile(
    r"[ ,:)]{1,3}(?:were|was|är|blev|ble)?\s?(?:godkän[dt]\w*|godkend\w*|godkjen[nt]\w*|signed|approved|agreed|"
    r"accepted|gicks? igenom|lades? till|läggs till|upplästes|föredrogs|justerades|taken as read)",
    re.IGNORECASE,
)
_HEAD_LINES = 40
_FIRST_LINES = 12


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
        index for index in free if label_at(lines[index].body) is None or is_bare_kind(lines[index].body)
    ]
    for pattern in (_KIND_OF_NOTE, _KIND_OF_MEETING):
        fitting = [
            index
            for index in plain_lines
            if pattern.search(lines[index].body, 0, _HEADING)
            and not _OF_SIGNING.match(lines[index].body)
            and not is_sentence(lines[index].body)
        ]
        tidy = [index for index in fitting if not re.search(r"\s{3,}", lines[index].body)]
        if tidy or fitting:
            return _title_of(plain, lines[_telling(lines, free, (tidy or fitting)[0])])
    return _title_of(plain, lines[plain_lines[0]]) if plain_lines else None


def _telling(lines: list[Line], free: list[int], found: int) -> int:
    """The line below where the first says only "Minnesanteckningar" and that one what meeting they are of."""
    at = free.index(found) + 1
    below = lines[free[at]] if at < len(free) else None
    if below is None or not is_bare_kind(lines[found].body) or below.marker is not None:
        return found
    is_title = _KIND_OF_MEETING.search(below.body, 0, _HEADING) and label_at(below.body) is None
    return (
        free[at] if is_title and not is_sentence(below.body) and len(below.body) <= LONGEST_TITLE else found
    )


def is_only_a_day(line: Line, day: Found) -> bool:
    """The line says nothing but the day, be it with its weekday and hours."""
    left = line.text
    for span in reversed(day.spans):
        if line.start <= span.start and span.end <= line.end:
            left = left[: span.start - line.start] + left[span.end - line.start :]
    return len(left) < len(line.text) and not re.search(r"[^\W\d_]", _WHEN.sub("", left))


_WHEN = re.compile(
    r"\b(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?|den|datum|tid|kl(?:ockan)?|dato|date)\b", re.IGNORECASE
)


def is_bare_kind(text: str) -> bool:
    """Nothing but "Minnesanteckningar" or "Protokoll"."""
    return bool(
        re.fullmatch(
            r"\W*(?:minnes|mötes)?(?:anteckningar|protokoll|noteringar|referat)\W*", text, re.IGNORECASE
        )
    )


LONGEST_TITLE = 160
_OF_SIGNING = re.compile(
    r"(?:Underskrift|Justera|Justering|Paragrafer|Utses|Anslag|Förvaringsplats)", re.IGNORECASE
)
#: How far into a line its kind of note stands; farther in, it is spoken of.
_HEADING = 120


def _title_of(plain: str, line: Line) -> Found | None:
    stretch = stretch_of(plain, line.body_start, line.end)
    if len(stretch.text) > LONGEST_TITLE:
        stop = re.search(r"[.!?](?:\s|\Z)", stretch.text)
        stretch = stretch.cut(0, stop.start() if stop and stop.start() < LONGEST_TITLE else LONGEST_TITLE)
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
    candidates += [
        candidate
        for one in labels
        for index in one.lines
        if _DAY_OF_MEETING.match(one.word) or (one.label is Label.DATE and index < _FIRST_LINES)
        if index not in head[:_HEAD_LINES]
        for candidate in _candidates(plain, lines[index], is_labelled=True)
    ]
    candidates = candidates or [
        candidate
        for line in lines[:_FIRST_LINES]
        for candidate in _candidates(plain, line, is_labelled=False)
        if candidate.score >= _BY_MEETING
    ]
    candidates = _heard_again(_as_the_years_say(plain, candidates))
    whole = sorted((one for one in candidates if one.hit.year), key=lambda one: (-one.score, one.at))
    bare = sorted((one for one in candidates if not one.hit.year), key=lambda one: (-one.score, one.at))
    if bare and (not whole or _goes_before(bare[0], whole[0])):
        same = [one for one in whole if (one.hit.month, one.hit.day) == (bare[0].hit.month, bare[0].hit.day)]
        hint = bare[0].stretch.found(Doubt.NO_YEAR)
        if not same and (written := _written_after(bare[0], whole)):
            return written, None
        return (_day(same[0]), None) if same else (None, hint)
    if not whole:
        return None, None
    rivals = {one.hit.iso for one in whole if one.score == whole[0].score}
    return _day(whole[0], *([Doubt.SEVERAL_DATES] if len(rivals) > 1 else [])), None


def _goes_before(bare: _Candidate, whole: _Candidate) -> bool:
    """A day without a year is the meeting's where it is better told of, and not far below one with its year."""
    if bare.score == whole.score:
        return 0 < whole.at - bare.at <= _NEAR
    return bare.score > whole.score and (bare.at < whole.at or bare.score >= _BY_KIND)


_NEAR = 20
_YEAR_WRITTEN = re.compile(r"(?<!\d)(?:19[89]\d|20[0-4]\d)(?!\d)")
_YEARS_APART = 2


def _as_the_years_say(plain: str, candidates: list[_Candidate]) -> list[_Candidate]:
    """Six digits are read from the end that gives a year near one that the note writes out elsewhere."""
    if not any(turned(one.hit, one.stretch.text) for one in candidates):
        return candidates
    years = {int(year) for year in _YEAR_WRITTEN.findall(plain)}

    def is_near(hit: DateHit) -> bool:
        return any(abs(year - (hit.year or 0)) <= _YEARS_APART for year in years)

    read: list[_Candidate] = []
    for one in candidates:
        other = turned(one.hit, one.stretch.text)
        is_other = other is not None and is_near(other) and not is_near(one.hit)
        read.append(replace(one, hit=other) if other and is_other else one)
    return read


def _heard_again(candidates: list[_Candidate]) -> list[_Candidate]:
    """Each with a point more for every other place in the head that tells of a meeting on the same day."""
    told = Counter((one.hit.iso, one.score >= _BY_MEETING) for one in candidates if one.hit.year)
    return [
        replace(one, score=one.score + told[one.hit.iso, True] - 1)
        if one.hit.year and one.score >= _BY_MEETING
        else one
        for one in candidates
    ]


def _written_after(held: _Candidate, whole: list[_Candidate]) -> Found | None:
    """As in "möte 17 april 2013-04-24": after the meeting's day the one when the note was written, with its year."""
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
#: The meeting's day is among the first of a line, be the line a whole page.
_MOST_DAYS = 20
_DAY_OF_MEETING = re.compile(r"(?:mötes|sammanträdes)(?:datum|dag)|møde?(?:dato)|møtedato", re.IGNORECASE)
#: How far into a note a day still stands for the meeting's where nothing but its place in the text says so.
_FAR_DOWN = 1500
_AS_IN_A_HEADING = re.compile(
    r"(?:måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag)\w*[ ,]*(?:den )?\Z", re.IGNORECASE
)


def _day(candidate: _Candidate, *doubts: Doubt) -> Found:
    return Found(candidate.hit.iso or "", candidate.stretch.spans(), doubts)


def _candidates(plain: str, line: Line, is_labelled: bool) -> Iterator[_Candidate]:  # noqa: FBT001
    if len(line.text) > 1 and line.is_furniture and not re.search(r"\d{4}", line.text):
        return
    for hit in islice(dates_in(line.text), _MOST_DAYS):
        before = line.text[: hit.start]
        if _OTHER_DAY.search(before) or _TOLD.search(before) or _FORMER.match(line.text, hit.end):
            continue
        score = _score(line, hit, before, is_labelled=is_labelled)
        if score <= 1 and line.start + hit.start > _FAR_DOWN and not _AS_IN_A_HEADING.search(before[-20:]):
            continue
        yield _Candidate(
            score,
            line.start + hit.start,
            hit,
            stretch_of(plain, line.start + hit.start, line.start + hit.end),
        )


_DATUM = re.compile(r"\b(?:Datum|Dato|Date)\s?:?\s*\Z")
#: The hours after a day show that something began then.
_HOURS = re.compile(r"[,.]?\s*(?:kl\b|klockan\b|\d{1,2}[.:]\d\d)", re.IGNORECASE)


def _score(line: Line, hit: DateHit, before: str, *, is_labelled: bool) -> int:
    if is_labelled or _DATUM.search(before):
        return _BY_LABEL + bool(_HOURS.match(line.text, hit.end))
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
