"""What a person sends in about a piece of evidence: four forms, one for each leaf."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from beprovad.knowledge.forms.fields import (
    DayOrYear,
    KnownRowsField,
    choices_of,
    day_field,
    is_year,
    long_text,
    text_field,
)
from beprovad.knowledge.models import Evidence, Source
from beprovad.knowledge.queries.citing import cited
from beprovad.knowledge.queries.pieces import owner_words
from beprovad.knowledge.rules.citations import citation
from beprovad.knowledge.rules.evidence import LEAF_FIELDS, Facts, is_of_few_people
from beprovad.knowledge.rules.kinds import (
    Asked,
    Aspect,
    Certainty,
    Direction,
    Documented,
    Leaf,
    Transferability,
)
from beprovad.knowledge.rules.refusals import Refusal
from beprovad.knowledge.words import (
    ASKED_WORDS,
    ASPECT_WORDS,
    CERTAINTY_PHRASES,
    CERTAINTY_WORDS,
    DIRECTION_WORDS,
    DOCUMENTED_WORDS,
    REFUSAL_WORDS,
    THE_REGION,
    TRANSFERABILITY_WORDS,
    Words,
)
from beprovad.people.models import Organisation

REGION = "region"
MOST_COUNTED = 10_000_000

CLAIM_HELP: Mapping[Leaf, Any] = {
    Leaf.RESEARCH: _("Vad forskningen visar om utfallet. En mening."),
    Leaf.PROFESSION: _("Vad de som arbetar så har erfarit. En mening."),
    Leaf.USERS: _("Vad de som tillfrågades sa. Ingen ska gå att känna igen."),
    Leaf.CONTEXT: _("Vad som gäller här. En mening."),
}


def _one_of(label: Any, kind: Any, **more: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, coerce=kind, widget=forms.RadioSelect, **more)


def _count(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=MOST_COUNTED)


class EvidenceForm(forms.Form):
    """Only the fields of its leaf. `revision` is the one that the page was shown on; a new piece has none."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    direction = _one_of(_("Vad säger underlaget om arbetssättet?"), Direction)
    claim = text_field(_("I en mening"), 400, widget=forms.Textarea(attrs={"rows": 2}))
    outcome = text_field(
        _("Vilket utfall?"),
        200,
        help_text=_("Det som mättes, till exempel ”återfall” eller ”vardagsfungerande”."),
    )
    certainty = _one_of(_("Hur säkert är det sammanlagda resultatet för utfallet?"), Certainty)
    transferability = _one_of(_("Hur lika är förhållandena våra?"), Transferability)
    whose = text_field(_("Vems erfarenhet?"), 200, help_text=_("Yrke och enhet räcker. Namn behövs inte."))
    documented = _one_of(_("Hur är den dokumenterad?"), Documented)
    asked_whom = text_field(
        _("Vilka tillfrågades?"),
        200,
        required=False,
        help_text=_(
            "Grupp och enhet, till exempel ”vuxna med stöd i vardagen, Enheten för vuxna”. Inga namn."
        ),
    )
    asked_how = _one_of(_("Hur tillfrågades de?"), Asked)
    asked_count = _count(_("Hur många tillfrågades?"))
    answered_count = _count(_("Hur många svarade?"))
    asked_by = text_field(
        _("Vem frågade?"), 200, help_text=_("Till exempel enheten själv eller någon utifrån.")
    )
    aspect = _one_of(_("Vad handlar det om?"), Aspect)
    dated_on = day_field(_("Från vilken dag är det?"))
    details = long_text(_("Mer om det"), 5)
    owner = forms.ChoiceField(label=_("Vems underlag är det?"))
    is_shared = forms.BooleanField(label=_("Dela med alla i regionen"), required=False)
    sources = KnownRowsField(
        Source.objects.none(), label=_("Källor"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        leaf: Leaf,
        owners: QuerySet[Organisation],
        may_own_for_the_region: bool,
        sources: QuerySet[Source],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.leaf = leaf
        self._owners = {str(owner.pk): owner for owner in owners}
        self._keep_only_the_leafs()
        self._offer()
        self._offer_owners(may_own_for_the_region=may_own_for_the_region)
        self.fields["sources"].queryset = sources  # type: ignore[attr-defined]
        self.fields["sources"].label_from_instance = lambda source: citation(cited(source))  # type: ignore[attr-defined]
        self.fields["claim"].help_text = CLAIM_HELP[leaf]
        if leaf is Leaf.RESEARCH:
            self.fields["dated_on"] = DayOrYear(
                _("Från vilket år är det?"),
                help_text=_("Året räcker. Vet ni dagen, skriv den som 2024-04-21."),
            )
        else:
            self.fields["dated_on"].widget.attrs["max"] = timezone.localdate().isoformat()

    def clean_claim(self) -> str:
        return " ".join(self.cleaned_data["claim"].split())

    def clean(self) -> dict[str, Any]:
        """What the rule refuses is said here at its field, beside all else that is wrong."""
        chosen: dict[str, Any] = super().clean() or self.cleaned_data
        day, asked, answered = (chosen.get(name) for name in ("dated_on", "asked_count", "answered_count"))
        if day and day > timezone.localdate():
            self.add_error("dated_on", str(REFUSAL_WORDS[Refusal.IN_THE_FUTURE]))
        if asked is not None and answered is not None and answered > asked:
            self.add_error("answered_count", str(REFUSAL_WORDS[Refusal.MORE_ANSWERED_THAN_ASKED]))
        return chosen

    def facts(self) -> Facts:
        names = ("direction", "claim", "dated_on", "details", *LEAF_FIELDS[self.leaf])
        said = {name: self.cleaned_data[name] for name in names}
        return Facts(**said, is_year_only=self.leaf is Leaf.RESEARCH and is_year(self["dated_on"].value()))

    def values(self) -> dict[str, Any]:
        """For `add_evidence` and `change_evidence`. The region's own is always shared."""
        owner = self._owners.get(self.cleaned_data["owner"])
        return {
            "facts": self.facts(),
            "owner": owner,
            "is_shared": owner is None or self.cleaned_data.get("is_shared", False),
            "sources": self.cleaned_data["sources"],
        }

    @property
    def leaf_fields(self) -> list[BoundField]:
        return [self[name] for name in LEAF_FIELDS[self.leaf]]

    @property
    def is_of_few_people(self) -> bool:
        """So few have answered that the form says what not to write."""
        if self.leaf != Leaf.USERS:
            return False
        written = self["answered_count"].value()
        return str(written).isdigit() and is_of_few_people(int(written))

    def _keep_only_the_leafs(self) -> None:
        for leaf, names in LEAF_FIELDS.items():
            for name in names:
                if leaf != self.leaf:
                    del self.fields[name]

    def _offer(self) -> None:
        offered: dict[str, Mapping[Any, Words]] = {
            "direction": DIRECTION_WORDS,
            "certainty": {
                each: f"{CERTAINTY_PHRASES[each]!s} ({words})" if each != Certainty.UNGRADED else words
                for each, words in CERTAINTY_WORDS.items()
            },
            "transferability": TRANSFERABILITY_WORDS,
            "documented": DOCUMENTED_WORDS,
            "asked_how": ASKED_WORDS,
            "aspect": ASPECT_WORDS,
        }
        for name, words in offered.items():
            if name in self.fields:
                self.fields[name].choices = choices_of(words)  # type: ignore[attr-defined]

    def _offer_owners(self, *, may_own_for_the_region: bool) -> None:
        choices = [(pk, str(owner_words(owner))) for pk, owner in self._owners.items()]
        if may_own_for_the_region:
            choices.append((REGION, str(THE_REGION)))
        owner = self.fields["owner"]
        owner.choices = choices  # type: ignore[attr-defined]
        owner.initial = choices[0][0] if choices else None
        self.only_owner = choices[0][1] if len(choices) == 1 else ""
        if self.only_owner:
            owner.widget = forms.HiddenInput()
        self._ask_whether_it_is_shared(may_own_for_the_region=may_own_for_the_region)

    def _ask_whether_it_is_shared(self, *, may_own_for_the_region: bool) -> None:
        """The region's own is always shared: where it can be nothing else, nobody is asked."""
        if not self._owners:
            del self.fields["is_shared"]
            return
        said = [_("Annars ser bara er egen myndighet det.")]
        if self.leaf is Leaf.RESEARCH and not self["revision"].value():
            said.insert(0, _("Ikryssat från början, eftersom forskning är lika mycket värd för de andra."))
        if may_own_for_the_region:
            said.append(_("Det som är hela regionens delas alltid."))
        self.fields["is_shared"].help_text = " ".join(map(str, said))


def begun(leaf: Leaf) -> dict[str, Any]:
    """A new form: research is shared unless one says otherwise, the rest is one's own."""
    return {"is_shared": leaf == Leaf.RESEARCH}


def told(piece: Evidence) -> dict[str, Any]:
    """What the form begins with, of a piece that is here."""
    names = (
        "direction",
        "claim",
        "dated_on",
        "details",
        "is_shared",
        "revision",
        *LEAF_FIELDS[Leaf(piece.leaf)],
    )
    day = {"dated_on": str(piece.dated_on.year)} if piece.is_year_only else {}
    return {
        **{name: getattr(piece, name) for name in names},
        **day,
        "owner": str(piece.owner_id) if piece.owner_id else REGION,
        "sources": [source.pk for source in piece.sources.all()],
    }


class WithdrawForm(forms.Form):
    because = text_field(
        _("Varför?"),
        500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": REFUSAL_WORDS[Refusal.NO_REASON]},
        help_text=_("Skälet står kvar på underlaget, för dem som har byggt något på det."),
    )


class FindForm(forms.Form):
    """Words to look for a source by, inside the form of the evidence."""

    prefix = "find"

    words = forms.CharField(
        label=_("Sök bland källorna"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
