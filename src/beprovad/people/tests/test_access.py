from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from beprovad.people import actions
from beprovad.people.access import may_invite_person, may_merge_persons, merge_to_undo_or_404, reach_of
from beprovad.people.models import User
from beprovad.people.rules import (
    ALLOWED,
    NETWORK_ROLES,
    NOBODY,
    ORGANISATION_ROLES,
    Act,
    Reach,
    Role,
    is_allowed,
)
from beprovad.people.rules.terms import may_appoint, may_edit_network, may_invite, may_merge
from beprovad.people.tests import makers

PAGE = Path(__file__).resolve().parents[4] / "docs" / "access.md"
OWN, OTHERS = 1, 2
COORDINATOR = Reach(7, {OWN: Role.COORDINATOR}, frozenset())
ADMINISTRATOR = Reach(8, {}, frozenset({(3, Role.ADMINISTRATOR)}))
MEMBER = Reach(9, {OWN: Role.MEMBER}, frozenset({(3, Role.HEAD)}))


def table():
    """The page's table: act → the roles that it marks."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    heads = [cell.strip() for cell in lines[0].strip("|").split("|")][1:]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
    return {
        row[0].strip("`"): {head for head, cell in zip(heads, row[1:], strict=True) if cell} for row in rows
    }


def test_the_page_says_what_the_code_allows():
    assert table() == {act.value: {role.value for role in roles} for act, roles in ALLOWED.items()}


def test_every_act_and_every_role_has_its_place():
    assert set(ALLOWED) == set(Act)
    assert {*NETWORK_ROLES, *ORGANISATION_ROLES} == set(Role)


def test_nobody_may_nothing():
    assert not any(NOBODY.may(act) for act in Act)


def test_no_role_may_everything():
    assert not any(all(is_allowed(act, {role}) for act in Act) for role in Role)


@given(st.sets(st.sampled_from(Role)), st.sampled_from(Role), st.sampled_from(Act))
def test_one_role_more_never_takes_an_act_away(roles, more, act):
    assert is_allowed(act, {*roles, more}) or not is_allowed(act, roles)


def test_a_role_counts_in_its_own_network_only():
    assert COORDINATOR.may_in(Act.EDIT_NOTES, [OWN, OTHERS])
    assert not COORDINATOR.may_in(Act.EDIT_NOTES, [OTHERS])
    assert COORDINATOR.networks_where(Act.SEE_DRAFT) == {OWN}


def test_a_network_is_edited_by_its_own_coordinator_or_an_administrator():
    assert may_edit_network(COORDINATOR, OWN)
    assert may_edit_network(ADMINISTRATOR, OTHERS)
    assert not may_edit_network(COORDINATOR, OTHERS)
    assert not may_edit_network(MEMBER, OWN)


@pytest.mark.parametrize("role", ORGANISATION_ROLES)
def test_only_an_administrator_makes_administrators(role):
    assert may_appoint(ADMINISTRATOR, role)
    assert may_appoint(COORDINATOR, role) == (role is not Role.ADMINISTRATOR)
    assert not may_appoint(MEMBER, role)


@pytest.mark.parametrize(
    ("powers", "is_allowed_to_coordinator"),
    [
        ((), True),
        (((OWN, Role.COORDINATOR),), True),
        (((OWN, Role.MEMBER), (None, Role.HEAD)), True),
        (((OTHERS, Role.MEMBER),), False),
        (((OTHERS, Role.GUEST),), False),
        (((OTHERS, Role.COORDINATOR),), False),
        (((OTHERS, Role.PREPARATION),), False),
        (((None, Role.ADMINISTRATOR),), False),
    ],
)
def test_a_role_that_reaches_further_is_not_handed_on(powers, is_allowed_to_coordinator):
    assert may_invite(COORDINATOR, powers) == is_allowed_to_coordinator
    assert may_merge(COORDINATOR, powers, has_account=True) == is_allowed_to_coordinator
    assert may_merge(COORDINATOR, powers, has_account=False)
    assert may_merge(ADMINISTRATOR, powers, has_account=True)
    assert not may_merge(MEMBER, (), has_account=False)


@pytest.mark.django_db
def test_a_visitor_an_account_without_a_person_and_a_closed_account_reach_nothing():
    lonely = User.objects.create_user("ensam@sjobygden.example")
    closed = makers.alice()
    closed.is_active = False

    assert [reach_of(one) for one in (AnonymousUser(), lonely, closed)] == [NOBODY] * 3


@pytest.mark.django_db
def test_a_role_counts_from_its_first_day_through_its_last():
    today = timezone.localdate()
    user, day = makers.user(), timedelta(days=1)
    makers.seat(user.person, "A", Role.MEMBER, from_on=today, to_on=today)
    makers.seat(user.person, "B", Role.MEMBER, from_on=today + day)
    makers.seat(user.person, "C", Role.MEMBER, from_on=today - 9 * day, to_on=today - day)
    makers.post(user.person, makers.organisation("Granö"), Role.HEAD)
    makers.post(user.person, makers.organisation("Lillby"), Role.STAFF, to_on=today - day)

    reach = reach_of(user)

    assert set(reach.networks) == {makers.network("A").pk}
    assert reach.appointments == {(makers.organisation("Granö").pk, Role.HEAD)}


@pytest.mark.django_db
def test_a_role_whose_last_day_lies_ahead_still_takes_an_administrator():
    alice, siv = makers.alice(), makers.person("Siv Falk")
    in_a_week = timezone.localdate() + timedelta(days=7)
    makers.post(siv, makers.organisation("Granö"), Role.ADMINISTRATOR, to_on=in_a_week)

    assert not may_invite_person(reach_of(alice), siv)


@pytest.mark.django_db
def test_a_role_that_has_ended_is_no_obstacle():
    alice, siv = makers.alice(), makers.person("Siv Falk")
    yesterday = timezone.localdate() - timedelta(days=1)
    makers.seat(siv, "Funktionsstöd", Role.COORDINATOR, to_on=yesterday)

    assert may_invite_person(reach_of(alice), siv)


@pytest.mark.django_db
def test_a_letter_that_waits_counts_as_the_account_that_it_makes():
    """Else one invites an empty person to an address of one's own and merges somebody's roles into it."""
    alice, empty, admin = makers.alice(), makers.person(), makers.person()
    makers.post(admin, makers.organisation("Granö"), Role.ADMINISTRATOR)
    assert may_merge_persons(reach_of(alice), empty, admin)

    letter = actions.invite(person=empty, email="egen@grano.example", by=alice.actor)

    assert not may_merge_persons(reach_of(alice), empty, admin)
    actions.withdraw_invitation(invitation=letter.invitation, by=alice.actor)
    assert may_merge_persons(reach_of(alice), empty, admin)


@pytest.mark.django_db
def test_a_merge_that_laid_an_administrators_role_aside_is_not_undone_by_a_coordinator():
    alice, adam, kept, merged = makers.alice(), makers.adam(), makers.person(), makers.user().person
    posts = [makers.post(one, makers.organisation("Granö"), Role.ADMINISTRATOR) for one in (kept, merged)]
    merge = actions.merge_persons(kept=kept, merged=merged, by=adam.actor)
    actions.end_appointment(appointment=posts[0], on=timezone.localdate() - timedelta(days=1), by=adam.actor)

    assert merge_to_undo_or_404(reach_of(adam), merge.pk) == merge
    with pytest.raises(Http404):
        merge_to_undo_or_404(reach_of(alice), merge.pk)


@pytest.mark.django_db
def test_the_question_of_roles_is_kept_and_each_person_and_day_answered_anew(monkeypatch):
    today = timezone.localdate()
    alva, bo, charlie = (makers.user(name) for name in ("Alva Prov", "Bo Prov", "Charlie Prov"))
    place = makers.organisation("Norrvik")
    makers.seat(alva.person, role=Role.COORDINATOR, to_on=today)
    makers.post(bo.person, place, Role.HEAD, from_on=today + timedelta(days=1))
    assert list(reach_of(alva).networks.values()) == [Role.COORDINATOR]
    assert [reach_of(who).appointments for who in (bo, charlie)] == [frozenset(), frozenset()]

    monkeypatch.setattr(timezone, "localdate", lambda: today + timedelta(days=1))
    tomorrow = [reach_of(User.objects.get(pk=who.pk)) for who in (alva, bo, charlie)]
    assert tomorrow[0].networks == {}
    assert tomorrow[1].appointments == frozenset({(place.pk, Role.HEAD)})
    assert tomorrow[2].appointments == frozenset()
