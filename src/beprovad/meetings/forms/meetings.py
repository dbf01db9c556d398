"""What a person sends in about a meeting: its head, agenda, seats, materials and notes."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from beprovad.lib.identity import identity_numbers
from beprovad.lib.text import tidy, whole_number
from beprovad.meetings.models import AgendaItem, Material, Meeting
from beprovad.meetings.queries.meeting_page import item_numbers
from beprovad.meetings.rules.materials import SUFFIXES
from beprovad.meetings.rules.notes import Choice
from beprovad.people.models import Network, Organisation, Person

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class PlainText(forms.CharField):
    """Free text, tidied. A personal identity number in it is refused: nothing here needs one."""

    def clean(self, value: Any) -> str:
        text = tidy(super().clean(value))
        if identity_numbers(text):
            raise ValidationError(
                _("Här står ett personnummer. Ta bort det eller ersätt det med XXXXXX-XXXX."), code="identity"
            )
        return text


class ManyNetworksField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several of the networks on offer. What no database holds as a number is none of them."""

    def __init__(self, **more: Any) -> None:
        super().__init__(Network.objects.none(), widget=forms.CheckboxSelectMultiple, **more)

    def clean(self, value: Any) -> Any:
        for chosen in value or ():
            if whole_number(str(chosen)) is None:
                raise ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": chosen}
                )
        return super().clean(value)


