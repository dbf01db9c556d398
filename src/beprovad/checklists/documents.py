"""A version on paper: its questions by area, with help, and space to write."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from beprovad.checklists.queries.version_page import QuestionRow, VersionPage
from beprovad.documents import outline

_ROOM = "\n\n\n"  # what a pen needs


def version_outline(page: VersionPage) -> outline.Document:
    english = (get_language() or "").startswith("en")
    version = page.version
    return outline.Document(
        title=page.title,
        subtitle=_("Version %(number)d") % {"number": version.number} if version.number else "",
        language=outline.Language.ENGLISH if english else outline.Language.SWEDISH,
        meta=tuple(_head(page)),
        marks=() if version.is_published else (_("Utkast"),),
        sections=tuple(_sections(page)),
        author=version.published_by_label,
        written_at=(version.published_at or version.created_at).replace(microsecond=0),
    )


def _head(page: VersionPage) -> Iterator[outline.Definition]:
    if page.keeper:
        yield outline.definition(_("Vems lista"), page.keeper)
    if page.version.published_at:
        day = date_format(localdate(page.version.published_at), "j F Y")
        yield outline.definition(_("Publicerad"), day)
    if page.version.note:
        yield outline.definition(_("Vad är nytt"), page.version.note)
    for term in (_("Arbetssätt"), _("Vem som svarar"), _("Dag")):
        yield outline.definition(term, " ")


def _sections(page: VersionPage) -> Iterator[outline.Section]:
    number = 0
    for area in page.areas:
        yield outline.Section(str(area.words), 1, (outline.paragraph(outline.italic(str(area.lead))),))
        for row in area.rows:
            number += 1
            yield outline.Section(f"{number}. {row.said.text}", 2, tuple(_asked(row)))
    if not page.areas:
        yield outline.Section("", 1, (outline.paragraph(_("Listan har inga frågor än.")),))


def _asked(row: QuestionRow) -> Iterator[outline.Block]:
    marks = ", ".join(_marks(row))
    if marks:
        yield outline.paragraph(outline.bold(marks))
    if row.said.help:
        yield outline.paragraph(row.said.help)
    if row.said.find_out:
        yield outline.paragraph(outline.bold(_("Hur tar vi reda på det?")), " ", row.said.find_out)
    yield outline.table([_("Svar"), _("Vad det bygger på")], [_ROOM, " "])


def _marks(row: QuestionRow) -> Iterator[str]:
    if row.question.is_screening:
        yield _("Inledande fråga")
    if row.question.only_users:
        yield _("Bara brukarna kan svara")
    if row.field_words:
        yield _("Fält: %(field)s") % {"field": row.field_words}
