"""What came of a round, taken along: as lists, as a workbook, on paper."""

import csv
import io
import re
import zipfile

import docx
import pypdf
import pytest
from django.test import Client
from django.urls import reverse

from beprovad.people.models import User
from beprovad.people.rules import Role
from beprovad.people.tests import makers as people
from beprovad.rounds.actions.grouping import join_inputs
from beprovad.rounds.actions.leading import end_round
from beprovad.rounds.actions.sitting import take_seat
from beprovad.rounds.models import Input
from beprovad.rounds.queries.results_page import round_results
from beprovad.rounds.rules.kinds import Kind, Seating
from beprovad.rounds.spreadsheets import inputs_csv, sheet_name, tallies_csv, workbook
from beprovad.rounds.tests.makers import a_round, coordinator, opened, prompt, running, seat, sent

pytestmark = pytest.mark.django_db

FILES = ("results_pdf", "results_docx", "results_xlsx", "results_inputs", "results_tallies", "print_results")


@pytest.fixture
def alice():
    return coordinator()


def answered(to, at, value):
    return Input.objects.create(prompt=to, seat=at, n=1, value=value, received_at="2026-10-06T10:00Z")


@pytest.fixture
def led(alice):
    """Three tables: two said the same, one placed its dots, all answered on a scale."""
    led = running(a_round("Vad behöver vi veta?", seating=Seating.TABLES))
    asked = opened(prompt(led))
    tables = [seat(led, f"Bord {number}", number + 3) for number in (1, 2, 3)]
    texts = ("Vad kostar det?", "Vad kostar det per år?", "=HYPERLINK(1)")
    inputs = [sent(asked, at, text) for at, text in zip(tables, texts, strict=True)]
    group = join_inputs(prompt=asked, inputs=[one.pk for one in inputs[:2]], by=alice, wording="Kostnaden?")
    options = [
        {"key": f"g{group.pk}", "text": "Kostnaden?"},
        {"key": f"i{inputs[2].pk}", "text": "Ett annat"},
    ]
    dots = opened(prompt(led, Kind.DOTS, "Vad är viktigast?", options=options, takes_from=asked))
    answered(dots, tables[0], f'{{"g{group.pk}":2,"i{inputs[2].pk}":1}}')
    scale = opened(prompt(led, Kind.SCALE, "Hur var det?"))
    for at, step in zip(tables, (2, 4, 5), strict=True):
        answered(scale, at, str(step))
    return end_round(led=led, by=alice)


