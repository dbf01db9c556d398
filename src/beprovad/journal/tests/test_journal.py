"""Recording, and the page where administrators read it. Accounts come from the rooms above."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from beprovad.home.tests.makers import a_coordinator, a_user
from beprovad.journal import actions, words
from beprovad.journal.events import Actor, Event
from beprovad.journal.models import Entry
from beprovad.journal.queries import Sought, entries, kinds, line
from beprovad.people.rules import Role

ESTHER = Actor(id=1, label="Esther Nyman")
ALVA = Actor(id=2, label="Alva Ekström")


@dataclass(frozen=True, kw_only=True)
class LampLit(Event):
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class LampPutOut(Event):
    pass


@pytest.fixture(autouse=True)
def _own_words(monkeypatch):
    monkeypatch.setattr(words, "_words", {"tests.LampLit": "tände lampan"})
    monkeypatch.setattr(actions, "_subscribers", defaultdict(list))


def light(by=ESTHER, label="Taklampan", reason=""):
    with transaction.atomic():
        return actions.record(LampLit(subject_id=1, subject_label=label, reason=reason), by=by)


def put_out(by=ESTHER):
    with transaction.atomic():
        return actions.record(LampPutOut(subject_id=1, subject_label="Taklampan"), by=by)


def happened(entry, *moment):
    Entry.objects.filter(pk=entry.pk).update(at=datetime(*moment, tzinfo=timezone.get_default_timezone()))


@pytest.fixture
def administrator(db):
    return a_user("admin@sjobygden.example", post=Role.ADMINISTRATOR)


@pytest.mark.django_db
def test_an_act_is_told_in_words_with_its_reason():
    told = line(light(reason="Det var mörkt."))
    assert (told.who, told.words, told.subject, told.reason) == (
        "Esther Nyman",
        "tände lampan",
        "Taklampan",
        "Det var mörkt.",
    )


@pytest.mark.django_db(transaction=True)
def test_nothing_is_recorded_outside_a_transaction():
    with pytest.raises(RuntimeError):
        actions.record(LampLit(subject_id=1, subject_label="x"), by=ESTHER)
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_an_act_that_fails_leaves_no_entry():
    def fail(_event, _by):
        raise ZeroDivisionError

    actions.subscribe(LampLit, fail)
    with pytest.raises(ZeroDivisionError):
        light()
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_a_subscriber_runs_with_the_act_and_falls_with_it():
    seen = []
    actions.subscribe(LampLit, lambda event, by: seen.append((event.subject_label, by.label)))
    light()
    put_out()
    assert seen == [("Taklampan", "Esther Nyman")]


@pytest.mark.django_db
def test_the_newest_comes_first():
    first, second = light(), put_out()
    assert list(entries(Sought())) == [second, first]


@pytest.mark.django_db
def test_what_was_done_by_somebody_is_found_by_a_part_of_the_name():
    mine, _ = light(by=ALVA), light(by=ESTHER)
    assert list(entries(Sought(who="ekström"))) == [mine]


@pytest.mark.django_db
def test_one_kind_of_act_is_found():
    _, dark = light(), put_out()
    assert list(entries(Sought(event="tests.LampPutOut"))) == [dark]


@pytest.mark.django_db
def test_both_days_of_a_period_belong_to_it():
    before, first, last, after = (light() for _ in range(4))
    happened(before, 2026, 10, 5, 23, 59)
    happened(first, 2026, 10, 6, 0, 0)
    happened(last, 2026, 10, 7, 23, 59)
    happened(after, 2026, 10, 8, 0, 0)
    period = Sought(since=date(2026, 10, 6), until=date(2026, 10, 7))
    assert list(entries(period)) == [last, first]


@pytest.mark.django_db
def test_only_kinds_that_have_happened_are_offered():
    light()
    assert kinds() == [("tests.LampLit", "tände lampan")]


def test_an_administrator_reads_it(client, administrator):
    light()
    client.force_login(administrator)
    page = client.get(reverse("journal:journal")).content.decode()
    assert "tände lampan" in page
    assert "Taklampan" in page


@pytest.mark.django_db
def test_a_coordinator_does_not_and_a_visitor_is_led_to_the_login(client):
    address = client.get(reverse("journal:journal"))["Location"]
    assert address.startswith(reverse("account_login"))
    client.force_login(a_coordinator())
    assert client.get(reverse("journal:journal")).status_code == 404


def test_a_filter_that_cannot_be_read_says_so_and_sorts_nothing_out(client, administrator):
    light()
    client.force_login(administrator)
    page = client.get(reverse("journal:journal"), {"since": "igår", "event": "okänt"}).content.decode()
    assert "Taklampan" in page
    assert "aria-invalid" in page


@pytest.mark.parametrize("asked", [{"since": "0001-01-01"}, {"until": "9999-12-31"}])
def test_a_day_beyond_every_time_zone_sorts_nothing_out(client, administrator, asked):
    light()
    client.force_login(administrator)
    page = client.get(reverse("journal:journal"), asked).content.decode()
    assert "Taklampan" in page
    assert "aria-invalid" in page


def test_a_filter_without_hits_says_how_to_go_on(client, administrator):
    light()
    client.force_login(administrator)
    page = client.get(reverse("journal:journal"), {"who": "ingen"}).content.decode()
    assert "Inget hände som passar urvalet" in page


def test_many_acts_are_read_page_by_page(client, administrator):
    for number in range(51):
        light(label=f"Lampa {number}.")
    client.force_login(administrator)
    first = client.get(reverse("journal:journal")).content.decode()
    second = client.get(reverse("journal:journal"), {"page": 2}).content.decode()
    assert "Lampa 50." in first
    assert "Lampa 0." not in first
    assert "Lampa 0." in second


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_with_more_on_it_asks_no_more_questions(
    client, administrator, django_assert_num_queries, rows
):
    for _ in range(rows):
        light()
    client.force_login(administrator)
    client.get(reverse("journal:journal"))
    with django_assert_num_queries(6):
        client.get(reverse("journal:journal"))


@pytest.mark.django_db
def test_an_entry_bears_the_hour_of_the_act():
    assert timezone.now() - light().at < timedelta(seconds=5)
    assert light().at.tzinfo is UTC
