"""What stands after a name tells of the person: a role, an organisation, a time, an absence."""

import re

from beprovad.lib.municipalities import municipality_named
from beprovad.lib.notes.drafts import Draft, Part
from beprovad.lib.notes.marks import (
    ABSENT_MARK,
    FROM,
    NETWORK,
    NO,
    PARTY,
    PRESENT_MARK,
    REPLACES,
    TIMES,
    are_initials,
)
from beprovad.lib.notes.stretch import Stretch
from beprovad.lib.notes.words import GROUP_WORDS, ORGANISATION, ROLE

STANDS_FOR = re.compile(
    r"(?:\b(?:för|ers\.?|ersätter|ersättare|vara|av|till|of|for|och)|[a-tv-zåäö]s)\s*\Z", re.IGNORECASE
)


#: A role of one's own, as "ordförande" is; no name of somebody else goes before it.
_OWN_SUBSTITUTE = re.compile(r"\bpersonlig ersättare\s*\Z", re.IGNORECASE)


def stands_for(text: str) -> bool:
    """What goes before a name shows that somebody else stands in for them ("… för", "ersätter")."""
    return bool(STANDS_FOR.search(text)) and not _OWN_SUBSTITUTE.search(text)


def tell_prefix(one: Draft, prefix: Stretch) -> None:
    if municipality_named(prefix.text) or (
        ORGANISATION.search(prefix.text) and not GROUP_WORDS.fullmatch(prefix.text)
    ):
        one.organisation = one.organisation or prefix
    elif ROLE.fullmatch(prefix.text) and not GROUP_WORDS.fullmatch(prefix.text):
        one.roles.insert(0, prefix)
    else:
        one.group = prefix


def tell_rest(rest: Stretch, draft: Draft) -> None:
    """What stands after the name with no comma: a mark, a time, an organisation."""
    rest = rest.strip(",.:-–*/")
    if not rest:
        return
    if ABSENT_MARK.search(rest.text):
        draft.is_absent = True
    elif TIMES.match(rest.text) or PARTY.fullmatch(rest.text) or ROLE.search(rest.text):
        draft.roles.append(rest)
    else:
        preposition = FROM.match(rest.text)
        draft.organisation = rest.cut(preposition.end()) if preposition else rest


def tell_brackets(part: Part, people: list[Draft], *, shared: bool) -> None:
    for bracket in part.brackets:
        _tell_bracket(bracket, people, shared=shared)


def _tell_bracket(bracket: Stretch, people: list[Draft], *, shared: bool) -> None:
    draft = people[-1]
    text = bracket.text
    if ABSENT_MARK.match(text):
        draft.is_absent = True
    elif not text or "@" in text or are_initials(text, draft.name.text):
        return
    elif REPLACES.match(text) or TIMES.match(text) or PARTY.fullmatch(text):
        draft.roles.append(bracket)
    elif NETWORK.search(text) and draft.organisation is not None:
        draft.roles.append(bracket)
        draft.replaces_group = True
    elif (
        ROLE.match(text)
        or draft.organisation is not None
        or (text[:1].islower() and not ORGANISATION.search(text))
    ):
        _tell_role_and_organisation(bracket, draft)
    else:
        draft.organisation = bracket
        if shared and len(people) > 1 and people[-2].organisation is None:
            people[-2].organisation = bracket


def _tell_role_and_organisation(bracket: Stretch, draft: Draft) -> None:
    """As in "(ordförande, Norrvik)" holds both."""
    head, comma, _ = bracket.text.partition(", ")
    rest = bracket.cut(len(head) + 2)
    is_unit = rest.text[:1].isupper() or ORGANISATION.search(rest.text)
    if comma and draft.organisation is None and is_unit and not ROLE.match(rest.text):
        draft.roles.append(bracket.cut(0, len(head)))
        draft.organisation = rest
    else:
        draft.roles.append(bracket)


def tell_part(part: Part, people: list[Draft], open_from: int) -> int:
    """A part that is no name tells of the people before it; returns from where the next one may tell."""
    if not people:
        return open_from
    text = part.text
    preposition = FROM.match(text.text)
    if not any(letter.isalnum() for letter in text.text):
        pass
    elif ABSENT_MARK.search(text.text) or NO.fullmatch(text.text):
        people[-1].is_absent = True
    elif PRESENT_MARK.fullmatch(text.text):
        pass
    elif _is_role(text.text) or (
        text.text[:1].islower() and not preposition and not ORGANISATION.search(text.text)
    ):
        people[-1].roles.append(text)
    else:
        organisation = text.cut(preposition.end()) if preposition else text
        share(organisation, people, open_from)
        open_from = len(people)
    if people:
        tell_brackets(part, people, shared=False)
    return open_from


def _is_role(text: str) -> bool:
    if REPLACES.match(text) or TIMES.match(text) or PARTY.fullmatch(text):
        return True
    found = ROLE.search(text)
    return bool(
        found
        and (found.start() == 0 or text[:1].islower())
        and not municipality_named(text)
        and not _names_a_unit(text)
    )


def _names_a_unit(text: str) -> bool:
    return text[:1].isupper() and bool(ORGANISATION.search(text)) and not ROLE.match(text)


def share(organisation: Stretch, people: list[Draft], open_from: int) -> None:
    """An organisation stands for everybody since the last one: "Ture Lindh och Maj Sandell, Storhamn"."""
    if people[-1].organisation is not None:
        people[-1].roles.append(organisation)
        return
    for one in people[min(open_from, len(people) - 1) :]:
        if one.organisation is None:
            one.organisation = organisation
