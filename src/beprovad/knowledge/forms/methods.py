"""What a person sends in about a way of working: a choice of them, its words, and who uses it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from beprovad.knowledge.forms.fields import choices_of, day_field, long_text, text_field
from beprovad.knowledge.queries.methods import Selection
from beprovad.knowledge.queries.pieces import owner_words
from beprovad.knowledge.rules.kinds import Leaf, Stage
from beprovad.knowledge.words import FIELD_WORDS, LEAF_WORDS, STAGE_WORDS
from beprovad.people.models import Organisation


class FilterForm(forms.Form):
    """How the list is narrowed. A value that is not offered narrows nothing."""

    q = forms.CharField(
        label=_("Sök"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    stage = forms.ChoiceField(label=_("Hur det används"), required=False)
    empty = forms.ChoiceField(label=_("Vad som saknas"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["stage"].choices = [("", _("Alla")), *choices_of(STAGE_WORDS)]  # type: ignore[attr-defined]
        self.fields["empty"].choices = [("", _("Spelar ingen roll")), *choices_of(LEAF_WORDS)]  # type: ignore[attr-defined]

    def selection(self) -> Selection:
        self.is_valid()
        chosen = self.cleaned_data
        return Selection(
            text=chosen.get("q", ""),
            stage=Stage(chosen["stage"]) if chosen.get("stage") else None,
            empty=Leaf(chosen["empty"]) if chosen.get("empty") else None,
        )


class MethodForm(forms.Form):
    """`revision` is the one that the page was shown on; a new method has none."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = text_field(FIELD_WORDS["name"], 200, help_text=_("Det som ni kallar det när ni talar om det."))
    target_group = long_text(
        FIELD_WORDS["target_group"], 3, help_text=_("Vilka det är till för, och vilka det inte passar.")
    )
    aim = long_text(
        FIELD_WORDS["aim"], 3, help_text=_("Vad som ska bli annorlunda för dem som det är till för.")
    )
    how = long_text(
        FIELD_WORDS["how"],
        8,
        help_text=_(
            "Så att någon annan kan göra likadant: vem gör vad och hur ofta. Stycken och listor går bra."
        ),
    )

    def values(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("name", "target_group", "aim", "how")}


class AdoptionForm(forms.Form):
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Vilka?"), empty_label=None)
    stage = forms.TypedChoiceField(label=_("Hur?"), coerce=Stage)
    since_on = day_field(_("Sedan den"), initial=timezone.localdate)

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        self.fields["organisation"].label_from_instance = owner_words  # type: ignore[attr-defined]
        self.fields["stage"].choices = choices_of(STAGE_WORDS)  # type: ignore[attr-defined]
