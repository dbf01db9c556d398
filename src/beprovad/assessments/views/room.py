"""The meeting room: one question at a time on the projector, by keyboard or by links."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from beprovad.assessments import access
from beprovad.assessments.queries.question_page import question_page
from beprovad.assessments.rules.progress import asked
from beprovad.assessments.words.answering import VERDICT_CHOICES
from beprovad.checklists.queries.versions import questions_in_order
from beprovad.people.requests import Request, signed_in


@signed_in
@require_GET
def begin(request: Request, assessment_id: int) -> HttpResponse:
    """The first question."""
    assessment = access.assessment_or_404(request.reach, assessment_id)
    shown = asked(questions_in_order(assessment.version), is_in_depth=assessment.is_in_depth)
    if not shown:
        return redirect("assessments:assessment", assessment_id)
    return redirect("assessments:room", assessment_id, shown[0].pk)


@signed_in
@require_GET
def room(request: Request, assessment_id: int, question_id: int) -> HttpResponse:
    assessment = access.assessment_or_404(request.reach, assessment_id)
    question = access.question_or_404(assessment, question_id)
    page = question_page(assessment, question, reach=request.reach, user=request.user)
    is_open = page.pen is not None and not page.pen.is_own
    values = {
        "page": page,
        "row": page.row,
        "assessment": assessment,
        "is_open": is_open,
        "save_url": reverse("assessments:question", args=[assessment_id, question_id]),
        "choices": VERDICT_CHOICES,
    }
    return render(request, "assessments/room/room.html", values)
