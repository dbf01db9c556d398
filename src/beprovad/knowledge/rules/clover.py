"""Fyrklövern: how strong each of the four leaves is, counted from linked evidence and nothing else. Pure.

The rule, leaf by leaf. Only pieces that have not been withdrawn count, and what nuances is shown but adds nothing.

- A leaf on which nothing is said is **empty**. One on which nothing supports, but something is said, is as low and not
  empty: **unsupported** where something speaks against, **unclear** where all of it only nuances.
- Each piece weighs 1, 2 or 3. Research: by the certainty of the body of evidence for that outcome, but never more than
  its transferability allows. Profession: by how the experience is documented. Users: by how they were asked and how
  many answered. Context is not weighed piece by piece: there, the number of different aspects counts.
- **Thin**: something supports. **Fair**: a supporting piece weighs 2. **Strong**: a supporting piece weighs 3, and
  another, independent of it, at least 2. Context: fair with two aspects, strong with four of the six.
- Independent are pieces of research that share no source, experiences of different people, and askings of users at
  different times, in different ways or by different people.
- What contradicts sets a ceiling. As long as it weighs as much as the heaviest support, the leaf is at most thin; when
  the support weighs more, it is at most fair. A strong leaf has nothing against it.

Hence, and tested: the order of the pieces does not matter; one more support never lowers a leaf; one more contradiction
never raises one; what is withdrawn counts as if it were not there. There is no sum of the leaves.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
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

LIGHT, MIDDLING, HEAVY = 1, 2, 3

CERTAINTY_WEIGHT: Mapping[Certainty, int] = {
    Certainty.HIGH: HEAVY,
    Certainty.MODERATE: MIDDLING,
    Certainty.LOW: LIGHT,
    Certainty.VERY_LOW: LIGHT,
    Certainty.UNGRADED: LIGHT,
}
TRANSFERABILITY_ALLOWS: Mapping[Transferability, int] = {
    Transferability.SAME: HEAVY,
    Transferability.PARTLY: MIDDLING,
    Transferability.UNKNOWN: MIDDLING,
    Transferability.POOR: LIGHT,
}
DOCUMENTED_WEIGHT: Mapping[Documented, int] = {
    Documented.TOLD: LIGHT,
    Documented.WRITTEN: LIGHT,
    Documented.SHARED: MIDDLING,
    Documented.FOLLOWED_UP: HEAVY,
}
SYSTEMATIC_WAYS = (Asked.INTERVIEW, Asked.AUDIT, Asked.SURVEY)
CASUAL_WAYS = (Asked.CONVERSATION, Asked.OTHER)
SOME_ANSWERED = 5
MANY_ANSWERED = 20
MOST_OF_THOSE_ASKED = 2  # answered × 2 ≥ asked
ASPECTS_FOR_FAIR = 2
ASPECTS_FOR_STRONG = 4


class Level(StrEnum):
    """How much a leaf stands on."""

    EMPTY = "empty"  # saknas
    UNSUPPORTED = "unsupported"  # talar emot
    UNCLEAR = "unclear"  # oklar
    THIN = "thin"  # tunn
    FAIR = "fair"  # god
    STRONG = "strong"  # stark


_HEIGHTS = {
    Level.EMPTY: 0,
    Level.UNSUPPORTED: 0,
    Level.UNCLEAR: 0,
    Level.THIN: 1,
    Level.FAIR: 2,
    Level.STRONG: 3,
}


def height(level: Level) -> int:
    """How high a level stands. With nothing that supports it, a leaf is low, whether anything is said on it or not."""
    return _HEIGHTS[level]


class Missing(StrEnum):
    """What a leaf lacks: everything that can be said of one that is not strong."""

    NO_RESEARCH = "no_research"
    RESEARCH_UNGRADED = "research_ungraded"
    RESEARCH_UNCERTAIN = "research_uncertain"
    RESEARCH_FAR_FROM_US = "research_far_from_us"
    RESEARCH_NOT_HIGH = "research_not_high"
    RESEARCH_ALONE = "research_alone"
    NO_PROFESSION = "no_profession"
    PROFESSION_UNTRIED = "profession_untried"
    PROFESSION_NOT_FOLLOWED_UP = "profession_not_followed_up"
    PROFESSION_ALONE = "profession_alone"
    NOBODY_ASKED = "nobody_asked"
    USERS_UNCOUNTED = "users_uncounted"
    USERS_FEW = "users_few"
    USERS_CASUALLY = "users_casually"
    USERS_NOT_MANY = "users_not_many"
    USERS_ALONE = "users_alone"
    NO_CONTEXT = "no_context"
    NO_NEED = "no_need"
    NO_LAW = "no_law"
    NO_MONEY = "no_money"
    NO_GOALS = "no_goals"
    NO_STAFF = "no_staff"
    NO_EQUITY = "no_equity"
    CONTEXT_NOT_ENOUGH = "context_not_enough"
    NOTHING_SUPPORTS = "nothing_supports"  # and something speaks against
    ONLY_NUANCES = "only_nuances"
    CONTRADICTED_UNANSWERED = "contradicted_unanswered"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One piece of evidence as the rule sees it.

    `origin` says where it comes from: the sources of research, whose experience, which asking. Pieces with a mark in
    common, or without any, are not independent of each other.
    """

    leaf: Leaf
    direction: Direction
    certainty: Certainty | None = None
    transferability: Transferability | None = None
    documented: Documented | None = None
    asked_how: Asked | None = None
    asked_count: int | None = None
    answered_count: int | None = None
    aspect: Aspect | None = None
    origin: frozenset[str] = frozenset()
    is_withdrawn: bool = False


