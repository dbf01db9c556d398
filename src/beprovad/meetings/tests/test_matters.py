"""What people do with matters, and what each of them sees of it."""

from datetime import date

import pytest

from beprovad.journal.models import Entry
from beprovad.meetings import access
from beprovad.meetings.actions.joining import JoinRefused, join_matters, part_matters
from beprovad.meetings.actions.matters import (
    MovedMeanwhile,
    StepRefused,
    edit_matter,
    mention_matter,
    move_matter,
    raise_by_hand,
    spread_mentions,
)
from beprovad.meetings.models import Matter, MatterEvent
from beprovad.meetings.queries.matter_page import alike_matters, matter_page
from beprovad.meetings.queries.matters import (
    ALL,
    MINE,
    NOBODYS,
    OURS,
    OVERDUE,
    Selection,
    chosen_matters,
    home_of,
    listed_events,
    listed_matters,
    standing_events,
)
from beprovad.meetings.rules.matters import JoinRefusal, Refusal, State, Step
from beprovad.meetings.tests import makers
from beprovad.meetings.tests.matter_makers import (
    AUTUMN,
    SECRET,
    SPRING,
    by_hand,
    coordinator,
    draft,
    item,
    member,
    mentioned,
    raised,
    released,
)
from beprovad.people.access import reach_of
from beprovad.people.models import User
from beprovad.people.rules import Role

pytestmark = pytest.mark.django_db

CLOSING = Step(to=State.CLOSED, on=AUTUMN, reason="Klart.")


def seen(user: User, **chosen: object) -> list[str]:
    """The titles in this person's list, which are the same in the same order however it is read."""
    reach = reach_of(user)
    selection = Selection(**{"state": ALL, **chosen})  # type: ignore[arg-type]
    titles = [event.title for event in chosen_matters(reach, selection, home_of(reach))]
    listed = listed_matters(reach, selection, home_of(reach))
    assert [event.title for event in listed_events(listed.event_ids)] == titles
    return titles


def state_for(user: User, matter: Matter) -> str:
    return standing_events(reach_of(user)).get(matter=matter).to_state


def counted(user: User) -> dict[str, int]:
    reach = reach_of(user)
    counts = listed_matters(reach, Selection(state=ALL), home_of(reach)).counts
    return {state: n for state, n in counts.items() if n and state in set(State)}


# Raising and moving


@pytest.mark.parametrize("state", State)
def test_a_matter_is_made_by_hand_in_any_state(state: State) -> None:
    by = coordinator()
    matter = by_hand(by, state=state)
    event = matter.events.get()
    assert (matter.state, event.to_state, event.kind) == (state, state, MatterEvent.Kind.RAISED)
    assert Entry.objects.get(event="meetings.MatterRaised").subject_id == matter.pk


def test_a_matter_by_hand_without_its_reason_is_refused_and_not_made() -> None:
    by = coordinator()
    with pytest.raises(StepRefused) as refused:
        raise_by_hand(title="Jour", step=Step(to=State.OPEN, on=SPRING), networks=[makers.network()], by=by)
    assert refused.value.refusal == Refusal.NO_REASON
    assert not Matter.objects.exists()


def test_a_step_is_an_event_with_its_reason_and_one_journal_entry() -> None:
    by = coordinator()
    matter = by_hand(by)
    event = move_matter(matter, CLOSING, by=by)
    matter.refresh_from_db()
    assert (matter.state, event.from_state, event.to_state, event.reason) == (
        "closed",
        "open",
        "closed",
        "Klart.",
    )
    assert Entry.objects.filter(event="meetings.MatterMoved").count() == 1


