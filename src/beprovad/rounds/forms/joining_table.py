"""How the joining table is looked at, and what is done at it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beprovad.lib.grouping import THRESHOLD
from beprovad.rounds.forms.composing import PlainText
from beprovad.rounds.queries.joining import LOOSEST, STRICTEST


class LookForm(forms.Form):
    """What an address says; what is no number between the ends is the usual one."""

    likeness = forms.FloatField(required=False, min_value=LOOSEST, max_value=STRICTEST)
    words = forms.CharField(required=False, max_length=200)
    table = forms.CharField(required=False, max_length=80)

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
