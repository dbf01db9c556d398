"""An invented note to read in, the same words as plain text, Word and PDF."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from beprovad.documents.docx import to_docx
from beprovad.documents.outline import Block, Document, Section, bullets, paragraph
from beprovad.documents.pdf import to_pdf
from beprovad.home.demo.papers import MEDIA_TYPES

FORMS = ("txt", "docx", "pdf")

SOURCE = Path(__file__).parent / "files" / "minnesanteckningar-november.txt"
_HEADING = re.compile(r"^(\d+\. .+|Närvarande)$")
_BULLET = "- "


@dataclass(frozen=True)
class ExampleNote:
    file_name: str
    media_type: str
    content: bytes


@lru_cache(maxsize=3)
def example_note(form: str) -> ExampleNote:
    """The note of 12 November 2026, in one of the three `FORMS`."""
    text = SOURCE.read_text(encoding="utf-8")
    return ExampleNote(f"{SOURCE.stem}.{form}", MEDIA_TYPES[f".{form}"], _WRITERS[form](text))


def _outline(text: str) -> Document:
    title, _, rest = text.partition("\n")
    return Document(title=title, author="Esther Nyman", sections=tuple(_sections(rest)))


def _sections(text: str) -> Iterator[Section]:
    heading, lines = "", list[str]()
    for line in _whole_lines(text):
        if _HEADING.match(line):
            yield Section(heading, blocks=tuple(_blocks(lines)))
            heading, lines = line, []
        else:
            lines.append(line)
    yield Section(heading, blocks=tuple(_blocks(lines)))


def _whole_lines(text: str) -> list[str]:
    """A line that goes on, indented, below itself is one line; blank ones are left out."""
    joined = re.sub(r"\n {2,}", " ", text)
    return [line for line in joined.splitlines() if line.strip()]


def _blocks(lines: list[str]) -> Iterator[Block]:
    for is_list, run in groupby(lines, key=lambda line: line.startswith(_BULLET)):
        if is_list:
            yield bullets(*(line.removeprefix(_BULLET) for line in run))
        else:
            yield from (paragraph(line) for line in run)


_WRITERS: Mapping[str, Callable[[str], bytes]] = {
    "txt": str.encode,
    "docx": lambda text: to_docx(_outline(text)),
    "pdf": lambda text: to_pdf(_outline(text)),
}