@pytest.mark.parametrize(
    "step",
    [
        Step(to=State.OPEN, on=AUTUMN, reason="Igen."),
        Step(to=State.CLOSED, on=AUTUMN),
        Step(to=State.ASSIGNED, on=AUTUMN, reason="Någon."),
        Step(to=State.CLOSED, on=date(2026, 1, 1), reason="För tidigt."),
        Step(to=State.CLOSED, on=date(2099, 1, 1), reason="För sent."),
    ],
)
def test_a_refused_step_changes_nothing(step: Step) -> None:
    by = coordinator()
    matter = by_hand(by)
    before = (list(Matter.objects.values()), list(MatterEvent.objects.values()), Entry.objects.count())
    with pytest.raises(StepRefused):
        move_matter(matter, step, by=by)
    assert (
        list(Matter.objects.values()),
        list(MatterEvent.objects.values()),
        Entry.objects.count(),
    ) == before


def test_the_second_of_two_who_move_it_at_once_is_told_what_happened() -> None:
    by = coordinator()
    matter = by_hand(by)
    shown = matter.events.get().pk
    first = move_matter(matter, CLOSING, by=by, seen=shown)
    with pytest.raises(MovedMeanwhile) as meanwhile:
        move_matter(matter, Step(to=State.CONTINUING, on=AUTUMN, reason="Nej."), by=by, seen=shown)
    assert meanwhile.value.event == first
    assert matter.events.count() == 2


def test_an_assignment_knows_the_person_that_was_named() -> None:
    alva = member()
    by = coordinator()
    matter = by_hand(by, state=State.ASSIGNED)
    assert matter.responsible_person == alva.person
    assert matter.events.get().responsible_person == alva.person


def test_an_edit_keeps_what_it_said_before() -> None:
    by = coordinator()
    matter = by_hand(by)
    edit_matter(matter, {"title": "Gemensam socialjour", "due_on": date(2026, 12, 1)}, by=by)
    event = matter.events.get(kind=MatterEvent.Kind.EDITED)
    matter.refresh_from_db()
    assert event.changed == {"title": "Gemensam jour", "due_on": ""}
    assert (matter.title, matter.due_on, matter.state) == ("Gemensam socialjour", date(2026, 12, 1), "open")


def test_an_edit_that_changes_nothing_leaves_no_trace() -> None:
    by = coordinator()
    matter = by_hand(by)
    edit_matter(matter, {"title": matter.title, "networks": [makers.network()]}, by=by)
    assert matter.events.count() == 1
    assert not Entry.objects.filter(event="meetings.MatterEdited").exists()


# Notes that speak of it


def test_a_later_note_moves_the_matter_and_brings_who_and_when() -> None:
    by, alva = coordinator(), member()
    matter = raised(by, released())
    mentioned(
        by,
        matter,
        released(held_on=AUTUMN),
        State.ASSIGNED,
        responsible="Alva Ekström",
        due_on=date(2026, 12, 1),
    )
    matter.refresh_from_db()
    assert (matter.state, matter.responsible_person, matter.due_on) == (
        "assigned",
        alva.person,
        date(2026, 12, 1),
    )


def test_an_older_note_read_in_later_adds_to_the_history_and_moves_nothing() -> None:
    by = coordinator()
    matter = raised(by, released(held_on=AUTUMN), state=State.CONTINUING)
    event = mentioned(by, matter, released(held_on=SPRING), State.PARKED)
    matter.refresh_from_db()
    assert matter.state == "continuing"
    assert matter.events.first() == event


def test_a_parked_matter_of_a_note_wakes_on_its_day() -> None:
    by = coordinator()
    matter = raised(by, released(), state=State.PARKED, due_on=date(2026, 3, 1), due_text="i mars")
    assert (matter.wake_on, matter.wake_when, matter.due_on) == (date(2026, 3, 1), "i mars", None)


def test_a_matter_under_a_networks_own_time_stays_with_that_network() -> None:
    by = coordinator("IFO", "Funktionsstöd")
    ifo, disability = makers.network("IFO"), makers.network("Funktionsstöd")
    matter = by_hand(by)
    joint = released(ifo, disability, held_on=AUTUMN)
    mention_matter(
        matter, meeting=joint, item=item(joint, network=ifo), sentence="Bara vi.", state=State.OPEN, by=by
    )
    assert set(matter.networks.all()) == {ifo}


