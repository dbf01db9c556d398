"""6 October 2026: a joint day about what is done already, and what one thinks of beginning with."""

from datetime import date

from beprovad.documents.outline import Section, bullets, numbers, paragraph, table
from beprovad.home.demo.region import ASSOCIATION, DISABILITY, IFO, RESEARCH, UNIVERSITY
from beprovad.home.demo.story.shape import Chair, Item, MeetingStory, Paper, Promise

OPENING = "Inledning"
INTERVIEWS = "Intervjuguiden: så gick det"
COMPASS = "Vardagskompassen: ett arbetssätt att pröva?"
CHECKLIST = "Checklistan, första versionen"
STUDENTS = "Studenter som frågar brukare"
NETWORK_TIME = "Nätverken var för sig"
IFO_TIME = "IFO"
DISABILITY_TIME = "Funktionsstöd"
CLOSING = "Beredningsgrupperna sammanfattar"

ITEMS = (
    Item(
        OPENING,
        """\
Leo Fransson hälsade välkomna och påminde om vårens dag. Ansökan om Hållbara steg är inskickad den 11 \
september, och alla utom Viksele är med. Besked väntas i februari.

Den gemensamma introduktionen för stödassistenter har hållits en gång, i Norrvik i september, med 22 \
deltagare från sex kommuner. Samira Yılmaz sammanställer vad deltagarna, och två av dem som medverkade \
med egen erfarenhet, tyckte.""",
        presenters=("Leo Fransson",),
    ),
    Item(
        INTERVIEWS,
        """\
Guiden är en sida lång och har prövats i fem kommuner under hösten. 63 personer har svarat. Det svåraste \
har varit att hitta intervjuare som inte själva ger stödet. Lillby och Viksele löste det genom att \
intervjua åt varandra.

En fråga ströks: "Är du nöjd?" gav ja av alla och ingenting att göra. I stället frågas: "Vad hade du \
velat att vi gjorde annorlunda förra veckan?"

Alla som svarat har fått veta vad som blev av det, utom i en kommun där det glömdes bort. Det är nu en \
egen rad sist i guiden.

Beslut: nätverken godkänner intervjuguiden, alla kommuner är med. Guiden skickas med anteckningarna.""",
        presenters=("Alva Ekström",),
    ),
    Item(
        COMPASS,
        """\
Maj Sandell och Ida Granlund berättade om Vardagskompassen: stödsamtal i hemmet, tio träffar, för vuxna \
med långvariga svårigheter i vardagen. Storhamn Södra har mött arbetssättet på en konferens och två \
medarbetare har gått utbildningen.

Vad talar för: två forskningsöversikter pekar på att vardagen kan fungera bättre. Medarbetarna tycker \
att upplägget liknar det de redan gör när det blir bra.

Vad är osäkert: om effekten håller i sig efter träffarna går inte att bedöma. Studierna är gjorda i \
större städer. Utbildningen tar sex dagar och det finns ingen vikarie under tiden.

Vad saknas: ingen har frågat brukarna ännu. Det står heller inte vad Vardagskompassen skulle ersätta. \
Alva Ekström föreslog veckosamtalen, som sex av elva i Norrvik säger att de inte har nytta av.

Maj Sandell får i uppdrag att återkomma med ett förslag på pilot i två kommuner till den 1 december. \
Bilder skickas med anteckningarna.""",
        presenters=("Maj Sandell", "Ida Granlund"),
        tips=("Stöd i hemmet för vuxna: en översikt över översikter. FoU Sjöbygden 2026.",),
        questions=(
            "Vad ska Vardagskompassen ersätta?",
            "Hur märker den som får stödet att det har blivit bättre?",
            "När bestämmer vi om vi ska fortsätta, och vem bestämmer?",
        ),
    ),
    Item(
        CHECKLIST,
        """\
Noor Haddad visade den första versionen. Den har 27 frågor i elva grupper, och en kort början på åtta \
frågor som räcker för att avgöra om man ska gå vidare. Varje fråga bär med sig vilket bord den kommer \
från.

Vid borden prövades den på Vardagskompassen. Det tog 35 minuter. Fyra bord av fem fastnade på samma \
fråga: vem håller i det när projekttiden är slut?

Två frågor saknades: Vad händer med den som tackar nej? Vilka personuppgifter behandlas, och var?

FoU Sjöbygden får i uppdrag att ta fram version två av checklistan till mötet den 12 november. Svaren \
från borden skickas med anteckningarna.""",
        presenters=("Noor Haddad",),
        questions=(
            "Vad händer med den som tackar nej?",
            "Vilka personuppgifter behandlas, och var?",
            "Blir det lika för alla som bor i kommunen?",
        ),
    ),
    Item(
        STUDENTS,
        """\
Birgitta Nordenfalk från Högskolan i Sjöbygden berättade om studenter som vill skriva om brukares \
delaktighet. Högskolan söker verksamheter som kan ta emot tre uppsatsgrupper under våren.

Frågan om uppsatser är öppen: den som vill ta emot en grupp hör av sig till Esther Nyman.""",
        presenters=("Birgitta Nordenfalk",),
    ),
    Item(NETWORK_TIME),
    Item(
        IFO_TIME,
        """\
Gemensam socialjour: Kommunförbundet har träffat juristerna två gånger. Frågan om gemensam socialjour \
parkeras tills utredningen är klar i mars.

Skyddade personuppgifter: Ture Lindh visade rutinen. Åtta kommuner har infört den, Björkfors gör det i \
november. Ärendet om skyddade personuppgifter avslutas.

Väntetider i försörjningsstöd: Siffrorna från kommunerna räknas på olika sätt. Tomas Grip tar fram en \
lägesbild över väntetider i försörjningsstöd till den 13 november.

Tillitsdialog: Alva Ekström prövar en första tillitsdialog i Norrvik under hösten och berättar hur det \
gick senast den 15 december.

Kommundagen den 3 november: inför kommundagen skickar alla in det som är viktigast ur den mindre \
kommunens perspektiv.""",
        under=NETWORK_TIME,
        network=IFO,
    ),
    Item(
        DISABILITY_TIME,
        """\
Nattbemanning: Siffror finns nu från åtta av nio kommuner. Av 71 gruppbostäder har 26 vaken natt, 31 \
sovande jour och 14 larm. Skillnaderna går inte att förklara med behoven. Samtalet om nattbemanning \
fortsätter på ett digitalt möte den 29 oktober.

Introduktion för stödassistenter: nästa omgång hålls i Ekvalla i december. Ekvalla skickar inbjudan i \
början av november.

Delade erfarenheter av välfärdsteknik i gruppbostad: Inga-Lill Söderqvist vill samla vad kommunerna har \
lärt sig av tysta larm. Nätverket tar upp frågan om välfärdsteknik igen när det finns något nedskrivet.""",
        under=NETWORK_TIME,
        network=DISABILITY,
    ),
    Item(
        CLOSING,
        """\
Dragana Petrović och Siv Falk avslutade. I våras kunde ingen visa hur man vet. I dag har vi en guide som \
är prövad, 63 röster, och en checklista som gick att använda på riktigt. Nu behöver vi samma envishet \
med det vi redan gör.""",
        presenters=("Dragana Petrović", "Siv Falk"),
    ),
)

