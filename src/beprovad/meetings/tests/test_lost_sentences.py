"""A matter stands on a sentence of a note. When the note says something else, those who prepare are told."""

from datetime import date

import pytest
from django.urls import reverse

from beprovad.meetings.actions.matters import edit_matter, raise_matter
from beprovad.meetings.actions.notes import save_note
from beprovad.meetings.actions.releasing import release_notes
from beprovad.meetings.models import AgendaItem, Note, NoteRevision
from beprovad.meetings.queries.sentences import lost_in
from beprovad.meetings.rules.matters import State
from beprovad.meetings.tests.makers import meeting, network, user
from beprovad.people.rules import Role

pytestmark = pytest.mark.django_db

SENTENCE = "Ture Lindh tar fram en lista till den 15 december."
TOLD = "bygger på en mening som inte längre står"


@pytest.fixture
def esther():
    return user("Esther Nyman", IFO=Role.COORDINATOR)


@pytest.fixture
def held():
    return meeting(network())


@pytest.fixture
def note(held, esther):
    item = AgendaItem.objects.create(meeting=held, position=0, title="Mätningar")
    text = "Noor visade.\nTure Lindh tar fram en\nlista till den 15 december."
    made = Note.objects.create(meeting=held, item=item, text=text)
    NoteRevision.objects.create(
        note=made, from_revision=1, revision=1, text=text, author_label="Esther",
        began_at=made.changed_at, at=made.changed_at,
    )  # fmt: skip
    return made


@pytest.fixture
def matter(held, note, esther):
    return raise_matter(
        title="En lista", state=State.ASSIGNED, responsible="Ture Lindh", networks=[network()],
        meeting=held, item=note.item, sentence=SENTENCE, by=esther,
    )  # fmt: skip


def correct(note, by, text="Ture Lindh tar fram en lista till den 20 december."):
    note.refresh_from_db()
    save_note(note_id=note.pk, base_revision=note.revision, text=text, by=by)


def test_line_breaks_do_not_make_another_sentence(held, note, matter, esther):
    correct(note, esther, f"Något mer.\n\n{SENTENCE}")
    assert lost_in(held) == ()


def test_a_sentence_that_never_stood_in_the_note_is_not_missed(held, note, esther):
    raise_matter(
        title="Annat", state=State.OPEN, networks=[network()], meeting=held, item=note.item,
        sentence="Skriven av en människa vid granskningen.", by=esther,
    )  # fmt: skip
    correct(note, esther)
    assert lost_in(held) == ()


def test_a_corrected_sentence_is_missed_until_the_matter_has_been_changed(held, note, matter, esther):
    correct(note, esther)
    assert [one.event.matter for one in lost_in(held)] == [matter]
    edit_matter(matter, {"due_on": date(2026, 12, 20)}, by=esther)
    assert lost_in(held) == ()


def test_it_is_missed_no_more_when_the_sentence_is_back(held, note, matter, esther):
    correct(note, esther)
    correct(note, esther, SENTENCE)
    assert lost_in(held) == ()


@pytest.mark.parametrize("page", ["meeting", "release_notes", "matter"])
def test_every_page_says_that_the_sentence_is_gone(client, note, matter, esther, page):
    address = reverse(f"meetings:{page}", args=[matter.pk if page == "matter" else note.meeting_id])
    client.force_login(esther)
    assert TOLD not in client.get(address).content.decode()
    correct(note, esther)
    assert TOLD in client.get(address).content.decode()


def test_members_are_not_asked_to_mend_it(client, held, note, matter, esther):
    correct(note, esther)
    release_notes(meeting=held, by=esther)
    client.force_login(user("Bo Ahlin", IFO=Role.MEMBER))
    for page in (reverse("meetings:meeting", args=[held.pk]), reverse("meetings:matter", args=[matter.pk])):
        assert TOLD not in client.get(page).content.decode()
