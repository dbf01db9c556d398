"""What the region knows of four ways of working. Methods, studies and figures are invented, every one of them."""

from datetime import date

from beprovad.home.demo.story.shape import MethodStory, Piece, SourceStory, Use, Withdrawal
from beprovad.knowledge.models import Source
from beprovad.knowledge.rules.evidence import Facts
from beprovad.knowledge.rules.kinds import (
    Asked,
    Aspect,
    Certainty,
    Direction,
    Documented,
    Leaf,
    Stage,
    Transferability,
)

COMPASS = "Vardagskompassen"
FRIDAY = "Fredagsbeskedet"
WEEKLY = "Veckosamtal"
DIGITAL = "Digitalt stöd i vardagen"

NORRVIK = "Individ- och familjeförvaltningen"
SOUTH = "Socialförvaltningen Södra"
ADULTS = "Enheten för vuxna"
HOUSING = "Boendestöd Södra"

ALVA, NOOR, SELMA, PETTER = "Alva Ekström", "Noor Haddad", "Selma Demir", "Petter Ohlin"
FOR, AGAINST, NUANCE = Direction.SUPPORTS, Direction.CONTRADICTS, Direction.NUANCES

METHODS = (
    MethodStory(
        COMPASS,
        target_group="Vuxna med långvariga svårigheter i vardagen som har stöd i hemmet.",
        aim="Att vardagen fungerar bättre på det sätt som personen själv har valt, och att det håller i sig när "
        "träffarna är slut.",
        how="""\
Tio träffar hemma, ungefär en timme var, med en utbildad medarbetare.

1. Vad är viktigt för dig?
2. En vanlig dag, timme för timme
3. Det som fungerar, och varför
4. Ett steg att pröva till nästa gång

Träff fem till tio följer samma mönster, allt längre isär. Personen äger anteckningarna.""",
        added_on=date(2026, 5, 4),
        by=NOOR,
        uses=(Use(HOUSING, Stage.CONSIDERED, date(2026, 11, 16)),),
    ),
    MethodStory(
        FRIDAY,
        target_group="Alla som får besök av olika medarbetare i hemmet.",
        aim="Att man vet i förväg vem som kommer, och får höra om det ändras.",
        how="Varje fredag före klockan 15 får den som har stöd ett besked om vilka som kommer nästa vecka: som "
        "sms, brev eller samtal, så som var och en har valt. Ändras något ringer enheten samma dag.",
        added_on=date(2026, 5, 4),
        by=ALVA,
        uses=(
            Use(ADULTS, Stage.FULL, date(2026, 4, 3)),
            Use("Ekvalla", Stage.PILOT, date(2026, 9, 14)),
        ),
    ),
    MethodStory(
        WEEKLY,
        target_group="Vuxna med stöd i vardagen som har ett stående samtal varje vecka.",
        aim="Att upptäcka i tid när något är på väg att bli svårt.",
        how="Ett samtal på 45 minuter varje vecka, hemma eller på kontoret. Det finns ingen skriven form: var och "
        "en gör på sitt sätt.",
        added_on=date(2026, 5, 4),
        by=ALVA,
        uses=(
            Use(ADULTS, Stage.FULL, date(2019, 9, 2)),
            Use(HOUSING, Stage.FULL, date(2020, 2, 3)),
        ),
    ),
    MethodStory(
        DIGITAL,
        target_group="Vuxna som vill ha stöd att komma ihåg och planera, och som har en egen telefon.",
        aim="Att det man har planerat blir av, utan att någon behöver komma hem.",
        how="Påminnelser i telefonen som personen själv skriver tillsammans med en medarbetare, och ett kort "
        "bildsamtal två gånger i veckan. Ersätter inga hembesök som personen vill ha kvar.",
        added_on=date(2026, 5, 4),
        by=NOOR,
        uses=(Use("Ekvalla", Stage.PILOT, date(2026, 9, 1)),),
    ),
)

