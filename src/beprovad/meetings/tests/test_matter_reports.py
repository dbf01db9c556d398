"""What the one who answers for a matter may say of it, and who hears it."""

import pytest
from django.urls import reverse

from beprovad.journal.models import Entry
from beprovad.meetings import access
from beprovad.meetings.actions.joining import join_matters, part_matters
from beprovad.meetings.actions.matters import move_matter
from beprovad.meetings.actions.reports import leave_report, read_report
from beprovad.meetings.models import Matter, MatterReport
from beprovad.meetings.rules.matters import State, Step
from beprovad.meetings.tests import makers
from beprovad.meetings.tests.matter_makers import AUTUMN, by_hand, coordinator, draft, member, mentioned
from beprovad.meetings.tests.test_matter_pages import IDENTITY_NUMBER, address, as_, charlies
from beprovad.people.access import reach_of
from beprovad.people.models import User
from beprovad.people.rules import Role

pytestmark = pytest.mark.django_db

TOLD = {"text": "Vi har frågat fyra av nio.", "proposes_done": "on"}


def assigned() -> tuple[User, User, Matter]:
    """Alva answers for it, Esther coordinates."""
    alva, esther = member(), coordinator()
    return alva, esther, by_hand(esther, state=State.ASSIGNED)


def report_url(matter: Matter) -> str:
    return address("meetings:report_on_matter", matter)


def left_by(user: User, matter: Matter) -> MatterReport:
    return leave_report(matter, text="Vi har frågat fyra av nio.", proposes_done=True, by=user)


def test_the_one_who_answers_for_a_matter_leaves_a_report_from_its_page() -> None:
    alva, _, matter = assigned()
    assert report_url(matter) in as_(alva).get(address("meetings:matter", matter)).content.decode()
    assert as_(alva).post(report_url(matter), TOLD).status_code == 302
    report = MatterReport.objects.get()
    assert (report.actor_label, report.text, report.proposes_done) == (alva.label, TOLD["text"], True)


def test_a_report_moves_nothing_and_stands_in_the_journal_and_the_history_for_all_who_see_the_matter() -> (
    None
):
    alva, _, matter = assigned()
    left_by(alva, matter)
    matter.refresh_from_db()
    assert matter.state == State.ASSIGNED
    assert matter.events.count() == 1
    assert Entry.objects.filter(event="meetings.MatterReported", actor_id=alva.pk).exists()
    other = makers.user("Siv Falk", at=makers.organisation("Granö"), IFO=Role.MEMBER)
    page = as_(other).get(address("meetings:matter", matter)).content.decode()
    assert "Vi har frågat fyra av nio." in page
    assert "Föreslår att ärendet är klart." in page
    assert report_url(matter) not in page


def test_a_member_of_the_responsible_organisation_leaves_a_report_too() -> None:
    alva, esther, matter = assigned()
    step = Step(State.CONTINUING, AUTUMN, reason="Det är kommunens.", responsible="Norrvik")
    move_matter(matter, step, by=esther)
    latest = matter.events.last()
    assert latest is not None
    assert latest.responsible_organisation is not None
    assert as_(alva).get(report_url(matter)).status_code == 200


@pytest.mark.parametrize("who", ["no role", "other network", "guest"])
def test_an_outsider_is_told_that_there_is_nothing_to_report_on(who: str) -> None:
    _, _, matter = assigned()
    outsider = charlies()[who]
    assert as_(outsider).get(report_url(matter)).status_code == 404
    assert as_(outsider).post(report_url(matter), TOLD).status_code == 404
    assert not MatterReport.objects.exists()


def test_a_member_who_does_not_answer_for_it_leaves_no_report() -> None:
    _, _, matter = assigned()
    other = makers.user("Siv Falk", at=makers.organisation("Granö"), IFO=Role.MEMBER)
    assert as_(other).post(report_url(matter), TOLD).status_code == 404
    assert not MatterReport.objects.exists()


def test_a_visitor_is_asked_to_log_in_before_reporting() -> None:
    _, _, matter = assigned()
    assert as_(None).post(report_url(matter), TOLD).status_code == 302
    assert not MatterReport.objects.exists()


def test_what_a_draft_says_takes_no_report_away_and_is_not_told_by_one() -> None:
    alva, esther, matter = assigned()
    mentioned(esther, matter, draft(), state=State.CLOSED)
    assert as_(alva).post(report_url(matter), TOLD).status_code == 302
    matter.refresh_from_db()
    assert matter.state == State.CLOSED, "the draft's state stands for those who see it"
    assert access.matter_events(reach_of(alva)).filter(matter=matter).count() == 1


def test_an_identity_number_in_a_report_is_refused_and_the_words_are_kept() -> None:
    alva, _, matter = assigned()
    answer = as_(alva).post(report_url(matter), {"text": f"Hon heter {IDENTITY_NUMBER}."})
    assert answer.status_code == 422
    assert "personnummer" in answer.content.decode()
    assert "Hon heter" in answer.content.decode()
    assert not MatterReport.objects.exists()


def test_a_report_waits_until_whoever_takes_the_steps_says_that_it_is_read() -> None:
    alva, esther, matter = assigned()
    report = left_by(alva, matter)
    assert list(access.reports_to_read(reach_of(esther))) == [report]
    assert not access.reports_to_read(reach_of(alva)).exists()
    url = reverse("meetings:read_report", args=[matter.pk, report.pk])
    assert as_(alva).post(url).status_code == 404
    assert as_(esther).post(url).status_code == 302
    report.refresh_from_db()
    assert report.read_by_label == esther.label
    assert not access.reports_to_read(reach_of(esther)).exists()


def test_a_step_reads_the_reports_that_waited() -> None:
    alva, esther, matter = assigned()
    left_by(alva, matter)
    move_matter(matter, Step(State.CLOSED, AUTUMN, reason="Klart."), by=esther)
    assert not access.reports_to_read(reach_of(esther)).exists()


def test_a_report_read_twice_is_read_once() -> None:
    alva, esther, matter = assigned()
    report = left_by(alva, matter)
    read_report(report, by=esther)
    read_report(report, by=coordinator("IFO"))
    assert Entry.objects.filter(event="meetings.MatterReportRead").count() == 1


def test_reports_follow_a_joined_matter_and_come_back_with_it() -> None:
    alva, esther, matter = assigned()
    report = left_by(alva, matter)
    kept = by_hand(esther, "Jouren")
    join = join_matters(kept, matter, by=esther)
    assert list(kept.reports.all()) == [report]
    part_matters(join, by=esther)
    assert list(matter.reports.all()) == [report]


def test_a_matter_says_whom_to_turn_to() -> None:
    alva, esther, matter = assigned()
    page = as_(alva).get(address("meetings:matter", matter)).content.decode()
    assert esther.person is not None
    assert esther.person.name in page
    assert not esther.person.email or f"mailto:{esther.person.email}" in page
