"""Bytes of a plain text file → its text, whatever programme and year it was saved in."""

import codecs
import re

from beprovad.documents.refusals import ExtractRefused, Refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
_NORDIC = frozenset("åäöÅÄÖæøÆØéÉüÜ–”’•…§½´")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_SINGLE_BYTE = ("cp1252", "latin-1", "mac-roman", "cp850")
_SAMPLE = 200_000


def decoded(raw: bytes) -> str:
    """The text of the bytes; refused as NOT_TEXT when they hold no text in any known encoding.

    A byte order mark decides. Without one UTF-8 is tried, stray bytes of Windows-1252 in it included
    (files are glued together); then the single-byte encoding that makes most Nordic letters and marks.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _sane(_strict(raw[len(mark) :], encoding))
    if wide := _unmarked_wide(raw):
        return _sane(_strict(raw, wide))
    return _sane(_unmarked(raw))


def _unmarked(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    stray = sum(byte >= 0x80 for byte in _MULTIBYTE.sub(b"", raw))  # noqa: PLR2004 - the end of ASCII
    if len(_MULTIBYTE.findall(raw)) > stray:
        return raw.decode("utf-8", errors="beprovad-windows")
    return raw.decode(_likeliest(raw[:_SAMPLE]), errors="replace")


def _likeliest(raw: bytes) -> str:
    high = bytes(byte for byte in raw if byte >= 0x80)  # noqa: PLR2004 - the end of ASCII
    return max(_SINGLE_BYTE, key=lambda encoding: _nordic(high, encoding))


def _nordic(high: bytes, encoding: str) -> int:
    text = high.decode(encoding, errors="replace")
    return sum(letter in _NORDIC for letter in text) - 2 * len(_CONTROLS.findall(text)) - text.count("\ufffd")


def _unmarked_wide(raw: bytes) -> str:
    """UTF-16 without its mark: every other byte of a Western text is nought."""
    sample = raw[:_SAMPLE]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > half * 0.7 and sample[0::2].count(0) == 0:
        return "utf-16-le"
    if half and sample[0::2].count(0) > half * 0.7 and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return ""


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as broken:
        raise ExtractRefused(Refusal.BROKEN) from broken


def _sane(text: str) -> str:
    if len(_CONTROLS.findall(text)) > len(text) / 500 or "\x00" in text:
        raise ExtractRefused(Refusal.NOT_TEXT)
    return text


def _as_windows(broken: UnicodeError) -> tuple[str, int]:
    assert isinstance(broken, UnicodeDecodeError)  # noqa: S101 - registered for decoding only
    stray = broken.object[broken.start : broken.end]
    return stray.decode("cp1252", errors="replace"), broken.end


codecs.register_error("beprovad-windows", _as_windows)
