"""The start page, the guided path, what the product is, and the pages that help when something went wrong."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from beprovad import __version__
from beprovad.home import actions
from beprovad.home.access import may_start_assessments, reads_for_committee
from beprovad.home.demo.example import FORMS, example_note
from beprovad.home.loop import LEAVES, LOOP, ring
from beprovad.home.queries.guide import guide_for
from beprovad.home.queries.waiting import waiting_for
from beprovad.meetings.access import meeting_or_404
from beprovad.people.access import reach_of
from beprovad.people.models import User
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act

LICENCE_URL = "https://eur-lex.europa.eu/eli/dec_impl/2017/863/oj"  # EUPL 1.2 in every language of the Union


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """What waits for the one who is logged in; for everybody else what this is."""
    if not isinstance(request.user, User):
        return render(request, "home/welcome.html", {"loop": LOOP, "leaves": LEAVES, "ring": ring()})
    reach = reach_of(request.user)
    since = actions.notice_visit(by=request.user, now=timezone.now())
    context = {
        "waiting": waiting_for(reach, timezone.localdate(), since=since),
        "guide": guide_for(request.user, reach),
        "has_role": bool(reach.networks or reach.appointments),
        "has_network": bool(reach.networks),
        "reads_for_committee": reads_for_committee(reach),
        "may_start": may_start_assessments(reach),
        "leads_rounds": reach.may(Act.LEAD_ROUNDS),
        "forms": FORMS,
    }
    return render(request, "home/start.html", context)


@require_GET
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "home/about.html", {"version": __version__, "licence_url": LICENCE_URL})


@require_GET
def example(request: HttpRequest, form: str) -> HttpResponse:  # noqa: ARG001 - open to everybody
    """An invented note to read in; it holds nothing about anybody."""
    if form not in FORMS:
        raise Http404
    note = example_note(form)
    response = HttpResponse(note.content, content_type=note.media_type)
    response["Content-Disposition"] = f'attachment; filename="{note.file_name}"'
    return response


@signed_in
@require_GET
def look(request: Request, meeting_id: int) -> HttpResponse:
    """The guided path's way to the meeting."""
    meeting = meeting_or_404(request.reach, meeting_id)
    actions.visit_meeting(meeting=meeting, by=request.user)
    return redirect("meetings:meeting", meeting.pk)


@signed_in
@require_POST
def hide_guide(request: Request) -> HttpResponse:
    actions.hide_guide(by=request.user)
    return redirect("home:start")


@signed_in
@require_POST
def show_guide(request: Request) -> HttpResponse:
    actions.show_guide(by=request.user)
    return redirect("home:start")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's call
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's call
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's call
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)
