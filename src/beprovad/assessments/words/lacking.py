"""What a leaf of an assessment's clover lacks: nothing known, or something known that nobody has linked."""

from django.utils.translation import ngettext

from beprovad.knowledge.rules.clover import Missing
from beprovad.knowledge.words import MISSING_WORDS

NOTHING_LINKED = frozenset(
    {Missing.NO_RESEARCH, Missing.NO_PROFESSION, Missing.NOBODY_ASKED, Missing.NO_CONTEXT}
)


def lack_said(missing: Missing, *, unlinked: int) -> str:
    """As "Ingen har frågat brukarna ännu", unless pieces of that kind are known of the way of working."""
    if missing not in NOTHING_LINKED or not unlinked:
        return str(MISSING_WORDS[missing])
    said = ngettext(
        "%(n)s underlag finns om arbetssättet, men det är inte kopplat till prövningen ännu.",
        "%(n)s underlag finns om arbetssättet, men inget är kopplat till prövningen ännu.",
        unlinked,
    )
    return said % {"n": unlinked}
