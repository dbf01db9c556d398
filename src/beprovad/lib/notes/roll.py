"""A row of people that runs on without separators, divided by weighing all ways of dividing it.

Every way of taking the words of the row as names and as what stands between them has a cost: a given name before
a surname costs nothing, a place or a word of organisations inside a name much, and a capitalised word that is
explained by nothing something. The cheapest way is the reading.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from beprovad.lib.municipalities import municipality_named
from beprovad.lib.notes.drafts import Draft, Part, Row
from beprovad.lib.notes.marks import PARTY, are_initials
from beprovad.lib.notes.model import Doubt
from beprovad.lib.notes.names import is_given, is_name_word, is_surname
from beprovad.lib.notes.parts import parts_of
from beprovad.lib.notes.stretch import Stretch
from beprovad.lib.notes.telling import tell_brackets, tell_part, tell_prefix
from beprovad.lib.notes.words import GROUP_WORDS, NOT_FIRST, ORGANISATION, PARTICLES, ROLE

_TOKEN = re.compile(
    r"(?P<bracket>\([^()\n]{0,120}\)?)"
    r"|(?P<word>[^\W\d_]+(?:[’'´`][^\W\d_]+)*(?:-[^\W\d_]+(?:[’'´`][^\W\d_]+)*)*\.?)|(?P<sign>\d+|\S)"
)
_LEAST = 3
_SHORTEST_ROW, _LONGEST_ROW = 60, 20_000
#: Two capitalised words side by side, as names are; where there are few the row need not be weighed.
_PAIRS = re.compile(r"[A-ZÅÄÖÆØÉ][^\W\d_]*\.?\s(?=[^\W\d_])")
_PAIR, _MOST_WORDS = 2, 5
_NEVER = 99.0
_WORST = 4.0
#: How much cheaper the weighed reading must be; what separators show is kept where it is about as good.
_CLEARLY, _A_LITTLE = 1.2, 0.25
_COST_OF_GIVEN = 2.5
#: Where one name in five at most has a word too many after it, that word is its surname.
_SHARE, _ORPHAN = 5, 0.9
_LOOK = 24
#: Between a role in small letters and a comma stands a name, be its words unknown.
_AFTER_A_ROLE = -0.6


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    is_word: bool
    is_bracket: bool
    touches: bool

    @property
    def bare(self) -> str:
        return self.text.rstrip(".")


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in the row: its place in the text, and whether a sign or a bracket goes before it."""

    start: int
    end: int
    is_known: bool
    is_parted: bool
    is_followed: bool

    def doubts(self) -> tuple[Doubt, ...]:
        found = [] if self.is_parted else [Doubt.NO_SEPARATOR]
        return tuple(found if self.is_known else [*found, Doubt.UNKNOWN_NAME])


def roll(row: Stretch, read: Row) -> Row | None:
    """The row as weighed, where that is clearly cheaper than what separators made of it (`read`); else None."""
    if not _SHORTEST_ROW <= len(row.text) <= _LONGEST_ROW or len(_PAIRS.findall(row.text)) < _LEAST:
        return None
    end = row.text.rfind(read.rest.text) if read.rest is not None else len(row.text)
    whole = row.cut(0, end) if 0 <= end < len(row.text) else row
    tokens = _tokens(whole.text)
    weighed = _weighed(whole.text, tokens)
    if len(weighed.named) < _LEAST:
        return None
    named = [one.name.text for one in read.people]
    told = _told(whole, weighed.named)
    if len(told.people) < _LEAST or not _is_better(weighed, named, [one.name.text for one in told.people]):
        return None
    return Row(told.people, told.rest or read.rest)


def _is_better(weighed: "_Weighed", read: list[str], told: list[str]) -> bool:
    """Clearly cheaper; or a little, where it only finds more people; or the same people in a row that runs on."""
    if read == told:
        return sum(not one.is_parted for one in weighed.named) * 2 >= len(told)
    gain = weighed.cost_of(read) - weighed.least
    return gain >= (_A_LITTLE if set(read) <= set(told) else _CLEARLY)


