"""The list of assessments, one assessment, and what is done with it as a whole."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from beprovad.assessments import access
from beprovad.assessments.actions.assessments import (
    change_assessment,
    close_assessment,
    deepen_assessment,
    open_assessments_of,
    reopen_assessment,
    start_assessment,
)
from beprovad.assessments.forms.assessments import CloseForm, HeadForm, ListForm, Place, StartForm
from beprovad.assessments.models import Assessment
from beprovad.assessments.queries.areas import chosen_area
from beprovad.assessments.queries.assessment_page import assessment_page
from beprovad.assessments.queries.assessments import (
    Shows,
    assessment_rows,
    listed_assessments,
    persons_at,
    places_of,
    places_to_start_at,
    versions_to_choose,
)
from beprovad.assessments.queries.handings import handed_to
from beprovad.assessments.rules.answers import AssessmentRefused
from beprovad.assessments.views.saying import refuse, sent
from beprovad.checklists.models import ChecklistVersion
from beprovad.checklists.queries.versions import version_for
from beprovad.knowledge import access as knowledge
from beprovad.knowledge.actions.methods import add_method, change_method
from beprovad.knowledge.models import Method
from beprovad.knowledge.rules.refusals import KnowledgeRefused
from beprovad.people.models import User
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act, Reach

A_PAGE = 20
MOST_PLACES = 8


@signed_in
@require_GET
def list_assessments(request: Request) -> HttpResponse:
    """What one's authorities try, and the questions that wait in one's own hands."""
    handed = handed_to(request.reach)
    if not access.may_list(request.reach) and not handed:
        raise Http404
    form = ListForm(request.GET)
    found = listed_assessments(request.reach, shows=form.shows, words=form.words)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    may_start = bool(request.reach.authorities_where(Act.LEAD_ASSESSMENTS))
    shown = {
        "form": form,
        "page": page,
        "rows": assessment_rows(page),
        "handed": handed,
        "shows": form.shows,
        "elsewhere": _elsewhere(request.reach, form) if form.words and not page.object_list else (),
        "has_others": not page.object_list and access.assessments(request.reach).exists(),
        "may_start": may_start,
        "told_who_starts": not may_start and request.reach.may(Act.SEE_CHECKLISTS),
        "may_see_shared": request.reach.may(Act.SEE_SHARED_ASSESSMENTS),
    }
    return render(request, "assessments/assessments/list.html", shown)


def _elsewhere(reach: Reach, form: ListForm) -> list[tuple[Shows, int]]:
    """Where else the words are found, and how many there."""
    others = (each for each in Shows if each is not form.shows)
    counted = [(each, listed_assessments(reach, shows=each, words=form.words).count()) for each in others]
    return [(each, count) for each, count in counted if count]


@signed_in
@require_GET
def show_assessment(request: Request, assessment_id: int) -> HttpResponse:
    assessment = access.assessment_or_404(request.reach, assessment_id)
    page = assessment_page(assessment, reach=request.reach, user=request.user)
    shown = {"page": page, "assessment": assessment, "chosen": chosen_area(page, request.GET.get("area", ""))}
    return render(request, "assessments/assessment.html", shown)


@signed_in
def new_assessment(request: Request) -> HttpResponse:
    """Which method, where, against which list. `?method=` and `?version=` choose one."""
    places = places_to_start_at(request.reach)
    if not places:
        raise Http404
    form = StartForm(
        sent(request),
        initial={
            "method": request.GET.get("method"),
            "version": request.GET.get("version"),
            "lead": request.reach.person_id,
        },
        methods=knowledge.methods(request.reach),
        places=places,
        versions=versions_to_choose(request.reach),
        persons=persons_at(request.reach.authorities_where(Act.LEAD_ASSESSMENTS)),
        usual=_usual(places, request.reach),
    )
    if not form.is_valid():
        return _start_form(request, form, status=422 if form.is_bound else 200)
    try:
        assessment = _start(form, reach=request.reach, by=request.user)
    except AssessmentRefused as refused:
        refuse(form, refused)
        return _start_form(request, form, status=422)
    except KnowledgeRefused:
        form.add_error("new_method", _("Arbetssättet kunde inte läggas till. Ändra namnet och försök igen."))
        return _start_form(request, form, status=422)
    return redirect("assessments:assessment", assessment.pk)


def _usual(places: Sequence[Place], reach: Reach) -> ChecklistVersion | None:
    """The list that all these places use; None where they differ, or are too many to ask one by one."""
    if len(places) > MOST_PLACES:
        return None
    found = [version_for(place, networks=reach.networks) for place, _authority in places]
    return found[0] if len({each.pk if each else 0 for each in found}) == 1 else None


def _start_form(request: Request, form: StartForm, *, status: int) -> HttpResponse:
    shown = {"form": form, "under_way": _under_way(form)}
    return render(request, "assessments/assessments/new.html", shown, status=status)


def _under_way(form: StartForm) -> list[Assessment]:
    """What there is already, where the form was refused for it."""
    if not form.is_bound or "is_on_purpose" not in form.errors:
        return []
    place, authority = form.chosen_place
    method = form.cleaned_data["method"] or _method_called(form.cleaned_data["new_method"])
    unit = place if place != authority else None
    return open_assessments_of(method, authority, unit) if method else []


def _start(form: StartForm, *, reach: Reach, by: User) -> Assessment:
    said = form.cleaned_data
    place, authority = form.chosen_place
    version = said["version"] or version_for(place, networks=reach.networks)
    if version is None:
        raise Http404
    return start_assessment(
        method=said["method"] or _new_method(form, by=by),
        authority=authority,
        unit=place if place != authority else None,
        version=version,
        purpose=said["purpose"],
        lead=said["lead"],
        is_on_purpose=said["is_on_purpose"],
        by=by,
    )


def _new_method(form: StartForm, *, by: User) -> Method:
    """A name that is an old one's fills in what nobody has said of that one."""
    name = form.cleaned_data["new_method"]
    old = _method_called(name)
    if old is None:
        return add_method(name=name, **form.described, by=by)
    said = {field: getattr(old, field) or words for field, words in form.described.items()}
    return change_method(method=old, revision=old.revision, name=old.name, **said, by=by)


