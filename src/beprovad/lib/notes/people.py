"""One row of a list of people: names, what they stand for, what they do, and who is marked as absent."""

import re
from itertools import pairwise

from beprovad.lib.municipalities import municipality_named
from beprovad.lib.notes.addressed import addressed
from beprovad.lib.notes.backwards import surnames_lead
from beprovad.lib.notes.drafts import Draft, Part, Row
from beprovad.lib.notes.familiar import familiar, initials_only, nicknamed, surname_first
from beprovad.lib.notes.marks import ABSENT_MARK, PARTY, PRESENT_MARK, REPLACES, TIMES, are_initials
from beprovad.lib.notes.model import Doubt
from beprovad.lib.notes.names import NameHit, is_given, name_at, without_title
from beprovad.lib.notes.parts import parts_of
from beprovad.lib.notes.roll import roll
from beprovad.lib.notes.stretch import Stretch, joined
from beprovad.lib.notes.telling import STANDS_FOR, share, tell_brackets, tell_part, tell_prefix, tell_rest
from beprovad.lib.notes.words import GROUP_WORDS, ORGANISATION, ROLE, TITLES_AT_END

_MOST_WORDS_IN_PART = 9
#: "KB, 5-6 Rickard Carlsson": the items that somebody was there for, run together with the next name.
_LEADING_TIMES = re.compile(r"(?:§+\s?)?\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s+(?=[A-ZÅÄÖ])")


def read_row(row: Stretch, *, is_plain_list: bool = False) -> Row:
    """The people of one row. In a plain list names follow each other; else a name may be followed by its place."""
    if told := addressed(row) or surname_first(row) or nicknamed(row, is_plain_list=is_plain_list):
        return Row(told)
    if told := familiar(row) or initials_only(row) or surnames_lead(row):
        return Row(told)
    read = _read_by_separators(row, is_plain_list=is_plain_list)
    return roll(row, read) or read


def _read_by_separators(row: Stretch, *, is_plain_list: bool) -> Row:
    people: list[Draft] = []
    inner = {found.start() for found in _INNER_PREFIX.finditer(row.text)}
    inner |= {
        found.start()
        for found in _ANY_PREFIX.finditer(row.text)
        if _known_name(row.text[found.end() :][:_RUN])
    }
    edges = [0, *sorted(inner), len(row.text)]
    for low, high in pairwise(edges):
        read = _read_part_of_row(row.cut(low, high), is_plain_list=is_plain_list)
        people.extend(read.people)
        if read.rest is not None:
            return Row(people, row.cut(row.text.find(read.rest.text, low)))
    return Row(people)


_INNER_PREFIX = re.compile(
    rf"(?<=[\s,;.)])(?<!^)(?:{ROLE.pattern}|{GROUP_WORDS.pattern})(?=:\s*[A-ZÅÄÖÆØ])",
    re.IGNORECASE | re.VERBOSE,
)
#: "… Bo Alm Norrvik: Cia Dal": a heading of one word in a row that runs on.
_ANY_PREFIX = re.compile(r"(?<=[\w).,;]\s)[A-ZÅÄÖÆØ][\wåäöæø-]+:\s+(?=[A-ZÅÄÖÆØ])")


def _read_part_of_row(row: Stretch, *, is_plain_list: bool) -> Row:
    prefix, row = _prefix(row)
    parts = parts_of(row)
    people: list[Draft] = []
    open_from = 0
    first_organisation = _leading_organisation(parts)
    for index, part in enumerate(parts):
        if index == 0 and first_organisation is not None:
            continue
        if part.before == "strong":
            open_from = len(people)
        named = _named(
            part,
            is_first=index == 0 or part.before in {"strong", "bullet"},
            people=people,
            is_plain_list=is_plain_list,
        )
        named = named or _first_of_couple(parts, index, people)
        if named:
            people.extend(named)
            _share_surname(people, is_couple=part.before == "and" and len(named) == 1)
            tell_brackets(part, people, shared=part.before == "and")
            if named[-1].organisation is not None:
                open_from = len(people)
            continue
        if people and _is_sentence(part):
            return Row(_finished(people, prefix, first_organisation), row.cut(_offset(row, part)))
        at = _next_person(part.text.text, row.text) if people else 0
        if at:
            open_from = tell_part(Part(part.text.cut(0, at), (), part.before), people, open_from)
            following = Part(part.text.cut(at), part.brackets, "gap")
            people.extend(_named(following, is_first=True, people=people, is_plain_list=is_plain_list))
            tell_brackets(following, people, shared=False)
            continue
        open_from = tell_part(part, people, open_from)
    return Row(_finished(people, prefix, first_organisation))


