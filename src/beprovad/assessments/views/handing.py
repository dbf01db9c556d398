"""A question to a colleague: hand it over, take it back; and the colleague's own page."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beprovad.assessments import access
from beprovad.assessments.actions.answers import AnswerClash
from beprovad.assessments.actions.handing import (
    answer_handed,
    finish_handing,
    hand_question,
    settle_handed,
    withdraw_handing,
)
from beprovad.assessments.forms.answers import AnswerForm, HandForm, SettleForm
from beprovad.assessments.models import Handing
from beprovad.assessments.queries.handed_page import handed_page
from beprovad.assessments.queries.question_page import Clash, persons_to_ask
from beprovad.assessments.rules.answers import AssessmentRefused, Kept
from beprovad.assessments.views.questions import (
    Written,
    clash_values,
    is_autosave,
    not_understood,
    receipt,
)
from beprovad.assessments.views.saying import refuse, sent
from beprovad.assessments.words.answering import REFUSAL_WORDS, SETTLED_WORDS, VERDICT_CHOICES
from beprovad.checklists.words import said as worded
from beprovad.people.requests import Request, signed_in


@signed_in
def hand(request: Request, assessment_id: int, question_id: int) -> HttpResponse:
    assessment = access.assessment_to_change_or_404(request.reach, assessment_id)
    asked = access.question_or_404(assessment, question_id)
    form = HandForm(sent(request), persons=persons_to_ask(request.reach, assessment))
    if form.is_valid():
        try:
            handing = hand_question(
                assessment_id=assessment_id, question=asked, person=form.cleaned_data["person"],
                message=form.cleaned_data["message"], due_on=form.cleaned_data["due_on"], by=request.user,
            )  # fmt: skip
        except AssessmentRefused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Frågan ligger hos %(who)s.") % {"who": handing.person.name})
            return redirect("assessments:question", assessment_id, question_id)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    values = {"form": form, "assessment": assessment, "question": asked, "words": worded(asked)}
    return render(request, "assessments/handing/hand.html", values, status=status)


@signed_in
@require_POST
def withdraw(request: Request, assessment_id: int, handing_id: int) -> HttpResponse:
    assessment = access.assessment_to_change_or_404(request.reach, assessment_id)
    handing = access.handing_of_or_404(assessment, handing_id)
    withdraw_handing(handing=handing, by=request.user)
    messages.success(request, _("Frågan är tillbaka hos er. Det som redan har skrivits står kvar."))
    return redirect("assessments:question", assessment_id, handing.question_id)


@signed_in
def handed(request: Request, handing_id: int) -> HttpResponse:
    """The question in one's hands, and nothing else of the assessment."""
    handing = access.handing_or_404(request.reach, handing_id)
    if request.method != "POST":
        return _show(request, handing)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return not_understood(request)
    base, said = form.cleaned_data["base"], form.said
    try:
        outcome = answer_handed(handing_id=handing_id, base=base, said=said, by=request.user)
    except AssessmentRefused as refused:
        return _refused(
            request, handing, Written(said, base, is_own=False, why=REFUSAL_WORDS[refused.refusal])
        )
    if isinstance(outcome, AnswerClash):
        return _clashed(request, handing, outcome)
    return receipt(request, outcome.revision, outcome.at, request.path)


def _refused(request: Request, handing: Handing, written: Written) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    if is_autosave(request):
        return render(request, "assessments/questions/refused.html", {"why": written.why}, status=status)
    return _show(request, handing, written=written, status=status)


def _clashed(request: Request, handing: Handing, outcome: AnswerClash) -> HttpResponse:
    clash = Clash(outcome.theirs, outcome.mine, outcome.revision, outcome.who, outcome.at)
    values = _clash_values(handing, clash)
    if is_autosave(request):
        return render(request, "assessments/questions/clash.html", values, status=HTTPStatus.CONFLICT)
    return _show(request, handing, clash=values, status=HTTPStatus.CONFLICT)


def _clash_values(handing: Handing, clash: Clash) -> dict[str, Any]:
    return clash_values(
        clash,
        settle_url=reverse("assessments:settle_handed", args=[handing.pk]),
        save_url=reverse("assessments:handed", args=[handing.pk]),
    )


def _show(
    request: Request,
    handing: Handing,
    *,
    written: Written | None = None,
    clash: dict[str, Any] | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    page = handed_page(handing, reach=request.reach, user=request.user)
    if clash is None and page.clash is not None:
        clash = _clash_values(handing, page.clash)
    values = {
        "page": page,
        "handing": handing,
        "pen": written or page.pen,
        "why": written.why if written else "",
        "clash": clash,
        "save_url": reverse("assessments:handed", args=[handing.pk]),
        "choices": VERDICT_CHOICES,
    }
    return render(request, "assessments/handing/handed.html", values, status=status)


@signed_in
@require_POST
def settle(request: Request, handing_id: int) -> HttpResponse:
    handing = access.handing_or_404(request.reach, handing_id)
    form = SettleForm(request.POST)
    if form.is_valid():
        kept = Kept(form.cleaned_data["kept"])
        try:
            outcome = settle_handed(
                handing_id=handing_id, kept=kept, seen=form.cleaned_data["seen"], by=request.user
            )
        except AssessmentRefused as refused:
            refuse(request, refused)
        else:
            is_settled = not isinstance(outcome, AnswerClash)
            words = SETTLED_WORDS[kept] if is_settled else _("Någon har sparat igen. Läs båda svaren.")
            messages.info(request, str(words))
    return redirect("assessments:handed", handing.pk)


@signed_in
@require_POST
def done(request: Request, handing_id: int) -> HttpResponse:
    access.handing_or_404(request.reach, handing_id)
    try:
        finish_handing(handing_id=handing_id, by=request.user)
        messages.success(request, _("Tack! De som frågade ser ditt svar."))
    except AssessmentRefused as refused:
        refuse(request, refused)
    return redirect("assessments:handed", handing_id)
