"""Letting go of what a round took in: when its time is up, or sooner."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from beprovad.journal.actions import record
from beprovad.journal.events import SYSTEM, Actor
from beprovad.people.models import Network, User
from beprovad.rounds import events
from beprovad.rounds.actions.leading import end_unled
from beprovad.rounds.actions.pictures import let_go_of
from beprovad.rounds.models import Act, Input, Keeping, Round, Seat
from beprovad.rounds.queries.keeping import due_rounds, overrun_rounds
from beprovad.rounds.rules.inputs import VOTES
from beprovad.rounds.rules.keeping import KeepingRefusal


class KeepingRefused(Exception):
    def __init__(self, refusal: KeepingRefusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


@transaction.atomic
def set_keeping(*, network: Network, months: int, deletes: bool, by: User) -> None:
    """1 to 120 months. Rounds that are open already keep what was promised, where that is stricter."""
    Keeping.objects.update_or_create(network=network, defaults={"months": months, "deletes": deletes})
    event = events.KeepingChanged(
        subject_id=network.pk, subject_label=network.name, months=months, deletes=deletes
    )
    record(event, by=by.actor)


@transaction.atomic
def anonymise_round(*, led: Round, by: Actor) -> None:
    """Only what was said, and what it added up to, is left: nothing tells who said it, or what else they said.

    What did not count (hidden, held, taken back, of a removed seat) is gone. Done twice is done once.
    """
    led = _ended(led)
    if led.anonymised_at is not None:
        return
    Act.objects.filter(prompt__round=led).delete()
    _drop_what_did_not_count(led)
    seats = list(led.seats.filter(removed_at=None))
    kept = _parted(led)
    led.seats.all().delete()
    blank = Seat.objects.bulk_create(
        Seat(round=led, number=number) for number in range(1, max(len(seats), bool(kept)) + 1)
    )
    for one in kept:
        one.seat = blank[0]
    Input.objects.bulk_create(kept)
    led.anonymised_at = timezone.now()
    led.save(update_fields=["anonymised_at"])
    record(events.RoundAnonymised(subject_id=led.pk, subject_label=led.title), by=by)


@transaction.atomic
def delete_round(*, led: Round, by: Actor) -> None:
    """The round with all that came in. The journal, and checklists that were made of it, still name it."""
    led = _ended(led)
    pictures = list(led.prompts.exclude(picture="").values_list("picture", flat=True))
    record(events.RoundDeleted(subject_id=led.pk, subject_label=led.title), by=by)
    led.delete()
    let_go_of(pictures)


@dataclass(frozen=True)
class Swept:
    ended: int = 0
    anonymised: int = 0
    deleted: int = 0


def end_overrun(now: datetime) -> int:
    """End the rounds at one's own pace whose clock has run out; how many."""
    overrun = overrun_rounds(now)
    for led in overrun:
        end_unled(led=led)
    return len(overrun)


def sweep(now: datetime) -> Swept:
    """Everything whose time is up, each round in a transaction of its own; several processes may sweep at once."""
    ended, anonymised, deleted = end_overrun(now), 0, 0
    for led, promise in list(due_rounds(now)):
        if led.ended_at is None:
            end_unled(led=led)
            ended += 1
        if promise.deletes:
            deleted += _gone(led)
        else:
            anonymise_round(led=led, by=SYSTEM)
            anonymised += 1
    return Swept(ended, anonymised, deleted)


def _gone(led: Round) -> int:
    """0 where another process was before us."""
    try:
        delete_round(led=led, by=SYSTEM)
    except Round.DoesNotExist:
        return 0
    return 1


def _ended(led: Round) -> Round:
    led = Round.objects.select_for_update().get(pk=led.pk)
    if led.ended_at is None:
        raise KeepingRefused(KeepingRefusal.NOT_ENDED)
    return led


def _drop_what_did_not_count(led: Round) -> None:
    inputs = Input.objects.filter(prompt__round=led)
    inputs.filter(
        Q(value="") | Q(is_held=True) | Q(hidden_at__isnull=False) | Q(seat__removed_at__isnull=False)
    ).delete()


def _parted(led: Round) -> list[Input]:
    """The inputs, each by itself, with the ids that groups, votes and checklists know them by.

    Slots, counts and times told which were one seat's; votes become one row for each prompt.
    """
    rows = list(Input.objects.filter(prompt__round=led).order_by("pk"))
    votes: dict[int, list[int]] = {}
    kept = []
    for one in rows:
        if one.slot == VOTES:
            votes.setdefault(one.prompt_id, []).extend(json.loads(one.value))
        else:
            kept.append(one)
            one.slot = uuid4().hex
        one.n, one.received_at = 1, led.ended_at or timezone.now()
    first = {one.prompt_id: one for one in rows if one.slot == VOTES}
    for prompt, each in votes.items():
        first[prompt].value = json.dumps(sorted(each), separators=(",", ":"))
    return [*kept, *first.values()]
