"""A piece of evidence with the words that a page shows beside it."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString

from beprovad.knowledge.models import Evidence
from beprovad.knowledge.queries.citing import SourceLine, source_line
from beprovad.knowledge.rules.evidence import is_of_few_people
from beprovad.knowledge.rules.kinds import (
    Asked,
    Aspect,
    Certainty,
    Direction,
    Documented,
    Leaf,
    Transferability,
)
from beprovad.knowledge.words import (
    ASKED_WORDS,
    ASPECT_WORDS,
    CERTAINTY_PHRASES,
    CERTAINTY_WORDS,
    DIRECTION_CHIPS,
    DIRECTION_WORDS,
    DOCUMENTED_WORDS,
    LEAF_WORDS,
    THE_REGION,
    TRANSFERABILITY_WORDS,
    Words,
)
from beprovad.lib.markup import safe_html
from beprovad.people.models import Organisation


@dataclass(frozen=True)
class PieceRow:
    """`evidence` has its owner and its sources with it."""

    evidence: Evidence

    @property
    def leaf_words(self) -> Words:
        return LEAF_WORDS[Leaf(self.evidence.leaf)]

    @property
    def direction_words(self) -> Words:
        return DIRECTION_WORDS[Direction(self.evidence.direction)]

    @property
    def direction_chip(self) -> str:
        return DIRECTION_CHIPS[Direction(self.evidence.direction)]

    @property
    def certainty_words(self) -> Words:
        return CERTAINTY_WORDS[Certainty(self.evidence.certainty or Certainty.UNGRADED)]

    @property
    def certainty_phrase(self) -> Words:
        return CERTAINTY_PHRASES[Certainty(self.evidence.certainty or Certainty.UNGRADED)]

    @property
    def is_graded(self) -> bool:
        return self.evidence.certainty not in ("", Certainty.UNGRADED)

    @property
    def transferability_words(self) -> Words:
        return TRANSFERABILITY_WORDS[
            Transferability(self.evidence.transferability or Transferability.UNKNOWN)
        ]

    @property
    def documented_words(self) -> Words:
        return DOCUMENTED_WORDS[Documented(self.evidence.documented)] if self.evidence.documented else ""

    @property
    def asked_words(self) -> Words:
        return ASKED_WORDS[Asked(self.evidence.asked_how)] if self.evidence.asked_how else ""

    @property
    def aspect_words(self) -> Words:
        return ASPECT_WORDS[Aspect(self.evidence.aspect)] if self.evidence.aspect else ""

    @property
    def details(self) -> SafeString:
        return SafeString(safe_html(self.evidence.details))

    @property
    def owner_words(self) -> Words:
        return owner_words(self.evidence.owner)

    @property
    def is_of_few_people(self) -> bool:
        return self.evidence.leaf == Leaf.USERS and is_of_few_people(self.evidence.answered_count)

    @cached_property
    def sources(self) -> tuple[SourceLine, ...]:
        return tuple(source_line(source) for source in self.evidence.sources.all())


def owner_words(owner: Organisation | None) -> Words:
    """The organisation, with the municipality that it lies under: "Norrvik, Omsorgsförvaltningen"; two levels up."""
    if owner is None:
        return THE_REGION
    above = owner.parent.parent or owner.parent if owner.parent else None
    return f"{above.name}, {owner.name}" if above else owner.name
