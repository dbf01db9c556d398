"""29 October 2026: a digital meeting of one network. Its notes are a draft still."""

from datetime import date

from beprovad.home.demo.region import ASSOCIATION, DISABILITY, RESEARCH
from beprovad.home.demo.story.shape import Chair, Item, MeetingStory, Promise

NIGHTS = "Nattbemanning i gruppbostäder"
INTRODUCTION = "Introduktion för stödassistenter, omgång två"

ITEMS = (
    Item(
        NIGHTS,
        """\
Noor Haddad visade siffrorna igen, nu från alla nio kommuner. Sundarp kom med i veckan. Bilden ändras \
inte: skillnaderna går inte att förklara med behoven.

Selma Demir berättade att Boendestöd Södra har frågat elva personer om natten. Åtta visste inte vem de \
skulle ringa om de vaknade oroliga. Två sa att de inte ville bli väckta av tillsynen.

Förslag att ta med till den gemensamma dagen: fråga alla som bor i gruppbostad om natten innan någon \
bemanning ändras, med samma guide som IFO har prövat. Nätverket är enigt om att inte ändra \
nattbemanningen innan de som bor där är frågade.

Sammanställningen skickas ut när Sundarps siffror är kontrollerade.""",
        presenters=("Noor Haddad", "Selma Demir"),
        questions=("Vem ringer du om du vaknar och är orolig?",),
    ),
    Item(
        INTRODUCTION,
        """\
Henrik Stålnacke: 31 anmälda till december, från åtta kommuner. Det saknas en medverkande med egen \
erfarenhet till dag två. Den som vet någon hör av sig till Samira Yılmaz.""",
        presenters=("Henrik Stålnacke",),
    ),
)

CHAIRS = (
    Chair("Maj Sandell", "Storhamn", DISABILITY),
    Chair("Gun-Britt Åsberg", "Storhamn", DISABILITY),
    Chair("Selma Demir", "Storhamn", DISABILITY),
    Chair("Jonas Wikander", "Norrvik", DISABILITY),
    Chair("Inga-Lill Söderqvist", "Björkfors", DISABILITY),
    Chair("Henrik Stålnacke", "Ekvalla", DISABILITY),
    Chair("Siv Falk", "Granö", DISABILITY, role="ordförande"),
    Chair("Olle Rask", "Lillby", DISABILITY, is_present=False),
    Chair("Göran Ask", "Sundarp", DISABILITY),
    Chair("Linnéa Oskarsson", "Tallheden", DISABILITY),
    Chair("Aila Kuhmunen", "Viksele", DISABILITY, is_present=False),
    Chair("Noor Haddad", RESEARCH, DISABILITY),
    Chair("Esther Nyman", ASSOCIATION, group="Övriga"),
)

NIGHT_MEETING = MeetingStory(
    title="Funktionsstöd om nattbemanning",
    held_on=date(2026, 10, 29),
    time="8.30–10.00",
    place="Digitalt möte",
    theme="Natten i gruppbostaden",
    networks=(DISABILITY,),
    chairs=CHAIRS,
    items=ITEMS,
    takers=("Esther Nyman",),
    promises=(Promise(NIGHTS, "Sammanställningen skickas ut när Sundarps siffror är kontrollerade."),),
    next_on=date(2026, 11, 12),
)
