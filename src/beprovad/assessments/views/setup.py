"""Upplägg: every field on one page, each saving itself; and the way on to a risk, an effect or a goal."""

from dataclasses import replace
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beprovad.assessments import access
from beprovad.assessments.actions.setup import FieldsSaved, save_fields
from beprovad.assessments.forms.setup import Clash, SetupForm, Told, clash_of, groups_of, initial_of
from beprovad.assessments.models import Assessment, Setup
from beprovad.assessments.queries.assessments import persons_at
from beprovad.assessments.queries.doubts import doubts_said_by_field
from beprovad.assessments.queries.fields import COLUMNS, SUMS, field_revisions, fields_told, standing_fields
from beprovad.assessments.queries.setup_page import setup_page
from beprovad.assessments.rules.answers import AssessmentRefused
from beprovad.assessments.rules.fingerprints import prints
from beprovad.assessments.views.questions import is_autosave
from beprovad.assessments.views.rows import SETUP_ROWS
from beprovad.assessments.words.answering import REFUSAL_WORDS
from beprovad.assessments.words.deciding import COLUMN_WORDS
from beprovad.lib.text import whole_number
from beprovad.people.models import Person
from beprovad.people.requests import Request, signed_in


@signed_in
def setup(request: Request, assessment_id: int) -> HttpResponse:
    """What may be saved of what was sent is saved, field by field; the rest is shown again with the reason."""
    assessment = access.assessment_to_change_or_404(request.reach, assessment_id)
    stood = getattr(assessment, "setup", None) or Setup(assessment=assessment)
    persons = owners(assessment, stood)
    if request.method != "POST":
        return _show(request, assessment, SetupForm(setup=stood, persons=persons), Told(_bases(stood)))
    form = SetupForm(request.POST, setup=stood, persons=persons)
    is_right = form.is_valid()
    try:
        outcome = save_fields(assessment=assessment, said=form.said, seen=form.seen, by=request.user)
    except AssessmentRefused as refused:
        return _refused(request, assessment, form, refused)
    if is_autosave(request):
        return _answer(request, form, outcome)
    if not is_right or outcome.clashing:
        return _show_again(request, assessment, form, outcome)
    if "then" not in request.POST:
        messages.success(request, _("Upplägget är sparat."))
    for name in form.unknown:
        messages.info(request, _("%(sum)s: inte känt.") % {"sum": COLUMN_WORDS[name]})
    return redirect(_onward(request, assessment))


def owners(assessment: Assessment, setup: Setup) -> QuerySet[Person]:
    """The authority's people, and whoever holds it already."""
    return persons_at([assessment.authority_id]) | Person.objects.filter(pk=setup.owner_id or 0)


def _bases(setup: Setup) -> dict[str, str]:
    return prints(standing_fields(setup))


def _answer(request: Request, form: SetupForm, outcome: FieldsSaved) -> HttpResponse:
    """To a field that saves itself: a receipt; both texts; or why it may not be kept, or what is asked about it."""
    if outcome.clashing:
        clashes = _clashes(form, outcome).values()
        return _piece(request, "clashes", HTTPStatus.CONFLICT, clashes=clashes)
    if not form.is_valid():
        return _piece(request, "refused", HTTPStatus.UNPROCESSABLE_ENTITY, form=form)
    bases, shown = _bases(outcome.setup), initial_of(outcome.setup)
    also = [name for name in outcome.written if name not in form.sent]
    sent = form.sent[0] if form.sent else ""
    receipt = {
        "base": bases.get(sent, ""),
        "shown": shown[sent] if sent in SUMS else None,
        "beside": {**doubts_said_by_field(outcome.setup), **_sum_beside(form, sent)},
        "saved_at": date_format(timezone.localtime(outcome.setup.saved_at), "H.i"),
        "filled": fields_told(outcome.setup),
        "also": [{"name": name, "value": shown[name], "base": bases[name]} for name in also],
    }
    return JsonResponse(receipt)


def _sum_beside(form: SetupForm, sent: str) -> dict[str, str]:
    return {sent: str(NOT_KNOWN) if sent in form.unknown else ""} if sent in SUMS else {}


NOT_KNOWN = gettext_lazy("Inte känt. Så står det i underlaget.")


