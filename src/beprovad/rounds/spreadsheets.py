"""A round's results for a spreadsheet: two lists as CSV, and a workbook with one sheet for each prompt."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter
from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from beprovad.asking.readings import reading
from beprovad.asking.sentences import sentence
from beprovad.asking.specs import Choice, Dots, Scale
from beprovad.lib.text import spreadsheet_safe, xml_safe
from beprovad.rounds.models import Round
from beprovad.rounds.queries.export import answered, input_rows, tally_rows
from beprovad.rounds.queries.results_page import PromptResult
from beprovad.rounds.rules.kinds import Kind, Seating
from beprovad.rounds.words.seats import seats_called
from beprovad.rounds.words.units import UNIT_WORDS

BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads å as Ã¥

Cell = str | int | float | None


def inputs_csv(led: Round, results: Iterable[PromptResult]) -> str:
    """Every input: one row each."""
    heading = [_("Steg"), _("Fråga"), _("Slag"), *_input_heading(led)]
    rows = ([*_asked(one), *cells] for one in results if _is_asked(one) for cells in _input_cells(led, one))
    return _csv(heading, rows)


def tallies_csv(results: Iterable[PromptResult]) -> str:
    """What each prompt added up to: one row for each number."""
    heading = [_("Steg"), _("Fråga"), _("Slag"), _("Svar"), *_tally_heading()]
    rows = (
        [*_asked(one), answered(one), *cells]
        for one in results
        if _is_asked(one)
        for cells in _tally_cells(one)
    )
    return _csv(heading, rows)


def workbook(led: Round, results: Sequence[PromptResult]) -> bytes:
    """A sheet about the round, then one for each prompt: the sum, a drawing where there is something to draw, inputs.

    Text is written as text, so that nothing in it becomes a formula or a link.
    """
    held = BytesIO()
    book = xlsxwriter.Workbook(
        held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": led.title, "created": localtime(led.ended_at or led.created_at)})
    looks = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    _about_sheet(book, looks, led, results)
    for one in results:
        _prompt_sheet(book, looks, led, one)
    book.close()
    return held.getvalue()


def _csv(heading: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Semicolons, as a spreadsheet in Swedish reads it."""
    written = StringIO()
    written.write(BYTE_ORDER_MARK)
    writer = csv.writer(written, delimiter=";")
    writer.writerow(heading)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return written.getvalue()


