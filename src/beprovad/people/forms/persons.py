from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from beprovad.lib.identity import identity_numbers
from beprovad.people.models import Network, Organisation
from beprovad.people.queries import organisation_choices

AUTOCOMPLETE_OFF = {"autocomplete": "off"}


def refuse_identity_number(words: str) -> None:
    if identity_numbers(words):
        raise ValidationError(_("Det ser ut som ett personnummer. Sådana tas inte emot här: ta bort det."))


class PersonForm(forms.Form):
    name = forms.CharField(
        label=_("Namn"),
        max_length=200,
        validators=[refuse_identity_number],
        help_text=_("För- och efternamn, så som personen själv skriver det."),
        widget=forms.TextInput(attrs=AUTOCOMPLETE_OFF),
    )
    email = forms.EmailField(
        label=_("E-post"), required=False, widget=forms.EmailInput(attrs=AUTOCOMPLETE_OFF)
    )
    title = forms.CharField(
        label=_("Titel"),
        max_length=120,
        required=False,
        validators=[refuse_identity_number],
        help_text=_("Till exempel ”chef individ- och familjeomsorg”."),
    )


class NameForm(forms.Form):
    written = forms.CharField(label=_("Skrivs också"), max_length=200, validators=[refuse_identity_number])


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Varför?"),
        max_length=500,
        required=False,
        validators=[refuse_identity_number],
        widget=forms.TextInput(attrs=AUTOCOMPLETE_OFF),
    )


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Sök person"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )


class PersonFilterForm(forms.Form):
    q = forms.CharField(label=_("Sök"), required=False, widget=forms.TextInput(attrs={"type": "search"}))
    organisation = forms.TypedChoiceField(
        label=_("Organisation"), required=False, coerce=int, empty_value=None
    )
    network = forms.TypedChoiceField(
        label=pgettext_lazy("ett", "Nätverk"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args: Any, paths: Mapping[int, tuple[str, ...]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "organisation", [("", _("Alla")), *organisation_choices(paths)])
        networks = [(network.pk, network.label) for network in Network.objects.all()]
        set_choices(self, "network", [("", _("Alla")), *networks])


class OrganisationForm(forms.Form):
    name = forms.CharField(label=_("Namn"), max_length=200, validators=[refuse_identity_number])
    kind = forms.ChoiceField(label=_("Slag"), choices=Organisation.Kind.choices)
    parent = forms.TypedChoiceField(
        label=_("Hör till"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Till exempel kommunen som förvaltningen hör till."),
    )
    is_authority = forms.BooleanField(
        label=_("Egen myndighet"),
        required=False,
        help_text=_("En nämnd med sin förvaltning ansvarar själv för sina personuppgifter."),
    )

    def __init__(self, *args: Any, organisation: Organisation | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [
            choice
            for choice in organisation_choices()
            if organisation is None or choice[0] != organisation.pk
        ]
        set_choices(self, "parent", [("", _("Ingen, ligger överst")), *others])


class InviteForm(forms.Form):
    email = forms.EmailField(
        label=_("E-post"), help_text=_("Dit skickas inbjudan, och den adressen loggar personen in med.")
    )


class ListForm(forms.Form):
    file = forms.FileField(label=_("Fil med ledamöter"), required=False)
    text = forms.CharField(
        label=_("Eller klistra in raderna"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        help_text=_("Rubrikerna på första raden, till exempel Namn; E-post; Organisation; Roll; Nätverk."),
    )
    network = forms.TypedChoiceField(
        label=_("Nätverk för rader utan nätverk"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args: Any, networks: list[Network], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(network.pk, network.label) for network in networks]
        set_choices(self, "network", [("", _("Inget")), *choices])


def set_choices(form: forms.Form, name: str, choices: list[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
