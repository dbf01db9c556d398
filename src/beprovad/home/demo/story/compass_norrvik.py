"""Norrvik tries Vardagskompassen in depth, decides on a small pilot of its own, and shares what it knows."""

from datetime import date

from beprovad.assessments.actions.carrying_out import StepSaid, TrialSaid
from beprovad.assessments.actions.setup import EffectSaid, Fields, GoalSaid, RiskSaid
from beprovad.assessments.rules.kinds import DecisionKind, Scope, Verdict
from beprovad.home.demo.region import IFO
from beprovad.home.demo.story.knowledge import ADULTS, COMPASS, NORRVIK, PETTER
from beprovad.home.demo.story.trying_shape import AssessmentStory, Decided, Reply, Terms

FIRST_DAY, SECOND_DAY = date(2026, 10, 19), date(2026, 10, 21)
DECISION_ON = date(2026, 12, 11)

REPLIES = (
    Reply(
        "problem",
        Verdict.FOR,
        "Det är brukarna som har sagt det. I vinterns intervjuer blev **18 av 24** inte, eller bara delvis, frågade "
        "om vad som fungerar. Handläggarna ser samma sak: mål som står kvar år efter år.",
        FIRST_DAY,
        grounds=("compass-need", "compass-need-here"),
    ),
    Reply(
        "for-whom",
        Verdict.FOR,
        "96 personer har stöd i vardagen genom enheten. Handläggarna bedömer att 25–30 av dem kan vara hjälpta av "
        "det här.",
        FIRST_DAY,
        grounds=("compass-need-here",),
    ),
    Reply("goals", Verdict.FOR, "Se målen.", FIRST_DAY, grounds=("compass-goals",)),
    Reply(
        "users-asked",
        Verdict.UNCERTAIN,
        "Ja, om behovet. Om just det här arbetssättet har tio blivit frågade om de vill vara med: sju sa ja och två "
        "nej, en svarade inte.",
        SECOND_DAY,
        by=PETTER,
        grounds=("compass-need", "compass-no-thanks"),
    ),
    Reply(
        "burden",
        Verdict.UNCERTAIN,
        "Den som har haft samma kontaktperson länge kan känna att någon annan kommer in. Två tackade nej av just det "
        "skälet.",
        SECOND_DAY,
        by=PETTER,
        grounds=("compass-no-thanks",),
    ),
    Reply(
        "research",
        Verdict.UNCERTAIN,
        """\
Utfall för utfall:

- vardagen fungerar bättre: *det är möjligt*
- det håller i sig ett år efteråt: *går inte att bedöma*
- fullföljer där det är långt: *går inte att bedöma*, men det lilla som finns talar emot""",
        FIRST_DAY,
        grounds=("compass-works", "compass-lasts", "compass-far"),
    ),
    Reply(
        "experience",
        Verdict.FOR,
        "De som har prövat i Storhamn känner igen sig, och har skrivit ner hur de gör.",
        FIRST_DAY,
        grounds=("compass-familiar", "compass-ekvalla"),
    ),
    Reply(
        "like-ours",
        Verdict.AGAINST,
        "Bara delvis. Sju av nio studier kommer från stora städer, och en fjärdedel av våra brukare bor långt ut.",
        FIRST_DAY,
        grounds=("compass-far", "compass-far-here"),
    ),
    Reply("replaces", Verdict.FOR, "", FIRST_DAY),
    Reply(
        "adaptation",
        Verdict.FOR,
        "Träffarna kan hållas på biblioteket eller ute. Det som inte får ändras är att personen själv väljer vad "
        "träffen ska handla om.",
        FIRST_DAY,
    ),
    Reply("cost", Verdict.AGAINST, "", FIRST_DAY, grounds=("compass-money",)),
    Reply("staff-time", None, "", FIRST_DAY),
    Reply(
        "instead-of",
        Verdict.UNCERTAIN,
        "Två medarbetare tar inga nya ärenden under utbildningen. Det betyder ungefär tre veckors längre väntan för "
        "den som är ny.",
        SECOND_DAY,
    ),
    Reply(
        "steps",
        Verdict.FOR,
        "Petter och Kim går utbildningen vecka 43, och de fem första träffarna bokas veckan efter.",
        SECOND_DAY,
    ),
    Reply(
        "ending",
        Verdict.FOR,
        "Står i stoppregeln. Den är läst och godkänd av alla fem som är med.",
        SECOND_DAY,
        by=PETTER,
    ),
    Reply(
        "heard-again",
        Verdict.FOR,
        "En sida med svaren och vad vi gör med dem, hem till var och en i januari. Petter ringer den som hellre vill "
        "höra det.",
        SECOND_DAY,
        by=PETTER,
    ),
    Reply(
        "staff-effects",
        Verdict.AGAINST,
        "Fyra kollegor tar över sex ärenden under hösten. De har sagt att det går en gång, men inte en gång till.",
        SECOND_DAY,
        by=PETTER,
    ),
    Reply(
        "benefit-by-users",
        Verdict.FOR,
        "Fyra av fem säger att de själva bestämde vad träffen skulle handla om. Den femte ville ha kortare träffar, "
        "och får det.",
        date(2026, 11, 17),
        by=PETTER,
        grounds=("compass-own-choice",),
    ),
)

