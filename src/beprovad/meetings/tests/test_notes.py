from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from beprovad.journal.models import Entry
from beprovad.meetings.actions.meetings import add_item
from beprovad.meetings.actions.notes import (
    Conflict,
    NoteRefused,
    Saved,
    begin_note,
    restore_revision,
    save_note,
    settle_conflict,
)
from beprovad.meetings.actions.releasing import release_notes
from beprovad.meetings.models import Note, NoteConflict, NoteRevision
from beprovad.meetings.queries.notes import open_conflict
from beprovad.meetings.rules.notes import Choice, Refusal
from beprovad.meetings.tests.makers import meeting, network, user
from beprovad.people.rules import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def esther():
    return user("Esther Nyman", IFO=Role.COORDINATOR)


@pytest.fixture
def leo():
    return user("Leo Fransson", IFO=Role.PREPARATION)


@pytest.fixture
def note(esther):
    return begin_note(meeting=meeting(network()), item=None, by=esther)


def entries(name: str) -> int:
    return Entry.objects.filter(event=f"meetings.{name}").count()


def save(note, base, text, by):
    return save_note(note_id=note.pk, base_revision=base, text=text, by=by)


def test_a_saved_text_is_the_next_revision(note, esther):
    saved = save(note, 1, "Guiden prövas.", esther)
    note.refresh_from_db()
    assert isinstance(saved, Saved)
    assert (saved.revision, note.revision, note.text) == (2, 2, "Guiden prövas.")


def test_a_text_on_an_old_base_is_refused_and_kept_with_both_texts(note, esther, leo):
    save(note, 1, "Esthers text", esther)
    outcome = save(note, 1, "Leos text", leo)
    note.refresh_from_db()
    assert isinstance(outcome, Conflict)
    assert (outcome.current_text, outcome.current_revision, outcome.yours) == ("Esthers text", 2, "Leos text")
    assert outcome.current_author == "Esther Nyman"
    assert note.text == "Esthers text"
    assert NoteConflict.objects.get(note=note, author=leo).text == "Leos text"


def test_the_same_text_sent_twice_is_saved_once(note, esther):
    first = save(note, 1, "Guiden prövas.", esther)
    second = save(note, 1, "Guiden prövas.", esther)
    note.refresh_from_db()
    assert isinstance(second, Saved)
    assert (second.revision, note.revision) == (first.revision, 2)
    assert not NoteConflict.objects.exists()


def test_a_lost_receipt_is_given_again_also_when_somebody_has_built_on_the_text(note, esther, leo):
    save(note, 1, "Guiden prövas.", esther)
    save(note, 2, "Guiden prövas i Granö.", leo)
    again = save(note, 1, "Guiden prövas.", esther)
    assert isinstance(again, Saved)
    assert again.revision == 2


def test_somebody_else_with_the_same_words_is_shown_the_conflict(note, esther, leo):
    save(note, 1, "Guiden prövas.", esther)
    assert isinstance(save(note, 1, "Guiden prövas.", leo), Conflict)


def test_an_unchanged_text_makes_no_revision(note, esther):
    save(note, 1, "Guiden prövas.", esther)
    assert save(note, 2, "Guiden prövas.", esther).revision == 2
    assert NoteRevision.objects.filter(note=note).count() == 2


def test_autosaves_of_one_author_are_one_revision_and_one_journal_entry(note, esther):
    for base, text in enumerate(["G", "Gu", "Guiden"], start=1):
        save(note, base, text, esther)
    latest = note.revisions.first()
    assert (latest.from_revision, latest.revision, latest.text) == (2, 4, "Guiden")
    assert entries("NoteEdited") == 1


def test_another_author_begins_a_new_revision(note, esther, leo):
    save(note, 1, "Guiden", esther)
    save(note, 2, "Guiden prövas", leo)
    save(note, 3, "Guiden prövas nu", esther)
    assert [row.author_label for row in note.revisions.all()] == ["Esther Nyman", "Leo Fransson"] + [
        "Esther Nyman"
    ] * 2
    assert entries("NoteEdited") == 3


