"""What the rules of matters refuse, in words with the way out; translated where they are shown."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from beprovad.meetings.rules.matters import ENDED, JoinRefusal, Refusal, State

Words = str | Promise

REFUSAL_WORDS: dict[Refusal, Words] = {
    Refusal.ALREADY_THERE: _(
        "Ärendet har redan det läget. Välj ett annat läge, eller ändra uppgifterna i stället."
    ),
    Refusal.PARKED_IS_TAKEN_UP_FIRST: _(
        "Ett parkerat ärende tas upp innan det godkänns. Öppna det först, eller låt det fortsätta."
    ),
    Refusal.APPROVED_IS_REOPENED_FIRST: _(
        "Ett godkänt ärende öppnas igen innan det går vidare. Öppna det igen först och skriv varför."
    ),
    Refusal.CLOSED_IS_REOPENED_FIRST: _(
        "Ett avslutat ärende öppnas igen innan det går vidare. Öppna det igen först och skriv varför."
    ),
    Refusal.NO_REASON: _("Skriv varför, så att den som läser om ett år förstår. En mening räcker."),
    Refusal.NOBODY_ASSIGNED: _("Ett uppdrag har någon som ansvarar. Skriv en person eller en organisation."),
    Refusal.NO_WAKING: _(
        "Skriv när eller på vilket villkor ärendet tas upp igen, eller välj att det vilar tills vidare."
    ),
    Refusal.NO_BODY: _(
        "Skriv vem som godkände: ett nätverk, en nämnd eller någon annan som får bestämma det."
    ),
    Refusal.BEFORE_ITS_BEGINNING: _("Dagen ligger före den dag då ärendet väcktes. Välj en senare dag."),
    Refusal.BEFORE_THE_LATEST: _(
        "Något har hänt i ärendet efter den dagen. Välj samma dag som det senaste i historiken, eller en senare."
    ),
    Refusal.IN_THE_FUTURE: _("Dagen har inte varit än. Skriv in steget när det har hänt."),
    Refusal.DUE_TOO_EARLY: _("Uppdraget skulle vara klart innan det gavs. Ändra någon av dagarna."),
    Refusal.WAKES_TOO_EARLY: _("Ärendet skulle tas upp igen innan det parkerades. Välj en senare dag."),
}
REFUSED_FIELDS: dict[Refusal, str] = {
    Refusal.NO_REASON: "reason",
    Refusal.NOBODY_ASSIGNED: "responsible",
    Refusal.NO_WAKING: "wake_on",
    Refusal.NO_BODY: "approved_by",
    Refusal.BEFORE_ITS_BEGINNING: "on",
    Refusal.BEFORE_THE_LATEST: "on",
    Refusal.IN_THE_FUTURE: "on",
    Refusal.DUE_TOO_EARLY: "due_on",
    Refusal.WAKES_TOO_EARLY: "wake_on",
}
STEP_WORDS: dict[State, Words] = {
    State.OPEN: _("Sätt som öppet"),
    State.ASSIGNED: _("Ge som uppdrag"),
    State.PARKED: _("Parkera"),
    State.CONTINUING: _("Låt det fortsätta"),
    State.APPROVED: _("Godkänn"),
    State.CLOSED: _("Avsluta"),
}
REOPEN_WORDS: Words = _("Öppna igen")
STATE_EXPLANATIONS: dict[State, Words] = {
    State.OPEN: _("En fråga som väntar på att någon tar tag i den."),
    State.ASSIGNED: _("Någon har lovat att återkomma."),
    State.PARKED: _("Vilar till en dag, ett villkor eller tills vidare."),
    State.CONTINUING: _("Tas upp igen på kommande möten."),
    State.APPROVED: _("Ett nätverk, en nämnd eller någon annan har bestämt det."),
    State.CLOSED: _("Inget mer att göra."),
}
JOIN_REFUSAL_WORDS: dict[JoinRefusal, Words] = {
    JoinRefusal.SAME_MATTER: _("Det är redan samma ärende. Välj ett annat."),
    JoinRefusal.ALREADY_JOINED: _(
        "Någon annan har redan fört ihop ett av ärendena. Sidan visar hur det är nu."
    ),
    JoinRefusal.JOINED_ONWARD: _("Ärendet har sedan förts ihop med ett annat. Ångra det först."),
}
CHANGED_WORDS: dict[str, Words] = {
    "title": _("Rubrik"),
    "responsible_text": _("Ansvarig"),
    "due_on": _("Till den"),
    "due_text": _("Till när, med ord"),
    "wake_on": _("Tas upp igen den"),
    "wake_when": _("Tas upp igen när"),
    "approved_by": _("Godkänt av"),
    "networks": _("Nätverk"),
}


def step_words(now: State, to: State) -> Words:
    """What the button says: what has ended or rests is opened again."""
    rested = now in ENDED or now == State.PARKED
    return REOPEN_WORDS if to == State.OPEN and rested else STEP_WORDS[to]
