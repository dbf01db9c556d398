"""The story's slides and papers as real files, written by the same writers as everything that is printed."""

from collections.abc import Callable, Mapping
from pathlib import PurePath

from beprovad.documents.docx import to_docx
from beprovad.documents.outline import Document, Paragraph
from beprovad.documents.pdf import to_pdf
from beprovad.home.demo.story.shape import Paper

MEDIA_TYPES: Mapping[str, str] = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".txt": "text/plain",
}


def media_type(file_name: str) -> str:
    return MEDIA_TYPES[PurePath(file_name).suffix]


def paper_bytes(paper: Paper) -> bytes:
    document = Document(title=paper.title, author=paper.by, sections=paper.sections)
    return _WRITERS[PurePath(paper.file_name).suffix](document)


def _to_text(document: Document) -> bytes:
    lines = [document.title]
    for section in document.sections:
        told = [_words(block) for block in section.blocks if isinstance(block, Paragraph)]
        lines += ["", section.heading, *told]
    return "\n".join([*lines, ""]).encode()


def _words(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs)


_WRITERS: Mapping[str, Callable[[Document], bytes]] = {".pdf": to_pdf, ".docx": to_docx, ".txt": _to_text}