def _weighed(text: str, tokens: list[_Token]) -> "_Weighed":
    weighed = _Weighed(text, tokens, places_follow=_count_places(text) >= _LEAST)
    weighed.divide()
    if sum(one.is_followed for one in weighed.named) * _SHARE <= len(weighed.named):
        weighed.orphan = _ORPHAN
        weighed.divide()
    return weighed


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    end = 0
    for one in _TOKEN.finditer(text):
        gap = text[end : one.start()]
        end = one.end()
        word = one["word"]
        if word and word.endswith(".") and len(word) > _INITIAL and not _SHORT.match(word):
            end -= 1
            word_alone = _Token(
                word[:-1], one.start(), end, is_word=True, is_bracket=False, touches=gap == " "
            )
            stop = _Token(".", end, end + 1, is_word=False, is_bracket=False, touches=False)
            found.extend([word_alone, stop])
            end += 1
            continue
        touches = gap == " "
        if word and (lost := _LOST_BLANK.search(word)) and is_given(word[lost.end() :].rstrip(".")):
            edge = one.start() + lost.end()
            found.append(_Token(word[: lost.end()], one.start(), edge, True, False, touches))
            found.append(_Token(word[lost.end() :], edge, end, True, False, touches=False))
            continue
        found.append(_Token(one[0], one.start(), end, bool(word), bool(one["bracket"]), touches))
    return found


_INITIAL = 2
#: As in "BjørnsetLise": one's surname and the next one's given name.
_LOST_BLANK = re.compile(r"\A[A-ZÅÄÖÆØ][a-zåäöæø]{2,}(?=[A-ZÅÄÖÆØ][a-zåäöæø]{2,}\.?\Z)")
#: Words that are written short inside names: "P.", "Chr.", "J-O."
_SHORT = re.compile(r"(?:Chr|Fr|Joh|Gust|[A-ZÅÄÖ](?:-[A-ZÅÄÖ])?)\.\Z")


@dataclass(slots=True)
class _Weighed:
    """A row with what each way of dividing it costs; `orphan` is the cost of a capitalised word left after a name."""

    text: str
    tokens: list[_Token]
    places_follow: bool
    orphan: float = 0.0
    least: float = 0.0
    named: list[_Named] = field(default_factory=list)

    def divide(self) -> None:
        """Find the cheapest division, from the last word to the first."""
        count = len(self.tokens)
        cost = [0.0] * (count + 1)
        taken = [0] * (count + 1)
        for at in range(count - 1, -1, -1):
            token = self.tokens[at]
            cost[at] = cost[at + 1] + _cost_of_other(token)
            if not token.is_word or _cost_of_first(token.bare) >= _NEVER:
                continue
            for words in range(_PAIR, _MOST_WORDS + 1):
                if at + words > count or not _go_together(self.tokens, at, words):
                    break
                here = cost[at + words] + self._cost_of_name(at, words)
                if at + words < count and not taken[at + words] and _is_orphan(self.tokens[at + words]):
                    here += self.orphan
                if here < cost[at]:
                    cost[at], taken[at] = here, words
        self.least = cost[0]
        self.named = [one for one in _walked(self.tokens, taken) if not self._is_replaced(one)]

    def cost_of(self, names: list[str]) -> float:
        """What a division costs that takes these names, in the order in which they stand."""
        at, cost = 0, 0.0
        position = 0
        for name in names:
            start = self.text.find(name, position)
            if start < 0:
                continue
            position = start + len(name)
            while at < len(self.tokens) and self.tokens[at].start < start:
                cost += _cost_of_other(self.tokens[at])
                at += 1
            words = 0
            while at + words < len(self.tokens) and self.tokens[at + words].start < position:
                words += 1
            if words > 1:
                cost += min(self._cost_of_name(at, words), _WORST)
                if at + words < len(self.tokens) and _is_orphan(self.tokens[at + words]):
                    cost += self.orphan
            at += words
        return cost + sum(_cost_of_other(token) for token in self.tokens[at:])

    def _is_replaced(self, one: _Named) -> bool:
        before = self.text[max(0, one.start - _LOOK) : one.start]
        return _REPLACED.search(before) is not None

    def _cost_of_name(self, at: int, words: int) -> float:
        inner = sum(_cost_of_middle(token.bare) for token in self.tokens[at + 1 : at + words - 1])
        if inner >= _NEVER:
            return inner
        first, last = self.tokens[at], self.tokens[at + words - 1]
        cost = 0.2 + inner + _cost_of_first(first.bare) + _cost_of_last(last.bare, words)
        if self.places_follow and at and self.tokens[at - 1].text == "," and municipality_named(first.bare):
            cost += 1.5
        return cost + _cost_after(self.tokens, at, words)


#: Before the name of somebody whom another stands in for.
_REPLACED = re.compile(r"(?:\bför|\bers\.?|\b[Ee]rsätter|\bersatte|\bvara|\btill|\bof|\bfor)\s*\Z")


def _is_orphan(token: _Token) -> bool:
    """A capitalised word right after a name, explained by nothing: a surname more, or what the person stands for."""
    return token.is_word and token.touches and 0 < _cost_of_word(token.bare) < _COST_OF_GIVEN


