"""Fields that the room's forms share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from beprovad.lib.identity import identity_numbers
from beprovad.lib.text import tidy, whole_number


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


class LongText(PlainText):
    """Several lines. Too long a text is refused with the limit and stands in its field: no browser cuts it off.

    A line break is one character, however the browser sends it.
    """

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")

    def run_validators(self, value: Any) -> None:
        """The limit first, in words that say what to do instead."""
        if self.max_length is not None and len(value) > self.max_length:
            counted = {"most": _spaced(self.max_length), "now": _spaced(len(value))}
            raise ValidationError(TOO_LONG, code="max_length", params=counted)
        super().run_validators(value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}


TOO_LONG = _(
    "Här får %(most)s tecken plats, och det här är %(now)s. Texten står kvar. Korta den, eller lägg det långa som "
    "underlag och skriv här vad det säger."
)


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")


class RowField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the rows on offer. What no database holds as a number is none of them."""

    def to_python(self, value: Any) -> Any:
        if value not in self.empty_values and whole_number(str(value)) is None:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().to_python(value)
