"""`beprovad notes read`: no database, no settings, no data folder."""

import argparse
import json
from pathlib import Path
from typing import Any

from beprovad.config.command.words import CommandFailed
from beprovad.documents.extract import ExtractRefused, text_of
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
        raise CommandFailed(f"{path}: {_REASONS.get(str(refused.reason), str(refused.reason))}") from refused
    except OSError as error:
        raise CommandFailed(f"{path}: {error.strerror}") from error


_REASONS = {
    "empty": "the file is empty.",
    "too_large": "the file is too large.",
    "too_long": "the text is too long (5 MB at most).",
    "encrypted": "the file is locked with a password. Save it without one.",
    "scanned": "the PDF holds pictures of pages and no text. Use the original document.",
    "broken": "the file is broken and cannot be opened.",
    "unknown_type": "this kind of file is not read. Use .txt, .md, .docx or .pdf.",
    "not_text": "this is not a text document.",
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
