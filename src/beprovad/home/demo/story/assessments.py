"""What the region holds against its list: one way of working in two municipalities, and three more in Norrvik."""

from datetime import date

from beprovad.assessments.actions.carrying_out import PhaseOutSaid, StepSaid
from beprovad.assessments.actions.setup import EffectSaid, Fields, GoalSaid, RiskSaid
from beprovad.assessments.rules.kinds import DecisionKind, Scope, Verdict
from beprovad.home.demo.region import IFO
from beprovad.home.demo.story import compass_norrvik
from beprovad.home.demo.story.knowledge import (
    ADULTS,
    ALVA,
    COMPASS,
    DIGITAL,
    FRIDAY,
    HOUSING,
    NORRVIK,
    PETTER,
    SELMA,
    SOUTH,
    WEEKLY,
)
from beprovad.home.demo.story.trying_shape import (
    Alone,
    AssessmentStory,
    Decided,
    Handed,
    Reply,
    Terms,
    Together,
)

IN_NOVEMBER = date(2026, 11, 17)

COMPASS_IN_STORHAMN = AssessmentStory(
    method=COMPASS,
    authority=SOUTH,
    unit=HOUSING,
    version=2,
    started_on=date(2026, 11, 16),
    by=SELMA,
    lead=SELMA,
    purpose="Ska Boendestöd Södra vara med i piloten från februari?",
    replies=(
        Reply(
            "problem",
            Verdict.UNCERTAIN,
            "Norrviks brukare har sagt det. Hos oss har ingen ställt frågan.",
            IN_NOVEMBER,
            by=SELMA,
            grounds=("compass-need",),
        ),
        Reply(
            "research",
            Verdict.UNCERTAIN,
            "Möjligt att det hjälper så länge träffarna pågår. Om det håller i sig vet ingen.",
            IN_NOVEMBER,
            by=SELMA,
            grounds=("compass-works", "compass-lasts"),
        ),
        Reply(
            "cost",
            Verdict.AGAINST,
            "Utbildningen är redan betald, men sex dagar utan vikarie märktes.",
            IN_NOVEMBER,
            by=SELMA,
            grounds=("compass-days",),
        ),
    ),
    handed=(
        Handed(
            "replaces",
            "Maj Sandell",
            "Du sa i oktober att något måste bort. Vad kan vi sluta med om vi ska hinna det här?",
            date(2026, 12, 1),
            IN_NOVEMBER,
            SELMA,
        ),
    ),
    shared={IFO: date(2026, 11, 18)},
)

TOGETHER = (
    Together(
        network=IFO,
        method=COMPASS,
        version=2,
        question="problem",
        verdict=Verdict.UNCERTAIN,
        reasons="I Norrvik är det brukarna själva som har sagt det. I Storhamn har ingen frågat dem ännu. Innan vi "
        "säger något för hela Sjöbygden ställer Storhamn samma tre frågor som Norrvik ställde i vintras.",
        on=date(2026, 11, 20),
        by="Esther Nyman",
    ),
)

_BEFORE_FRIDAY = date(2026, 10, 26)

