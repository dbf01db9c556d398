"""Letting somebody in: the invitation, its letter, and the page that the letter leads to."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from beprovad.people import access, actions, letters, queries
from beprovad.people.forms import InviteForm, NewMemberForm, Refusals, put_refusal
from beprovad.people.models import Network, Person
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act
from beprovad.people.rules.refusals import PeopleRefused, Refusal
from beprovad.people.views.recognising import Question, who_is
from beprovad.people.views.saying import say_refusal
from beprovad.people.words import REFUSAL_WORDS

BACKEND = "django.contrib.auth.backends.ModelBackend"


@signed_in
def invite(request: Request, person_id: int) -> HttpResponse:
    access.require(request.reach, Act.INVITE)
    person = access.person_or_404(request.reach, person_id)
    form = InviteForm(request.POST or None, initial={"email": person.email})
    if request.method == "POST" and form.is_valid():
        with Refusals(form):
            if not access.may_invite_person(request.reach, person):
                raise PeopleRefused(Refusal.ROLE_REACHES_FURTHER)
            letter = actions.invite(person=person, email=form.cleaned_data["email"], by=request.user.actor)
            _send(request, letter)
            return redirect("people:person", person.pk)
    shown = {"form": form, "person": person}
    return render(request, "people/invite.html", shown, status=422 if form.errors else 200)


@signed_in
def invite_member(request: Request, network_id: int) -> HttpResponse:
    """Somebody new in one form, from the network's page."""
    access.require(request.reach, Act.INVITE)
    network = access.network_to_edit_or_404(request.reach, network_id)
    form, question = NewMemberForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        who = who_is(request, said["name"], said["email"], said["organisation"])
        if isinstance(who, Question):
            question = who
        elif _is_let_in(request, network, who, form):
            return redirect("people:network", network.pk)
    shown = {"form": form, "network": network, "question": question}
    return render(request, "people/invite_member.html", shown, status=422 if form.errors or question else 200)


@require_POST
@signed_in
def withdraw_invitation(request: Request, invitation_id: int) -> HttpResponse:
    invitation = access.invitation_or_404(request.reach, invitation_id)
    try:
        actions.withdraw_invitation(invitation=invitation, by=request.user.actor)
        messages.success(request, _("Inbjudan gäller inte längre."))
    except PeopleRefused as refused:
        say_refusal(request, refused)
    return redirect("people:person", invitation.person_id)


@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """For whoever has the letter, without an account. Reading it changes nothing; the button does."""
    found = queries.invitation_by_token(token)
    if found is None:
        return render(request, "people/invitation_gone.html", status=404)
    if found.refusal is not None:
        shown = {"reason": REFUSAL_WORDS[found.refusal]}
        return render(request, "people/invitation_gone.html", shown, status=410)
    if request.method != "POST":
        return render(request, "people/invitation.html", {"found": found})
    try:
        user = actions.accept_invitation(invitation=found.invitation)
    except PeopleRefused as refused:
        shown = {"reason": REFUSAL_WORDS[refused.reason]}
        return render(request, "people/invitation_gone.html", shown, status=410)
    login(request, user, backend=BACKEND)
    messages.success(request, _("Välkommen! Nästa gång loggar du in med din e-postadress."))
    return redirect("home:start")


def _is_let_in(request: Request, network: Network, who: Person | None, form: NewMemberForm) -> bool:
    """Carried out, and the letter on its way; or refused, with the reason in the form."""
    said = form.cleaned_data
    place = said["organisation"]
    said["organisation"] = access.organisation_or_404(request.reach, place) if place else None
    try:
        if who is not None and not access.may_invite_person(request.reach, who):
            raise PeopleRefused(Refusal.ROLE_REACHES_FURTHER)  # noqa: TRY301 - one way to say it
        seat, letter = actions.invite_member(person=who, network=network, **said, by=request.user.actor)
    except PeopleRefused as refused:
        put_refusal(form, refused)
        return False
    messages.success(request, _("%(name)s är med i nätverket.") % {"name": seat.person.name})
    if letter is not None:
        _send(request, letter)
    return True


def _send(request: Request, letter: actions.Letter) -> None:
    """The invitation is kept whatever comes of the letter; the inviter is told."""
    address = letter.invitation.email
    link = request.build_absolute_uri(reverse("people:invitation", args=[letter.token]))
    if letters.send_invitation(letter.invitation, link):
        messages.success(request, _("Inbjudan är skickad till %(address)s.") % {"address": address})
    else:
        messages.error(
            request,
            _("Mejlet till %(address)s gick inte iväg. Kontrollera adressen och skicka en ny inbjudan.")
            % {"address": address},
        )
