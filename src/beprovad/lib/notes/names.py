"""What a person's name looks like, and where names stand in a run of text.

Shape decides (capitalised words, initials, particles, double surnames); words that belong to organisations,
places, roles and headings speak against; a list of Nordic given names speaks for, but is never the only gate.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from beprovad.lib.municipalities import municipality_named
from beprovad.lib.notes.words import (
    MONTHS_AND_DAYS,
    NOT_FIRST,
    NOT_IN_NAMES,
    ORGANISATION_ENDINGS,
    PARTICLES,
    ROLE,
    TITLES_BEFORE_NAMES,
)

_LETTER = r"[^\W\d_]"
_UPPER = "[" + "".join(letter for letter in map(chr, range(0x41, 0x250)) if letter.isupper()) + "]"
_WORD = rf"{_UPPER}(?:{_LETTER}|[’'´`])*(?:-{_LETTER}(?:{_LETTER}|[’'´`])*)*"
TOKEN = re.compile(rf"{_WORD}\.?|{_LETTER}+(?:-{_LETTER}+)*\.?|\d+|\S")
_NAME_WORD = re.compile(rf"(?:{_WORD})\Z")
_INITIALS = re.compile(rf"(?:{_UPPER}\.?-?){{1,3}}\Z")
_MOST_WORDS = 5
#: Endings of nouns that short surnames have too (Henning, Vinter): after a known given name they are surnames.
_ALSO_ENDS_SURNAMES = ("ning", "plan", "grupp", "vinter", "sommar", "råd", "ring", "mark")
_SHORT_SURNAME = 9


@cache
def given_names() -> frozenset[str]:
    """Common given names of the Nordic countries and of people who live there, folded."""
    listed = files("beprovad.lib.notes").joinpath("given_names.txt").read_text(encoding="utf-8")
    return frozenset(listed.casefold().split())


@lru_cache(maxsize=16384)
def is_given(word: str) -> bool:
    """A known given name, also in another spelling (Fillip, Thyra) or as part of a double one (Karl-Uno, Ing-Mari)."""
    folded = word.casefold()
    if folded in given_names() or ("-" in folded and any(_halves(word))) or _is_joined(word):
        return True
    is_name = len(word) >= _LONG_ENOUGH and word[0].isupper() and not word.isupper()
    is_name = is_name and folded not in NOT_FIRST and folded not in NOT_IN_NAMES
    return is_name and _as_heard(folded) in _given_as_heard()


_LONG_ENOUGH = 5
_SPELLINGS = (
    *(
        ("ph", "f"),
        ("th", "t"),
        ("ck", "k"),
        ("ch", "k"),
        ("w", "v"),
        ("z", "s"),
        ("c", "k"),
        ("q", "k"),
        ("y", "i"),
    ),
    *(("æ", "ä"), ("ø", "ö"), ("j", "i"), ("ð", "d"), ("þ", "t")),
)


@lru_cache(maxsize=16384)
def _as_heard(folded: str) -> str:
    """The word without what spellings of one name differ in: accents, doubled letters, c and k, w and v."""
    bare = "".join(one if one in "åäö" else unicodedata.normalize("NFD", one)[0] for one in folded)
    for written, heard in _SPELLINGS:
        bare = bare.replace(written, heard)
    return _DOUBLED.sub(r"\1", bare)


_DOUBLED = re.compile(r"(.)\1")


@cache
def _given_as_heard() -> frozenset[str]:
    return frozenset(_as_heard(name) for name in given_names() if len(name) >= _LONG_ENOUGH - 1)


#: How surnames end that hardly any organisation or thing ends with.
_SURNAME = re.compile(
    r"(?:s[sk]on|zon|s(?:en|zen)|[eoui]vi[cć]h?|d[oó]tt[ei]r|ström|s?trand|lund[ha]?|lundh|[qk]vist|kwist|quist|gren|"
    r"berg(?:h|er)?|stedt|sted|stad|ell|én|een|ius|eus|löf|löv|blad[h]?|bladh|bäck|beck|mark|holm|holt|skog|feldt?|"
    r"hjelm|hielm|gård|gaard|hult|kvarn|vall|wall|nder|ander|[ae]nius|lind(?:er)?|lindh|roth|rot|man|mann|dahl|dal|"
    r"sjö|sund|näs|rup|nen|ala|ila|ski|ska|wicz|oğlu|oglu|yan|idis|opoulos|sköld|stierna|stjerna|crantz|krantz|"
    r"sparre|hage|hagen|stam|ås|rud|stuen|haug|heim|by)\Z",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def is_surname(word: str) -> bool:
    """Ends as surnames do; said of a word that has the shape of one word of a name."""
    last = word.rsplit("-", 1)[-1]
    return len(last) > _SHORTEST + 1 and bool(_SURNAME.search(last)) and is_name_word(word)


_JOINED = re.compile(r"([A-ZÅÄÖ][a-zåäöé]{1,6})([A-ZÅÄÖ][a-zåäöé]{2,})\Z")


def _is_joined(word: str) -> bool:
    """As in "RosMarie", two given names written as one."""
    found = _JOINED.match(word)
    return found is not None and found[2].casefold() in given_names()


def _halves(word: str) -> Iterator[bool]:
    first, _, second = word.partition("-")
    yield first.casefold() in given_names()
    yield len(first) <= _SHORT_HALF and second[:1].isupper() and second.casefold() in given_names()


_SHORT_HALF = 5


#: As in "SPFs", "HRFs": whose something is, in capitals.
_GENITIVE = re.compile(rf"{_UPPER}{{2,}}s\Z")


@lru_cache(maxsize=8192)
def is_name_word(word: str) -> bool:
    """Shaped like one word of a name: capital and small letters, no word of organisations or headings."""
    if (
        not _NAME_WORD.match(word)
        or _GENITIVE.match(word)
        or (word.isupper() and len(word) > 1 and not is_given(word))
    ):
        return False
    folded = word.casefold()
    return folded not in NOT_IN_NAMES and folded not in MONTHS_AND_DAYS and not _is_organisation_word(folded)


def _is_organisation_word(folded: str) -> bool:
    return folded.endswith(ORGANISATION_ENDINGS) and not is_given(folded)


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name's place in a text. Known means that its given name is in the list."""

    start: int
    end: int
    words: int
    is_known: bool


