"""What no form of ours sends: answered with a page, on both databases, and nothing is changed by it."""

import pytest
from django.urls import reverse

from beprovad.meetings.actions.matters import raise_matter
from beprovad.meetings.actions.notes import begin_note
from beprovad.meetings.models import Meeting, Note, NoteConflict
from beprovad.meetings.rules.matters import State
from beprovad.meetings.tests.makers import meeting, network, reading, user
from beprovad.people.rules import Role

pytestmark = [pytest.mark.django_db, pytest.mark.whole]

TOO_LARGE = "9" * 20  # no database's integer
ODD = ["²", "-1", "1e3", "a\x00b", TOO_LARGE, "9" * 5_000]


@pytest.fixture(scope="module")
def ids(once_for_the_file):
    alice = user("Alice Alm", IFO=Role.COORDINATOR)
    held = meeting(network())
    note = begin_note(meeting=held, item=None, by=alice)
    read = reading(alice)
    matter = raise_matter(title="Guiden", state=State.OPEN, networks=[network()], by=alice, meeting=held)
    return {
        "alice": alice, "meeting_id": held.pk, "note_id": note.pk, "reading_id": read.pk,
        "finding_id": read.findings.first().pk, "matter_id": matter.pk,
    }  # fmt: skip


def address(name, ids, *keys):
    return reverse(f"meetings:{name}", kwargs={key: ids[key] for key in keys})


@pytest.fixture
def browser(client, ids):
    client.force_login(ids["alice"], backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    ("page", "field"),
    [
        (("note", "meeting_id", "note_id"), "base"),
        (("restore_note", "meeting_id", "note_id"), "revision"),
        (("restore_note", "meeting_id", "note_id"), "base"),
        (("begin_note", "meeting_id"), "item"),
        (("decide_finding", "reading_id"), "accept"),
        (("answer_finding", "reading_id", "finding_id"), "answer"),
        (("choose_networks", "reading_id"), "networks"),
        (("link_matters", "matter_id"), "other"),
        (("new_meeting",), "networks"),
        (("new_matter",), "networks"),
        (("edit_matter", "matter_id"), "networks"),
    ],
)
def test_an_odd_number_in_a_form_is_no_breakdown(browser, ids, page, field, odd):
    usual = {"text": "Ny text.", "revision": "1", "base": "1", "title": "Dag", "held_on": "2026-04-21"}

    response = browser.post(address(page[0], ids, *page[1:]), {**usual, field: odd})

    assert response.status_code < 500
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_question_in_the_address_asks_the_first_one(browser, ids, odd):
    response = browser.get(address("review", ids, "reading_id"), {"question": odd})

    assert response.status_code == 200


def test_a_search_with_a_mark_that_no_database_holds_finds_without_it(browser, ids):
    response = browser.get(address("link_matters", ids, "matter_id"), {"q": "Gui\x00den"})

    assert response.status_code == 200
    assert response.context["words"] == "Guiden"


def test_a_text_written_on_a_revision_that_is_yet_to_come_is_a_conflict_with_the_latest(browser, ids):
    response = browser.post(
        address("note", ids, "meeting_id", "note_id"), {"base": TOO_LARGE, "text": "Min text."}
    )

    assert response.status_code == 409
    conflict = NoteConflict.objects.get()
    assert (conflict.text, conflict.base_revision) == ("Min text.", Note.objects.get().revision)


@pytest.mark.parametrize("name", ["meeting", "notes_pdf", "edit_meeting", "agenda", "materials"])
def test_a_number_too_large_for_the_database_is_a_page_that_does_not_exist(browser, name):
    response = browser.get(reverse(f"meetings:{name}", args=[int(TOO_LARGE)]))

    assert response.status_code == 404


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_meeting_on_the_calendars_first_or_last_day_has_its_pages(browser, day):
    made = {"title": "Dag", "held_on": day, "networks": [network().pk]}
    assert browser.post(reverse("meetings:new_meeting"), made).status_code == 302

    held = Meeting.objects.get(title="Dag")
    pages = [reverse(f"meetings:{name}", args=[held.pk]) for name in ("meeting", "notes_pdf", "notes_docx")]
    for page in [*pages, reverse("meetings:meetings"), reverse("home:start")]:
        assert browser.get(page).status_code == 200
