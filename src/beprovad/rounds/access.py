"""Who may see and lead rounds. Those who prepare a network lead its rounds; its members see what has ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from django.core.signing import BadSignature, Signer, TimestampSigner
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from beprovad.lib.text import whole_number
from beprovad.people.access import reach_of
from beprovad.people.models import Network, User
from beprovad.people.rules import Act, Reach
from beprovad.rounds.models import Input, Prompt, Round, Seat
from beprovad.rounds.prepared import Prepared, Row, columns, made


def may_see_rounds(request: HttpRequest) -> bool:
    return reach_of(request.user).may(Act.SEE_ROUNDS)


def rounds(reach: Reach) -> QuerySet[Round]:
    """Every round of the networks that one leads rounds in, and the ended ones of those that one is in."""
    leads = reach.networks_where(Act.LEAD_ROUNDS)
    sees = reach.networks_where(Act.SEE_ROUNDS)
    of_networks = Round.networks.through.objects.filter(
        Q(network__in=leads) | Q(network__in=sees - leads, round__ended_at__isnull=False)
    )
    return Round.objects.filter(pk__in=of_networks.values("round"))


def round_or_404(reach: Reach, round_id: int) -> Round:
    return get_object_or_404(rounds(reach), pk=round_id)


def may_lead(reach: Reach, led: Round) -> bool:
    return reach.may_in(Act.LEAD_ROUNDS, {network.pk for network in led.networks.all()})


def round_to_keep_or_404(reach: Reach, round_id: int) -> Round:
    """Where one decides how long what came in is kept."""
    led = round_or_404(reach, round_id)
    if not may_keep(reach, led):
        raise Http404
    return led


def may_keep(reach: Reach, led: Round) -> bool:
    return reach.may_in(Act.KEEP_ROUNDS, {network.pk for network in led.networks.all()})


def network_to_keep_or_404(reach: Reach, network_id: int) -> Network:
    kept = Network.objects.filter(pk__in=reach.networks_where(Act.KEEP_ROUNDS))
    return get_object_or_404(kept, pk=network_id)


def round_to_lead_or_404(reach: Reach, round_id: int) -> Round:
    led = round_or_404(reach, round_id)
    if not may_lead(reach, led):
        raise Http404
    return led


def prompt_to_lead_or_404(reach: Reach, prompt_id: int) -> Prompt:
    leads = reach.networks_where(Act.LEAD_ROUNDS)
    of_networks = Round.networks.through.objects.filter(network__in=leads).values("round")
    return get_object_or_404(
        Prompt.objects.select_related("round").filter(round__in=of_networks), pk=prompt_id
    )


def pictured_prompt_or_404(reach: Reach, prompt_id: int) -> Prompt:
    """A step with a picture, of a round that the reader sees."""
    return get_object_or_404(Prompt.objects.filter(round__in=rounds(reach)).exclude(picture=""), pk=prompt_id)


_SEATS = Signer(salt="rounds.seat")
_BOARDS = TimestampSigner(salt="rounds.board")
BOARD_HOURS = 24
_SEAT_COOKIE = "seat-rounds-"


def seat_cookie(round_id: int) -> str:
    """The name of the cookie that holds a seat; the live transport reads the same."""
    return f"{_SEAT_COOKIE}{round_id}"


def board_cookie(round_id: int) -> str:
    return f"board-rounds-{round_id}"


def seat_token(seat: Seat) -> str:
    """What the phone keeps: signed, for this seat of this round only."""
    return _SEATS.sign(f"{seat.round_id}.{seat.pk}")


def seat_of_token(round_id: int, token: str) -> int | None:
    """The seat's id; None for a token of another round, or one that we never gave."""
    try:
        of_round, _, seat = _SEATS.unsign(token).partition(".")
    except BadSignature:
        return None
    return int(seat) if of_round == str(round_id) else None


def board_token(led: Round, user: User) -> str:
    """For one who may lead the round, when the board is shown. It opens the board's live channel for a day."""
    return _BOARDS.sign(f"{led.pk}.{user.pk}")


def is_board_token(round_id: int, token: str) -> bool:
    try:
        told = _BOARDS.unsign(token, max_age=BOARD_HOURS * 3600)
    except BadSignature:
        return False
    return told.partition(".")[0] == str(round_id)


