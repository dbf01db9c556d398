"""What the engine refuses, said to the one who answered and to the one who composed."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from beprovad.asking.answers import Refusal
from beprovad.asking.specs import (
    Choice,
    Dots,
    Ranking,
    Scale,
    Spec,
    SpecRefusal,
    Texts,
    Words,
)


def refusal_text(reason: Refusal, spec: Spec) -> str:
    """One or two sentences with the way out, in the reader's language."""
    if reason is Refusal.EMPTY:
        return _nothing(spec)
    return _limit(reason, spec) or str(_PLAIN.get(reason, _PLAIN[Refusal.NOT_AN_ANSWER]))


def spec_refusal_text(reason: SpecRefusal) -> str:
    """What to change, said to the one who composes."""
    return str(_SPEC_WORDS[reason])


def refusal_texts(spec: Spec) -> dict[str, str]:
    """Every refusal of this spec by its code, for a page that hears the code alone."""
    return {reason.value: refusal_text(reason, spec) for reason in Refusal}


def help_text(spec: Spec) -> str:
    """How much one may answer, in one line above the fields; "" where that shows."""
    match spec:
        case Texts():
            said = ngettext("Högst %(n)d tecken.", "Högst %(n)d tecken.", spec.longest) % {"n": spec.longest}
        case Words():
            said = ngettext("Ett ord.", "Högst %(n)d ord.", spec.most) % {"n": spec.most}
        case Dots():
            said = _dots_help(spec)
        case Choice():
            said = _choice_help(spec)
        case Ranking():
            said = _ranking_help(spec)
        case Scale():
            said = ""
    return said


def _dots_help(spec: Dots) -> str:
    values = {"n": spec.dots, "most": spec.most_on_one}
    if spec.dots == 1:
        return _("Sätt pricken på ett alternativ.")
    if spec.most_on_one == 1:
        return _("%(n)d prickar, högst en på varje.") % values
    if spec.most_on_one == spec.dots:
        return _("%(n)d prickar att fördela, gärna flera på samma.") % values
    return _("%(n)d prickar, högst %(most)d på varje.") % values


def _choice_help(spec: Choice) -> str:
    said = _("Välj minst %(least)d och högst %(most)d.")
    if spec.most == 1:
        said = ""
    elif spec.least == spec.most:
        said = _("Välj %(most)d.")
    elif spec.least <= 1 and spec.most == len(spec.options):
        said = _("Välj ett eller flera.") if spec.least else _("Välj alla som stämmer, eller inget.")
    elif spec.least <= 1:
        said = _("Välj högst %(most)d.")
    return said % {"least": spec.least, "most": spec.most}


def _ranking_help(spec: Ranking) -> str:
    if spec.least == len(spec.options):
        return _("Ge varje alternativ en plats. 1 är först.")
    said = ngettext(
        "Ge minst ett alternativ en plats. 1 är först.",
        "Ge minst %(least)d alternativ en plats. 1 är först.",
        spec.least,
    )
    return said % {"least": spec.least}


def _nothing(spec: Spec) -> str:
    match spec:
        case Texts():
            return _("Skriv något först.")
        case Words():
            return _("Skriv minst ett ord.")
        case Dots():
            return _("Sätt ut minst en prick.")
        case Scale():
            return _("Välj ett steg på skalan.")
        case Ranking():
            return _("Ge något av alternativen en plats.")
        case Choice():
            return _("Välj ett alternativ.") if spec.most == 1 else _("Välj minst ett alternativ.")


def _limit(reason: Refusal, spec: Spec) -> str:
    """Where the sentence says a number of the spec; "" for a reason that no answer to it can have."""
    said = ""
    match reason, spec:
        case Refusal.TOO_LONG, Texts() | Words():
            said = _too_long(spec.longest)
        case Refusal.TOO_MANY, Words():
            said = _too_many_words(spec.most)
        case Refusal.TOO_MANY, Choice():
            said = _too_many_options(spec.most)
        case Refusal.TOO_FEW, Choice():
            said = _("Välj minst %(least)d alternativ.") % {"least": spec.least}
        case Refusal.TOO_FEW, Ranking():
            said = _("Ge minst %(least)d alternativ en plats.") % {"least": spec.least}
        case Refusal.TOO_MANY_DOTS, Dots():
            said = _too_many_dots(spec.dots)
        case Refusal.TOO_MANY_ON_ONE, Dots():
            said = _too_many_on_one(spec.most_on_one)
        case Refusal.NOT_A_STEP, Scale():
            said = _("Välj ett av stegen 1 till %(steps)d.") % {"steps": spec.steps}
    return said


