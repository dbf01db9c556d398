"""Logging in: the code by mail is django-allauth's; here are the closed door and the demonstration's."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from beprovad.people import queries
from beprovad.people.requests import Request, signed_in
from beprovad.people.views.inviting import BACKEND


def closed_door(request: HttpRequest) -> HttpResponse:
    """Nobody makes an account by oneself; one is invited."""
    return render(request, "account/signup_closed.html")


def personas_on_show() -> tuple[queries.Persona, ...]:
    """The cards under the login, where the fictional region is shown."""
    return queries.personas() if settings.DEMO else ()


@require_POST
def demo_login(request: HttpRequest, key: str) -> HttpResponse:
    """Step in as one of five invented persons: only where the fictional region is shown."""
    user = queries.persona_user(key) if settings.DEMO else None
    if user is None:
        raise Http404
    login(request, user, backend=BACKEND)
    return redirect("home:start")


@signed_in
def me(request: Request) -> HttpResponse:
    """One's own page, whatever one may see of others'."""
    if request.user.person_id is None:
        raise Http404
    return redirect("people:person", request.user.person_id)
