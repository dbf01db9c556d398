"""Methods beside each other, and taking over another authority's answer."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from beprovad.assessments import access
from beprovad.assessments.actions.sharing import note_reading
from beprovad.assessments.actions.taking_over import take_over_answer
from beprovad.assessments.forms.sharing import IntoForm, TakingForm
from beprovad.assessments.models import Answer, Assessment, CommonAnswer
from beprovad.assessments.queries.side_by_side import side_by_side
from beprovad.assessments.queries.taking_over import (
    TakingPage,
    answer_to_take_or_404,
    own_question,
    taking_page,
)
from beprovad.assessments.rules.answers import AssessmentRefused
from beprovad.assessments.rules.taking_over import TakingRefusal, TakingRefused
from beprovad.assessments.views.saying import refuse
from beprovad.assessments.words.sharing import TAKING_WORDS, brought_said
from beprovad.knowledge.access import method_or_404
from beprovad.people.requests import Request, signed_in

_FIELDS = {
    TakingRefusal.NO_ADAPTATION: "adaptation",
    TakingRefusal.ADAPTATION_TOO_LONG: "adaptation",
    TakingRefusal.IDENTITY_NUMBER: "adaptation",
    TakingRefusal.OWN_ANSWER_STANDS: "is_replacing",
    TakingRefusal.NOTHING_SAID: "reasons",
}


@signed_in
@require_GET
def show_side_by_side(request: Request, method_id: int) -> HttpResponse:
    """Those of others are read here too, so that is journaled."""
    method = method_or_404(request.reach, method_id)
    if not access.may_list(request.reach):
        raise Http404
    beside = side_by_side(request.reach, method)
    if beside.others:
        note_reading(assessments=beside.others, by=request.user)
    only_differing = request.GET.get("show") == "differing"
    shown = {
        "beside": beside,
        "method": method,
        "only_differing": only_differing,
        "show_all": not only_differing,
    }
    return render(request, "assessments/sharing/side_by_side.html", shown)


@signed_in
def take_over(request: Request, assessment_id: int, question_id: int) -> HttpResponse:
    """Their answer beside one's own, and a form to adapt it in. `?into=` says which of one's own assessments."""
    shared = access.shared_assessment_or_404(request.reach, assessment_id)
    source = answer_to_take_or_404(shared, question_id)
    note_reading(assessments=[shared], by=request.user)
    return _into(request, source, reverse("assessments:shared_assessment", args=[assessment_id]))


@signed_in
def take_over_common(request: Request, common_id: int) -> HttpResponse:
    """What the network says together, beside one's own answer."""
    source = access.common_answer_or_404(request.reach, common_id)
    return _into(request, source, reverse("assessments:side_by_side", args=[source.method_id]))


Source = Answer | CommonAnswer


def _into(request: Request, source: Source, back: str) -> HttpResponse:
    mine = access.assessments_to_take_into(
        request.reach, source.assessment if isinstance(source, Answer) else source
    )
    form = IntoForm({"into": request.GET.get("into")} if "into" in request.GET else None, into=mine)
    into = form.cleaned_data["into"] if form.is_valid() else None
    choices = [each for each in mine if each == into or into is None]
    if not choices:
        messages.error(
            request, _("Börja en egen prövning av arbetssättet först. Sedan kan ni ta över svar till den.")
        )
        return redirect(back)
    if len(choices) > 1:
        shown = {"choices": choices, "back": back}
        return render(request, "assessments/sharing/into.html", shown)
    return _take(request, source, choices[0], back)


def _take(request: Request, source: Source, into: Assessment, back: str) -> HttpResponse:
    question = own_question(source, into)
    if question is None:
        messages.error(request, _("Er checklista ställer inte den frågan, så svaret har ingen plats hos er."))
        return redirect(back)
    page = taking_page(source, into, question)
    if request.method != "POST":
        begun = {"base": page.base, "verdict": source.verdict, "reasons": source.reasons}
        return _show(request, page, TakingForm(initial=begun, has_own=page.ours.is_anything), back)
    form = TakingForm(request.POST, has_own=page.ours.is_anything)
    if not form.is_valid():
        return _show(request, page, form, back)
    try:
        take_over_answer(
            source=source, assessment_id=into.pk, question=question, taking=form.taking, by=request.user
        )
    except TakingRefused as refused:
        name = _FIELDS.get(refused.refusal, "")
        form.add_error(name if name in form.fields else None, str(TAKING_WORDS[refused.refusal]))
    except AssessmentRefused as refused:
        refuse(form, refused)
    else:
        done = _("Svaret är övertaget. Det står vems det var, och hur det är anpassat.")
        messages.success(request, f"{done} {_brought(page)}".strip())
        return redirect("assessments:question", into.pk, question.pk)
    return _show(request, page, form, back)


def _show(request: Request, page: TakingPage, form: TakingForm, back: str) -> HttpResponse:
    """What was written stands in its fields; the revision is the one that is shown now."""
    shown = {"page": page, "form": form, "base": page.base, "back": back, "brought": _brought(page)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "assessments/sharing/take_over.html", shown, status=status)


def _brought(page: TakingPage) -> str:
    brought = page.brought
    return brought_said(len(brought.coming), brought.staying, brought.whose)
