"""What a step may show as its picture. Pure."""

from dataclasses import dataclass
from enum import StrEnum

MOST_BYTES = 5 * 1024 * 1024
"""A projector's picture; every phone in the room fetches it as well."""

_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF87a", ".gif"),
    (b"GIF89a", ".gif"),
)


class PictureRefusal(StrEnum):
    NOT_A_PICTURE = "not_a_picture"
    TOO_LARGE = "too_large"
    NO_WORDS = "no_words"  # a picture that not everybody sees is told in words


@dataclass(frozen=True)
class PictureSaid:
    """A new picture as its bytes, or none; `drops` takes away the one that is there. `words` say what it shows."""

    content: bytes = b""
    words: str = ""
    drops: bool = False


def picture_ending(content: bytes) -> str | None:
    """What the file is by its first bytes, whatever it is called; None for anything but the four kinds of picture."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return ".webp"
    return next((ending for beginning, ending in _BEGINNINGS if content.startswith(beginning)), None)


def refuse_picture(beginning: bytes, size: int) -> PictureRefusal | None:
    """`size` in bytes. An SVG can hold a program, so it is not taken."""
    if picture_ending(beginning) is None:
        return PictureRefusal.NOT_A_PICTURE
    return PictureRefusal.TOO_LARGE if size > MOST_BYTES else None