def _plain(cell: Cell) -> str:
    """A number as it is written in the reader's language, a text that no spreadsheet takes for a formula."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(number_format(round(cell, 2), use_l10n=True))
    return str(cell) if isinstance(cell, int) else spreadsheet_safe(cell)


def _is_asked(one: PromptResult) -> bool:
    return one.kind is not Kind.INFORMATION


def _asked(one: PromptResult) -> list[Cell]:
    return [one.prompt.position, one.prompt.title, str(one.words)]


def _input_heading(led: Round) -> list[str]:
    """Who sent it has a column where names are asked for, and only there."""
    who = [str(seats_called(led).heading)] if _asks_who(led) else []
    size = [_("Antal vid bordet")] if led.seating == Seating.TABLES else []
    return [_("Inspel eller svar"), *who, *size, _("Grupp"), _("Prickar"), _("Röster"), _("På papper")]


def _input_cells(led: Round, one: PromptResult) -> Iterator[list[Cell]]:
    for row in input_rows(one):
        who = [row.table] if _asks_who(led) else []
        size = [row.size] if led.seating == Seating.TABLES else []
        on_paper = _("ja") if row.is_keyed_in else ""
        yield [row.said, *who, *size, row.group, row.dots, row.votes, on_paper]


def _asks_who(led: Round) -> bool:
    return led.asks_names or led.seating == Seating.TABLES


def _tally_heading() -> list[str]:
    return [_("Vad"), _("Antal"), _("Räknat i"), _("Andel i procent")]


def _tally_cells(one: PromptResult) -> Iterator[list[Cell]]:
    for row in tally_rows(one):
        share = round(row.share * 100, 1) if row.share is not None else None
        yield [row.what, row.number, str(UNIT_WORDS[row.unit]), share]


_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31


def sheet_name(position: int, title: str) -> str:
    """Told apart by its number, and short enough for every spreadsheet."""
    plain = " ".join(_NOT_IN_A_NAME.sub(" ", xml_safe(title)).split())
    return f"{position} {plain}"[:_LONGEST_NAME].strip()


Looks = dict[str, Any]


def _about_sheet(book: Any, looks: Looks, led: Round, results: Sequence[PromptResult]) -> None:
    sheet = book.add_worksheet(_("Rundan"))
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 70)
    _write(sheet, 0, [led.title], looks["title"])
    facts = [
        (_("Vad den är till för"), led.about),
        (_("Nätverk"), ", ".join(network.name for network in led.networks.all())),
        (_("Möte"), str(led.meeting) if led.meeting else ""),
        (_("Öppnad"), date_format(localtime(led.opened_at), "j F Y H.i") if led.opened_at else ""),
        (_("Avslutad"), date_format(localtime(led.ended_at), "j F Y H.i") if led.ended_at else ""),
    ]
    line = 2
    for term, said in facts:
        if said:
            _write(sheet, line, [term, said], looks["text"])
            line += 1
    _write(sheet, line + 1, [_("Steg"), _("Fråga"), _("Svar")], looks["head"])
    for one in results:
        line += 1
        count = answered(one) if _is_asked(one) else None
        _write(sheet, line + 1, [one.prompt.position, one.prompt.title, count], looks["text"])


def _prompt_sheet(book: Any, looks: Looks, led: Round, one: PromptResult) -> None:
    sheet = book.add_worksheet(sheet_name(one.prompt.position, one.prompt.title))
    sheet.set_column(0, 0, 60)
    sheet.set_column(1, 6, 16)
    _write(sheet, 0, [one.prompt.title], looks["title"])
    _write(sheet, 1, [str(one.words)], looks["text"])
    if not _is_asked(one):
        _write(sheet, 2, [one.prompt.help], looks["text"])
        return
    if one.tally is not None and one.spec is not None:
        _write(sheet, 2, [sentence(reading(one.spec, one.tally))], looks["text"])
    tallied = list(_tally_cells(one))
    line = _table(sheet, 4, _tally_heading(), tallied, looks)
    if one.tally is not None and tallied:
        _draw(book, sheet, one, len(tallied))
    _table(sheet, line + 2, _input_heading(led), list(_input_cells(led, one)), looks)


def _table(
    sheet: Any, line: int, heading: Sequence[str], rows: Sequence[Sequence[Cell]], looks: Looks
) -> int:
    """The line after it."""
    _write(sheet, line, heading, looks["head"])
    for row in rows:
        line += 1
        _write(sheet, line, row, looks["text"])
    return line + 1


def _write(sheet: Any, line: int, cells: Sequence[Cell], look: Any) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, str):
            sheet.write_string(line, column, xml_safe(cell), look)
        elif cell is not None:
            sheet.write_number(line, column, cell, look)


_MOST_DRAWN = 20


def _draw(book: Any, sheet: Any, one: PromptResult, rows: int) -> None:
    """Bars beside the table, as many as can be told apart; of a scale its steps as pillars."""
    if not isinstance(one.spec, Choice | Dots | Scale):
        return
    is_scale = isinstance(one.spec, Scale)
    count = one.spec.steps if isinstance(one.spec, Scale) else min(rows, _MOST_DRAWN)
    chart = book.add_chart({"type": "column" if is_scale else "bar"})
    name = sheet.get_name()
    chart.add_series(
        {
            "categories": [name, 5, 0, 4 + count, 0],
            "values": [name, 5, 1, 4 + count, 1],
            "fill": {"color": "#1d5b4b"},
            "gap": 60,
        }
    )
    chart.set_legend({"none": True})
    chart.set_title({"name": one.prompt.title, "name_font": {"size": 11}})
    if not is_scale:
        chart.set_y_axis({"reverse": True})
    sheet.insert_chart(4, 8, chart, {"description": one.prompt.title})
