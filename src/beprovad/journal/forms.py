"""The journal's filter: HTTP in, typed values out."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from beprovad.journal.queries import Sought, kinds

FIRST, LAST = date(1900, 1, 1), date(2999, 12, 31)  # beyond these a day has no midnight in every time zone


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        validators=[MinValueValidator(FIRST), MaxValueValidator(LAST)],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class FilterForm(forms.Form):
    who = forms.CharField(label=_("Vem"), required=False, max_length=200)
    event = forms.ChoiceField(label=_("Vad"), required=False)
    since = _day(_("Från och med"))
    until = _day(_("Till och med"))

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        choice = self.fields["event"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 - told to the type checker
        choice.choices = [("", _("Allt")), *kinds()]

    def sought(self) -> Sought:
        """What was asked for; a field that could not be read sorts nothing out, and says why beside it."""
        self.is_valid()
        return Sought(**{name: value for name, value in self.cleaned_data.items() if value})
