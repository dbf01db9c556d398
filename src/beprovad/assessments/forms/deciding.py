"""A decision, as the decider writes it before signing."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from beprovad.assessments.forms.answers import MOST
from beprovad.assessments.forms.plain import DayInput, LongText, PlainText
from beprovad.assessments.rules.decisions import Draft
from beprovad.assessments.rules.fingerprints import LIMIT, read
from beprovad.assessments.rules.kinds import DecisionKind
from beprovad.assessments.rules.setup import TEXT_LIMIT, refuse_day
from beprovad.assessments.words.deciding import DAY_WORDS, KIND_WORDS, Words

INVALID_DAY = {"invalid": _("Skriv dagen som år-månad-dag, till exempel 2027-05-01.")}
LONG_AGO_YEARS = 10


def _long(label: Words, help_text: Words, rows: int) -> LongText:
    return LongText(label=label, help_text=help_text, max_length=TEXT_LIMIT, required=False, rows=rows)


class DecisionForm(forms.Form):
    """`stamp` and `seen` say what the decider has read. What the rules demand is refused by them, not here."""

    stamp = forms.IntegerField(min_value=0, max_value=MOST, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, max_length=LIMIT, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("Vad beslutas?"),
        widget=forms.RadioSelect,
        choices=[(kind.value, KIND_WORDS[kind]) for kind in DecisionKind],
        error_messages={"required": _("Välj ett av besluten.")},
    )
    decided_by = PlainText(
        label=_("Vem beslutar?"),
        help_text=_("Namn och titel, eller nämnden."),
        max_length=200,
        required=False,
    )
    delegation = PlainText(
        label=_("Enligt vilken delegation?"),
        help_text=_("Punkten i delegationsordningen. Lämna tomt om nämnden själv beslutar."),
        max_length=200,
        required=False,
    )
    registration = PlainText(label=_("Diarienummer"), max_length=60, required=False)
    decided_on = forms.DateField(
        label=_("Beslutsdag"),
        widget=DayInput(),
        error_messages={**INVALID_DAY, "required": _("Skriv vilken dag det beslutades.")},
    )
    reasons = _long(_("Skäl"), _("Varför just detta, av det som ni vet och inte vet?"), 5)
    conditions = _long(
        _("Villkor"),
        _("Vad som måste hålla för att beslutet ska gälla. Krävs när ni beslutar att anpassa: skriv vad."),
        3,
    )
    review_on = forms.DateField(
        label=_("Omprövas den"),
        help_text=_("En pilot har sin egen beslutsdag. Avstå och avveckla behöver ingen."),
        required=False,
        widget=DayInput(),
        error_messages=INVALID_DAY,
    )
    without_users_because = _long(
        _("Beslutas utan brukarnas svar därför att …"),
        _("Skälet står i beslutet och skrivs ut i underlaget."),
        2,
    )

    def clean_decided_on(self) -> date:
        day: date = self.cleaned_data["decided_on"]
        if timezone.localdate().year - day.year > LONG_AGO_YEARS:
            raise ValidationError(_("Dagen ligger mer än tio år tillbaka. Stämmer året?"))
        return day

    def clean_review_on(self) -> date | None:
        """A day that has passed is the rules' business; a slip of the year is told here."""
        day: date | None = self.cleaned_data["review_on"]
        refusal = refuse_day(day, before=None, today=timezone.localdate())
        if refusal is not None:
            raise ValidationError(DAY_WORDS[refusal])
        return day

    @property
    def draft(self) -> Draft:
        said: dict[str, Any] = {name: self.cleaned_data[name] for name in WORDS}
        return Draft(kind=DecisionKind(self.cleaned_data["kind"]), stamp=self.cleaned_data["stamp"], **said)

    @property
    def kept(self) -> dict[str, str]:
        """What is kept before anything is signed: each field that was sent, but for one that cannot be read."""
        said = {
            name: self.cleaned_data.get(name)
            for name in KEPT
            if name in self.data and name not in self.errors
        }
        return {
            name: value.isoformat() if isinstance(value, date) else value or ""
            for name, value in said.items()
        }

    @property
    def not_kept(self) -> tuple[str, ...]:
        """Why a field is not kept; what is only left empty is no fault yet."""
        errors = (each for name in WORDS for each in self.errors.as_data().get(name, ()))
        return tuple(str(words) for each in errors if each.code != "required" for words in each.messages)

    @property
    def seen_prints(self) -> dict[str, str]:
        return read(self.cleaned_data["seen"])


WORDS = (
    "decided_by", "delegation", "registration", "decided_on", "reasons", "conditions", "review_on",
    "without_users_because",
)  # fmt: skip
KEPT = ("kind", *WORDS)
"""What is kept of a decision that is being written; `stamp` and `seen` follow what has been read."""