CHAIRS = (
    Chair("Farid Rahimi", "Storhamn", IFO, "IFO"),
    Chair("Maj Sandell", "Storhamn", IFO, "IFO"),
    Chair("Ture Lindh", "Storhamn", IFO, "IFO"),
    Chair("Alva Ekström", "Norrvik", IFO, "IFO"),
    Chair("Mikael Björnfot", "Björkfors", IFO, "IFO", is_present=False),
    Chair("Dragana Petrović", "Ekvalla", IFO, "IFO", "ordförande"),
    Chair("Marit Hansen", "Granö", IFO, "IFO", is_present=False),
    Chair("Olle Rask", "Lillby", IFO, "IFO"),
    Chair("Teresa Lundmark", "Sundarp", IFO, "IFO", written="Teresa Lundmark Ortiz"),
    Chair("Yusuf Warsame", "Tallheden", IFO, "IFO"),
    Chair("Aila Kuhmunen", "Viksele", IFO, "IFO"),
    Chair("Maj Sandell", "Storhamn", DISABILITY, "Funktionsstöd"),
    Chair("Gun-Britt Åsberg", "Storhamn", DISABILITY, "Funktionsstöd", written="Gunbritt Åsberg"),
    Chair("Jonas Wikander", "Norrvik", DISABILITY, "Funktionsstöd"),
    Chair("Inga-Lill Söderqvist", "Björkfors", DISABILITY, "Funktionsstöd"),
    Chair("Henrik Stålnacke", "Ekvalla", DISABILITY, "Funktionsstöd"),
    Chair("Siv Falk", "Granö", DISABILITY, "Funktionsstöd"),
    Chair("Bo Ahlin", "Granö", DISABILITY, "Funktionsstöd"),
    Chair("Olle Rask", "Lillby", DISABILITY, "Funktionsstöd"),
    Chair("Göran Ask", "Sundarp", DISABILITY, "Funktionsstöd", is_present=False),
    Chair("Linnéa Oskarsson", "Tallheden", DISABILITY, "Funktionsstöd"),
    Chair("Aila Kuhmunen", "Viksele", DISABILITY, "Funktionsstöd"),
    Chair("Leo Fransson", ASSOCIATION, group="Övriga"),
    Chair("Esther Nyman", ASSOCIATION, group="Övriga", role="samordnare"),
    Chair("Noor Haddad", RESEARCH, group="Övriga"),
    Chair("Tomas Grip", RESEARCH, group="Övriga"),
    Chair("Ida Granlund", "Storhamn", group="Övriga"),
    Chair("Birgitta Nordenfalk", UNIVERSITY, group="Övriga"),
)

