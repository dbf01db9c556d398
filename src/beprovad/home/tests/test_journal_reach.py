"""The journal tells an administrator who did what; with what, only where the administrator may see it."""

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from beprovad.assessments.tests import makers as assessing
from beprovad.home.access import _PLACES
from beprovad.home.tests import makers
from beprovad.journal.actions import record
from beprovad.journal.events import Event, event_name
from beprovad.knowledge.actions import add_method
from beprovad.meetings import events
from beprovad.meetings.actions.joining import join_matters
from beprovad.meetings.actions.matters import raise_matter
from beprovad.meetings.actions.meetings import change_meeting
from beprovad.meetings.actions.sending import add_sending, tick_sending
from beprovad.meetings.models import Matter
from beprovad.meetings.rules.matters import State
from beprovad.people import actions as people
from beprovad.people.models import Person
from beprovad.people.rules import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def esther():
    """She has written of a secret everywhere in a draft, and added a person."""
    esther = makers.a_coordinator()
    held = makers.a_meeting("Hemligt möte")
    change_meeting(meeting=held, values={"place": "Hemlig ort"}, by=esther)
    raise_matter(
        title="Hemligt ärende", state=State.OPEN, networks=held.networks.all(), by=esther, meeting=held
    )
    tick_sending(sending=add_sending(meeting=held, text="Hemliga bilder", by=esther), by=esther)
    people.add_person(name="Siv Falk", by=esther.actor)
    return held


def journal_of(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse("journal:journal")).content.decode()


def test_an_administrator_in_no_network_reads_who_did_what_but_not_what_a_meeting_says(client, esther):
    page = journal_of(client, makers.a_user("adam@norrvik.example", post=Role.ADMINISTRATOR))

    assert "lade till ärendet" in page
    assert "Siv Falk" in page
    assert "Hemlig" not in page


def test_a_title_that_only_a_draft_has_told_of_is_not_told_by_a_joining(client, esther):
    by = makers.a_coordinator("leo@sjobygden.example")
    secret, public = Matter.objects.get(), makers.a_matter("Gemensam jour")
    join_matters(secret, public, by=by)
    adam = makers.a_user("adam@norrvik.example", role=Role.MEMBER, post=Role.ADMINISTRATOR)

    page = journal_of(client, adam)

    assert "förde ihop två ärenden" in page
    assert "Hemligt ärende" not in page


def test_an_administrator_who_is_a_member_reads_it_when_the_members_may(client, esther):
    adam = makers.a_user("adam@norrvik.example", role=Role.MEMBER, post=Role.ADMINISTRATOR)
    assert "Hemlig" not in journal_of(client, adam)

    esther.released_at = timezone.now()
    esther.save()

    page = journal_of(client, adam)
    assert all(words in page for words in ("Hemligt möte", "Hemligt ärende", "Hemliga bilder"))


def test_every_act_in_the_meetings_room_has_its_place():
    kinds = [one for one in vars(events).values() if isinstance(one, type) and issubclass(one, Event)]

    assert {event_name(kind) for kind in kinds if kind is not Event} <= set(_PLACES)


def test_an_administrator_is_not_told_what_an_authority_tries(client):
    alva = assessing.user()
    assessing.assessment(alva)
    adam = makers.a_user("adam@norrvik.example", post=Role.ADMINISTRATOR)

    page = journal_of(client, adam)

    assert "började en prövning" in page
    assert "Vardagskompassen ·" not in page


def test_what_is_gone_is_shown_to_nobody(client):
    esther = makers.a_user("esther@sjobygden.example", role=Role.COORDINATOR, post=Role.ADMINISTRATOR)
    with transaction.atomic():
        record(events.ReadingDiscarded(subject_id=999, subject_label="Hemlig fil.txt"), by=esther.actor)

    assert "Hemlig" not in journal_of(client, esther)


def test_a_row_leads_to_what_it_is_about_where_the_reader_may_see_it(client, esther):
    adam = makers.a_user("adam@norrvik.example", role=Role.MEMBER, post=Role.ADMINISTRATOR)
    meeting_url = reverse("meetings:meeting", args=[esther.pk])
    page = journal_of(client, adam)
    assert meeting_url not in page
    assert reverse("meetings:matter", args=[esther.matter_events.get().matter_id]) not in page
    assert reverse("people:person", args=[Person.objects.get(name="Siv Falk").pk]) in page

    esther.released_at = timezone.now()
    esther.save()

    page = journal_of(client, adam)
    assert f'<a href="{meeting_url}">Hemligt möte</a>' in page
    assert f'<a href="{meeting_url}">Hemliga bilder</a>' in page
    assert reverse("meetings:matter", args=[esther.matter_events.get().matter_id]) in page


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.HEAD])
def test_an_act_on_what_is_known_leads_to_its_page_for_those_who_may_see_it(client, role):
    alva = assessing.user()
    method = add_method(name="Vardagskompassen", by=alva)
    adam = makers.a_user("adam@norrvik.example", post=Role.ADMINISTRATOR)
    if role is Role.HEAD:
        assessing.makers.post(adam.person, assessing.authority(), role)

    page = journal_of(client, adam)

    assert "Vardagskompassen" in page
    assert (reverse("knowledge:method", args=[method.pk]) in page) is (role is Role.HEAD)
