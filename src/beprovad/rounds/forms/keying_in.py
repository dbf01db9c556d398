"""What whoever leads the round writes in from a paper."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from beprovad.lib.text import tidy
from beprovad.rounds.models import Prompt, Round
from beprovad.rounds.rules.kinds import ADDS, Kind, Seating
from beprovad.rounds.rules.seating import LONGEST_LABEL, MOST_AT_A_TABLE, SeatRefusal
from beprovad.rounds.words import SEAT_WORDS

TABLES = "known-tables"
"""The id of the list of tables that the page gives the field."""


class PaperForm(forms.Form):
    """`label` and `size` where the round asks for them; `lines` where a seat sends many texts."""

    label = forms.CharField(max_length=LONGEST_LABEL)
    size = forms.IntegerField(
        label=_("Hur många som sitter vid bordet"),
        required=False,
        min_value=1,
        max_value=MOST_AT_A_TABLE,
        help_text=_("Behövs bara första gången bordet skrivs in."),
    )
    lines = forms.CharField(
        label=_("Vad som står på papperet"),
        help_text=_("Ett inspel på varje rad. Skriv dem så som de står."),
        max_length=60_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": _("Skriv minst en rad.")},
    )

    def __init__(self, *args: Any, led: Round, prompt: Prompt, **more: Any) -> None:
        super().__init__(*args, **more)
        is_table = led.seating == Seating.TABLES
        if not is_table:
            del self.fields["size"]
        if not (is_table or led.asks_names):
            del self.fields["label"]
        else:
            self._name_the_label(is_table=is_table)
        if Kind(prompt.kind) not in ADDS:
            del self.fields["lines"]

    def _name_the_label(self, *, is_table: bool) -> None:
        field = self.fields["label"]
        field.label = _("Bordets namn") if is_table else _("Namnet på papperet")
        field.help_text = _("Ett bord som redan är med, eller ett nytt.") if is_table else ""
        field.error_messages["required"] = (
            str(SEAT_WORDS[SeatRefusal.NO_TABLE]) if is_table else _("Skriv namnet som står på papperet.")
        )
        field.widget.attrs |= {"autocomplete": "off", "list": TABLES}

    @property
    def numbered(self) -> Sequence[tuple[int, str]]:
        """Each line that says something, by its number in the field."""
        lines = self.cleaned_data.get("lines", "").splitlines()
        return [(number, text) for number, line in enumerate(lines, 1) if (text := tidy(line))]

    def clean_lines(self) -> str:
        lines: str = self.cleaned_data["lines"]
        if not lines.strip():
            raise forms.ValidationError(_("Skriv minst en rad."), code="required")
        return lines

    @property
    def seat(self) -> dict[str, Any]:
        """What the act takes."""
        return {"label": tidy(self.cleaned_data.get("label", "")), "size": self.cleaned_data.get("size")}
