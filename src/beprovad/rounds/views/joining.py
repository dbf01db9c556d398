"""Coming in: the code, what one should know, and one big button. No account, nothing of the session."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from beprovad.rounds import access, guessing
from beprovad.rounds.actions.sitting import SeatRefused, take_seat
from beprovad.rounds.drawn import part
from beprovad.rounds.forms.joining import FIELD_OF, CodeForm, JoinForm
from beprovad.rounds.models import Seat
from beprovad.rounds.queries.doorstep import Doorstep
from beprovad.rounds.views.pages import page_for_all, phone_page
from beprovad.rounds.words import SEAT_WORDS
from beprovad.web.origin import from_our_pages

ROUND_COOKIE = "round"
SEAT_DAYS = 60  # a round at one's own pace may be open for weeks


@require_http_methods(["GET", "HEAD", "POST"])
@from_our_pages
def enter(request: HttpRequest) -> HttpResponse:
    """The code, typed from the screen in the room."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return phone_page(request, "enter", {"form": form}, status=422 if form.errors else 200)
    code = form.cleaned_data["code"]
    led = access.running(code) if code else None
    if led is not None and guessing.address_of(request, led).may_come_in:
        return redirect("rounds:phone", code)
    return no_such_round(request, form)


def no_such_round(request: HttpRequest, form: CodeForm | None = None) -> HttpResponse:
    """A code that nobody has, that somebody had, or that is right but comes after too many wrong ones."""
    may_guess = guessing.may_guess(request)
    if may_guess:
        guessing.count_wrong_code(request)
    form = form or CodeForm()
    if form.is_bound:
        form.add_error("code", _unknown() if may_guess else _too_many())
    told = {"form": form, "words": "" if form.is_bound else _unknown() if may_guess else _too_many()}
    response = phone_page(request, "enter", told, status=404 if may_guess else 429)
    if not may_guess:
        response["Retry-After"] = "600"
    return response


def join(request: HttpRequest, step: Doorstep) -> HttpResponse:
    """What the round is and what is kept; a POST takes a seat, and the cookie is the only thing that tells it."""
    led = step.led
    address = guessing.address_of(request, led)
    if not address.may_come_in:
        return no_such_round(request)
    if request.method != "POST":
        return page_for_all(request, "join", lambda: _told(step, JoinForm(led=led)), made_of=step.rows)
    form = JoinForm(request.POST, led=led)
    refused = ""
    if form.is_valid():
        try:
            told = form.cleaned_data
            seat = take_seat(led=led, label=told.get("label", ""), size=told.get("size"))
        except SeatRefused as refusal:
            words = str(SEAT_WORDS[refusal.refusal])
            field = FIELD_OF.get(refusal.refusal, "label")
            form.add_error(field if field in form.fields else None, words)
            refused = "" if field in form.fields else words
        else:
            return _seated(request, seat, address)
    return phone_page(request, "join", {**_told(step, form), "refused": refused}, status=422)


def seat_needed(request: HttpRequest, step: Doorstep | None) -> HttpResponse:
    """Something was sent without a seat: the way to one, with the words kept to copy."""
    if step is None or not guessing.address_of(request, step.led).may_come_in:
        return no_such_round(request)
    lost = "\n".join(request.POST.getlist("answer"))
    told = {**_told(step, JoinForm(led=step.led)), "is_seat_needed": True, "lost": lost}
    return phone_page(request, "join", told, status=403)


def _told(step: Doorstep, form: JoinForm) -> dict[str, object]:
    led, promise = step.led, step.promise
    asked = {"seating": led.seating, "asks_names": led.asks_names}
    kept = {"months": promise.months, "deletes": promise.deletes}
    drawn = part("promise", {**asked, **kept}, made_of=(*asked.values(), *kept.values()))
    return {"led": led, "form": form, "promise": drawn}


def _seated(request: HttpRequest, seat: Seat, address: guessing.Address) -> HttpResponse:
    """The seat's cookie goes to the live transport too. The other finds the way back here once the code is gone."""
    if not address.is_known:
        guessing.remember_address(request, seat.round)
    response = HttpResponseRedirect(request.path)  # the round's address, where the form was sent
    _keep(request, response, access.seat_cookie(seat.round_id), access.seat_token(seat))
    _keep(request, response, ROUND_COOKIE, str(seat.round_id), path=request.path)
    return response


def _keep(request: HttpRequest, response: HttpResponse, name: str, value: str, *, path: str = "/") -> None:
    days = timedelta(days=SEAT_DAYS)
    is_secure = request.is_secure()
    response.set_cookie(name, value, days, path=path, secure=is_secure, httponly=True, samesite="Lax")


def _unknown() -> str:
    return _(
        "Det finns ingen öppen runda med den koden. Jämför med skärmen, tecken för tecken, eller fråga den som leder."
    )


def _too_many() -> str:
    return _(
        "Det har kommit många felaktiga koder härifrån. Vänta tio minuter och försök igen, eller fråga den som leder."
    )