class ListForm(forms.Form):
    """How the list of meetings is narrowed. A value that is not offered narrows nothing."""

    words = forms.CharField(label=_("Sök"), required=False, max_length=200)
    year = forms.TypedChoiceField(label=_("År"), required=False, coerce=int, empty_value=None)
    network = forms.ModelChoiceField(
        Network.objects.none(),
        label=pgettext_lazy("ett", "Nätverk"),
        required=False,
        empty_label=_("Alla nätverk"),
    )

    def __init__(self, *args: Any, years: Iterable[int], networks: QuerySet[Network], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [("", _("Alla år")), *((str(year), str(year)) for year in years)]  # type: ignore[attr-defined]
        self.fields["network"].queryset = networks  # type: ignore[attr-defined]
        self.fields["network"].label_from_instance = lambda network: network.label  # type: ignore[attr-defined]

    @property
    def choice(self) -> dict[str, Any]:
        """Only what is valid."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) for name in ("year", "network")} | {
            "words": self.cleaned_data.get("words", "")
        }


class NewMeetingForm(forms.Form):
    title = PlainText(label=_("Rubrik"), max_length=300)
    held_on = forms.DateField(label=_("Datum"), widget=DayInput())
    time_text = PlainText(
        label=_("Tid"), max_length=60, required=False, help_text=_("Till exempel 9.00–12.00.")
    )
    place = PlainText(label=_("Plats"), max_length=300, required=False)
    networks = ManyNetworksField(
        label=_("Nätverk som möts"),
        error_messages={"required": _("Välj minst ett nätverk.")},
    )

    def __init__(self, *args: Any, networks: QuerySet[Network], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["networks"].queryset = networks  # type: ignore[attr-defined]


class MeetingForm(forms.Form):
    """The meeting's head."""

    title = PlainText(label=_("Rubrik"), max_length=300)
    held_on = forms.DateField(label=_("Datum"), widget=DayInput())
    time_text = PlainText(
        label=_("Tid"), max_length=60, required=False, help_text=_("Till exempel 9.00–12.00.")
    )
    place = PlainText(label=_("Plats"), max_length=300, required=False)
    theme = PlainText(
        label=_("Tema"), max_length=10_000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    next_meeting_on = forms.DateField(label=_("Nästa möte, datum"), required=False, widget=DayInput())
    next_meeting_text = PlainText(
        label=_("Nästa möte, med ord"),
        max_length=200,
        required=False,
        help_text=_("Till exempel ”torsdagen den 3 december i Granö”."),
    )


def _offer_items(field: Any, items: QuerySet[AgendaItem]) -> None:
    """To choose between, each with its number on the agenda."""
    numbers = item_numbers(items.order_by("position"))
    field.queryset = items
    field.label_from_instance = lambda item: f"{numbers.get(item.pk, '')} {item.title}".strip()


class ItemForm(forms.Form):
    title = PlainText(label=_("Rubrik"), max_length=500)
    presenters = PlainText(
        label=_("Föredragande"), max_length=500, required=False, help_text=_("Flera namn skiljs med komma.")
    )
    parent = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=_("Under punkten"),
        required=False,
        empty_label=_("Ingen, en egen punkt"),
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_items(self.fields["parent"], meeting.items.filter(parent=None))

    @property
    def presenter_names(self) -> list[str]:
        written = self.cleaned_data["presenters"].split(",")
        return [name for name in (" ".join(part.split()) for part in written) if name]


class SeatForm(forms.Form):
    person = forms.ModelChoiceField(Person.objects.none(), label=_("Person"), empty_label=_("Välj en person"))
    network = forms.ModelChoiceField(
        Network.objects.none(), label=_("Satt för nätverket"), required=False, empty_label=_("Inget av dem")
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisation"),
        required=False,
        empty_label=_("Som i nätverket"),
    )
    role_text = PlainText(
        label=_("Roll på mötet"), max_length=200, required=False, help_text=_("Till exempel ordförande.")
    )
    presence = forms.ChoiceField(
        label=_("Närvaro"),
        choices=[("present", _("Var med")), ("absent", _("Frånvarande"))],
        initial="present",
        widget=forms.RadioSelect,
    )

    def __init__(
        self,
        *args: Any,
        persons: QuerySet[Person],
        networks: QuerySet[Network],
        organisations: QuerySet[Organisation],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = persons  # type: ignore[attr-defined]
        self.fields["network"].queryset = networks  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files from one field; each is checked by its content where it is kept."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = data if isinstance(data, (list, tuple)) else [data]
        return [super(ManyFilesField, self).clean(file, initial) for file in files or [None]]


class MaterialsForm(forms.Form):
    papers = ManyFilesField(
        label=_("Dra bilder och underlag hit"),
        allow_empty_file=True,
        max_length=255,
        widget=ManyFilesInput(attrs={"accept": ",".join(SUFFIXES)}),
        error_messages={"required": _("Välj minst en fil.")},
        help_text=format_lazy(
            _("PDF, Word, PowerPoint, Excel, OpenDocument, bilder, text. Högst {megabytes} MB tillsammans."),
            megabytes=settings.UPLOAD_LIMIT // 1024**2,
        ),
    )
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(), label=_("Hör till punkten"), required=False, empty_label=_("Hela mötet")
    )

    def __init__(self, *args: Any, items: QuerySet[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_items(self.fields["item"], items)

    @property
    def chosen(self) -> "Sequence[UploadedFile[Any]]":
        papers: Sequence[UploadedFile[Any]] = self.cleaned_data["papers"]
        return papers


class MaterialForm(forms.Form):
    title = PlainText(label=_("Vad den heter på sidan"), max_length=300)
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(), label=_("Hör till punkten"), required=False, empty_label=_("Hela mötet")
    )

    def __init__(self, *args: Any, items: QuerySet[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_items(self.fields["item"], items)


class SendingForm(forms.Form):
    text = PlainText(label=_("Vad som ska skickas"), max_length=2000)


class ListedForm(forms.Form):
    """One line of a meeting's short lists. The field bears the list's own label."""

    text = PlainText(
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Här står inget. Skriv något, eller avbryt."),
            "max_length": _("Texten har %(show_value)d tecken och får ha %(limit_value)d. Korta den."),
        },
    )

    def __init__(self, *args: Any, label: str | Promise, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = str(label)


class ListedNameForm(ListedForm):
    text = PlainText(
        max_length=200,
        error_messages={
            "required": _("Här står inget. Skriv ett namn, eller avbryt."),
            "max_length": _("Namnet har %(show_value)d tecken och får ha %(limit_value)d. Korta det."),
        },
    )


class ConnectForm(forms.Form):
    material = forms.ModelChoiceField(
        Material.objects.none(), label=_("Filen"), required=False, empty_label=_("Ingen fil")
    )

    def __init__(self, *args: Any, materials: QuerySet[Material], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["material"].queryset = materials  # type: ignore[attr-defined]


class NoteForm(forms.Form):
    """The text and the revision that it was written on. The text is judged where it is saved."""

    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = forms.CharField(label=_("Anteckning"), required=False, strip=False, widget=forms.Textarea)


class SettleForm(forms.Form):
    """Which conflict is settled, how, and which revision of the other's text was seen."""

    conflict = forms.IntegerField(min_value=1)
    choice = forms.ChoiceField(choices=[(choice.value, choice.value) for choice in Choice])
    seen = forms.IntegerField(min_value=0)
    text = forms.CharField(required=False, strip=False)
