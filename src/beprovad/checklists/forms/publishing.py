"""What is said when a version is published."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beprovad.checklists.forms.plain import LongText


class PublishForm(forms.Form):
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    note = LongText(
        label=_("Vad är nytt, med dina ord?"),
        rows=2,
        required=False,
        max_length=500,
        help_text=_("Till exempel vem som har varit med och varför listan ändrades."),
    )
