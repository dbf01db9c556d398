"""Plain makers for matters: released and draft meetings, and what was said of a matter at them. All invented."""

from datetime import date

from django.utils import timezone

from beprovad.meetings.actions.matters import mention_matter, raise_by_hand, raise_matter
from beprovad.meetings.models import AgendaItem, Matter, MatterEvent, Meeting
from beprovad.meetings.rules.matters import State, Step
from beprovad.meetings.tests import makers
from beprovad.people.models import Network, User
from beprovad.people.rules import Role

SPRING, AUTUMN = date(2026, 4, 21), date(2026, 10, 6)
SECRET = "Hemlig utredning"


def coordinator(*names: str) -> User:
    return makers.user("Esther Nyman", **dict.fromkeys(names or ("IFO",), Role.COORDINATOR))


def member(name: str = "Alva Ekström", network: str = "IFO", at: str = "Norrvik") -> User:
    return makers.user(name, at=makers.organisation(at), **{network: Role.MEMBER})


def draft(*networks: Network, held_on: date = AUTUMN, title: str = "Höstmötet") -> Meeting:
    return makers.meeting(*(networks or (makers.network(),)), title=title, held_on=held_on)


def released(*networks: Network, held_on: date = SPRING, title: str = "Vårmötet") -> Meeting:
    meeting = draft(*networks, held_on=held_on, title=title)
    meeting.released_at = timezone.now()
    meeting.save(update_fields=["released_at"])
    return meeting


def item(meeting: Meeting, title: str = "Laget runt", network: Network | None = None) -> AgendaItem:
    return AgendaItem.objects.create(
        meeting=meeting, position=meeting.items.count(), title=title, network=network
    )


def raised(
    by: User, meeting: Meeting, title: str = "Gemensam jour", state: State = State.OPEN, **told: object
) -> Matter:
    return raise_matter(
        title=title, state=state, networks=meeting.networks.all(), meeting=meeting, sentence=f"{title} togs upp.",
        by=by, **told,  # type: ignore[arg-type]
    )  # fmt: skip


def mentioned(
    by: User, matter: Matter, meeting: Meeting, state: State = State.OPEN, **told: object
) -> MatterEvent:
    return mention_matter(
        matter, meeting=meeting, item=None, sentence="Vi talade om det igen.", state=state, by=by,
        **told,  # type: ignore[arg-type]
    )  # fmt: skip


def by_hand(
    by: User, title: str = "Gemensam jour", state: State = State.OPEN, network: str = "IFO"
) -> Matter:
    step = Step(
        to=state,
        on=SPRING,
        reason="Det kom upp i telefon.",
        responsible="Alva Ekström" if state == State.ASSIGNED else "",
        until_further_notice=True,
        approved_by="Socialchefsnätverket",
    )
    return raise_by_hand(title=title, step=step, networks=[makers.network(network)], by=by)
