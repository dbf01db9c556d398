"""What a person sends in about matters: a choice of them, a step, a correction, a new one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from beprovad.lib.text import whole_number
from beprovad.meetings.forms.meetings import DayInput, ManyNetworksField, PlainText
from beprovad.meetings.models import Matter, MatterEvent
from beprovad.meetings.models.matters import STATE_WORDS
from beprovad.meetings.queries.matters import (
    ALL,
    COMING,
    DATED,
    MINE,
    NOBODYS,
    ONGOING,
    OURS,
    OVERDUE,
    Listed,
    Selection,
)
from beprovad.meetings.rules.matters import ENDED, Refusal, State, Step
from beprovad.meetings.words import REFUSAL_WORDS, REFUSED_FIELDS, STATE_EXPLANATIONS, step_words
from beprovad.people.models import Network

RESPONSIBLE_LIST, BODIES_LIST = "responsible-names", "approving-bodies"  # ids of datalists in the templates


class FilterForm(forms.Form):
    """How the list is narrowed. A value that is not offered narrows nothing, rather than hiding the page."""

    q = forms.CharField(
        label=_("Sök"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    network = forms.TypedChoiceField(
        label=pgettext_lazy("ett", "Nätverk"), required=False, coerce=int, empty_value=None
    )
    owner = forms.CharField(label=_("Ansvarig"), required=False, widget=forms.Select)
    due = forms.ChoiceField(
        label=_("Till när"),
        required=False,
        choices=[
            ("", _("När som helst")),
            (OVERDUE, _("Försenat eller dags att ta upp")),
            (COMING, _("Inom 30 dagar")),
            (DATED, _("Har en dag")),
        ],
    )
    kind = forms.ChoiceField(
        label=_("Slag"),
        required=False,
        choices=[("", _("Ärenden och medskick")), ("matter", _("Ärenden")), ("contribution", _("Medskick"))],
    )
    sort = forms.ChoiceField(
        label=_("Ordning"),
        required=False,
        choices=[("", _("Det som ska vara klart först")), ("latest", _("Det som hänt senast"))],
    )
    state = forms.ChoiceField(
        required=False,
        widget=forms.HiddenInput,
        choices=[("", ""), (ALL, ""), (ONGOING, ""), *((state.value, "") for state in State)],
    )

    def __init__(
        self, *args: Any, networks: Iterable[Network], has_organisation: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = [(network.pk, network.label) for network in networks]
        self.fields["network"].choices = [("", _("Alla nätverk")), *offered]  # type: ignore[attr-defined]
        self._has_organisation = has_organisation

    def clean_owner(self) -> str:
        """Whoever is meant: whether they are offered is known when the matters are read."""
        owner: str = self.cleaned_data["owner"]
        is_general = owner in (MINE, NOBODYS) or (owner == OURS and self._has_organisation)
        is_somebody = owner[:1] in ("p", "o") and whole_number(owner[1:]) is not None
        return owner if is_general or is_somebody else ""

    def offer(self, listed: Listed) -> bool:
        """Those who answer for something. False when the chosen one does not: then nobody is chosen."""
        persons = [(f"p{pk}", name) for pk, name in listed.persons]
        organisations = [(f"o{pk}", name) for pk, name in listed.organisations]
        choices = _owner_choices(persons, organisations, has_organisation=self._has_organisation)
        self.fields["owner"].widget.choices = choices
        owner = self.selection().owner
        is_offered = owner in ("", MINE, OURS, NOBODYS, *dict(persons), *dict(organisations))
        self.cleaned_data["owner"] = owner if is_offered else ""
        return is_offered

    @property
    def is_narrowed(self) -> bool:
        """By anything but the state, which the tabs show."""
        self.is_valid()
        return any(self.cleaned_data.get(name) for name in ("q", "network", "owner", "due", "kind"))

    def selection(self) -> Selection:
        self.is_valid()
        chosen = self.cleaned_data
        return Selection(
            text=chosen.get("q", ""),
            state=chosen.get("state") or ONGOING,
            network=chosen.get("network"),
            owner=chosen.get("owner", ""),
            kind=chosen.get("kind", ""),
            due=chosen.get("due", ""),
            sort=chosen.get("sort") or "due",
        )


def _owner_choices(
    persons: Sequence[tuple[str, str]], organisations: Sequence[tuple[str, str]], *, has_organisation: bool
) -> list[tuple[Any, Any]]:
    ours = [(OURS, _("Min organisation"))] if has_organisation else []
    offered: list[tuple[Any, Any]] = [("", _("Alla")), (MINE, _("Jag")), *ours, (NOBODYS, _("Ingen utsedd"))]
    if organisations:
        offered.append((_("Organisationer"), organisations))
    if persons:
        offered.append((_("Personer"), persons))
    return offered


class _StandFields(forms.Form):
    """What the states ask for; which of them count is a rule's matter, not the form's."""

    responsible = PlainText(
        label=_("Vem ansvarar?"),
        max_length=200,
        required=False,
        help_text=_("En person eller en organisation. Välj i listan eller skriv själv."),
        widget=forms.TextInput(attrs={"list": RESPONSIBLE_LIST, "autocomplete": "off"}),
    )
    due_on = forms.DateField(label=_("Klart den"), required=False, widget=DayInput())
    due_text = PlainText(
        label=_("Eller med ord"), max_length=200, required=False, widget=forms.TextInput(attrs={"size": 20})
    )
    wake_on = forms.DateField(label=_("Ta upp igen den"), required=False, widget=DayInput())
    wake_when = PlainText(
        label=_("Eller när något har hänt"),
        max_length=200,
        required=False,
        help_text=_("Till exempel: när utredningen är klar."),
    )
    until_further_notice = forms.BooleanField(
        label=_("Tills vidare"),
        required=False,
        help_text=_("Beprövad föreslår då en titt vid det tredje mötet efter i dag."),
    )
    approved_by = PlainText(
        label=_("Vem godkände?"),
        max_length=200,
        required=False,
        help_text=_("Ett nätverk, en nämnd eller någon annan som får bestämma det."),
        widget=forms.TextInput(attrs={"list": BODIES_LIST, "autocomplete": "off"}),
    )


class _StepFields(_StandFields):
    to = forms.ChoiceField(label=_("Nytt läge"), widget=forms.RadioSelect)
    reason = PlainText(
        label=_("Varför?"),
        max_length=5_000,
        error_messages={"required": REFUSAL_WORDS[Refusal.NO_REASON]},  # type: ignore[dict-item]
        help_text=_("Det här står kvar i historiken. En mening räcker."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    on = forms.DateField(label=_("Vilken dag?"), initial=timezone.localdate, widget=DayInput())

    def step(self) -> Step:
        chosen = self.cleaned_data
        state = State(chosen["to"])
        waits = state == State.PARKED and not chosen["until_further_notice"]
        return Step(
            to=state,
            on=chosen["on"],
            reason=chosen["reason"],
            responsible=chosen["responsible"] if state == State.ASSIGNED else "",
            due_on=chosen["due_on"] if state == State.ASSIGNED else None,
            due_text=chosen["due_text"] if state == State.ASSIGNED else "",
            wake_on=chosen["wake_on"] if waits else None,
            wake_when=chosen["wake_when"] if waits else "",
            until_further_notice=chosen["until_further_notice"],
            approved_by=chosen["approved_by"] if state == State.APPROVED else "",
        )

    def refuse(self, refusal: Refusal) -> None:
        """Say the refusal at the field that can mend it; everything typed stays."""
        field = REFUSED_FIELDS.get(refusal, NON_FIELD_ERRORS)
        self.add_error(None if field == NON_FIELD_ERRORS else field, str(REFUSAL_WORDS[refusal]))


class StepForm(_StepFields):
    """A step from where the matter stands: only what is possible can be chosen. `seen` is the event it stands on."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    field_order = ("to", "responsible", "due_on", "due_text", "wake_on", "wake_when")

    def __init__(self, *args: Any, now: State, steps: Iterable[State], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(state.value, step_words(now, state)) for state in steps]  # type: ignore[attr-defined]


