"""How a source is cited on one line, and where its identifier leads. Pure.

Author (year). Title. Published in. Identifier. What is not known is left out; nothing is invented in its place.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_SFS = re.compile(r"(?:sfs\s*)?(\d{4}:\d{1,4})", re.IGNORECASE)
_ISBN = re.compile(r"(?:isbn(?:-1[03])?:?\s*)?([\dX -]{10,20})", re.IGNORECASE)
_ENDED = (".", "?", "!", "…")


@dataclass(frozen=True, kw_only=True)
class Cited:
    """What is known of a source."""

    title: str
    authors: str = ""
    year: int | None = None
    published_in: str = ""
    identifier: str = ""
    url: str = ""


def citation(cited: Cited) -> str:
    """The line as a list of sources prints it."""
    year = f"({cited.year})" if cited.year else ""
    whose = " ".join(part for part in (cited.authors.strip(), year) if part)
    parts = (whose, cited.title.strip(), cited.published_in.strip(), identifier_words(cited.identifier))
    return " ".join(_ended(part) for part in parts if part)


def link(cited: Cited) -> str:
    """Where the source is read: the DOI's own address first, else the one given; "" where neither is."""
    doi = doi_of(cited.identifier)
    if doi:
        return f"https://doi.org/{quote(doi, safe='/:;().-_')}"
    return cited.url if is_web_address(cited.url) else ""


def is_web_address(url: str) -> bool:
    """Only http and https lead somewhere that a reader may be sent."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def doi_of(identifier: str) -> str:
    """The DOI, without the address or the word before it; "" for anything else."""
    found = _DOI.fullmatch(identifier.strip())
    return found[1] if found else ""


def identifier_words(identifier: str) -> str:
    """The identifier with its kind said: "doi:10.1000/x", "SFS 2025:400", "ISBN 978-…"; others as written."""
    written = " ".join(identifier.split())
    if doi_of(written):
        return f"doi:{doi_of(written)}"
    if sfs := _SFS.fullmatch(written):
        return f"SFS {sfs[1]}"
    return f"ISBN {_isbn(written)}" if _isbn(written) else written


def identifier_key(identifier: str) -> str:
    """Two sources with the same key are the same; "" says nothing."""
    words = identifier_words(identifier).casefold()
    return re.sub(r"[\s-]", "", words) if _isbn(identifier) else words


def _isbn(written: str) -> str:
    """The number as written, when its last digit agrees (ISO 2108); "" otherwise."""
    found = _ISBN.fullmatch(written.strip())
    digits = re.sub(r"[^\dX]", "", found[1].upper()) if found else ""
    return found[1].strip() if found and _is_checked(digits) else ""


def _is_checked(digits: str) -> bool:
    if len(digits) == 13 and digits.isdigit():  # noqa: PLR2004 - ISBN-13
        return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
    if len(digits) == 10 and digits[:9].isdigit():  # noqa: PLR2004 - ISBN-10
        values = [10 if digit == "X" else int(digit) for digit in digits]
        return sum(value * (10 - place) for place, value in enumerate(values)) % 11 == 0
    return False


def _ended(part: str) -> str:
    return part if part.endswith(_ENDED) else f"{part}."
