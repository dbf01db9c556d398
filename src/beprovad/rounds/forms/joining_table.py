"""How the joining table is looked at, and what is done at it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from beprovad.lib.grouping import THRESHOLD
from beprovad.rounds.forms.composing import PlainText
from beprovad.rounds.queries.joining import LOOSEST, STRICTEST
from beprovad.rounds.words.seats import SeatsCalled


class LookForm(forms.Form):
    """What an address says; what is no number between the ends is the usual one."""

    words = forms.CharField(label=_("Sök bland inspelen"), required=False, max_length=200)
    table = forms.CharField(required=False, max_length=80, widget=forms.Select)
    likeness = forms.FloatField(
        label=_("Hur lika ska förslagen vara?"),
        required=False,
        min_value=LOOSEST,
        max_value=STRICTEST,
    )

    def offer(self, tables: Iterable[str], called: SeatsCalled) -> None:
        """Seats to narrow by; with fewer than two there is nothing to choose."""
        offered = list(tables)
        if len(offered) < 2:  # noqa: PLR2004
            del self.fields["table"]
        else:
            self["table"].label = str(called.heading)
            widget: Any = self.fields["table"].widget
            widget.choices = [("", called.every), *((each, each) for each in offered)]

    @property
    def chosen(self) -> tuple[float, str, str]:
        self.is_valid()
        told = self.cleaned_data
        return told.get("likeness") or THRESHOLD, told.get("words", ""), told.get("table", "")


class WordingForm(forms.Form):
    wording = PlainText(
        label=_("Gemensam formulering"),
        max_length=300,
        error_messages={"required": _("Skriv en formulering, eller låt rummets egna ord stå.")},
    )
