"""A round with one step before the room, opened as its facilitator does; called in a process of its own."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

QUESTION = "Vad måste en chef fråga?"
MOST = 200  # texts of one seat


def open_round(seats: int = 0, kinds: str = "texts") -> dict[str, Any]:
    """What one needs at it: topic, code, prompts, the facilitator's session, and the cookies of seats, by seat."""
    from django.conf import settings

    from beprovad.people.rules import Role
    from beprovad.people.tests import makers
    from beprovad.rounds.actions import leading
    from beprovad.rounds.actions.composing import compose_round
    from beprovad.rounds.rules.composing import Draft
    from beprovad.rounds.rules.kinds import Kind

    alice = makers.user("Alice Almgren", f"{uuid4().hex}@sjobygden.example")
    makers.seat(alice.person, role=Role.COORDINATOR)
    usual: dict[str, dict[str, int | str]] = {
        "texts": {"most": MOST},
        "questions": {"most": MOST},
        "scale": {"low": "Inte alls", "high": "Helt"},
    }
    drafts = [Draft(Kind(kind), QUESTION, settings=usual.get(kind, {})) for kind in kinds.split()]
    led = compose_round(title="Inför beslutet", networks=[makers.network()], by=alice, drafts=drafts)
    led = leading.open_round(led=led, by=alice)
    leading.next_prompt(led=led, by=alice)
    return {
        "topic": str(led.pk),
        "code": led.code,
        "prompts": list(led.prompts.values_list("pk", flat=True)),
        "session": makers.browser(alice).cookies[settings.SESSION_COOKIE_NAME].value,
        "seats": _seats(led, seats),
    }


def _seats(led: Any, count: int) -> dict[str, str]:
    """Taken all at once, where it is not the coming in that one looks at."""
    from beprovad.rounds.access import seat_cookie, seat_token
    from beprovad.rounds.models import Seat

    made = Seat.objects.bulk_create(Seat(round=led, number=number) for number in range(1, count + 1))
    return {str(seat.pk): f"{seat_cookie(led.pk)}={seat_token(seat)}" for seat in made}
