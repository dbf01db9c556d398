"""What kinds of underlag there are, and what can be said of each. Pure."""

from enum import StrEnum


class Leaf(StrEnum):
    """What a piece of evidence stands for: one leaf of the clover."""

    RESEARCH = "research"  # forskning
    PROFESSION = "profession"  # profession
    USERS = "users"  # brukare
    CONTEXT = "context"  # sammanhang


class Direction(StrEnum):
    SUPPORTS = "supports"  # talar för
    CONTRADICTS = "contradicts"  # talar emot
    NUANCES = "nuances"  # nyanserar


class Certainty(StrEnum):
    """The four GRADE phrases for a body of evidence about one outcome, as SBU words them in Swedish."""

    HIGH = "high"  # resultatet stämmer
    MODERATE = "moderate"  # det är troligt att
    LOW = "low"  # det är möjligt att
    VERY_LOW = "very_low"  # det går inte att bedöma
    UNGRADED = "ungraded"  # ingen har graderat


class Transferability(StrEnum):
    SAME = "same"  # liknar våra förhållanden
    PARTLY = "partly"
    POOR = "poor"
    UNKNOWN = "unknown"


class Documented(StrEnum):
    """How a professional experience is kept."""

    TOLD = "told"  # berättad
    WRITTEN = "written"  # nedskriven så att andra kan göra likadant
    SHARED = "shared"  # delad och prövad av fler än en enhet
    FOLLOWED_UP = "followed_up"  # följd över tid, med resultat


class Asked(StrEnum):
    """How users were asked."""

    INTERVIEW = "interview"
    COUNCIL = "council"  # brukarråd
    AUDIT = "audit"  # brukarrevision
    SURVEY = "survey"
    CONVERSATION = "conversation"  # samtal i vardagen
    OTHER = "other"


class Aspect(StrEnum):
    """What of the local context a piece is about."""

    NEED = "need"
    LAW = "law"
    MONEY = "money"
    GOALS = "goals"
    STAFF = "staff"
    EQUITY = "equity"


class Stage(StrEnum):
    """How an organisation stands to a method."""

    CONSIDERED = "considered"  # övervägs
    PILOT = "pilot"
    FULL = "full"  # används brett
    PHASING_OUT = "phasing_out"  # fasas ut
    ENDED = "ended"  # används inte längre
