"""What a checklist's questions are about. Pure."""

from enum import StrEnum


class Area(StrEnum):
    """In reading order; the last three are what lists made in a room tend to forget."""

    PURPOSE = "purpose"  # syfte och behov
    BENEFIT = "benefit"  # brukarnytta
    KNOWLEDGE = "knowledge"  # kunskap
    COMPARISON = "comparison"  # jämfört med i dag
    COST = "cost"  # kostnad
    STAFF = "staff"  # personal och kompetens
    EFFECTS = "effects"  # påverkan och samverkan
    RISKS = "risks"  # risker
    CARRYING_OUT = "carrying_out"  # genomförande och ansvar
    FOLLOW_UP = "follow_up"  # uppföljning
    EQUITY = "equity"  # likvärdighet och strategi
    ETHICS = "ethics"  # etik
    LAW = "law"  # lag och dataskydd
    ACCESSIBILITY = "accessibility"  # tillgänglighet
    OTHER = "other"  # övrigt


class Field(StrEnum):
    """A question whose answer is a field of the assessment, not prose."""

    COST = "cost"
    STAFF_TIME = "staff_time"
    REPLACES = "replaces"
    OWNER = "owner"
    HEAD_PROVIDES = "head_provides"
    TRAINING = "training"
    COLLABORATION = "collaboration"
    RISKS = "risks"
    EXPECTED_EFFECTS = "expected_effects"
    SCOPE = "scope"  # pilot or broad, and what "test" means
    FOLLOW_UP = "follow_up"
    GOALS = "goals"
