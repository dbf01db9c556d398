"""Standardlistan: the questions that the product ships, in our own words.

The Swedish words are what a version keeps; `said` (words/__init__.py) shows them in the reader's language. The key of
a question stays when it is reworded, so that two versions can be compared. Frames that were looked at, never quoted:
need, fit, capacity, usability, support and evidence of exploration tools (NIRN's Hexagon), the criteria of GRADE's
frame from evidence to decision, the steps before a start in the Public Health Agency's frame, and winding down.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from beprovad.checklists.rules.areas import Area, Field

Words = str | Promise


@dataclass(frozen=True, kw_only=True)
class StandardQuestion:
    """`slug` names the question for ever; `find_out` answers "how do we find out?"."""

    slug: str
    area: Area
    text: Words
    help: Words
    find_out: Words
    is_screening: bool = False
    only_users: bool = False
    field: Field | None = None

    @cached_property
    def key(self) -> UUID:
        return standard_key(self.slug)


def standard_key(slug: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"beprovad:standard:{slug}")


TITLE: Final = _("Standardlistan")
ABOUT: Final = _("Det en chef behöver ta reda på innan ett arbetssätt införs, ändras eller avvecklas.")

STANDARD: Final = (
    # Syfte och behov
    StandardQuestion(
        slug="need",
        area=Area.PURPOSE,
        text=_("Vilket behov ska arbetssättet svara mot?"),
        help=_("Beskriv behovet före lösningen: vilka har det, hur många är de och hur vet vi det?"),
        find_out=_("Egna ärenden och statistik, samtal med dem det gäller, medarbetarnas bild."),
        is_screening=True,
    ),
    StandardQuestion(
        slug="why-now",
        area=Area.PURPOSE,
        text=_("Varför ska vi göra det här, och varför just nu?"),
        help=_("Säg också vad som händer om vi låter bli."),
        find_out=_("Fråga den som föreslår, och jämför med det som redan är beslutat."),
    ),
    StandardQuestion(
        slug="for-whom",
        area=Area.PURPOSE,
        text=_("Vilka är det till för, och vilka är det inte till för?"),
        help=_("Ålder, situation och omfattning. Säg vilka som skulle få något annat."),
        find_out=_("Beskrivningen av arbetssättet, och en genomgång av tio ärenden: passar det dem?"),
        is_screening=True,
    ),
    StandardQuestion(
        slug="wanted-by-users",
        area=Area.PURPOSE,
        text=_("Vad vill de som det gäller ska bli annorlunda?"),
        help=_("Frågan ställs innan ett arbetssätt är valt, annars frågar vi om vår egen lösning."),
        find_out=_("Intervjuer, brukarråd, brukarrevision eller en kort enkät."),
        only_users=True,
    ),
    # Brukarnytta
    StandardQuestion(
        slug="benefit",
        area=Area.BENEFIT,
        text=_("Vad ska bli bättre för dem som får stödet, och hur mycket?"),
        help=_("Välj ett eller två mått som säger något om deras vardag, med läget nu och det ni hoppas på."),
        find_out=_("Forskningens utfall, egna mätningar, det brukarna säger är viktigt."),
        is_screening=True,
        field=Field.EXPECTED_EFFECTS,
    ),
    StandardQuestion(
        slug="benefit-by-users",
        area=Area.BENEFIT,
        text=_("Vad säger de som det gäller om nyttan?"),
        help=_("Bara de kan svara. Vår gissning om vad de tycker är inget svar."),
        find_out=_(
            "Fråga dem som har prövat, eller dem som skulle få stödet. Skriv hur många som tillfrågades."
        ),
        is_screening=True,
        only_users=True,
    ),
    StandardQuestion(
        slug="when-it-shows",
        area=Area.BENEFIT,
        text=_("Hur lång tid tar det innan en effekt kan synas?"),
        help=_("En mätning som görs för tidigt säger inget, varken för eller emot."),
        find_out=_("När mätte forskningen? Hur lång tid tog det hos andra?"),
    ),
    StandardQuestion(
        slug="burden",
        area=Area.BENEFIT,
        text=_("Vilka nackdelar eller bördor kan det innebära för dem som får stödet?"),
        help=_("Tid, resor, att berätta igen, att bli av med något som fungerar."),
        find_out=_("Fråga dem som har tackat nej eller slutat."),
    ),
    # Kunskap
    StandardQuestion(
        slug="research",
        area=Area.KNOWLEDGE,
        text=_("Vad säger forskningen, och hur säkert är det?"),
        help=_("Skriv utfall för utfall. Att belägg saknas betyder inte att effekten saknas."),
        find_out=_(
            "SBU, Socialstyrelsens kunskapsstöd och Metodguiden, systematiska översikter. Be FoU om hjälp."
        ),
        is_screening=True,
    ),
    StandardQuestion(
        slug="like-ours",
        area=Area.KNOWLEDGE,
        text=_("Är det prövat under förhållanden som liknar våra?"),
        help=_("Land, lagstiftning, målgrupp, storlek på kommunen, medarbetarnas utbildning."),
        find_out=_("Läs hur studierna gjordes. Fråga någon som arbetar så i en kommun som liknar vår."),
    ),
    StandardQuestion(
        slug="experience",
        area=Area.KNOWLEDGE,
        text=_("Vad säger de som redan arbetar så?"),
        help=_("En erfarenhet väger mer när den är nedskriven, delad och följd över tid."),
        find_out=_("Kontakta två verksamheter, gärna en som har slutat."),
    ),
    StandardQuestion(
        slug="speaks-against",
        area=Area.KNOWLEDGE,
        text=_("Finns det kunskap som talar emot?"),
        help=_("Leta efter den på samma sätt som efter det som talar för."),
        find_out=_("Sök på arbetssättets namn tillsammans med kritik, bieffekter och avbrott."),
    ),
    StandardQuestion(
        slug="not-known",
        area=Area.KNOWLEDGE,
        text=_("Vad vet vi inte, och hur mycket spelar det roll?"),
        help=_("Ett ärligt svar här gör beslutet lättare att ompröva."),
        find_out=_("Gå igenom de tomma bladen i fyrklövern."),
    ),
    # Jämfört med i dag
    StandardQuestion(
        slug="today",
        area=Area.COMPARISON,
        text=_("Hur gör vi i dag, och vad ger det?"),
        help=_("Det nya jämförs med det vi har, inte med ingenting."),
        find_out=_("Egen uppföljning, ärendegenomgång, medarbetarnas beskrivning."),
    ),
    StandardQuestion(
        slug="replaces",
        area=Area.COMPARISON,
        text=_("Vad ersätter det?"),
        help=_("Om det inte ersätter något: säg varför, och varifrån tiden kommer."),
        find_out=_("Lista det som görs för samma målgrupp."),
        field=Field.REPLACES,
    ),
    StandardQuestion(
        slug="alternatives",
        area=Area.COMPARISON,
        text=_("Vilka andra sätt finns att nå samma sak?"),
        help=_("Också att göra det vi gör bättre, eller att inte göra något nytt."),
        find_out=_("Fråga nätverket vad andra valde."),
    ),
    StandardQuestion(
        slug="adaptation",
        area=Area.COMPARISON,
        text=_("Hur skulle det fungera hos oss, och vad behöver anpassas?"),
        help=_("Säg också vad som inte får ändras för att det ska vara samma arbetssätt."),
        find_out=_("Gå igenom ett vanligt ärende steg för steg tillsammans med dem som ska göra arbetet."),
    ),
    # Kostnad
    StandardQuestion(
        slug="cost",
        area=Area.COST,
        text=_("Vad kostar det att börja, och vad kostar det varje år?"),
        help=_("Licenser, utbildning, material, lokaler. Säg vem som betalar."),
        find_out=_("Offert, ekonomen, någon som redan har infört det."),
        is_screening=True,
        field=Field.COST,
    ),
    StandardQuestion(
        slug="instead-of",
        area=Area.COST,
        text=_("Vad får vi avstå från för att ha råd?"),
        help=_("Pengar och tid som används här används inte någon annanstans."),
        find_out=_("Budget och verksamhetsplan."),
    ),
    # Personal och kompetens
    StandardQuestion(
        slug="staff-time",
        area=Area.STAFF,
        text=_("Hur mycket av medarbetarnas tid tar det?"),
        help=_("Per vecka när det är i gång, och under införandet."),
        find_out=_("Fråga en verksamhet som använder det, räkna på era egna ärenden."),
        field=Field.STAFF_TIME,
    ),
    StandardQuestion(
        slug="staff-effects",
        area=Area.STAFF,
        text=_("Hur påverkar det medarbetarnas arbete och arbetsmiljö?"),
        help=_("Vad blir lättare, vad blir tyngre, vad slutar de göra?"),
        find_out=_("Arbetsplatsträff, skyddsombud, riskbedömning inför ändring."),
    ),
    StandardQuestion(
        slug="training",
        area=Area.STAFF,
        text=_("Vilken utbildning, handledning eller särskild kompetens krävs?"),
        help=_("Också för dem som börjar nästa år."),
        find_out=_("Arbetssättets krav, och en genomgång av vad medarbetarna kan i dag."),
        field=Field.TRAINING,
    ),
    StandardQuestion(
        slug="staff-view",
        area=Area.STAFF,
        text=_("Vad tycker de medarbetare som ska göra det?"),
        help=_("De vet vad som går att göra en vanlig tisdag."),
        find_out=_("Fråga alla, och skriv hur många som svarade."),
    ),
    # Påverkan och samverkan
    StandardQuestion(
        slug="other-services",
        area=Area.EFFECTS,
        text=_("Hur påverkas andra verksamheter?"),
        help=_("Skola, vård, andra enheter, utförare: får de mer eller mindre att göra?"),
        find_out=_("Fråga dem innan beslutet, inte efter."),
    ),
    StandardQuestion(
        slug="collaboration",
        area=Area.EFFECTS,
        text=_("Vilken samverkan krävs, och har de andra sagt ja?"),
        help=_("Ett arbetssätt som hänger på någon annan behöver dennes beslut också."),
        find_out=_("Samtal med motparten, gärna en skriftlig överenskommelse."),
        field=Field.COLLABORATION,
    ),
    StandardQuestion(
        slug="consequences",
        area=Area.EFFECTS,
        text=_("Vilka andra följder kan det få, väntade och oväntade?"),
        help=_("Tänk ett år fram: vad har ändrats som ingen bad om?"),
        find_out=_("Fråga någon som har gjort det i minst ett år."),
    ),
    # Risker
    StandardQuestion(
        slug="risks",
        area=Area.RISKS,
        text=_("Vilka risker finns, och vad gör vi åt dem?"),
        help=_("För brukare, medarbetare, ekonomi och förtroende. Också risken med att inte göra något."),
        find_out=_("En timme tillsammans: var och en skriver tre, sedan läggs de ihop."),
        field=Field.RISKS,
    ),
    StandardQuestion(
        slug="harm",
        area=Area.RISKS,
        text=_("Kan någon komma till skada, och hur märker vi det i tid?"),
        help=_("Säg vem som ser det först, och vad den personen gör."),
        find_out=_("Avvikelser, lex Sarah-rapporter, forskningens biverkningar."),
    ),
    # Genomförande och ansvar
    StandardQuestion(
        slug="scope",
        area=Area.CARRYING_OUT,
        text=_("Ska vi pröva i liten skala eller införa brett?"),
        help=_(
            "Om vi prövar: säg vad det betyder. Vad tror vi ska hända, hur länge, för hur många, "
            "hur mäter vi och när slutar vi i förtid?"
        ),
        find_out=_("Ju mindre vi vet, desto mindre bör vi börja."),
        is_screening=True,
        field=Field.SCOPE,
    ),
    StandardQuestion(
        slug="steps",
        area=Area.CARRYING_OUT,
        text=_("Hur ska det införas, steg för steg?"),
        help=_("Det mesta av arbetet görs före starten."),
        find_out=_("Fråga en verksamhet vad de önskar att de hade gjort först."),
    ),
    StandardQuestion(
        slug="owner",
        area=Area.CARRYING_OUT,
        text=_("Vem håller i det, och vem bär ansvaret när det inte fungerar?"),
        help=_("Ett namn, inte en grupp. Säg också vem som tar över."),
        find_out=_("Fråga personen, och personens chef."),
        is_screening=True,
        field=Field.OWNER,
    ),
    StandardQuestion(
        slug="head",
        area=Area.CARRYING_OUT,
        text=_("Vad behöver chefen ge för att det ska gå?"),
        help=_("Tid, mandat, egen närvaro, rätt att säga nej till annat."),
        find_out=_("Fråga den som ska hålla i det."),
        field=Field.HEAD_PROVIDES,
    ),
    StandardQuestion(
        slug="conditions",
        area=Area.CARRYING_OUT,
        text=_("Finns förutsättningarna: lokaler, system, ledning och lugn?"),
        help=_("Hur mycket annat nytt pågår samtidigt?"),
        find_out=_("Gå igenom årets övriga förändringar för samma medarbetare."),
    ),
    StandardQuestion(
        slug="ending",
        area=Area.CARRYING_OUT,
        text=_("När och hur slutar vi, om det inte håller?"),
        help=_("Bestäm det nu. Senare är det svårare."),
        find_out=_("Skriv vilken siffra eller händelse som gör att ni stannar."),
    ),
    # Uppföljning
    StandardQuestion(
        slug="follow-up",
        area=Area.FOLLOW_UP,
        text=_("Hur och när följer vi upp?"),
        help=_("Få mått som någon hinner samla in, och en dag då någon läser dem."),
        find_out=_("Utgå från det som ska bli bättre för brukarna."),
        field=Field.FOLLOW_UP,
    ),
    StandardQuestion(
        slug="baseline",
        area=Area.FOLLOW_UP,
        text=_("Hur är läget innan vi börjar?"),
        help=_("Utan ett före går det inte att se ett efter."),
        find_out=_("Mät en gång innan start, med samma frågor som sedan."),
    ),
    StandardQuestion(
        slug="heard-again",
        area=Area.FOLLOW_UP,
        text=_("Hur får de som det gäller säga vad det gav, och hur får de veta vad som hände sedan?"),
        help=_("Att fråga och inte återkoppla tär på förtroendet."),
        find_out=_("Bestäm vem som återkopplar, var och när."),
    ),
    StandardQuestion(
        slug="as-intended",
        area=Area.FOLLOW_UP,
        text=_("Hur vet vi att vi gör det vi tänkte?"),
        help=_("Annars vet vi inte om det är arbetssättet eller utförandet som inte fungerar."),
        find_out=_("Handledning, stickprov, en kort självskattning."),
    ),
    # Likvärdighet och strategi
    StandardQuestion(
        slug="goals",
        area=Area.EQUITY,
        text=_("Vilka mål och planer tjänar det?"),
        help=_("Nämndens mål, verksamhetsplanen, det som regionen har kommit överens om."),
        find_out=_("Läs planen. Om det inte passar någonstans: säg det."),
        field=Field.GOALS,
    ),
    StandardQuestion(
        slug="equal",
        area=Area.EQUITY,
        text=_("Får alla invånare lika gott stöd, var de än bor och vem de än möter?"),
        help=_("Mellan stadsdelar, enheter och grannkommuner. Lika gott är inte alltid likadant."),
        find_out=_("Jämför enheterna. Fråga nätverket hur grannarna gör."),
    ),
    StandardQuestion(
        slug="worse-off",
        area=Area.EQUITY,
        text=_("Är det någon grupp som får det sämre?"),
        help=_("Kön, ålder, språk, funktionsnedsättning, avstånd, ekonomi."),
        find_out=_("Dela upp siffrorna. Fråga dem som inte brukar komma till tals."),
    ),
    # Det som listor ofta glömmer
    StandardQuestion(
        slug="ethics",
        area=Area.ETHICS,
        text=_("Är det rätt mot den enskilde: frivillighet, självbestämmande och integritet?"),
        help=_("Kan man tacka nej utan att förlora något?"),
        find_out=_("Pröva mot ett verkligt fall. Fråga etikgrupp eller brukarråd."),
    ),
    StandardQuestion(
        slug="law",
        area=Area.LAW,
        text=_("Har vi stöd i lag, riktlinjer och beslut för att arbeta så?"),
        help=_("Krävs beslut om insats? Delegation? Avtal eller upphandling?"),
        find_out=_("Fråga kommunens jurist."),
    ),
    StandardQuestion(
        slug="data-protection",
        area=Area.LAW,
        text=_("Vilka personuppgifter behandlas, och får vi det?"),
        help=_("Ändamål, var uppgifterna finns, vem som ser dem och när de tas bort."),
        find_out=_("Dataskyddsombudet. Gör en konsekvensbedömning när det behövs."),
    ),
    StandardQuestion(
        slug="accessibility",
        area=Area.ACCESSIBILITY,
        text=_("Kan alla som behöver det använda det?"),
        help=_("Språk, syn, hörsel, kognition, digital vana, tider och resväg."),
        find_out=_("Låt några som sällan tillfrågas pröva."),
    ),
)