SOURCES = (
    SourceStory(
        "overview",
        Source.Kind.REPORT,
        "Stöd i hemmet för vuxna: en översikt över översikter (påhittad)",
        "Hök V, Grip T",
        2026,
        "FoU Sjöbygden",
        (COMPASS, WEEKLY),
    ),
    SourceStory(
        "review",
        Source.Kind.ARTICLE,
        "Home-based everyday support for adults: a systematic review (påhittad)",
        "Almqvist R, Teräs M, Brolin J",
        2024,
        "Nordisk tidskrift för prövat stöd (påhittad) 12(3)",
        (COMPASS,),
    ),
    SourceStory(
        "year-after",
        Source.Kind.ARTICLE,
        "Håller det i sig? Hembaserat stöd ett år efteråt (påhittad)",
        "Teräs M",
        2025,
        "Nordisk tidskrift för prövat stöd (påhittad) 13(1)",
        (COMPASS,),
    ),
    SourceStory(
        "voices",
        Source.Kind.REPORT,
        "24 röster om stödet i vardagen (påhittad)",
        "Enheten för vuxna",
        2026,
        "Norrvik",
        (COMPASS, FRIDAY, WEEKLY),
    ),
    SourceStory(
        "foresight",
        Source.Kind.ARTICLE,
        "Att veta vem som kommer: förutsägbarhet och trygghet i boendestöd (påhittad)",
        "Kallin E, Brolin J",
        2022,
        "Vardag och stöd (påhittad) 4(2)",
        (FRIDAY,),
    ),
    SourceStory(
        "ending",
        Source.Kind.BOOK,
        "Att sluta med det som inte hjälper (påhittad)",
        "Hök V",
        2026,
        "FoU Sjöbygden",
        (WEEKLY,),
    ),
    SourceStory(
        "guide",
        Source.Kind.GUIDELINE,
        "Intervjuguide, antagen 6 oktober 2026 (påhittad)",
        "IFO-chefsnätverket och Chefsnätverket funktionsstöd",
        2026,
        "Sjöbygdens kommunförbund",
        added_on=date(2026, 10, 13),
    ),
    SourceStory(
        "reminders",
        Source.Kind.ARTICLE,
        "Reminders that people write themselves: two trials (påhittad)",
        "Okkonen S, Dahl P",
        2023,
        "Everyday Support Research (påhittad) 7",
        (DIGITAL,),
    ),
)


_OTHER_UNIT = "två medarbetare från en annan enhet"