@dataclass(frozen=True)
class Gap:
    """What is missing on a leaf."""

    leaf: Leaf
    missing: Missing


@dataclass(frozen=True)
class Clover:
    """`contradicted` are the leaves on which something speaks against, whatever the level."""

    research: Level = Level.EMPTY
    profession: Level = Level.EMPTY
    users: Level = Level.EMPTY
    context: Level = Level.EMPTY
    missing: tuple[Gap, ...] = ()
    contradicted: tuple[Leaf, ...] = ()

    def level(self, leaf: Leaf) -> Level:
        level: Level = getattr(self, leaf.value)
        return level

    def missing_on(self, leaf: Leaf) -> tuple[Missing, ...]:
        return tuple(gap.missing for gap in self.missing if gap.leaf == leaf)


def clover(pieces: Iterable[Piece]) -> Clover:
    """The four leaves of these pieces, and what each leaf that is not strong lacks."""
    standing = [piece for piece in pieces if not piece.is_withdrawn]
    on = {leaf: [piece for piece in standing if piece.leaf == leaf] for leaf in Leaf}
    levels = {leaf.value: _level(leaf, on[leaf]) for leaf in Leaf}
    gaps = tuple(Gap(leaf, missing) for leaf in Leaf for missing in _missing(leaf, on[leaf]))
    contradicted = tuple(leaf for leaf in Leaf if _that(Direction.CONTRADICTS, on[leaf]))
    return Clover(**levels, missing=gaps, contradicted=contradicted)


def weight(piece: Piece) -> int:
    """1 to 3. What has not been stated weighs as what is not known."""
    if piece.leaf == Leaf.RESEARCH:
        certain = CERTAINTY_WEIGHT[piece.certainty or Certainty.UNGRADED]
        return min(certain, TRANSFERABILITY_ALLOWS[piece.transferability or Transferability.UNKNOWN])
    if piece.leaf == Leaf.PROFESSION:
        return DOCUMENTED_WEIGHT[piece.documented or Documented.TOLD]
    return _weight_of_asking(piece) if piece.leaf == Leaf.USERS else LIGHT


def _weight_of_asking(piece: Piece) -> int:
    """Heavy: interviews, an audit or a survey that many, and at least half of those asked, have answered."""
    answered = piece.answered_count or 0
    if answered < SOME_ANSWERED or piece.asked_how is None or piece.asked_how in CASUAL_WAYS:
        return LIGHT
    asked = piece.asked_count
    is_most = asked is not None and answered * MOST_OF_THOSE_ASKED >= asked
    is_broad = piece.asked_how in SYSTEMATIC_WAYS and answered >= MANY_ANSWERED and is_most
    return HEAVY if is_broad else MIDDLING


def _level(leaf: Leaf, pieces: Sequence[Piece]) -> Level:
    if not pieces:
        return Level.EMPTY
    supports, contradictions = (_that(each, pieces) for each in (Direction.SUPPORTS, Direction.CONTRADICTS))
    if not supports:
        return Level.UNSUPPORTED if contradictions else Level.UNCLEAR
    ceiling = _ceiling(leaf, supports, contradictions)
    return min(_supported(leaf, supports), ceiling, key=height)


def _that(direction: Direction, pieces: Sequence[Piece]) -> list[Piece]:
    return [piece for piece in pieces if piece.direction == direction]


def _supported(leaf: Leaf, supports: Sequence[Piece]) -> Level:
    """The level by what supports alone, of which there is something."""
    if leaf == Leaf.CONTEXT:
        return _by_aspects(_force(leaf, supports))
    if _are_two_heavy_and_independent(supports):
        return Level.STRONG
    return Level.FAIR if _force(leaf, supports) >= MIDDLING else Level.THIN


def _by_aspects(count: int) -> Level:
    if count >= ASPECTS_FOR_STRONG:
        return Level.STRONG
    return Level.FAIR if count >= ASPECTS_FOR_FAIR else Level.THIN


def _are_two_heavy_and_independent(supports: Sequence[Piece]) -> bool:
    heavy = [piece for piece in supports if weight(piece) == HEAVY]
    telling = [piece for piece in supports if weight(piece) >= MIDDLING]
    return any(_are_independent(one, other) for one in heavy for other in telling)