def _is_told_of(token: _Token) -> bool:
    """A capitalised word right after a name that is no role: such words say there what people stand for."""
    return token.is_word and token.touches and token.text[:1].isupper() and not ROLE.match(token.text)


def _walked(tokens: list[_Token], taken: list[int]) -> list[_Named]:
    found: list[_Named] = []
    at = 0
    while at < len(tokens):
        words = taken[at]
        if not words:
            at += 1
            continue
        first, last = tokens[at], tokens[at + words - 1]
        end = last.end if len(last.bare) == 1 else last.start + len(last.bare)
        parted = not at or not tokens[at - 1].is_word or tokens[at - 1].text.casefold() in _AND
        at += words
        after = tokens[at] if at < len(tokens) else None
        followed = after is not None and not taken[at] and _is_told_of(after)
        found.append(_Named(first.start, end, is_given(first.bare), parted, followed))
    return found


_AND = frozenset(["och", "samt", "og", "and"])
_PLACE_FOLLOWS = re.compile(r"(?<=[,)])\s(?=[A-ZÅÄÖ])")


def _count_places(text: str) -> int:
    return sum(
        municipality_named(text[one.end() :].split(maxsplit=1)[0].strip(".,")) is not None
        for one in _PLACE_FOLLOWS.finditer(text)
        if text[one.end() :]
    )


def _go_together(tokens: list[_Token], at: int, words: int) -> bool:
    """Words with one blank between them, so no column's edge and no sign."""
    last = tokens[at + words - 1]
    return tokens[at].is_word and last.is_word and last.touches


def _cost_of_other(token: _Token) -> float:
    return _cost_of_word(token.bare) if token.is_word else 0.0


@lru_cache(maxsize=8192)
def _cost_of_word(word: str) -> float:
    """What it costs to take a capitalised word for no part of a name."""
    if not word[:1].isupper() or len(word) == 1 or ROLE.fullmatch(word) or not is_name_word(word):
        return 0.0
    if municipality_named(word) is not None:
        return 0.3
    if ORGANISATION.search(word) and not is_given(word):
        return 0.1
    if is_given(word):
        return _COST_OF_GIVEN
    return 1.0 if is_surname(word) else 0.6


def _cost_after(tokens: list[_Token], at: int, words: int) -> float:
    """What follows may show that the last word belongs to it, or that the word before it was all of the name."""
    if at + words >= len(tokens):
        return 0.0
    after = tokens[at + words]
    name = " ".join(token.bare for token in tokens[at : at + words])
    if after.is_bracket:
        short = after.text.strip("()0123456789 ")
        whole = "".join(part[0] for part in re.split(r"[\s-]+", name)).casefold()
        return -2.0 if are_initials(short, name) and short.casefold() == whole and words > _PAIR else 0.0
    before = tokens[at - 1] if at else None
    is_pair = words == _PAIR and before is not None and after.text == ","
    if is_pair and before is not None and before.text.islower() and ROLE.fullmatch(before.bare):
        return _AFTER_A_ROLE
    is_unit = after.is_word and after.touches and bool(ORGANISATION.search(after.bare))
    return 1.2 if is_unit and words > _PAIR and not is_given(after.bare) else 0.0


@lru_cache(maxsize=8192)
def _cost_of_first(word: str) -> float:
    if not word[:1].isupper() or not _may_be_name(word):
        return _NEVER
    if len(word) == 1 or _INITIALS.match(word):
        return 0.4
    if is_given(word):
        return 0.0
    if (
        word.casefold() in NOT_FIRST
        or _DEFINITE.search(word)
        or ROLE.fullmatch(word)
        or ORGANISATION.search(word)
    ):
        return _NEVER
    if municipality_named(word) is not None:
        return 2.6
    return 2.2 if is_surname(word) else 1.6


_DEFINITE = re.compile(r"(?:ingen|anden|elsen|heten|arna|erna|orna|gatan|vägen|garen|aren|laget|landet)\Z")
_INITIALS = re.compile(r"[A-ZÅÄÖ](?:-[A-ZÅÄÖ]|[A-ZÅÄÖ])?\Z")


@lru_cache(maxsize=8192)
def _cost_of_middle(word: str) -> float:
    if word.casefold() in PARTICLES:
        return 0.0
    if not _may_be_name(word) or not word[:1].isupper() or ROLE.fullmatch(word):
        return _NEVER
    if len(word) == 1 or is_given(word):
        return 0.15
    if ORGANISATION.search(word) and not is_surname(word):
        return 2.0
    if is_surname(word):
        return 0.7
    return 2.0 if municipality_named(word) is not None else 0.9