FRIDAY_IN_NORRVIK = AssessmentStory(
    method=FRIDAY,
    authority=NORRVIK,
    version=1,
    started_on=date(2026, 10, 8),
    by=ALVA,
    lead=ALVA,
    purpose="Ska alla enheter ge besked på fredagen, inte bara Enheten för vuxna?",
    replies=(
        Reply(
            "problem",
            Verdict.FOR,
            "Det var det första som brukarna tog upp i vinterns intervjuer.",
            _BEFORE_FRIDAY,
            grounds=("friday-known",),
        ),
        Reply(
            "users-asked",
            Verdict.FOR,
            "Ja, två gånger. I mars visste sju av 24 vem som skulle komma, i september 36 av 41.",
            _BEFORE_FRIDAY,
            grounds=("friday-known",),
        ),
        Reply(
            "research",
            Verdict.FOR,
            "Troligt att det gör att man känner sig tryggare. En studie, men på ett arbete som liknar vårt.",
            _BEFORE_FRIDAY,
            grounds=("friday-calm",),
        ),
        Reply("replaces", Verdict.FOR, "", _BEFORE_FRIDAY),
        Reply("cost", Verdict.FOR, "", _BEFORE_FRIDAY, by=PETTER, grounds=("friday-time",)),
        Reply("risks", Verdict.UNCERTAIN, "", _BEFORE_FRIDAY, by=PETTER, grounds=("friday-paper",)),
    ),
    terms=Terms(
        on=date(2026, 10, 27),
        owner=PETTER,
        fields=Fields(
            cost_once=0,
            cost_yearly=18_000,
            cost_note="Tid för två enheter till: ungefär 20 minuter i veckan var.",
            payer="Enheternas egna ramar",
            staff_time="20 minuter i veckan och enhet.",
            replaces="Att den som undrar ringer och frågar: ungefär 30 samtal i månaden.",
            head_provides="En mall, och någon som ersätter när Petter är ledig.",
            scope=Scope.BROAD,
            follow_up_how="Tre frågor i enkäten i april, och tiden varje vecka.",
            follow_up_on=date(2027, 4, 30),
        ),
        risks=(
            RiskSaid(
                text="Den som inte har telefon får beskedet sist.",
                likelihood=4,
                consequence=2,
                response="Pappret delas ut på torsdagen.",
            ),
        ),
        effects=(
            EffectSaid(
                indicator="Vet på fredagen vem som kommer",
                now="36 av 41 på en enhet",
                wanted="8 av 10 på alla tre",
                for_whom="Alla med besök i hemmet",
                earliest_on=date(2027, 4, 30),
            ),
        ),
        goals=(
            GoalSaid(
                text="Den som har stöd vet vad som ska hända",
                origin="Individ- och familjenämndens plan 2026–2028",
            ),
        ),
    ),
    decision=Decided(
        kind=DecisionKind.INTRODUCE,
        on=date(2026, 11, 5),
        decided_by="Alva Ekström, verksamhetschef",
        delegation="Delegationsordningen 4.12",
        registration="IFN 2026/0437",
        reasons="Brukarna bad om det, de har svarat att det fungerar, och det tar tjugo minuter. Det som talar emot är "
        "att den som saknar telefon får vänta, och det går att rätta till.",
        review_on=date(2027, 5, 20),
        without_users_because="De har svarat på om beskedet når fram. "
        "Vad de själva vill ska bli annorlunda frågas de om i enkäten i april.",
        given_on=date(2026, 11, 12),
        steps=(
            StepSaid(
                text="Mallen och rutinen till alla tre enheter",
                owner=PETTER,
                due_on=date(2026, 11, 13),
                done_on=date(2026, 11, 12),
            ),
            StepSaid(
                text="Var och en får välja hur beskedet ska komma",
                owner="Enhetscheferna",
                support="Två timmar på arbetsplatsträffen",
                due_on=date(2026, 12, 4),
            ),
            StepSaid(text="Första fredagen på alla enheter", owner=PETTER, due_on=date(2026, 12, 11)),
            StepSaid(text="Enkät med tre frågor", owner="Noor Haddad", due_on=date(2027, 4, 30)),
        ),
    ),
)

_ABOUT_WEEKS = date(2026, 10, 28)