def _first_of_couple(parts: list[Part], index: int, people: list[Draft]) -> list[Draft]:
    """As in "Mats och Anna Ek": a given name alone, before a full name with "och"."""
    text = parts[index].text
    if index + 1 >= len(parts) or parts[index + 1].before != "and" or _are_single(people):
        return []
    if not _ONE_GIVEN.match(text.text) or not is_given(text.text) or parts[index].brackets:
        return []
    other = name_at(parts[index + 1].text.text)
    return [Draft(text, (Doubt.ONLY_GIVEN_NAME,))] if other and other.is_known else []


def _share_surname(people: list[Draft], *, is_couple: bool) -> None:
    """The first of a couple has the surname of the second."""
    if not is_couple or len(people) < _LIST_LENGTH or _is_single(people[-1]) or not _is_single(people[-2]):
        return
    if len(people) > _LIST_LENGTH and _is_single(people[-3]):
        return
    one, other = people[-2], people[-1]
    surname = other.name.text.split(" ", 1)[1]
    if is_given(one.name.text) and not is_given(surname.split()[0]):
        one.name = joined([one.name, other.name.cut(len(other.name.text) - len(surname))])


def _is_single(one: Draft) -> bool:
    return " " not in one.name.text


_ONE_GIVEN = re.compile(r"[A-ZÅÄÖÆØ][^\W\d_]+(?:-[^\W\d_]+)?\Z")
_RUN = 45


def _next_person(text: str, row: str) -> int:
    """In a long row without separators, where in a role or an organisation the next person begins; 0 for nowhere."""
    if len(row) < _RUN:
        return 0
    for found in _GIVEN_START.finditer(text):
        hit = name_at(text, found.start())
        if (
            hit is None
            or hit.words < _LIST_LENGTH
            or not is_given(text[hit.start : hit.end].split(maxsplit=1)[0])
        ):
            continue
        title = TITLES_AT_END.search(text[: hit.start])
        at = title.start() if title else hit.start
        if at and not STANDS_FOR.search(text[:at]):
            return at
    return 0


_GIVEN_START = re.compile(r"(?<=\s)(?=[A-ZÅÄÖÆØÉ][a-zåäöæøé])")


def _finished(people: list[Draft], prefix: Stretch | None, organisation: Part | None) -> list[Draft]:
    for index, one in enumerate(people):
        if organisation is not None and one.organisation is None:
            one.organisation = organisation.text
        if prefix is not None and (index == 0 or not ROLE.fullmatch(prefix.text)):
            tell_prefix(one, prefix)
    return people


_PREFIX = re.compile(r"[^:,;()\d]{2,60}[:;](?=\s|$)\s*")


def _prefix(row: Stretch) -> tuple[Stretch | None, Stretch]:
    """As in "Norrvik: Alva Ekström" — what stands before the colon is a heading for this row alone."""
    found = _PREFIX.match(row.text)
    if not found or name_at(row.text):
        return None, row
    return row.cut(0, found.end()).strip(":; "), row.cut(found.end())


def _leading_organisation(parts: list[Part]) -> Part | None:
    """As in "Alvesta      Rose-Marie Enqvist": the place first, the person in the next column or after a dash."""
    if len(parts) < 2 or parts[1].before not in {"gap", "dash"} or not parts[0].text:  # noqa: PLR2004
        return None
    first, second = parts[0].text.text, parts[1].text.text
    if name_at(first) is not None and not (ORGANISATION.search(first) and _known_name(second)):
        return None
    return parts[0] if _known_name(second) else None


def _known_name(text: str) -> bool:
    hit = name_at(text)
    return hit is not None and hit.is_known


_OWN_HEADING = re.compile(r"(?P<words>[^:]{2,40}):\s+(?=[A-ZÅÄÖÆØ])")


def _with_own_heading(part: Part) -> tuple[Part, Stretch | None]:
    """As in "RSMH: Cia Dal" in the middle of a row."""
    found = _OWN_HEADING.match(part.text.text)
    if found is None or not _known_name(part.text.text[found.end() :]):
        return part, None
    return Part(part.text.cut(found.end()), part.brackets, part.before), part.text.cut(*found.span("words"))


def _named(part: Part, *, is_first: bool, people: list[Draft], is_plain_list: bool) -> list[Draft]:
    """The person (or persons in a row without separators) that a part opens with, if it does."""
    part, heading = _with_own_heading(part)
    if heading is not None:
        own = _named(part, is_first=True, people=people, is_plain_list=is_plain_list)
        for one in own:
            tell_prefix(one, heading)
        return own
    text = part.text.text
    times = _LEADING_TIMES.match(text)
    role = _role_first(text) if not people or people[-1].roles else 0
    skip = without_title(text) or role or (times.end() if times and people else 0) or _initials_first(text)
    hit = name_at(text, skip, single=True)
    unit = _UNIT_FIRST.match(text) if people and part.before == "comma" and not skip else None
    if unit and _known_name(text[unit.end() :]):
        share(part.text.cut(0, unit.end()), people, len(people) - 1)
        skip = unit.end()
        hit = name_at(text, skip)
    if hit is None or not _may_be_person(
        part, hit, is_first=is_first, people=people, is_plain_list=is_plain_list
    ):
        return []
    if people and (place := _place_first(text, hit)):
        share(part.text.cut(hit.start, hit.start + place).strip(" "), people, len(people) - 1)
        hit = name_at(text, hit.start + place)
    has_title = skip > 0 and times is None and unit is None and not _initials_first(text)
    return _chain(part, hit, people, title=part.text.cut(0, skip) if has_title else None)


