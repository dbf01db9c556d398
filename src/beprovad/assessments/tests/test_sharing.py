"""Alva in Norrvik shares; Maj and Ture in Granö are in the network; Charlie is everybody else."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from beprovad.assessments.actions.handing import hand_question
from beprovad.assessments.actions.setup import RiskSaid, add_risk
from beprovad.assessments.actions.sharing import note_reading, share_assessment, withdraw_sharing
from beprovad.assessments.actions.taking_over import take_over_answer
from beprovad.assessments.models import Answer, AnswerConflict, Assessment, Share
from beprovad.assessments.rules.answers import AssessmentRefused, Said
from beprovad.assessments.rules.kinds import DecisionKind, Verdict
from beprovad.assessments.rules.taking_over import Taking, TakingRefusal, TakingRefused
from beprovad.assessments.tests import deciding, makers
from beprovad.checklists.models import Question
from beprovad.checklists.rules.areas import Area
from beprovad.journal.models import Entry
from beprovad.people.rules import Role
from beprovad.people.tests import makers as people

pytestmark = pytest.mark.django_db

READ = "assessments.SharedAssessmentRead"


@pytest.fixture
def alva():
    made = makers.user()
    people.seat(made.person, at=people.organisation("Norrvik"))
    return made


@pytest.fixture
def ture():
    """Heads Granö's authority, and is in the network."""
    made = makers.user("Ture Lindh", at=makers.authority("Granö"))
    people.seat(made.person, at=people.organisation("Granö"))
    return made


@pytest.fixture
def ifo():
    return people.network("IFO")


@pytest.fixture
def assessment(alva):
    made = makers.assessment(alva, purpose="Vardagen ska fungera")
    makers.answered(made, alva, "Vilket behov", reasons="Tretton av **arton** säger det.")
    return made


@pytest.fixture
def shared(assessment, ifo, alva):
    share_assessment(assessment=assessment, network=ifo, by=alva)
    return assessment


def url(name, *args):
    return reverse(f"assessments:{name}", args=args)


def page(who, name, *args, language="sv"):
    return makers.browser(who, language).get(url(name, *args))