PAPERS = (
    Paper(
        INTERVIEWS,
        "Intervjuguide, antagen 6 oktober 2026",
        "intervjuguide.docx",
        "Alva Ekström",
        (
            Section(
                "Innan",
                blocks=(
                    bullets(
                        "Den som intervjuar ger inte själv stödet.",
                        "Skicka frågorna i förväg. Låt den som svarar välja plats.",
                        "Säg vad svaren ska användas till, och att man kan hoppa över frågor.",
                    ),
                ),
            ),
            Section(
                "Frågor",
                blocks=(
                    numbers(
                        "Vad fungerar bra med stödet du har?",
                        "Vad hade du velat att vi gjorde annorlunda förra veckan?",
                        "Vet du i förväg vem som kommer?",
                        "Finns det något som du inte har blivit frågad om?",
                    ),
                ),
            ),
            Section(
                "Efteråt",
                blocks=(paragraph("Berätta för dem som svarade vad som blev av det. Skriv datum här."),),
            ),
        ),
    ),
    Paper(
        COMPASS,
        "Bilder: Vardagskompassen",
        "vardagskompassen.pdf",
        "Maj Sandell",
        (
            Section(
                "Tio träffar hemma",
                blocks=(
                    numbers(
                        "Vad är viktigt för dig?",
                        "En vanlig dag, timme för timme",
                        "Det som fungerar, och varför",
                        "Ett steg att pröva till nästa gång",
                    ),
                    paragraph("Träff fem till tio följer samma mönster, allt längre isär."),
                ),
            ),
            Section(
                "Vad vi vet",
                blocks=(
                    table(
                        ("Utfall", "Hur säkert", "Underlag"),
                        ("Vardagen fungerar bättre", "Möjligt", "Två översikter, nio studier"),
                        ("Det håller i sig efter ett år", "Går inte att bedöma", "En studie"),
                        ("Brukarnas egen bild", "Saknas", "Ingen har frågat ännu"),
                    ),
                ),
            ),
        ),
    ),
    Paper(
        CHECKLIST,
        "Bordens svar om Vardagskompassen",
        "bordens-svar.txt",
        "Noor Haddad",
        (
            Section(
                "Bord 1",
                blocks=(paragraph("Vet inte vad det ska ersätta. Bra att det är hemma. Vem håller i det?"),),
            ),
            Section(
                "Bord 2",
                blocks=(paragraph("Sex utbildningsdagar är mycket i Lillby. Kan två kommuner dela?"),),
            ),
            Section("Bord 3", blocks=(paragraph("Fråga dem som har veckosamtal i dag. Vem håller i det?"),)),
            Section("Bord 4", blocks=(paragraph("Hur gör vi med den som tackar nej? Vem håller i det?"),)),
            Section(
                "Bord 5",
                blocks=(paragraph("Blir det lika i stad och glesbygd? Vem håller i det efter våren?"),),
            ),
        ),
    ),
)

PROMISES = (
    Promise(INTERVIEWS, "Guiden skickas med anteckningarna.", date(2026, 10, 13), "intervjuguide.docx"),
    Promise(COMPASS, "Bilder skickas med anteckningarna.", date(2026, 10, 13), "vardagskompassen.pdf"),
    Promise(CHECKLIST, "Svaren från borden skickas med anteckningarna.", None, "bordens-svar.txt"),
    Promise(DISABILITY_TIME, "Ekvalla skickar inbjudan i början av november."),
)

OCTOBER = MeetingStory(
    title="Gemensamt möte IFO och Funktionsstöd, hösten 2026",
    held_on=date(2026, 10, 6),
    time="9.00–15.00",
    place="Kommunförbundets hus, sal Måsen",
    theme="Det vi redan gör, och det vi funderar på",
    networks=(IFO, DISABILITY),
    chairs=CHAIRS,
    items=ITEMS,
    takers=("Esther Nyman",),
    papers=PAPERS,
    promises=PROMISES,
    next_on=date(2026, 11, 12),
    released_on=date(2026, 10, 13),
)
