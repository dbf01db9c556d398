"""Which organisation or network do these written words mean? Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from beprovad.lib.text import name_key


@dataclass(frozen=True)
class KnownOrganisation:
    """`id` is None for a municipality of the national register that is not in the database yet."""

    id: int | None
    name: str
    keys: frozenset[str]
    municipality_code: str


@dataclass(frozen=True)
class KnownNetwork:
    id: int
    name: str
    keys: frozenset[str]


def match_organisation(written: str, known: Sequence[KnownOrganisation]) -> tuple[KnownOrganisation, ...]:
    """The organisations that are meant: "Mölndals stad" is one, "GR/FoU i Väst" may be two, unknown is none.

    The whole name counts before its parts; what is closest to what was written comes first.
    """
    return _named(written, known) or _unique(one for part in _parts(written) for one in _named(part, known))


def match_network(heading: str, known: Sequence[KnownNetwork]) -> KnownNetwork | None:
    """The one network that the heading names; None where two could be meant."""
    key = name_key(heading)
    exact = [network for network in known if key and key in network.keys]
    if exact:
        return exact[0] if len(exact) == 1 else None
    core = network_core(key)
    alike = [network for network in known if core and core in map(network_core, network.keys)]
    return alike[0] if len(alike) == 1 else None


@lru_cache(maxsize=5_000)
def network_core(key: str) -> str:
    """What distinguishes a network: "ifo chefsnätverket" and "chefsnätverk ifo" are both "ifo"."""
    return " ".join(word for word in key.split() if not _NETWORK_WORD.fullmatch(word))


_NETWORK_WORD = re.compile(r"(chefs)?nätverk(et|ets)?|(chefs)?gruppen|chefer(na)?|för|inom|från")
_BODY = r"(?:\w*(?:förvaltning|nämnd)(?:en|ens)?|\w*kontoret|\w*avdelningen|socialtjänsten?)"
_KIND = r"(?:kommuns?|kommunens|stads?|k n|kn|stadens)"
_KIND_LAST = re.compile(rf"(.+?) (?:{_KIND}|{_BODY})(?: {_BODY})?")
_KIND_FIRST = re.compile(rf"(?:kommunen|staden|{_BODY})(?: i| inom| för|)(?: (?:{_KIND}))? (.+)")
_SEPARATORS = re.compile(r"\s*[/,;&+()]\s*|\s+och\s+|\s+[–-]\s+")


def _named(written: str, known: Sequence[KnownOrganisation]) -> tuple[KnownOrganisation, ...]:
    for form in _forms(name_key(written)):
        same = _unique(one for one in known if form in one.keys)
        if same:
            return same
        alike = _unique(one for one in known if any(form in _forms(key) for key in one.keys))
        if alike:
            return alike
    return ()


@lru_cache(maxsize=20_000)
def _forms(key: str) -> tuple[str, ...]:
    """The key, and what remains without "kommun" or "socialförvaltningen i" and without the genitive's s."""
    forms = [key] if key else []
    for pattern in (_KIND_LAST, _KIND_FIRST):
        match = pattern.fullmatch(key)
        if match:
            forms += _with_and_without_genitive(match[1])
            forms += [inner for inner in _forms(match[1]) if inner != key]
    return tuple(dict.fromkeys(forms))


def _with_and_without_genitive(name: str) -> list[str]:
    return [name, name[:-1]] if name.endswith("s") and len(name) > 3 else [name]  # noqa: PLR2004 - "Ås" is whole


def _parts(written: str) -> tuple[str, ...]:
    parts = tuple(part for part in _SEPARATORS.split(written) if part)
    return parts if len(parts) > 1 else ()


def _unique(found: Iterator[KnownOrganisation]) -> tuple[KnownOrganisation, ...]:
    return tuple(dict.fromkeys(found))
