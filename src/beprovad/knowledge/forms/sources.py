"""What a person sends in about a source."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from beprovad.knowledge.forms.fields import KnownRowsField, choices_of, text_field
from beprovad.knowledge.models import Method, Source
from beprovad.knowledge.rules.citations import is_web_address
from beprovad.knowledge.words import FIELD_WORDS, SOURCE_KIND_WORDS

_OLDEST = 1500


class SourceFields(forms.Form):
    """What is known of a source. Only the title must be: a bare title is better than none."""

    kind = forms.ChoiceField(label=_("Slag"))
    title = text_field(FIELD_WORDS["title"], 400)
    authors = text_field(
        FIELD_WORDS["authors"], 300, required=False, help_text=_("Namnen så som de står, eller utgivaren.")
    )
    year = forms.IntegerField(label=_("År"), required=False)
    published_in = text_field(
        FIELD_WORDS["published_in"], 300, required=False, help_text=_("Tidskrift, rapportserie eller förlag.")
    )
    identifier = text_field(
        FIELD_WORDS["identifier"], 120, required=False, help_text=_("DOI, ISBN eller SFS-nummer.")
    )
    url = text_field(FIELD_WORDS["url"], 500, required=False, help_text=_("Behövs inte om det finns en DOI."))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["kind"].choices = choices_of(SOURCE_KIND_WORDS)  # type: ignore[attr-defined]
        newest = timezone.localdate().year + 1
        self.fields["year"].validators += [MinValueValidator(_OLDEST), MaxValueValidator(newest)]

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if url and not is_web_address(url):
            raise ValidationError(_("Adressen ska börja med https:// eller http://."), code="scheme")
        return url

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in SourceFields.base_fields}


class SourceForm(SourceFields):
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    methods = KnownRowsField(
        Method.objects.none(),
        label=_("Handlar om"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("De arbetssätt som källan säger något om."),
    )

    def __init__(self, *args: Any, methods: QuerySet[Method], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["methods"].queryset = methods  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        return {**super().values(), "methods": self.cleaned_data["methods"]}


class SourceFilterForm(forms.Form):
    q = forms.CharField(
        label=_("Sök"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    kind = forms.ChoiceField(label=_("Slag"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["kind"].choices = [("", _("Alla")), *choices_of(SOURCE_KIND_WORDS)]  # type: ignore[attr-defined]


class NewSourceForm(SourceFields):
    """A source written in the same form as the evidence; one that nobody has begun on is left out."""

    use_required_attribute = False
    prefix = "new"

    @property
    def is_begun(self) -> bool:
        """Whether anything but its kind has been written."""
        return any(self[name].data for name in SourceFields.base_fields if name != "kind")


def told(source: Source) -> dict[str, Any]:
    """What the form begins with."""
    columns = {name: getattr(source, name) for name in SourceFields.base_fields}
    return {**columns, "revision": source.revision, "methods": [method.pk for method in source.methods.all()]}
