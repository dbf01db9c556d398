"""The five persons that one may step in as, in an installation that shows the fictional region."""

from dataclasses import dataclass

from django.utils import timezone

from beprovad.people import access
from beprovad.people.models import Appointment, Membership, User
from beprovad.people.queries.persons import organisation_paths

PERSONAS = {
    "coordinator": "samordnare@sjobygden.example",
    "head-ifo": "chef.ifo@norrvik.example",
    "head-fs": "chef.fs@storhamn.example",
    "analyst": "analytiker@fou.sjobygden.example",
    "politician": "namnd@norrvik.example",
}


@dataclass(frozen=True)
class Persona:
    key: str
    name: str
    title: str
    organisation: str
    networks: str


def personas() -> tuple[Persona, ...]:
    """Those of the five who are here, in order."""
    users = {
        user.email: user
        for user in User.objects.filter(email__in=PERSONAS.values(), is_active=True).select_related("person")
    }
    return tuple(_persona(key, users[email]) for key, email in PERSONAS.items() if email in users)


def persona_user(key: str) -> User | None:
    return User.objects.filter(email=PERSONAS.get(key, ""), is_active=True).first()


def _persona(key: str, user: User) -> Persona:
    today = access.in_force(timezone.localdate())
    posts = Appointment.objects.filter(today, person=user.person_id).order_by("pk")
    place = organisation_paths().get(posts.values_list("organisation_id", flat=True).first() or 0, ())
    seats = Membership.objects.filter(today, person=user.person_id).select_related("network").order_by("pk")
    return Persona(
        key=key,
        name=user.label,
        title=user.person.title if user.person else "",
        organisation=", ".join(place),
        networks=" · ".join(f"{seat.network.label}: {seat.role_words}" for seat in seats),
    )
