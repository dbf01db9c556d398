"""The fields of an assessment, as a person writes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beprovad.assessments.actions.setup import Fields, SetupConflict
from beprovad.assessments.forms.answers import MOST
from beprovad.assessments.forms.plain import DayInput, LongText, PlainText, RowField
from beprovad.assessments.models import Setup
from beprovad.assessments.queries.sums import sum_words
from beprovad.assessments.rules.fingerprints import LIMIT, prints, read, written
from beprovad.assessments.rules.kinds import Scope
from beprovad.assessments.rules.money import Money, kept_words, read_money
from beprovad.assessments.rules.money import written as sum_written
from beprovad.assessments.rules.setup import TEXT_LIMIT, refuse_day
from beprovad.assessments.words.deciding import COLUMN_WORDS, DAY_WORDS, SCOPE_WORDS, Words
from beprovad.checklists.rules.areas import Field
from beprovad.people.models import Person

COSTS = ("cost_once", "cost_yearly")
COST_LIMIT = 100


def long_text(name: str, help_text: Words = "", rows: int = 3) -> LongText:
    return LongText(
        label=COLUMN_WORDS[name], help_text=help_text, max_length=TEXT_LIMIT, required=False, rows=rows
    )


def one_line(name: str, help_text: Words = "", limit: int = 200) -> PlainText:
    return PlainText(label=COLUMN_WORDS[name], help_text=help_text, max_length=limit, required=False)


def day_field(name: str, help_text: Words = "") -> forms.DateField:
    return forms.DateField(
        label=COLUMN_WORDS[name],
        help_text=help_text,
        required=False,
        widget=DayInput(),
        error_messages={"invalid": _("Skriv dagen som år-månad-dag, till exempel 2027-05-01.")},
    )


class SetupForm(forms.Form):
    """All fields, on the revision that they were written on.

    A sum that had to be interpreted ("ca 300 tkr") is asked about; `…_is` carries the answer. `seen` are the prints of
    what stood in each field when the page was read, so that of two who save at once only real differences are shown.
    """

    base = forms.IntegerField(min_value=0, max_value=MOST, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, max_length=LIMIT, widget=forms.HiddenInput)

    cost_once = one_line("cost_once", _("I kronor. ”300 000” eller ”ca 300 tkr” går bra."), COST_LIMIT)
    cost_once_is = forms.CharField(required=False, max_length=20)
    cost_yearly = one_line("cost_yearly", _("I kronor om året. Noll om det inte kostar något."), COST_LIMIT)
    cost_yearly_is = forms.CharField(required=False, max_length=20)
    cost_note = long_text("cost_note", _("Vad som ingår, vad som är osäkert, hur ni har räknat."), 2)
    payer = one_line("payer", _("Vilken budget det tas ur, också efter projekttiden."))

    staff_time = long_text("staff_time", _("Hur mycket tid, av vilka, under hur lång tid."))

    replaces = long_text("replaces", _("Vad slutar ni med, eller gör mindre av?"), 2)
    replaces_nothing_because = long_text(
        "replaces_nothing_because", _("Det som bara läggs ovanpå tar tid från något annat. Från vad?"), 2
    )

    owner = RowField(
        Person.objects.none(),
        label=COLUMN_WORDS["owner"],
        help_text=_("Den som håller i arbetet när projektet är slut."),
        required=False,
        empty_label=_("Ingen än"),
    )

    head_provides = long_text("head_provides", _("Tid, mandat, ryggtäckning, vikarier."), 2)
    training = long_text("training", rows=2)
    collaboration = long_text("collaboration", _("Med vilka, om vad, och vad de har sagt."), 2)

    scope = forms.ChoiceField(
        label=COLUMN_WORDS["scope"],
        required=False,
        widget=forms.RadioSelect,
        choices=[("", _("Inte bestämt")), *((each.value, SCOPE_WORDS[each]) for each in Scope)],
    )
    hypothesis = long_text("hypothesis", _("Vad tror ni ska bli bättre, för vem, och varför?"), 2)
    baseline = long_text("baseline", _("Hur det är i dag, i siffror om det går."), 2)
    length = one_line("length", _("Till exempel sex månader."))
    scale = one_line("scale", _("Till exempel två grupper, tjugo brukare."), 300)
    measures = long_text("measures", _("Det som ska visa om hypotesen höll."), 2)
    stop_rule = long_text("stop_rule", _("Vad får er att avbryta i förtid?"), 2)
    decision_on = day_field("decision_on", _("Den dag då ni beslutar vad som händer efter piloten."))

    follow_up_how = long_text("follow_up_how", _("Vem frågar vem, om vad, och vad gör ni med svaren?"))
    follow_up_on = day_field("follow_up_on")

    def __init__(self, sent: QueryDict | None = None, *, setup: Setup, persons: QuerySet[Person]) -> None:
        self.setup = setup
        super().__init__(sent, initial=initial_of(setup))
        self.fields["owner"].queryset = persons  # type: ignore[attr-defined]
        self.fields["owner"].label_from_instance = person_words  # type: ignore[attr-defined]
        self.asked: dict[str, Money] = {}
        self.confirmed: dict[str, Money] = {}

    def is_valid(self) -> bool:
        """Nothing is wrong, and nothing waits for an answer: a question about a sum is no error."""
        return super().is_valid() and not self.asked

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        words = [self._cost(name, said) for name in COSTS]
        for name in ("decision_on", "follow_up_on"):
            self._day(name, said.get(name))
        if not self.errors:
            said["cost_note"] = _with_words(said["cost_note"], [each for each in words if each])
            if len(said["cost_note"]) > TEXT_LIMIT:
                self.add_error("cost_note", _("Texten är för lång. Korta den något."))
        return said

    def _cost(self, name: str, said: dict[str, Any]) -> str:
        """The sum in kronor, or None; returns the words that were interpreted, so that they are kept."""
        words = said.get(name, "")
        said[name], said[f"{name}_is_about"] = None, False
        if not words or name in self.errors:
            return ""
        money = read_money(words)
        if money is None:
            self.add_error(name, UNREADABLE)
            return ""
        said[name], said[f"{name}_is_about"] = money.kronor, money.is_about
        if not money.is_certain:
            answered = self.confirmed if said.get(f"{name}_is") == str(money.kronor) else self.asked
            answered[name] = money
        return kept_words(words, money)

    def _day(self, name: str, day: date | None) -> None:
        refusal = refuse_day(day, before=getattr(self.setup, name), today=timezone.localdate())
        if refusal is not None:
            self.add_error(name, ValidationError(DAY_WORDS[refusal]))

    @property
    def written(self) -> Fields:
        said = {name: self.cleaned_data[name] for name in Fields.__dataclass_fields__}
        return Fields(**{**said, "scope": Scope(said["scope"]) if said["scope"] else None})

    @property
    def as_columns(self) -> dict[str, object]:
        """What was written, as `columns_of` has what is saved."""
        owner = self.cleaned_data["owner"]
        told = {name: self.cleaned_data[name] for name in Fields.__dataclass_fields__}
        return _sums_whole({**told, "owner": owner.pk if owner is not None else None})

    @property
    def questions(self) -> tuple["Question", ...]:
        """Sums that were read from words and are asked about before anything is saved."""
        return tuple(Question(self[name], money) for name, money in self.asked.items())

    @property
    def seen_prints(self) -> dict[str, str]:
        return read(self.cleaned_data["seen"])

    @property
    def groups(self) -> tuple["Group", ...]:
        return tuple(Group(self, title, parts) for title, parts in GROUPS)


UNREADABLE = _(
    "Det går inte att läsa som ett belopp. Skriv ett tal, till exempel 300 000. Är det ett spann eller osäkert: lämna "
    "rutan tom och skriv det under Om kostnaden."
)
GROUPS: tuple[tuple[Words, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    (_("Kostnad"), ((Field.COST, ("cost_once", "cost_yearly", "cost_note", "payer")),)),
    (_("Personal"), ((Field.STAFF_TIME, ("staff_time",)),)),
    (_("Vad det ersätter"), ((Field.REPLACES, ("replaces", "replaces_nothing_because")),)),
    (_("Ansvar"), ((Field.OWNER, ("owner",)),)),
    (
        _("Chefens stöd, utbildning och samverkan"),
        (
            (Field.HEAD_PROVIDES, ("head_provides",)),
            (Field.TRAINING, ("training",)),
            (Field.COLLABORATION, ("collaboration",)),
        ),
    ),
    (
        _("Pilot eller brett, och vad ni menar med att testa"),
        (
            (
                Field.SCOPE,
                (
                    "scope",
                    "hypothesis",
                    "baseline",
                    "length",
                    "scale",
                    "measures",
                    "stop_rule",
                    "decision_on",
                ),
            ),
        ),
    ),
    (_("Uppföljning"), ((Field.FOLLOW_UP, ("follow_up_how", "follow_up_on")),)),
)
"""Title → what a question that is a field leads to → its form fields."""


@dataclass(frozen=True)
class Question:
    """Is "ca 300 tkr" 300 000 kr? Answered in one press, by a button of the form."""

    bound: forms.BoundField
    money: Money

    @property
    def sum(self) -> str:
        return sum_words(self.money.kronor, is_about=self.money.is_about)


@dataclass(frozen=True)
class Shown:
    """A field on the page. `confirmed`: a sum that was read from its words and asked about, in kronor."""

    bound: forms.BoundField
    confirmed: int | None


@dataclass(frozen=True)
class Part:
    """What a question that is a field leads to: `anchor` is its name."""

    anchor: str
    fields: tuple[Shown, ...]


@dataclass(frozen=True)
class Group:
    form: SetupForm
    title: Words
    told: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(Part(anchor, tuple(map(self._shown, names))) for anchor, names in self.told)

    def _shown(self, name: str) -> Shown:
        confirmed = self.form.confirmed.get(name)
        return Shown(self.form[name], confirmed.kronor if confirmed else None)


def columns_of(setup: Setup) -> dict[str, object]:
    """What stands in each field, as it is compared."""
    names = (name for name in Fields.__dataclass_fields__ if name != "owner")
    return _sums_whole({**{name: getattr(setup, name) for name in names}, "owner": setup.owner_id})


def _sums_whole(columns: dict[str, Any]) -> dict[str, Any]:
    """A sum and that it is an estimate are one thing to whoever writes it: (kronor, is_about), or None."""
    about = {name: columns.pop(f"{name}_is_about") for name in COSTS}
    sums = {name: None if columns[name] is None else (columns[name], about[name]) for name in COSTS}
    return {**columns, **sums}


def initial_of(setup: Setup) -> dict[str, Any]:
    stood = columns_of(setup)
    sums = {name: _sum_written(stood[name]) for name in COSTS}
    return {**stood, **sums, "base": setup.revision, "seen": written(prints(stood))}


def _sum_written(kept: Any) -> str:
    return "" if kept is None else sum_written(kept[0], is_about=kept[1])


@dataclass(frozen=True)
class Clash:
    """A field in which two wrote at once."""

    name: str
    mine: str
    theirs: str

    @property
    def label(self) -> Words:
        return COLUMN_WORDS[self.name]


def clashes_of(
    form: SetupForm, conflict: SetupConflict, persons: QuerySet[Person]
) -> tuple[tuple[Clash, ...], tuple[str, ...]]:
    """Fields in which both wrote; and names of those that the other changed and this person left as they were."""
    seen = form.seen_prints
    mine, theirs = form.as_columns, columns_of(conflict.current)
    differing = list(dict.fromkeys(map(_field_name, conflict.differing)))
    untouched = tuple(name for name in differing if prints(mine)[name] == seen.get(name))
    only_mine = [name for name in differing if prints(theirs)[name] == seen.get(name)]
    names = {person.pk: person.name for person in persons} if "owner" in differing else {}
    clashes = (
        Clash(name, said_in(name, mine[name], names), said_in(name, theirs[name], names))
        for name in differing
        if name not in untouched and name not in only_mine
    )
    return tuple(clashes), untouched


def _field_name(column: str) -> str:
    return column.removesuffix("_id").removesuffix("_is_about")


def person_words(person: Person) -> str:
    return f"{person.name}, {person.title}" if person.title else person.name


def _with_words(note: str, words: list[str]) -> str:
    """The words that a sum was read from are kept below what is written about the cost."""
    lines = note.split("\n") if note else []
    return "\n".join([*lines, *(each for each in words if each not in note)])


def said_in(name: str, value: Any, persons: Mapping[int, str]) -> str:
    """A field's value as it is read, for two beside each other."""
    if value in (None, ""):
        return gettext("(tomt)")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if name in COSTS:
        return sum_words(value[0], is_about=value[1])
    if name == "scope":
        return str(SCOPE_WORDS[Scope(value)])
    if name == "owner":
        return persons.get(value, "")
    return str(value)
