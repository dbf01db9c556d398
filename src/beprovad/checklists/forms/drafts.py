"""What a person writes and presses in a draft."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from beprovad.checklists.actions import QuestionSaid
from beprovad.checklists.forms.plain import LongText
from beprovad.checklists.models import Question
from beprovad.checklists.rules.areas import Area, Field
from beprovad.checklists.rules.drafting import TEXT_LIMIT
from beprovad.checklists.words import AREA_WORDS, FIELD_WORDS
from beprovad.checklists.words.standard import STANDARD
from beprovad.lib.text import whole_number

_AREAS = [(area.value, AREA_WORDS[area]) for area in Area]
_FIELDS = [("", _("Nej, den besvaras i ord")), *((field.value, FIELD_WORDS[field]) for field in Field)]
_TOO_LONG = {
    "max_length": _("Texten har %(show_value)d tecken och får ha %(limit_value)d. Korta den."),
    "required": _("Frågan är tom. Skriv den, eller ta bort den."),
}


class QuestionForm(forms.Form):
    """One question of a draft. A part of it on a row of its own parts it in several."""

    text = LongText(label=_("Frågan"), rows=2, max_length=TEXT_LIMIT, error_messages=_TOO_LONG)
    area = forms.ChoiceField(label=_("Område"), choices=_AREAS)
    help = LongText(
        label=_("Till hjälp"), rows=2, required=False, max_length=TEXT_LIMIT, error_messages=_TOO_LONG
    )
    find_out = LongText(
        label=_("Hur tar vi reda på det?"),
        rows=2,
        required=False,
        max_length=TEXT_LIMIT,
        error_messages=_TOO_LONG,
    )
    is_screening = forms.BooleanField(label=_("Inledande fråga"), required=False)
    only_users = forms.BooleanField(label=_("Bara brukarna kan svara"), required=False)
    field = forms.ChoiceField(label=_("Är svaret ett fält i prövningen?"), choices=_FIELDS, required=False)

    covers = forms.MultipleChoiceField(
        label=_("Frågar det här, med standardlistans ord"),
        choices=[(str(each.key), each.text) for each in STANDARD],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    @classmethod
    def of(cls, question: Question) -> "QuestionForm":
        names = ("text", "area", "help", "find_out", "is_screening", "only_users", "field", "covers")
        return cls(initial={name: getattr(question, name) for name in names})

    @property
    def said(self) -> QuestionSaid:
        told: dict[str, Any] = self.cleaned_data
        return QuestionSaid(**{**told, "area": Area(told["area"]), "covers": tuple(told["covers"])})


@dataclass(frozen=True)
class Difference:
    """A field that two people have written differently in."""

    label: Any
    mine: str
    theirs: str


def differences(form: QuestionForm, now: Question) -> list[Difference]:
    """Where what the sent form holds differs from what the question says now."""
    stands = QuestionForm.of(now).initial
    return [
        Difference(bound.label, _shown(bound.field, bound.value()), _shown(bound.field, stands[bound.name]))
        for bound in form
        if bound.field.has_changed(stands[bound.name], bound.data)
    ]


def _shown(field: forms.Field, value: Any) -> str:
    """A field's value as a person reads it."""
    if isinstance(field, forms.BooleanField):
        return str(_("ja") if value else _("nej"))
    offered = {str(key): str(words) for key, words in getattr(field, "choices", ())}
    several = value if isinstance(value, list | tuple) else [value]
    return ", ".join(offered.get(str(one), str(one)) for one in several if one not in (None, ""))


class Pressed:
    """Which button of a draft was pressed, on which revision, and which questions it is about."""

    def __init__(self, posted: QueryDict) -> None:
        self.act, _colon, self.about = posted.get("do", "").partition(":")
        self.base = whole_number(posted.get("base", "")) or 0
        self.chosen = _ids(posted.getlist("chosen"))
        self.area = _area(posted.get("area", ""))
        self.text = posted.get("text", "")

    @property
    def ids(self) -> list[int]:
        """The questions that the button itself names."""
        return _ids(self.about.split(","))

    @property
    def groups(self) -> list[list[int]]:
        """Of "3,4;8,9/2,3": groups to join, before what would come first."""
        return [ids for group in self.about.partition("/")[0].split(";") if (ids := _ids(group.split(",")))]

    @property
    def screening(self) -> list[int]:
        return _ids(self.about.partition("/")[2].split(","))

    @property
    def question(self) -> int:
        return self.ids[0] if self.ids else 0


def _ids(written: list[str]) -> list[int]:
    return [number for each in written if (number := whole_number(each)) is not None]


def _area(written: str) -> Area | None:
    return Area(written) if written in set(Area) else None
