"""Whose list it is, what it is called, and where its questions come from."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from beprovad.checklists.actions import Keeper
from beprovad.checklists.forms.plain import LongText, PlainText
from beprovad.checklists.queries.lists import ListToAddTo
from beprovad.lib.text import whole_number
from beprovad.people.models import Network, Organisation

_NETWORK, _ORGANISATION = "network", "organisation"


class KeeperField(forms.ChoiceField):
    """One of the networks and organisations on offer, as a Keeper."""

    def offer(self, networks: Iterable[Network], organisations: Iterable[Organisation]) -> None:
        self._keepers = {f"{_NETWORK}:{each.pk}": Keeper(network=each) for each in networks}
        self._keepers |= {f"{_ORGANISATION}:{each.pk}": Keeper(organisation=each) for each in organisations}
        self.choices = [(value, keeper_words(keeper)) for value, keeper in self._keepers.items()]

    @property
    def first(self) -> str:
        return next(iter(self._keepers), "")

    def clean(self, value: Any) -> Any:
        return self._keepers[super().clean(value)]


def keeper_words(keeper: Keeper) -> str:
    """As "Enheten för vuxna, Norrvik"."""
    if keeper.network is not None:
        return keeper.network.name
    place = keeper.organisation
    parent = place.parent if place else None
    return f"{place}, {parent}" if parent else str(place)


class BeginForm(forms.Form):
    title = PlainText(
        label=_("Vad listan heter"),
        max_length=200,
        error_messages={"required": _("Ge listan ett namn som andra känner igen.")},
    )
    keeper = KeeperField(
        label=_("Vems lista är det?"),
        help_text=_("De som förbereder där kan ändra den. När den är publicerad kan alla läsa den."),
    )

    def __init__(self, *args: Any, keepers: tuple[list[Network], list[Organisation]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["keeper"]
        field.offer(*keepers)
        self.initial.setdefault("keeper", field.first)


class NewForm(BeginForm):
    pasted = LongText(
        label=_("Klistra in frågor"),
        rows=8,
        required=False,
        help_text=_(
            "En fråga på varje rad. Punkter och siffror framför tas bort. Lämna tomt för att börja från början."
        ),
    )


class FromMeetingForm(BeginForm):
    """All questions are chosen until somebody says otherwise."""

    found = forms.TypedMultipleChoiceField(
        label=_("Frågor att ta med"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Välj minst en fråga.")},
    )

    def __init__(self, *args: Any, questions: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(question.pk, question.text) for question in questions]
        self.fields["found"].choices = offered  # type: ignore[attr-defined]
        self.initial.setdefault("found", [pk for pk, _text in offered])


class AddFromMeetingForm(forms.Form):
    """Which questions, and into which draft. Those that the draft holds already are left out by the act itself."""

    into = forms.TypedChoiceField(label=_("Vilken lista?"), coerce=int, widget=forms.RadioSelect)
    found = forms.TypedMultipleChoiceField(
        label=_("Frågor att ta med"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Välj minst en fråga.")},
    )

    def __init__(
        self, *args: Any, lists: Iterable[ListToAddTo], questions: Iterable[Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        into: Any = self.fields["into"]
        into.choices = [(each.checklist.pk, _into_words(each)) for each in lists]
        offered = [(question.pk, question.text) for question in questions]
        self.fields["found"].choices = offered  # type: ignore[attr-defined]
        self.initial.setdefault("into", into.choices[0][0] if into.choices else None)
        self.initial.setdefault("found", [pk for pk, _text in offered])


def _into_words(each: ListToAddTo) -> str:
    words = _("%(title)s, utkastet") if each.draft_id else _("%(title)s, en ny version börjas")
    return str(words) % {"title": each.checklist.title}


class NameForm(forms.Form):
    """`revision` is the one that the page was shown on."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    title = PlainText(
        label=_("Vad listan heter"),
        max_length=200,
        error_messages={"required": _("Ge listan ett namn som andra känner igen.")},
    )
    about = LongText(
        label=_("Vad den är till för"),
        rows=3,
        max_length=1_000,
        required=False,
        help_text=_("En eller två meningar som står överst. Versionernas frågor ändras inte av det här."),
    )


class ChooseForm(forms.Form):
    """For whom the list is chosen."""

    keeper = KeeperField(label=_("Vem ska använda listan?"))

    def __init__(self, *args: Any, keepers: tuple[list[Network], list[Organisation]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keeper"].offer(*keepers)  # type: ignore[attr-defined]


class AgainstForm(forms.Form):
    """Which version another is held against: an id that an address names, or nothing."""

    against = forms.CharField(required=False)

    def clean_against(self) -> int | None:
        written: str = self.cleaned_data["against"]
        number = whole_number(written)
        if written and number is None:
            raise ValidationError("", code="invalid")
        return number
