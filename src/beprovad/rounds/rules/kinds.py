"""What a round is made of: the kinds of prompt, how one sits, and who keeps the pace. Pure."""

from enum import StrEnum


class Kind(StrEnum):
    """What a prompt asks for."""

    TEXTS = "texts"  # inspel: many short texts
    DOTS = "dots"  # prioritering
    CHOICE = "choice"  # val
    SCALE = "scale"  # skala
    RANKING = "ranking"  # rangordning
    WORDS = "words"  # ordmoln
    QUESTIONS = "questions"  # frågor, with up-votes
    INFORMATION = "information"  # a text or a picture on the screen; nothing is answered


ADDS = frozenset({Kind.TEXTS, Kind.QUESTIONS})
"""Kinds of which a seat sends many inputs. Of the others it has one answer, and a new one replaces it."""

WITH_OPTIONS = frozenset({Kind.DOTS, Kind.CHOICE, Kind.RANKING})


class Seating(StrEnum):
    PHONES = "phones"  # each phone is a seat
    TABLES = "tables"  # each table is a seat, with its name and how many sit there


class Pace(StrEnum):
    LED = "led"  # the facilitator opens and closes
    OWN = "own"  # every prompt is open between two times


class PromptState(StrEnum):
    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"


class RoundState(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"