def _chain(part: Part, hit: NameHit | None, people: list[Draft], *, title: Stretch | None) -> list[Draft]:
    """The person at `hit` and those who follow without a separator, each with title or role."""
    found: list[Draft] = []
    skip = 0
    while hit is not None:
        chained = bool(found)
        draft = Draft(part.text.cut(hit.start, hit.end), _doubts(hit, chained=chained))
        if chained and skip:
            draft.roles.append(part.text.cut(hit.start - skip, hit.start).strip(": "))
            draft.has_title_before = True
        if title and not chained:
            _tell_title(title.strip(": "), draft, people, after_comma=part.before == "comma")
        found.append(draft)
        leader = (people or found)[0]
        follow = _after_role(part, draft, hit.end, in_capitals=not leader.has_title_before)
        hit, skip = _next_in_chain(part, draft, follow)
    return found


def _next_in_chain(part: Part, draft: Draft, follow: int) -> tuple[NameHit | None, int]:
    """Who comes next in the same part, and how long a title stands before the name."""
    text = part.text.text
    if follow >= len(text):
        return None, 0
    skip = without_title(text[follow:])
    hit = name_at(text, follow + skip)
    if hit is not None and hit.is_known:
        return hit, skip
    at = _next_person(text[follow:], text)
    tell_rest(part.text.cut(follow, follow + at if at else None), draft)
    skip = without_title(text[follow + at :]) if at else 0
    return (name_at(text, follow + at + skip) if at else None), skip


def _tell_title(title: Stretch, draft: Draft, people: list[Draft], *, after_comma: bool) -> None:
    """As in "Anna Ek, Sekreterare Bo Alm Samordnare": in a row where roles follow names, it is the one before's."""
    is_before = after_comma and people and not people[0].roles and len(people) < _LIST_LENGTH
    is_of_placed = title.text[:1].islower() and bool(people) and people[-1].organisation is not None
    may_follow = is_before or is_of_placed or (people and people[0].has_role_after)
    follows = after_comma and people and not people[-1].roles and may_follow
    if follows and ROLE.fullmatch(title.text):
        people[-1].roles.append(title)
        people[-1].has_role_after = True
    else:
        draft.roles.append(title)
        draft.has_title_before = True


#: "SBN Ragnar Alm" after a comma: the unit of the one before, in capitals, then the next person.
_UNIT_FIRST = re.compile(r"(?:(?:[A-ZÅÄÖ]{2,5}|[A-ZÅÄÖ]&[A-ZÅÄÖ])\s+)(?=[A-ZÅÄÖ][a-zåäöé])")


def _role_first(text: str) -> int:
    """As in "kamrer Göran Hult": a role in small letters right before a known name; nobody's substitute."""
    role = ROLE.match(text)
    if role is None or not text[:1].islower() or REPLACES.match(text):
        return 0
    at = role.end() + 1
    return at if text[at - 1 : at] == " " and _known_name(text[at:]) else 0


def _initials_first(text: str) -> int:
    """As in "AE Anna Ek": the short form stands in the column before."""
    found = re.match(r"([A-ZÅÄÖÆØ]{2,4})\s+(?=[A-ZÅÄÖÆØ][a-zåäöæøé])", text)
    if found is None:
        return 0
    hit = name_at(text, found.end())
    return found.end() if hit and are_initials(found[1], text[hit.start : hit.end]) else 0


def _place_first(text: str, hit: NameHit) -> int:
    """As in "Forshaga Hillevi Aspsjö" after a name and a comma: the place of the one before, then the next person.

    A unit in capitals ("SBN Ragnar Alm") stands there in the same way.
    """
    words = text[hit.start : hit.end].split()
    if len(words) < 3 or is_given(words[0]) or not is_given(words[1]):  # noqa: PLR2004
        return 0
    return len(words[0]) + 1


def _doubts(hit: NameHit, *, chained: bool) -> tuple[Doubt, ...]:
    doubts = [Doubt.NO_SEPARATOR] if chained else []
    if not hit.is_known:
        doubts.append(Doubt.UNKNOWN_NAME)
    if hit.words == 1:
        doubts.append(Doubt.ONLY_GIVEN_NAME)
    return tuple(doubts)