def test_a_mention_of_a_joined_matter_goes_to_the_one_it_was_joined_into() -> None:
    by = coordinator()
    kept, joined = by_hand(by, "Jour"), by_hand(by, "Socialjour")
    join_matters(kept, joined, by=by)
    joined.refresh_from_db()
    event = mentioned(by, joined, released(held_on=AUTUMN), State.CONTINUING)
    assert event.matter == kept
    assert not joined.events.exists()


# What a draft says stays in the draft


def test_a_matter_that_only_a_draft_speaks_of_is_nowhere_for_a_member() -> None:
    by, alva = coordinator(), member()
    matter = raised(by, draft(), title=SECRET)
    assert seen(by) == [SECRET]
    assert seen(alva) == seen(alva, text="Hemlig") == []
    assert counted(alva) == {}
    assert not access.matters(reach_of(alva)).filter(pk=matter.pk).exists()


def test_a_member_sees_the_state_that_the_released_notes_say() -> None:
    by, alva = coordinator(), member()
    matter = raised(by, released())
    mentioned(by, matter, draft(), State.ASSIGNED, responsible="Ture Lindh", due_on=date(2026, 12, 1))
    assert (state_for(by, matter), state_for(alva, matter)) == ("assigned", "open")
    assert (counted(by), counted(alva)) == ({"assigned": 1}, {"open": 1})
    assert seen(alva, text="Ture") == seen(alva, text="igen") == seen(alva, state="assigned") == []
    page = matter_page(matter, reach_of(alva))
    assert (page.event.responsible_text, page.event.due_on, len(page.moments)) == ("", None, 1)


def test_a_step_taken_from_a_draft_is_seen_with_the_draft() -> None:
    by, alva = coordinator(), member()
    matter = raised(by, released())
    meeting = draft()
    mentioned(by, matter, meeting, State.PARKED, wake_when="när Ture är klar")
    move_matter(matter, Step(to=State.CONTINUING, on=AUTUMN, reason="Ture är klar."), by=by)
    assert (state_for(by, matter), state_for(alva, matter)) == ("continuing", "open")
    assert seen(alva, text="Ture") == []
    meeting.released_at = meeting.created_at
    meeting.save()
    assert state_for(alva, matter) == "continuing"


def test_a_hand_made_step_does_not_publish_what_only_a_draft_speaks_of() -> None:
    by, alva = coordinator(), member()
    matter = raised(by, draft(), title=SECRET)
    move_matter(matter, CLOSING, by=by)
    edit_matter(matter, {"title": SECRET + " igen"}, by=by)
    assert seen(alva) == []


def test_released_notes_are_not_built_on_what_another_draft_says() -> None:
    by, alva = coordinator(), member()
    matter = raised(by, released())
    mentioned(by, matter, draft(held_on=date(2026, 9, 1)), State.ASSIGNED, responsible="Ture Lindh")
    mentioned(by, matter, released(held_on=AUTUMN), State.CONTINUING)
    assert standing_events(reach_of(alva)).get(matter=matter).responsible_text == ""


def test_a_draft_does_not_show_the_matter_to_another_network() -> None:
    by = coordinator("IFO", "Funktionsstöd")
    maj = member("Maj Sandell", "Funktionsstöd", "Storhamn")
    matter = by_hand(by)
    meeting = draft(makers.network("IFO"), makers.network("Funktionsstöd"))
    mentioned(by, matter, meeting)
    assert seen(maj) == []
    spread_mentions(meeting)
    assert seen(maj) == ["Gemensam jour"]


def test_a_preparer_who_does_not_see_another_networks_draft_is_not_hindered_by_it() -> None:
    both = coordinator("IFO", "Funktionsstöd")
    ifo = makers.user("Farid Rahimi", IFO=Role.PREPARATION)
    matter = by_hand(both)
    shown = standing_events(reach_of(ifo)).get(matter=matter).pk
    mentioned(both, matter, draft(makers.network("Funktionsstöd")), State.PARKED)
    move_matter(
        matter, Step(to=State.APPROVED, on=AUTUMN, reason="Ja.", approved_by="Vi"), by=ifo, seen=shown
    )
    assert state_for(ifo, matter) == "approved"


