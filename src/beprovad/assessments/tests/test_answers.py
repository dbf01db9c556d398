from datetime import timedelta

import pytest
from django.utils import timezone

from beprovad.assessments.actions.answers import AnswerClash, AnswerSaved, save_answer, settle_answer
from beprovad.assessments.actions.assessments import close_assessment, reopen_assessment
from beprovad.assessments.models import Answer, AnswerConflict, AnswerRevision
from beprovad.assessments.rules.answers import (
    REASONS_LIMIT,
    AssessmentRefused,
    Kept,
    Refusal,
    Said,
)
from beprovad.assessments.rules.kinds import Verdict
from beprovad.assessments.tests import makers
from beprovad.journal.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def alva():
    return makers.user()


@pytest.fixture
def bo():
    return makers.colleague()


@pytest.fixture
def assessment(alva):
    return makers.assessment(alva)


@pytest.fixture
def asked(assessment):
    return makers.question(assessment)


def save(assessment, asked, base, reasons, by, *, verdict=Verdict.FOR):
    return save_answer(
        assessment_id=assessment.pk, question=asked, base=base, said=Said(verdict, reasons), by=by
    )


def entries(name):
    return Entry.objects.filter(event=f"assessments.{name}").count()


def test_the_first_save_is_the_first_revision_and_raises_the_stamp(assessment, asked, alva):
    before = assessment.stamp
    saved = save(assessment, asked, 0, "Behovet är stort.", alva)
    answer = Answer.objects.get()
    assert isinstance(saved, AnswerSaved)
    assert (saved.revision, answer.revision, answer.reasons, answer.verdict) == (
        1,
        1,
        "Behovet är stort.",
        "for",
    )
    assert answer.saved_by_label == "Alva Ekström"
    assessment.refresh_from_db()
    assert assessment.stamp > before


def test_an_answer_on_an_old_base_is_refused_and_both_are_kept(assessment, asked, alva, bo):
    save(assessment, asked, 0, "Alvas svar", alva)
    outcome = save(assessment, asked, 0, "Bos svar", bo, verdict=Verdict.AGAINST)
    assert isinstance(outcome, AnswerClash)
    assert (outcome.theirs, outcome.mine) == (
        Said(Verdict.FOR, "Alvas svar"),
        Said(Verdict.AGAINST, "Bos svar"),
    )
    assert (outcome.who, outcome.revision) == ("Alva Ekström", 1)
    assert Answer.objects.get().reasons == "Alvas svar"
    assert AnswerConflict.objects.get(author=bo).reasons == "Bos svar"


def test_the_same_answer_sent_twice_is_saved_once(assessment, asked, alva):
    first, second = (save(assessment, asked, 0, "Behovet är stort.", alva) for _ in range(2))
    assert second.revision == first.revision == Answer.objects.get().revision
    assert not AnswerConflict.objects.exists()


def test_autosaves_of_one_author_are_one_revision_and_one_journal_entry(assessment, asked, alva):
    for base, reasons in enumerate(["B", "Be", "Behovet"]):
        save(assessment, asked, base, reasons, alva)
    assert [(row.number, row.reasons) for row in AnswerRevision.objects.all()] == [(3, "Behovet")]
    assert entries("AnswerWritten") == 1


def test_another_author_or_another_time_begins_a_new_revision(assessment, asked, alva, bo):
    save(assessment, asked, 0, "Alvas", alva)
    save(assessment, asked, 1, "Bos", bo)
    AnswerRevision.objects.update(began_at=timezone.now() - timedelta(minutes=11))
    save(assessment, asked, 2, "Bos senare", bo)
    assert [row.reasons for row in AnswerRevision.objects.all()] == ["Bos senare", "Bos", "Alvas"]


def test_a_verdict_alone_is_an_answer_worth_saving(assessment, asked, alva):
    save(assessment, asked, 0, "", alva, verdict=Verdict.UNCERTAIN)
    assert Answer.objects.get().verdict == "uncertain"


