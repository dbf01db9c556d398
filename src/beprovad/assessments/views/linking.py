"""Evidence under an answer: link what there is, come back with what was just written, take off again."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beprovad.assessments import access
from beprovad.assessments.actions.evidence import link_evidence, unlink_evidence
from beprovad.assessments.forms.answers import LinkForm
from beprovad.assessments.models import AnswerEvidence, Assessment
from beprovad.assessments.queries.assessment_page import Known
from beprovad.assessments.queries.question_page import linkable_evidence
from beprovad.assessments.rules.answers import AssessmentRefused
from beprovad.assessments.views.saying import refuse
from beprovad.checklists.models import Question
from beprovad.knowledge import access as knowledge
from beprovad.lib.text import whole_number
from beprovad.people.requests import Request, signed_in

JUST_NOW = timedelta(minutes=15)


@signed_in
@require_POST
def link(request: Request, assessment_id: int, question_id: int) -> HttpResponse:
    assessment = access.assessment_to_change_or_404(request.reach, assessment_id)
    asked = access.question_or_404(assessment, question_id)
    row = Known.of(assessment, reach=request.reach, user=request.user, only=asked).row(asked)
    form = LinkForm(request.POST, evidence=linkable_evidence(assessment, row, request.reach))
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["evidence"])))
    else:
        try:
            link_evidence(
                assessment_id=assessment_id, question=asked, evidence=form.cleaned_data["evidence"],
                by=request.user,
            )  # fmt: skip
            messages.success(request, _("Underlaget är kopplat till svaret."))
        except AssessmentRefused as refused:
            refuse(request, refused)
    return redirect(_evidence_of(assessment_id, question_id))


@signed_in
@require_POST
def unlink(request: Request, assessment_id: int, question_id: int, link_id: int) -> HttpResponse:
    assessment = access.assessment_to_change_or_404(request.reach, assessment_id)
    links = AnswerEvidence.objects.filter(answer__assessment=assessment, answer__question=question_id)
    found = get_object_or_404(links.select_related("answer"), pk=link_id)
    try:
        unlink_evidence(link=found, by=request.user)
        messages.success(request, _("Svaret står inte längre på underlaget. Underlaget finns kvar."))
    except AssessmentRefused as refused:
        refuse(request, refused)
    return redirect(_evidence_of(assessment_id, question_id))


def take_just_added(request: Request, assessment: Assessment, asked: Question) -> bool:
    """Back from writing new evidence (`?evidence=`, of several outcomes one for each): it is linked at once.

    A followed link changes nothing else: only what this person wrote themselves a moment ago is taken.
    """
    numbers = [number for written in request.GET.getlist("evidence") if (number := whole_number(written))]
    fresh = knowledge.evidence(request.reach).filter(
        pk__in=numbers, created_by_label=request.user.label[:200], created_at__gte=timezone.now() - JUST_NOW
    )
    pieces = list(fresh.order_by("pk")) if numbers else []
    if not pieces:
        return False
    try:
        for piece in pieces:
            link_evidence(assessment_id=assessment.pk, question=asked, evidence=piece, by=request.user)
        messages.success(request, _("Underlaget är sparat och kopplat till svaret."))
    except AssessmentRefused as refused:
        refuse(request, refused)
    return True


def _evidence_of(assessment_id: int, question_id: int) -> str:
    return f"{reverse('assessments:question', args=[assessment_id, question_id])}#evidence"
