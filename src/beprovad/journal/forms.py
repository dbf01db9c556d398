"""The journal's filter: HTTP in, typed values out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beprovad.journal.queries import Sought, kinds


def _date_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class FilterForm(forms.Form):
    who = forms.CharField(label=_("Vem"), required=False, max_length=200)
    event = forms.ChoiceField(label=_("Vad"), required=False)
    since = forms.DateField(label=_("Från och med"), required=False, widget=_date_input())
    until = forms.DateField(label=_("Till och med"), required=False, widget=_date_input())

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        choice = self.fields["event"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 - told to the type checker
        choice.choices = [("", _("Allt")), *kinds()]

    def sought(self) -> Sought:
        """What was asked for; a field that could not be read sorts nothing out, and says why beside it."""
        self.is_valid()
        return Sought(**{name: value for name, value in self.cleaned_data.items() if value})