def seat_in(led: Round, token: str) -> Seat | None:
    """The seat that a phone has in this round, also one that was removed."""
    seat_id = seat_of_token(led.pk, token)
    seat = Seat.objects.filter(round=led, pk=seat_id).first() if seat_id else None
    if seat is not None:
        seat.round = led  # loaded already, with the prompt before the room
    return seat


@dataclass(frozen=True)
class Held:
    """A seat that a phone has, also one that was removed; with its round and the prompt before the room."""

    seat: Seat
    has_sent: bool
    """Something, in this round."""
    is_silent: bool
    """Nobody has sent anything to the prompt before the room."""
    asked: Row
    """The round and the prompt, as the database told them."""


_ASKED = Prepared(
    lambda pk: (
        Round.objects.filter(pk=pk).order_by().values_list(*columns(Round), *columns(Prompt, "current__"))
    ),
    int,
)


def row_of(round_id: int) -> Row | None:
    """A round and the prompt before the room, as the database tells them. `round_of` makes a round of it."""
    return next(iter(_ASKED.rows(round_id)), None)


_COLUMNS = [columns(Seat), columns(Round, "round__"), columns(Prompt, "round__current__")]
_TO_ROUND = len(_COLUMNS[0])
_TO_PROMPT = _TO_ROUND + len(_COLUMNS[1])
_END = _TO_PROMPT + len(_COLUMNS[2])
_HELD = Prepared(
    lambda seat, code: (
        Seat.objects.filter(pk=seat, round__code=code)
        .order_by()
        .annotate(
            has_sent=Exists(Input.objects.filter(seat=OuterRef("pk"))),
            is_heard=Exists(Input.objects.filter(prompt=OuterRef("round__current"))),
        )
        .values_list(*chain.from_iterable(_COLUMNS), "has_sent", "is_heard")
    ),
    int,
    str,
)


def held_here(code: str, cookies: Mapping[str, str]) -> Held | None:
    """What a phone has in the round with this code. A cookie that we did not sign is none; one question for each."""
    for seat_id in _seats_told(cookies):
        for row in _HELD.rows(seat_id, code):
            return _held(row)
    return None


def _held(row: Row) -> Held | None:
    asked = row[_TO_ROUND:_END]
    seat, led = made(Seat, _HELD.read(row[:_TO_ROUND])), round_of(asked)
    if seat is None or led is None:
        return None
    seat.round = led
    has_sent, is_heard = _HELD.read(row[_END:], _END)
    return Held(seat, has_sent, not is_heard, asked)


@lru_cache(maxsize=64)
def round_of(asked: Row) -> Round | None:
    """A round with its prompt, of what the database told of both.

    All phones are of the same one for as long as the database says the same of it: nothing changes it.
    """
    read = _HELD.read(asked, _TO_ROUND)
    led = made(Round, read[: _TO_PROMPT - _TO_ROUND])
    if led is not None:
        led.current = made(Prompt, read[_TO_PROMPT - _TO_ROUND :])
    return led


def seat_here(code: str, cookies: Mapping[str, str]) -> Seat | None:
    """The seat that a phone has in the round with this code, also one that was removed."""
    held = held_here(code, cookies)
    return held.seat if held else None


def _seats_told(cookies: Mapping[str, str]) -> list[int]:
    """The seats that the cookies speak of, of whatever round."""
    told = {
        whole_number(name.removeprefix(_SEAT_COOKIE)): token
        for name, token in cookies.items()
        if name.startswith(_SEAT_COOKIE)
    }
    seats = (seat_of_token(one, token) for one, token in told.items() if one is not None)
    return sorted(seat for seat in seats if seat is not None)


def running(code: str) -> Round | None:
    """The round that one can join by this code. One that has ended, or never was, answers alike."""
    return Round.objects.select_related("current").filter(code=code).first()


def seat_after_end(round_id: int, token: str) -> Seat | None:
    """The seat that a phone had in a round that has ended: its code leads nowhere any more."""
    led = Round.objects.filter(pk=round_id, ended_at__isnull=False).first()
    seat = seat_in(led, token) if led else None
    return seat if seat and seat.removed_at is None else None
