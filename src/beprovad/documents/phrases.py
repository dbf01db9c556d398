"""The few words that a writer adds by itself, in the document's own language."""

import textwrap
from dataclasses import dataclass

from beprovad.documents.outline import Document, Language


@dataclass(frozen=True, slots=True)
class Phrases:
    """`page` holds the places {page} and {pages}."""

    page: str


_PHRASES = {
    Language.SWEDISH: Phrases(page="Sida {page} av {pages}"),
    Language.ENGLISH: Phrases(page="Page {page} of {pages}"),
}


def phrases(language: Language) -> Phrases:
    return _PHRASES[language]


def footer_words(document: Document, length: int) -> str:
    """What stands at the foot of every page: the title, shortened to `length`, the reference and the marks."""
    title = textwrap.shorten(document.title, length, placeholder=" …")
    return " · ".join(filter(None, (title, document.reference, *document.marks)))
