"""With whom an assessment is shared, and another authority's answer as one adapts it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from beprovad.assessments.actions.common import StandsOn
from beprovad.assessments.forms.answers import MOST
from beprovad.assessments.forms.plain import RowField
from beprovad.assessments.models import Assessment
from beprovad.assessments.queries.common_page import CommonPage
from beprovad.assessments.rules.answers import Said
from beprovad.assessments.rules.common import CommonRefusal
from beprovad.assessments.rules.fingerprints import LIMIT, read, written
from beprovad.assessments.rules.kinds import Verdict
from beprovad.assessments.rules.taking_over import Taking, TakingRefusal
from beprovad.assessments.words.answering import VERDICT_WORDS
from beprovad.assessments.words.sharing import COMMON_WORDS, TAKING_WORDS
from beprovad.people.models import Network


class ShareForm(forms.Form):
    networks = forms.ModelMultipleChoiceField(
        Network.objects.none(),
        label=_("Nätverk"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Välj minst ett nätverk.")},
    )

    def __init__(self, *args: Any, networks: QuerySet[Network], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["networks"].queryset = networks  # type: ignore[attr-defined]


class IntoForm(forms.Form):
    """Which of one's own assessments the answer is taken into."""

    into = RowField(
        Assessment.objects.none(),
        label=_("Till er prövning"),
        error_messages={
            "required": _("Välj en prövning."),
            "invalid_choice": _("Välj en prövning i listan."),
        },
    )

    def __init__(self, *args: Any, into: QuerySet[Assessment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = into  # type: ignore[attr-defined]


class TakingForm(forms.Form):
    """How long the texts may be is the rules' word."""

    base = forms.IntegerField(min_value=0, max_value=MOST, widget=forms.HiddenInput)
    verdict = forms.ChoiceField(
        label=_("Ert omdöme"),
        required=False,
        choices=[("", _("Inget omdöme än")), *((each.value, VERDICT_WORDS[each]) for each in Verdict)],
    )
    reasons = forms.CharField(
        label=_("Skäl, som de ska stå hos er"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    adaptation = forms.CharField(
        label=_("Så är det anpassat till oss"),
        error_messages={"required": TAKING_WORDS[TakingRefusal.NO_ADAPTATION]},
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Vad är annorlunda hos er: avstånd, målgrupp, bemanning, lokaler? Skiljer inget, så skriv hur ni vet det."
        ),
    )
    is_replacing = forms.BooleanField(label=_("Ersätt det svar som vi har"), required=False)

    def __init__(self, *args: Any, has_own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_own:
            del self.fields["is_replacing"]

    @property
    def taking(self) -> Taking:
        told = self.cleaned_data
        verdict = Verdict(told["verdict"]) if told["verdict"] else None
        return Taking(
            said=Said(verdict, told["reasons"]),
            adaptation=told["adaptation"],
            base=told["base"],
            is_replacing=told.get("is_replacing", False),
        )


class CommonForm(forms.Form):
    """What a network says together. `seen`: prints of what its writer read in each of those that it may stand on."""

    base = forms.IntegerField(min_value=0, max_value=MOST, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, max_length=LIMIT, widget=forms.HiddenInput)
    verdict = forms.ChoiceField(
        label=_("Gemensamt omdöme"),
        help_text=_("Lämna tomt om ni inte är överens. Skillnaderna står kvar bredvid."),
        required=False,
        choices=[("", _("Inget gemensamt omdöme")), *((each.value, VERDICT_WORDS[each]) for each in Verdict)],
    )
    reasons = forms.CharField(
        label=_("Det vi säger tillsammans"),
        help_text=_("Skriv också var ni skiljer er åt, och varför."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    stands_on = forms.MultipleChoiceField(
        label=_("Det står på svaren från"),
        help_text=_("Ändras något av dem senare märks det gemensamma svaret."),
        error_messages={"required": COMMON_WORDS[CommonRefusal.NO_GROUND]},
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, page: CommonPage, **kwargs: Any) -> None:
        standing = page.cell.answer if page.cell else None
        begun = {
            "base": page.answer.revision if page.answer else 0,
            "seen": written(page.prints),
            "verdict": standing.verdict if standing else "",
            "reasons": standing.reasons if standing else "",
            "stands_on": [str(pk) for pk in page.stands_on],
        }
        super().__init__(*args, **{"initial": begun, **kwargs})
        self.places = {str(cell.column.assessment.pk): cell.column.name for cell in page.cells}
        self.prints = page.prints
        self.fields["stands_on"].choices = list(self.places.items())  # type: ignore[attr-defined]
        self.fields["stands_on"].required = bool(self.places)

    @property
    def said(self) -> Said:
        told = self.cleaned_data
        return Said(Verdict(told["verdict"]) if told["verdict"] else None, told["reasons"])

    @property
    def grounds(self) -> tuple[StandsOn, ...]:
        """By the prints of what its writer read, so that what changed while they wrote is marked."""
        seen = read(self.cleaned_data["seen"])
        return tuple(
            StandsOn(int(pk), self.places[pk], seen.get(pk, self.prints[pk])[:40])
            for pk in self.cleaned_data["stands_on"]
        )