OF_THE_COMPASS = (
    Piece(
        "compass-works",
        COMPASS,
        Leaf.RESEARCH,
        Facts(
            direction=FOR,
            claim="Det är möjligt att vardagen fungerar bättre efter tio träffar hemma.",
            dated_on=date(2026, 8, 24),
            outcome="Vardagsfungerande när träffarna är slut",
            certainty=Certainty.LOW,
            transferability=Transferability.PARTLY,
            details="Två översikter med tillsammans nio studier och 812 deltagare. Studierna är små och mäter olika "
            "saker; sju av nio är gjorda i städer med fler än 200 000 invånare.",
        ),
        NOOR,
        sources=("overview", "review"),
        added_on=date(2026, 10, 8),
    ),
    Piece(
        "compass-lasts",
        COMPASS,
        Leaf.RESEARCH,
        Facts(
            direction=NUANCE,
            claim="Om det håller i sig ett år efter träffarna går inte att bedöma.",
            dated_on=date(2026, 8, 24),
            outcome="Vardagsfungerande efter tolv månader",
            certainty=Certainty.VERY_LOW,
            transferability=Transferability.UNKNOWN,
            details="En enda studie har följt deltagarna i ett år, och 41 procent hade då fallit bort.",
        ),
        NOOR,
        sources=("year-after",),
        added_on=date(2026, 10, 8),
    ),
    Piece(
        "compass-far",
        COMPASS,
        Leaf.RESEARCH,
        Facts(
            direction=AGAINST,
            claim="Där det är långt mellan hemmen avslutade fyra av tio i förtid.",
            dated_on=date(2026, 8, 24),
            outcome="Fullföljda träffar i glesbygd",
            certainty=Certainty.VERY_LOW,
            transferability=Transferability.SAME,
            details="En av de nio studierna, 38 deltagare. Restiden gjorde att träffar ställdes in.",
        ),
        NOOR,
        sources=("review",),
        added_on=date(2026, 10, 8),
    ),
    Piece(
        "compass-familiar",
        COMPASS,
        Leaf.PROFESSION,
        Facts(
            direction=FOR,
            claim="Upplägget liknar det som görs när stödet blir bra, men här finns det nedskrivet.",
            dated_on=date(2026, 10, 7),
            whose="Två utbildade medarbetare, Boendestöd Södra",
            documented=Documented.WRITTEN,
            details="De har beskrivit åtta egna träffar så att en kollega kan göra likadant.",
        ),
        SELMA,
        owner=SOUTH,
        added_on=date(2026, 10, 9),
    ),
    Piece(
        "compass-days",
        COMPASS,
        Leaf.PROFESSION,
        Facts(
            direction=AGAINST,
            claim="Sex utbildningsdagar utan vikarie gick ut över andra som har stöd.",
            dated_on=date(2026, 10, 15),
            whose="Arbetsgruppen vid Boendestöd Södra",
            documented=Documented.TOLD,
        ),
        SELMA,
        owner=SOUTH,
        is_shared=False,
    ),
    Piece(
        "compass-ekvalla",
        COMPASS,
        Leaf.PROFESSION,
        Facts(
            direction=FOR,
            claim="I Ekvalla fullföljde tolv av fjorton alla tio träffar.",
            dated_on=date(2026, 10, 12),
            whose="En kollega i Ekvalla",
            documented=Documented.TOLD,
        ),
        PETTER,
        owner=NORRVIK,
    ),
    Piece(
        "compass-need",
        COMPASS,
        Leaf.USERS,
        Facts(
            direction=FOR,
            claim="18 av 24 blir inte, eller bara delvis, frågade om vad som fungerar för dem.",
            dated_on=date(2026, 3, 20),
            asked_whom="vuxna med stöd i vardagen, Enheten för vuxna",
            asked_how=Asked.INTERVIEW,
            asked_count=41,
            answered_count=24,
            asked_by=_OTHER_UNIT,
            details="De som intervjuades fick frågorna i förväg och valde plats. De 17 andra är inte kartlagda.",
        ),
        ALVA,
        owner=NORRVIK,
        sources=("voices",),
        added_on=date(2026, 10, 13),
    ),
    Piece(
        "compass-no-thanks",
        COMPASS,
        Leaf.USERS,
        Facts(
            direction=AGAINST,
            claim="Två av nio tackade nej till att vara med, för att de inte vill ha fler besök hemma.",
            dated_on=date(2026, 10, 20),
            asked_whom="vuxna som fått frågan om att vara med i piloten, Enheten för vuxna",
            asked_how=Asked.CONVERSATION,
            asked_count=10,
            answered_count=9,
            asked_by="Petter Ohlin, med stöd av intervjuguiden",
        ),
        PETTER,
        owner=NORRVIK,
        sources=("guide",),
        added_on=date(2026, 10, 21),
    ),
    Piece(
        "compass-own-choice",
        COMPASS,
        Leaf.USERS,
        Facts(
            direction=FOR,
            claim="Fyra av fem säger efter tre träffar att de själva bestämde vad träffen skulle handla om.",
            dated_on=date(2026, 11, 16),
            asked_whom="de fem i piloten, Enheten för vuxna",
            asked_how=Asked.INTERVIEW,
            asked_count=5,
            answered_count=5,
            asked_by=_OTHER_UNIT,
        ),
        PETTER,
        owner=NORRVIK,
        sources=("guide",),
        added_on=date(2026, 11, 17),
    ),
    Piece(
        "compass-need-here",
        COMPASS,
        Leaf.CONTEXT,
        Facts(
            direction=FOR,
            claim="31 av 96 med stöd i vardagen har haft samma mål i mer än tre år.",
            dated_on=date(2026, 10, 14),
            aspect=Aspect.NEED,
            details="Räknat på enhetens egna sammanställningar, utan uppgifter om enskilda.",
        ),
        ALVA,
        owner=NORRVIK,
    ),
    Piece(
        "compass-money",
        COMPASS,
        Leaf.CONTEXT,
        Facts(
            direction=AGAINST,
            claim="Utbildning för två medarbetare kostar 64 000 kronor och ingen vikarie är budgeterad.",
            dated_on=date(2026, 10, 14),
            aspect=Aspect.MONEY,
        ),
        ALVA,
        owner=NORRVIK,
    ),
    Piece(
        "compass-law",
        COMPASS,
        Leaf.CONTEXT,
        Facts(
            direction=FOR,
            claim="Träffarna ryms i det stöd som redan är beviljat, och inget nytt register behövs.",
            dated_on=date(2026, 10, 15),
            aspect=Aspect.LAW,
            details="Avstämt med förvaltningens jurist och dataskyddsombud.",
        ),
        ALVA,
        owner=NORRVIK,
    ),
    Piece(
        "compass-goals",
        COMPASS,
        Leaf.CONTEXT,
        Facts(
            direction=FOR,
            claim="Nämndens plan för 2026–2028 säger att stödet ska utgå från vad var och en själv vill uppnå.",
            dated_on=date(2026, 10, 15),
            aspect=Aspect.GOALS,
        ),
        ALVA,
        owner=NORRVIK,
    ),
    Piece(
        "compass-far-here",
        COMPASS,
        Leaf.CONTEXT,
        Facts(
            direction=NUANCE,
            claim="22 av 96 bor mer än 40 minuters resväg bort, och skulle få färre träffar på samma tid.",
            dated_on=date(2026, 10, 16),
            aspect=Aspect.EQUITY,
        ),
        PETTER,
        owner=NORRVIK,
    ),
)

