"""One row at a time: risks, effects and goals of an assessment; steps, log entries and endings of a decision."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beprovad.assessments.actions.carrying_out import PhaseOutSaid, StepSaid, TrialSaid
from beprovad.assessments.actions.setup import EffectSaid, GoalSaid, RiskSaid
from beprovad.assessments.forms.plain import DayInput, LongText, PlainText
from beprovad.assessments.rules.setup import TEXT_LIMIT, refuse_day
from beprovad.assessments.words.deciding import CONSEQUENCE_WORDS, DAY_WORDS, LIKELIHOOD_WORDS, Words

LONG_AGO = timedelta(days=10 * 366)


def _text(label: Words, help_text: Words = "", *, rows: int = 3, required: bool = False) -> LongText:
    return LongText(label=label, help_text=help_text, max_length=TEXT_LIMIT, required=required, rows=rows)


def _line(label: Words, limit: int, help_text: Words = "", *, required: bool = False) -> PlainText:
    return PlainText(label=label, max_length=limit, help_text=help_text, required=required)


def _day(label: Words, help_text: Words = "", *, required: bool = False) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=DayInput(),
        error_messages={"invalid": _("Skriv dagen som år-månad-dag, till exempel 2027-05-01.")},
    )


def _scale(label: Words, words: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        coerce=int,
        widget=forms.RadioSelect,
        choices=[(number, format_lazy("{} – {}", number, said)) for number, said in words.items()],
        error_messages={"required": _("Välj ett av stegen.")},
    )


class RiskForm(forms.Form):
    text = _text(_("Vad kan gå fel, och för vem?"), rows=2, required=True)
    likelihood = _scale(_("Hur troligt är det?"), LIKELIHOOD_WORDS)
    consequence = _scale(_("Hur allvarligt blir det?"), CONSEQUENCE_WORDS)
    response = _text(_("Vad gör ni åt det?"), _("Förebygga, begränsa eller leva med det."), rows=2)

    @property
    def said(self) -> RiskSaid:
        return RiskSaid(**self.cleaned_data)


class Ahead(forms.Form):
    """A form with a planned day; what stood there before may stay though it has passed."""

    ahead = ""

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        before: date | None = self.initial.get(self.ahead)
        refusal = refuse_day(said.get(self.ahead), before=before, today=timezone.localdate())
        if refusal is not None:
            self.add_error(self.ahead, ValidationError(DAY_WORDS[refusal]))
        return said


class EffectForm(Ahead):
    ahead = "earliest_on"

    indicator = _line(
        _("Vad ska synas?"), 300, _("Något som går att räkna eller höra: byten av personal per månad."),
        required=True,
    )  # fmt: skip
    now = _line(_("Från"), 100, _("Som det är i dag."))
    wanted = _line(_("Till"), 100, _("Som ni vill ha det."))
    for_whom = _line(_("För vem"), 300)
    earliest_on = _day(_("Kan synas tidigast"), _("Före den dagen säger uteblivna effekter ingenting."))

    @property
    def said(self) -> EffectSaid:
        return EffectSaid(**self.cleaned_data)


class GoalForm(forms.Form):
    text = _line(_("Vilket mål tjänar det?"), 400, required=True)
    origin = _line(_("Var står målet?"), 300, _("Plan, budget eller beslut, med år."))

    @property
    def said(self) -> GoalSaid:
        return GoalSaid(**self.cleaned_data)


class StepForm(Ahead):
    ahead = "due_on"

    text = _text(_("Vad ska göras?"), rows=2, required=True)
    owner = _line(_("Vem gör det?"), 200)
    support = _line(_("Vad ger chefen?"), 400, _("Tid, pengar, mandat eller ett samtal."))
    due_on = _day(_("Klart till den"))
    done_on = _day(_("Blev klart"), _("Lämna tomt så länge det pågår."))

    def clean_done_on(self) -> date | None:
        return refuse_future(self.cleaned_data["done_on"])

    @property
    def said(self) -> StepSaid:
        return StepSaid(**self.cleaned_data)


class PhaseOutForm(forms.Form):
    what = _line(_("Vad upphör?"), 300, required=True)
    users_told = _text(_("Hur får brukarna veta?"), _("Av vem, när, och vad får de i stället?"), rows=2)
    staff_told = _text(_("Hur får personalen veta?"), rows=2)
    last_on = _day(_("Sista dagen"))
    is_done = forms.BooleanField(label=_("Det har upphört"), required=False)

    @property
    def said(self) -> PhaseOutSaid:
        return PhaseOutSaid(**self.cleaned_data)


class TrialForm(forms.Form):
    on = _day(_("När"), required=True)
    happened = _text(_("Vad hände?"), _("Det ni såg, också det som inte blev som ni trodde."), required=True)
    also_changed = _text(
        _("Vad mer ändrades samtidigt?"),
        _("Ny chef, ny lokal, nya regler: sådant som kan förklara lika mycket som piloten."),
        rows=2,
    )
    is_stop_rule_met = forms.BooleanField(label=_("Stoppregeln är uppfylld"), required=False)

    def __init__(self, *args: Any, begins_on: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"on": timezone.localdate()}, **kwargs})
        if begins_on:
            day = date_format(begins_on, "j F Y")
            self.fields["on"].help_text = gettext("Pilotens första dag är %(day)s.") % {"day": day}

    def clean_on(self) -> date | None:
        day = refuse_future(self.cleaned_data["on"])
        if day is not None and timezone.localdate() - day > LONG_AGO:
            raise ValidationError(_("Dagen ligger mer än tio år tillbaka. Stämmer året?"))
        return day

    @property
    def said(self) -> TrialSaid:
        return TrialSaid(**self.cleaned_data)


class TakeBackForm(forms.Form):
    because = _text(_("Varför var det fel?"), _("Skälet står kvar i loggen."), required=True, rows=2)


class WithdrawalForm(forms.Form):
    note = _text(
        _("Vad betyder det för beslutet?"),
        _("Till exempel: beslutet står sig ändå, eller: vi tar upp det igen i mars."),
        rows=2,
    )


def refuse_future(day: date | None) -> date | None:
    if day is not None and day > timezone.localdate():
        raise ValidationError(_("Dagen har inte varit än."))
    return day
