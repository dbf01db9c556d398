"""The page of a seat: one prompt, what one has sent, what the room sees. Works as plain pages without JavaScript."""

from dataclasses import dataclass
from uuid import uuid4

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from beprovad.asking.answers import Refusal
from beprovad.lib.text import whole_number
from beprovad.rounds import access
from beprovad.rounds.access import Held
from beprovad.rounds.actions.sitting import InputRefused, send_input
from beprovad.rounds.drawn import part
from beprovad.rounds.forms.sending import Posted, posted_input, posted_vote
from beprovad.rounds.models import Seat
from beprovad.rounds.queries.doorstep import doorstep
from beprovad.rounds.queries.seat_page import SeatPage, place_of, seat_page
from beprovad.rounds.rules.codes import read_code
from beprovad.rounds.rules.inputs import InputRefusal
from beprovad.rounds.rules.kinds import Pace
from beprovad.rounds.views.joining import ROUND_COOKIE, join, no_such_round, seat_needed
from beprovad.rounds.views.pages import page_with_own, phone_page
from beprovad.rounds.words.sending import input_refusal_text, other_refusals
from beprovad.web.origin import from_our_pages


@dataclass(frozen=True)
class Refused:
    """What a plain form sent, and why it is not taken."""

    posted: Posted
    reason: InputRefusal | Refusal

    @property
    def words(self) -> str:
        return input_refusal_text(self.reason, self.posted.spec)

    def place(self, page: SeatPage) -> str:
        """Where it is said: at the "fields" or the "row" where it was written, or "above" what is there now."""
        is_here = (
            page.is_open and page.state.prompt is not None and self.posted.prompt == page.state.prompt.pk
        )
        if not is_here:
            return "above"
        return "row" if self.posted.slot in {one.slot for one in page.texts} else "fields"


@require_http_methods(["GET", "HEAD", "POST"])
@from_our_pages
@cache_control(private=True, no_store=True)
def phone(request: HttpRequest, code: str) -> HttpResponse:
    """Where the QR leads: what the round is and a button, then the seat's own page. A POST takes a seat."""
    written = read_code(code)
    if written is not None and written != code:
        return redirect("rounds:phone", written)
    held = access.held_here(code, request.COOKIES)
    if held is None:
        step = doorstep(code)
        return join(request, step) if step else _thanks(request) or no_such_round(request)
    if request.method == "POST":
        return redirect("rounds:phone", code)
    return _show(request, held)


@require_POST
@from_our_pages
def send(request: HttpRequest, code: str) -> HttpResponse:
    """An input by a plain form. What is refused is shown again with the words."""
    held = access.held_here(code, request.COOKIES)
    if held is None:
        return seat_needed(request, doorstep(code))
    return _take(request, held, posted_input(request.POST, held.seat, timezone.now()))


@require_POST
@from_our_pages
def vote(request: HttpRequest, code: str) -> HttpResponse:
    """A vote for a question, or one taken back, by a plain form."""
    held = access.held_here(code, request.COOKIES)
    if held is None:
        return seat_needed(request, doorstep(code))
    return _take(request, held, posted_vote(request.POST, held.seat, timezone.now()))


@require_safe
@cache_control(private=True, max_age=3600)
def picture(request: HttpRequest, code: str, prompt_id: int) -> FileResponse:
    """What a prompt shows, to those who have a seat, once it has been before the room."""
    seat = access.seat_here(code, request.COOKIES)
    prompt = seat.round.prompts.filter(pk=prompt_id, opened_at__isnull=False).first() if seat else None
    if prompt is None or not prompt.picture:
        raise Http404
    return FileResponse(prompt.picture.open("rb"))


def _take(request: HttpRequest, held: Held, posted: Posted) -> HttpResponse:
    try:
        send_input(seat=held.seat, said=posted.said, received_at=timezone.now())
    except InputRefused as refused:
        return _show(request, held, refused=Refused(posted, refused.refusal))
    return redirect(_way_back(held.seat, posted))


def _show(request: HttpRequest, held: Held, *, refused: Refused | None = None) -> HttpResponse:
    seat = held.seat
    if seat.removed_at is not None:
        return phone_page(request, "removed", {"led": seat.round}, status=403)
    asked = request.GET.get("prompt", "")
    number = place_of(seat.round, refused.posted.prompt) if refused else whole_number(asked)
    page = seat_page(held, timezone.now(), number or 1)
    if refused is None and not page.own and page.place is None:
        frame = seat.label, held.asked, page.is_open
        return page_with_own(request, "seat", lambda: _around(page), _own(page), made_of=frame)
    place = refused.place(page) if refused else ""
    answer, refusal = _at_fields(page, refused, place)
    own = _own(page, answer=answer, refusal=refusal)
    told = {**_around(page), "refused": refused, "refusal": refusal, "place": place, **own}
    return phone_page(request, "seat", told, status=422 if refused else 200)


def _around(page: SeatPage) -> dict[str, object]:
    """What a seat's page says to every seat of one label that has sent nothing."""
    return {
        "page": page, "led": page.led, "seat": page.seat, "state": page.state,
        "refusals": other_refusals(get_language()),
        "empty_row": part("own_row", {"code": page.led.code, "one": None}, made_of=page.led.code),
    }  # fmt: skip


def _own(page: SeatPage, *, answer: object = None, refusal: str = "") -> dict[str, object]:
    """What is this seat's own, or new each time, and what the room has now."""
    told = {"state": page.state, "answer": answer, "refusal": refusal}
    is_as_all = answer is None and not refusal
    return {
        "seat_id": page.seat.pk,
        "own": page.own_json,
        "now_ms": page.now_ms,
        "slot": uuid4() if page.state.adds else "",
        "prompt_id": page.state.prompt.pk if page.state.prompt else "",
        "prompt_part": part("prompt", told, made_of=page.state.asks_of if is_as_all else None),
        "room_part": part(
            "room",
            {"state": page.state, "votes": page.votes},
            made_of=None if page.votes else page.state.shows_of,
        ),
    }


def _at_fields(page: SeatPage, refused: Refused | None, place: str) -> tuple[object, str]:
    """What stands in the fields, and why it was refused if it is the answer's own fault."""
    if refused is None or place != "fields":
        return page.answer and page.answer.value, ""
    reason = refused.reason
    return refused.posted.value, reason.value if isinstance(reason, Refusal) else ""


def _way_back(seat: Seat, posted: Posted) -> str:
    here = reverse("rounds:phone", args=[seat.round.code])
    if seat.round.pace != Pace.OWN:
        return here
    return f"{here}?prompt={place_of(seat.round, posted.prompt)}"


def _thanks(request: HttpRequest) -> HttpResponse | None:
    """To one who had a seat in the round that the address was of; nobody else is told that there was one."""
    round_id = whole_number(request.COOKIES.get(ROUND_COOKIE, "")) or 0
    seat = access.seat_after_end(round_id, request.COOKIES.get(access.seat_cookie(round_id), ""))
    return phone_page(request, "ended", {"led": seat.round}) if seat else None