def rows(text):
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def entered(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_every_input_is_a_row_with_its_table_group_and_dots(led):
    first, second, third, *_ = rows(inputs_csv(led, round_results(led)))
    assert (first["Inspel eller svar"], first["Bord"], first["Antal vid bordet"]) == (
        "Vad kostar det?",
        "Bord 1",
        "4",
    )
    assert (second["Grupp"], second["Prickar"]) == ("Kostnaden?", "2")
    assert (third["Grupp"], third["Prickar"]) == ("", "1")


def test_no_cell_of_a_list_is_run_as_a_formula(led):
    assert rows(inputs_csv(led, round_results(led)))[2]["Inspel eller svar"] == "'=HYPERLINK(1)"


def test_answers_are_written_in_words(led):
    dots, *scales = rows(inputs_csv(led, round_results(led)))[3:]
    assert dots["Inspel eller svar"] == "Kostnaden? (2); Ett annat (1)"
    assert [one["Inspel eller svar"] for one in scales] == ["2", "4", "5"]


def test_every_sum_is_a_row(led):
    found = {(one["Steg"], one["Vad"], one["Räknat i"]): one for one in rows(tallies_csv(round_results(led)))}
    assert found["1", "Kostnaden?", "inspel"]["Antal"] == "2"
    assert found["2", "Kostnaden?", "prickar"]["Andel i procent"] == "66,7"
    assert sum(int(one["Antal"]) for key, one in found.items() if key[2] == "prickar") == 3
    assert found["3", "", "medelvärde"]["Antal"] == "3,67"
    assert found["3", "5 (Helt)", "svar"]["Svar"] == "3"


def test_who_sent_it_has_a_column_only_where_that_was_asked_for(alice):
    led = running(a_round())
    asked = opened(prompt(led))
    sent(asked, seat(led), "Vad kostar det?")
    assert {"Bord", "Namn", "Antal vid bordet"}.isdisjoint(rows(inputs_csv(led, round_results(led)))[0])
    named = running(a_round("Med namn", of=led.networks.get(), asks_names=True), code="GGGGGG")
    sent(opened(prompt(named)), seat(named, "Alva"), "Vad kostar det?")
    (row,) = rows(inputs_csv(named, round_results(named)))
    assert row["Namn"] == "Alva"
    assert "Antal vid bordet" not in row


def test_the_number_of_an_anonymous_seat_is_told_to_nobody(alice):
    led = running(a_round())
    asked = opened(prompt(led))
    sent(asked, take_seat(led=led), "Vad kostar det?")
    end_round(led=led, by=alice)
    assert str(led.seats.get().number) not in rows(inputs_csv(led, round_results(led)))[0].values()
    page = entered(alice).get(reverse("rounds:results", args=[led.pk])).content.decode()
    assert '<span>Vad kostar det?</span> <span class="meta"></span>' in page


def test_the_workbook_has_a_sheet_for_each_prompt_and_runs_nothing(led):
    book = zipfile.ZipFile(io.BytesIO(workbook(led, round_results(led))))
    names = re.findall('<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
    assert names == ["Rundan", "1 Vad måste en chef fråga", "2 Vad är viktigast", "3 Hur var det"]
    assert "=HYPERLINK(1)" in book.read("xl/sharedStrings.xml").decode()
    sheets = "".join(book.read(name).decode() for name in book.namelist() if "worksheets/sheet" in name)
    assert "<f>" not in sheets
    assert sum("charts/chart" in name for name in book.namelist()) == 2


def test_a_sheets_name_is_short_and_holds_no_forbidden_character():
    assert (
        sheet_name(12, "Vad [är]: 'det' vi/ni * behöver veta om kostnaden?")
        == "12 Vad är det vi ni behöver vet"
    )
    assert len(sheet_name(12, "x" * 300)) == 31


def test_paper_has_drawings_with_words_and_every_wording_with_its_table(led, alice):
    answer = entered(alice).get(reverse("rounds:results_pdf", args=[led.pk]))
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.content)).pages)
    said = " ".join(text.split())
    assert "Vad kostar det per år? (Bord 2)" in said
    assert "Formulerat av Alice Alm" in said
    assert "Flest prickar har ”Kostnaden?”: 2 av 3." in said
    word = docx.Document(
        io.BytesIO(entered(alice).get(reverse("rounds:results_docx", args=[led.pk])).content)
    )
    assert "=HYPERLINK(1) (Bord 3, 1 prick)" in [one.text for one in word.paragraphs]


def test_members_take_along_what_has_ended_and_nothing_of_what_runs(led):
    bob = User.objects.create_user("bob@sjobygden.example", person=people.person("Bob Berg"))
    people.seat(bob.person, "IFO", Role.MEMBER)
    client = entered(bob)
    running_still = running(a_round(of=led.networks.get()), code="AACCDD")
    prompt(running_still)
    for name in FILES:
        assert client.get(reverse(f"rounds:{name}", args=[led.pk])).status_code == 200
        assert client.get(reverse(f"rounds:{name}", args=[running_still.pk])).status_code == 404


def test_an_empty_round_is_taken_along_too(alice):
    led = a_round()
    for kind in Kind:
        prompt(led, kind, f"Steg {kind}")
    client = entered(alice)
    for name in FILES:
        assert client.get(reverse(f"rounds:{name}", args=[led.pk])).status_code == 200
