"""Rounds that are ready to use: written in the language of the one who begins, and theirs from then on."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beprovad.rounds.rules.composing import Draft
from beprovad.rounds.rules.kinds import Kind, Seating


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


def drafts(ready: Ready, seating: Seating = Seating.PHONES) -> tuple[Draft, ...]:
    """The prompts, in the reader's language, said to one or to a table. What the fields say themselves is not said."""
    return _READY[ready](seating is Seating.TABLES)


def _checklist(tables: bool) -> tuple[Draft, ...]:  # noqa: FBT001 - whom it is said to
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
            _("Prata ihop er vid bordet, och lägg prickarna där svaret avgör mest.")
            if tables
            else _("Lägg prickarna där svaret avgör mest."),
            {"dots": 5, "most_on_one": 2},
            takes_from=0,
        ),
    )


def _check_in(tables: bool) -> tuple[Draft, ...]:  # noqa: FBT001
    word = _("Med vilket ord kommer ni hit i dag?") if tables else _("Med vilket ord kommer du hit i dag?")
    return (
        Draft(Kind.WORDS, word, "", {"most": 1, "longest": 30}),
        Draft(
            Kind.SCALE,
            _("Hur mycket plats har ni för det vi ska göra?")
            if tables
            else _("Hur mycket plats har du i huvudet för det vi ska göra?"),
            "",
            {"steps": 5, "low": _("Fullt"), "high": _("Gott om plats")},
        ),
    )


def _evaluation(tables: bool) -> tuple[Draft, ...]:  # noqa: FBT001
    home = _("Vad tar ni med er hem?") if tables else _("Vad tar du med dig hem?")
    return (
        Draft(
            Kind.SCALE,
            _("Hur användbar var dagen för er?") if tables else _("Hur användbar var dagen för dig?"),
            "",
            {"steps": 5, "low": _("Inte alls"), "high": _("Mycket")},
        ),
        Draft(Kind.TEXTS, home, "", {"most": 3, "longest": 200}),
        Draft(Kind.TEXTS, _("Vad ska vi göra annorlunda nästa gång?"), "", {"most": 3, "longest": 200}),
    )


def _twice(tables: bool) -> tuple[Draft, ...]:  # noqa: FBT001
    options = (_("Ja"), _("Kanske"), _("Nej"))
    question = _("Ska vi pröva det här arbetssättet?")
    alone = (
        _("Svara direkt, innan ni har pratat länge.")
        if tables
        else _("Svara för dig själv, utan att prata först.")
    )
    changed = _("Svara igen. Har ni ändrat er?") if tables else _("Svara igen. Har du ändrat dig?")
    return (
        Draft(Kind.CHOICE, question, alone, options=options),
        Draft(
            Kind.INFORMATION,
            _("Prata med varandra vid bordet"),
            _("Vad talar för, vad talar emot, och vad vet vi inte?"),
        ),
        Draft(Kind.CHOICE, question, changed, options=options, again=0),
    )


def _empty(_tables: bool) -> tuple[Draft, ...]:  # noqa: FBT001
    return ()


_READY = {
    Ready.CHECKLIST: _checklist,
    Ready.CHECK_IN: _check_in,
    Ready.EVALUATION: _evaluation,
    Ready.TWICE: _twice,
    Ready.EMPTY: _empty,
}
