from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from beprovad.people.forms.persons import refuse_identity_number, set_choices
from beprovad.people.models import ROLE_WORDS, Network
from beprovad.people.queries import organisation_choices
from beprovad.people.rules import NETWORK_ROLES, Role


def day_field(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class NetworkForm(forms.Form):
    name = forms.CharField(label=_("Namn"), max_length=200, validators=[refuse_identity_number])
    short_name = forms.CharField(
        label=_("Kortnamn"),
        max_length=60,
        required=False,
        validators=[refuse_identity_number],
        help_text=_("Så som nätverket kallas i dagligt tal och i listor, till exempel ”IFO”."),
    )
    about = forms.CharField(
        label=_("Om nätverket"),
        required=False,
        max_length=5_000,
        validators=[refuse_identity_number],
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    host = forms.TypedChoiceField(label=_("Värd"), required=False, coerce=int, empty_value=None)
    above = forms.TypedChoiceField(
        label=_("Nätverket ovanför"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Dit ärenden lyfts för godkännande."),
    )

    def __init__(self, *args: Any, network: Network | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "host", [("", _("Ingen")), *organisation_choices()])
        others = [(other.pk, other.label) for other in Network.objects.all() if other != network]
        set_choices(self, "above", [("", _("Inget")), *others])


class MembershipForm(forms.Form):
    """A person's new membership: which network, for whom, as what, from when."""

    network = forms.TypedChoiceField(label=pgettext_lazy("ett", "Nätverk"), coerce=int)
    organisation = forms.TypedChoiceField(
        label=_("Organisation som personen företräder"), required=False, coerce=int, empty_value=None
    )
    liaison_for = forms.TypedChoiceField(
        label=_("Sitter här för ett annat nätverk"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Bara för den som är där för ett annat nätverks räkning."),
    )
    role = forms.TypedChoiceField(label=_("Roll"), coerce=Role, initial=Role.MEMBER.value)
    from_on = day_field(_("Från och med"))

    def __init__(self, *args: Any, networks: list[Network], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "network", [(network.pk, network.label) for network in networks])
        set_choices(self, "organisation", [("", _("Ingen organisation")), *organisation_choices()])
        others = [(network.pk, network.label) for network in Network.objects.all()]
        set_choices(self, "liaison_for", [("", _("Inget nätverk")), *others])
        set_choices(self, "role", [(role.value, ROLE_WORDS[role]) for role in NETWORK_ROLES])


class MemberForm(MembershipForm):
    """A network's new member: which person instead of which network."""

    person = forms.TypedChoiceField(label=_("Person"), coerce=int)
    field_order = ("person", "organisation", "liaison_for", "role", "from_on")

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, networks=[], **kwargs)
        del self.fields["network"]
        set_choices(self, "person", [("", _("Välj person")), *people])


class NewMemberForm(forms.Form):
    """Somebody who is let into the network: the person, the seat and the letter in one form."""

    name = forms.CharField(
        label=_("Namn"),
        max_length=200,
        validators=[refuse_identity_number],
        help_text=_("För- och efternamn, så som personen själv skriver det."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-post"),
        help_text=_("Dit skickas inbjudan, och den adressen loggar personen in med."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    organisation = forms.TypedChoiceField(
        label=_("Organisation som personen företräder"), required=False, coerce=int, empty_value=None
    )
    role = forms.TypedChoiceField(label=_("Roll"), coerce=Role, initial=Role.MEMBER.value)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "organisation", [("", _("Ingen organisation")), *organisation_choices()])
        set_choices(self, "role", [(role.value, ROLE_WORDS[role]) for role in NETWORK_ROLES])


class RoleForm(forms.Form):
    role = forms.TypedChoiceField(label=_("Roll"), coerce=Role)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "role", [(role.value, ROLE_WORDS[role]) for role in NETWORK_ROLES])


class EndForm(forms.Form):
    on = day_field(_("Sista dag"))


class AppointmentForm(forms.Form):
    organisation = forms.TypedChoiceField(label=_("Organisation"), coerce=int)
    role = forms.TypedChoiceField(label=_("Roll"), coerce=Role)
    from_on = day_field(_("Från och med"))

    def __init__(self, *args: Any, roles: tuple[Role, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "organisation", [("", _("Välj organisation")), *organisation_choices()])
        set_choices(self, "role", [(role.value, ROLE_WORDS[role]) for role in roles])
