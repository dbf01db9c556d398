"""`beprovad notes read`: no database, no settings, no data folder."""

import argparse
import json
from pathlib import Path
from typing import Any

from beprovad.config.command.words import CommandFailed
from beprovad.documents.extract import text_of
from beprovad.documents.refusals import ExtractRefused, Refusal
from beprovad.lib.notes import read_note


def run(chosen: argparse.Namespace) -> int:
    """Print the record: as JSON with the spans that each value stands on, or as text to read."""
    record = read_note(_text(chosen.file))
    if chosen.format == "json":
        content = {**record.contract(), "spans": record.contract_spans()}
        print(json.dumps(content, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(record.contract())))
    return 0


def _text(path: Path) -> str:
    try:
        return text_of(path)
    except ExtractRefused as refused:
        raise CommandFailed(f"{path}: {_REASONS[refused.reason]}") from refused
    except OSError as error:
        raise CommandFailed(f"{path}: {error.strerror}") from error


_REASONS = {
    Refusal.EMPTY: "the file is empty.",
    Refusal.TOO_LARGE: "the file is too large.",
    Refusal.TOO_LONG: "the text is too long (5 MB at most).",
    Refusal.TOO_MANY_PAGES: "the document has too many pages.",
    Refusal.ENCRYPTED: "the file is locked with a password. Save it without one.",
    Refusal.SCANNED: "the PDF holds pictures of pages and no text. Use the original document.",
    Refusal.BROKEN: "the file is broken and cannot be opened.",
    Refusal.ZIP_BOMB: "the file is packed in a way that is not opened.",
    Refusal.TOO_SLOW: "the file takes too long to read. Save it anew, or as plain text.",
    Refusal.UNKNOWN_TYPE: "this kind of file is not read. Use .txt, .md, .docx or .pdf.",
    Refusal.PROGRAM: "this is a program, not a document.",
    Refusal.NOT_TEXT: "this is not a text document.",
    Refusal.PICTURE: "this is a picture; text in pictures is not read.",
    Refusal.SOUND_OR_FILM: "this is sound or film.",
}


def _lines(content: dict[str, Any], indent: str = "") -> list[str]:
    """Every value on a line of its own, under its name."""
    lines: list[str] = []
    for name, value in content.items():
        if isinstance(value, list):
            lines.append(f"{indent}{name}: {len(value)}")
            for entry in value:
                lines.extend(_entry(entry, indent + "  "))
        elif isinstance(value, dict):
            lines.append(f"{indent}{name}:")
            lines.extend(_lines(value, indent + "  "))
        else:
            lines.append(f"{indent}{name}: {'–' if value is None else value}")
    return lines


def _entry(entry: object, indent: str) -> list[str]:
    if not isinstance(entry, dict):
        return [f"{indent}- {entry}"]
    inner = _lines(
        {name: value for name, value in entry.items() if value not in (None, [], "")}, indent + "  "
    )
    return [f"{indent}- {inner[0].strip()}", *inner[1:]] if inner else [f"{indent}-"]
