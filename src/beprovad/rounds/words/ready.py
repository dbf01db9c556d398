"""Rounds that are ready to use: written in the language of the one who begins, and theirs from then on."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beprovad.rounds.rules.composing import Draft
from beprovad.rounds.rules.kinds import Kind


class Ready(StrEnum):
    CHECKLIST = "checklist"
    CHECK_IN = "check_in"
    EVALUATION = "evaluation"
    TWICE = "twice"
    EMPTY = "empty"


@dataclass(frozen=True)
class Offer:
    name: str | Promise
    lead: str | Promise


OFFERS: dict[Ready, Offer] = {
    Ready.CHECKLIST: Offer(
        gettext_lazy("Gemensam checklista"),
        gettext_lazy("Föreslå → Slå ihop → Prioritera → Klart. Rummets frågor blir en checklista."),
    ),
    Ready.CHECK_IN: Offer(
        gettext_lazy("Incheckning"), gettext_lazy("Ett ord och en skala, så att alla har sagt något.")
    ),
    Ready.EVALUATION: Offer(
        gettext_lazy("Utvärdera dagen"),
        gettext_lazy("Hur dagen var, vad man tar med sig, vad som blir bättre."),
    ),
    Ready.TWICE: Offer(
        gettext_lazy("Två varv"), gettext_lazy("Svara, prata, svara igen. Förflyttningen visas.")
    ),
    Ready.EMPTY: Offer(gettext_lazy("Tom runda"), gettext_lazy("Ni lägger till stegen själva.")),
}


def drafts(ready: Ready) -> tuple[Draft, ...]:
    """The prompts, in the reader's language."""
    return _READY[ready]()


def _checklist() -> tuple[Draft, ...]:
    return (
        Draft(
            Kind.TEXTS,
            _("Vad behöver man som chef ta reda på innan man inför ett nytt arbetssätt?"),
            _("En fråga i taget. Skriv dem som frågor, så som ni skulle ställa dem."),
            {"most": 20, "longest": 200},
        ),
        Draft(
            Kind.DOTS,
            _("Vilka frågor är viktigast?"),
            _("Du har fem prickar. Lägg högst två på samma fråga."),
            {"dots": 5, "most_on_one": 2},
            takes_from=0,
        ),
    )


def _check_in() -> tuple[Draft, ...]:
    return (
        Draft(Kind.WORDS, _("Med vilket ord kommer du hit i dag?"), "", {"most": 1, "longest": 30}),
        Draft(
            Kind.SCALE,
            _("Hur mycket plats har du i huvudet för det vi ska göra?"),
            "",
            {"steps": 5, "low": _("Fullt"), "high": _("Gott om plats")},
        ),
    )


def _evaluation() -> tuple[Draft, ...]:
    return (
        Draft(
            Kind.SCALE,
            _("Hur användbar var dagen för dig?"),
            "",
            {"steps": 5, "low": _("Inte alls"), "high": _("Mycket")},
        ),
        Draft(Kind.TEXTS, _("Vad tar du med dig hem?"), "", {"most": 3, "longest": 200}),
        Draft(Kind.TEXTS, _("Vad ska vi göra annorlunda nästa gång?"), "", {"most": 3, "longest": 200}),
    )


def _twice() -> tuple[Draft, ...]:
    options = (_("Ja"), _("Kanske"), _("Nej"))
    question = _("Ska vi pröva det här arbetssättet?")
    return (
        Draft(Kind.CHOICE, question, _("Svara för dig själv, utan att prata först."), options=options),
        Draft(
            Kind.INFORMATION,
            _("Prata med varandra vid bordet"),
            _("Vad talar för, vad talar emot, och vad vet vi inte?"),
        ),
        Draft(Kind.CHOICE, question, _("Svara igen. Har du ändrat dig?"), options=options, again=0),
    )


_READY = {
    Ready.CHECKLIST: _checklist,
    Ready.CHECK_IN: _check_in,
    Ready.EVALUATION: _evaluation,
    Ready.TWICE: _twice,
    Ready.EMPTY: tuple,
}