OF_THE_OTHERS = (
    Piece(
        "friday-known",
        FRIDAY,
        Leaf.USERS,
        Facts(
            direction=FOR,
            claim="36 av 41 vet nu på fredagen vem som kommer nästa vecka; i mars visste sju av 24 det.",
            dated_on=date(2026, 9, 18),
            asked_whom="vuxna med stöd i vardagen, Enheten för vuxna",
            asked_how=Asked.SURVEY,
            asked_count=58,
            answered_count=41,
            asked_by="två studenter från Högskolan i Sjöbygden",
            details="Enkäten lästes upp för den som ville. De som svarade fick resultatet på en sida i oktober.",
        ),
        ALVA,
        owner=NORRVIK,
        added_on=date(2026, 9, 28),
    ),
    Piece(
        "friday-time",
        FRIDAY,
        Leaf.PROFESSION,
        Facts(
            direction=FOR,
            claim="Beskedet tog en timme i veckan i början och tar nu tjugo minuter.",
            dated_on=date(2026, 9, 25),
            whose="Enheten för vuxna, Norrvik",
            documented=Documented.FOLLOWED_UP,
            details="Tiden är mätt varje vecka sedan april. Rutinen ryms på en sida.",
        ),
        PETTER,
        owner=NORRVIK,
    ),
    Piece(
        "friday-calm",
        FRIDAY,
        Leaf.RESEARCH,
        Facts(
            direction=FOR,
            claim="Det är troligt att den som vet i förväg vem som kommer känner sig tryggare.",
            dated_on=date(2026, 6, 8),
            outcome="Trygghet hemma, enligt dem som har stödet",
            certainty=Certainty.MODERATE,
            transferability=Transferability.SAME,
        ),
        NOOR,
        sources=("foresight",),
    ),
    Piece(
        "friday-paper",
        FRIDAY,
        Leaf.CONTEXT,
        Facts(
            direction=NUANCE,
            claim="Nio personer utan telefon får beskedet på papper, oftast en dag senare.",
            dated_on=date(2026, 9, 25),
            aspect=Aspect.EQUITY,
        ),
        PETTER,
        owner=NORRVIK,
    ),
    Piece(
        "weekly-no-use",
        WEEKLY,
        Leaf.USERS,
        Facts(
            direction=AGAINST,
            claim="Sex av elva säger att de inte har nytta av veckosamtalen så som de ser ut i dag.",
            dated_on=date(2026, 3, 20),
            asked_whom="vuxna med veckosamtal, Enheten för vuxna",
            asked_how=Asked.INTERVIEW,
            asked_count=15,
            answered_count=11,
            asked_by=_OTHER_UNIT,
        ),
        ALVA,
        owner=NORRVIK,
        sources=("voices",),
        added_on=date(2026, 5, 18),
    ),
    Piece(
        "weekly-holds",
        WEEKLY,
        Leaf.USERS,
        Facts(
            direction=FOR,
            claim="Tre av elva säger att samtalet är det som håller ihop veckan.",
            dated_on=date(2026, 3, 20),
            asked_whom="vuxna med veckosamtal, Enheten för vuxna",
            asked_how=Asked.INTERVIEW,
            asked_count=15,
            answered_count=11,
            asked_by=_OTHER_UNIT,
        ),
        ALVA,
        owner=NORRVIK,
        sources=("voices",),
        added_on=date(2026, 5, 18),
    ),
    Piece(
        "weekly-unstudied",
        WEEKLY,
        Leaf.RESEARCH,
        Facts(
            direction=NUANCE,
            claim="Ingen studie av veckosamtal i den form som ges här har hittats.",
            dated_on=date(2026, 5, 11),
            outcome="Vardagsfungerande",
            certainty=Certainty.UNGRADED,
            transferability=Transferability.UNKNOWN,
            details="Brist på belägg är inte brist på effekt: ingen har undersökt det.",
        ),
        NOOR,
        sources=("overview", "ending"),
    ),
    Piece(
        "weekly-early",
        WEEKLY,
        Leaf.PROFESSION,
        Facts(
            direction=FOR,
            claim="Samtalen gör att man märker i tid när något är på väg att bli svårt.",
            dated_on=date(2026, 5, 20),
            whose="Fyra handläggare, Enheten för vuxna",
            documented=Documented.TOLD,
        ),
        PETTER,
        owner=NORRVIK,
    ),
    Piece(
        "weekly-hours",
        WEEKLY,
        Leaf.CONTEXT,
        Facts(
            direction=AGAINST,
            claim="Samtalen tar elva timmar i veckan, ungefär 215 000 kronor om året.",
            dated_on=date(2026, 10, 12),
            aspect=Aspect.MONEY,
        ),
        ALVA,
        owner=NORRVIK,
    ),
    Piece(
        "digital-kept",
        DIGITAL,
        Leaf.RESEARCH,
        Facts(
            direction=FOR,
            claim="Det är möjligt att fler planerade saker blir av med påminnelser som man har skrivit själv.",
            dated_on=date(2026, 6, 15),
            outcome="Andel av det planerade som blev av",
            certainty=Certainty.LOW,
            transferability=Transferability.PARTLY,
        ),
        NOOR,
        sources=("reminders",),
    ),
    Piece(
        "digital-council",
        DIGITAL,
        Leaf.USERS,
        Facts(
            direction=NUANCE,
            claim="Brukarrådet vill ha påminnelserna, men inte att bildsamtal ersätter besök.",
            dated_on=date(2026, 10, 28),
            asked_whom="brukarrådet i Ekvalla, vuxna med stöd hemma",
            asked_how=Asked.COUNCIL,
            asked_count=9,
            answered_count=7,
            asked_by="Ekvallas brukarråd",
        ),
        "Dragana Petrović",
        owner="Ekvalla",
    ),
)

EVIDENCE = (*OF_THE_COMPASS, *OF_THE_OTHERS)

WITHDRAWALS = (
    Withdrawal(
        "compass-ekvalla",
        "Siffran gällde ett annat arbetssätt. Ekvalla har inte prövat Vardagskompassen.",
        date(2026, 11, 18),
        PETTER,
    ),
)
