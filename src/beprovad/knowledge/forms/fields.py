"""Fields that this room's forms have in common."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import MinValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beprovad.knowledge.rules.refusals import KnowledgeRefused
from beprovad.knowledge.words import NO, REFUSAL_WORDS, REFUSED_FIELDS, YES, Words
from beprovad.lib.identity import identity_numbers
from beprovad.lib.text import tidy, whole_number

LONGEST_TEXT = 20_000


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


EARLIEST = date(1900, 1, 1)


def day_field(label: Any, **more: Any) -> forms.DateField:
    """A day that a person can mean: one with three figures in its year is a slip."""
    slip = MinValueValidator(EARLIEST, gettext_lazy("Läs årtalet en gång till. Dagen ligger före 1900."))
    unread = {"invalid": gettext_lazy("Skriv dagen som år, månad och dag, till exempel 2026-04-21.")}
    return forms.DateField(label=label, widget=DayInput(), validators=[slip], error_messages=unread, **more)


class DayOrYear(forms.DateField):
    """A day, or a year alone: "2024" is its first day, and `is_year` of what was written."""

    def __init__(self, label: Any, **more: Any) -> None:
        slip = MinValueValidator(EARLIEST, gettext_lazy("Läs årtalet en gång till. Dagen ligger före 1900."))
        unread = {
            "invalid": gettext_lazy("Skriv ett år, till exempel 2024, eller en dag, till exempel 2024-04-21.")
        }
        formats = ["%Y", "%Y-%m-%d"]
        super().__init__(
            label=label, input_formats=formats, widget=forms.TextInput(attrs={"inputmode": "numeric"}),
            validators=[slip], error_messages=unread, **more,
        )  # fmt: skip


def is_year(written: Any) -> bool:
    words = str(written or "").strip()
    return len(words) == len("2024") and words.isdigit()


class PlainText(forms.CharField):
    """Free text, tidied. Too much is refused with the limit, and so is a personal identity number: none is needed."""

    def __init__(self, *, longest: int, **more: Any) -> None:
        super().__init__(**more)
        self.longest = longest

    def clean(self, value: Any) -> str:
        text = tidy(super().clean(value)).strip()
        if len(text) > self.longest:
            raise ValidationError(
                _(
                    "Texten är på %(count)s tecken, och högst %(most)s får plats. Korta den, eller lägg den i en källa."
                ),
                code="too_long",
                params={"count": len(text), "most": self.longest},
            )
        if identity_numbers(text):
            raise ValidationError(
                _("Här står ett personnummer. Ta bort det eller ersätt det med XXXXXX-XXXX."), code="identity"
            )
        return text


def text_field(label: Words, longest: int, **more: Any) -> PlainText:
    """One line."""
    return PlainText(label=label, longest=longest, **more)


def long_text(label: Words, rows: int, **more: Any) -> PlainText:
    """Several lines, which need not be filled in."""
    area = forms.Textarea(attrs={"rows": rows})
    return PlainText(label=label, longest=LONGEST_TEXT, required=False, widget=area, **more)


class KnownRowsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several of the rows on offer. What no database holds as a number is none of them."""

    def clean(self, value: Any) -> Any:
        for chosen in value or ():
            if whole_number(str(chosen)) is None:
                raise ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": chosen}
                )
        return super().clean(value)


def choices_of(words: Mapping[Any, Words]) -> list[tuple[str, Any]]:
    """A kind's members with their words, the first letter large; evaluated in the reader's language."""
    return [(str(each), _capital(said)) for each, said in words.items()]


def put_refusal(form: forms.Form, refused: KnowledgeRefused) -> None:
    """Say it at the field that can mend it; everything written stays."""
    field = REFUSED_FIELDS.get(refused.reason, NON_FIELD_ERRORS)
    known: Iterable[str] = form.fields
    form.add_error(field if field in known else None, str(REFUSAL_WORDS[refused.reason]))


def _capital(said: Words) -> str:
    words = str(said)
    return words[:1].upper() + words[1:]


@dataclass(frozen=True)
class Difference:
    """A field that two people have written differently in."""

    label: Words
    mine: str
    theirs: str


def differences(form: forms.Form, now: Mapping[str, Any]) -> list[Difference]:
    """Where what the bound form holds differs from what is saved now."""
    return [
        Difference(
            bound.label or "",
            _shown(bound.field, bound.value()),
            _shown(bound.field, now[bound.name]),
        )
        for bound in form.visible_fields()
        if bound.name in now and bound.field.has_changed(now[bound.name], bound.data)
    ]


def _shown(field: forms.Field, value: Any) -> str:
    """A field's value as a person reads it."""
    if isinstance(field, forms.BooleanField):
        return str(YES if value else NO)
    offered = {str(key): str(words) for key, words in getattr(field, "choices", ())}
    several = value if isinstance(value, list | tuple) else [value]
    return ", ".join(offered.get(str(one), str(one)) for one in several if one not in (None, ""))