@pytest.mark.parametrize(
    ("reasons", "why"),
    [("Personnummer 811228-9874", Refusal.IDENTITY_NUMBER), ("x" * (REASONS_LIMIT + 1), Refusal.TOO_LONG)],
)
def test_what_may_not_be_kept_is_refused_and_changes_nothing(assessment, asked, alva, reasons, why):
    with pytest.raises(AssessmentRefused) as refused:
        save(assessment, asked, 0, reasons, alva)
    assert refused.value.refusal == why
    assert not Answer.objects.exclude(reasons="").exists()


def test_letting_mine_hold_keeps_theirs_in_the_history(assessment, asked, alva, bo):
    save(assessment, asked, 0, "Alvas", alva)
    save(assessment, asked, 0, "Bos", bo)
    settle_answer(assessment_id=assessment.pk, question=asked, kept=Kept.MINE, seen=1, by=bo)
    assert Answer.objects.get().reasons == "Bos"
    assert [row.reasons for row in AnswerRevision.objects.all()] == ["Bos", "Alvas"]
    assert not AnswerConflict.objects.exists()
    assert entries("AnswerConflictSettled") == 1


def test_keeping_theirs_changes_nothing_but_settles(assessment, asked, alva, bo):
    save(assessment, asked, 0, "Alvas", alva)
    save(assessment, asked, 0, "Bos", bo)
    settle_answer(assessment_id=assessment.pk, question=asked, kept=Kept.THEIRS, seen=1, by=bo)
    assert (Answer.objects.get().reasons, AnswerConflict.objects.count()) == ("Alvas", 0)


def test_settling_over_an_answer_that_was_not_seen_is_a_conflict_again(assessment, asked, alva, bo):
    save(assessment, asked, 0, "Alvas", alva)
    save(assessment, asked, 0, "Bos", bo)
    save(assessment, asked, 1, "Alvas nya", alva)
    outcome = settle_answer(assessment_id=assessment.pk, question=asked, kept=Kept.MINE, seen=1, by=bo)
    assert isinstance(outcome, AnswerClash)
    assert Answer.objects.get().reasons == "Alvas nya"
    assert "Bos" in {row.reasons for row in AnswerConflict.objects.all()}


def test_mine_in_a_second_window_keeps_the_first_windows_answer_in_the_history(assessment, asked, alva):
    save(assessment, asked, 0, "Första fönstret", alva)
    assert isinstance(save(assessment, asked, 0, "Andra fönstret", alva), AnswerClash)
    settle_answer(assessment_id=assessment.pk, question=asked, kept=Kept.MINE, seen=1, by=alva)
    assert [row.reasons for row in AnswerRevision.objects.all()] == ["Andra fönstret", "Första fönstret"]


def test_answers_refused_from_two_bases_are_both_kept(assessment, asked, alva, bo):
    save(assessment, asked, 0, "Alvas", alva)
    save(assessment, asked, 0, "Bos första", bo)
    save(assessment, asked, 1, "Alvas nya", alva)
    save(assessment, asked, 1, "Bos andra", bo)
    assert {row.reasons for row in AnswerConflict.objects.all()} == {"Bos första", "Bos andra"}


def test_a_closed_assessment_takes_no_answer_until_it_is_opened_again(assessment, asked, alva):
    close_assessment(assessment=assessment, reason="Inte aktuellt.", by=alva)
    with pytest.raises(AssessmentRefused) as refused:
        save(assessment, asked, 0, "Behovet", alva)
    assert refused.value.refusal == Refusal.CLOSED
    reopen_assessment(assessment=assessment, by=alva)
    assert isinstance(save(assessment, asked, 0, "Behovet", alva), AnswerSaved)


def test_the_receipt_of_what_saves_itself_says_how_the_question_stands_now():
    alva = makers.user()
    assessment = makers.assessment(alva)
    asked = makers.question(assessment)
    address = f"/assessments/{assessment.pk}/questions/{asked.pk}/"
    client = makers.browser(alva)
    assert "obesvarad" in client.get(address).text.partition('id="stands"')[2].partition("</span></span>")[0]
    told = {"base": 0, "verdict": "for", "reasons": "Så är det."}
    receipt = client.post(address, told, headers={"X-Autosave": "1"}).json()
    assert "obesvarad" not in receipt["stands"]
    assert "talar för" in receipt["stands"].lower()
