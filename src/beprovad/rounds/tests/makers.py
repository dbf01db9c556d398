"""Plain makers of what the tests of rounds need."""

import json
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from beprovad.people.models import Network, User
from beprovad.people.rules import Role
from beprovad.people.tests import makers as people
from beprovad.rounds.models import Input, Prompt, Round, Seat
from beprovad.rounds.rules.kinds import Kind
from beprovad.rounds.rules.seating import LEAST_NUMBER

OPTIONS = [{"key": "a", "text": "Ja"}, {"key": "b", "text": "Nej"}]


def network(name: str = "IFO") -> Network:
    return people.network(name)


def a_round(title: str = "Vad behöver vi veta?", *, of: Network | None = None, **more: Any) -> Round:
    led = Round.objects.create(title=title, created_by_label="Alice Alm", **more)
    led.networks.add(of or network())
    return led


def prompt(
    led: Round, kind: Kind = Kind.TEXTS, title: str = "Vad måste en chef fråga?", **more: Any
) -> Prompt:
    usual = {"scale": {"low": "Inte alls", "high": "Helt"}}.get(kind.value, {})
    options = OPTIONS if kind in (Kind.CHOICE, Kind.DOTS, Kind.RANKING) else []
    told = {"settings": usual, "options": options} | more
    return Prompt.objects.create(
        round=led, position=led.prompts.count() + 1, kind=kind.value, title=title, **told
    )


def running(led: Round, *, code: str = "ACDEFG") -> Round:
    led.code, led.opened_at = code, timezone.now() - timedelta(minutes=5)
    led.save()
    return led


def opened(made: Prompt, *, at: datetime | None = None, closes_at: datetime | None = None) -> Prompt:
    """Open, and before the room."""
    made.opened_at, made.closes_at = at or timezone.now() - timedelta(minutes=1), closes_at
    made.save()
    made.round.current = made
    made.round.save()
    return made


def seat(led: Round, label: str = "", size: int | None = None) -> Seat:
    return Seat.objects.create(round=led, number=LEAST_NUMBER + led.seats.count(), label=label, size=size)


def said(to: Prompt, value: object, *, slot: str = "1", n: int = 1) -> dict[str, object]:
    return {"prompt": to.pk, "slot": slot, "n": n, "value": value}


def sent(to: Prompt, at: Seat, text: str, *, slot: str = "1") -> Input:
    """A text that has come in."""
    value = json.dumps(text, ensure_ascii=False)
    return Input.objects.create(prompt=to, seat=at, slot=slot, n=1, value=value, received_at=timezone.now())


def coordinator(name: str = "Alice Alm", of: str = "IFO") -> User:
    """Leads the network's rounds."""
    made = people.user(name)
    people.seat(made.person, of, Role.COORDINATOR)
    return made
