"""What the review asks, and how a note's text becomes paragraphs. No database."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from beprovad.lib.notes import read_note
from beprovad.meetings.rules.likeness import known_matter, likeness
from beprovad.meetings.rules.reading import (
    Ask,
    Kind,
    Obstacle,
    ReviewFacts,
    day_in,
    drafts,
    line_of,
    matter_title,
    note_text,
    obstacles,
    proposed_day,
    sentences,
    text_digest,
    time_in,
)
from beprovad.meetings.tests.makers import NOTE

READY = ReviewFacts(
    unanswered=0, certain_open=0, has_date=True, has_title=True, networks=1, identity_numbers=0,
    is_same_as_saved=False,
)  # fmt: skip


def test_a_ready_review_has_no_obstacle() -> None:
    assert obstacles(READY) == ()


def test_every_obstacle_is_told_at_once() -> None:
    facts = ReviewFacts(
        unanswered=2, certain_open=3, has_date=False, has_title=False, networks=0, identity_numbers=1,
        is_same_as_saved=True, is_same_day=True,
    )  # fmt: skip
    assert set(obstacles(facts)) == set(Obstacle) - {Obstacle.SAME_DAY}


def test_the_same_note_again_is_not_also_told_to_be_of_the_same_day() -> None:
    assert obstacles(replace(READY, is_same_day=True)) == (Obstacle.SAME_DAY,)
    assert obstacles(replace(READY, is_same_day=True, is_same_as_saved=True)) == (Obstacle.SAME_NOTE,)


def test_a_note_without_date_and_title_is_asked_about_both() -> None:
    found = drafts(read_note(""))
    assert [(draft.kind, draft.doubts) for draft in found] == [
        (Kind.TITLE, (Ask.TITLE_MISSING,)),
        (Kind.DATE, (Ask.DATE_MISSING,)),
    ]


def test_each_heading_and_organisation_is_asked_about_once() -> None:
    found = drafts(read_note(NOTE))
    assert [draft.text for draft in found if draft.kind == Kind.GROUP] == ["IFO", "Funktionsstöd", "Övriga"]
    organisations = [draft.text for draft in found if draft.kind == Kind.ORGANISATION]
    assert len(organisations) == len(set(organisations))


def test_a_matter_knows_the_item_that_it_was_said_under() -> None:
    found = drafts(read_note(NOTE))
    assigned = next(draft for draft in found if draft.matter_kind == "assignment")
    assert assigned.item is not None
    assert found[assigned.item].text == "Intervjuer med brukare"


def test_what_was_promised_to_be_sent_is_no_matter() -> None:
    found = drafts(read_note(NOTE))
    assert [draft.text for draft in found if draft.kind == Kind.SENDING] == [
        "Bilder skickas med anteckningarna."
    ]
    assert "dispatch" not in {draft.matter_kind for draft in found if draft.kind == Kind.MATTER}


def test_lines_that_the_page_broke_are_one_paragraph_again() -> None:
    text = "Gruppen har prövat en guide\nför samtal i hemmet.\nNästa steg är vår.\n"
    assert note_text(text, [[0, len(text)]]) == (
        "Gruppen har prövat en guide för samtal i hemmet.\nNästa steg är vår."
    )


@given(st.text(alphabet="abc åäö.\n-•", max_size=200))
def test_no_letter_is_lost_when_paragraphs_are_joined(text: str) -> None:
    kept = note_text(text, [[0, len(text)]])
    assert "".join(kept.split()) == "".join(text.split())


def test_a_title_is_the_first_clause_without_its_label() -> None:
    assert matter_title("Beslut: nätverket prövar guiden under våren. Alla är med.") == (
        "Nätverket prövar guiden under våren"
    )
    assert matter_title("Gemensam jour – parkeras tills vidare.") == "Gemensam jour"


@given(st.text(max_size=600))
def test_a_title_is_never_longer_than_its_column(sentence: str) -> None:
    assert len(matter_title(sentence)) <= 300


def test_a_day_is_only_resolved_when_the_meetings_day_is_known() -> None:
    assert day_in("den 1 december", date(2025, 10, 14)) == date(2025, 12, 1)
    assert day_in("den 1 december", None) is None
    assert day_in("", date(2025, 10, 14)) is None


def test_the_same_words_digest_alike_however_they_are_set() -> None:
    assert text_digest("Alva Ekström,\n  Norrvik") == text_digest("ALVA EKSTRÖM, Norrvik")
    assert text_digest("Alva Ekström") != text_digest("Alma Ekström")


def test_the_same_question_in_other_words_is_alike_and_another_is_not() -> None:
    parked = "Frågan om gemensam jour parkeras tills utredningen är klar i mars."
    later = "Utredningen om gemensam jour är klar."
    other = "Samtalet om nattbemanning fortsätter nästa möte."
    assert known_matter(later, {1: [parked], 2: [other]}) == 1
    assert known_matter("Lokalen för vårens dag bokas av Esther.", {1: [parked], 2: [other]}) is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_symmetric_and_between_nought_and_one(one: str, other: str) -> None:
    forth, back = likeness(one, other), likeness(other, one)
    assert abs(forth - back) < 1e-9
    assert -1e-9 <= forth <= 1 + 1e-9


def test_of_two_equally_alike_matters_the_newest_is_suggested() -> None:
    text = "Gemensam jour mellan kommunerna"
    assert known_matter(text, {3: [text], 7: [text], 5: [text]}) == 7


def test_sentences_of_the_same_shape_are_not_about_the_same_thing() -> None:
    parked = "Frågan om gemensam jour parkeras tills utredningen är klar i mars."
    assert (
        known_matter("Frågan om väntrummets möblering parkeras tills lokalen är klar.", {1: [parked]}) is None
    )


def test_a_day_without_a_year_is_proposed_as_the_latest_that_fits_its_weekday() -> None:
    today = date(2026, 11, 21)
    assert proposed_day("18 november", "Datum: onsdag 18 november", today) == date(2026, 11, 18)
    assert proposed_day("18 november", "Datum: tisdag 18 november", today) == date(2025, 11, 18)
    assert proposed_day("3 december", "3 december", today) == date(2025, 12, 3)
    assert proposed_day("", "", today) is None


def test_the_time_of_day_is_read_off_the_dates_line() -> None:
    text = "Rubrik\nDatum: onsdag 18 november, kl. 9–12.30\nPlats"
    start = text.index("18 november")
    line = line_of(text, [[start, start + len("18 november")]])
    assert line == "Datum: onsdag 18 november, kl. 9–12.30"
    assert (time_in(line), time_in("Plats: sal 9"), line_of(text, [])) == ("9–12.30", "", "")


@given(st.text(alphabet="ab c.!?\n-•", max_size=120))
def test_sentences_stand_where_they_say(text: str) -> None:
    for span, sentence in sentences(text, [[0, len(text)]]):
        assert text[span.start : span.end] == sentence
