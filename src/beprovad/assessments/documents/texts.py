"""Small ways of putting things into print."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from beprovad.assessments.queries.record import not_applicable
from beprovad.assessments.rules.brief import Brief
from beprovad.assessments.words.deciding import Words
from beprovad.checklists.rules.areas import Field
from beprovad.documents import outline
from beprovad.documents.markdown import markdown_blocks
from beprovad.lib.markup import plain_text

Blocks = Iterator[outline.Block]

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ0-9”\"])")


def told(rows: Mapping[Words, str]) -> Iterator[outline.Definition]:
    """Rows that say something."""
    return (outline.definition(str(term), said) for term, said in rows.items() if said)


def texts(rows: Mapping[str, str]) -> Iterator[outline.Section]:
    """Each text that says something under a heading, which stays on the page of its text."""
    return (
        outline.Section(title, 2, tuple(markdown_blocks(text)))
        for title, text in rows.items()
        if text.strip()
    )


def not_said() -> str:
    return _("Inte angivet.")


def unsaid(known: Brief, field: Field) -> str:
    """Of a field that is empty: that it says nothing, or that somebody has judged that it does not apply."""
    return not_applicable() if field in known.spared else not_said()


def day_said(day: date) -> str:
    """As "20 oktober 2026", where the day and its month stand on one line."""
    return date_format(day, "j F Y").replace(" ", "\u00a0", 1)


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def ended(words: str) -> str:
    """With a stop, where there are words and they have none."""
    return words if not words or words[-1] in ".!?…" else f"{words}."


def short(text: str, words: int = 30) -> str:
    """Formatted text on one line, so many whole sentences of it as there is room for; "…" where more stands further on.

    A long first sentence, or one after a very short one, is cut off where the room ends.
    """
    plain = plain_text(text)
    sentences = _SENTENCE.split(plain)
    kept: list[str] = []
    for sentence in sentences:
        if len(" ".join((*kept, sentence)).split()) > words:
            break
        kept.append(sentence)
    if len(kept) == len(sentences):
        return plain
    is_enough = 3 * len(" ".join(kept).split()) > words
    return f"{' '.join(kept)} …" if is_enough else Truncator(plain).words(words)
