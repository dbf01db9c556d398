"""Every question with what is said of it, every piece of evidence, and the sources by number."""

from collections.abc import Iterator

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from beprovad.assessments.documents.grounds import (
    field_blocks,
    ground_in_short,
    ground_said,
    in_order,
    on_lines,
    progress_said,
    why_open,
)
from beprovad.assessments.documents.texts import Blocks, capital, day_said, ended
from beprovad.assessments.documents.values import Pages
from beprovad.assessments.rules.brief import Answered, Brief, Ground
from beprovad.assessments.rules.kinds import Verdict
from beprovad.assessments.rules.progress import AnswerState
from beprovad.assessments.words.answering import VERDICT_WORDS
from beprovad.assessments.words.printing import facts_said
from beprovad.checklists.rules.areas import Area
from beprovad.checklists.words import AREA_WORDS, said_text
from beprovad.documents import outline
from beprovad.documents.markdown import markdown_blocks
from beprovad.knowledge.rules.kinds import Leaf
from beprovad.knowledge.words import LEAF_WORDS


def answers(known: Brief, pages: Pages) -> Iterator[outline.Section]:
    yield outline.Section(_("Frågor och svar"), 1, tuple(_about(known)))
    for area in Area:
        asked = [each for each in known.answers if each.area == area]
        if asked:
            yield outline.Section(str(AREA_WORDS[area]), 2)
            yield from (_answer(each, known, pages) for each in asked)


def _about(known: Brief) -> Blocks:
    checklist = {"checklist": said_text(known.checklist), "number": known.version}
    words = _("Frågorna står i checklistan ”%(checklist)s”, version %(number)s.") % checklist
    depth = "" if known.is_in_depth else " " + _("Bara de första frågorna är ställda.")
    held = " " + _("Prövningen hålls ihop av %(who)s.") % {"who": known.lead} if known.lead else ""
    yield outline.paragraph(f"{progress_said(known)} {words}{depth}{held}")


def _answer(each: Answered, known: Brief, pages: Pages) -> outline.Section:
    return outline.Section(said_text(each.question), 3, tuple(_blocks(each, known, pages)))


def _blocks(each: Answered, known: Brief, pages: Pages) -> Blocks:
    if not each.is_asked:
        yield outline.paragraph(outline.italic(_("Frågan ställs inte längre. Svaret står kvar.")))
    if each.verdict is not None:
        verdict = capital(str(VERDICT_WORDS[each.verdict]))
        lead = outline.Run(f"{verdict}.", bold=True, page=pages.question(each.question_id))
        yield outline.paragraph(lead, _answered_by(each))
    if each.standing is not AnswerState.ANSWERED:
        if not (
            each.standing is AnswerState.OPEN and each.verdict is Verdict.LATER
        ):  # then the verdict has said so
            yield outline.paragraph(outline.italic(why_open(each, known)))
    elif each.field:
        yield from _filled(each, known)
    yield from markdown_blocks(each.reasons)
    if each.taken_from:
        said = _("Övertaget från %(whom)s. Anpassat: %(how)s") % {
            "whom": each.taken_from,
            "how": each.adaptation,
        }
        yield outline.paragraph(outline.italic(said))
    yield from on_lines([ground_in_short(known.ground(ground), known, pages) for ground in each.grounds])


def _answered_by(each: Answered) -> str:
    """Who answered, apart from the verdict, which is not about them."""
    by = ", ".join(filter(None, (each.by, day_said(localtime(each.at).date()) if each.at else "")))
    return " " + _("Svarat av %(who)s.") % {"who": by} if each.by else ""


def _filled(each: Answered, known: Brief) -> Blocks:
    """What the field says, so that nobody has to turn the page for a name or a sum."""
    for said in field_blocks(each, known):
        if isinstance(said, outline.Paragraph):
            words = ended("".join(run.text for run in said.runs))
            yield outline.paragraph(f"{words} ", outline.italic(_("Se Upplägg.").replace(" ", "\u00a0")))
        else:
            yield outline.paragraph(outline.italic(_("Se Upplägg:")))
            yield said


def evidence(known: Brief, pages: Pages) -> Iterator[outline.Section]:
    if not known.grounds:
        return
    yield outline.Section(pgettext("evidence", "Underlag"), 1)
    pieces = in_order(known)
    for leaf in Leaf:
        told = [_piece(ground, known, pages) for ground in pieces if ground.leaf == leaf]
        if told:
            before = next(place for place, ground in enumerate(pieces, 1) if ground.leaf == leaf)
            yield outline.Section(str(LEAF_WORDS[leaf]), 2, (outline.numbers(*told, start=before),))


def _day_said(ground: Ground) -> str:
    return str(ground.dated_on.year) if ground.is_year_only else day_said(ground.dated_on)


def _piece(ground: Ground, known: Brief, pages: Pages) -> outline.Item:
    about = ", ".join(filter(None, (capital(facts_said(ground)), _day_said(ground))))
    below: list[outline.Block] = [outline.paragraph(outline.italic(about))]
    below += markdown_blocks(ground.details)
    gone = pages.withdrawn.get(ground.id)
    if gone is not None:
        when = _("Taget ur bruk %(day)s, efter beslutet.") % {"day": day_said(gone.on)}
        below.append(outline.paragraph(outline.bold(when), f" {ended(gone.because)}".rstrip()))
    elif ground.is_withdrawn:
        below.append(outline.paragraph(outline.bold(_("Taget ur bruk:")), " ", ground.withdrawn_because))
    return outline.Item(ground_said(ground, known, pages).runs, tuple(below))


def sources(known: Brief) -> Iterator[outline.Section]:
    if known.sources:
        lines = (
            outline.item(outline.link(source.line, source.link) if source.link else source.line)
            for source in known.sources
        )
        yield outline.Section(_("Källor"), 1, (outline.numbers(*lines),))