class ReportForm(forms.Form):
    """What the one who answers for a matter says of it."""

    text = PlainText(
        label=_("Hur går det?"),
        max_length=5_000,
        error_messages={"required": _("Skriv några ord om hur det går.")},
        help_text=_("Alla som ser ärendet kan läsa beskedet. Det står kvar i historiken."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    proposes_done = forms.BooleanField(
        label=_("Jag tycker att det är klart"),
        required=False,
        help_text=_("Läget ändras inte av sig självt. Samordnaren läser beskedet och tar nästa steg."),
    )


class NewMatterForm(_StepFields):
    title = PlainText(label=_("Rubrik"), max_length=300, help_text=_("Kort, så att alla känner igen det."))
    kind = forms.ChoiceField(
        label=_("Slag"),
        choices=[
            (Matter.Kind.MATTER, _("Ärende – något som följs från möte till möte")),
            (
                Matter.Kind.CONTRIBUTION,
                _("Medskick – något som ni vill att någon tar med sig till ett annat möte"),
            ),
        ],
        initial=Matter.Kind.MATTER,
        widget=forms.RadioSelect,
    )
    networks = ManyNetworksField(
        label=_("Nätverk"),
        error_messages={"required": _("Välj minst ett nätverk.")},
    )

    def __init__(self, *args: Any, networks: QuerySet[Network], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["networks"].queryset = networks  # type: ignore[attr-defined]
        self.fields["to"].label = _("Läge")
        self.fields["to"].choices = [(state.value, _state_choice(state)) for state in State]  # type: ignore[attr-defined]
        if networks.count() == 1:
            self.fields["networks"].initial = networks


def _state_choice(state: State) -> str:
    words = str(STATE_WORDS[state])
    return f"{words[:1].upper()}{words[1:]} – {STATE_EXPLANATIONS[state]}"


class EditForm(_StandFields):
    """The title, the networks and what the matter's state asks for. `seen` is the event the page was shown on."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    title = PlainText(label=_("Rubrik"), max_length=300)
    networks = ManyNetworksField(
        label=_("Nätverk"),
        error_messages={"required": _("Välj minst ett nätverk.")},
        help_text=_("Ledamöterna i nätverken ser ärendet."),
    )

    field_order = ("seen", "title", "responsible")

    def __init__(
        self,
        posted: QueryDict | None = None,
        *,
        event: MatterEvent,
        networks: QuerySet[Network],
        kept: Sequence[Network],
        typed: Mapping[str, Any] | None = None,
    ) -> None:
        """`networks` can be chosen; `kept` are the matter's others, which this person may not take away.

        `typed` stands instead of what the matter says, where somebody else has changed it meanwhile.
        """
        super().__init__(posted, initial={**_said(event), **(typed or {})})
        self.kept = tuple(kept)
        self.fields["networks"].queryset = networks  # type: ignore[attr-defined]
        for name in set(self.fields) - _edited(State(event.to_state)):
            del self.fields[name]
        self.fields["networks"].required = not self.kept
        responsible = self.fields["responsible"]
        responsible.required = event.to_state == State.ASSIGNED
        responsible.error_messages["required"] = str(REFUSAL_WORDS[Refusal.NOBODY_ASSIGNED])

    def clean_networks(self) -> list[Network]:
        return [*self.cleaned_data["networks"], *self.kept]

    def values(self) -> dict[str, Any]:
        """Column → value, for `edit_matter`."""
        names = {"responsible": "responsible_text"}
        return {names.get(name, name): value for name, value in self.cleaned_data.items() if name != "seen"}


def _said(event: MatterEvent) -> dict[str, Any]:
    own: dict[str, Any] = {
        name: getattr(event, name) for name in ("due_on", "due_text", "wake_on", "wake_when", "approved_by")
    }
    networks = [network.pk for network in event.matter.networks.all()]
    title = event.title
    return {
        **own,
        "seen": event.pk,
        "title": title,
        "networks": networks,
        "responsible": event.responsible_text,
    }


def _edited(state: State) -> set[str]:
    always = {"seen", "title", "networks", "responsible"}
    if state == State.PARKED:
        return always | {"wake_on", "wake_when"}
    if state in ENDED:
        return always | ({"approved_by"} if state == State.APPROVED else set())
    return always | {"due_on", "due_text"}
