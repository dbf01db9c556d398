"""Beslutsunderlaget: a first page that a committee reads in two minutes, then everything that it stands on.

What is unanswered and what speaks against are printed as openly as the rest. Before a decision it is marked as a draft;
afterwards it is printed from what was known when the decision was signed, word for word.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from beprovad.assessments.documents.answers import answers, evidence, sources
from beprovad.assessments.documents.deciding import decided, method, terms, what_it_is
from beprovad.assessments.documents.first_page import first_page
from beprovad.assessments.documents.grounds import everything
from beprovad.assessments.documents.texts import told
from beprovad.assessments.documents.values import Deciding, Pages, Since, Stands, kind_of, marks
from beprovad.assessments.rules.brief import Brief
from beprovad.assessments.rules.decisions import Draft
from beprovad.assessments.words.deciding import Words
from beprovad.documents import outline

__all__ = ["Pages", "Since", "Stands", "brief_outline"]


def brief_outline(
    known: Brief,
    decision: Deciding | None = None,
    *,
    stands: Stands = Stands(),  # noqa: B008 - a frozen value
    since: Since = Since(),  # noqa: B008 - a frozen value
    pages: Pages = Pages(),  # noqa: B008 - a frozen value
) -> outline.Document:
    """The whole underlag. With a decision, `known` is what stood in its record, or will when the draft is signed.

    Without one it is how things stand now, after what `stands` says was decided. `since` is what has happened after
    the decision. On screen `pages` say where each claim leads.
    """
    signed = None if isinstance(decision, Draft) else decision
    pages = replace(pages, withdrawn={each.evidence_id: each for each in since.withdrawn})
    english = (get_language() or "").startswith("en")
    opening = tuple(first_page(known, decision, stands, since, pages))
    return outline.Document(
        title=known.method,
        subtitle=_("Beslutsunderlag för %(place)s")
        % {"place": ", ".join(filter(None, (known.authority, known.unit)))},
        language=outline.Language.ENGLISH if english else outline.Language.SWEDISH,
        meta=tuple(told({**_about(known), **(_not_translated() if english else {})})),
        marks=marks(decision, stands, since),
        sections=(*opening, *_further(known, decision, pages)),
        opening=len(opening),
        reference=_reference(decision),
        author=signed.signed_by_label if signed else known.lead,
        written_at=signed.signed_at.replace(microsecond=0) if signed else None,
    )


def _about(known: Brief) -> dict[Words, str]:
    return {_("Vad det är"): what_it_is(known), _("Varför"): known.purpose}


def _not_translated() -> dict[Words, str]:
    """Said where the product's words are in another language than most people write in."""
    return {_("Språk"): _("Svaren och egna frågor står på det språk som de skrevs på.")}


def _reference(decision: Deciding | None) -> str:
    if decision is None or not decision.registration:
        return ""
    return _("Diarienummer %(number)s") % {"number": decision.registration}


def _further(known: Brief, decision: Deciding | None, pages: Pages) -> Iterator[outline.Section]:
    if decision is not None:
        yield from decided(decision)
    yield from everything(known, pages)
    yield from method(known)
    yield from terms(known, kind_of(known, decision))
    yield from answers(known, pages)
    yield from evidence(known, pages)
    yield from sources(known)
