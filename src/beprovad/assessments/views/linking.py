"""Evidence under an answer: link what there is, come back with what was just written, take off again."""

from datetime import timedelta

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from beprovad.assessments import access
from beprovad.assessments.actions.evidence import link_all, link_evidence, unlink_evidence
from beprovad.assessments.forms.answers import LinkForm, LinkManyForm
from beprovad.assessments.models import AnswerEvidence, Assessment
from beprovad.assessments.queries.assessment_page import Known
from beprovad.assessments.queries.question_page import linkable_evidence
from beprovad.assessments.queries.unlinked import UnlinkedPiece, likely_question, unlinked_evidence
from beprovad.assessments.rules.answers import AssessmentRefused
from beprovad.assessments.rules.progress import asked as shown_of
from beprovad.assessments.views.saying import refuse, say_instead, sent
from beprovad.checklists.models import Question
from beprovad.checklists.queries.versions import questions_in_order
from beprovad.knowledge import access as knowledge
from beprovad.knowledge.models import Evidence
from beprovad.knowledge.rules.kinds import Leaf
from beprovad.lib.text import whole_number
from beprovad.people.requests import Request, signed_in

JUST_NOW = timedelta(minutes=15)
MOST_PIECES = 100  # on one page; those that are linked make room for the rest


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
def unlinked(request: Request, assessment_id: int) -> HttpResponse:
    """What is known of the method and no answer stands on; chosen pieces are linked to one question at a time."""
    assessment = access.assessment_to_change_or_404(request.reach, assessment_id)
    leaf = next((each for each in Leaf if each == request.GET.get("leaf")), None)
    pieces = unlinked_evidence(assessment).filter(**({"leaf": leaf} if leaf else {}))
    questions = shown_of(questions_in_order(assessment.version), is_in_depth=assessment.is_in_depth)
    first = {"question": likely_question(questions, leaf), "evidence": _only_one(pieces)}
    form = LinkManyForm(sent(request), questions=questions, evidence=pieces, initial=first)
    if form.is_valid():
        chosen = {"question": form.cleaned_data["question"], "evidence": form.cleaned_data["evidence"]}
        try:
            links = link_all(assessment_id=assessment_id, by=request.user, **chosen)
        except AssessmentRefused as refused:
            refuse(form, refused)
        else:
            said = ngettext("Underlaget är kopplat.", "%(n)s underlag är kopplade.", len(links))
            messages.success(request, said % {"n": len(links)})
            return redirect(
                "assessments:unlinked" if pieces.exists() else "assessments:assessment", assessment_id
            )
    shown = {
        "assessment": assessment, "form": form, "leaf": leaf,
        "pieces": [UnlinkedPiece(piece) for piece in pieces[:MOST_PIECES]],
        "chosen": {str(each) for each in form["evidence"].value() or ()},
    }  # fmt: skip
    return render(request, "assessments/questions/unlinked.html", shown, status=422 if form.is_bound else 200)


def _only_one(pieces: QuerySet[Evidence]) -> list[int]:
    found = list(pieces.values_list("pk", flat=True)[:2])
    return found if len(found) == 1 else []


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
        linked = ngettext(
            "Underlaget är sparat och kopplat till svaret.",
            "%(n)s underlag är sparade och kopplade till svaret.",
            len(pieces),
        )
        say_instead(request, linked % {"n": len(pieces)})
    except AssessmentRefused as refused:
        refuse(request, refused)
    return True


def _evidence_of(assessment_id: int, question_id: int) -> str:
    return f"{reverse('assessments:question', args=[assessment_id, question_id])}#evidence"
