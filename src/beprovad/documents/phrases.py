"""The few words that a writer adds by itself, in the document's own language."""

from dataclasses import dataclass

from beprovad.documents.outline import Language


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
