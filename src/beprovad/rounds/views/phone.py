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
from beprovad.rounds.actions.sitting import InputRefused, send_input
from beprovad.rounds.forms.sending import Posted, posted_input, posted_vote
from beprovad.rounds.models import Seat
from beprovad.rounds.queries.doorstep import doorstep
from beprovad.rounds.queries.seat_page import SeatPage, place_of, seat_page
from beprovad.rounds.rules.codes import read_code
from beprovad.rounds.rules.inputs import InputRefusal
from beprovad.rounds.rules.kinds import Pace
from beprovad.rounds.views.joining import ROUND_COOKIE, join, no_such_round, seat_needed
from beprovad.rounds.views.pages import drawn_once, phone_page
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
@cache_control(private=True, no_cache=True)
def phone(request: HttpRequest, code: str) -> HttpResponse:
    """Where the QR leads: what the round is and a button, then the seat's own page. A POST takes a seat."""
    written = read_code(code)
    if written is not None and written != code:
        return redirect("rounds:phone", written)
    seat = access.seat_here(code, request.COOKIES)
    if seat is None:
        step = doorstep(code)
        return join(request, step) if step else _thanks(request) or no_such_round(request)
    if request.method == "POST":
        return redirect("rounds:phone", code)
    return _show(request, seat)


@require_POST
@from_our_pages
def send(request: HttpRequest, code: str) -> HttpResponse:
    """An input by a plain form. What is refused is shown again with the words."""
    seat = access.seat_here(code, request.COOKIES)
    if seat is None:
        return seat_needed(request, doorstep(code))
    now = timezone.now()
    return _take(request, seat, posted_input(request.POST, seat, now))


@require_POST
@from_our_pages
def vote(request: HttpRequest, code: str) -> HttpResponse:
    """A vote for a question, or one taken back, by a plain form."""
    seat = access.seat_here(code, request.COOKIES)
    if seat is None:
        return seat_needed(request, doorstep(code))
    return _take(request, seat, posted_vote(request.POST, seat, timezone.now()))


@require_safe
@cache_control(private=True, max_age=3600)
def picture(request: HttpRequest, code: str, prompt_id: int) -> FileResponse:
    """What a prompt shows, to those who have a seat, once it has been before the room."""
    seat = access.seat_here(code, request.COOKIES)
    prompt = seat.round.prompts.filter(pk=prompt_id, opened_at__isnull=False).first() if seat else None
    if prompt is None or not prompt.picture:
        raise Http404
    return FileResponse(prompt.picture.open("rb"))


def _take(request: HttpRequest, seat: Seat, posted: Posted) -> HttpResponse:
    try:
        send_input(seat=seat, said=posted.said, received_at=timezone.now())
    except InputRefused as refused:
        return _show(request, seat, refused=Refused(posted, refused.refusal))
    return redirect(_way_back(seat, posted))


def _show(request: HttpRequest, seat: Seat, *, refused: Refused | None = None) -> HttpResponse:
    if seat.removed_at is not None:
        return phone_page(request, "removed", {"led": seat.round}, status=403)
    asked = request.GET.get("prompt", "")
    number = place_of(seat.round, refused.posted.prompt) if refused else whole_number(asked)
    page = seat_page(seat, timezone.now(), number or 1)
    place = refused.place(page) if refused else ""
    values = {
        "page": page, "led": page.led, "seat": seat, "state": page.state, "slot": str(uuid4()),
        "refused": refused, "place": place, "refusals": other_refusals(get_language()),
        "empty_row": drawn_once("own_row", code=seat.round.code or "", one=None), **_at_fields(page, refused, place),
    }  # fmt: skip
    return phone_page(request, "seat", values, status=422 if refused else 200)


def _at_fields(page: SeatPage, refused: Refused | None, place: str) -> dict[str, object]:
    """What stands in the fields, and why it was refused if it is the answer's own fault."""
    if refused is None or place != "fields":
        return {"answer": page.answer and page.answer.value, "refusal": ""}
    reason = refused.reason
    return {"answer": refused.posted.value, "refusal": reason.value if isinstance(reason, Refusal) else ""}


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
