"""The fields of an assessment, as a person writes them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beprovad.assessments.forms.plain import DayInput, LongText, PlainText, RowField
from beprovad.assessments.models import FieldRevision, Setup
from beprovad.assessments.queries.fields import COLUMNS, SUMS, standing_fields
from beprovad.assessments.queries.sums import sum_words
from beprovad.assessments.rules.fingerprints import prints
from beprovad.assessments.rules.kinds import Scope
from beprovad.assessments.rules.money import Money, kept_words, read_money, says_nobody_knows
from beprovad.assessments.rules.money import written as sum_written
from beprovad.assessments.rules.setup import TEXT_LIMIT, DayRefusal, refuse_day
from beprovad.assessments.words.deciding import COLUMN_WORDS, DAY_WORDS, SCOPE_WORDS, Words
from beprovad.checklists.rules.areas import Field
from beprovad.people.models import Person

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
    """Each field by itself: what may be kept is `said`, on top of what its writer had `seen` there.

    What is wrong in one field hinders none of the others. A sum that may mean several things ("40", "30–50 tkr") is
    asked about; `…_is` carries the answer. Words for not knowing ("vet inte") empty it, and are `unknown`. `…_base` is
    the print of what stood in the field when it was read, and `…_keep` says which of two texts holds: "theirs", or
    one's own over the text with that print.
    """

    cost_once = one_line(
        "cost_once", _("I kronor. ”300 000”, ”ca 300 tkr” eller ”vet inte” går bra."), COST_LIMIT
    )
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

    head_provides = long_text(
        "head_provides", _("Tid, mandat, ryggtäckning, vikarier. Behövs inget, skriv ”Ingenting”."), 2
    )
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
    begins_on = day_field("begins_on", _("Första dagen. Den får ha varit."))
    length = one_line("length", _("Till exempel sex månader."))
    scale = one_line("scale", _("Hur många, och var? Till exempel två grupper i Södra, tjugo brukare."), 300)
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
        self.asked: dict[str, tuple[Money, ...]] = {}
        self.confirmed: dict[str, Money] = {}
        self.unknown: list[str] = []
        self.has_words = False

    def is_valid(self) -> bool:
        """Nothing is wrong, and nothing waits for an answer: a question about a sum is no error."""
        return super().is_valid() and not self.asked

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        words = {name: self._cost(name, said) for name in SUMS}
        for name in ("decision_on", "follow_up_on"):
            self._day(name, said.get(name))
        self._day("begins_on", said.get("begins_on"), may_have_been=True)
        self._keep_words({name: each for name, each in words.items() if each and name not in self.asked})
        return said

    def _keep_words(self, words: Mapping[str, str]) -> None:
        """What sums were read from stands below what is written about the cost; neither is saved without the other."""
        if not words:
            return
        is_sent = "cost_note" in self.sent
        note = self.cleaned_data.get("cost_note", "") if is_sent else self.setup.cost_note
        longer = _with_words(note, words.values())
        if len(longer) > TEXT_LIMIT:
            self.add_error("cost_note", _("Texten är för lång. Korta den något."))
        if "cost_note" in self.errors:
            for name in words:
                self.add_error(name, _("Beloppet sparas när det som står under Om kostnaden är rättat."))
        else:
            self.cleaned_data["cost_note"], self.has_words = longer, True

    def _cost(self, name: str, said: dict[str, Any]) -> str:
        """The sum in kronor, or None; returns the words that were interpreted, so that they are kept."""
        words = said.get(name, "")
        said[name], said[f"{name}_is_about"] = None, False
        if not words or name in self.errors:
            return ""
        if says_nobody_knows(words):
            self.unknown.append(name)
            return ""
        readings = read_money(words)
        if not readings:
            self.add_error(name, UNREADABLE)
            return ""
        money = self._chosen(name, readings)
        said[name], said[f"{name}_is_about"] = money.kronor, money.is_about
        return kept_words(words)

    def _chosen(self, name: str, readings: tuple[Money, ...]) -> Money:
        """The only reading, or the one that was answered; where there is no answer yet, it is asked."""
        if len(readings) == 1:
            return readings[0]
        answer = str(self.data.get(f"{name}_is", ""))
        answered = next((each for each in readings if str(each.kronor) == answer), None)
        if answered is None:
            self.asked[name] = readings
        else:
            self.confirmed[name] = answered
        return answered or readings[0]

    def _day(self, name: str, day: date | None, *, may_have_been: bool = False) -> None:
        refusal = refuse_day(day, before=getattr(self.setup, name), today=timezone.localdate())
        if refusal is not None and not (may_have_been and refusal is DayRefusal.PASSED):
            self.add_error(name, ValidationError(DAY_WORDS[refusal]))

    @property
    def sent(self) -> tuple[str, ...]:
        """The fields that were sent, but for those in which the saved text is kept."""
        return tuple(name for name in COLUMNS if name in self.data and self._kept(name) != THEIRS)

    @property
    def wrong(self) -> frozenset[str]:
        """Fields that cannot be saved as they are, or wait for an answer."""
        return frozenset(self.errors) | frozenset(self.asked)

    @property
    def said(self) -> dict[str, Any]:
        """What may be saved, as `standing_fields` has what stands."""
        names = (*self.sent, "cost_note") if self.has_words else self.sent
        return {name: self._said(name) for name in names if name not in self.wrong}

    @property
    def seen(self) -> dict[str, str]:
        """By prints, what stood in each field when its writer read it."""
        standing = prints({"cost_note": self.setup.cost_note})
        return {
            **standing,
            **{name: self._kept(name) or self.data.get(f"{name}_base", "") for name in self.sent},
        }

    def _kept(self, name: str) -> str:
        return str(self.data.get(f"{name}_keep", ""))

    def _said(self, name: str) -> Any:
        value = self.cleaned_data[name]
        if name in SUMS:
            return None if value is None else (value, self.cleaned_data[f"{name}_is_about"])
        return value.pk if isinstance(value, Person) else value

    @property
    def questions(self) -> tuple["Question", ...]:
        """Sums that may mean several things, asked about before they are saved."""
        return tuple(Question(self[name], readings) for name, readings in self.asked.items())


THEIRS = "theirs"
UNREADABLE = _(
    "Det går inte att läsa som ett belopp. Skriv ett tal, till exempel 300 000, eller ”vet inte”. Det som behöver "
    "förklaras skriver ni under Om kostnaden."
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
                    "begins_on",
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
    """Is "40" 40 000 kr or 40 kr? Answered in one press, by a button of the form for each reading."""

    bound: forms.BoundField
    readings: tuple[Money, ...]

    @property
    def answers(self) -> tuple[tuple[int, str], ...]:
        return tuple((each.kronor, sum_words(each.kronor, is_about=each.is_about)) for each in self.readings)


@dataclass(frozen=True)
class Clash:
    """A field in which two wrote at once. `standing` is the print of what is saved."""

    name: str
    mine: str
    theirs: str
    standing: str
    who: str = ""
    at: datetime | None = None

    @property
    def keep_name(self) -> str:
        return f"{self.name}_keep"


@dataclass(frozen=True)
class Earlier:
    """What stood in a field before."""

    words: str
    who: str
    at: datetime


@dataclass(frozen=True)
class Told:
    """What a page says beside the form: prints of what each field was read as, texts of two, what is not saved.

    `beside` a field stands what one should know of it: that a sum is not known, or that its day goes with no other.
    """

    bases: Mapping[str, str]
    earlier: Mapping[str, Sequence[FieldRevision]] = field(default_factory=dict)
    clashes: Mapping[str, Clash] = field(default_factory=dict)
    unsaved: Collection[str] = ()
    beside: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Shown:
    """A field on the page. `confirmed`: a sum that was read from its words and asked about, in kronor."""

    name: str
    bound: forms.BoundField
    base: str
    confirmed: int | None
    clash: Clash | None
    earlier: tuple[Earlier, ...]
    is_unsaved: bool
    beside: str

    @property
    def has_beside(self) -> bool:
        return self.is_sent_whole  # only sums and days have something to say

    @property
    def is_sent_whole(self) -> bool:
        """A half-written sum or day says something else: it is sent when the field is left."""
        return self.name in SUMS or isinstance(self.bound.field, forms.DateField)


@dataclass(frozen=True)
class Part:
    """What a question that is a field leads to: `anchor` is its name."""

    anchor: str
    fields: tuple[Shown, ...]


@dataclass(frozen=True)
class Group:
    title: Words
    parts: tuple[Part, ...]


def groups_of(form: SetupForm, told: Told) -> tuple[Group, ...]:
    """The fields as they stand on the page."""
    return tuple(
        Group(
            title,
            tuple(Part(anchor, tuple(_shown(form, name, told) for name in names)) for anchor, names in parts),
        )
        for title, parts in GROUPS
    )


def _shown(form: SetupForm, name: str, told: Told) -> Shown:
    confirmed = form.confirmed.get(name)
    return Shown(
        name=name,
        bound=form[name],
        base=told.bases[name],
        confirmed=confirmed.kronor if confirmed else None,
        clash=told.clashes.get(name),
        earlier=_earlier(name, told.earlier.get(name, ())[1:]),  # the first of them stands in the field
        is_unsaved=name in told.unsaved,
        beside=told.beside.get(name, ""),
    )


def _earlier(name: str, revisions: Sequence[FieldRevision]) -> tuple[Earlier, ...]:
    return tuple(Earlier(_revised(name, row.said), row.saved_by_label, row.saved_at) for row in revisions)


def _revised(name: str, said: str) -> str:
    if name == "scope" and said:
        return str(SCOPE_WORDS[Scope(said)])
    return said or gettext("(tomt)")


def initial_of(setup: Setup) -> dict[str, Any]:
    stood = standing_fields(setup)
    return {**stood, **{name: _sum_written(stood[name]) for name in SUMS}}


def _sum_written(kept: Any) -> str:
    return "" if kept is None else sum_written(kept[0], is_about=kept[1])


def clash_of(
    name: str, mine: Any, setup: Setup, latest: FieldRevision | None, persons: QuerySet[Person]
) -> Clash:
    """My text and what somebody saved in `setup` meanwhile, as they are read."""
    theirs = standing_fields(setup)[name]
    names = {person.pk: person.name for person in persons} if name == "owner" else {}
    return Clash(
        name=name,
        mine=said_in(name, mine, names),
        theirs=said_in(name, theirs, names),
        standing=prints({name: theirs})[name],
        who=latest.saved_by_label if latest else "",
        at=latest.saved_at if latest else None,
    )


def person_words(person: Person) -> str:
    return f"{person.name}, {person.title}" if person.title else person.name


def _with_words(note: str, words: Collection[str]) -> str:
    """The words that a sum was read from are kept below what is written about the cost."""
    lines = note.split("\n") if note else []
    return "\n".join([*lines, *(each for each in words if each not in note)])


def said_in(name: str, value: Any, persons: Mapping[int, str]) -> str:
    """A field's value as it is read, for two beside each other."""
    if value in (None, ""):
        return gettext("(tomt)")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if name in SUMS:
        return sum_words(value[0], is_about=value[1])
    if name == "scope":
        return str(SCOPE_WORDS[Scope(value)])
    if name == "owner":
        return persons.get(value, "")
    return str(value)
