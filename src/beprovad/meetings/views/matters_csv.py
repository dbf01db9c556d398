"""The chosen matters for a spreadsheet."""

import csv
from collections.abc import Iterable
from datetime import date

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from beprovad.lib.text import spreadsheet_safe
from beprovad.meetings.queries.matters import MatterRow

BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads å as Ã¥


def csv_response(rows: Iterable[MatterRow], today: date) -> HttpResponse:
    """Semicolons, as a spreadsheet in Swedish reads it."""
    response = HttpResponse(BYTE_ORDER_MARK, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slugify(_("ärenden"))}-{today:%Y-%m-%d}.csv"'
    writer = csv.writer(response, delimiter=";")
    writer.writerow(_heading())
    writer.writerows([_plain(cell) for cell in _cells(row)] for row in rows)
    return response


def _heading() -> list[str]:
    return [
        _("Ärende"), _("Slag"), _("Läge"), _("Ansvarig"), _("Till den"), _("Till när, med ord"),
        _("Tas upp igen den"), _("Tas upp igen när"), _("Godkänt av"), _("Nätverk"), _("Senast"), _("Möte"),
    ]  # fmt: skip


def _cells(row: MatterRow) -> list[object]:
    event = row.event
    return [
        event.title, row.matter.get_kind_display(), event.to_state_words, event.responsible_text,
        event.due_on or "", event.due_text, event.wake_on or "", event.wake_when, event.approved_by, row.networks,
        event.happened_on, event.meeting or "",
    ]  # fmt: skip


def _plain(cell: object) -> str:
    return spreadsheet_safe(str(cell))