# Choosing


def test_the_list_is_narrowed_by_network_owner_kind_and_words() -> None:
    alva = member()
    by = coordinator("IFO", "Funktionsstöd")
    by_hand(by, "Jour", State.ASSIGNED)
    by_hand(by, "Ärenden som ökar", State.PARKED, "Funktionsstöd")
    raised(by, released(), title="Medskick till kommundagen", is_contribution=True)
    disability = makers.network("Funktionsstöd").pk
    assert seen(by, network=disability) == ["Ärenden som ökar"]
    assert seen(by, kind="contribution") == ["Medskick till kommundagen"]
    assert seen(by, text="ÄRENDEN ÖKAR") == ["Ärenden som ökar"]
    assert set(seen(by, owner=NOBODYS)) == {"Medskick till kommundagen", "Ärenden som ökar"}
    assert seen(by, owner=f"p{alva.person_id}") == ["Jour"]
    assert seen(alva, owner=MINE) == ["Jour"]
    assert seen(by, text="finns ej") == []


def test_my_organisation_is_also_my_colleagues() -> None:
    alva = member()
    jonas = member("Jonas Wikander")
    by = coordinator()
    by_hand(by, "Jour", State.ASSIGNED)
    raised(by, released(), title="Norrviks fråga", responsible="Norrvik")
    raised(by, released(), title="Någon annans")
    assert set(seen(jonas, owner=OURS)) == {"Jour", "Norrviks fråga"}
    assert seen(jonas, owner=MINE) == []
    assert set(seen(alva, owner=OURS)) == {"Jour", "Norrviks fråga"}


def test_open_for_us_has_ones_own_first() -> None:
    alva = member()
    by = coordinator()
    raised(by, released(), title="Nätverkets", due_on=date(2026, 5, 1))
    raised(by, released(), title="Norrviks", responsible="Norrvik", due_on=date(2026, 6, 1))
    raised(by, released(), title="Alvas", responsible="Alva Ekström", due_on=date(2026, 7, 1))
    raised(by, released(), title="Klart", state=State.CLOSED)
    assert seen(alva, is_for_us=True, state="living") == ["Alvas", "Norrviks", "Nätverkets"]


def test_what_is_due_first_stands_first_and_what_has_no_day_last() -> None:
    by = coordinator()
    raised(by, released(), title="Utan dag")
    raised(by, released(), title="I juli", due_on=date(2026, 7, 1))
    raised(by, released(), title="Vaknar i juni", state=State.PARKED, due_on=date(2026, 6, 1))
    assert seen(by) == ["Vaknar i juni", "I juli", "Utan dag"]
    assert seen(by, sort="latest") == ["Vaknar i juni", "I juli", "Utan dag"]
    assert seen(by, due=OVERDUE) == ["Vaknar i juni", "I juli"]


def test_what_has_ended_is_never_overdue() -> None:
    by = coordinator()
    matter = raised(by, released(), due_on=date(2026, 5, 1))
    move_matter(matter, CLOSING, by=by)
    assert seen(by, due=OVERDUE) == []


# One matter


def test_the_product_suggests_a_look_at_the_third_meeting_after_a_parking_without_a_day() -> None:
    by = coordinator()
    matter = raised(by, released(held_on=date(2026, 1, 10)), state=State.PARKED, due_text="tills vidare")
    released(held_on=date(2026, 2, 10))
    page = matter_page(matter, reach_of(by))
    assert page.look is not None
    assert (page.look.meetings, page.look.left) == (1, 2)
    released(held_on=date(2026, 3, 10))
    released(held_on=date(2026, 4, 10))
    page = matter_page(matter, reach_of(by))
    assert page.look is not None
    assert page.look.left == 0


def test_a_parking_with_a_condition_is_left_in_peace() -> None:
    by = coordinator()
    matter = raised(by, released(), state=State.PARKED, due_text="när utredningen är klar")
    assert matter_page(matter, reach_of(by)).look is None


