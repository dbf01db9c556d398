"""What a file is, by what stands in it, and whether it may be kept. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from beprovad.lib.identity import identity_numbers, masked

HEAD = 4096
"""Bytes of the file's beginning that `kind_of` wants to see."""


class Refusal(StrEnum):
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    PROGRAM = "program"
    MACROS = "macros"
    UNKNOWN_TYPE = "unknown_type"


@dataclass(frozen=True)
class FileKind:
    suffix: str
    media_type: str


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."

PDF = FileKind(".pdf", "application/pdf")
PNG = FileKind(".png", "image/png")
JPEG = FileKind(".jpg", "image/jpeg")
TEXT = FileKind(".txt", "text/plain")
CSV = FileKind(".csv", "text/csv")
DOCX = FileKind(".docx", f"{_OFFICE}wordprocessingml.document")
PPTX = FileKind(".pptx", f"{_OFFICE}presentationml.presentation")
XLSX = FileKind(".xlsx", f"{_OFFICE}spreadsheetml.sheet")
ODT = FileKind(".odt", f"{_OPEN}text")
ODP = FileKind(".odp", f"{_OPEN}presentation")

SUFFIXES = (".pdf", ".docx", ".pptx", ".xlsx", ".odt", ".odp", ".png", ".jpg", ".jpeg", ".txt", ".csv")

_PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa", b"\xca\xfe\xba\xbe", b"#!")
_PROGRAM_SUFFIXES = frozenset({
    ".app", ".bat", ".cmd", ".com", ".dll", ".exe", ".hta", ".htm", ".html", ".jar", ".js", ".lnk",
    ".msi", ".ps1", ".scr", ".sh", ".svg", ".vbs", ".xhtml",
})  # fmt: skip
_ZIP = b"PK\x03\x04"
_OPEN_KINDS = {kind.media_type.encode(): kind for kind in (ODT, ODP)}
_OFFICE_KINDS = {"word/": DOCX, "ppt/": PPTX, "xl/": XLSX}
_PICTURES = {b"\x89PNG\r\n\x1a\n": PNG, b"\xff\xd8\xff": JPEG}
_PDF_WITHIN = 1024
_MIMETYPE_WITHIN = 200


def kind_of(head: bytes, *, name: str, entries: Collection[str] = ()) -> FileKind | Refusal:
    """The kind that the content shows; the name decides only between plain text and CSV.

    `head` is the first bytes of the file, `entries` what a ZIP file holds. An older Office file and an
    archive are refused: nobody can say what is in them without opening them.
    """
    if not head:
        return Refusal.EMPTY
    if head.startswith(_PROGRAMS):
        return Refusal.PROGRAM
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return PDF
    picture = next((kind for mark, kind in _PICTURES.items() if head.startswith(mark)), None)
    if picture is not None:
        return picture
    if head.startswith(_ZIP):
        return _kind_of_package(head, entries)
    return _kind_of_text(head, PurePosixPath(name.replace("\\", "/")).suffix.casefold())


def _kind_of_package(head: bytes, entries: Collection[str]) -> FileKind | Refusal:
    if any(entry.casefold().endswith("vbaproject.bin") or entry.startswith("Basic/") for entry in entries):
        return Refusal.MACROS
    if "[Content_Types].xml" in entries:
        found = (kind for folder, kind in _OFFICE_KINDS.items() if any(e.startswith(folder) for e in entries))
        return next(found, Refusal.UNKNOWN_TYPE)
    beginning = head[:_MIMETYPE_WITHIN]
    found = (kind for mark, kind in _OPEN_KINDS.items() if b"mimetype" + mark in beginning)
    return next(found, Refusal.UNKNOWN_TYPE)


def _kind_of_text(head: bytes, suffix: str) -> FileKind | Refusal:
    if suffix in _PROGRAM_SUFFIXES:
        return Refusal.PROGRAM
    if suffix not in (".txt", ".csv") or _is_binary(head):
        return Refusal.UNKNOWN_TYPE
    return CSV if suffix == ".csv" else TEXT


def _is_binary(head: bytes) -> bool:
    """Text has no control characters beside white space; UTF-16 announces itself."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return any(byte < 0x20 and byte not in b"\t\n\r\x0b\x0c\x1b" for byte in head)  # noqa: PLR2004 - where text begins


def safe_file_name(name: str, kind: FileKind) -> str:
    """The last part of the name without anything a file system or a header would stumble on, with the kind's ending.

    A personal identity number in it is masked.
    """
    last = masked(name, identity_numbers(name)).replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(c for c in last if c.isprintable() and c not in '<>:"|?*;%').strip(" .")
    stem, dot, suffix = kept.rpartition(".")
    is_right = f".{suffix}".casefold() == kind.suffix or (kind is JPEG and suffix.casefold() == "jpeg")
    base = (stem if dot and is_right else kept)[:120].strip(" .") or "fil"
    return f"{base}{kind.suffix}"


def title_of(file_name: str) -> str:
    """What the page calls the file until somebody says otherwise: "bilder_brukarrad.pdf" is "bilder brukarrad"."""
    stem = file_name.rpartition(".")[0] or file_name
    return " ".join(stem.replace("_", " ").split())[:300] or file_name[:300]
