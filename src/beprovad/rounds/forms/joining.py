"""What somebody types to join: the code, and the table's or one's own name where the round asks for it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from beprovad.lib.text import tidy, whole_number
from beprovad.rounds.models import Round
from beprovad.rounds.rules.codes import read_code
from beprovad.rounds.rules.kinds import Seating
from beprovad.rounds.rules.seating import LONGEST_LABEL, MOST_AT_A_TABLE, SeatRefusal
from beprovad.rounds.words import SEAT_WORDS

FIELD_OF = {SeatRefusal.SIZE_OUT_OF_RANGE: "size"}  # every other refusal about what was typed is the name's


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Rundans kod"),
        help_text=_("Sex tecken. Den står på skärmen i rummet. Stora eller små bokstäver spelar ingen roll."),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false",
                "enterkeyhint": "go", "class": "code-field",
            }
        ),
        error_messages={"required": _("Skriv koden som står på skärmen.")},
    )  # fmt: skip

    def clean_code(self) -> str:
        """The code; "" for what can be none, which is answered like a code that nobody has."""
        return read_code(self.cleaned_data["code"]) or ""


class JoinForm(forms.Form):
    """Asks for nothing, but in a round of tables for the table, and in one that asks names for a name."""

    def __init__(self, *args: Any, led: Round, **more: Any) -> None:
        super().__init__(*args, **more)
        if led.seating == Seating.TABLES:
            self.fields["label"] = _name(
                label=_("Bordets namn"),
                help_text=_("Till exempel Bord 3."),
                missing=SeatRefusal.NO_TABLE,
                autocomplete="off",
            )
            self.fields["size"] = forms.CharField(
                label=_("Hur många ni är vid bordet"),
                required=False,
                max_length=20,
                widget=forms.TextInput(
                    attrs={"inputmode": "numeric", "autocomplete": "off", "class": "size-field"}
                ),
            )
        elif led.asks_names:
            self.fields["label"] = _name(
                label=_("Ditt namn"), missing=SeatRefusal.NO_NAME, autocomplete="name"
            )

    def clean_label(self) -> str:
        return tidy(self.cleaned_data["label"])

    def clean_size(self) -> int | None:
        """What is no number is out of range: the rule says it in words."""
        told = self.cleaned_data["size"].strip()
        if not told:
            return None
        size = whole_number(told)
        return size if size is not None else MOST_AT_A_TABLE + 1


def _name(*, missing: SeatRefusal, autocomplete: str, **told: Any) -> forms.CharField:
    return forms.CharField(
        max_length=4 * LONGEST_LABEL,
        widget=forms.TextInput(attrs={"autocomplete": autocomplete}),
        error_messages={"required": str(SEAT_WORDS[missing])},
        **told,
    )
