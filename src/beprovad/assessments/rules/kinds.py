"""What can be said of a question, and decided on a method. Pure."""

from enum import StrEnum


class Verdict(StrEnum):
    FOR = "for"  # talar för
    UNCERTAIN = "uncertain"  # osäkert
    AGAINST = "against"  # talar emot
    NOT_APPLICABLE = "not_applicable"  # ej aktuellt
    LATER = "later"  # senare


class DecisionKind(StrEnum):
    INTRODUCE = "introduce"  # inför brett
    PILOT = "pilot"
    KEEP = "keep"  # behåll
    ADAPT = "adapt"  # anpassa
    WAIT = "wait"  # avvakta
    DECLINE = "decline"  # avstå
    WIND_DOWN = "wind_down"  # avveckla


class Scope(StrEnum):
    PILOT = "pilot"
    BROAD = "broad"


class Mode(StrEnum):
    """How the assessors answer."""

    TOGETHER = "together"  # one answer, written by whoever writes
    ALONE = "alone"  # each answers alone, nobody sees the others'
    SHOWN = "shown"  # the differences are shown and settled in the open