def test_after_ten_minutes_a_new_revision_begins(note, esther):
    save(note, 1, "Guiden", esther)
    note.revisions.update(began_at=timezone.now() - timedelta(minutes=11))
    save(note, 2, "Guiden prövas", esther)
    assert [row.text for row in note.revisions.all()] == ["Guiden prövas", "Guiden", ""]


def test_what_was_released_stays_in_the_history(note, esther):
    save(note, 1, "Så som det skickades", esther)
    release_notes(meeting=note.meeting, by=esther)
    save(note, 2, "Ändrat efteråt", esther)
    assert [row.text for row in note.revisions.all()] == ["Ändrat efteråt", "Så som det skickades", ""]


def test_an_identity_number_is_refused_and_changes_nothing(note, esther):
    with pytest.raises(NoteRefused) as refused:
        save(note, 1, "Personnummer 811228-9874", esther)
    note.refresh_from_db()
    assert refused.value.refusal == Refusal.IDENTITY_NUMBER
    assert (note.revision, note.text) == (1, "")
    assert not NoteConflict.objects.exists()


def test_line_breaks_and_invisible_marks_are_made_plain(note, esther):
    save(note, 1, "En\r\ntvå\x00\ufeff", esther)
    note.refresh_from_db()
    assert note.text == "En\ntvå"


@pytest.fixture
def conflict(note, esther, leo):
    save(note, 1, "Esthers text", esther)
    save(note, 1, "Leos text", leo)
    return NoteConflict.objects.get()


def settle(conflict, choice, by, *, seen=2, text=""):
    return settle_conflict(conflict=conflict, choice=choice, seen_revision=seen, text=text, by=by)


def test_keeping_theirs_changes_nothing_but_settles(conflict, note, leo):
    assert isinstance(settle(conflict, Choice.THEIRS, leo), Saved)
    note.refresh_from_db()
    assert (note.text, note.revision) == ("Esthers text", 2)
    assert not NoteConflict.objects.exists()
    assert entries("NoteConflictSettled") == 1


def test_keeping_mine_is_a_new_revision_over_theirs(conflict, note, leo):
    assert settle(conflict, Choice.MINE, leo).revision == 3
    note.refresh_from_db()
    assert note.text == "Leos text"
    assert [row.text for row in note.revisions.all()] == ["Leos text", "Esthers text", ""]


def test_a_joined_text_is_saved_as_it_was_written(conflict, note, leo):
    settle(conflict, Choice.JOINED, leo, text="Båda texterna")
    note.refresh_from_db()
    assert note.text == "Båda texterna"


def test_settling_over_a_text_that_was_not_seen_is_a_conflict_again(conflict, note, esther, leo):
    save(note, 2, "Esthers nya text", esther)
    outcome = settle(conflict, Choice.MINE, leo, seen=2)
    note.refresh_from_db()
    assert isinstance(outcome, Conflict)
    assert (note.text, outcome.current_revision) == ("Esthers nya text", 3)
    assert NoteConflict.objects.get().text == "Leos text"


def test_settling_mine_in_a_second_window_keeps_the_first_windows_text_in_the_history(note, esther):
    save(note, 1, "Första fönstret", esther)
    assert isinstance(save(note, 1, "Andra fönstret", esther), Conflict)
    settle(NoteConflict.objects.get(), Choice.MINE, esther)
    assert [row.text for row in note.revisions.all()] == ["Andra fönstret", "Första fönstret", ""]


def test_what_is_written_on_takes_the_place_of_the_refused_text(conflict, note, leo):
    save(note, 1, "Leos text och mera", leo)
    assert NoteConflict.objects.get().text == "Leos text och mera"


