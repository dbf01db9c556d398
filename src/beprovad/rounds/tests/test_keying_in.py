"""Paper that whoever leads the round writes in: every line of it, or nothing."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from beprovad.rounds.actions.leading import close_prompt, end_round
from beprovad.rounds.models import Input, Seat
from beprovad.rounds.queries.results import counted, tally_of
from beprovad.rounds.rules.kinds import Kind, Seating
from beprovad.rounds.tests.makers import a_round, coordinator, opened, prompt, running, seat, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice():
    return coordinator()


@pytest.fixture
def client(alice):
    client = Client()
    client.force_login(alice, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def asked():
    return opened(prompt(running(a_round(seating=Seating.TABLES)), settings={"most": 3, "longest": 40}))


def keyed(client, to, **told):
    return client.post(reverse("rounds:key_in", args=[to.pk]), told)


def said(to):
    return [one.value.strip('"') for one in counted(to).order_by("pk")]


def words_on(answer):
    return " ".join(answer.content.decode().split())


def test_a_tables_paper_is_written_in_with_one_input_a_line(client, asked):
    answer = keyed(
        client, asked, label="Bord 4", size="5", lines="Vad kostar det?\n\n  Vem håller i det?  \n"
    )
    assert answer.status_code == 302
    assert said(asked) == ["Vad kostar det?", "Vem håller i det?"]
    table = Seat.objects.get()
    assert (table.label, table.size, table.is_keyed_in) == ("Bord 4", 5, True)
    shown = words_on(client.get(answer["Location"]))
    assert "2 svar från Bord 4 är inskrivna." in shown
    assert '<option value="Bord 4">' in shown


def test_bad_lines_are_told_one_by_one_and_nothing_is_stored(client, asked):
    lines = "Vad kostar det?\n\n" + "x" * 41 + "\nHar 19121212-1212 frågats?"
    answer = keyed(client, asked, label="Bord 4", lines=lines)
    shown = words_on(answer)
    assert answer.status_code == 422
    assert "Rad 3: " in shown
    assert "Rad 4: Här står ett personnummer." in shown
    assert "Rad 1" not in shown
    assert "x" * 41 in shown
    assert "Har 19121212-1212 frågats?" in shown
    assert not Input.objects.exists()
    assert not Seat.objects.exists()


def test_a_table_that_sits_there_already_gets_its_paper_and_no_more_than_it_may(client, asked):
    table = seat(asked.round, "Bord 4")
    sent(asked, table, "Redan skickat")
    answer = keyed(client, asked, label=" bord  4", lines="Två\nTre\nFyra")
    assert "Rad 3: Fler än steget tar emot" in words_on(answer)
    assert said(asked) == ["Redan skickat"]
    assert keyed(client, asked, label="bord 4", lines="Två\nTre").status_code == 302
    assert said(asked) == ["Redan skickat", "Två", "Tre"]
    assert Seat.objects.get() == table


def test_paper_is_taken_after_the_step_has_closed_but_not_after_the_round(client, asked, alice):
    close_prompt(prompt=asked, by=alice)
    assert keyed(client, asked, label="Bord 4", lines="Skrivet i tid").status_code == 302
    assert said(asked) == ["Skrivet i tid"]
    end_round(led=asked.round, by=alice)
    assert keyed(client, asked, label="Bord 5", lines="För sent").status_code == 302
    assert said(asked) == ["Skrivet i tid"]


def test_a_step_that_has_not_been_open_takes_no_paper(client, asked):
    later = prompt(asked.round, title="Senare")
    answer = keyed(client, later, label="Bord 4", lines="För tidigt")
    assert "Rad 1: Steget har inte varit öppet än." in words_on(answer)
    assert not Seat.objects.exists()


def test_what_is_keyed_in_has_been_read_and_waits_for_nobody(client):
    asked = opened(prompt(running(a_round()), is_moderated=True))
    keyed(client, asked, lines="Vad kostar det?")
    assert said(asked) == ["Vad kostar det?"]


def test_each_paper_of_a_round_of_phones_is_a_seat_without_a_name(client):
    asked = opened(prompt(running(a_round()), Kind.CHOICE, "Ska vi pröva?"))
    for chosen in ("a", "a", "b"):
        assert keyed(client, asked, answer=chosen).status_code == 302
    assert dict(tally_of(asked).counts) == {"a": 2, "b": 1}
    assert set(Seat.objects.values_list("label", "is_keyed_in")) == {("", True)}


def test_a_tables_answer_on_paper_takes_the_place_of_what_it_had_sent(client, asked):
    choice = opened(prompt(asked.round, Kind.CHOICE, "Ska vi pröva?"))
    for chosen in ("a", "b"):
        keyed(client, choice, label="Bord 4", answer=chosen)
    assert tally_of(choice).counts == (("b", 1),)


def test_an_answer_that_is_none_is_told_at_its_fields(client, asked):
    dots = opened(prompt(asked.round, Kind.DOTS, "Vad är viktigast?", settings={"dots": 3}))
    answer = keyed(client, dots, label="Bord 4", **{"answer-a": "9"})
    assert answer.status_code == 422
    assert 'value="9"' in words_on(answer)
    assert not Seat.objects.exists()


def test_a_paper_without_a_table_or_a_line_says_what_is_missing(client, asked):
    shown = words_on(keyed(client, asked, label="", lines="  \n "))
    assert "Skriv vad bordet heter" in shown
    assert "Skriv minst en rad." in shown


def test_many_lines_are_many_queries_less_than_a_form_each(client, django_assert_max_num_queries):
    asked = opened(prompt(running(a_round()), settings={"most": 100}))
    with django_assert_max_num_queries(150):
        keyed(client, asked, lines="\n".join(f"Fråga {number}" for number in range(100)))
    assert counted(asked).count() == 100


def test_the_page_is_there_before_anybody_has_sent_anything(client, asked):
    shown = words_on(client.get(reverse("rounds:key_in", args=[asked.pk])))
    assert "Ett inspel på varje rad." in shown
    assert timezone.now() >= asked.opened_at