def name_at(text: str, start: int = 0, *, single: bool = False) -> NameHit | None:
    """The name that begins exactly at `start`, read as far as it goes; one known given name only if `single`."""
    words = _tokens(text, start)
    end, count, known = start, 0, False
    position = start
    for word, at in words:
        if at != position or count >= _MOST_WORDS:
            break
        bare = word.rstrip(".")
        if _HANGS.match(text, at + len(word)) or (count > 1 and known and _names_a_place(bare)):
            break
        if not _goes_on(text, word, at, count=count, known=known, start=start, end=end):
            break
        known = known or is_given(bare)
        if bare.casefold() in PARTICLES and count:
            position = at + len(word) + 1
            continue
        stop = at + (
            len(word) if _INITIALS.match(word) or _is_short_for_a_name(text, word, at) else len(bare)
        )
        end, count = stop, count + 1
        if stop < at + len(word):
            break
        position = at + len(word) + _gap(text, at + len(word))
    return _accepted(text, NameHit(start, end, count, known), single=single)


_SHORTENED = re.compile(r"(?:Chr|Fr|Joh|Gust|Edv|Alb|Nic?k)\.\Z")


def _is_short_for_a_name(text: str, word: str, at: int) -> bool:
    """As in "Carl Chr. Ek": a second name that is cut short."""
    return bool(_SHORTENED.match(word)) and _followed_by_name(text, at + len(word))


#: As in "Barn- och": half a word. "Alm- Bo Ek" is two people, the dash between them.
_HANGS = re.compile(rf"-(?!\s{_UPPER})")


def _gap(text: str, at: int) -> int:
    """Blanks between two words of a name: exactly one, since two are a column's edge."""
    return 1 if text[at : at + 1] == " " and text[at + 1 : at + 2] != " " else 0


