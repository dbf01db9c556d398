from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from beprovad.people import actions
from beprovad.people.models import Invitation
from beprovad.people.rules.invitations import VALID_DAYS, digest, refuse_invitation
from beprovad.people.rules.refusals import PeopleRefused, Refusal
from beprovad.people.tests import makers

NOW = timezone.now()
FRESH = {
    "accepted_at": None, "withdrawn_at": None, "expires_at": NOW + timedelta(seconds=1), "now": NOW,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({}, None),
        ({"now": NOW + timedelta(seconds=1)}, Refusal.INVITATION_EXPIRED),
        ({"withdrawn_at": NOW}, Refusal.INVITATION_WITHDRAWN),
        ({"accepted_at": NOW, "withdrawn_at": NOW}, Refusal.INVITATION_USED),
    ],
)
def test_an_invitation_works_until_it_is_used_withdrawn_or_too_old(changed, reason):
    assert refuse_invitation(**{**FRESH, **changed}) is reason


@pytest.fixture
def by(db):
    return makers.alice().actor


def test_the_token_is_only_in_the_letter(by):
    letter = actions.invite(person=makers.person(), email="Siv@Grano.example", by=by)

    row = Invitation.objects.get()
    assert row.token_digest == digest(letter.token)
    assert letter.token not in str(vars(row))
    assert row.email == "siv@grano.example"
    assert row.expires_at - row.sent_at > timedelta(days=VALID_DAYS) - timedelta(minutes=1)


def test_accepting_makes_an_account_that_can_log_in(by):
    person = makers.person("Siv Falk")
    letter = actions.invite(person=person, email="siv@grano.example", by=by)

    user = actions.accept_invitation(invitation=letter.invitation)

    assert user.person == person
    assert EmailAddress.objects.get(user=user).verified
    assert not user.has_usable_password()


def test_an_invitation_works_once(by):
    letter = actions.invite(person=makers.person(), email="siv@grano.example", by=by)
    actions.accept_invitation(invitation=letter.invitation)

    with pytest.raises(PeopleRefused) as refused:
        actions.accept_invitation(invitation=letter.invitation)

    assert refused.value.reason is Refusal.INVITATION_USED


def test_a_new_invitation_makes_the_old_one_stop_working(by):
    person = makers.person()
    old = actions.invite(person=person, email="siv@grano.example", by=by)
    actions.invite(person=person, email="siv@grano.example", by=by)

    with pytest.raises(PeopleRefused) as refused:
        actions.accept_invitation(invitation=old.invitation)

    assert refused.value.reason is Refusal.INVITATION_WITHDRAWN


def test_whoever_has_an_account_is_not_invited(by):
    user = makers.user(email="siv@grano.example")

    with pytest.raises(PeopleRefused) as refused:
        actions.invite(person=user.person, email="ny@grano.example", by=by)
    assert refused.value.reason is Refusal.HAS_ACCOUNT

    with pytest.raises(PeopleRefused) as refused:
        actions.invite(person=makers.person(), email="SIV@grano.example", by=by)
    assert refused.value.reason is Refusal.EMAIL_HAS_ACCOUNT


def test_a_withdrawn_invitation_is_not_withdrawn_again(by):
    letter = actions.invite(person=makers.person(), email="siv@grano.example", by=by)
    actions.withdraw_invitation(invitation=letter.invitation, by=by)

    with pytest.raises(PeopleRefused):
        actions.withdraw_invitation(invitation=letter.invitation, by=by)