def text(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


# Sharing, and taking it back


def test_an_assessment_is_its_authoritys_own_until_it_is_shared(assessment, ture):
    assert page(ture, "shared_assessment", assessment.pk).status_code == 404
    assert "Vardagskompassen" not in text(page(ture, "shared"))


def test_it_is_shared_with_the_networks_that_were_chosen(assessment, alva, ifo, ture):
    answer = makers.browser(alva).post(url("share", assessment.pk), {"networks": [ifo.pk]})
    assert answer.status_code == 302
    assert [share.network for share in assessment.shares.all()] == [ifo]
    assert "Vardagskompassen" in text(page(ture, "shared"))
    assert "Tretton av <strong>arton</strong> säger det." in text(
        page(ture, "shared_assessment", assessment.pk)
    )


def test_sharing_twice_is_sharing_once(shared, ifo, alva):
    share_assessment(assessment=shared, network=ifo, by=alva)
    assert shared.shares.count() == 1
    assert Entry.objects.filter(event="assessments.AssessmentShared").count() == 1


def test_nothing_chosen_is_told_kindly(assessment, alva):
    answer = makers.browser(alva).post(url("share", assessment.pk), {})
    assert answer.status_code == 422
    assert "Välj minst ett nätverk." in answer.content.decode()


def test_a_network_that_nobody_there_is_in_cannot_be_chosen(assessment, alva):
    strange = people.network("Äldreomsorg")
    answer = makers.browser(alva).post(url("share", assessment.pk), {"networks": [strange.pk]})
    assert answer.status_code == 422
    assert not Share.objects.exists()


def test_a_network_that_a_colleague_is_in_can_be_chosen(assessment, alva):
    funk = people.network("Funktionsstöd")
    people.seat(makers.colleague().person, "Funktionsstöd")
    assert funk.name in text(page(alva, "share", assessment.pk))


def test_what_is_withdrawn_is_read_by_nobody_else(shared, alva, ifo, ture):
    makers.browser(alva).post(url("withdraw_share", shared.pk, ifo.pk))
    assert page(ture, "shared_assessment", shared.pk).status_code == 404
    assert Entry.objects.filter(event="assessments.SharingWithdrawn", subject_id=shared.pk).count() == 1


def test_withdrawing_twice_is_journaled_once(shared, alva, ifo):
    for _ in range(2):
        withdraw_sharing(assessment=shared, network_id=ifo.pk, by=alva)
    assert Entry.objects.filter(event="assessments.SharingWithdrawn").count() == 1


def test_who_works_there_but_does_not_lead_shares_nothing(assessment, ifo):
    bo = makers.colleague()
    assert page(bo, "share", assessment.pk).status_code == 404
    assert makers.browser(bo).post(url("share", assessment.pk), {"networks": [ifo.pk]}).status_code == 404


def test_the_assessments_page_says_with_whom_it_is_shared(shared, alva):
    assert "IFO-chefsnätverket" in text(page(alva, "assessment", shared.pk))


# What the others read


def test_the_preview_shows_what_the_others_read(shared, alva, ture):
    makers.linked(
        shared,
        alva,
        "Vilket behov",
        makers.evidence("Vi har frågat fjorton", owner=makers.authority(), is_shared=False),
    )
    preview, theirs = text(page(alva, "share", shared.pk)), text(page(ture, "shared_assessment", shared.pk))
    for said in (
        "Tretton av <strong>arton</strong> säger det.",
        "Vi har frågat fjorton",
        "Vardagen ska fungera",
    ):
        assert said in preview
        assert said in theirs


def test_evidence_of_ones_own_is_read_inside_the_shared_assessment_and_nowhere_else(shared, alva, ture):
    piece = makers.evidence("Vi har frågat fjorton", "users", owner=makers.authority(), is_shared=False)
    makers.linked(shared, alva, "Vilket behov", piece)
    seen = text(page(ture, "shared_assessment", shared.pk))
    address = reverse("knowledge:evidence", args=[piece.pk])
    assert "Vi har frågat fjorton" in seen
    assert address not in seen
    assert makers.browser(ture).get(address).status_code == 404


def test_shared_evidence_leads_to_its_own_page(shared, alva, ture):
    piece = makers.evidence("Färre återfall")
    makers.linked(shared, alva, "Vilket behov", piece)
    assert reverse("knowledge:evidence", args=[piece.pk]) in text(page(ture, "shared_assessment", shared.pk))


def test_nothing_else_of_the_authority_leaks(shared, alva, ture):
    bo = makers.colleague("Bo Hemlig")
    asked = makers.question(shared, "Vad säger forskningen")
    hand_question(
        assessment_id=shared.pk, question=asked, person=bo.person, message="Hemligt meddelande", due_on=None, by=alva,
    )  # fmt: skip
    answer = Answer.objects.get(assessment=shared)
    AnswerConflict.objects.create(answer=answer, author=alva, base_revision=0, reasons="Hemlig text")
    filled = deciding.filled(shared, alva)
    signed = deciding.decided(filled, alva, reasons="Hemliga skäl", decided_by="Hemlig nämnd")
    signed.trial_entries.create(on=timezone.localdate(), happened="Hemlig logg", written_by_label="x")
    makers.answered(shared, alva, "Vilket behov", reasons="Ny lydelse.")
    client = makers.browser(ture)
    for address in (
        url("shared_assessment", shared.pk), url("side_by_side", shared.method_id), url("shared"),
        url("take_over", shared.pk, answer.question_id),
    ):  # fmt: skip
        seen = client.get(address, follow=True).content.decode()
        assert "Hemlig" not in seen, address
        assert "Tretton av" not in seen, address
        assert "hos en kollega" not in seen, address


def test_others_read_which_decision_stands_its_day_and_its_conditions_as_the_preview_says(shared, alva, ture):
    filled = deciding.filled(shared, alva)
    deciding.decided(filled, alva, conditions="Bara kvällstid.", reasons="Hemliga skäl")
    preview, theirs = page(alva, "share", shared.pk), page(ture, "shared_assessment", shared.pk)
    day = date_format(deciding.today(), "j F Y")
    for seen in (text(preview), text(theirs)):
        assert "Bara kvällstid." in seen
        assert f"Beslutat {day}" in seen
        assert re.search(r"chip[^>]*>pilot<", seen)
        assert "Hemliga skäl" not in seen
    assert "vad ni beslutade, vilken dag och på vilka villkor" in text(preview)


def test_a_later_decision_takes_the_place_of_the_one_that_others_read(shared, alva, ture):
    filled = deciding.filled(shared, alva)
    deciding.decided(filled, alva, conditions="Bara kvällstid.")
    deciding.decided(filled, alva, DecisionKind.DECLINE, conditions="")
    seen = text(page(ture, "shared_assessment", shared.pk))
    assert "Bara kvällstid." not in seen
    assert re.search(r"chip[^>]*>avstå<", seen)


def test_the_list_and_the_columns_beside_each_other_say_what_was_decided(shared, alva, ture):
    makers.assessment(ture, authority=makers.authority("Granö"))
    for address in ("shared", "side_by_side"):
        args = [shared.method_id] if address == "side_by_side" else []
        assert not re.search(r"chip[^>]*>pilot<", text(page(ture, address, *args)))
    deciding.decided(deciding.filled(shared, alva), alva)
    assert re.search(r"chip[^>]*>pilot<", text(page(ture, "shared")))
    assert re.search(r"chip[^>]*>pilot<", text(page(ture, "side_by_side", shared.method_id)))


def test_what_is_shared_and_not_decided_says_nothing_of_decisions(shared, ture):
    assert "Beslutat" not in text(page(ture, "shared_assessment", shared.pk))


def test_what_was_answered_alone_is_not_read_by_others(shared, alva, ture):
    makers.alone(shared, alva, alva, makers.colleague())
    mine = shared.assessors.get(person=alva.person)
    mine.answers.create(question=makers.question(shared, "forskningen"), reasons="Hemligt eget svar")
    assert "Hemligt" not in text(page(ture, "shared_assessment", shared.pk))


def test_the_fields_are_read_by_others(shared, alva, ture):
    deciding.filled(shared, alva)
    add_risk(assessment=shared, said=RiskSaid(text="Färre hinner", likelihood=2, consequence=3), by=alva)
    seen = text(page(ture, "shared_assessment", shared.pk))
    assert "300\xa0000 kr" in seen
    assert "Färre hinner" in seen


def test_a_reader_in_english_reads_the_answers_as_they_were_written(shared, ture):
    assert "Tretton av <strong>arton</strong>" in text(
        page(ture, "shared_assessment", shared.pk, language="en")
    )


# Reading is journaled


def test_reading_is_journaled_once_for_each_reader_and_day(shared, ture, alva):
    maj = makers.member()
    for who in (ture, ture, maj):
        page(who, "shared_assessment", shared.pk)
    read = Entry.objects.filter(event=READ, subject_id=shared.pk)
    assert sorted(read.values_list("actor_label", flat=True)) == ["Maj Sandell", "Ture Lindh"]
    read.update(at=timezone.now() - timedelta(days=1))
    page(ture, "shared_assessment", shared.pk)
    assert read.count() == 3


def test_holding_it_beside_ones_own_is_reading_it_too(shared, ture):
    page(ture, "side_by_side", shared.method_id)
    assert Entry.objects.filter(event=READ, subject_id=shared.pk).count() == 1


def test_looking_at_the_preview_is_not_reading_anothers(shared, alva):
    page(alva, "share", shared.pk)
    assert not Entry.objects.filter(event=READ).exists()


def test_nothing_to_read_is_nothing_to_journal(alva):
    note_reading(assessments=[], by=alva)
    assert not Entry.objects.filter(event=READ).exists()


# Charlie


@pytest.mark.parametrize("who", ["outsider", "politician", "member of another network", "another authority"])
def test_nobody_else_is_told_that_it_is_shared(shared, who, ifo):
    charlie = {
        "outsider": lambda: people.user("Charlie Ek"),
        "politician": lambda: makers.user("Charlie Ek", Role.POLITICIAN),
        "member of another network": lambda: makers.member("Charlie Ek", "Funktionsstöd"),
        "another authority": lambda: makers.user("Charlie Ek", at=makers.authority("Lillby")),
    }[who]()
    asked = makers.question(shared).pk
    client = makers.browser(charlie)
    for address in (
        url("shared_assessment", shared.pk), url("share", shared.pk), url("withdraw_share", shared.pk, ifo.pk),
        url("take_over", shared.pk, asked),
    ):  # fmt: skip
        for method in ("get", "post"):
            assert getattr(client, method)(address).status_code in (404, 405), (address, method)
    beside = client.get(url("side_by_side", shared.method_id))
    assert beside.status_code == 404 or "Norrvik" not in beside.content.decode().split("<main")[1]


# Side by side


def own(ture, shared, *questions, **told):
    """Granö's own assessment of the same method, against a list of its own unless it is told otherwise."""
    version = makers.version(*questions, number=90) if questions else shared.version
    return makers.assessment(ture, shared.method, version, authority=makers.authority("Granö"), **told)


def test_the_same_question_stands_in_one_row(shared, ture):
    mine = own(ture, shared)
    makers.answered(mine, ture, "Vilket behov", Verdict.AGAINST, "Inte här.")
    seen = text(page(ture, "side_by_side", shared.method_id))
    assert seen.count("Vilket behov svarar det mot?") == 1
    assert "talar emot" in seen
    assert "talar för" in seen
    assert "Socialförvaltningen Norrvik" in seen


def test_questions_of_different_lists_meet_by_what_they_cover(shared, ture):
    key = makers.question(shared, "Vilket behov").key
    mine = own(ture, shared, makers.q("Behövs det?", covers=[str(key)]), makers.q("Bara vi frågar", Area.LAW))
    makers.answered(mine, ture, "Behövs det", Verdict.FOR)
    seen = text(page(ture, "side_by_side", shared.method_id))
    assert "Här lyder frågan: Vilket behov svarar det mot?" in seen or "Här lyder frågan: Behövs det?" in seen
    assert "Bara vi frågar" in seen
    assert "Finns inte i deras lista" in seen
    assert "Finns inte i er lista" in seen


def test_only_the_differences_are_shown_when_asked_for(shared, ture):
    mine = own(ture, shared)
    makers.answered(mine, ture, "Vilket behov", Verdict.AGAINST, "Inte här.")
    seen = text(makers.browser(ture).get(f"{url('side_by_side', shared.method_id)}?show=differing"))
    assert "Vilket behov svarar det mot?" in seen
    assert "Vad kostar det?" not in seen


def test_fields_are_held_beside_each_other_too(shared, ture, alva):
    shared.is_in_depth = True
    shared.save(update_fields=["is_in_depth"])
    deciding.filled(shared, alva)
    own(ture, shared)
    assert "300\xa0000 kr" in text(page(ture, "side_by_side", shared.method_id))


def test_one_alone_has_nothing_to_stand_beside(shared, alva):
    assert "Det finns bara en prövning att se" in text(page(alva, "side_by_side", shared.method_id))


def test_side_by_side_takes_as_many_queries_for_two_as_for_five_with_more_answers(shared, alva, ture, ifo):
    shared.is_in_depth = True
    shared.save(update_fields=["is_in_depth"])
    own(ture, shared)
    few = queries(ture, url("side_by_side", shared.method_id))
    for name in ("Lillby", "Ekvalla", "Sundarp"):
        head = makers.user(at=makers.authority(name))
        other = makers.assessment(head, shared.method, authority=makers.authority(name))
        for asked in makers.questions(other):
            makers.answered(other, head, asked.text)
            makers.linked(other, head, asked.text)
        share_assessment(assessment=other, network=ifo, by=head)
    assert queries(ture, url("side_by_side", shared.method_id)) == few


def test_the_list_of_shared_ones_takes_as_many_queries_for_one_as_for_many(shared, ture, ifo):
    one = queries(ture, url("shared"))
    for name in ("Lillby", "Ekvalla", "Sundarp"):
        head = makers.user(at=makers.authority(name))
        other = makers.assessment(head, authority=makers.authority(name))
        makers.answered(other, head)
        share_assessment(assessment=other, network=ifo, by=head)
    assert queries(ture, url("shared")) == one


@pytest.mark.whole
def test_a_shared_assessment_takes_as_many_queries_whatever_it_holds(shared, ture, alva):
    one = queries(ture, url("shared_assessment", shared.pk))
    for asked in makers.questions(shared):
        makers.answered(shared, alva, asked.text)
        makers.linked(shared, alva, asked.text, makers.evidence(f"Om {asked.text}"))
    assert queries(ture, url("shared_assessment", shared.pk)) <= one + 3
    few = queries(ture, url("shared_assessment", shared.pk))
    version = shared.version
    for number in range(30):
        Question.objects.create(
            version=version, position=10 + number, text=f"Fråga {number}", area=Area.LAW, is_screening=True
        )
        makers.answered(shared, alva, f"Fråga {number}")
    assert queries(ture, url("shared_assessment", shared.pk)) == few


def queries(who, address):
    """After the first time, which is journaled."""
    client = makers.browser(who)
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


# Taking over


def taking(**told):
    whole = {"said": Said(Verdict.UNCERTAIN, "Nio av elva hos oss."), "adaptation": "Vi är färre.", "base": 0}
    return Taking(**{**whole, **told})


def take(shared, mine, by, text="Vilket behov", **told):
    source = Answer.objects.get(assessment=shared, question__text__contains=text)
    return take_over_answer(
        source=source,
        assessment_id=mine.pk,
        question=makers.question(mine, text),
        taking=taking(**told),
        by=by,
    )


def test_a_taken_answer_is_credited_and_says_how_it_is_adapted(shared, ture):
    taken = take(shared, own(ture, shared), ture)
    assert (taken.verdict, taken.reasons, taken.adaptation) == (
        "uncertain",
        "Nio av elva hos oss.",
        "Vi är färre.",
    )
    assert taken.taken_from_label.startswith("Norrvik, Socialförvaltningen Norrvik, ")
    assert taken.taken_from.assessment == shared
    assert (
        Entry.objects.filter(event="assessments.AnswerTakenOver", subject_id=taken.assessment_id).count() == 1
    )


def test_taking_over_raises_the_stamp(shared, ture):
    mine = own(ture, shared)
    take(shared, mine, ture)
    assert Assessment.objects.get(pk=mine.pk).stamp > mine.stamp


def test_shared_evidence_comes_along_and_the_others_own_stays(shared, ture, alva):
    for claim, is_shared in (("Färre återfall", True), ("Vi har frågat fjorton", False)):
        piece = makers.evidence(claim, owner=makers.authority(), is_shared=is_shared)
        makers.linked(shared, alva, "Vilket behov", piece)
    taken = take(shared, own(ture, shared), ture)
    assert [link.evidence.claim for link in taken.links.all()] == ["Färre återfall"]


def test_an_own_answer_is_not_replaced_unasked(shared, ture):
    mine = own(ture, shared)
    standing = makers.answered(mine, ture, "Vilket behov", reasons="Vårt eget.")
    with pytest.raises(TakingRefused) as refused:
        take(shared, mine, ture, base=standing.revision)
    assert refused.value.refusal is TakingRefusal.OWN_ANSWER_STANDS
    assert Answer.objects.get(pk=standing.pk).reasons == "Vårt eget."
    replaced = take(shared, mine, ture, base=standing.revision, is_replacing=True)
    assert replaced.reasons == "Nio av elva hos oss."
    assert {each.reasons for each in replaced.revisions.all()} >= {"Nio av elva hos oss."}


def test_an_answer_that_was_saved_meanwhile_is_not_written_over(shared, ture):
    mine = own(ture, shared)
    makers.answered(mine, ture, "Vilket behov", reasons="Nyss skrivet.")
    with pytest.raises(TakingRefused) as refused:
        take(shared, mine, ture, base=0, is_replacing=True)
    assert refused.value.refusal is TakingRefusal.CHANGED_MEANWHILE
    assert Answer.objects.get(assessment=mine).reasons == "Nyss skrivet."


def test_without_an_adaptation_nothing_is_written(shared, ture):
    mine = own(ture, shared)
    with pytest.raises(TakingRefused):
        take(shared, mine, ture, adaptation=" ")
    assert not Answer.objects.filter(assessment=mine).exists()


def test_an_identity_number_is_not_taken_over(shared, ture):
    with pytest.raises(AssessmentRefused):
        take(shared, own(ture, shared), ture, said=Said(Verdict.FOR, "Gäller 19121212-1212."))


def test_the_page_shows_both_and_keeps_what_was_written_when_it_is_refused(shared, ture):
    mine = own(ture, shared)
    makers.answered(mine, ture, "Vilket behov", reasons="Vårt eget svar.")
    asked = makers.question(shared, "Vilket behov").pk
    client = makers.browser(ture)
    seen = text(client.get(url("take_over", shared.pk, asked)))
    assert "Vårt eget svar." in seen
    assert "Tretton av <strong>arton</strong>" in seen
    sent = {"base": 1, "verdict": "for", "reasons": "Sammanskrivet.", "adaptation": "Vi är färre."}
    refused = client.post(url("take_over", shared.pk, asked), sent)
    assert refused.status_code == 422
    assert "Sammanskrivet." in refused.content.decode()
    kept = client.post(url("take_over", shared.pk, asked), {**sent, "is_replacing": "on"})
    assert kept.status_code == 302
    assert kept["Location"] == url("question", mine.pk, makers.question(mine, "Vilket behov").pk)
    assert "Övertaget svar" in text(client.get(kept["Location"]))


def test_without_an_assessment_of_ones_own_one_is_led_back_with_the_reason(shared, ture):
    asked = makers.question(shared, "Vilket behov").pk
    answer = makers.browser(ture).get(url("take_over", shared.pk, asked), follow=True)
    assert "Börja en egen prövning" in answer.content.decode()


def test_a_question_that_ones_own_list_does_not_ask_has_no_place(shared, ture):
    own(ture, shared, makers.q("Något annat?"))
    asked = makers.question(shared, "Vilket behov").pk
    answer = makers.browser(ture).get(url("take_over", shared.pk, asked), follow=True)
    assert "ställer inte den frågan" in answer.content.decode()


def test_with_several_of_ones_own_one_chooses(shared, ture):
    first = own(ture, shared)
    second = own(ture, shared, unit=makers.unit("Enheten för unga", makers.authority("Granö")))
    asked = makers.question(shared, "Vilket behov").pk
    client = makers.browser(ture)
    assert "Till vilken prövning?" in text(client.get(url("take_over", shared.pk, asked)))
    chosen = client.post(
        f"{url('take_over', shared.pk, asked)}?into={second.pk}",
        {"base": 0, "verdict": "for", "reasons": "Så.", "adaptation": "Yngre."},
    )
    assert chosen.status_code == 302
    assert not first.answers.exists()
    assert second.answers.get().adaptation == "Yngre."


def test_an_answer_that_says_nothing_is_not_there_to_take(shared, ture):
    own(ture, shared)
    asked = makers.question(shared, "forskningen").pk
    assert page(ture, "take_over", shared.pk, asked).status_code == 404


def test_what_was_taken_over_stays_when_the_sharing_is_withdrawn(shared, ture, alva, ifo):
    taken = take(shared, own(ture, shared), ture)
    withdraw_sharing(assessment=shared, network_id=ifo.pk, by=alva)
    assert "Övertaget svar" in text(page(ture, "question", taken.assessment_id, taken.question_id))