TERMS = Terms(
    on=date(2026, 10, 21),
    owner=PETTER,
    fields=Fields(
        cost_once=64_000,
        cost_yearly=120_000,
        cost_yearly_is_about=True,
        cost_note="Utbildning för två, 32 000 kronor var. Per år: handledning och ungefär 40 timmars resor.",
        payer="Enhetens egen ram 2026",
        staff_time="Sex utbildningsdagar för var och en av två medarbetare, och två timmar i veckan för fem brukare.",
        replaces="Veckosamtalen för dem som är med. De får dem tillbaka efter piloten om de vill.",
        head_provides="Två medarbetare fria från nya ärenden i sex veckor, och en timme handledning varannan vecka.",
        training="Sex dagar hos utbildaren i Storhamn. Ingen vikarie finns.",
        collaboration="Boendestöd Södra i Storhamn delar handledning. De har sagt ja till den 31 december.",
        scope=Scope.PILOT,
        hypothesis="Den som får Vardagskompassen får oftare bestämma vad stödet ska handla om, och tycker efter sex "
        "veckor att något i vardagen har blivit lättare.",
        baseline="I mars sa sex av 24 att de blir frågade om vad som fungerar.",
        begins_on=date(2026, 10, 26),
        length="Sex veckor, till och med 4 december",
        scale="Fem personer vid Enheten för vuxna",
        measures="Intervju före, efter tredje träffen och efter sjätte. Antal inställda träffar.",
        stop_rule="Vi slutar i förtid om två av fem vill avbryta, eller om fler än var fjärde träff ställs in.",
        decision_on=DECISION_ON,
        follow_up_how="Samma tre frågor som i mars, ställda av någon från en annan enhet. Resultatet till nämnden i "
        "februari.",
        follow_up_on=date(2027, 2, 16),
    ),
    risks=(
        RiskSaid(
            text="Utbildade medarbetare slutar, och kunskapen med dem.",
            likelihood=3,
            consequence=4,
            response="Varje träff skrivs ner så att en kollega kan ta över.",
        ),
        RiskSaid(
            text="Träffar ställs in när det är långt att åka.",
            likelihood=4,
            consequence=3,
            response="Två av fem i piloten bor långt bort, så att vi får se hur det går.",
        ),
        RiskSaid(
            text="Den som tackar nej tror att det påverkar det stöd man har.",
            likelihood=2,
            consequence=4,
            response="Sägs muntligt och skriftligt till alla tio som tillfrågas.",
        ),
    ),
    effects=(
        EffectSaid(
            indicator="Blir frågad om vad som fungerar",
            now="6 av 24",
            wanted="4 av 5",
            for_whom="De fem som är med",
            earliest_on=date(2026, 11, 16),
        ),
        EffectSaid(
            indicator="Inställda träffar",
            now="vet inte",
            wanted="högst var femte",
            for_whom="De fem som är med",
            earliest_on=date(2026, 12, 4),
        ),
    ),
    goals=(
        GoalSaid(
            text="Stödet utgår från vad var och en själv vill uppnå",
            origin="Individ- och familjenämndens plan 2026–2028, mål 3",
        ),
    ),
)

DECISION = Decided(
    kind=DecisionKind.PILOT,
    on=date(2026, 10, 23),
    decided_by="Alva Ekström, verksamhetschef",
    delegation="Delegationsordningen 4.12",
    registration="IFN 2026/0412",
    reasons="Behovet kommer från brukarna själva, och forskningen säger att det är möjligt att arbetssättet hjälper. "
    "Det räcker inte för att införa det: ingen vet om det håller i sig, och hos oss är det långt mellan hemmen. Fem "
    "personer i sex veckor kostar lite och svarar på det som vi inte vet.",
    conditions="Ingen avslutar veckosamtalen för gott under piloten. De som tackade nej har sitt stöd som förut.",
    without_users_because="Ingen av dem som ska vara med har haft några träffar ännu. Vad de vinner är just det som "
    "piloten ska svara på; de intervjuas efter tredje träffen.",
    steps=(
        StepSaid(
            text="Utbildningens två första dagar",
            owner=PETTER,
            support="Inga nya ärenden vecka 43–48",
            due_on=date(2026, 10, 23),
            done_on=date(2026, 10, 23),
        ),
        StepSaid(text="Intervjuer efter sjätte träffen", owner="Boendestöd Södra", due_on=date(2026, 12, 4)),
    ),
    log=(
        TrialSaid(
            on=date(2026, 10, 30),
            happened="Fem första träffar, alla blev av. En ville ses på biblioteket i stället för hemma.",
        ),
        TrialSaid(
            on=date(2026, 11, 6),
            happened="Fyra av fem träffar blev av. Den inställda berodde på halka och 50 minuters väg.",
            also_changed="En handläggare är sjukskriven, så två kollegor har fler ärenden än planerat.",
        ),
        TrialSaid(
            on=date(2026, 11, 13),
            happened="Alla fem tredje träffar blev av. En har fått kortare träffar. Ingen vill avbryta.",
        ),
    ),
)

STORY = AssessmentStory(
    method=COMPASS,
    authority=NORRVIK,
    unit=ADULTS,
    version=1,
    started_on=date(2026, 10, 12),
    by="Alva Ekström",
    lead="Alva Ekström",
    purpose="Ska Enheten för vuxna börja med Vardagskompassen, och vad ska vi i så fall sluta med?",
    in_depth_on=date(2026, 10, 14),
    replies=REPLIES,
    terms=TERMS,
    decision=DECISION,
    shared={IFO: date(2026, 11, 16)},
)
