"""The 290 Swedish municipalities and the ways their names are written in notes.

Facts from the public register (CC0), kept beside this module as ``municipalities.csv``.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_KINDS = ("kommun", "kommuns", "stad", "stads", "k:n", "kn")


@dataclass(frozen=True, slots=True)
class Municipality:
    code: str
    name: str
    short: str
    county: str


@cache
def municipalities() -> tuple[Municipality, ...]:
    """All 290, in the order of their codes."""
    table = files("beprovad.lib").joinpath("municipalities.csv").read_text(encoding="utf-8")
    return tuple(
        Municipality(
            row["municipality_code"],
            row["municipality_name"],
            row["municipality_name_short"],
            row["county_name_short"],
        )
        for row in csv.DictReader(table.splitlines())
    )


def municipality_named(words: str) -> str | None:
    """The short name of the municipality that an organisation's name begins with or consists of.

    "Mölndals stad", "Göteborgs Stad" and "Kungälv" are municipalities; "FoU Malmö" and "Region Skåne" are not.
    """
    key = " ".join(words.casefold().replace(",", " ").replace(".", " ").split())
    if key in _forms():
        return _forms()[key]
    for kind in _KINDS:
        head, found, _ = f"{key} ".partition(f" {kind} ")
        if found and head in _forms():
            return _forms()[head]
    return None


@cache
def _forms() -> dict[str, str]:
    """Every written form, folded: short name, its genitive, and both with "kommun" or "stad"."""
    forms: dict[str, str] = {}
    for one in municipalities():
        short = one.short.casefold()
        official = one.name.casefold()
        genitive = short if short.endswith(("s", "x", "z")) else f"{short}s"
        for form in (short, official, official.rsplit(" ", 1)[0]):
            forms.setdefault(form, one.short)
        for form in (f"{genitive} kommun", f"{genitive} stad", f"{short} kommun", f"{short} stad", genitive):
            forms.setdefault(form, one.short)
        forms.setdefault(f"kommunen i {short}", one.short)
    return forms
