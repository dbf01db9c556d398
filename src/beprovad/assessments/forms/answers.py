"""What a person sends in about one question."""

from collections.abc import Sequence
from typing import Any, Self

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from beprovad.assessments.forms.plain import DayInput, PlainText, RowField
from beprovad.assessments.rules.answers import Kept, Said
from beprovad.assessments.rules.kinds import Verdict
from beprovad.assessments.words.answering import VERDICT_WORDS
from beprovad.checklists.models import Question
from beprovad.checklists.rules.areas import Area
from beprovad.checklists.words import AREA_WORDS
from beprovad.checklists.words import said as worded
from beprovad.knowledge.models import Evidence
from beprovad.knowledge.rules.kinds import Leaf
from beprovad.knowledge.words import LEAF_WORDS
from beprovad.people.models import Person

MOST = 2**31 - 1  # what every database holds as a revision


class AnswerForm(forms.Form):
    """A verdict and its reasons, on the revision that they were written on. How long they may be is the rules' word."""

    base = forms.IntegerField(min_value=0, max_value=MOST)
    verdict = forms.ChoiceField(
        required=False, choices=[("", ""), *((each.value, VERDICT_WORDS[each]) for each in Verdict)]
    )
    reasons = forms.CharField(required=False, strip=False)
    is_own = forms.BooleanField(required=False)  # written while each answers alone

    @property
    def said(self) -> Said:
        chosen = self.cleaned_data["verdict"]
        return Said(Verdict(chosen) if chosen else None, self.cleaned_data["reasons"])


class SettleForm(forms.Form):
    kept = forms.ChoiceField(choices=[(each.value, each.value) for each in Kept])
    seen = forms.IntegerField(min_value=0, max_value=MOST)


class LinkForm(forms.Form):
    """A piece of the method's evidence to let the answer stand on."""

    evidence = RowField(
        Evidence.objects.none(),
        label=_("Underlag som finns om arbetssättet"),
        empty_label=_("Välj underlag"),
        error_messages={"required": _("Välj ett underlag i listan.")},
    )

    def __init__(self, *args: Any, evidence: QuerySet[Evidence], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence"].queryset = evidence  # type: ignore[attr-defined]
        self.fields["evidence"].label_from_instance = evidence_words  # type: ignore[attr-defined]

    @classmethod
    def of(cls, pieces: Sequence[Evidence]) -> Self:
        """To be shown, with pieces that have been read already."""
        form = cls(evidence=Evidence.objects.none())
        field: Any = form.fields["evidence"]
        field.choices = [("", field.empty_label), *((each.pk, evidence_words(each)) for each in pieces)]
        return form


class LinkManyForm(forms.Form):
    """Pieces that no answer stands on, and the question that they say something of."""

    question = RowField(
        Question.objects.none(),
        label=_("Till vilken fråga?"),
        empty_label=_("Välj fråga"),
        error_messages={"required": _("Välj den fråga som underlaget säger något om.")},
    )
    evidence = forms.ModelMultipleChoiceField(
        Evidence.objects.none(),
        label=_("Underlag"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kryssa för minst ett underlag.")},
    )

    def __init__(
        self, *args: Any, questions: Sequence[Question], evidence: QuerySet[Evidence], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["question"]
        asked.queryset = Question.objects.filter(pk__in=[each.pk for each in questions])
        asked.choices = [("", asked.empty_label), *questions_by_area(questions)]
        self.fields["evidence"].queryset = evidence  # type: ignore[attr-defined]


def questions_by_area(questions: Sequence[Question]) -> list[tuple[str, list[tuple[int, str]]]]:
    """For a list to choose from, in reading order."""
    areas = dict.fromkeys(each.area for each in questions)
    return [
        (
            str(AREA_WORDS[Area(area)]),
            [(each.pk, worded(each).text) for each in questions if each.area == area],
        )
        for area in areas
    ]


class HandForm(forms.Form):
    """To whom a question is handed."""

    person = RowField(
        Person.objects.none(),
        label=_("Till vem"),
        empty_label=_("Välj en kollega"),
        help_text=_("Personen ser bara den här frågan, arbetssättets kort och underlaget till frågan."),
        error_messages={"required": _("Välj vem som ska få frågan.")},
    )
    message = PlainText(
        label=_("Några ord på vägen"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    due_on = forms.DateField(label=_("Till den"), required=False, widget=DayInput())

    def __init__(self, *args: Any, persons: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = persons  # type: ignore[attr-defined]

    def clean_due_on(self) -> Any:
        day = self.cleaned_data["due_on"]
        if day is not None and day < timezone.localdate():
            raise forms.ValidationError(_("Dagen har redan varit. Välj en dag framåt, eller lämna tomt."))
        return day


class AssessorsForm(forms.Form):
    """Who answer alone."""

    assessors = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=_("Bedömare"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Minst två. Var och en svarar på alla frågor utan att se de andras svar."),
        error_messages={"required": _("Välj minst två bedömare.")},
    )

    def __init__(self, *args: Any, persons: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assessors"].queryset = persons  # type: ignore[attr-defined]


def evidence_words(piece: Evidence) -> str:
    """As "Forskning: Färre återfall efter ett år (2024)": leaf, claim, year."""
    said = {"leaf": LEAF_WORDS[Leaf(piece.leaf)], "claim": piece.claim, "year": piece.dated_on.year}
    return str(_("%(leaf)s: %(claim)s (%(year)s)")) % said