def _cost_of_last(word: str, words: int) -> float:
    if len(word) > 1:
        return _cost_of_surname(word)
    if not word.isupper() or word == "X":
        return _NEVER
    return 2.0 if words > _PAIR and PARTY.fullmatch(word) else 0.8


@lru_cache(maxsize=8192)
def _cost_of_surname(word: str) -> float:
    if (
        not word[:1].isupper()
        or not _may_be_name(word)
        or ROLE.fullmatch(word)
        or GROUP_WORDS.fullmatch(word)
    ):
        return _NEVER
    is_place = municipality_named(word) is not None
    if is_surname(word):
        return 0.4 if is_place else 0.0
    if is_given(word):
        return 0.9
    if is_place:
        return 1.0
    if ORGANISATION.search(word):
        return 1.5
    return 0.5


def _may_be_name(word: str) -> bool:
    if len(word) == 1 or _INITIALS.match(word):
        return True
    return is_name_word(word) or word == "Inga"


def _told(row: Stretch, named: list[_Named]) -> Row:
    """The people with what stands between them: told of the one before, or, before a colon or as a title, the next."""
    people: list[Draft] = []
    roles_lead = bool(_ROLE_AT_END.search(row.text[: named[0].start]))
    heading: Stretch | None = None
    edges = [*(one.start for one in named), len(row.text)]
    ahead = _roles_before(row.cut(0, named[0].start))
    for one, (_, following) in zip(named, pairwise(edges), strict=True):
        draft = Draft(row.cut(one.start, one.end), one.doubts())
        if heading is not None:
            tell_prefix(draft, heading)
        draft.roles.extend(ahead)
        people.append(draft)
        gap = row.cut(one.end, following)
        if _is_talk(gap.text):
            return Row(people, gap.strip(",. "))
        gap, heading, ahead = _divided(gap, roles_lead=roles_lead, is_last=following == len(row.text))
        _tell_gap(gap, people)
    return Row(people)


def _roles_before(before: Stretch) -> list[Stretch]:
    found = _ROLE_AT_END.search(before.text)
    return [before.cut(*found.span("role"))] if found else []


_ROLE_AT_END = re.compile(rf"(?:\A|[\s,;])(?P<role>{ROLE.pattern})\s*:?\s*\Z", re.IGNORECASE | re.VERBOSE)
_HEADING_AT_END = re.compile(r"(?:\A|[\s,;.)])(?P<words>[A-ZÅÄÖÆØ][^:,;()]{1,40}):\s*\Z")


def _divided(
    gap: Stretch, *, roles_lead: bool, is_last: bool
) -> tuple[Stretch, Stretch | None, list[Stretch]]:
    """What of the gap is told of the person before, a heading of the next one, and the next one's roles."""
    if is_last:
        return gap, None, []
    if found := _HEADING_AT_END.search(gap.text):
        return gap.cut(0, found.start("words")), gap.cut(*found.span("words")), []
    found = _ROLE_AT_END.search(gap.text) if roles_lead else _TITLE_AT_END.search(gap.text)
    found = found or _OFFICE_AFTER_BRACKET.search(gap.text)
    if found and not (found["role"][:1].islower() and gap.text[: found.start("role")].rstrip().endswith(",")):
        return gap.cut(0, found.start("role")), None, [gap.cut(*found.span("role"))]
    return gap, None, []


#: As in "Bo Alm (S) Sekreterare Anna Ek": what is in brackets closes what is told of the one before.
_OFFICE_AFTER_BRACKET = re.compile(
    r"\)\s(?P<role>Sekreterare|Protokollförare|Ordförande|Sekr\.?|Ordf\.?)\s*\Z"
)
_TITLE_AT_END = re.compile(r"(?:\A|[\s,;])(?P<role>(?:Dr|Prof|Professor|Fru|Herr|Mr|Mrs|Ms)\.?)\s*\Z")
_VERB = re.compile(
    r"\s(?:hälsa(?:r|de)|öppna(?:r|de)|inled(?:er|de)|informera(?:r|de)|förklara(?:r|de)|redogjorde|valdes|utsågs|"
    r"beslut(?:ar|ade)|beslöt|godkän(?:ns|des)|genomfördes)\s"
)


def _is_talk(gap: str) -> bool:
    return bool(_VERB.search(f" {gap} "))


def _tell_gap(gap: Stretch, people: list[Draft]) -> None:
    parts = parts_of(gap) if gap else []
    for part in parts:
        bare = Part(part.text.strip(",.:;-–*/ "), part.brackets, part.before)
        if bare.text:
            tell_part(bare, people, len(people) - 1)
        else:
            tell_brackets(bare, people, shared=False)
