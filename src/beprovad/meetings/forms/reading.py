"""What a person sends in while reading a note in."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from beprovad.documents.extract import text_of_bytes
from beprovad.documents.refusals import ExtractRefused, Refusal
from beprovad.documents.words import refusal_text
from beprovad.lib.text import tidy
from beprovad.meetings.forms.meetings import ManyNetworksField
from beprovad.meetings.models import Finding
from beprovad.meetings.reading_words import MATTER_KIND_WORDS
from beprovad.meetings.rules.reading import MENTION, Kind

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

LONGEST_TEXT = 400_000


class ReadInForm(forms.Form):
    """A file or a pasted text. After `is_valid()`: `text`, `content`, `name` and `media_type` of the original."""

    file = forms.FileField(
        label=_("Fil"),
        required=False,
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.md,.docx,.pdf"}),
        help_text=format_lazy(
            _("Word, PDF eller vanlig text, högst {megabytes} MB."),
            megabytes=settings.UPLOAD_LIMIT // 1024**2,
        ),
    )
    pasted = forms.CharField(
        label=_("Eller klistra in texten"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        strip=False,
    )

    text: str
    content: bytes
    name: str
    media_type: str

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        upload: UploadedFile[Any] | None = cleaned.get("file")
        pasted: str = cleaned.get("pasted", "")
        if upload is not None:
            self._take_file(upload)
        elif pasted.strip():
            self._take_pasted(pasted)
        elif not self.errors:
            self.add_error("file", _("Välj en fil eller klistra in en text."))
        if not self.errors and len(self.text) > LONGEST_TEXT:
            longest = {"count": LONGEST_TEXT}
            self.add_error(
                "file", _("Texten är längre än %(count)d tecken. Dela den i flera möten.") % longest
            )
        return cleaned

    def _take_file(self, upload: UploadedFile[Any]) -> None:
        self.name = PurePath(upload.name or "anteckning").name
        self.media_type = upload.content_type or "application/octet-stream"
        if (upload.size or 0) > settings.UPLOAD_LIMIT:
            self.add_error("file", str(refusal_text(Refusal.TOO_LARGE)))
            return
        self.content = upload.read()
        try:
            self.text = tidy(text_of_bytes(self.content, name=self.name))
        except ExtractRefused as refused:
            self.add_error("file", str(refusal_text(refused.reason)))

    def _take_pasted(self, pasted: str) -> None:
        self.name = str(_("inklistrad.txt"))
        self.media_type = "text/plain; charset=utf-8"
        self.text = tidy(pasted)
        self.content = self.text.encode()


class NetworksForm(forms.Form):
    """Which networks met; only those that this person prepares can be chosen."""

    networks = ManyNetworksField(label=_("Nätverk som möttes"), required=False)

    def __init__(self, *args: Any, networks: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["networks"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 - tells mypy what stands above
        field.queryset = networks


KIND_CHOICES = [
    (kind.value, Finding.Kind(kind.value).label)
    for kind in Kind
    if kind not in (Kind.GROUP, Kind.ORGANISATION)
]

_FIELDS: dict[Kind, tuple[str, ...]] = {
    Kind.DATE: ("text", "on"),
    Kind.NEXT_MEETING: ("text", "on"),
    Kind.ATTENDEE: ("text", "organisation_text", "group_text", "role_text"),
    Kind.ABSENT: ("text", "organisation_text", "group_text", "role_text"),
    Kind.ITEM: ("text", "presenters_text"),
    Kind.SUBITEM: ("text", "presenters_text"),
    Kind.MATTER: ("text", "matter_kind", "responsible_text", "due_text"),
}
_WORDS = {
    Kind.ATTENDEE: _("Namn"),
    Kind.ABSENT: _("Namn"),
    Kind.NOTE_TAKER: _("Namn"),
    Kind.ITEM: _("Rubrik"),
    Kind.SUBITEM: _("Rubrik"),
    Kind.DATE: _("Som det står"),
    Kind.NEXT_MEETING: _("Som det står"),
}


_NAMELESS = _("Skriv vad personen heter, eller stryk raden.")
_MISSING = {Kind.ATTENDEE: _NAMELESS, Kind.ABSENT: _NAMELESS, Kind.NOTE_TAKER: _NAMELESS}


class FindingForm(forms.ModelForm):  # type: ignore[type-arg]
    """The fields that this kind of finding has, and its kind."""

    kind = forms.ChoiceField(label=_("Det här är"), choices=KIND_CHOICES)

    class Meta:
        model = Finding
        fields = (
            "kind", "text", "on", "organisation_text", "group_text", "role_text", "presenters_text", "matter_kind",
            "responsible_text", "due_text",
        )  # fmt: skip
        labels = {
            "text": _("Text"),
            "on": _("Datum"),
            "organisation_text": _("Organisation"),
            "group_text": _("Nätverk eller grupp"),
            "role_text": _("Roll"),
            "presenters_text": _("Föredragande, med komma emellan"),
            "matter_kind": _("Läge"),
            "responsible_text": _("Ansvarig"),
            "due_text": _("Till när"),
        }
        widgets = {
            "text": forms.Textarea(attrs={"rows": 2}),
            "on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "matter_kind": forms.Select(
                choices=[
                    (kind, MATTER_KIND_WORDS[kind])
                    for kind in ("assignment", "decision", "parked", "continuing", "contribution", MENTION)
                ]
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = Kind(self.instance.kind)
        wanted = {"kind", *_FIELDS.get(kind, ("text",))}
        for name in set(self.fields) - wanted:
            del self.fields[name]
        self.fields["text"].required = kind not in (Kind.DATE, Kind.NEXT_MEETING)
        self.fields["text"].error_messages["required"] = _MISSING.get(
            kind, _("Skriv något, eller stryk raden.")
        )
        self.fields["text"].label = _WORDS.get(kind, _("Text"))
        if kind in (Kind.GROUP, Kind.ORGANISATION):
            del self.fields["kind"]


class AddForm(forms.Form):
    """Something that was missed: what it is, its words and, if it was marked in the text, where."""

    kind = forms.ChoiceField(label=_("Det här är"), choices=KIND_CHOICES, initial=Kind.MATTER.value)
    text = forms.CharField(
        label=_("Text"), max_length=5_000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Skriv, eller markera orden i texten."),
    )  # fmt: skip
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def span(self, text: str) -> tuple[int, int] | None:
        """The marked stretch, when it lies in the text."""
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if start is None or end is None or not start < end <= len(text):
            return None
        return start, end