def _piece(request: Request, name: str, status: int, **values: Any) -> HttpResponse:
    return render(request, f"assessments/setup/{name}.html", values, status=status)


def _refused(
    request: Request, assessment: Assessment, form: SetupForm, refused: AssessmentRefused
) -> HttpResponse:
    """Nothing is saved, and everything that was written stands there."""
    words = str(REFUSAL_WORDS[refused.refusal])
    form.add_error(None, words)
    if is_autosave(request):
        return _piece(request, "refused", HTTPStatus.UNPROCESSABLE_ENTITY, form=form)
    told = Told(bases={**_bases(form.setup), **form.seen}, unsaved=form.sent)
    return _show(request, assessment, form, told, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _clashes(form: SetupForm, outcome: FieldsSaved) -> dict[str, Clash]:
    revisions, said = field_revisions(outcome.setup), form.said
    persons = form.fields["owner"].queryset  # type: ignore[attr-defined]
    return {
        name: clash_of(name, said[name], outcome.setup, next(iter(revisions.get(name, ())), None), persons)
        for name in outcome.clashing
    }


def _show_again(
    request: Request, assessment: Assessment, form: SetupForm, outcome: FieldsSaved
) -> HttpResponse:
    """What is saved as it stands now; what is not, as it was written, with the reason or with both texts."""
    unsaved = form.wrong.union(outcome.clashing)
    whole, shown = request.POST.copy(), initial_of(outcome.setup)
    for name in COLUMNS:
        if name not in unsaved:
            whole[name] = "" if shown[name] is None else str(shown[name])
        elif name in outcome.clashing and name == "cost_note":
            whole[name] = form.said[name]  # with the words that a sum was read from
    again = SetupForm(whole, setup=outcome.setup, persons=owners(assessment, outcome.setup))
    again.is_valid()
    assessment.setup = outcome.setup
    told = Told(
        bases={**_bases(outcome.setup), **{name: form.seen.get(name, "") for name in unsaved}},
        clashes=_clashes(form, outcome),
        unsaved=unsaved,
    )
    status = HTTPStatus.CONFLICT if outcome.clashing else HTTPStatus.UNPROCESSABLE_ENTITY
    return _show(request, assessment, again, told, status=status, is_partly_saved=bool(outcome.written))


def _show(
    request: Request,
    assessment: Assessment,
    form: SetupForm,
    told: Told,
    *,
    status: int = HTTPStatus.OK,
    **more: Any,
) -> HttpResponse:
    told = replace(told, earlier=field_revisions(form.setup), beside=doubts_said_by_field(form.setup))
    values = {
        "assessment": assessment,
        "form": form,
        "groups": groups_of(form, told),
        "setup": form.setup,
        "page": setup_page(assessment),
        "came_from": _came_from(request),
        **more,
    }
    return render(request, "assessments/setup/setup.html", values, status=status)


def _came_from(request: Request) -> str:
    """The question that one left to fill in its field, as "question-7"; nothing where one came from elsewhere."""
    name, _dash, written = request.GET.get("then", "").partition("-")
    number = whole_number(written)
    return f"{QUESTION}-{number}" if name == QUESTION and number is not None else ""


QUESTION = "question"


def _onward(request: Request, assessment: Assessment) -> str:
    """To the row that was asked for, the decision that is being written or the question that one left, or back here."""
    name, _dash, row_id = request.POST.get("then", "").partition("-")
    if name == "decide":
        return reverse("assessments:decide", args=[assessment.pk])
    row = whole_number(row_id)
    if name == QUESTION and row is not None:
        return reverse("assessments:question", args=[assessment.pk, row])
    if name in {f"add_{kind}" for kind in SETUP_ROWS}:
        return reverse(f"assessments:{name}", args=[assessment.pk])
    if name in {f"change_{kind}" for kind in SETUP_ROWS} and row is not None:
        return reverse(f"assessments:{name}", args=[assessment.pk, row])
    settled = (each for each in COLUMNS if f"{each}_keep" in request.POST or f"{each}_is" in request.POST)
    anchor = next((f"#field-{each}" for each in settled), "")
    then = "decide" if request.GET.get("then") == "decide" else _came_from(request)
    way_on = f"?then={then}" if then else ""
    return reverse("assessments:setup", args=[assessment.pk]) + way_on + anchor
