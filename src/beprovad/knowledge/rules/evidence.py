"""What can be said of a piece of evidence, and what is refused. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from beprovad.knowledge.rules.kinds import (
    Asked,
    Aspect,
    Certainty,
    Direction,
    Documented,
    Leaf,
    Transferability,
)
from beprovad.knowledge.rules.refusals import Refusal

FEW_PEOPLE = 5  # of so few, a sentence can show who somebody is

LEAF_FIELDS: Mapping[Leaf, tuple[str, ...]] = {
    Leaf.RESEARCH: ("outcome", "certainty", "transferability"),
    Leaf.PROFESSION: ("whose", "documented"),
    Leaf.USERS: ("asked_whom", "asked_how", "asked_count", "answered_count", "asked_by"),
    Leaf.CONTEXT: ("aspect",),
}


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A piece in its writer's words, with what its leaf asks for; the rest stays empty."""

    direction: Direction
    claim: str
    dated_on: date
    is_year_only: bool = False  # of `dated_on` only the year is known
    details: str = ""
    # research
    outcome: str = ""
    certainty: Certainty | None = None
    transferability: Transferability | None = None
    # profession
    whose: str = ""
    documented: Documented | None = None
    # users
    asked_whom: str = ""
    asked_how: Asked | None = None
    asked_count: int | None = None
    answered_count: int | None = None
    asked_by: str = ""
    # context
    aspect: Aspect | None = None

    @property
    def columns(self) -> dict[str, object]:
        """Column → value, as a row keeps it."""
        return {each.name: _kept(each.name, getattr(self, each.name)) for each in fields(self)}


def refuse_evidence(leaf: Leaf, facts: Facts, today: date) -> Refusal | None:
    """Why these facts cannot stand under that leaf; None when they can."""
    if not facts.claim.strip():
        return Refusal.CLAIM_IS_EMPTY
    if facts.dated_on > today:
        return Refusal.IN_THE_FUTURE
    if _more_answered(facts):
        return Refusal.MORE_ANSWERED_THAN_ASKED
    others = (name for each, names in LEAF_FIELDS.items() if each != leaf for name in names)
    is_strange = any(getattr(facts, name) not in ("", None) for name in others)
    return Refusal.FACT_OF_ANOTHER_LEAF if is_strange else None


def _more_answered(facts: Facts) -> bool:
    if facts.asked_count is None or facts.answered_count is None:
        return False
    return facts.answered_count > facts.asked_count


def is_of_few_people(answered: int | None) -> bool:
    """Whether a warning belongs beside it: so few answered that a detail can point somebody out."""
    return answered is not None and answered < FEW_PEOPLE


def _kept(name: str, value: object) -> object:
    if value is None and not name.endswith("_count"):
        return ""
    return value.value if isinstance(value, StrEnum) else value
