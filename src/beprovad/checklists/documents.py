"""A version on paper: its questions by area, with help, and space to write."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from beprovad.checklists.queries.version_page import OriginLine, QuestionRow, VersionPage
from beprovad.checklists.rules.origins import Worded
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
        is_first = page.version.number == 1
        yield outline.definition(_("Om listan") if is_first else _("Vad är nytt"), page.version.note)
    for term in (_("Vilket arbetssätt"), _("Vem som svarar"), _("Dag")):
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
    if row.origins:
        yield from _whence(row)
        yield from _by_whom(row)
    yield outline.table([_("Svar"), _("Vad det bygger på")], [_ROOM, " "])


def _whence(row: QuestionRow) -> Iterator[outline.Block]:
    """On one line where there is one place to name."""
    asked, items = outline.bold(_("Varifrån kommer frågan?")), [_origin(row, each) for each in row.origins]
    if len(items) == 1 and not items[0].below:
        (told,) = items[0].runs
        yield outline.paragraph(asked, f" {told.text[:1].upper()}{told.text[1:]}")
    else:
        yield outline.paragraph(asked)
        yield outline.bullets(*items)


def _by_whom(row: QuestionRow) -> Iterator[outline.Block]:
    joined, worded = row.question.joined_by_label, row.question.worded_by_label
    if joined:
        yield outline.paragraph(_("Sammanfogad i listan av %(who)s.") % {"who": joined})
    if worded:
        yield outline.paragraph(_("Senast formulerad av %(who)s.") % {"who": worded})


def _origin(row: QuestionRow, origin: OriginLine) -> outline.Item:
    """Its words where they are not the question's own, then where and by how many; below, every wording."""
    own = "" if origin.wording.split() == row.said.text.split() else f"”{origin.wording}”"
    told = " · ".join(filter(None, (own, *_told(origin))))
    wordings = () if origin.is_in_its_only_words else origin.wordings
    if not wordings:
        return outline.item(told)
    return outline.item(told, below=(outline.bullets(*map(_worded, wordings)),))


def _told(origin: OriginLine) -> Iterator[str]:
    """Where it was said, in which round, of how many, and who joined it: as the version's page says it."""
    if origin.is_standard:
        yield _("från standardlistan")
    elif origin.said:
        yield origin.said
    elif origin.editor:
        yield _("inskriven för hand av %(who)s") % {"who": origin.editor}
    else:
        yield _("inskriven för hand")
    if not origin.is_of_a_round:
        return
    if origin.other_label:
        yield origin.other_label
    if origin.prompt:
        yield _("på frågan ”%(prompt)s”") % {"prompt": origin.prompt}
    yield from _counts(origin)
    if origin.editor:
        words = _("sammanfogad av %(who)s") if origin.is_joined else _("formulerad av %(who)s")
        yield words % {"who": origin.editor}


def _counts(origin: OriginLine) -> Iterator[str]:
    if origin.is_in_its_only_words and origin.wordings[0].tables:
        yield ", ".join(origin.wordings[0].tables)
    elif origin.tables:
        yield ngettext("%(count)d bord", "%(count)d bord", origin.tables) % {"count": origin.tables}
    elif origin.by_how_many:
        yield origin.by_how_many
    if origin.dots is not None:
        yield ngettext("%(count)d prick", "%(count)d prickar", origin.dots) % {"count": origin.dots}


def _worded(wording: Worded) -> str:
    said = f"”{wording.text}”"
    return f"{said} {', '.join(wording.tables)}" if wording.tables else said


def _marks(row: QuestionRow) -> Iterator[str]:
    if row.question.is_screening:
        yield _("Inledande fråga")
    if row.question.only_users:
        yield _("Bara brukarna kan svara")
    if row.field_words:
        yield _("Fält i prövningen: %(field)s") % {"field": row.field_words}
