"""Why a file could not be read; the words for each are in `words`."""

from enum import StrEnum


class Refusal(StrEnum):
    """The reasons, each of which a person can do something about."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    ENCRYPTED = "encrypted"
    SCANNED = "scanned"
    BROKEN = "broken"
    UNKNOWN_TYPE = "unknown-type"
    NOT_TEXT = "not-text"
    PICTURE = "picture"
    SOUND_OR_FILM = "sound-or-film"
    PROGRAM = "program"
    TOO_LONG = "too-long"
    TOO_MANY_PAGES = "too-many-pages"
    ZIP_BOMB = "zip-bomb"
    TOO_SLOW = "too-slow"


class ExtractRefused(Exception):
    """Raised with its reason when there is no text to be had from a file."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason
