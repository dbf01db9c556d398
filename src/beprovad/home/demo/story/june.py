"""3 June 2026: the directors decide about what the two networks had prepared."""

from datetime import date

from beprovad.documents.outline import Section, bullets, paragraph, table
from beprovad.home.demo.region import ASSOCIATION, DIRECTORS
from beprovad.home.demo.story.shape import Chair, Item, MeetingStory, Paper, Promise

ROUND = "Laget runt"
FUND = "Hållbara steg: ansökan till socialfonden"
INTRODUCTION = "Gemensam introduktion för nya stödassistenter"
ON_CALL = "Gemensam socialjour"
TRUST = "Tillitsdialog mellan nämnd och verksamhet"

ITEMS = (
    Item(
        ROUND,
        """\
Sommarens bemanning är löst i sju av nio kommuner. Sundarp och Granö saknar ännu två handläggare var. \
Björkfors erbjuder sig att ta mottagningssamtal åt Sundarp vecka 29 och 30.

Storhamn har beslutat att de fyra socialförvaltningarna ska pröva nya arbetssätt på samma sätt. Katarina \
Hellgren berättade att det i dag inte går att se vilka metoder som används var.""",
    ),
    Item(
        FUND,
        """\
Leo Fransson gick igenom utkastet. Åtta kommuner är med, Viksele avstår eftersom tiden inte finns. Målet \
är att 180 unga vuxna ska få stöd under tre år, och att nio av tio ska ha blivit frågade om vad som \
hjälpte.

Katarina Hellgren frågade vad som händer när pengarna tar slut. Svaret är att kommunerna i ansökan \
förbinder sig att efter två år besluta om att behålla, anpassa eller avveckla.

Socialchefsnätverket godkände ansökan. Den skickas in senast den 15 september.""",
        presenters=("Leo Fransson",),
    ),
    Item(
        INTRODUCTION,
        """\
Siv Falk presenterade förslaget: två dagar, fyra gånger per år, kommunerna turas om att vara värd. \
Kostnaden är lägre än i dag för åtta av nio kommuner. Storhamn får något högre kostnad första året.

Socialchefsnätverket godkände förslaget om gemensam introduktion, med en uppföljning efter ett år. \
Uppföljningen ska svara på om de som får stödet märker någon skillnad, inte bara på om deltagarna var \
nöjda.

Förslaget till introduktion skickas till IFO och Funktionsstöd.""",
        presenters=("Siv Falk",),
    ),
    Item(
        ON_CALL,
        """\
Frågan kommer från IFO-chefsnätverket. Fem kommuner med färre än åtta handläggare har svårt att bemanna. \
Tre vägar nämndes: gemensam jour för de fem, avtal med Storhamn, eller en jour för hela regionen.

Juridiken är inte enkel. Varje nämnd är personuppgiftsansvarig för sitt, och delegationen måste hålla \
även en lördagsnatt.

Kommunförbundet får i uppdrag att utreda gemensam socialjour tillsammans med kommunernas jurister.""",
    ),
    Item(
        TRUST,
        """\
Britta Sjögren berättade att Norrvik vill pröva samtal där politiker och verksamhet möts utan att något \
ska beslutas. Syftet är att förstå vilka avvägningar som görs när kunskapen är osäker.

Pär Tegnell lyfte risken att det blir ännu ett möte. Flera ville se hur det går i en kommun först. \
Frågan om tillitsdialog skickas till IFO-chefsnätverket, som föreslår hur ett första försök kan gå till.""",
        presenters=("Britta Sjögren",),
        tips=("Samtal som bär. Om förtroende mellan nämnd och förvaltning. Högskolan i Sjöbygden 2025.",),
    ),
)

CHAIRS = (
    Chair("Ragnhild Bergqvist", ASSOCIATION, DIRECTORS, role="ordförande"),
    Chair("Katarina Hellgren", "Storhamn", DIRECTORS),
    Chair("Britta Sjögren", "Norrvik", DIRECTORS),
    Chair("Pär Tegnell", "Björkfors", DIRECTORS),
    Chair("Eva-Lena Brandt", "Ekvalla", DIRECTORS),
    Chair("Olle Rask", "Lillby", DIRECTORS),
    Chair("Hanna Liljeblad", "Sundarp", DIRECTORS),
    Chair("Anna-Karin Rehn", "Tallheden", DIRECTORS, is_present=False),
    Chair("Per-Anders Sjödin", "Viksele", DIRECTORS),
    Chair("Esther Nyman", ASSOCIATION, DIRECTORS),
    Chair("Leo Fransson", ASSOCIATION, group="Övriga"),
    Chair("Siv Falk", "Granö", group="Övriga"),
)

PAPERS = (
    Paper(
        INTRODUCTION,
        "Förslag: gemensam introduktion",
        "forslag-introduktion.pdf",
        "Siv Falk",
        (
            Section(
                "Innehåll",
                blocks=(
                    bullets(
                        "Dag 1: bemötande, självbestämmande, vardagen som den som får stöd beskriver den",
                        "Dag 2: dokumentation, lågaffektivt bemötande, att veta när man ska fråga",
                    ),
                    paragraph("En person som själv har stöd medverkar båda dagarna, med arvode."),
                ),
            ),
            Section(
                "Kostnad per deltagare",
                blocks=(
                    table(
                        ("Kommun", "I dag", "Förslag"),
                        ("Storhamn", "2 100 kr", "2 350 kr"),
                        ("Norrvik", "3 800 kr", "2 350 kr"),
                        ("Lillby", "6 400 kr", "2 350 kr"),
                    ),
                ),
            ),
        ),
    ),
)

JUNE = MeetingStory(
    title="Socialchefsnätverket, juni 2026",
    held_on=date(2026, 6, 3),
    time="13.00–15.30",
    place="Digitalt möte",
    theme="",
    networks=(DIRECTORS,),
    chairs=CHAIRS,
    items=ITEMS,
    takers=("Ragnhild Bergqvist",),
    papers=PAPERS,
    promises=(
        Promise(
            INTRODUCTION,
            "Förslaget till introduktion skickas till IFO och Funktionsstöd.",
            date(2026, 6, 9),
            "forslag-introduktion.pdf",
        ),
    ),
    next_on=date(2026, 12, 2),
    released_on=date(2026, 6, 9),
)
