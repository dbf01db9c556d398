"""21 April 2026: a joint day about asking those whom it concerns."""

from datetime import date

from beprovad.documents.outline import Section, bullets, paragraph, table
from beprovad.home.demo.region import ASSOCIATION, DISABILITY, IFO, RESEARCH
from beprovad.home.demo.story.shape import Chair, Item, MeetingStory, Paper, Promise

OPENING = "Inledning"
INTERVIEWS = "Intervjuer med brukare om stödet i vardagen"
WORDS = "Vad menar vi med beprövad erfarenhet?"
CHECKLIST = "En gemensam checklista inför nya arbetssätt"
FUND = "Ansökan om medel ur socialfonden"
NETWORK_TIME = "Nätverken var för sig"
IFO_TIME = "IFO"
DISABILITY_TIME = "Funktionsstöd"
CLOSING = "Beredningsgrupperna sammanfattar"

ITEMS = (
    Item(
        OPENING,
        """\
Esther Nyman hälsade välkomna till vårens gemensamma dag. Det är den första sedan den nya \
socialtjänstlagen började gälla i juli förra året. Lagen säger att verksamheten ska bedrivas i \
överensstämmelse med vetenskap och beprövad erfarenhet. I en snabb runda kunde ingen kommun svara på hur \
man skulle visa att man gör det.

Dagens upplägg: först brukarnas röster, sedan begreppen, efter lunch arbete med en gemensam checklista \
och till sist nätverken var för sig.""",
        presenters=("Esther Nyman",),
    ),
    Item(
        INTERVIEWS,
        """\
Norrvik har under vintern intervjuat 24 personer om stödet i vardagen. Intervjuerna gjordes av två \
medarbetare från en annan enhet än den som ger stödet. De som intervjuades fick frågorna i förväg, och \
kunde välja att ses hemma, på en promenad eller på telefon.

Tre saker kom tillbaka i nästan alla samtal:
- Man vill veta i förväg vem som kommer, och få höra om det ändras.
- Man vill bli frågad om vad som fungerar, inte bara om vad som är svårt.
- Sex av elva med veckosamtal säger att de inte har nytta av dem som de ser ut i dag.

Enheten för vuxna har redan ändrat en sak: på fredagar skickas ett meddelande om vem som kommer nästa \
vecka. Petter Ohlin berättade att det tog en timme i veckan till en början och tjugo minuter nu.

Frågor från nätverken: Hur vet ni att de som är mest missnöjda ställde upp? Svaret är att det vet vi \
inte. Av 41 tillfrågade tackade 24 ja, och de som tackade nej är inte kartlagda.

Alva Ekström tar fram ett förslag på intervjuguide som alla kommuner kan använda, till den 1 september. \
Bilder skickas med anteckningarna.""",
        presenters=("Alva Ekström", "Petter Ohlin"),
        tips=("Att fråga och förstå. Om intervjuer med brukare i liten skala. FoU Sjöbygden 2024.",),
    ),
    Item(
        WORDS,
        """\
Vendela Hök redde ut skillnaden mellan erfarenhet och beprövad erfarenhet. En erfarenhet blir inte \
beprövad av att den är gammal. Den behöver vara beskriven så att andra kan göra likadant, delad av \
flera, prövad kollegialt, följd över tid och granskad också av någon utifrån.

Samtal i fem grupper. Det som skrevs på tavlan:
- Vi har mycket erfarenhet och lite dokumentation.
- Det vi kallar arbetssätt skiljer sig mellan två enheter i samma hus.
- De små kommunerna har för få ärenden för att själva kunna säga om något fungerar. Tillsammans har vi \
det.
- Brist på belägg är inte detsamma som brist på effekt, men då behöver man säga det högt.

Nätverken vill komma tillbaka till begreppen när det finns ett exempel att hålla i.""",
        presenters=("Vendela Hök", "Noor Haddad"),
        tips=("Vad vi vet och hur vi vet det. Begreppslista för socialtjänsten. FoU Sjöbygden 2025.",),
    ),
    Item(
        CHECKLIST,
        """\
Noor Haddad ledde ett arbete vid borden: Vad måste en chef veta innan ett nytt arbetssätt \
införs? Varje bord skrev sina tre viktigaste frågor. De lästes upp och lades ihop där de sa samma sak.

Flera bord tog upp att frågorna lika gärna kan ställas till arbetssätt som vi redan har. Lillby påpekade \
att en lista med trettio frågor inte går att använda i en kommun där en och samma chef svarar på allt. \
Förslaget är en kort början med åtta frågor, och resten när man vet att man vill gå vidare.

Arbetet med checklistan fortsätter till höstens gemensamma dag. Bordens lappar och sammanställningen \
skickas med anteckningarna.""",
        presenters=("Noor Haddad",),
        questions=(
            "Vilket problem ska det lösa, och vem har sagt att det är ett problem?",
            "Vad gör vi i dag, och vad händer med det?",
            "Har någon frågat brukarna?",
            "Vad säger forskningen, och hur säker är den?",
            "Vad kostar det i tid, även för dem som inte ska arbeta med det?",
            "Vem håller i det när projekttiden är slut?",
        ),
    ),
    Item(
        FUND,
        """\
Kommunförbundet har möjlighet att söka medel ur socialfonden för arbetet med unga vuxna som varken \
arbetar eller studerar. Arbetsnamnet är Hållbara steg. En ansökan kräver medfinansiering i form av \
arbetad tid, ungefär en halv tjänst i en stor kommun och en dag i veckan i en liten.

Sju kommuner vill vara med. Granö och Viksele behöver stämma av tiden hemma.

Kommunförbundet får i uppdrag att skriva ett utkast till ansökan inför socialchefernas möte den 3 juni.""",
        presenters=("Leo Fransson",),
    ),
    Item(NETWORK_TIME),
    Item(
        IFO_TIME,
        """\
Gemensam socialjour: Marit Hansen och Aila Kuhmunen beskrev hur jouren fungerar när en handläggare i \
taget bär telefonen i en kommun med fyra handläggare. Tre av fyra helger går samma person. Frågan om en \
gemensam socialjour för de mindre kommunerna lyfts till socialchefsnätverket.

Skyddade personuppgifter: Två kommuner har haft tillbud när handlingar skickats med post. Storhamn \
Centrum tar fram ett förslag på gemensam rutin för skyddade personuppgifter till den 1 september.

Samordnad individuell plan med vuxenpsykiatrin: Kallelserna besvaras sent eller inte alls. Frågan om \
samordnad individuell plan parkeras tills regionens nya rutin är beslutad, tidigast i november.""",
        under=NETWORK_TIME,
        network=IFO,
    ),
    Item(
        DISABILITY_TIME,
        """\
Nattbemanning: Gun-Britt Åsberg och Henrik Stålnacke visade hur olika det ser ut i gruppbostäderna. \
Vaken natt, sovande jour och larm förekommer för personer med liknande behov. Ingen har frågat dem som \
bor där hur natten är. Samtalet om nattbemanning fortsätter vid nästa möte, då med siffror från alla.

Introduktion för nya stödassistenter: Samma innehåll hålls i dag nio gånger om året i nio kommuner. Siv \
Falk och Jonas Wikander tar fram ett förslag på gemensam introduktion till socialchefernas möte i juni.

Digital signering av genomförandeplaner: Frågan parkeras tills vidare, leverantören har ingen lösning \
som fungerar för den som har god man.""",
        under=NETWORK_TIME,
        network=DISABILITY,
    ),
    Item(
        CLOSING,
        """\
Farid Rahimi och Siv Falk avslutade. Det som dröjer sig kvar är hur lite som behövs för att fråga: två \
medarbetare, tre veckor och en guide på en sida. Vi ska också berätta för dem som svarade vad som blev \
av det.""",
        presenters=("Farid Rahimi", "Siv Falk"),
    ),
)