def _goes_on(  # noqa: PLR0911, PLR0913 - one refusal a line, the state of one name
    text: str, word: str, at: int, *, count: int, known: bool, start: int, end: int
) -> bool:
    bare = word.rstrip(".")
    folded = bare.casefold()
    if count == 0:
        if folded in NOT_FIRST:
            return False
        if folded in _ALSO_WORDS and bare[:1].isupper():
            return _followed_by_name(text, at + len(word))
        return (bare not in _MARKS and is_name_word(bare)) or _opens_as_initials(text, word, at)
    if folded in PARTICLES and bare[:1].islower():
        return _followed_by_name(text, at + len(word))
    if len(bare) == 1 and bare.isupper():
        return bare != "X"
    if folded in PARTICLES and _followed_by_name(text, at + len(word)):
        return True
    if known and count == 1 and len(bare) <= _SHORT_SURNAME and folded.endswith(_ALSO_ENDS_SURNAMES):
        return True
    if (
        known
        and bare.isupper()
        and text[start:end].isupper()
        and bare.isalpha()
        and folded not in NOT_IN_NAMES
    ):
        return True
    ends_here = folded in NOT_FIRST or ROLE.fullmatch(bare)
    if not is_name_word(bare) or (count > 1 and known and ends_here):
        return False
    return not (count > 1 and _starts_a_person(text, bare, at, known=known, start=start, end=end))


def _opens_as_initials(text: str, word: str, at: int) -> bool:
    """As in "K G Ek", "P-O Alm", "PG Alm"; but "BN Johan Alm" and "SBN Ragnar Ek" open with their committee."""
    if not _INITIALS.match(word) or not _followed_by_name(text, at + len(word)):
        return False
    capitals = sum(letter.isupper() for letter in word)
    following = next(_tokens(text, at + len(word)))[0]
    if word in _MARKS and is_given(following):
        return False
    if capitals == 1 or "." in word or "-" in word:
        return True
    return capitals == _SHORTEST and not is_given(following.rstrip("."))


#: Who was there and who was not, after the name before, as often as it is an initial.
_MARKS = frozenset(["N", "F", "X"])


#: "Inga" is a name before a surname ("Inga Ek"), else a small word ("Inga frågor").
_ALSO_WORDS = frozenset(["inga", "june", "april", "may"])


def _followed_by_name(text: str, at: int) -> bool:
    following = next(_tokens(text, at), None)
    return bool(
        following and (is_name_word(following[0].rstrip(".")) or following[0].casefold() in PARTICLES)
    )


_CAPITAL_FOLLOWS = re.compile(rf"\s(?:(?:{_UPPER}\.?\s){{0,2}}{_UPPER}{_LETTER}|(?:von|af|de|van)\s{_UPPER})")


def _starts_a_person(  # noqa: PLR0913 - the state of one name
    text: str, word: str, at: int, *, known: bool, start: int, end: int
) -> bool:
    """In a row of names without separators, a given name after a surname opens the next person."""
    previous = text[start:end].rsplit(" ", 1)[-1]
    if not is_given(word) or not _CAPITAL_FOLLOWS.match(text, at + len(word)):
        return False
    return not (is_given(previous) and not known)


_SHORTEST = 2
_PARTIES = frozenset(["S", "M", "C", "V", "L"])
#: Municipalities whose names are surnames too.
_ALSO_SURNAMES = frozenset(["lund", "mark", "kil", "nora", "boden", "flen", "berg"])


@lru_cache(maxsize=4096)
def _names_a_place(word: str) -> bool:
    return word.casefold() not in _ALSO_SURNAMES and municipality_named(word) is not None


#: What follows the last word shows that it is a place or a firm: "Ek Lund kommun", "Alm Revita 220".
_IS_PLACE = re.compile(
    r"\s(?:[a-zåäö]{0,20}(?:kommun|församling|förening|föreningen|nämnd|nämnden|råd|rådet|utskott|förbund|förbundet|"
    r"skola|skolan|bruk|naturvården|förvaltning|förvaltningen)|stad|län|pastorat)\b|\s\d{2,4}\b"
)
#: As in "Anna Eks väg 3", "Anna Eks v 15": a street.
_IS_STREET = re.compile(r"\s(?:v|g|väg|vägen|gata|gatan|gränd|torg|plats|allé|stig)\.?\s\d")
#: No surname, but the short form of a unit or a mark in a list: "Ek Bmn", "Alm KoF", "Ek F".
_SHORT_FORM = re.compile(r"[^aeiouyåäöæøéüAEIOUYÅÄÖÆØ]{2,5}\Z|[A-ZÅÄÖ][a-zåäö]{1,2}[A-ZÅÄÖ]{1,2}\Z|[FNX]\Z")


