"""Reading tips, questions and note takers of a saved meeting, changed in the browser."""

import pytest
from django.test import Client
from django.urls import reverse

from beprovad.journal.models import Entry
from beprovad.meetings.actions.lists import (
    add_note_taker,
    add_question,
    add_tip,
    remove_listed,
    rename_note_taker,
    reword_question,
    reword_tip,
)
from beprovad.meetings.actions.meetings import add_seat
from beprovad.meetings.actions.releasing import release_notes
from beprovad.meetings.models import FoundQuestion, Meeting, ReadingTip
from beprovad.meetings.tests.makers import meeting, network, person, user
from beprovad.people.models import User
from beprovad.people.rules import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def esther() -> User:
    return user("Esther Nyman", IFO=Role.COORDINATOR)


@pytest.fixture
def held() -> Meeting:
    return meeting(network())


def address(name: str, held: Meeting, *more: int) -> str:
    return reverse(f"meetings:{name}", args=[held.pk, *more])


def page_of(client: Client, held: Meeting) -> str:
    return client.get(address("meeting", held)).content.decode()


def changed_fields() -> list[list[str]]:
    entries = Entry.objects.filter(event="meetings.MeetingChanged").order_by("pk")
    return [entry.details["fields"] for entry in entries]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("tip", ("Att fråga och förstå", "Att fråga och förstå, andra upplagan")),
        ("question", ("Vem har bett om det här?", "Vem bad om det, och varför?")),
        ("note_taker", ("Esther Nyman", "Maj Sandell")),
    ],
)
def test_a_line_is_added_reworded_and_removed_by_plain_forms(client, held, esther, name, words):
    said, otherwise = words
    client.force_login(esther)
    assert client.post(address(f"add_{name}", held), {"text": f" {said} "}).status_code == 302
    lines = {"tip": held.reading_tips, "question": held.questions, "note_taker": held.note_takers}[name]
    line = lines.get()
    assert str(line) == said
    assert said in client.get(address(f"edit_{name}", held, line.pk)).content.decode()
    assert client.post(address(f"edit_{name}", held, line.pk), {"text": otherwise}).status_code == 302
    assert otherwise in page_of(client, held)
    assert client.post(address(f"remove_{name}", held, line.pk)).status_code == 302
    assert not lines.exists()


@pytest.mark.parametrize(("name", "limit"), [("tip", 2000), ("question", 2000), ("note_taker", 200)])
def test_an_empty_or_too_long_line_is_refused_in_clear_words_and_what_was_typed_stays(
    client, held, esther, name, limit
):
    client.force_login(esther)
    empty = client.post(address(f"add_{name}", held), {"text": "  "})
    assert (empty.status_code, "Här står inget." in empty.content.decode()) == (422, True)
    typed = "å" * (limit + 1)
    long = client.post(address(f"add_{name}", held), {"text": typed})
    assert long.status_code == 422
    assert typed in long.content.decode()
    assert f"har {limit + 1} tecken och får ha {limit}" in long.content.decode()
    assert not changed_fields()


def test_a_refused_rewording_leaves_the_line_as_it_was(client, held, esther):
    question = add_question(meeting=held, text="Vem bad om det?", by=esther)
    client.force_login(esther)
    answer = client.post(address("edit_question", held, question.pk), {"text": "Fråga 811228-9874"})
    assert answer.status_code == 422
    assert "Fråga 811228-9874" in answer.content.decode()
    question.refresh_from_db()
    assert question.text == "Vem bad om det?"


def test_each_change_stands_in_the_journal_and_no_change_does_not(held, esther):
    tip = add_tip(meeting=held, text="Att fråga", by=esther)
    question = add_question(meeting=held, text="Vem bad om det?", by=esther)
    taker = add_note_taker(meeting=held, name="Esther", by=esther)
    reword_tip(tip=tip, text="Att fråga", by=esther)
    reword_question(question=question, text="Vem bad om det?", by=esther)
    rename_note_taker(taker=taker, name="Esther", by=esther)
    remove_listed(line=tip, by=esther)
    assert changed_fields() == [["tips"], ["questions"], ["note_takers"], ["tips"]]


def test_a_found_question_keeps_the_sentence_it_was_found_in_when_it_is_reworded(client, held, esther):
    question = FoundQuestion.objects.create(
        meeting=held, text="Vem har bett om det här?", sentence="Vem har bett om det här?"
    )
    reword_question(question=question, text="Vem bad om arbetssättet?", by=esther)
    question.refresh_from_db()
    assert (question.text, question.sentence) == ("Vem bad om arbetssättet?", "Vem har bett om det här?")
    client.force_login(esther)
    assert "i anteckningen: Vem har bett om det här?" in page_of(client, held)
    assert (
        "Vem har bett om det här?" in client.get(address("edit_question", held, question.pk)).content.decode()
    )


def test_a_note_taker_with_a_seat_is_linked_to_the_person_and_stays_so(held, esther):
    maj = person("Maj Sandell")
    add_seat(
        meeting=held,
        person=maj,
        network=network(),
        organisation=None,
        role_text="",
        is_present=True,
        by=esther,
    )
    taker = add_note_taker(meeting=held, name="Maj Sandel", by=esther)
    assert taker.person is None
    rename_note_taker(taker=taker, name="Maj Sandell", by=esther)
    taker.refresh_from_db()
    assert taker.person == maj
    rename_note_taker(taker=taker, name="Maj Sandell", by=esther)
    assert len(changed_fields()) == 3


def test_a_member_reads_the_lists_and_is_offered_no_change(client, held, esther):
    add_tip(meeting=held, text="Att fråga", by=esther)
    question = add_question(meeting=held, text="Vem bad om det?", by=esther)
    add_note_taker(meeting=held, name="Esther Nyman", by=esther)
    release_notes(meeting=held, by=esther)
    client.force_login(user("Ture Lindh", IFO=Role.MEMBER))
    page = page_of(client, held)
    assert all(said in page for said in ("Att fråga", "Vem bad om det?", "Esther Nyman"))
    assert "/questions/" not in page
    assert (
        client.post(address("edit_question", held, question.pk), {"text": "Något annat"}).status_code == 404
    )
    assert client.post(address("remove_question", held, question.pk)).status_code == 404
    assert client.post(address("add_tip", held), {"text": "Mer"}).status_code == 404
    assert held.questions.get().text == "Vem bad om det?"


def test_a_line_of_another_meeting_is_not_reached_through_ones_own(client, held, esther):
    elsewhere = add_tip(meeting=meeting(network("Annat")), text="Deras", by=esther)
    client.force_login(esther)
    assert client.post(address("remove_tip", held, elsewhere.pk)).status_code == 404
    assert ReadingTip.objects.filter(pk=elsewhere.pk).exists()