CHAIRS = (
    Chair("Farid Rahimi", "Storhamn", IFO, "IFO", "ordförande"),
    Chair("Maj Sandell", "Storhamn", IFO, "IFO"),
    Chair("Ture Lindh", "Storhamn", IFO, "IFO"),
    Chair("Alva Ekström", "Norrvik", IFO, "IFO"),
    Chair("Mikael Björnfot", "Björkfors", IFO, "IFO"),
    Chair("Dragana Petrović", "Ekvalla", IFO, "IFO", written="Dragana Petrovic"),
    Chair("Marit Hansen", "Granö", IFO, "IFO"),
    Chair("Olle Rask", "Lillby", IFO, "IFO"),
    Chair("Teresa Lundmark", "Sundarp", IFO, "IFO"),
    Chair("Yusuf Warsame", "Tallheden", IFO, "IFO"),
    Chair("Aila Kuhmunen", "Viksele", IFO, "IFO"),
    Chair("Maj Sandell", "Storhamn", DISABILITY, "Funktionsstöd"),
    Chair("Gun-Britt Åsberg", "Storhamn", DISABILITY, "Funktionsstöd"),
    Chair("Selma Demir", "Storhamn", DISABILITY, "Funktionsstöd"),
    Chair("Jonas Wikander", "Norrvik", DISABILITY, "Funktionsstöd"),
    Chair("Inga-Lill Söderqvist", "Björkfors", DISABILITY, "Funktionsstöd"),
    Chair("Henrik Stålnacke", "Ekvalla", DISABILITY, "Funktionsstöd"),
    Chair("Siv Falk", "Granö", DISABILITY, "Funktionsstöd"),
    Chair("Olle Rask", "Lillby", DISABILITY, "Funktionsstöd"),
    Chair("Göran Ask", "Sundarp", DISABILITY, "Funktionsstöd"),
    Chair("Linnéa Oskarsson", "Tallheden", DISABILITY, "Funktionsstöd", is_present=False),
    Chair("Aila Kuhmunen", "Viksele", DISABILITY, "Funktionsstöd"),
    Chair("Esther Nyman", ASSOCIATION, group="Övriga", role="samordnare"),
    Chair("Leo Fransson", ASSOCIATION, group="Övriga"),
    Chair("Noor Haddad", RESEARCH, group="Övriga"),
    Chair("Vendela Hök", RESEARCH, group="Övriga"),
    Chair("Petter Ohlin", "Norrvik", group="Övriga"),
)