def _are_two_people(words: list[str]) -> bool:
    """Four words of which only the first is a known given name: the third is one that is not in the list."""
    return (
        len(words) == 2 * _SHORTEST
        and is_given(words[0])
        and not any(
            is_given(word) or word.casefold() in PARTICLES or len(word) <= _SHORTEST for word in words[1:]
        )
    )


def _is_short_form(words: list[str], hit: NameHit) -> bool:
    return hit.is_known and bool(_SHORT_FORM.match(words[-1])) and not is_given(words[-2])


#: How nouns with their article end: no unknown name begins so.
_DEFINITE = re.compile(
    r"(?:[a-zåäö]{3}(?:ingen|anden|elsen|heten|arna|erna|orna|garen|laren|ilen|landet|laget))\Z"
)


def _accepted(text: str, hit: NameHit, *, single: bool) -> NameHit | None:
    words = text[hit.start : hit.end].split()
    if not words or municipality_named(" ".join(words)) or _IS_STREET.match(text, hit.end):
        return None
    if len(words) > _SHORTEST and words[-1] in _PARTIES and not is_given(words[-2]):
        return NameHit(hit.start, hit.end - len(words[-1]) - 1, hit.words - 1, hit.is_known)
    if _are_two_people(words):
        return NameHit(hit.start, hit.start + len(f"{words[0]} {words[1]}"), _SHORTEST, hit.is_known)
    if len(words) > _SHORTEST and (
        _names_a_place(words[-1]) or _IS_PLACE.match(text, hit.end) or _is_short_form(words, hit)
    ):
        shorter = NameHit(hit.start, hit.end - len(words[-1]) - 1, hit.words - 1, hit.is_known)
        return _accepted(text, shorter, single=single)
    if hit.words == 1:
        return hit if single and hit.is_known and len(words[0]) > 1 else None
    long_words = [word for word in words if len(word.strip(".")) > 1]
    is_name = hit.is_known or not (_is_shouting(words) or _DEFINITE.search(words[0]))
    return hit if long_words and is_name else None


def _is_shouting(words: list[str]) -> bool:
    return all(word.isupper() for word in words)


def _tokens(text: str, start: int) -> Iterator[tuple[str, int]]:
    for found in TOKEN.finditer(text, start):
        yield found[0], found.start()


_NAME_START = re.compile(rf"(?<![\w-])(?={_UPPER})")


def names_in(
    text: str, start: int = 0, end: int | None = None, *, known_only: bool = True
) -> Iterator[NameHit]:
    """Full names in running text, left to right without overlap."""
    end = len(text) if end is None else end
    position = start
    while found := _NAME_START.search(text, position, end):
        hit = name_at(text, found.start())
        if hit and hit.end <= end and (hit.is_known or not known_only):
            yield hit
            position = hit.end
        else:
            position = TOKEN.match(text, found.start()).end()  # type: ignore[union-attr]  # a capital is a token


def without_title(text: str) -> int:
    """How many characters of a form of address ("Dr", "överste", "Fru") stand before a name."""
    found = TITLES_BEFORE_NAMES.match(text)
    if found and name_at(text, found.end()):
        return found.end()
    place = text.split(" ", 1)[0]
    if (
        _names_a_place(place)
        and (hit := name_at(text, len(place) + 1))
        and is_given(text[hit.start :].split(maxsplit=1)[0])
    ):
        return hit.start
    role = ROLE.match(text) if text[:1].isupper() else None
    if role is None or text[role.end() : role.end() + 1] != " ":
        return 0
    hit = name_at(text, role.end() + 1)
    return role.end() + 1 if hit and hit.is_known else 0
