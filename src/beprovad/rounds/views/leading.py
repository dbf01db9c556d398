"""The board of whoever leads a round, the screen that the room reads, and each step."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from beprovad.lib.text import whole_number
from beprovad.people.requests import Request, signed_in
from beprovad.rounds import access
from beprovad.rounds.actions import leading
from beprovad.rounds.actions.moderating import moderate, undo_last
from beprovad.rounds.actions.sitting import remove_seat
from beprovad.rounds.models import Round
from beprovad.rounds.queries.board import board, ending, makes_questions, seats_of
from beprovad.rounds.rules.acts import MODERATING
from beprovad.rounds.rules.codes import spaced
from beprovad.rounds.rules.kinds import RoundState
from beprovad.rounds.words import REFUSAL_WORDS
from beprovad.rounds.words.qr import qr


@signed_in
@require_GET
def board_page(request: Request, round_id: int) -> HttpResponse:
    """Leads on to the results when the round has ended. Gives the cookie that opens the live channel."""
    led = access.round_to_lead_or_404(request.reach, round_id)
    if led.state is RoundState.ENDED:
        return redirect("rounds:results", led.pk)
    return _with_channel(request, led, render(request, "rounds/board.html", _board(request, led)))


@signed_in
@require_GET
def board_now(request: Request, round_id: int) -> HttpResponse:
    """The part that changes, for the page to take in."""
    led = access.round_to_lead_or_404(request.reach, round_id)
    return render(request, "rounds/board/now.html", _board(request, led))


@signed_in
@require_GET
def screen(request: Request, round_id: int) -> HttpResponse:
    led = access.round_to_lead_or_404(request.reach, round_id)
    return _with_channel(request, led, render(request, "rounds/screen.html", _board(request, led)))


@signed_in
@require_GET
def screen_now(request: Request, round_id: int) -> HttpResponse:
    led = access.round_to_lead_or_404(request.reach, round_id)
    return render(request, "rounds/screen/now.html", _board(request, led))


@signed_in
@require_POST
def open_round(request: Request, round_id: int) -> HttpResponse:
    led = access.round_to_lead_or_404(request.reach, round_id)
    try:
        leading.open_round(led=led, by=request.user)
    except leading.StepRefused as refused:
        messages.warning(request, str(REFUSAL_WORDS[refused.refusal]))
        return redirect("rounds:round", led.pk)
    return redirect("rounds:board", led.pk)


@signed_in
@require_POST
def next_prompt(request: Request, round_id: int) -> HttpResponse:
    led = access.round_to_lead_or_404(request.reach, round_id)
    return _stepped(request, led, lambda: leading.next_prompt(led=led, by=request.user))


@signed_in
@require_POST
def lock(request: Request, round_id: int) -> HttpResponse:
    led = access.round_to_lead_or_404(request.reach, round_id)
    act = leading.unlock_joining if led.is_locked else leading.lock_joining
    return _stepped(request, led, lambda: act(led=led, by=request.user))


@signed_in
@require_POST
def end(request: Request, round_id: int) -> HttpResponse:
    led = access.round_to_lead_or_404(request.reach, round_id)
    try:
        leading.end_round(led=led, by=request.user)
    except leading.StepRefused as refused:
        messages.warning(request, str(REFUSAL_WORDS[refused.refusal]))
        return redirect("rounds:round", led.pk)
    said = [_("Rundan är avslutad. Resultatet ligger fast.")]
    if makes_questions(led):
        said.append(_("Nästa steg: gör checklistan av den här."))
    messages.success(request, " ".join(said))
    return redirect("rounds:results", led.pk)


@signed_in
@require_POST
def open_prompt(request: Request, prompt_id: int) -> HttpResponse:
    prompt = access.prompt_to_lead_or_404(request.reach, prompt_id)
    return _stepped(request, prompt.round, lambda: leading.open_prompt(prompt=prompt, by=request.user))


@signed_in
@require_POST
def close_prompt(request: Request, prompt_id: int) -> HttpResponse:
    """`then` says where the board leads next: "join" to the table at which the wordings are joined."""
    prompt = access.prompt_to_lead_or_404(request.reach, prompt_id)
    shown = _stepped(request, prompt.round, lambda: leading.close_prompt(prompt=prompt, by=request.user))
    return redirect("rounds:join", prompt.pk) if request.POST.get("then") == "join" else shown


@signed_in
@require_POST
def timer(request: Request, prompt_id: int) -> HttpResponse:
    """`seconds` from now; none, or 0, stops the timer."""
    prompt = access.prompt_to_lead_or_404(request.reach, prompt_id)
    seconds = whole_number(request.POST.get("seconds", "")) or 0
    if not seconds:
        return _stepped(request, prompt.round, lambda: leading.stop_timer(prompt=prompt))
    return _stepped(
        request,
        prompt.round,
        lambda: leading.set_timer(prompt=prompt, seconds=seconds, by=request.user),
    )


@signed_in
@require_POST
def reveal(request: Request, prompt_id: int) -> HttpResponse:
    """Shows the room what has come in where it is hidden, and hides it where it is shown."""
    prompt = access.prompt_to_lead_or_404(request.reach, prompt_id)
    act = leading.hide_results if prompt.is_shown else leading.reveal_results
    return _stepped(request, prompt.round, lambda: act(prompt=prompt, by=request.user))


@signed_in
@require_POST
def go_through(request: Request, prompt_id: int) -> HttpResponse:
    """`verb` on the inputs named by `input`."""
    prompt = access.prompt_to_lead_or_404(request.reach, prompt_id)
    verb = next((one for one in MODERATING if one.value == request.POST.get("verb")), None)
    ids = {number for written in request.POST.getlist("input") if (number := whole_number(written))}
    if verb is None or not ids:
        messages.warning(request, _("Välj minst ett inspel."))
        return _after(request, prompt.round)
    moderate(prompt=prompt, inputs=ids, verb=verb, by=request.user)
    return _after(request, prompt.round)


@signed_in
@require_POST
def undo(request: Request, prompt_id: int) -> HttpResponse:
    prompt = access.prompt_to_lead_or_404(request.reach, prompt_id)
    if undo_last(prompt=prompt, by=request.user) is None:
        messages.info(request, _("Det finns inget att ångra."))
    return _after(request, prompt.round)


@signed_in
@require_GET
def seats(request: Request, round_id: int) -> HttpResponse:
    led = access.round_to_lead_or_404(request.reach, round_id)
    return render(request, "rounds/seats.html", {"led": led, "seats": seats_of(led)})


@signed_in
@require_POST
def take_away_seat(request: Request, round_id: int, seat_number: int) -> HttpResponse:
    led = access.round_to_lead_or_404(request.reach, round_id)
    seat = get_object_or_404(led.seats, number=seat_number)
    remove_seat(seat=seat, by=request.user)
    messages.success(request, _("Platsen är borttagen, och det den skickade räknas inte."))
    return redirect("rounds:seats", led.pk)


def join_address(request: Request, led: Round) -> str:
    """Where the code leads, as it is read from the screen."""
    return request.build_absolute_uri(f"/r/{led.code}/") if led.code else ""


def _board(request: Request, led: Round) -> dict[str, Any]:
    led = Round.objects.select_related("current__takes_from", "current__again", "meeting").get(pk=led.pk)
    address = join_address(request, led)
    return {
        "board": board(led, timezone.now()),
        "led": led,
        "ending": ending(led) if led.ended_at else None,
        "code": spaced(led.code) if led.code else "",
        "address": address,
        "short_address": request.build_absolute_uri("/r/").split("://", 1)[1],
        "qr": qr(address) if address else "",
    }


def _stepped(request: Request, led: Round, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except leading.StepRefused as refused:
        messages.warning(request, str(REFUSAL_WORDS[refused.refusal]))
    return _after(request, led)


def _after(request: Request, led: Round) -> HttpResponse:
    """To the board, or to the page of the room's own that the press came from."""
    if request.htmx:
        return render(request, "rounds/board/now.html", _board(request, led))
    back = request.POST.get("back", "")
    if back in {reverse(f"rounds:{name}", args=[led.pk]) for name in ("board", "screen")}:
        return redirect(back)
    return redirect("rounds:board", led.pk)


def _with_channel(request: Request, led: Round, response: HttpResponse) -> HttpResponse:
    response.set_cookie(
        access.board_cookie(led.pk),
        access.board_token(led, request.user),
        max_age=access.BOARD_HOURS * 3600,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response
