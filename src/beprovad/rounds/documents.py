"""What came of a round, on paper: by itself, and in the notes of the meeting that it belongs to."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.formats import date_format, number_format
from django.utils.timezone import localdate
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from beprovad.asking.drawings import drawing
from beprovad.asking.readings import reading, shift
from beprovad.asking.sentences import percent, sentence, shift_sentence
from beprovad.documents import outline
from beprovad.rounds.models import Round
from beprovad.rounds.queries.joining import Joined, Wording
from beprovad.rounds.queries.results_page import PromptResult
from beprovad.rounds.rules.counting import Counted, Unit, counted_rows
from beprovad.rounds.rules.kinds import Kind
from beprovad.rounds.words.units import UNIT_WORDS


def results_outline(led: Round, results: Sequence[PromptResult]) -> outline.Document:
    english = (get_language() or "").startswith("en")
    return outline.Document(
        title=led.title,
        subtitle=led.about,
        language=outline.Language.ENGLISH if english else outline.Language.SWEDISH,
        meta=tuple(_head(led)),
        marks=() if led.ended_at else (_("Rundan pågår"),),
        sections=tuple(result_sections(results, level=1)),
        author=led.created_by_label,
        written_at=(led.ended_at or led.created_at).replace(microsecond=0),
    )


def result_sections(results: Iterable[PromptResult], *, level: int) -> Iterator[outline.Section]:
    """One for each prompt, with its heading on that level; groups stand a level below."""
    for one in results:
        yield outline.Section(one.prompt.title, level, tuple(_prompt(one)))
        for joined in one.groups:
            yield outline.Section(joined.group.wording, level + 1, tuple(_group(one, joined)))
        if one.alone:
            heading = _("Stod för sig själva") if one.groups else ""
            yield outline.Section(heading, level + 1, (_alone(one),))


def _head(led: Round) -> Iterator[outline.Definition]:
    yield outline.definition(_("Nätverk"), ", ".join(network.name for network in led.networks.all()))
    if led.meeting:
        yield outline.definition(_("Möte"), str(led.meeting))
    if led.opened_at:
        yield outline.definition(_("Dag"), date_format(localdate(led.opened_at), "j F Y"))


def _prompt(one: PromptResult) -> Iterator[outline.Block]:
    if one.prompt.help:
        yield outline.paragraph(outline.italic(one.prompt.help))
    if one.kind is Kind.INFORMATION:
        return
    if one.tally is None:
        count = len(one.alone) + sum(len(joined.wordings) for joined in one.groups)
        yield outline.paragraph(_inputs_in_words(count))
        return
    if one.spec is not None:
        yield from _tallied(one)


def _inputs_in_words(count: int) -> str:
    if not count:
        return _("Inget kom in.")
    return ngettext("%(count)d inspel kom in.", "%(count)d inspel kom in.", count) % {"count": count}


def _tallied(one: PromptResult) -> Iterator[outline.Block]:
    """A sentence, a drawing where there is one, and the numbers as a table."""
    if one.spec is None or one.tally is None:
        return
    found = reading(one.spec, one.tally)
    change = shift(one.spec, one.before, one.tally) if one.before is not None else None
    said = sentence(found)
    yield outline.paragraph(said)
    if change is not None:
        yield outline.paragraph(shift_sentence(change))
        yield _shift_table([(row.text, percent(row.before), percent(row.after)) for row in change.rows])
        return
    drawn = drawing(found)
    if drawn is not None:
        yield outline.Figure(drawn, alt=said, share=80)
    if found.answered:
        yield _numbers(list(counted_rows(one.spec, one.tally)))


def _shift_table(rows: Iterable[tuple[str, str, str]]) -> outline.Block:
    return outline.table((_("Alternativ"), _("Första gången"), _("Andra gången")), *rows)


def _numbers(rows: Sequence[Counted]) -> outline.Block:
    has_shares = any(row.share is not None for row in rows)
    heading = [_("Vad"), _("Antal"), *([_("Andel")] if has_shares else [])]
    return outline.table(heading, *([*_number(row), *([_share(row)] if has_shares else [])] for row in rows))


def _number(row: Counted) -> tuple[str, str]:
    """Answers and dots are plain numbers under their heading; anything else says what it counts."""
    words = str(UNIT_WORDS[row.unit])
    number = str(row.number) if isinstance(row.number, int) else str(number_format(round(row.number, 1)))
    if row.unit in (Unit.ANSWERS, Unit.DOTS, Unit.POINTS):
        return row.what, number
    return (f"{row.what}: {words}" if row.what else words.capitalize()), number


def _share(row: Counted) -> str:
    return percent(row.share) if row.share is not None else ""


def _group(one: PromptResult, joined: Joined) -> Iterator[outline.Block]:
    told = [_dots(one, f"g{joined.group.pk}")]
    if joined.editor:
        told.append(_("Formulerat av %(name)s") % {"name": joined.editor})
    if any(told):
        yield outline.paragraph(outline.italic(" · ".join(filter(None, told))))
    yield outline.bullets(*(_wording(each) for each in joined.wordings))


def _alone(one: PromptResult) -> outline.Block:
    return outline.bullets(
        *(_wording(each, _dots(one, f"i{each.id}"), _votes(one, each)) for each in one.ordered)
    )


def _wording(one: Wording, *told: str) -> outline.Item:
    """As it was written, and whose table wrote it."""
    after = ", ".join(filter(None, (one.table, *told)))
    return outline.item(one.text, outline.italic(f" ({after})")) if after else outline.item(one.text)


def _dots(one: PromptResult, key: str) -> str:
    count = one.dots.get(key, 0) if one.dots is not None else 0
    return ngettext("%(count)d prick", "%(count)d prickar", count) % {"count": count} if count else ""


def _votes(one: PromptResult, wording: Wording) -> str:
    count = one.votes.get(wording.id, 0)
    return ngettext("%(count)d röst", "%(count)d röster", count) % {"count": count} if count else ""