def _too_long(longest: int) -> str:
    said = ngettext(
        "Det är för långt. Högst %(longest)d tecken får plats.",
        "Det är för långt. Högst %(longest)d tecken får plats.",
        longest,
    )
    return said % {"longest": longest}


def _too_many_words(most: int) -> str:
    said = ngettext("Skriv bara ett ord.", "Skriv högst %(most)d ord.", most)
    return said % {"most": most}


def _too_many_options(most: int) -> str:
    said = ngettext("Välj bara ett alternativ.", "Välj högst %(most)d alternativ.", most)
    return said % {"most": most}


def _too_many_dots(dots: int) -> str:
    said = ngettext(
        "Det finns bara en prick att sätta ut. Ta bort någon.",
        "Det finns %(dots)d prickar att sätta ut. Ta bort någon.",
        dots,
    )
    return said % {"dots": dots}


def _too_many_on_one(most: int) -> str:
    said = ngettext(
        "Sätt bara en prick på samma alternativ.",
        "Sätt högst %(most)d prickar på samma alternativ.",
        most,
    )
    return said % {"most": most}


_PLAIN: dict[Refusal, Promise] = {
    Refusal.IDENTITY_NUMBER: gettext_lazy("Här står ett personnummer. Ta bort det och skicka igen."),
    Refusal.NOT_TEXT: gettext_lazy("Det där gick inte att läsa som text. Skriv det på nytt."),
    Refusal.UNKNOWN_OPTION: gettext_lazy("Ett alternativ har ändrats. Ladda om sidan och svara igen."),
    Refusal.NOT_A_COUNT: gettext_lazy("Skriv antalet med siffror."),
    Refusal.SAME_PLACE: gettext_lazy("Två alternativ har fått samma plats. Ge dem var sin."),
    Refusal.NOT_AN_ANSWER: gettext_lazy("Svaret gick inte att läsa. Ladda om sidan och svara igen."),
}

_SPEC_WORDS: dict[SpecRefusal, Promise] = {
    SpecRefusal.UNKNOWN_KIND: gettext_lazy("Välj hur deltagarna ska svara."),
    SpecRefusal.TOO_FEW_OPTIONS: gettext_lazy("Skriv minst två alternativ att välja mellan."),
    SpecRefusal.TOO_MANY_OPTIONS: gettext_lazy("Det är för många alternativ. Ta bort några."),
    SpecRefusal.DOUBLED_OPTION: gettext_lazy("Två alternativ är lika. Ta bort det ena eller skriv om det."),
    SpecRefusal.EMPTY_OPTION: gettext_lazy("Ett alternativ saknar text. Skriv något eller ta bort det."),
    SpecRefusal.OPTION_TOO_LONG: gettext_lazy("Ett alternativ är längre än 300 tecken. Korta det."),
    SpecRefusal.BAD_KEY: gettext_lazy("Ett alternativ gick inte att spara. Ladda om sidan och försök igen."),
    SpecRefusal.DOTS_OUT_OF_RANGE: gettext_lazy("Välj mellan 1 och 50 prickar."),
    SpecRefusal.MOST_ON_ONE_OUT_OF_RANGE: gettext_lazy(
        "Antalet prickar på samma alternativ ska vara minst 1 och inte fler än alla prickar."
    ),
    SpecRefusal.LEAST_OUT_OF_RANGE: gettext_lazy("Det minsta antalet kan inte vara större än det högsta."),
    SpecRefusal.MOST_OUT_OF_RANGE: gettext_lazy(
        "Det högsta antalet är för lågt eller för högt. Välj ett annat."
    ),
    SpecRefusal.LONGEST_OUT_OF_RANGE: gettext_lazy(
        "Svarens längd är för kort eller för lång. Välj en annan."
    ),
    SpecRefusal.STEPS_OUT_OF_RANGE: gettext_lazy("En skala har mellan 3 och 11 steg."),
    SpecRefusal.NO_ENDS: gettext_lazy("Skriv vad skalans båda ändar betyder."),
    SpecRefusal.END_TOO_LONG: gettext_lazy("Orden vid skalans ändar får vara högst 60 tecken."),
}
