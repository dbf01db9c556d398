"""More outcomes of the same research, written below the first: each becomes a piece of evidence of its own."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from beprovad.knowledge.forms.fields import choices_of, text_field
from beprovad.knowledge.rules.evidence import Facts
from beprovad.knowledge.rules.kinds import Certainty, Direction, Transferability
from beprovad.knowledge.words import (
    CERTAINTY_PHRASES,
    CERTAINTY_WORDS,
    DIRECTION_WORDS,
    TRANSFERABILITY_WORDS,
    Words,
)
from beprovad.lib.text import whole_number

MOST_OUTCOMES = 12  # beside the first
COUNT = "more-count"
_AS_ABOVE = ("", _("Samma som ovan"))


class OutcomeForm(forms.Form):
    """What is not said here is as above. One that nobody has begun on is left out."""

    use_required_attribute = False

    outcome = text_field(_("Vilket utfall?"), 200)
    certainty = forms.TypedChoiceField(label=_("Hur säkert är det?"), coerce=Certainty)
    direction = forms.TypedChoiceField(
        label=_("Vad säger det om arbetssättet?"), coerce=Direction, required=False, empty_value=None
    )
    transferability = forms.TypedChoiceField(
        label=_("Hur lika är förhållandena våra?"), coerce=Transferability, required=False, empty_value=None
    )
    claim = text_field(
        _("I en mening"),
        400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Behövs inte om meningen ovan gäller det här utfallet också."),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offered: dict[str, Mapping[Any, Words]] = {
            "direction": DIRECTION_WORDS,
            "transferability": TRANSFERABILITY_WORDS,
        }
        for name, words in offered.items():
            self.fields[name].choices = [_AS_ABOVE, *choices_of(words)]  # type: ignore[attr-defined]
        certainty = self.fields["certainty"]
        certainty.choices = [("", _("Välj")), *choices_of(_certainties())]  # type: ignore[attr-defined]

    @property
    def is_begun(self) -> bool:
        return any(self[name].data for name in self.fields)

    def facts(self, first: Facts) -> Facts:
        """As the first outcome's, with what is said of this one."""
        said = {name: value for name, value in self.cleaned_data.items() if value}
        return replace(first, **said)

    def refuse_other_direction(self, first: Facts) -> None:
        """One sentence cannot say both that it helps and that it does not."""
        direction = self.cleaned_data.get("direction")
        if direction and direction != first.direction and not self.cleaned_data.get("claim"):
            self.add_error(
                "claim",
                _(
                    "Det här utfallet pekar åt ett annat håll än det första. Skriv vad forskningen visar om det."
                ),
            )


class MoreOutcomes:
    """The rows as they stand in the form: `posted` judged, or shown again as they were written."""

    def __init__(self, posted: QueryDict, *, more: int = 0, is_judged: bool = False) -> None:
        count = min((whole_number(posted.get(COUNT, "")) or 0) + more, MOST_OUTCOMES)
        self.forms = [_form(posted, place, is_judged=is_judged) for place in range(count)]

    @property
    def count(self) -> int:
        return len(self.forms)

    @property
    def may_be_more(self) -> bool:
        return self.count < MOST_OUTCOMES

    @property
    def begun(self) -> list[OutcomeForm]:
        return [form for form in self.forms if form.is_begun]

    def are_valid(self) -> bool:
        """All are asked, so that everything that is wrong is said at once."""
        judged = [form.is_valid() for form in self.begun]
        return all(judged)

    def facts(self, first: Facts) -> list[Facts] | None:
        """The first outcome's facts and those of the others; None where a row still has to be mended."""
        for form in self.begun:
            form.refuse_other_direction(first)
        if any(form.errors for form in self.begun):
            return None
        return [first, *(form.facts(first) for form in self.begun)]


def _form(posted: QueryDict, place: int, *, is_judged: bool) -> OutcomeForm:
    prefix = f"more-{place}"
    bound = OutcomeForm(posted, prefix=prefix)
    if is_judged and bound.is_begun:
        return bound
    return OutcomeForm(prefix=prefix, initial={name: bound[name].data for name in bound.fields})


def _certainties() -> Mapping[Any, str]:
    return {
        each: f"{CERTAINTY_PHRASES[each]!s} ({words})" if each != Certainty.UNGRADED else str(words)
        for each, words in CERTAINTY_WORDS.items()
    }
