"""What a person sends in about an assessment as a whole."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from beprovad.assessments.forms.plain import PlainText, RowField
from beprovad.assessments.models import Assessment
from beprovad.assessments.queries.assessments import Shows
from beprovad.assessments.words.deciding import Words
from beprovad.checklists.models import ChecklistVersion
from beprovad.knowledge.models import Method
from beprovad.people.models import Organisation, Person

Place = tuple[Organisation, Organisation]
"""Where an assessment is made, and the authority that it belongs to."""


def _described(label: Words, help_text: Words) -> PlainText:
    """A few sentences on a way of working that is new here; they can be written later."""
    return PlainText(
        label=label,
        help_text=help_text,
        max_length=5_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class MethodField(RowField):
    """Not optional, but the name of a new one does as well: the form sees to that."""

    def validate(self, value: Any) -> None:
        """Nothing chosen is no error of this field's."""


class StartForm(forms.Form):
    """Which way of working is tried, where, and against which checklist."""

    use_required_attribute = False

    method = MethodField(
        Method.objects.none(),
        label=_("Arbetssätt"),
        empty_label=_("Välj ett arbetssätt"),
        help_text=_("Det som ni redan gör kan prövas lika väl som det nya."),
    )
    new_method = PlainText(
        label=_("Finns det inte i listan? Skriv vad det heter"),
        max_length=200,
        required=False,
        widget=forms.TextInput(
            attrs={"placeholder": " "}
        ),  # by it the page knows whether something is written
    )
    target_group = _described(
        _("För vem är det nya arbetssättet?"), _("Vilka det är till för, och vilka det inte passar.")
    )
    aim = _described(
        _("Vad ska det leda till?"),
        _("Vad som ska bli annorlunda för dem som det är till för. En mening räcker."),
    )
    how = _described(
        _("Hur går det till?"),
        _("Två eller tre meningar: vem gör vad, och hur ofta. Det går att fylla på sedan."),
    )
    place = forms.TypedChoiceField(label=_("För vilka"), coerce=int)
    purpose = PlainText(
        label=_("Varför prövar ni det?"),
        max_length=5_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("En mening om vad som fick er att börja. Den står överst på prövningens sida."),
    )
    version = RowField(
        ChecklistVersion.objects.none(),
        label=_("Checklista"),
        required=False,
        empty_label=_("Den som ni använder annars"),
    )
    lead = RowField(Person.objects.none(), label=_("Håller ihop prövningen"), required=False)
    is_on_purpose = forms.BooleanField(label=_("Vi vill börja en prövning till"), required=False)

    def __init__(
        self,
        *args: Any,
        methods: QuerySet[Method],
        places: Sequence[Place],
        versions: QuerySet[ChecklistVersion],
        persons: QuerySet[Person],
        usual: ChecklistVersion | None = None,
        **kwargs: Any,
    ) -> None:
        """`usual`: what an assessment is made with where nothing is chosen, if it is the same wherever it is made."""
        super().__init__(*args, **kwargs)
        if usual is not None:
            words = _("Den som ni använder annars: %(list)s") % {"list": version_words(usual)}
            self.fields["version"].empty_label = words  # type: ignore[attr-defined]
        self.places = {place.pk: (place, authority) for place, authority in places}
        self.fields["place"].choices = [(place.pk, place_words(place)) for place, _ in places]  # type: ignore[attr-defined]
        for name, rows in (("method", methods), ("version", versions), ("lead", persons)):
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
        self.fields["version"].label_from_instance = version_words  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not said.get("method") and not said.get("new_method") and "new_method" not in self.errors:
            self.add_error(
                "method", ValidationError(_("Välj ett arbetssätt, eller skriv vad det nya heter."))
            )
        return said

    @property
    def described(self) -> dict[str, str]:
        """What is said of a new way of working besides its name."""
        return {name: self.cleaned_data[name] for name in DESCRIBED}

    @property
    def chosen_place(self) -> Place:
        return self.places[self.cleaned_data["place"]]


DESCRIBED = ("target_group", "aim", "how")


class HeadForm(forms.Form):
    """What is said of an assessment beside its answers."""

    purpose = PlainText(
        label=_("Varför prövar ni det?"),
        max_length=5_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    place = forms.TypedChoiceField(label=_("För vilka"), coerce=int)
    lead = RowField(Person.objects.none(), label=_("Håller ihop prövningen"), required=False)

    def __init__(
        self,
        posted: QueryDict | None = None,
        *,
        assessment: Assessment,
        places: Sequence[Organisation],
        persons: QuerySet[Person],
    ) -> None:
        initial = {
            "purpose": assessment.purpose,
            "place": assessment.unit_id or assessment.authority_id,
            "lead": assessment.lead_id,
        }
        super().__init__(posted, initial=initial)
        self.places = {place.pk: place for place in places}
        self.fields["place"].choices = [(place.pk, place_words(place)) for place in places]  # type: ignore[attr-defined]
        self.fields["lead"].queryset = persons  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    reason = PlainText(
        label=_("Varför avslutas den?"),
        max_length=300,
        required=False,
        help_text=_("Till exempel att arbetssättet inte längre är aktuellt."),
    )


class ListForm(forms.Form):
    """How the list is narrowed."""

    q = forms.CharField(
        label=_("Sök"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    state = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def words(self) -> str:
        return str(self.cleaned_data.get("q", "")).strip() if self.is_valid() else ""

    @property
    def shows(self) -> Shows:
        """What is under way, unless something else is named."""
        wanted = self.cleaned_data.get("state", "") if self.is_valid() else ""
        return next((each for each in Shows if each == wanted), Shows.OPEN)


def place_words(place: Organisation) -> str:
    """With what it lies under: "Norrvik · Enheten för vuxna"."""
    return f"{place.parent.name} · {place.name}" if place.parent is not None else place.name


def version_words(version: ChecklistVersion) -> str:
    return str(_("%(title)s, version %(number)s")) % {
        "title": version.checklist.title,
        "number": version.number,
    }
