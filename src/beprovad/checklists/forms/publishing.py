"""What is said when a version is published."""

from typing import Any

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

    def __init__(self, *args: Any, is_first: bool, **kwargs: Any) -> None:
        """Nothing is new in a first version: there one may say how the list came to be."""
        super().__init__(*args, **kwargs)
        if is_first:
            self.fields["note"].label = _("Vill du säga något om listan?")
            self.fields["note"].help_text = _("Till exempel vem som har varit med och varför den gjordes.")
