"""Fields that the room's forms share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from beprovad.lib.identity import identity_numbers
from beprovad.lib.text import tidy


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
    """Several lines. Too long a text is refused with the limit and stands in its field: no browser cuts it off."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}
