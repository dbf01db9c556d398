"""Files in, text out: what is in the file decides how it is read, not what it is called.

No Django here; `beprovad notes read` uses it without settings.
"""

from pathlib import Path
from typing import Final

from beprovad.documents.encoding import decoded
from beprovad.documents.pdf_text import pdf_text
from beprovad.documents.refusals import ExtractRefused, Refusal
from beprovad.documents.word_text import word_text
from beprovad.lib.text import tidy

__all__ = ["FILE_LIMIT", "TEXT_LIMIT", "ExtractRefused", "Refusal", "text_of", "text_of_bytes"]

FILE_LIMIT: Final = 25 * 1024 * 1024
TEXT_LIMIT: Final = 5_000_000

_PROGRAMS = (b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa", b"\xca\xfe\xba\xbe")
_WINDOWS_PROGRAM = b"MZ"
_HEAD = 64
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_PDF_WITHIN = 1024


def text_of(path: Path, *, name: str | None = None) -> str:
    """The text of a file, tidied (NFC, plain line breaks); ExtractRefused with its reason otherwise.

    `name` is what the file is called to people, when the path is a temporary one.
    """
    if path.stat().st_size > FILE_LIMIT:
        raise ExtractRefused(Refusal.TOO_LARGE)
    return text_of_bytes(path.read_bytes(), name=name or path.name)


def text_of_bytes(raw: bytes, *, name: str = "") -> str:
    """As `text_of`, for a file that is already in memory."""
    if not raw:
        raise ExtractRefused(Refusal.EMPTY)
    if len(raw) > FILE_LIMIT:
        raise ExtractRefused(Refusal.TOO_LARGE)
    text = tidy(_read(raw, name)).strip("\n")
    if not text.strip():
        raise ExtractRefused(Refusal.EMPTY)
    if len(text) > TEXT_LIMIT:
        raise ExtractRefused(Refusal.TOO_LONG)
    return text


def _is_program(raw: bytes) -> bool:
    """By its first bytes. A text may begin with MZ too, but holds no noughts there."""
    return raw.startswith(_PROGRAMS) or (raw.startswith(_WINDOWS_PROGRAM) and b"\x00" in raw[:_HEAD])


_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*")
_PHOTO_BRANDS = (b"heic", b"heix", b"mif1", b"msf1", b"avif")
_SOUNDS = (b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3")


def _is_picture(raw: bytes) -> bool:
    """A photograph, a scan or a picture of a screen, by its first bytes."""
    if raw.startswith(_PICTURES) or (raw[:4] == b"RIFF" and raw[8:12] == b"WEBP"):
        return True
    is_bitmap = raw.startswith(b"BM") and b"\x00" in raw[:_HEAD]
    return is_bitmap or (raw[4:8] == b"ftyp" and raw[8:12] in _PHOTO_BRANDS)


def _is_sound_or_film(raw: bytes) -> bool:
    is_riff = raw[:4] == b"RIFF" and raw[8:12] in (b"WAVE", b"AVI ")
    return is_riff or raw[4:8] == b"ftyp" or (raw.startswith(_SOUNDS) and b"\x00" in raw[:_HEAD])


def _read(raw: bytes, name: str) -> str:
    if _is_program(raw):
        raise ExtractRefused(Refusal.PROGRAM)
    if b"%PDF-" in raw[:_PDF_WITHIN] and b"obj" in raw:
        return pdf_text(raw, limit=TEXT_LIMIT)
    if raw.startswith(b"PK\x03\x04"):
        return word_text(raw)
    if _is_picture(raw):
        raise ExtractRefused(Refusal.PICTURE)
    if _is_sound_or_film(raw):
        raise ExtractRefused(Refusal.SOUND_OR_FILM)
    if raw.startswith(_OLE):
        raise ExtractRefused(Refusal.ENCRYPTED if _LOCKED_OFFICE in raw else Refusal.UNKNOWN_TYPE)
    if raw.startswith(b"{\\rtf"):
        raise ExtractRefused(Refusal.UNKNOWN_TYPE)
    try:
        return decoded(raw)
    except ExtractRefused as refused:
        if refused.reason is Refusal.NOT_TEXT and _once_a_document(name):
            raise ExtractRefused(Refusal.BROKEN) from refused
        raise


def _once_a_document(name: str) -> bool:
    return name.lower().endswith((".pdf", ".docx"))
