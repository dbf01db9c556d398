import pytest
from django.core import serializers

from beprovad.journal.models import Entry
from beprovad.meetings.models import Attendance, Meeting, Presenter
from beprovad.people import actions
from beprovad.people.models import Membership, NameVariant, Person, PersonMerge, User
from beprovad.people.rules import Role
from beprovad.people.rules.refusals import PeopleRefused, Refusal
from beprovad.people.tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return makers.alice().actor


@pytest.fixture
def two():
    """Bo Ahlin, known since long, and Bo Ahlinn, whom a misspelt note made."""
    return makers.person("Bo Ahlin", title="enhetschef"), makers.person("Bo Ahlinn", email="bo@grano.example")


def meeting(title="Gemensam dag"):
    return Meeting.objects.create(title=title, held_on=makers.BEGAN)


def attendance(where, who, network=None, *, is_present=True):
    return Attendance.objects.create(
        meeting=where, person=who, network=network, written_name=who.name, is_present=is_present
    )


def everything():
    """All rows of the two rooms as they are, to hold before against after."""
    models = [Attendance, Membership, NameVariant, Person, Presenter, User]
    return [serializers.serialize("json", model.objects.order_by("pk")) for model in models]


def test_everything_of_the_one_is_the_others(two, by):
    kept, merged = two
    makers.seat(merged, "IFO", at=makers.organisation())
    seat = attendance(meeting(), merged)
    item = seat.meeting.items.create(position=1, title="Inledning")
    presenter = Presenter.objects.create(item=item, name="Bo Ahlinn", person=merged)

    actions.merge_persons(kept=kept, merged=merged, by=by)

    seat.refresh_from_db()
    presenter.refresh_from_db()
    assert (seat.person, presenter.person) == (kept, kept)
    assert kept.memberships.get().network.short_name == "IFO"


def test_the_merged_person_is_a_trail_to_the_other(two, by):
    kept, merged = two

    actions.merge_persons(kept=kept, merged=merged, reason="Samma telefon", by=by)

    merged.refresh_from_db()
    assert merged.merged_into == kept
    assert kept.name_variants.get().name == "Bo Ahlinn"
    assert Entry.objects.get(event="people.PersonsMerged").details["merged_id"] == merged.pk
    assert PersonMerge.objects.get().reason == "Samma telefon"


def test_an_address_that_only_the_one_had_follows(two, by):
    kept, merged = two

    actions.merge_persons(kept=kept, merged=merged, by=by)

    kept.refresh_from_db()
    assert (kept.email, kept.title) == ("bo@grano.example", "enhetschef")


def test_a_second_seat_at_the_same_meeting_is_put_aside(two, by):
    kept, merged = two
    day = meeting()
    attendance(day, kept, makers.network())
    attendance(day, merged, makers.network())

    merge = actions.merge_persons(kept=kept, merged=merged, by=by)

    assert day.attendances.get().person == kept
    assert len(merge.moved["aside"]) == 1


def test_undoing_puts_everything_back_as_it_was(two, by):
    kept, merged = two
    day, other_day = meeting(), meeting("Höstmöte")
    attendance(day, kept, makers.network())
    attendance(day, merged, makers.network(), is_present=False)
    attendance(other_day, merged)
    for who in two:
        makers.seat(who, "IFO", at=makers.organisation())
    makers.seat(merged, "FS", Role.GUEST)
    NameVariant.objects.create(person=kept, name="B. Ahlin", key="b ahlin")
    NameVariant.objects.create(person=merged, name="B. Ahlin", key="b ahlin")
    User.objects.create_user("bo@grano.example", person=merged)
    before = everything()

    merge = actions.merge_persons(kept=kept, merged=merged, by=by)
    assert everything() != before
    actions.undo_merge(merge=merge, by=by)

    assert everything() == before
    assert Entry.objects.filter(event="people.MergeUndone").count() == 1


def test_a_rehearsal_changes_nothing(two):
    kept, merged = two
    attendance(meeting(), merged)
    before = everything()

    moves = actions.rehearse_merge(kept=kept, merged=merged)

    assert moves.rows == {"meetings.attendance.person": [Attendance.objects.get().pk]}
    assert everything() == before


def test_the_account_follows_to_somebody_without_one(two, by):
    kept, merged = two
    account = User.objects.create_user("bo@grano.example", person=merged)

    actions.merge_persons(kept=kept, merged=merged, by=by)

    account.refresh_from_db()
    assert account.person == kept


def test_of_two_accounts_the_merged_ones_is_closed_and_undoing_opens_it(two, by):
    kept, merged = two
    User.objects.create_user("ahlin@grano.example", person=kept)
    closed = User.objects.create_user("bo@grano.example", person=merged)

    merge = actions.merge_persons(kept=kept, merged=merged, by=by)
    closed.refresh_from_db()
    assert not closed.is_active

    actions.undo_merge(merge=merge, by=by)
    closed.refresh_from_db()
    assert closed.is_active


def test_what_came_after_the_merge_stays_with_the_kept(two, by):
    kept, merged = two
    merge = actions.merge_persons(kept=kept, merged=merged, by=by)
    later = attendance(meeting(), kept)

    actions.undo_merge(merge=merge, by=by)

    later.refresh_from_db()
    assert later.person == kept


def test_merges_in_a_row_are_undone_from_the_last(two, by):
    kept, merged = two
    last = makers.person("Bo Ahlin Ek")
    first_merge = actions.merge_persons(kept=kept, merged=merged, by=by)
    second_merge = actions.merge_persons(kept=last, merged=kept, by=by)
    merged.refresh_from_db()
    assert merged.merged_into == last

    with pytest.raises(PeopleRefused) as refused:
        actions.undo_merge(merge=first_merge, by=by)
    assert refused.value.reason is Refusal.MERGED_ONWARDS

    actions.undo_merge(merge=second_merge, by=by)
    merged.refresh_from_db()
    assert merged.merged_into == kept
    actions.undo_merge(merge=first_merge, by=by)
    merged.refresh_from_db()
    assert merged.merged_into is None


def test_undoing_is_refused_when_somebody_else_has_the_address_by_now(two, by):
    kept, merged = two
    merge = actions.merge_persons(kept=kept, merged=merged, by=by)
    actions.change_person(person=kept, name=kept.name, email="", title="", by=by)
    makers.person("Någon Annan", email="bo@grano.example")
    before = everything()

    with pytest.raises(PeopleRefused) as refused:
        actions.undo_merge(merge=merge, by=by)

    assert refused.value.reason is Refusal.CANNOT_BE_RESTORED
    assert everything() == before


def test_a_merge_is_undone_once(two, by):
    kept, merged = two
    merge = actions.merge_persons(kept=kept, merged=merged, by=by)
    actions.undo_merge(merge=merge, by=by)

    with pytest.raises(PeopleRefused) as refused:
        actions.undo_merge(merge=merge, by=by)

    assert refused.value.reason is Refusal.ALREADY_UNDONE


def test_nobody_is_merged_with_oneself_or_twice(two, by):
    kept, merged = two
    with pytest.raises(PeopleRefused) as refused:
        actions.merge_persons(kept=kept, merged=kept, by=by)
    assert refused.value.reason is Refusal.SAME_PERSON

    actions.merge_persons(kept=kept, merged=merged, by=by)
    with pytest.raises(PeopleRefused) as refused:
        actions.merge_persons(kept=kept, merged=merged, by=by)
    assert refused.value.reason is Refusal.ALREADY_MERGED