def test_a_text_refused_from_another_base_is_kept_beside_the_first(conflict, note, esther, leo):
    save(note, 2, "Esthers nya text", esther)
    save(note, 2, "Leos andra text", leo)
    assert {one.text for one in NoteConflict.objects.all()} == {"Leos text", "Leos andra text"}
    settle(open_conflict(note, leo), Choice.THEIRS, leo, seen=3)
    assert open_conflict(note, leo).text == "Leos text"


def test_an_older_text_is_restored_as_a_new_revision(note, esther):
    save(note, 1, "Först", esther)
    release_notes(meeting=note.meeting, by=esther)
    save(note, 2, "Sedan", esther)
    first = note.revisions.get(revision=2)
    assert restore_revision(revision=first, base_revision=3, by=esther).revision == 4
    note.refresh_from_db()
    assert note.text == "Först"
    assert [row.text for row in note.revisions.all()] == ["Först", "Sedan", "Först", ""]


# The page


def url(name, note):
    return reverse(f"meetings:{name}", args=[note.meeting_id, note.pk])


def post(client, note, base, text, **headers):
    return client.post(url("note", note), {"base": base, "text": text}, headers=headers)


AUTOSAVE = {"x-autosave": "1", "accept": "application/json"}


def test_an_autosave_is_answered_with_the_next_base(client, note, esther):
    client.force_login(esther)
    answer = post(client, note, 1, "Guiden prövas.", **AUTOSAVE)
    note.refresh_from_db()
    assert answer.status_code == 200
    assert answer.json()["base"] == 2
    assert answer.json()["saved_at"] == timezone.localtime(note.changed_at).strftime("%H.%M")


def test_without_javascript_saving_leads_back_to_the_note_on_its_meeting(client, note, esther):
    client.force_login(esther)
    answer = post(client, note, 1, "Guiden prövas.")
    assert answer.status_code == 302
    assert answer["Location"] == f"/meetings/{note.meeting_id}/#note-{note.pk}"
    note.refresh_from_db()
    assert note.text == "Guiden prövas."


def test_half_a_sentence_is_never_saved_into_a_note_that_members_read(client, note, esther):
    save(note, 1, "Guiden prövas.", esther)
    release_notes(meeting=note.meeting, by=esther)
    client.force_login(esther)
    answer = post(client, note, 2, "Guiden prövas in", **AUTOSAVE)
    note.refresh_from_db()
    assert (answer.status_code, note.text) == (422, "Guiden prövas.")
    assert "synliga för ledamöterna" in answer.content.decode()
    page = client.get(url("note", note)).content.decode()
    assert "<auto-save-field" not in page
    assert "ser ändringen så snart du sparar" in page
    assert post(client, note, 2, "Guiden prövas inte.").status_code == 302
    note.refresh_from_db()
    assert note.text == "Guiden prövas inte."


def test_saving_leads_back_to_the_heading_of_the_item(client, note, esther):
    item = add_item(meeting=note.meeting, title="Guiden", parent=None, presenters=(), by=esther)
    client.force_login(esther)
    answer = post(client, item.note, 1, "Guiden prövas.")
    assert answer["Location"] == f"/meetings/{note.meeting_id}/#item-{item.pk}"


def test_somebody_with_two_windows_is_told_that_it_was_themselves(client, note, esther, leo):
    client.force_login(leo)
    save(note, 1, "Esthers text", esther)
    post(client, note, 1, "Leos text")
    assert "för någon annan skrev samtidigt" in client.get(url("note", note)).content.decode()
    save(note, 2, "Leos andra text", leo)
    assert "i ett annat fönster" in client.get(url("note", note)).content.decode()
    assert "i ett annat fönster" in client.get(url("note_conflict", note)).content.decode()


def test_a_conflict_shows_both_texts_with_what_differs_marked(client, note, esther, leo):
    save(note, 1, "Guiden prövas i Granö.", esther)
    client.force_login(leo)
    for headers, is_page in ((AUTOSAVE, False), ({}, True)):
        answer = post(client, note, 1, "Guiden prövas i Lillby.", **headers)
        text = answer.content.decode()
        assert answer.status_code == 409
        assert "<mark>Granö.</mark>" in text
        assert "<mark>Lillby.</mark>" in text
        assert ("<html" in text) == is_page
        assert ('id="joined-text"' in text) == is_page