def _method_called(name: str) -> Method | None:
    """A new name that is an old one's means the old one."""
    return Method.objects.filter(name__iexact=" ".join(name.split())).first() if name else None


@signed_in
def edit_assessment(request: Request, assessment_id: int) -> HttpResponse:
    assessment = access.assessment_to_lead_or_404(request.reach, assessment_id)
    form = HeadForm(
        sent(request),
        assessment=assessment,
        places=places_of(assessment),
        persons=persons_at([assessment.authority_id]),
    )
    if not form.is_valid():
        shown = {"form": form, "assessment": assessment, "close_form": CloseForm()}
        return render(
            request, "assessments/assessments/edit.html", shown, status=422 if form.is_bound else 200
        )
    said = form.cleaned_data
    place = form.places[said["place"]]
    unit = place if place.pk != assessment.authority_id else None
    change_assessment(
        assessment=assessment, unit=unit, purpose=said["purpose"], lead=said["lead"], by=request.user
    )
    return redirect("assessments:assessment", assessment_id)


@signed_in
@require_POST
def deepen(request: Request, assessment_id: int) -> HttpResponse:
    """Gå på djupet."""
    assessment = access.assessment_to_change_or_404(request.reach, assessment_id)
    try:
        deepen_assessment(assessment=assessment, by=request.user)
    except AssessmentRefused as refused:
        refuse(request, refused)
    return redirect("assessments:assessment", assessment_id)


@signed_in
@require_POST
def close(request: Request, assessment_id: int) -> HttpResponse:
    assessment = access.assessment_to_lead_or_404(request.reach, assessment_id)
    form = CloseForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["reason"])))
        return redirect("assessments:edit", assessment_id)
    close_assessment(assessment=assessment, reason=form.cleaned_data["reason"], by=request.user)
    messages.success(request, _("Prövningen är avslutad. Allt står kvar, och den kan öppnas igen."))
    return redirect("assessments:assessment", assessment_id)


@signed_in
@require_POST
def reopen(request: Request, assessment_id: int) -> HttpResponse:
    assessment = access.assessment_to_lead_or_404(request.reach, assessment_id)
    reopen_assessment(assessment=assessment, by=request.user)
    return redirect(reverse("assessments:assessment", args=[assessment_id]))
