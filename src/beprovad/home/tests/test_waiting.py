"""What waits for whom."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from beprovad.home.actions import notice_visit
from beprovad.home.models import Visit
from beprovad.home.queries.waiting import waiting_for
from beprovad.home.tests.makers import (
    a_coordinator,
    a_matter,
    a_meeting,
    a_member,
    a_network,
    a_preparer,
    a_promise,
    a_reading,
    an_organisation,
    an_outsider,
)
from beprovad.meetings.actions.reports import leave_report
from beprovad.meetings.models import Reading
from beprovad.meetings.rules.matters import State
from beprovad.people.access import reach_of
from beprovad.rounds.actions.composing import compose_round
from beprovad.rounds.actions.leading import end_round, open_round
from beprovad.rounds.rules.composing import Draft
from beprovad.rounds.rules.kinds import Kind

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)
NOW = timezone.now()
ASK = Draft(Kind.TEXTS, "Vad behöver vi veta?")


def waiting(user, today=TODAY):
    return waiting_for(reach_of(user), today)


def titles(pile):
    return [mine.event.matter.title for mine in pile.rows]


def test_nothing_waits_in_an_empty_house():
    assert waiting(a_coordinator()).is_empty


def test_an_open_reading_waits_for_those_who_prepare():
    esther = a_coordinator()
    a_reading(esther)
    a_reading(esther, state=Reading.State.DISCARDED)
    assert len(waiting(esther).readings.rows) == 1
    assert len(waiting(a_preparer()).readings.rows) == 1
    assert not waiting(a_member()).readings.rows


def test_a_draft_waits_for_the_coordinator_to_release_and_for_preparers_to_read():
    a_meeting()
    (draft,) = waiting(a_coordinator()).drafts.rows
    assert draft.may_release
    (draft,) = waiting(a_preparer()).drafts.rows
    assert not draft.may_release
    assert not waiting(a_member()).drafts.rows


def test_what_was_promised_waits_until_it_is_sent():
    sending = a_promise(a_meeting())
    assert waiting(a_coordinator()).sendings.rows == (sending,)
    assert not waiting(a_member()).sendings.rows
    sending.done_at = NOW
    sending.save()
    assert not waiting(a_coordinator("anna@sjobygden.example")).sendings.rows


def test_a_matter_waits_for_the_one_who_answers_for_it_and_for_their_organisation():
    alva = a_member()
    a_matter("Alvas", responsible_person=alva.person)
    a_matter("Norrviks", responsible_organisation=an_organisation())
    a_matter("Granös", responsible_organisation=an_organisation("Granö"))
    rows = waiting(alva).matters.rows
    assert {(mine.event.matter.title, mine.is_own) for mine in rows} == {("Alvas", True), ("Norrviks", False)}


def test_what_others_have_promised_waits_openly_for_those_who_keep_matters_alive(client):
    alva, esther = a_member(), a_coordinator()
    a_matter("Alvas sena", responsible_person=alva.person, responsible_text="Alva", due_on=date(2026, 1, 1))
    a_matter("Granös", responsible_organisation=an_organisation("Granö"), responsible_text="Granö")
    a_matter("Esthers", responsible_person=esther.person, responsible_text="Esther")
    a_matter("Ingens och utan dag")
    assert titles(waiting(esther).others) == ["Alvas sena", "Granös"]
    assert not waiting(alva).others.rows
    assert not waiting(an_outsider()).others.rows
    client.force_login(esther)
    page = client.get("/").content.decode()
    assert "Väntar på andra i dina nätverk" in page
    assert "svarar för det" not in page


def test_each_pile_of_matters_has_its_handful_however_long_the_others_are():
    alva, esther = a_member(), a_coordinator()
    for number in range(7):
        due = date(2026, 1, 1 + number)
        a_matter(f"Esthers {number}", responsible_person=esther.person, due_on=due)
        a_matter(f"Alvas {number}", responsible_person=alva.person, responsible_text="Alva", due_on=due)
        a_matter(f"Parkerat {number}", state=State.PARKED, wake_on=date(2026, 2, 1 + number))
    found = waiting(esther)
    assert titles(found.matters) == [f"Esthers {number}" for number in range(5)]
    assert titles(found.others) == [f"Alvas {number}" for number in range(5)]
    assert [event.title for event in found.waking.rows] == [f"Parkerat {number}" for number in range(5)]
    assert all(pile.has_more for pile in (found.matters, found.others, found.waking))


@pytest.mark.parametrize("state", [State.APPROVED, State.CLOSED, State.PARKED])
def test_a_matter_that_rests_or_has_ended_does_not_wait(state):
    alva = a_member()
    a_matter(state=state, responsible_person=alva.person)
    assert not waiting(alva).matters.rows


@pytest.mark.parametrize(("due", "overdue"), [(date(2026, 11, 20), True), (TODAY, False), (None, False)])
def test_a_matter_is_overdue_from_the_day_after(due, overdue):
    alva = a_member()
    a_matter(responsible_person=alva.person, due_on=due)
    (mine,) = waiting(alva).matters.rows
    assert mine.is_overdue == overdue


def test_the_soonest_due_comes_first_and_those_without_a_day_last():
    alva = a_member()
    for title, due in (("utan dag", None), ("sen", date(2027, 1, 1)), ("snar", date(2026, 11, 1))):
        a_matter(title, responsible_person=alva.person, due_on=due)
    assert titles(waiting(alva).matters) == ["snar", "sen", "utan dag"]


@pytest.mark.parametrize(("wake", "wakes"), [(TODAY, True), (date(2026, 11, 22), False), (None, False)])
def test_a_parked_matter_is_woken_on_its_day_by_those_who_may(wake, wakes):
    a_matter(state=State.PARKED, wake_on=wake)
    assert bool(waiting(a_preparer()).waking.rows) == wakes
    assert not waiting(a_member()).waking.rows


def test_a_matter_that_only_a_draft_speaks_of_does_not_wait_for_a_member():
    alva = a_member()
    a_matter(meeting=a_meeting(), responsible_person=alva.person)
    assert not waiting(alva).matters.rows


def test_the_newest_sent_notes_are_shown_to_members():
    sent = a_meeting("Skickat", released_at=NOW)
    a_meeting("Utkast")
    assert [row.meeting for row in waiting(a_member()).sent.rows] == [sent]


def test_nothing_of_others_networks_waits_for_an_outsider():
    esther = a_coordinator()
    a_reading(esther)
    a_promise(a_meeting(released_at=NOW))
    a_meeting("Utkast")
    a_matter(state=State.PARKED, wake_on=TODAY)
    found = waiting(an_outsider())
    assert found.is_empty
    assert not found.sent.rows


def test_only_a_handful_is_shown_and_that_there_is_more_is_said():
    meeting = a_meeting()
    for number in range(6):
        a_promise(meeting, f"Papper {number}")
    pile = waiting(a_coordinator()).sendings
    assert len(pile.rows) == 5
    assert pile.has_more


def test_a_report_waits_on_the_start_page_of_whoever_takes_the_steps(client):
    alva = a_member()
    matter = a_matter("Jouren", responsible_person=alva.person)
    report = leave_report(matter, text="Fyra har svarat.", proposes_done=True, by=alva)
    esther = a_coordinator()
    assert waiting(esther).reports.rows == (report,)
    assert not waiting(alva).reports.rows
    assert not waiting(an_outsider()).reports.rows
    client.force_login(esther)
    page = client.get("/").content.decode()
    assert "Besked att läsa" in page
    assert f"/matters/{matter.pk}/#report-{report.pk}" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_with_more_on_it_asks_no_more_questions(rows, django_assert_num_queries, client):
    esther = a_coordinator()
    for number in range(rows):
        meeting = a_meeting(f"Möte {number}", released_at=NOW if number else None)
        a_promise(meeting)
        a_reading(esther, name=f"{number}.txt")
        a_matter(f"Ärende {number}", responsible_person=esther.person)
        a_matter(f"Parkerat {number}", state=State.PARKED, wake_on=TODAY)
    reach = reach_of(esther)
    with django_assert_num_queries(9):
        waiting_for(reach, TODAY)


def test_notes_made_readable_since_the_last_visit_are_new_to_members_and_not_to_those_who_prepared_them():
    a_meeting("Höstmötet", released_at=NOW)
    alva, esther = a_member(), a_coordinator()
    for who, since, is_new in [
        (alva, NOW - timedelta(days=1), True),
        (alva, NOW + timedelta(seconds=1), False),
        (alva, None, False),
        (esther, NOW - timedelta(days=1), False),
    ]:
        (row,) = waiting_for(reach_of(who), TODAY, since=since).sent.rows
        assert row.is_new is is_new


def test_what_is_new_stays_new_during_the_visit_and_not_at_the_next():
    alva = a_member()
    hours = [NOW + timedelta(hours=count) for count in range(4)]
    assert notice_visit(by=alva, now=hours[0]) is None
    assert notice_visit(by=alva, now=hours[0] + timedelta(minutes=5)) is None
    assert notice_visit(by=alva, now=hours[2]) == hours[0]
    assert notice_visit(by=alva, now=hours[2] + timedelta(minutes=5)) == hours[0]
    assert notice_visit(by=alva, now=hours[3]) == hours[2]


def test_the_start_page_says_what_is_new(client):
    alva = a_member()
    client.force_login(alva)
    client.get("/")
    Visit.objects.update(began_at=NOW - timedelta(days=2))
    a_meeting("Höstmötet", released_at=NOW)
    assert ">nytt</span>" in client.get("/").content.decode()


def test_a_running_round_stands_before_a_planned_one_and_both_before_everything_else(client):
    esther = a_coordinator()
    planned, running = (
        compose_round(title=t, networks=[a_network()], drafts=(ASK,), by=esther) for t in "PR"
    )
    open_round(led=running, by=esther)
    a_promise(a_meeting())
    assert [led.title for led in waiting(esther).rounds.rows] == ["R", "P"]
    client.force_login(esther)
    page = client.get("/").content.decode()
    assert page.index(f"/rounds/{running.pk}/board/") < page.index(f'/rounds/{planned.pk}/"')
    assert page.index("Rundor som du leder") < page.index("Lovat men inte skickat")


def test_the_round_of_the_soonest_meeting_stands_first():
    esther = a_coordinator()
    for day in (date(2026, 12, 3), date(2026, 11, 30)):
        meeting = a_meeting(f"{day}")
        meeting.held_on = day
        meeting.save()
        compose_round(title=f"{day}", networks=[a_network()], meeting=meeting, by=esther)
    compose_round(title="utan möte", networks=[a_network()], by=esther)
    assert [led.title for led in waiting(esther).rounds.rows] == ["2026-11-30", "2026-12-03", "utan möte"]


def test_a_round_waits_for_those_who_lead_it_until_it_has_ended():
    esther = a_coordinator()
    led = compose_round(title="R", networks=[a_network()], drafts=(ASK,), by=esther)
    for other in (a_member(), an_outsider()):
        assert not waiting(other).rounds.rows
    end_round(led=open_round(led=led, by=esther), by=esther)
    assert waiting(esther).is_empty


def test_the_start_page_and_the_guide_lead_those_who_lead_rounds_to_a_new_one(client):
    client.force_login(a_coordinator())
    page = client.get("/").content.decode()
    assert page.count('href="/rounds/new/"') == 2
    assert "Låt rummet göra en checklista" in page
    client.force_login(a_member())
    assert 'href="/rounds/new/"' not in client.get("/").content.decode()
