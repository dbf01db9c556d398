"""The round at the live transport: who may listen, what they hear, and how inputs are judged and stored."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Max
from django.utils import timezone, translation

from beprovad.live.rooms import Entry, Loaded, Refused, Seat
from beprovad.rounds.access import is_board_token, round_of, row_of, seat_of_token
from beprovad.rounds.actions.storing import store_for_good
from beprovad.rounds.drawn import part
from beprovad.rounds.models import Act, Input, Round
from beprovad.rounds.models import Seat as SeatRow
from beprovad.rounds.prepared import Prepared
from beprovad.rounds.queries.phone import PhoneState, phone_state
from beprovad.rounds.queries.rules import rules_of
from beprovad.rounds.rules.inputs import RoundRules, Sent, judge

BOARD = "board"
LANGUAGES = tuple(code for code, _ in settings.LANGUAGES)
_PHONES = frozenset(f"phone-{code}" for code in LANGUAGES)
_JUST_AFTER = timedelta(milliseconds=20)


class RoundsRoom:
    """`live.rooms.Room`, as the rounds answer it. A topic is a round's id."""

    def seat(self, topic: str, token: str) -> Seat | None:
        if not topic.isdigit():
            return None
        seat = seat_of_token(int(topic), token)
        if seat is not None:
            return Seat(str(seat), _PHONES, may_send=True)
        if is_board_token(int(topic), token):
            return Seat("board", _PHONES | {BOARD})
        return None

    def load(self, topic: str) -> Loaded | None:
        told = row_of(int(topic))
        led = round_of(told) if told is not None else None
        if led is None or led.opened_at is None:
            return None
        now = timezone.now()
        state = phone_state(led, now, asked=told)
        phones = {f"phone-{code}": phone_parts(state, code) for code in LANGUAGES}
        return Loaded(
            rules_of(led), {**phones, BOARD: {"stamp": _line(stamp(led, state))}}, _again_at(led, now)
        )

    def judge(self, loaded: Loaded, seat: Seat, said: object, received_at: datetime) -> Entry | Refused:
        rules = loaded.rules
        assert isinstance(rules, RoundRules)  # noqa: S101 - what `load` gave
        sent = judge(rules, int(seat.id), said, received_at)
        if not isinstance(sent, Sent):
            return Refused(409, sent.value)
        return Entry((sent.prompt_id, sent.seat_id, sent.slot), sent.n, (sent,))

    def write(self, entries: Sequence[Entry]) -> Sequence[Refused | None]:
        verdicts = store_for_good([_sent(entry) for entry in entries])
        return [None if refusal is None else Refused(409, refusal.value) for refusal in verdicts]


def phone_parts(state: PhoneState, language: str) -> Mapping[str, bytes]:
    """The same bytes for every phone in one language; each part is sent when it has changed."""
    with translation.override(language):
        told = {"state": state}
        return {
            "prompt": _line({"html": part("prompt", told, made_of=state.asks_of)}),
            "room": _line({"html": part("room", told, made_of=state.shows_of)}),
        }


_INPUTS = Prepared(
    lambda led: (
        Input.objects.filter(prompt__round=led)
        .order_by()
        .values("prompt__round")
        .annotate(
            count=Count("pk"), latest=Max("received_at"), hidden=Count("hidden_at"), pinned=Count("pinned_at"),
            grouped=Count("group"),
        )
        .values_list("count", "latest", "hidden", "pinned", "grouped")
    ),
    int,
)  # fmt: skip
_ACTS = Prepared(
    lambda led: (
        Act.objects.filter(prompt__round=led)
        .order_by()
        .values("prompt__round")
        .annotate(last=Max("pk"), undone=Count("undone_at"))
        .values_list("last", "undone")
    ),
    int,
)
_SEATS = Prepared(
    lambda led: (
        SeatRow.objects.filter(round=led, removed_at=None)
        .order_by()
        .values("round")
        .annotate(count=Count("pk"))
        .values_list("count")
    ),
    int,
)


def stamp(led: Round, state: PhoneState) -> dict[str, object]:
    """Changes whenever anything that the board or the screen shows does; they fetch it then."""
    return {
        "inputs": str(_INPUTS.rows(led.pk)),
        "acts": str(_ACTS.rows(led.pk)),
        "seats": str(_SEATS.rows(led.pk)),
        "prompt": state.prompt.pk if state.prompt else None,
        "state": state.state.value,
        "closes_at": str(state.prompt.closes_at) if state.prompt else "",
        "shows": [state.prompt.shows_results, state.prompt.shows_inputs] if state.prompt else [],
        "locked": led.is_locked,
        "ended": led.ended_at is not None,
    }


def _again_at(led: Round, now: datetime) -> datetime | None:
    """When a timer runs out, or a round at one's own pace opens or closes."""
    told = [led.opens_at, led.closes_at, led.current.closes_at if led.current else None]
    coming = [at for at in told if at is not None and at > now]
    return min(coming) + _JUST_AFTER if coming else None


def _sent(entry: Entry) -> Sent:
    sent = entry.row[0]
    assert isinstance(sent, Sent)  # noqa: S101 - what `judge` gave
    return sent


def _line(told: Mapping[str, object]) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