WEEKLY_IN_NORRVIK = AssessmentStory(
    method=WEEKLY,
    authority=NORRVIK,
    unit=ADULTS,
    version=1,
    started_on=date(2026, 10, 13),
    by=ALVA,
    lead=PETTER,
    purpose="Har de som har veckosamtal nytta av dem, och vad gör vi om de inte har det?",
    replies=(
        Reply(
            "problem",
            Verdict.UNCERTAIN,
            "Samtalen kom till för att märka i tid när något blir svårt. Ingen har skrivit ner när det har skett.",
            _ABOUT_WEEKS,
            by=PETTER,
            grounds=("weekly-early",),
        ),
        Reply(
            "users-asked",
            Verdict.AGAINST,
            "Sex av elva har inte nytta av dem. Men **tre av elva** säger att samtalet är det som håller ihop veckan, "
            "och de får inte bli utan.",
            _ABOUT_WEEKS,
            by=PETTER,
            grounds=("weekly-no-use", "weekly-holds"),
        ),
        Reply(
            "research",
            Verdict.UNCERTAIN,
            "Ingen har undersökt samtal av det här slaget. Det säger ingenting om att de inte skulle hjälpa.",
            _ABOUT_WEEKS,
            grounds=("weekly-unstudied",),
        ),
        Reply("cost", Verdict.AGAINST, "", _ABOUT_WEEKS, grounds=("weekly-hours",)),
    ),
    terms=Terms(
        on=date(2026, 11, 9),
        owner=PETTER,
        fields=Fields(
            cost_yearly=215_000,
            cost_note="Elva timmar i veckan.",
            payer="Enhetens egen ram",
            replaces_nothing_because="Det är samtalen som upphör. Den som vill ha kvar en fast tid får det som en del "
            "av sitt stöd, med ett skrivet syfte.",
            follow_up_how="Alla elva rings upp i maj och får frågan vad som blev bättre och sämre.",
            follow_up_on=date(2027, 5, 14),
        ),
        risks=(
            RiskSaid(
                text="Någon som behövde samtalet mår sämre utan att det märks.",
                likelihood=2,
                consequence=5,
                response="De tre som sagt att det håller ihop veckan behåller sin tid. Alla rings upp efter sex "
                "veckor.",
            ),
        ),
    ),
    decision=Decided(
        kind=DecisionKind.WIND_DOWN,
        on=date(2026, 11, 17),
        decided_by="Alva Ekström, verksamhetschef",
        delegation="Delegationsordningen 4.12",
        registration="IFN 2026/0451",
        reasons="Mer än hälften har inte nytta av samtalen, och ingen kan säga när de har hjälpt. Vi vet inte om de "
        "skyddar någon, därför slutar vi långsamt och frågar alla elva.",
        conditions="Den som vill ha kvar en fast tid får det.",
        without_users_because="De har svarat på om samtalen hjälper, men inte på vad de själva vill ha i stället. Alla "
        "elva får frågan när kontaktpersonen berättar.",
        phase_outs=(
            PhaseOutSaid(
                what="Veckosamtal utan skrivet syfte",
                users_told="Kontaktpersonen berättar vid nästa besök och lämnar en sida på lätt svenska. Alla elva "
                "väljer själva vad som ska komma i stället.",
                staff_told="Arbetsplatsträffen den 24 november.",
                last_on=date(2027, 3, 31),
            ),
        ),
    ),
)

DIGITAL_IN_NORRVIK = AssessmentStory(
    method=DIGITAL,
    authority=NORRVIK,
    version=2,
    started_on=date(2026, 11, 18),
    by=ALVA,
    lead=ALVA,
    purpose="Är det här något för oss, eller börjar vi i fel ände?",
    alone=Alone(
        assessors=(ALVA, PETTER, "Britta Sjögren"),
        on=date(2026, 11, 18),
        done=(PETTER,),
        replies=(
            Reply(
                "problem",
                Verdict.UNCERTAIN,
                "Jag har inte hört någon brukare be om det.",
                date(2026, 11, 19),
                by=PETTER,
            ),
            Reply(
                "research",
                Verdict.UNCERTAIN,
                "Möjligt att mer blir av, om man skriver påminnelserna själv.",
                date(2026, 11, 19),
                by=PETTER,
            ),
            Reply(
                "cost", Verdict.LATER, "Ingen har frågat leverantören ännu.", date(2026, 11, 19), by=PETTER
            ),
        ),
    ),
)

ASSESSMENTS = (
    FRIDAY_IN_NORRVIK,
    compass_norrvik.STORY,
    WEEKLY_IN_NORRVIK,
    COMPASS_IN_STORHAMN,
    DIGITAL_IN_NORRVIK,
)