def _are_independent(one: Piece, other: Piece) -> bool:
    return bool(one.origin) and bool(other.origin) and one.origin.isdisjoint(other.origin)


def _force(leaf: Leaf, pieces: Sequence[Piece]) -> int:
    """What pieces weigh together: as the heaviest of them; in context, as many as the aspects are."""
    if leaf == Leaf.CONTEXT:
        return len({piece.aspect for piece in pieces})
    return max(map(weight, pieces), default=0)


def _ceiling(leaf: Leaf, supports: Sequence[Piece], contradictions: Sequence[Piece]) -> Level:
    if not contradictions:
        return Level.STRONG
    is_unanswered = _force(leaf, contradictions) >= _force(leaf, supports)
    return Level.THIN if is_unanswered else Level.FAIR


def _missing(leaf: Leaf, pieces: Sequence[Piece]) -> tuple[Missing, ...]:
    """At least one for every leaf that is not strong, and none for one that is."""
    if not pieces:
        return (_NOTHING[leaf],)
    supports, contradictions = (_that(each, pieces) for each in (Direction.SUPPORTS, Direction.CONTRADICTS))
    if not supports:
        return (Missing.NOTHING_SUPPORTS if contradictions else Missing.ONLY_NUANCES,)
    lacking = () if _supported(leaf, supports) == Level.STRONG else _LACKING[leaf](supports, pieces)
    against = {
        Level.THIN: (Missing.CONTRADICTED_UNANSWERED,),
        Level.FAIR: (Missing.CONTRADICTED,),
    }.get(_ceiling(leaf, supports, contradictions), ())
    return (*lacking, *against)


_NOTHING = {
    Leaf.RESEARCH: Missing.NO_RESEARCH,
    Leaf.PROFESSION: Missing.NO_PROFESSION,
    Leaf.USERS: Missing.NOBODY_ASKED,
    Leaf.CONTEXT: Missing.NO_CONTEXT,
}
_ASPECT_MISSING = {
    Aspect.NEED: Missing.NO_NEED,
    Aspect.LAW: Missing.NO_LAW,
    Aspect.MONEY: Missing.NO_MONEY,
    Aspect.GOALS: Missing.NO_GOALS,
    Aspect.STAFF: Missing.NO_STAFF,
    Aspect.EQUITY: Missing.NO_EQUITY,
}


def _lacking_in_research(supports: Sequence[Piece], _all: Sequence[Piece]) -> tuple[Missing, ...]:
    best = _force(Leaf.RESEARCH, supports)
    if best == HEAVY:
        return (Missing.RESEARCH_ALONE,)
    if best == MIDDLING:
        return (Missing.RESEARCH_NOT_HIGH,)
    graded = {piece.certainty for piece in supports} - {None, Certainty.UNGRADED}
    if not graded:
        return (Missing.RESEARCH_UNGRADED,)
    is_certain = any(CERTAINTY_WEIGHT[each] >= MIDDLING for each in graded if each)
    return (Missing.RESEARCH_FAR_FROM_US if is_certain else Missing.RESEARCH_UNCERTAIN,)


def _lacking_in_profession(supports: Sequence[Piece], _all: Sequence[Piece]) -> tuple[Missing, ...]:
    best = _force(Leaf.PROFESSION, supports)
    if best == HEAVY:
        return (Missing.PROFESSION_ALONE,)
    return (Missing.PROFESSION_NOT_FOLLOWED_UP if best == MIDDLING else Missing.PROFESSION_UNTRIED,)


def _lacking_in_users(supports: Sequence[Piece], _all: Sequence[Piece]) -> tuple[Missing, ...]:
    best = _force(Leaf.USERS, supports)
    if best == HEAVY:
        return (Missing.USERS_ALONE,)
    if best == MIDDLING:
        return (Missing.USERS_NOT_MANY,)
    answered = [piece.answered_count for piece in supports if piece.answered_count is not None]
    if not answered:
        return (Missing.USERS_UNCOUNTED,)
    return (Missing.USERS_FEW if max(answered) < SOME_ANSWERED else Missing.USERS_CASUALLY,)


def _lacking_in_context(_supports: Sequence[Piece], every: Sequence[Piece]) -> tuple[Missing, ...]:
    """Aspects of which nothing is said, for or against; where all are spoken of, that too little supports."""
    told = {piece.aspect for piece in every}
    untold = tuple(missing for aspect, missing in _ASPECT_MISSING.items() if aspect not in told)
    return untold or (Missing.CONTEXT_NOT_ENOUGH,)


_LACKING: Mapping[Leaf, Callable[[Sequence[Piece], Sequence[Piece]], tuple[Missing, ...]]] = {
    Leaf.RESEARCH: _lacking_in_research,
    Leaf.PROFESSION: _lacking_in_profession,
    Leaf.USERS: _lacking_in_users,
    Leaf.CONTEXT: _lacking_in_context,
}
