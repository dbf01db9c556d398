"""What a facilitator does to inputs and groups, each undone by its before. Pure."""

from enum import StrEnum


class Verb(StrEnum):
    LET_THROUGH = "let_through"
    HIDE = "hide"
    SHOW = "show"
    PIN = "pin"
    UNPIN = "unpin"
    JOIN = "join"
    PART = "part"
    REWORD = "reword"
    MOVE = "move"
    JOIN_ALL = "join_all"


MODERATING = frozenset({Verb.LET_THROUGH, Verb.HIDE, Verb.SHOW, Verb.PIN, Verb.UNPIN})
