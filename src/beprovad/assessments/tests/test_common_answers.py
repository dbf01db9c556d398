"""Alva in Norrvik and Ture in Granö share with IFO; Esther coordinates it and writes what they say together."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beprovad.assessments.actions.common import (
    CommonAnswerClash,
    CommonAnswerRefused,
    StandsOn,
    write_common_answer,
)
from beprovad.assessments.actions.setup import Fields, save_setup
from beprovad.assessments.actions.sharing import share_assessment, withdraw_sharing
from beprovad.assessments.models import Answer, Assessment, CommonAnswer, CommonAnswerRevision
from beprovad.assessments.queries.older import older_common_answers
from beprovad.assessments.rules.answers import AssessmentRefused, Said
from beprovad.assessments.rules.common import CommonRefusal, Footing, footing, is_older, refuse_common
from beprovad.assessments.rules.kinds import Verdict
from beprovad.assessments.tests import makers
from beprovad.journal.models import Entry
from beprovad.knowledge.actions import withdraw_evidence
from beprovad.people.rules import Role
from beprovad.people.tests import makers as people

READ = "assessments.SharedAssessmentRead"


# The rules


@pytest.mark.parametrize(
    ("now", "is_shared", "how"),
    [
        ("aa", True, Footing.HOLDS), ("bb", True, Footing.OLDER), (None, True, Footing.OLDER),
        ("aa", False, Footing.UNSHARED), ("bb", False, Footing.UNSHARED),
    ],
)  # fmt: skip
def test_what_is_shared_no_more_is_never_told_to_have_changed(now, is_shared, how):
    assert footing("aa", now, is_shared=is_shared) is how


def test_one_older_answer_makes_the_common_one_older():
    assert is_older([Footing.HOLDS, Footing.OLDER])
    assert not is_older([Footing.HOLDS, Footing.UNSHARED])


def test_a_common_answer_stands_on_something_and_an_empty_one_takes_back():
    assert refuse_common(says_anything=True, stands_on=0, is_new=True) is CommonRefusal.NO_GROUND
    assert refuse_common(says_anything=False, stands_on=2, is_new=True) is CommonRefusal.NOTHING_SAID
    assert refuse_common(says_anything=False, stands_on=0, is_new=False) is None
    assert refuse_common(says_anything=True, stands_on=1, is_new=True) is None


# In the room


@pytest.fixture
def ifo(db):
    return people.network("IFO")


@pytest.fixture
def alva(ifo):
    made = makers.user()
    people.seat(made.person, at=people.organisation("Norrvik"))
    return made


@pytest.fixture
def ture(ifo):
    made = makers.user("Ture Lindh", at=makers.authority("Granö"))
    people.seat(made.person, at=people.organisation("Granö"))
    return made


@pytest.fixture
def esther(ifo):
    made = people.user("Esther Nyman")
    people.seat(made.person, "IFO", Role.COORDINATOR, at=people.organisation("Kommunförbundet"))
    return made


@pytest.fixture
def norrvik(alva, ifo):
    made = makers.assessment(alva)
    makers.answered(made, alva, "Vilket behov", Verdict.FOR, "Tretton av arton säger det.")
    share_assessment(assessment=made, network=ifo, by=alva)
    return made


@pytest.fixture
def grano(ture, ifo, norrvik):
    made = makers.assessment(ture, against=norrvik.version, authority=makers.authority("Granö"))
    makers.answered(made, ture, "Vilket behov", Verdict.AGAINST, "Ingen hos oss säger det.")
    share_assessment(assessment=made, network=ifo, by=ture)
    return made


def url(name, *args):
    return reverse(f"assessments:{name}", args=args)


def asked(of):
    return makers.question(of, "Vilket behov")


def place(of, ifo, text="Vilket behov"):
    return url("write_common", of.method_id, ifo.pk, makers.question(of, text).pk)


def page(who, of):
    answer = makers.browser(who).get(url("side_by_side", of.method_id))
    assert answer.status_code == 200
    return answer


def words(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def form(who, of, ifo, *, text="Vilket behov", **said):
    shown = makers.browser(who).get(place(of, ifo, text))
    assert shown.status_code == 200
    sent = {name: shown.context["form"][name].value() for name in ("base", "seen", "verdict", "reasons")}
    return {**sent, "stands_on": shown.context["form"]["stands_on"].value(), **said}


def write(who, of, ifo, *, text="Vilket behov", **said):
    whole = {"verdict": "uncertain", "reasons": "Behovet finns, men **inte** överallt.", **said}
    return makers.browser(who).post(place(of, ifo, text), form(who, of, ifo, text=text, **whole))


def test_a_coordinator_writes_what_the_network_says_together_and_its_members_read_it(
    esther, alva, norrvik, grano, ifo
):
    shown = makers.browser(esther).get(place(norrvik, ifo))
    assert "Tretton av arton säger det." in words(shown)
    assert "Ingen hos oss säger det." in words(shown)
    assert shown.context["form"]["stands_on"].value() == [str(grano.pk), str(norrvik.pk)]
    answer = write(esther, norrvik, ifo)
    assert answer.status_code == 302
    for who in (alva, esther):
        seen = page(who, norrvik)
        assert "Behovet finns, men <strong>inte</strong> överallt." in seen.content.decode()
        assert "Esther Nyman" in words(seen)
        assert "Står på svaren från Granö, Socialförvaltningen Granö; Norrvik" in words(seen)
        assert "olika svar" in words(seen)
        assert "bygger på äldre svar" not in words(seen)
        assert "talar emot" in words(seen)


def test_it_stands_in_the_journal_once_and_what_was_read_too(esther, norrvik, grano, ifo):
    write(esther, norrvik, ifo)
    (entry,) = Entry.objects.filter(event="assessments.CommonAnswerWritten")
    assert (entry.subject_id, entry.details["network_id"]) == (norrvik.method_id, ifo.pk)
    assert Entry.objects.filter(event=READ, actor_id=esther.pk).count() == 2


def test_a_later_change_in_what_it_stands_on_marks_it(esther, alva, norrvik, grano, ifo):
    write(esther, norrvik, ifo)
    makers.answered(norrvik, alva, "Vilket behov", Verdict.AGAINST, "Vi ändrade oss.")
    seen = words(page(esther, norrvik))
    assert "bygger på äldre svar" in seen
    assert "Har ändrat sitt svar sedan dess: Norrvik, Socialförvaltningen Norrvik." in seen
    assert "olika svar" not in seen
    write(esther, norrvik, ifo, reasons="Nu säger båda detsamma.")
    assert "bygger på äldre svar" not in words(page(esther, norrvik))


def test_a_change_in_a_field_marks_it_in_whatever_language_it_is_read(esther, alva, norrvik, grano, ifo):
    for of, _by in ((norrvik, alva), (grano, norrvik)):
        of.is_in_depth = True
        of.save()
    save_setup(assessment=norrvik, written=Fields(cost_once=300_000), by=alva)
    cost = makers.question(norrvik, "kostar")
    address = url("write_common", norrvik.method_id, ifo.pk, cost.pk)
    client = makers.browser(esther)
    shown = client.get(address).context["form"]
    sent = {name: shown[name].value() for name in ("base", "seen", "stands_on")}
    client.post(address, {**sent, "verdict": "", "reasons": "Ungefär det."})
    english = makers.browser(esther, "en").get(url("side_by_side", norrvik.method_id))
    rows = [row for row in english.context["beside"].agreeing if row.question_id == cost.pk]
    assert [each.cell.is_older for row in rows for each in row.commons] == [False]
    save_setup(assessment=norrvik, written=Fields(cost_once=400_000), by=alva)
    assert "bygger på äldre svar" in words(page(esther, norrvik))


def test_what_changed_while_it_was_written_is_marked_from_the_start(esther, alva, norrvik, grano, ifo):
    sent = form(esther, norrvik, ifo, verdict="for", reasons="Alla säger det.")
    makers.answered(norrvik, alva, "Vilket behov", Verdict.AGAINST, "Vi ändrade oss.")
    makers.browser(esther).post(place(norrvik, ifo), sent)
    assert "bygger på äldre svar" in words(page(esther, norrvik))


def test_what_stands_on_older_answers_waits_for_whoever_writes_it_until_it_is_written_again(
    esther, alva, norrvik, grano, ifo
):
    write(esther, norrvik, ifo)
    assert older_common_answers(makers.reach(esther)) == ()
    makers.answered(norrvik, alva, "Vad vinner brukarna", Verdict.FOR, "En annan fråga.")
    assert older_common_answers(makers.reach(esther)) == ()
    makers.answered(norrvik, alva, "Vilket behov", Verdict.AGAINST, "Vi ändrade oss.")
    (older,) = older_common_answers(makers.reach(esther))
    assert older.places == ("Norrvik, Socialförvaltningen Norrvik",)
    start = words(makers.browser(esther).get("/"))
    assert "Gemensamma svar att se över" in start
    assert "Har ändrat sitt svar: Norrvik, Socialförvaltningen Norrvik" in start
    assert "Vi ändrade oss." not in start
    assert older_common_answers(makers.reach(alva)) == ()
    write(esther, norrvik, ifo, reasons="Nu säger ingen det.")
    assert older_common_answers(makers.reach(esther)) == ()


def test_what_is_shared_no_more_or_taken_back_does_not_wait(esther, alva, norrvik, grano, ifo):
    write(esther, norrvik, ifo)
    makers.answered(norrvik, alva, "Vilket behov", Verdict.AGAINST, "Vi ändrade oss.")
    withdraw_sharing(assessment=norrvik, network_id=ifo.pk, by=alva)
    assert older_common_answers(makers.reach(esther)) == ()


def test_as_many_queries_find_three_older_answers_as_one(esther, alva, norrvik, grano, ifo):
    counts = []
    norrvik.is_in_depth = True
    norrvik.save()
    for text in ("Vilket behov", "Vad säger forskningen", "Vad kostar det"):
        makers.answered(norrvik, alva, text, Verdict.FOR, "Så är det.")
        assert write(esther, norrvik, ifo, text=text).status_code == 302
        makers.answered(norrvik, alva, text, Verdict.AGAINST, "Vi ändrade oss.")
        reach = makers.reach(esther)
        with CaptureQueriesContext(connection) as asked_of:
            found = older_common_answers(reach)
        counts.append((len(found), len(asked_of)))
    assert [found for found, _ in counts] == [1, 2, 3]
    assert len({queries for _, queries in counts}) == 1


def test_who_stops_sharing_is_named_and_nothing_of_theirs_is_told(esther, alva, norrvik, grano, ifo):
    write(esther, norrvik, ifo)
    withdraw_sharing(assessment=norrvik, network_id=ifo.pk, by=alva)
    makers.answered(norrvik, alva, "Vilket behov", Verdict.AGAINST, "Vi ändrade oss.")
    seen = words(page(esther, grano))
    assert "Delar inte längre sin prövning: Norrvik, Socialförvaltningen Norrvik." in seen
    assert "bygger på äldre svar" not in seen


def test_of_two_who_write_at_once_both_texts_are_shown_and_none_is_lost(esther, norrvik, grano, ifo):
    noor = people.user("Noor Haddad")
    people.seat(noor.person, "IFO", Role.PREPARATION, at=people.organisation("FoU"))
    mine = form(noor, norrvik, ifo, verdict="for", reasons="Noors text.")
    write(esther, norrvik, ifo, reasons="Esthers text.")
    client = makers.browser(noor)
    clash = client.post(place(norrvik, ifo), mine)
    assert clash.status_code == 409
    assert "Esthers text." in words(clash)
    assert clash.context["form"]["reasons"].value() == "Noors text."
    assert CommonAnswer.objects.get().reasons == "Esthers text."
    again = client.post(place(norrvik, ifo), {**mine, "base": clash.context["base"], "reasons": "Vår text."})
    assert again.status_code == 302
    assert CommonAnswer.objects.get().reasons == "Vår text."
    assert "Esthers text." in words(client.get(place(norrvik, ifo)))
    assert CommonAnswerRevision.objects.count() == 2


def test_pressing_twice_is_writing_once(esther, norrvik, grano, ifo):
    sent = form(esther, norrvik, ifo, verdict="for", reasons="Alla säger det.")
    client = makers.browser(esther)
    for _ in range(2):
        assert client.post(place(norrvik, ifo), sent).status_code == 302
    assert CommonAnswer.objects.get().revision == 1


def test_lists_that_ask_the_same_have_one_common_answer(esther, norrvik, grano, ifo):
    write(esther, norrvik, ifo)
    newer = makers.version(
        {**makers.q("Behövs det?", is_screening=True), "key": asked(norrvik).key}, number=4711
    )
    other = newer.questions.get()
    with pytest.raises(CommonAnswerClash):
        write_common_answer(
            network=ifo, method=norrvik.method, question=other, base=0, said=Said(Verdict.FOR, "Ja."),
            stands_on=[StandsOn(grano.pk, "Granö", "aa")], by=esther,
        )  # fmt: skip
    assert CommonAnswer.objects.count() == 1


def test_an_empty_one_takes_it_back_and_its_wordings_are_kept(esther, ture, norrvik, grano, ifo):
    write(esther, norrvik, ifo)
    assert write(esther, norrvik, ifo, verdict="", reasons="").status_code == 302
    assert "Esther Nyman" not in words(page(ture, norrvik))
    assert "Behovet finns" in words(makers.browser(esther).get(place(norrvik, ifo)))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"stands_on": []}, "Kryssa för minst en kommuns svar"),
        ({"verdict": "", "reasons": " "}, "Skriv vad nätverket säger tillsammans"),
        ({"reasons": "19121212-1212"}, "personnummer"),
        ({"reasons": "x" * 20_001}, "högst 20 000 tecken"),
        ({"verdict": "perhaps"}, ""),
        ({"stands_on": ["999999"]}, ""),
    ],
)
@pytest.mark.usefixtures("grano")
def test_what_may_not_be_saved_is_told_and_stays(esther, norrvik, ifo, said, told):
    answer = write(esther, norrvik, ifo, **said)
    assert answer.status_code == 422
    assert told in words(answer)
    assert not CommonAnswer.objects.exists()


def test_the_actions_refuse_by_themselves(esther, norrvik, ifo):
    def act(said, *stands_on):
        return write_common_answer(
            network=ifo, method=norrvik.method, question=asked(norrvik), base=0, said=said,
            stands_on=stands_on, by=esther,
        )  # fmt: skip

    with pytest.raises(CommonAnswerRefused):
        act(Said(Verdict.FOR))
    with pytest.raises(AssessmentRefused):
        act(Said(None, "19121212-1212"), StandsOn(norrvik.pk, "Norrvik", "aa"))


# Taking it over


def test_it_is_taken_over_adapted_and_credited(esther, ture, norrvik, grano, ifo):
    write(esther, norrvik, ifo)
    common = CommonAnswer.objects.get()
    address = url("take_over_common", common.pk)
    assert address in page(ture, norrvik).content.decode()
    client = makers.browser(ture)
    shown = client.get(address)
    assert "Nätverkets gemensamma svar, IFO" in words(shown)
    base = shown.context["base"]
    sent = {"base": base, "verdict": "uncertain", "reasons": "Behovet finns.", "is_replacing": "on"}
    assert client.post(address, sent).status_code == 422
    answer = client.post(address, {**sent, "adaptation": "Vi är färre."})
    assert answer.status_code == 302
    own = Answer.objects.get(assessment=grano, question=asked(grano))
    assert own.taken_from is None
    assert own.taken_from_label.startswith("Nätverkets gemensamma svar, IFO, ")
    assert own.adaptation == "Vi är färre."
    assert "Nätverkets gemensamma svar, IFO" in words(client.get(answer["Location"]))
    assert Entry.objects.filter(event="assessments.CommonAnswerTakenOver").count() == 1


def test_what_it_stands_on_comes_along_as_far_as_one_may_read_it_and_the_rest_is_told(
    esther, alva, ture, *, norrvik, grano, ifo
):
    gone = makers.evidence("Det gällde ett annat arbetssätt")
    for claim, owner in (("Färre återfall", None), ("Vi har frågat fjorton", makers.authority())):
        piece = makers.evidence(claim, owner=owner, is_shared=owner is None)
        makers.linked(norrvik, alva, "Vilket behov", piece)
    makers.linked(norrvik, alva, "Vilket behov", gone)
    withdraw_evidence(evidence=gone, because="Fel arbetssätt.", by=alva)
    mine = makers.evidence("Nio av elva hos oss", owner=makers.authority("Granö"), is_shared=False)
    makers.linked(grano, ture, "Vilket behov", mine)
    makers.linked(norrvik, alva, "Vad vinner brukarna", makers.evidence("Svarar på annat"))
    write(esther, norrvik, ifo)
    client, address = makers.browser(ture), url("take_over_common", CommonAnswer.objects.get().pk)
    shown = client.get(address)
    told = (
        "Ett underlag följer med. Ett underlag följer inte med, för det ses bara av "
        "Norrvik, Socialförvaltningen Norrvik."
    )
    assert told in words(shown)
    assert "Färre återfall" in words(shown)
    assert "Vi har frågat fjorton" not in words(shown)
    sent = {
        "base": shown.context["base"],
        "verdict": "uncertain",
        "reasons": "Behovet finns.",
        "is_replacing": "on",
    }
    done = client.post(address, {**sent, "adaptation": "Vi är färre."}, follow=True)
    assert told in words(done)
    own = Answer.objects.get(assessment=grano, question=asked(grano))
    assert {link.evidence.claim for link in own.links.all()} == {"Nio av elva hos oss", "Färre återfall"}


def test_nothing_comes_along_from_whoever_shares_no_more(esther, alva, ture, *, norrvik, grano, ifo):
    makers.linked(norrvik, alva, "Vilket behov", makers.evidence("Färre återfall"))
    write(esther, norrvik, ifo)
    withdraw_sharing(assessment=norrvik, network_id=ifo.pk, by=alva)
    shown = makers.browser(ture).get(url("take_over_common", CommonAnswer.objects.get().pk))
    assert "följer" not in words(shown)


# Who


def test_an_analyst_writes_for_the_networks_that_they_are_in(norrvik, grano, ifo):
    ann = makers.user("Ann Alm", Role.ANALYST)
    assert makers.browser(ann).get(place(norrvik, ifo)).status_code == 404
    people.seat(ann.person, "IFO", Role.MEMBER, at=people.organisation("Norrvik"))
    assert makers.browser(ann).get(place(norrvik, ifo)).status_code == 200
    assert place(norrvik, ifo) in page(ann, norrvik).content.decode()


@pytest.mark.parametrize("who", ["member", "head", "another coordinator", "guest", "politician"])
@pytest.mark.usefixtures("grano")
def test_nobody_else_writes_it(who, esther, alva, norrvik, ifo):
    charlie = {
        "member": makers.member,
        "head": lambda: alva,
        "another coordinator": coordinator_elsewhere,
        "guest": guest,
        "politician": lambda: makers.user("Petra Lund", Role.POLITICIAN),
    }[who]()
    client = makers.browser(charlie)
    sent = form(esther, norrvik, ifo, verdict="for", reasons="Smyg.")
    assert client.get(place(norrvik, ifo)).status_code == 404
    assert client.post(place(norrvik, ifo), sent).status_code == 404
    assert not CommonAnswer.objects.exists()
    beside = client.get(url("side_by_side", norrvik.method_id))
    assert "Skriv ett gemensamt svar" not in words(beside)


def coordinator_elsewhere():
    made = people.user("Karin Öst")
    people.seat(made.person, "Äldreomsorg", Role.COORDINATOR, at=people.organisation("Granö"))
    return made


def guest():
    made = people.user("Gunnar Gäst")
    people.seat(made.person, "IFO", Role.GUEST, at=people.organisation("Granö"))
    return made


@pytest.mark.parametrize("who", ["a colleague outside the network", "another network", "guest"])
def test_nobody_else_reads_it(who, esther, norrvik, grano, ifo):
    write(esther, norrvik, ifo)
    charlie = {
        "a colleague outside the network": makers.colleague,
        "another network": coordinator_elsewhere,
        "guest": guest,
    }[who]()
    client = makers.browser(charlie)
    assert client.get(url("take_over_common", CommonAnswer.objects.get().pk)).status_code == 404
    assert "Behovet finns" not in words(client.get(url("side_by_side", norrvik.method_id)))


def test_a_question_that_nobody_in_the_network_asks_has_no_page(esther, alva, norrvik, ifo):
    other = makers.assessment(alva, of=makers.method("Fredagsbeskedet"))
    strange = url("write_common", norrvik.method_id, ifo.pk, asked(other).pk)
    assert makers.browser(esther).get(strange).status_code == 404


def queries(who, of):
    client = makers.browser(who)
    client.get(url("side_by_side", of.method_id))  # reading is written down once a day
    with CaptureQueriesContext(connection) as asked_for:
        client.get(url("side_by_side", of.method_id))
    return len(asked_for)


@pytest.mark.whole
def test_a_page_with_many_common_answers_asks_no_more_questions(esther, alva, norrvik, grano, ifo):
    write(esther, norrvik, ifo)
    few = queries(esther, norrvik)
    for of in (norrvik, grano):
        of.is_in_depth = True
        of.save()
    for each in makers.questions(norrvik)[1:]:
        write_common_answer(
            network=ifo, method=norrvik.method, question=each, base=0, said=Said(Verdict.FOR, "Ja."),
            stands_on=[StandsOn(norrvik.pk, "Norrvik", "aa"), StandsOn(grano.pk, "Granö", "bb")], by=esther,
        )  # fmt: skip
    assert CommonAnswer.objects.count() == 4
    assert queries(esther, norrvik) == few


def test_what_no_list_asks_any_more_still_stands_with_what_it_stood_on(esther, alva, norrvik, grano, ifo):
    write(esther, norrvik, ifo)
    newer = makers.version(makers.q("Något helt annat?", is_screening=True), number=4712)
    Assessment.objects.filter(pk__in=[norrvik.pk, grano.pk]).update(version=newer)
    seen = page(esther, norrvik)
    assert "Vilket behov svarar det mot?" in words(seen)
    assert "bygger på äldre svar" in words(seen)
    assert write(esther, norrvik, ifo, verdict="", reasons="").status_code == 302
    assert "Vilket behov svarar det mot?" not in words(page(esther, norrvik))