def test_the_history_counts_from_state_to_state_as_the_reader_sees_them() -> None:
    by = coordinator()
    matter = raised(by, released())
    mentioned(by, matter, released(held_on=AUTUMN), State.CONTINUING)
    latest, first = matter_page(matter, reach_of(by)).moments
    assert (latest.before, latest.is_moved, first.before) == (State.OPEN, True, None)


# Two that are one


def test_joined_matters_have_one_history_and_part_again_exactly_as_they_were() -> None:
    by = coordinator("IFO", "Funktionsstöd")
    kept, joined = by_hand(by, "Jour"), by_hand(by, "Socialjour", network="Funktionsstöd")
    move_matter(joined, CLOSING, by=by)
    before = list(Matter.objects.order_by("pk").values()), list(MatterEvent.objects.order_by("pk").values())
    networks = {matter.pk: set(matter.networks.all()) for matter in (kept, joined)}
    join = join_matters(kept, joined, by=by)
    kept.refresh_from_db()
    assert (kept.state, kept.events.count(), kept.networks.count()) == ("closed", 3, 2)
    assert seen(by) == ["Jour"]
    part_matters(join, by=by)
    after = list(Matter.objects.order_by("pk").values()), list(MatterEvent.objects.order_by("pk").values())
    assert after == before
    assert {matter.pk: set(matter.networks.all()) for matter in (kept, joined)} == networks
    assert Entry.objects.filter(event__in=("meetings.MattersJoined", "meetings.MattersParted")).count() == 2


def test_what_happened_after_a_joining_stays_when_it_is_undone() -> None:
    by = coordinator()
    kept, joined = by_hand(by, "Jour"), by_hand(by, "Socialjour")
    join = join_matters(kept, joined, by=by)
    move_matter(kept, CLOSING, by=by)
    part_matters(join, by=by)
    part_matters(join, by=by)
    kept.refresh_from_db()
    joined.refresh_from_db()
    assert (kept.state, joined.state, joined.events.count()) == ("closed", "open", 1)


def test_a_matter_is_not_joined_with_itself_nor_twice() -> None:
    by = coordinator()
    one, two, three = by_hand(by, "Ett"), by_hand(by, "Två"), by_hand(by, "Tre")
    with pytest.raises(JoinRefused) as refused:
        join_matters(one, one, by=by)
    assert refused.value.refusal == JoinRefusal.SAME_MATTER
    join_matters(one, two, by=by)
    with pytest.raises(JoinRefused) as refused:
        join_matters(three, two, by=by)
    assert refused.value.refusal == JoinRefusal.ALREADY_JOINED


def test_an_inner_joining_is_undone_after_the_outer_one() -> None:
    by = coordinator()
    one, two, three = by_hand(by, "Ett"), by_hand(by, "Två"), by_hand(by, "Tre")
    inner = join_matters(two, three, by=by)
    outer = join_matters(one, two, by=by)
    with pytest.raises(JoinRefused) as refused:
        part_matters(inner, by=by)
    assert refused.value.refusal == JoinRefusal.JOINED_ONWARD
    part_matters(outer, by=by)
    assert part_matters(inner, by=by) == three


def test_a_matter_joined_from_a_draft_is_not_named_to_members() -> None:
    by, alva = coordinator(), member()
    kept = raised(by, released())
    join_matters(kept, raised(by, draft(), title=SECRET), by=by)
    assert matter_page(kept, reach_of(alva)).joins == ()
    assert len(matter_page(kept, reach_of(by)).joins) == 1


def test_alike_matters_are_suggested_by_their_words() -> None:
    by = coordinator()
    matter = by_hand(by, "Gemensam socialjour för mindre kommuner")
    by_hand(by, "Socialjour i de mindre kommunerna")
    by_hand(by, "Uppsatser om delaktighet")
    reach = reach_of(by)
    assert [row.matter.title for row in alike_matters(matter, reach)] == ["Socialjour i de mindre kommunerna"]
    assert [row.matter.title for row in alike_matters(matter, reach, "uppsats")] == [
        "Uppsatser om delaktighet"
    ]