PAPERS = (
    Paper(
        INTERVIEWS,
        "Bilder: Intervjuer med brukare i Norrvik",
        "intervjuer-norrvik.pdf",
        "Alva Ekström",
        (
            Section(
                "Vad vi gjorde",
                blocks=(
                    paragraph("41 personer tillfrågades, 24 tackade ja. Januari–mars 2026."),
                    bullets(
                        "Två intervjuare från en annan enhet",
                        "Frågorna skickades i förväg",
                        "Hemma, på promenad eller på telefon",
                    ),
                ),
            ),
            Section(
                "Vad de sa",
                blocks=(
                    table(
                        ("Fråga", "Ja", "Delvis", "Nej"),
                        ("Vet du i förväg vem som kommer?", "7", "9", "8"),
                        ("Blir du frågad om vad som fungerar?", "6", "8", "10"),
                        ("Har du nytta av veckosamtalen?", "3", "2", "6"),
                        caption="Veckosamtalen gäller elva personer.",
                    ),
                ),
            ),
            Section(
                "Vad vi har ändrat",
                blocks=(paragraph("Ett meddelande varje fredag: de här kommer till dig."),),
            ),
        ),
    ),
    Paper(
        CHECKLIST,
        "Sammanställning av bordens frågor",
        "bordens-fragor.docx",
        "Noor Haddad",
        (
            Section(
                "Frågor som flera bord ställde",
                blocks=(
                    table(
                        ("Fråga", "Bord"),
                        ("Vilket problem ska det lösa?", "1, 2, 4, 5"),
                        ("Vad ersätter det?", "1, 3, 4"),
                        ("Har någon frågat brukarna?", "2, 3, 5"),
                        ("Vem håller i det efteråt?", "1, 2, 3, 4, 5"),
                    ),
                ),
            ),
            Section(
                "Frågor som ett bord ställde",
                blocks=(bullets("Vad säger vi nej till?", "Hur märker en liten kommun att det fungerar?"),),
            ),
        ),
    ),
)

PROMISES = (
    Promise(INTERVIEWS, "Bilder skickas med anteckningarna.", date(2026, 4, 28), "intervjuer-norrvik.pdf"),
    Promise(
        CHECKLIST,
        "Bordens lappar och sammanställningen skickas med anteckningarna.",
        date(2026, 4, 28),
        "bordens-fragor.docx",
    ),
)

APRIL = MeetingStory(
    title="Gemensamt möte IFO och Funktionsstöd, våren 2026",
    held_on=date(2026, 4, 21),
    time="9.00–15.00",
    place="Kommunförbundets hus, sal Måsen",
    theme="Att fråga dem det gäller",
    networks=(IFO, DISABILITY),
    chairs=CHAIRS,
    items=ITEMS,
    takers=("Esther Nyman", "Leo Fransson"),
    papers=PAPERS,
    promises=PROMISES,
    next_on=date(2026, 10, 6),
    released_on=date(2026, 4, 28),
)
