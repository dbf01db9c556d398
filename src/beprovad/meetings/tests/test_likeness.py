"""When a sentence speaks of a matter that we have: what is its own weighs, what all matters share does not."""

import pytest

from beprovad.meetings.actions.saving import save_meeting
from beprovad.meetings.models import Finding, Matter, Reading
from beprovad.meetings.rules.likeness import known_matter, likeness, rarity
from beprovad.meetings.rules.matters import State
from beprovad.meetings.rules.reading import Ask, Kind
from beprovad.meetings.tests import makers, matter_makers
from beprovad.meetings.tests.test_reading import settle
from beprovad.people.models import User

COMPASS, JOUR, GUIDE, NIGHTS = 1, 2, 3, 4
MATTERS = {
    COMPASS: ["Vardagskompassen: förslag på pilot i två kommuner"],
    JOUR: [
        "Gemensam socialjour för de mindre kommunerna",
        "Frågan om en gemensam socialjour för de mindre kommunerna lyfts till kommunförbundet.",
    ],
    GUIDE: ["Gemensam intervjuguide: fråga brukarna om stödet i vardagen"],
    NIGHTS: ["Nattbemanning på gruppbostäder", "Samtalet om nattbemanning fortsätter."],
}


@pytest.mark.parametrize(
    ("sentence", "matter"),
    [
        ("Vardagskompassen – förslag på pilot", COMPASS),
        ("Vardagskompassen prövas i Granö från januari.", COMPASS),
        ("Socialjouren: de mindre kommunerna vill ha svar före sommaren.", JOUR),
        ("Frågan om gemensam upphandling parkeras tills vidare.", None),
        ("Förslaget om en gemensam upphandling lyfts till kommunförbundet.", None),
        ("Socialsekreterarnas löner tas upp nästa gång.", None),
        ("Nattbemanningen på gruppbostäderna", NIGHTS),
        ("Maj berättade om vardagen i Lillby.", None),
    ],
)
def test_shared_rare_words_tell_which_matter_is_meant(sentence: str, matter: int | None) -> None:
    assert known_matter(sentence, MATTERS) == matter


def test_words_that_stand_everywhere_make_no_likeness() -> None:
    assert likeness("Förslag om gemensam fråga", "Frågan om ett gemensamt förslag") == 0


def test_what_many_matters_have_weighs_less_than_what_one_has() -> None:
    weights = rarity({n: ["Stödsamtal i hemmet"] for n in range(8)} | {8: ["Nattbemanning"]})
    assert weights["stödsamtal"] < 0.5
    assert weights["nattbemanning"] == 1


@pytest.fixture
def coordinator(db: None) -> User:
    return matter_makers.coordinator("IFO", "Funktionsstöd")


def reading(by: User, heading: str, sentence: str) -> Reading:
    text = makers.NOTE.replace("2. Intervjuer med brukare (Alva Ekström)", f"2. {heading}")
    return makers.reading(by, text.replace("Beslut: nätverket prövar intervjuguiden under våren.", sentence))


def asked(of: Reading, matter: Matter) -> Finding:
    rows = of.findings.filter(kind=Kind.MATTER, matter=matter)
    return next(row for row in rows if Ask.KNOWN_MATTER in row.doubts)


def test_the_heading_that_a_sentence_stands_under_tells_what_it_is_about(coordinator: User) -> None:
    held = matter_makers.released(makers.network("IFO"))
    compass = matter_makers.raised(coordinator, held, MATTERS[COMPASS][0], State.OPEN)
    found = reading(coordinator, "Vardagskompassen – förslag på pilot", "Beslut: Granö börjar i januari.")
    assert asked(found, compass).text == "Beslut: Granö börjar i januari."


def test_a_heading_alone_is_asked_about_as_a_mention(coordinator: User) -> None:
    held = matter_makers.released(makers.network("IFO"))
    compass = matter_makers.raised(coordinator, held, MATTERS[COMPASS][0], State.OPEN)
    text = """Minnesanteckningar IFO
Datum: 9 december 2025
1. Inledning
Alva Ekström hälsade välkomna.
2. Vardagskompassen – förslag på pilot
Maj berättade hur det går.
"""
    row = asked(makers.reading(coordinator, text), compass)
    assert (row.matter_kind, row.text) == ("mention", "Vardagskompassen – förslag på pilot")


def test_another_living_matter_can_be_chosen_in_the_question(client, coordinator: User) -> None:
    held = matter_makers.released(makers.network("IFO"))
    compass = matter_makers.raised(coordinator, held, MATTERS[COMPASS][0], State.OPEN)
    other = matter_makers.raised(coordinator, held, "Stödsamtal i hemmet", State.OPEN)
    ended = matter_makers.raised(coordinator, held, "Lokalfrågan", State.CLOSED)
    found = reading(coordinator, "Vardagskompassen – förslag på pilot", "Beslut: Granö börjar i januari.")
    row = asked(found, compass)
    client.force_login(coordinator)
    page = client.get(f"/meetings/read-in/{found.pk}/?question={row.pk}").content.decode()
    assert f'<option value="{other.pk}">Stödsamtal i hemmet</option>' in page
    assert f'<option value="{ended.pk}">' not in page
    client.post(f"/meetings/read-in/{found.pk}/{row.pk}/answer/", {"answer": "other", "other": other.pk})
    settle(found)
    save_meeting(found, by=coordinator)
    assert [event.sentence for event in other.events.order_by("pk")][-1] == "Beslut: Granö börjar i januari."
