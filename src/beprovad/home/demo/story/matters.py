"""A dozen matters and more, as they went from meeting to meeting and between the networks."""

from datetime import date

from beprovad.home.demo.region import ASSOCIATION, DIRECTORS, DISABILITY, IFO, RESEARCH
from beprovad.home.demo.story import april, june, nights, october
from beprovad.home.demo.story.shape import Happening, MatterStory, Stood
from beprovad.meetings.models import Matter, MatterEvent
from beprovad.meetings.rules.matters import State

RAISED = MatterEvent.Kind.RAISED
MENTIONED = MatterEvent.Kind.MENTIONED
BOTH = (IFO, DISABILITY)

SPRING = april.APRIL.held_on
SUMMER = june.JUNE.held_on
AUTUMN = october.OCTOBER.held_on
NIGHT = nights.NIGHT_MEETING.held_on

MATTERS = (
    MatterStory(
        "Gemensam intervjuguide: fråga brukarna om stödet i vardagen",
        BOTH,
        (
            Happening(
                State.ASSIGNED,
                SPRING,
                sentence="Alva Ekström tar fram ett förslag på intervjuguide som alla kommuner kan använda, "
                "till den 1 september.",
                item=april.INTERVIEWS,
                kind=RAISED,
                stood=Stood(
                    responsible="Alva Ekström",
                    person="Alva Ekström",
                    organisation="Norrvik",
                    due_on=date(2026, 9, 1),
                    due_text="den 1 september",
                ),
            ),
            Happening(
                State.CONTINUING,
                date(2026, 8, 31),
                by="Esther Nyman",
                reason="Förslaget är klart och prövas i fem kommuner under september.",
            ),
            Happening(
                State.APPROVED,
                AUTUMN,
                sentence="Beslut: nätverken godkänner intervjuguiden, alla kommuner är med.",
                item=october.INTERVIEWS,
                stood=Stood(
                    responsible="Alva Ekström",
                    person="Alva Ekström",
                    organisation="Norrvik",
                    approved_by="IFO-chefsnätverket och Chefsnätverket funktionsstöd",
                    approved_on=AUTUMN,
                ),
            ),
        ),
    ),
    MatterStory(
        "Gemensam checklista inför nya arbetssätt",
        BOTH,
        (
            Happening(
                State.CONTINUING,
                SPRING,
                sentence="Arbetet med checklistan fortsätter till höstens gemensamma dag.",
                item=april.CHECKLIST,
                kind=RAISED,
            ),
            Happening(
                State.ASSIGNED,
                AUTUMN,
                sentence="FoU Sjöbygden får i uppdrag att ta fram version två av checklistan till mötet den "
                "12 november.",
                item=october.CHECKLIST,
                stood=Stood(
                    responsible="FoU Sjöbygden",
                    person="Noor Haddad",
                    organisation=RESEARCH,
                    due_on=date(2026, 11, 12),
                    due_text="till mötet den 12 november",
                ),
            ),
        ),
    ),
    MatterStory(
        "Gemensam socialjour för de mindre kommunerna",
        (IFO, DIRECTORS),
        (
            Happening(
                State.OPEN,
                SPRING,
                sentence="Frågan om en gemensam socialjour för de mindre kommunerna lyfts till "
                "socialchefsnätverket.",
                item=april.IFO_TIME,
                kind=RAISED,
            ),
            Happening(
                State.ASSIGNED,
                SUMMER,
                by="Ragnhild Bergqvist",
                sentence="Kommunförbundet får i uppdrag att utreda gemensam socialjour tillsammans med "
                "kommunernas jurister.",
                item=june.ON_CALL,
            ),
            Happening(
                State.PARKED,
                AUTUMN,
                sentence="Frågan om gemensam socialjour parkeras tills utredningen är klar i mars.",
                item=october.IFO_TIME,
                stood=Stood(
                    responsible="Kommunförbundet",
                    organisation=ASSOCIATION,
                    wake_on=date(2027, 3, 31),
                    wake_when="när utredningen är klar i mars",
                ),
            ),
        ),
    ),
    MatterStory(
        "Vardagskompassen: förslag på pilot i två kommuner",
        BOTH,
        (
            Happening(
                State.ASSIGNED,
                AUTUMN,
                sentence="Maj Sandell får i uppdrag att återkomma med ett förslag på pilot i två kommuner "
                "till den 1 december.",
                item=october.COMPASS,
                kind=RAISED,
                stood=Stood(
                    responsible="Maj Sandell",
                    person="Maj Sandell",
                    organisation="Storhamn",
                    due_on=date(2026, 12, 1),
                    due_text="till den 1 december",
                ),
            ),
        ),
    ),
    MatterStory(
        "Nattbemanning i gruppbostäder",
        (DISABILITY,),
        (
            Happening(
                State.CONTINUING,
                SPRING,
                sentence="Samtalet om nattbemanning fortsätter vid nästa möte, då med siffror från alla.",
                item=april.DISABILITY_TIME,
                kind=RAISED,
            ),
            Happening(
                State.CONTINUING,
                AUTUMN,
                sentence="Samtalet om nattbemanning fortsätter på ett digitalt möte den 29 oktober.",
                item=october.DISABILITY_TIME,
                kind=MENTIONED,
            ),
            Happening(
                State.CONTINUING,
                NIGHT,
                sentence="Nätverket är enigt om att inte ändra nattbemanningen innan de som bor där är "
                "frågade.",
                item=nights.NIGHTS,
                kind=MENTIONED,
            ),
        ),
    ),
    MatterStory(
        "Hållbara steg: ansökan till socialfonden om unga vuxna",
        (IFO, DISABILITY, DIRECTORS),
        (
            Happening(
                State.ASSIGNED,
                SPRING,
                sentence="Kommunförbundet får i uppdrag att skriva ett utkast till ansökan inför "
                "socialchefernas möte den 3 juni.",
                item=april.FUND,
                kind=RAISED,
                stood=Stood(
                    responsible="Kommunförbundet",
                    person="Leo Fransson",
                    organisation=ASSOCIATION,
                    due_on=SUMMER,
                    due_text="inför socialchefernas möte den 3 juni",
                ),
            ),
            Happening(
                State.APPROVED,
                SUMMER,
                by="Ragnhild Bergqvist",
                sentence="Socialchefsnätverket godkände ansökan.",
                item=june.FUND,
                stood=Stood(
                    responsible="Leo Fransson",
                    person="Leo Fransson",
                    organisation=ASSOCIATION,
                    due_on=date(2026, 9, 15),
                    due_text="senast den 15 september",
                    approved_by="Socialchefsnätverket",
                    approved_on=SUMMER,
                ),
            ),
            Happening(
                State.APPROVED,
                AUTUMN,
                sentence="Ansökan om Hållbara steg är inskickad den 11 september, och alla utom Viksele är "
                "med.",
                item=october.OPENING,
                kind=MENTIONED,
            ),
        ),
    ),
    MatterStory(
        "Gemensam introduktion för nya stödassistenter",
        (DISABILITY, DIRECTORS),
        (
            Happening(
                State.ASSIGNED,
                SPRING,
                sentence="Siv Falk och Jonas Wikander tar fram ett förslag på gemensam introduktion till "
                "socialchefernas möte i juni.",
                item=april.DISABILITY_TIME,
                kind=RAISED,
                stood=Stood(
                    responsible="Siv Falk och Jonas Wikander",
                    person="Siv Falk",
                    organisation="Granö",
                    due_on=SUMMER,
                    due_text="till socialchefernas möte i juni",
                ),
            ),
            Happening(
                State.APPROVED,
                SUMMER,
                by="Ragnhild Bergqvist",
                sentence="Socialchefsnätverket godkände förslaget om gemensam introduktion, med en "
                "uppföljning efter ett år.",
                item=june.INTRODUCTION,
                stood=Stood(
                    responsible="Siv Falk och Jonas Wikander",
                    person="Siv Falk",
                    organisation="Granö",
                    approved_by="Socialchefsnätverket",
                    approved_on=SUMMER,
                ),
            ),
        ),
    ),
    MatterStory(
        "Tillitsdialog mellan nämnd och verksamhet: ett första försök",
        (IFO, DIRECTORS),
        (
            Happening(
                State.OPEN,
                SUMMER,
                by="Ragnhild Bergqvist",
                sentence="Frågan om tillitsdialog skickas till IFO-chefsnätverket, som föreslår hur ett "
                "första försök kan gå till.",
                item=june.TRUST,
                kind=RAISED,
            ),
            Happening(
                State.ASSIGNED,
                AUTUMN,
                sentence="Alva Ekström prövar en första tillitsdialog i Norrvik under hösten och berättar "
                "hur det gick senast den 15 december.",
                item=october.IFO_TIME,
                stood=Stood(
                    responsible="Alva Ekström",
                    person="Alva Ekström",
                    organisation="Norrvik",
                    due_on=date(2026, 12, 15),
                    due_text="senast den 15 december",
                ),
            ),
        ),
    ),
    MatterStory(
        "Kommundagen den 3 november: det viktigaste för den mindre kommunen",
        (IFO,),
        (
            Happening(
                State.OPEN,
                AUTUMN,
                sentence="inför kommundagen skickar alla in det som är viktigast ur den mindre kommunens "
                "perspektiv.",
                item=october.IFO_TIME,
                kind=RAISED,
                stood=Stood(due_on=date(2026, 11, 3), due_text="inför den 3 november"),
            ),
            Happening(
                State.CLOSED,
                date(2026, 11, 4),
                reason="Sex kommuner skickade in. Olle Rask förde fram jouren och resvägarna på "
                "kommundagen; båda frågorna kom med i dagens sammanfattning.",
            ),
        ),
        kind=Matter.Kind.CONTRIBUTION,
    ),
    MatterStory(
        "Samordnad individuell plan med vuxenpsykiatrin",
        (IFO,),
        (
            Happening(
                State.PARKED,
                SPRING,
                sentence="Frågan om samordnad individuell plan parkeras tills regionens nya rutin är "
                "beslutad, tidigast i november.",
                item=april.IFO_TIME,
                kind=RAISED,
                stood=Stood(wake_on=date(2026, 11, 16), wake_when="när regionens nya rutin är beslutad"),
            ),
        ),
    ),
    MatterStory(
        "Gemensam rutin för skyddade personuppgifter",
        (IFO,),
        (
            Happening(
                State.ASSIGNED,
                SPRING,
                sentence="Storhamn Centrum tar fram ett förslag på gemensam rutin för skyddade "
                "personuppgifter till den 1 september.",
                item=april.IFO_TIME,
                kind=RAISED,
                stood=Stood(
                    responsible="Ture Lindh",
                    person="Ture Lindh",
                    organisation="Socialförvaltningen Centrum",
                    due_on=date(2026, 9, 1),
                    due_text="till den 1 september",
                ),
            ),
            Happening(
                State.CLOSED,
                AUTUMN,
                sentence="Ärendet om skyddade personuppgifter avslutas.",
                item=october.IFO_TIME,
            ),
        ),
    ),
    MatterStory(
        "Lägesbild över väntetider i försörjningsstöd",
        (IFO,),
        (
            Happening(
                State.ASSIGNED,
                AUTUMN,
                sentence="Tomas Grip tar fram en lägesbild över väntetider i försörjningsstöd till den 13 "
                "november.",
                item=october.IFO_TIME,
                kind=RAISED,
                stood=Stood(
                    responsible="Tomas Grip",
                    person="Tomas Grip",
                    organisation=RESEARCH,
                    due_on=date(2026, 11, 13),
                    due_text="till den 13 november",
                ),
            ),
        ),
    ),
    MatterStory(
        "Uppsatser om brukares delaktighet våren 2027",
        BOTH,
        (
            Happening(
                State.OPEN,
                AUTUMN,
                sentence="Frågan om uppsatser är öppen: den som vill ta emot en grupp hör av sig till Esther "
                "Nyman.",
                item=october.STUDENTS,
                kind=RAISED,
                stood=Stood(
                    responsible="Esther Nyman",
                    person="Esther Nyman",
                    organisation=ASSOCIATION,
                    due_on=date(2026, 12, 18),
                    due_text="före jul",
                ),
            ),
        ),
    ),
    MatterStory(
        "Välfärdsteknik i gruppbostad: vad vi har lärt oss av tysta larm",
        (DISABILITY,),
        (
            Happening(
                State.CONTINUING,
                AUTUMN,
                sentence="Nätverket tar upp frågan om välfärdsteknik igen när det finns något nedskrivet.",
                item=october.DISABILITY_TIME,
                kind=RAISED,
                stood=Stood(
                    responsible="Inga-Lill Söderqvist",
                    person="Inga-Lill Söderqvist",
                    organisation="Björkfors",
                ),
            ),
        ),
    ),
    MatterStory(
        "Digital signering av genomförandeplaner",
        (DISABILITY,),
        (
            Happening(
                State.PARKED,
                SPRING,
                sentence="Frågan parkeras tills vidare, leverantören har ingen lösning som fungerar för den "
                "som har god man.",
                item=april.DISABILITY_TIME,
                kind=RAISED,
                stood=Stood(),
            ),
        ),
    ),
)