def _after_role(part: Part, draft: Draft, position: int, *, in_capitals: bool) -> int:
    """Past a role or a mark that stands right after the name: "Peter Isgren ordf sekr Jörgen Hafström".

    A role with a capital is the name's before it only where the row began with a name and not with a role.
    """
    text = part.text.text
    while position < len(text):
        blank = _SPACE.match(text, position).end()  # type: ignore[union-attr]  # matches anything
        mark = PRESENT_MARK.match(text, blank)
        if mark:
            position = mark.end()
            continue
        role = ROLE.match(text, blank)
        if role is None or not (in_capitals or text[blank : blank + 1].islower()):
            return blank
        draft.roles.append(part.text.cut(blank, role.end()))
        position = role.end()
    return position


_SPACE = re.compile(r"[ *.]*")


def _may_be_person(
    part: Part, hit: NameHit, *, is_first: bool, people: list[Draft], is_plain_list: bool
) -> bool:
    text = part.text.text
    rest = text[hit.end :].strip(" .:*")
    if municipality_named(text) or is_verb_phrase(rest) or GROUP_WORDS.fullmatch(text):
        return False
    if hit.words == 1:
        goes_on = _are_single(people) or part.before == "and" or _is_plain(people)
        return _stands_alone(rest) and (is_first or goes_on)
    if hit.is_known and (is_given(text[hit.start : hit.end].split()[0]) or is_first):
        return is_first or not _is_unit(text[hit.start : hit.end].split()[-1])
    if ORGANISATION.search(text):
        return False
    return (
        is_first
        or part.before in {"and", "gap", "bracket"}
        or _expects_a_name(part, hit, people, is_plain_list=is_plain_list)
    )


_ALSO_ENDS_A_SURNAME = re.compile(r"[A-ZÅÄÖ]\w{2,}(?:hem|hus|vård)\Z")


def _is_unit(word: str) -> bool:
    """A word of organisations; "Nordhem" and "Backhus" are surnames as well."""
    return bool(ORGANISATION.search(word)) and not _ALSO_ENDS_A_SURNAME.match(word)


def _is_plain(people: list[Draft]) -> bool:
    return len(people) >= _LIST_LENGTH and all(one.organisation is None for one in people[-_LOOK:])


def _stands_alone(rest: str) -> bool:
    return not rest or bool(ROLE.match(rest)) or len(rest) == 1


def _are_single(people: list[Draft]) -> bool:
    return bool(people) and " " not in people[-1].name.text.strip()


_LIST_LENGTH = 2
_LOOK = 30


def _expects_a_name(part: Part, hit: NameHit, people: list[Draft], *, is_plain_list: bool) -> bool:
    """Whether an unknown name after a comma is the next person, or what the person before it stands for.

    In a row that alternates (name, organisation, name, …) it is a person when the one before has what they
    stand for; in a plain list of names it is a person; a party or a role in brackets is a person's.
    """
    if not people or hit.end < len(part.text.text.rstrip(" .")):
        return False
    if re.match(r"[A-ZÅÄÖÆØ](?:-[A-ZÅÄÖÆØ])?\.", part.text.text):
        return True
    if part.brackets and (ROLE.match(part.brackets[0].text) or PARTY.fullmatch(part.brackets[0].text)):
        return True
    if len(part.text.text[hit.start : hit.end].split()[-1].strip(".")) == 1:
        return True
    if people[-1].organisation is not None:
        return True
    return (is_plain_list or len(people) >= _LIST_LENGTH) and all(
        one.organisation is None for one in people[-_LOOK:]
    )


_VERB = re.compile(
    r"[a-zåäöæø]+(?:ade|ades|ar|er|te|tes|de|des|ste|it|ög|år|ick|am|ev|öt|öts|as|es|tt|"
    r"sker)\b(?!\s*[,;)]|\s*$)|(?:är|var|har|hade|ska|skall|får|fick|om|att|som|med|kan|vill)\b",
)


def is_verb_phrase(rest: str) -> bool:
    """As in "… hälsade alla välkomna": the name opens a sentence, not an entry."""
    if not rest or any(mark.match(rest) for mark in (ROLE, ABSENT_MARK, TIMES, REPLACES)):
        return False
    return bool(_VERB.match(rest))


def _is_sentence(part: Part) -> bool:
    """Running text: many words, most of them small, neither role nor organisation."""
    words = part.text.text.split()
    small = sum(word[:1].islower() for word in words)
    return len(words) > _MOST_WORDS_IN_PART and small > len(words) // 2 and not ROLE.match(part.text.text)


def _offset(row: Stretch, part: Part) -> int:
    """Where in the row a part begins."""
    at = row.text.find(part.text.text)
    return max(at, 0)
