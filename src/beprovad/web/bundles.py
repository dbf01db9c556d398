"""The skin's style sheet and script: many small files, one request, no build step.

One component is one file; they are joined when first asked for. The address carries a hash of
the content, so that a browser may keep it for ever.
"""

import gzip
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

FOLDER = Path(__file__).parent / "static" / "web"
STYLE_ORDER = ("tokens.css", "base.css", "layout.css", "components/*.css", "print.css")
SCRIPT_ORDER = ("kept-text.js", "*.js")  # the elements come alive as they are defined, and need it then


@dataclass(frozen=True)
class Bundle:
    content: bytes
    zipped: bytes
    version: str


def style_bundle() -> Bundle:
    return _bundle("css", STYLE_ORDER)


def script_bundle() -> Bundle:
    return _bundle("js", SCRIPT_ORDER)


def joined(folder: Path, patterns: tuple[str, ...]) -> bytes:
    """The files that match, each once, in the order of the patterns, then by name."""
    paths = (path for pattern in patterns for path in sorted(folder.glob(pattern)))
    return b"\n".join(path.read_bytes() for path in dict.fromkeys(paths))


def bundle_of(content: bytes) -> Bundle:
    return Bundle(
        content=content,
        zipped=gzip.compress(content, 9, mtime=0),
        version=hashlib.sha256(content).hexdigest()[:12],
    )


def _bundle(kind: str, patterns: tuple[str, ...]) -> Bundle:
    if settings.DEBUG:
        _kept.cache_clear()
    return _kept(kind, patterns)


@lru_cache(maxsize=4)
def _kept(kind: str, patterns: tuple[str, ...]) -> Bundle:
    return bundle_of(joined(FOLDER / kind, patterns))