def test_a_conflict_is_settled_on_its_page(client, conflict, note, leo):
    client.force_login(leo)
    page = client.get(url("note_conflict", note)).content.decode()
    assert "Esthers text\nLeos text" in page
    answer = client.post(
        url("note_conflict", note), {"conflict": conflict.pk, "choice": "joined", "seen": 2, "text": "Båda"}
    )
    assert answer.status_code == 302
    note.refresh_from_db()
    assert note.text == "Båda"


def test_a_joined_text_with_an_identity_number_stays_in_its_field(client, conflict, note, leo):
    client.force_login(leo)
    sent = {"conflict": conflict.pk, "choice": "joined", "seen": 2, "text": "Båda 811228-9874"}
    answer = client.post(url("note_conflict", note), sent)
    assert answer.status_code == 422
    assert "Båda 811228-9874" in answer.content.decode()
    assert NoteConflict.objects.exists()


def test_a_choice_about_a_conflict_that_is_settled_already_changes_nothing(client, conflict, note, leo):
    client.force_login(leo)
    sent = {"conflict": conflict.pk + 1, "choice": "mine", "seen": 2}
    assert client.post(url("note_conflict", note), sent).status_code == 302
    note.refresh_from_db()
    assert note.text == "Esthers text"


def test_a_conflict_of_somebody_else_is_not_shown(client, conflict, note, esther):
    client.force_login(esther)
    assert client.get(url("note_conflict", note)).status_code == 302


def test_an_identity_number_is_refused_in_clear_words_and_the_text_stays(client, note, esther):
    client.force_login(esther)
    page = post(client, note, 1, "Nummer 811228-9874")
    piece = post(client, note, 1, "Nummer 811228-9874", **AUTOSAVE)
    assert (page.status_code, piece.status_code) == (422, 422)
    assert "Nummer 811228-9874" in page.content.decode()
    assert "Texten innehåller ett personnummer" in page.content.decode()
    assert "Texten innehåller ett personnummer" in piece.content.decode()
    assert "<html" not in piece.content.decode()


def test_a_form_without_its_base_is_refused_and_the_text_stays(client, note, esther):
    client.force_login(esther)
    answer = client.post(url("note", note), {"text": "Guiden"})
    assert answer.status_code == 422
    assert "Guiden" in answer.content.decode()


def test_the_history_shows_who_wrote_what_and_restores(client, note, esther, leo):
    save(note, 1, "Guiden prövas.", esther)
    save(note, 2, "Guiden används.", leo)
    client.force_login(esther)
    page = client.get(url("note_history", note)).content.decode()
    assert "<del>prövas.</del><ins>används.</ins>" in page
    answer = client.post(url("restore_note", note), {"revision": 2, "base": 3})
    assert answer.status_code == 302
    assert Note.objects.get(pk=note.pk).text == "Guiden prövas."


def test_restoring_over_a_text_that_was_not_seen_shows_both(client, note, esther, leo):
    save(note, 1, "Guiden prövas.", esther)
    save(note, 2, "Guiden används.", leo)
    client.force_login(esther)
    answer = client.post(url("restore_note", note), {"revision": 2, "base": 2})
    assert answer.status_code == 409
    assert Note.objects.get(pk=note.pk).text == "Guiden används."


def test_a_note_is_begun_once(client, esther):
    client.force_login(esther)
    held = meeting(network())
    for _ in range(2):
        client.post(reverse("meetings:begin_note", args=[held.pk]))
    assert Note.objects.filter(meeting=held).count() == 1


def test_markup_in_a_note_is_text(client, note, esther):
    save(note, 1, "<script>alert(1)</script> & *fet*", esther)
    client.force_login(esther)
    for address in (reverse("meetings:meeting", args=[note.meeting_id]), url("note_history", note)):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
