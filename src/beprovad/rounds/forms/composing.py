"""What a coordinator sends in about a round and its prompts."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from beprovad.lib.identity import identity_numbers
from beprovad.lib.text import tidy
from beprovad.meetings.models import AgendaItem, Meeting
from beprovad.people.models import Network
from beprovad.rounds.models import Prompt, Round
from beprovad.rounds.rules.composing import Draft
from beprovad.rounds.rules.kinds import ADDS, WITH_OPTIONS, Kind, Pace, Seating
from beprovad.rounds.rules.pictures import PictureRefusal, PictureSaid, refuse_picture
from beprovad.rounds.words import PACE_WORDS, SEATING_WORDS, Words
from beprovad.rounds.words.pictures import PICTURE_WORDS
from beprovad.rounds.words.ready import OFFERS, Ready

WHEN = "%Y-%m-%dT%H:%M"


class PlainText(forms.CharField):
    """Free text, tidied. A personal identity number in it is refused: nothing here needs one."""

    def clean(self, value: Any) -> str:
        text = tidy(super().clean(value))
        if identity_numbers(text):
            raise ValidationError(
                _("Här står ett personnummer. Ta bort det eller ersätt det med XXXXXX-XXXX."), code="identity"
            )
        return text


def long_text(**more: Any) -> PlainText:
    rows = more.pop("rows", 3)
    return PlainText(widget=forms.Textarea(attrs={"rows": rows}), required=False, **more)


class _NetworksField(forms.TypedMultipleChoiceField):
    def __init__(self, **more: Any) -> None:
        super().__init__(coerce=int, widget=forms.CheckboxSelectMultiple, **more)


def _asks_names() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("Fråga efter namn"),
        required=False,
        help_text=_(
            "Det sägs öppet innan man går med. Namnen syns på skärmen, i resultatet och i det som laddas ner, men "
            "följer aldrig med till en checklista. Annars vet ingen vem som svarat vad."
        ),
    )


def _place() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Hör till mötet"),
        required=False,
        help_text=_("Resultatet visas på mötets sida när rundan är avslutad."),
    )


class NewForm(forms.Form):
    """A round from one that is ready, or an empty one."""

    ready = forms.TypedChoiceField(
        label=_("Vad ska ni göra?"),
        coerce=Ready,
        choices=[
            (ready.value, format_lazy("{}: {}", offer.name, offer.lead)) for ready, offer in OFFERS.items()
        ],
        widget=forms.RadioSelect,
        initial=Ready.CHECKLIST.value,
    )
    title = PlainText(
        label=_("Vad rundan heter"),
        max_length=200,
        help_text=_("Det står överst på skärmen och i telefonerna."),
        error_messages={"required": _("Ge rundan ett namn som rummet förstår.")},
    )
    networks = _NetworksField(
        label=_("Vilka nätverk?"), error_messages={"required": _("Välj minst ett nätverk.")}
    )
    seating = forms.TypedChoiceField(
        label=_("Hur svarar man?"),
        coerce=Seating,
        choices=list(SEATING_WORDS.items()),
        widget=forms.RadioSelect,
        initial=Seating.PHONES.value,
    )
    asks_names = _asks_names()
    place = _place()

    def __init__(
        self, *args: Any, networks: Iterable[Network], meetings: Iterable[Meeting], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._networks = {network.pk: network for network in networks}
        self._places = places(meetings)
        fields: Any = self.fields
        fields["networks"].choices = [(pk, network.name) for pk, network in self._networks.items()]
        fields["place"].choices = _offered(self._places)
        if len(self._networks) == 1:
            self.initial.setdefault("networks", list(self._networks))

    def clean_networks(self) -> list[Network]:
        return [self._networks[pk] for pk in self.cleaned_data["networks"]]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        _words, meeting, item = self._places.get(told.pop("place", ""), _NOWHERE)
        chosen = set(told.get("networks", ()))
        if meeting is not None and chosen and chosen.isdisjoint(meeting.networks.all()):
            self.add_error("place", _("Mötet hör inte till något av nätverken som är valda."))
        return told | {"meeting": meeting, "item": item}


class RoundForm(forms.Form):
    """Everything about a round but its prompts. What is settled when the room is in is left out then."""

    title = PlainText(label=_("Vad rundan heter"), max_length=200)
    about = long_text(
        label=_("Vad den är till för"),
        max_length=2_000,
        help_text=_("En eller två meningar som visas innan man går med."),
    )
    networks = _NetworksField(
        label=_("Vilka nätverk?"), error_messages={"required": _("Välj minst ett nätverk.")}
    )
    place = _place()
    seating = forms.TypedChoiceField(
        label=_("Hur svarar man?"),
        coerce=Seating,
        choices=list(SEATING_WORDS.items()),
        widget=forms.RadioSelect,
    )
    asks_names = _asks_names()
    pace = forms.TypedChoiceField(
        label=_("Vem håller takten?"), coerce=Pace, choices=list(PACE_WORDS.items()), widget=forms.RadioSelect
    )
    opens_at = forms.DateTimeField(
        label=_("Öppnar"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=WHEN),
        input_formats=[WHEN],
    )
    closes_at = forms.DateTimeField(
        label=_("Stänger"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=WHEN),
        input_formats=[WHEN],
    )

    SETTLED = ("seating", "asks_names", "pace", "opens_at", "closes_at")

    def __init__(
        self, *args: Any, led: Round, networks: Iterable[Network], meetings: Iterable[Meeting], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.led = led
        self._networks = {network.pk: network for network in networks}
        self._places = places(meetings)
        fields: Any = self.fields
        fields["networks"].choices = [(pk, network.name) for pk, network in self._networks.items()]
        fields["place"].choices = _offered(self._places)
        if led.opened_at is not None:
            kept = {"closes_at"} if led.pace == Pace.OWN else set()
            for name in {*self.SETTLED} - kept:
                del self.fields[name]

    def clean_networks(self) -> list[Network]:
        return [self._networks[pk] for pk in self.cleaned_data["networks"]]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("pace", self.led.pace) == Pace.OWN:
            opens, closes = told.get("opens_at"), told.get("closes_at")
            if closes is None and "closes_at" not in self.errors:
                self.add_error("closes_at", _("Säg när rundan stänger, så att ingen svarar för sent."))
            elif opens and closes and closes <= opens:
                self.add_error("closes_at", _("Rundan kan inte stänga innan den öppnar."))
        else:
            told |= {"opens_at": None, "closes_at": None}
        return told

    def told(self) -> dict[str, Any]:
        """What the act takes."""
        told = {name: getattr(self.led, name) for name in self.SETTLED} | dict(self.cleaned_data)
        _words, meeting, item = self._places.get(told.pop("place"), _NOWHERE)
        seating, pace = Seating(told.pop("seating")), Pace(told.pop("pace"))
        return told | {"meeting": meeting, "item": item, "seating": seating, "pace": pace}


Place = tuple[str, Meeting | None, AgendaItem | None]
_NOWHERE: Place = ("", None, None)


def places(meetings: Iterable[Meeting]) -> dict[str, Place]:
    """Meetings and their agenda items, by what a form sends: "7" and "7:31"."""
    found: dict[str, Place] = {}
    for meeting in meetings:
        said = f"{meeting.held_on:%Y-%m-%d} {meeting.title}"
        found[str(meeting.pk)] = (said, meeting, None)
        for item in meeting.items.all():
            found[f"{meeting.pk}:{item.pk}"] = (f"{said} – {item.title}", meeting, item)
    return found


def place_of(meeting: Meeting | None, item: AgendaItem | None) -> str:
    """As a form sends it; "" for no meeting."""
    if meeting is None:
        return ""
    return f"{meeting.pk}:{item.pk}" if item else str(meeting.pk)


def _offered(found: Mapping[str, Place]) -> list[tuple[str, Words]]:
    return [("", _("Inget möte")), *((key, words) for key, (words, _meeting, _item) in found.items())]


class PromptForm(forms.Form):
    """One prompt of one kind; the fields that the kind does not have are left out."""

    title = PlainText(
        label=_("Vad som frågas"),
        max_length=300,
        error_messages={"required": _("Skriv vad rummet ska svara på.")},
    )
    help = long_text(label=_("Hjälptext"), rows=2, max_length=1_000)
    options = long_text(
        label=_("Att välja mellan"), rows=6, max_length=20_000, help_text=_("Ett på varje rad, minst två.")
    )
    takes_from = forms.TypedChoiceField(
        label=_("Ta vid efter"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Det som rummet skickade in där, hopfört, blir det som man väljer mellan."),
    )
    dots = forms.IntegerField(label=_("Prickar till var och en"), min_value=1, max_value=50, initial=5)
    most_on_one = forms.IntegerField(label=_("Högst på samma"), min_value=1, max_value=50, initial=2)
    least = forms.IntegerField(min_value=0, max_value=60, initial=1)
    most = forms.IntegerField(min_value=1, max_value=200, initial=1)
    steps = forms.IntegerField(label=_("Antal steg"), min_value=3, max_value=11, initial=5)
    low = PlainText(label=_("Vad det lägsta betyder"), max_length=60)
    high = PlainText(label=_("Vad det högsta betyder"), max_length=60)
    longest = forms.IntegerField(label=_("Längsta text, tecken"), min_value=10, max_value=2_000, initial=200)
    shows_inputs = forms.BooleanField(
        label=_("Visa inspelen för rummet medan de kommer"), required=False, initial=True
    )
    is_moderated = forms.BooleanField(label=_("Gå igenom varje inspel innan det visas"), required=False)
    picture = forms.FileField(
        label=_("Bild"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp,image/gif"}),
        help_text=_("PNG, JPEG, WebP eller GIF, högst 5 MB. Den visas på skärmen och i alla telefoner."),
        error_messages={"empty": _("Filen är tom. Välj bilden igen.")},
    )
    picture_text = PlainText(
        label=_("Vad bilden visar"),
        required=False,
        max_length=300,
        help_text=_("Behövs när en bild visas. Läses upp för den som inte ser den."),
    )
    drops_picture = forms.BooleanField(label=_("Ta bort bilden som finns"), required=False)

    HAS: dict[Kind, tuple[str, ...]] = {
        Kind.TEXTS: ("most", "longest", "shows_inputs", "is_moderated"),
        Kind.QUESTIONS: ("most", "longest", "shows_inputs", "is_moderated"),
        Kind.DOTS: ("takes_from", "options", "dots", "most_on_one"),
        Kind.CHOICE: ("takes_from", "options", "least", "most"),
        Kind.RANKING: ("takes_from", "options", "least"),
        Kind.SCALE: ("steps", "low", "high"),
        Kind.WORDS: ("most",),
        Kind.INFORMATION: ("picture", "picture_text", "drops_picture"),
    }
    SETTINGS = ("dots", "most_on_one", "least", "most", "steps", "low", "high", "longest")
    USUAL: dict[Kind, dict[str, int]] = {
        Kind.TEXTS: {"most": 20},
        Kind.QUESTIONS: {"most": 10},
        Kind.WORDS: {"most": 3},
    }

    LABELS: dict[Kind, dict[str, Words]] = {
        Kind.TEXTS: {"most": _("Högst antal inspel från var och en")},
        Kind.QUESTIONS: {"most": _("Högst antal frågor från var och en")},
        Kind.WORDS: {"most": _("Högst antal ord från var och en")},
        Kind.CHOICE: {"least": _("Minst antal val"), "most": _("Högst antal val")},
        Kind.RANKING: {"least": _("Minst antal att sätta i ordning")},
    }

    def __init__(
        self,
        *args: Any,
        kind: Kind,
        sources: Iterable[Prompt] = (),
        prompt: Prompt | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self._sources = {prompt.pk: prompt for prompt in sources}
        self._has_picture = prompt is not None and bool(prompt.picture)
        own = () if prompt is not None and prompt.again_id else self.HAS[kind]
        for name in [name for name in self.fields if name not in ("title", "help", *own)]:
            del self.fields[name]
        for name in set(self.fields) & set(self.LABELS.get(kind, {})):
            self.fields[name].label = str(self.LABELS[kind][name])
        if kind is Kind.INFORMATION:
            self.fields["title"].label, self.fields["help"].label = _("Rubrik"), _("Text")
            if not self._has_picture:
                del self.fields["drops_picture"]
        for name, usual in self.USUAL.get(kind, {}).items():
            self.initial.setdefault(name, usual)
        if "takes_from" in self.fields:
            if not self._sources:
                del self.fields["takes_from"]
            else:
                field: Any = self.fields["takes_from"]
                field.choices = [
                    ("", _("Nej, alternativen står nedan")),
                    *((pk, one.title) for pk, one in self._sources.items()),
                ]

    def clean_picture(self) -> bytes:
        """Its bytes: what it is called, and what it says that it is, is not asked."""
        sent = self.cleaned_data["picture"]
        if not sent:
            return b""
        refusal = refuse_picture(sent.read(16), sent.size)
        if refusal is not None:
            raise ValidationError(str(PICTURE_WORDS[refusal]), code=refusal.value)
        sent.seek(0)
        content: bytes = sent.read()
        return content

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        stays = self._has_picture and not told.get("drops_picture")
        if (told.get("picture") or stays) and not told.get("picture_text") and "picture_text" in self.fields:
            self.add_error("picture_text", str(PICTURE_WORDS[PictureRefusal.NO_WORDS]))
        return told

    def picture_said(self) -> PictureSaid | None:
        """None where the kind has no picture."""
        if "picture" not in self.fields:
            return None
        told = self.cleaned_data
        return PictureSaid(told["picture"], told["picture_text"], drops=told.get("drops_picture", False))

    def draft(self) -> Draft:
        told = self.cleaned_data
        lines = (" ".join(line.split()) for line in told.get("options", "").splitlines())
        return Draft(
            self.kind,
            told["title"],
            told["help"],
            {name: told[name] for name in self.SETTINGS if told.get(name) not in (None, "")},
            tuple(line for line in lines if line) if self.kind in WITH_OPTIONS else (),
            is_moderated=told.get("is_moderated", False),
            shows_inputs=told.get("shows_inputs", self.kind not in ADDS),
        )

    def source(self) -> Prompt | None:
        return self._sources.get(self.cleaned_data.get("takes_from") or 0)


def initial_of(prompt: Prompt) -> dict[str, Any]:
    """A prompt as its form shows it."""
    return {
        **prompt.settings,
        "title": prompt.title,
        "help": prompt.help,
        "options": "\n".join(option["text"] for option in prompt.options),
        "takes_from": prompt.takes_from_id,
        "shows_inputs": prompt.shows_inputs,
        "is_moderated": prompt.is_moderated,
        "picture_text": prompt.picture_text,
    }
