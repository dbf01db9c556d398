"""Upplägg: all fields on one page, saved whole; and the way on to a risk, an effect or a goal without losing any."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from beprovad.assessments import access
from beprovad.assessments.actions.setup import SetupConflict, save_setup
from beprovad.assessments.forms.setup import SetupForm, clashes_of, initial_of
from beprovad.assessments.models import Assessment, Setup
from beprovad.assessments.queries.assessments import persons_at
from beprovad.assessments.queries.setup_page import SetupPage, setup_page
from beprovad.assessments.rules.answers import AssessmentRefused
from beprovad.assessments.views.rows import SETUP_ROWS
from beprovad.assessments.views.saying import refuse
from beprovad.lib.text import whole_number
from beprovad.people.models import Person
from beprovad.people.requests import Request, signed_in


@signed_in
def setup(request: Request, assessment_id: int) -> HttpResponse:
    assessment = access.assessment_to_change_or_404(request.reach, assessment_id)
    stood = getattr(assessment, "setup", None) or Setup(assessment=assessment)
    if request.method != "POST":
        return _show(request, assessment, SetupForm(setup=stood, persons=owners(assessment, stood)))
    written = _settled(request.POST, stood)
    form = SetupForm(written, setup=stood, persons=owners(assessment, stood))
    if not form.is_valid():
        return _show(request, assessment, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        outcome = save_setup(
            assessment=assessment,
            base_revision=form.cleaned_data["base"],
            written=form.written,
            by=request.user,
        )
    except AssessmentRefused as refused:
        refuse(form, refused)
        return _show(request, assessment, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if isinstance(outcome, SetupConflict):
        return _conflict(request, assessment, form, outcome, written)
    if "then" not in request.POST:
        messages.success(request, _("Upplägget är sparat."))
    return redirect(_onward(request, assessment))


def owners(assessment: Assessment, setup: Setup) -> QuerySet[Person]:
    """The authority's people, and whoever holds it already."""
    return persons_at([assessment.authority_id]) | Person.objects.filter(pk=setup.owner_id or 0)


def _settled(sent: QueryDict, stood: Setup) -> QueryDict:
    """What was sent, with the saved text in the fields where the person chose it."""
    settled = sent.copy()
    saved = initial_of(stood)
    for name in saved:
        if sent.get(f"keep_{name}") == "theirs":
            settled[name] = "" if saved[name] is None else str(saved[name])
    return settled


def _conflict(
    request: Request,
    assessment: Assessment,
    form: SetupForm,
    conflict: SetupConflict,
    written: QueryDict,
) -> HttpResponse:
    """409 with both texts where both wrote; what only the other wrote is taken in, and said."""
    persons = owners(assessment, conflict.current)
    clashes, taken = clashes_of(form, conflict, persons)
    saved = initial_of(conflict.current)
    merged = written.copy()
    for name in ("base", "seen", *taken):
        merged[name] = "" if saved[name] is None else str(saved[name])
    again = SetupForm(merged, setup=conflict.current, persons=persons)
    again.is_valid()
    told = {"clashes": clashes, "taken": taken, "current": conflict.current}
    return _show(request, assessment, again, status=HTTPStatus.CONFLICT, **told)


def _show(
    request: Request,
    assessment: Assessment,
    form: SetupForm,
    *,
    status: int = HTTPStatus.OK,
    **told: Any,
) -> HttpResponse:
    page: SetupPage = setup_page(assessment)
    values = {"assessment": assessment, "form": form, "page": page, **told}
    return render(request, "assessments/setup/setup.html", values, status=status)


def _onward(request: Request, assessment: Assessment) -> str:
    """To the row that was asked for, to the decision that is being written, or back to the page."""
    name, _dash, row_id = request.POST.get("then", "").partition("-")
    if name == "decide":
        return reverse("assessments:decide", args=[assessment.pk])
    row = whole_number(row_id)
    if name in {f"add_{kind}" for kind in SETUP_ROWS}:
        return reverse(f"assessments:{name}", args=[assessment.pk])
    if name in {f"change_{kind}" for kind in SETUP_ROWS} and row is not None:
        return reverse(f"assessments:{name}", args=[assessment.pk, row])
    return reverse("assessments:setup", args=[assessment.pk])
