"""Plain makers: one network, one organisation, and whoever a test needs in it."""

from datetime import date

from beprovad.meetings.models import Matter, MatterEvent, Meeting, Reading, SendItem
from beprovad.meetings.rules.matters import State
from beprovad.people.models import Appointment, Membership, Network, Organisation, Person, User
from beprovad.people.rules import Role

LONG_AGO = date(2020, 1, 1)


def a_network(name="IFO-chefsnätverket"):
    return Network.objects.get_or_create(name=name)[0]


def an_organisation(name="Norrvik"):
    return Organisation.objects.get_or_create(name=name, kind=Organisation.Kind.MUNICIPALITY)[0]


def a_user(email, *, role=None, post=None, network=None):
    """Someone with an account; `role` in the network for Norrvik, `post` at Norrvik."""
    person = Person.objects.create(name=email.partition("@")[0].title(), email=email)
    if role:
        Membership.objects.create(
            person=person,
            network=network or a_network(),
            organisation=an_organisation(),
            role=role,
            from_on=LONG_AGO,
        )
    if post:
        Appointment.objects.create(person=person, organisation=an_organisation(), role=post, from_on=LONG_AGO)
    return User.objects.create_user(email, person=person)


def a_coordinator(email="esther@sjobygden.example"):
    return a_user(email, role=Role.COORDINATOR)


def a_member(email="alva@norrvik.example"):
    return a_user(email, role=Role.MEMBER)


def a_preparer(email="maj@storhamn.example"):
    return a_user(email, role=Role.PREPARATION)


def an_outsider(email="charlie@annanstans.example"):
    """In a network of their own, elsewhere."""
    return a_user(email, role=Role.COORDINATOR, network=a_network("Ett annat nätverk"))


def a_meeting(title="Höstmötet", *, released_at=None, held_on=date(2026, 10, 6), network=None):
    meeting = Meeting.objects.create(title=title, held_on=held_on, released_at=released_at)
    meeting.networks.add(network or a_network())
    return meeting


def a_matter(title="Gemensam jour", *, state=State.ASSIGNED, meeting=None, network=None, **stood):
    """With one event, at `meeting` or by hand."""
    matter = Matter.objects.create(title=title, state=state, **stood)
    matter.networks.add(network or a_network())
    MatterEvent.objects.create(
        matter=matter,
        title=title,
        kind=MatterEvent.Kind.RAISED,
        happened_on=date(2026, 10, 6),
        to_state=state,
        meeting=meeting,
        actor_label="Esther",
        **stood,
    )
    return matter


def a_promise(meeting, text="Bilder skickas."):
    return SendItem.objects.create(meeting=meeting, text=text)


def a_reading(user, *, state=Reading.State.OPEN, name="anteckning.txt", network=None):
    reading = Reading.objects.create(
        state=state, file_name=name, media_type="text/plain", sha256="0", text="…", started_by=user
    )
    reading.networks.add(network or a_network())
    return reading
