"""How long a network keeps what its rounds took in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beprovad.rounds.rules.keeping import FEWEST_MONTHS, MOST_MONTHS


class KeepingForm(forms.Form):
    months = forms.IntegerField(
        label=_("Antal månader efter att en runda avslutats"),
        min_value=FEWEST_MONTHS,
        max_value=MOST_MONTHS,
        error_messages={
            "required": _("Skriv antalet månader, mellan 1 och 120."),
            "invalid": _("Skriv antalet månader med siffror, mellan 1 och 120."),
            "min_value": _("Minst en månad. Vill ni ha bort en runda tidigare gör ni det på rundans sida."),
            "max_value": _("Högst 120 månader, alltså tio år."),
        },
    )
    deletes = forms.TypedChoiceField(
        label=_("Vad som händer då"),
        coerce=lambda chosen: chosen == "yes",
        choices=[
            ("no", _("Platser och namn tas bort. Det som sades, och hur det räknades, finns kvar")),
            ("yes", _("Hela rundan tas bort")),
        ],
        widget=forms.RadioSelect,
    )
