"""The text of a PDF, page by page in reading order.

A PDF is a programme for a large C++ library: one that is made to do harm, or only badly made, can hang
it or bring it down. So the reading is done in a process of its own with limits on time and memory, and
the server that asked for it stays up.
"""

import json
import re
import resource
import subprocess
import sys
from typing import Final

from beprovad.documents.refusals import ExtractRefused, Refusal

_PAGES: Final = 1_000
_SECONDS: Final = 20
_MEMORY: Final = 1024 * 1024 * 1024
_PASSWORD: Final = 4  # FPDF_ERR_PASSWORD

_LINE_HYPHEN = re.compile(r"(\w*)[\x02\xad\ufffe]\n?(\w*)")
_AFTER_A_HANGING_HYPHEN = frozenset(("och", "eller", "samt", "respektive", "resp", "og", "and", "or"))
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)


def pdf_text(raw: bytes, *, limit: int) -> str:
    """The text of the bytes of a PDF, at most a little over `limit` characters of it."""
    try:
        reader = subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-P", "-m", __name__, str(limit)],
            input=raw,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as slow:
        raise ExtractRefused(Refusal.TOO_SLOW) from slow
    if reader.returncode != 0:
        raise ExtractRefused(Refusal.BROKEN)
    answer = json.loads(reader.stdout)
    if answer["refused"]:
        raise ExtractRefused(Refusal(answer["refused"]))
    return str(answer["text"])


def read_pages(raw: bytes, limit: int) -> str:
    """Reads here and now, in this process; for the child process and for tests."""
    import pypdfium2  # noqa: PLC0415 - loaded in the child only

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as refused:
        encrypted = getattr(refused, "err_code", None) == _PASSWORD
        raise ExtractRefused(Refusal.ENCRYPTED if encrypted else Refusal.BROKEN) from refused
    if len(document) > _PAGES:
        raise ExtractRefused(Refusal.TOO_MANY_PAGES)
    pages: list[str] = []
    has_drawings = False
    for page in document:
        pages.append(page.get_textpage().get_text_range())
        has_drawings = has_drawings or (not pages[-1].strip() and any(True for _ in page.get_objects()))
        if sum(map(len, pages)) > limit:
            break
    text = "\n".join(page.rstrip() for page in pages)
    if not text.strip():
        raise ExtractRefused(Refusal.SCANNED if has_drawings else Refusal.EMPTY)
    return rejoined(text)


def rejoined(text: str) -> str:
    """Lines that ended in a hyphen, which PDFium marks, are whole again.

    "förbätt-" and "ring" are one word; "Anna-" and "Karin", "e-" and "post" keep their hyphen; "barn-" and
    "och ungdom" their space too.
    """
    return _TRAILING.sub("", _LINE_HYPHEN.sub(_joined, text.replace("\r\n", "\n")))


def _joined(parted: re.Match[str]) -> str:
    before, after = parted.groups()
    if after in _AFTER_A_HANGING_HYPHEN:
        return f"{before}- {after}"
    one_word = len(before) > 1 and before[-1].islower() and after[:1].islower()
    return before + after if one_word else f"{before}-{after}"


def _answer(raw: bytes, limit: int) -> dict[str, str]:
    try:
        return {"refused": "", "text": read_pages(raw, limit)}
    except ExtractRefused as refused:
        return {"refused": refused.reason.value, "text": ""}


def _main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    json.dump(_answer(sys.stdin.buffer.read(), int(sys.argv[1])), sys.stdout)


if __name__ == "__main__":
    _main()
