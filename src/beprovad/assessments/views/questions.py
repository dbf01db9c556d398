"""One question: answer it, see what it stands on, settle what two wrote at once."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beprovad.assessments import access
from beprovad.assessments.actions.alone import save_own_answer
from beprovad.assessments.actions.answers import AnswerClash, Outcome, save_answer, settle_answer
from beprovad.assessments.forms.answers import AnswerForm, LinkForm, SettleForm
from beprovad.assessments.models import Assessment
from beprovad.assessments.queries.question_page import Clash, QuestionPage, question_page
from beprovad.assessments.rules.answers import AssessmentRefused, Kept, Said
from beprovad.assessments.rules.kinds import Mode
from beprovad.assessments.views.linking import take_just_added
from beprovad.assessments.views.saying import refuse
from beprovad.assessments.words.answering import REFUSAL_WORDS, SETTLED_WORDS, VERDICT_CHOICES, said_words
from beprovad.checklists.models import Question
from beprovad.people.requests import Request, signed_in


@dataclass(frozen=True)
class Written:
    """What was sent in and could not be kept, to be shown again; nothing typed is lost."""

    said: Said
    base: int
    is_own: bool
    why: object = ""


@signed_in
def question(request: Request, assessment_id: int, question_id: int) -> HttpResponse:
    """The question and its answer, which saves itself; the same form has a button for those without JavaScript."""
    assessment = access.assessment_or_404(request.reach, assessment_id)
    asked = access.question_or_404(assessment, question_id)
    if request.method == "POST":
        return _save(request, assessment, asked)
    if take_just_added(request, assessment, asked):
        return redirect(f"{request.path}#evidence")
    return _show(request, question_page(assessment, asked, reach=request.reach, user=request.user))


def _save(request: Request, assessment: Assessment, asked: Question) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return not_understood(request)
    try:
        outcome = _write(request, assessment, asked, form)
    except AssessmentRefused as refused:
        return _refused(request, assessment, asked, form, refused)
    if isinstance(outcome, AnswerClash):
        return _clashed(request, assessment, asked, outcome)
    onward = _onward(request, assessment, asked)
    if not is_autosave(request):
        return receipt(request, outcome.revision, outcome.at, onward)
    page = question_page(assessment, asked, reach=request.reach, user=request.user)
    stands = render_to_string(
        "assessments/questions/state.html", {"page": page, "row": page.row, "pen": page.pen}
    )
    return receipt(request, outcome.revision, outcome.at, onward, stands=stands)


def _write(request: Request, assessment: Assessment, asked: Question, form: AnswerForm) -> Outcome:
    """One's own answer or the common one, as the form that was written in says.

    What was written alone never becomes everybody's because the differences were shown meanwhile.
    """
    base, said = form.cleaned_data["base"], form.said
    if form.cleaned_data["is_own"]:
        me = access.assessor_or_404(request.reach, assessment)
        return save_own_answer(assessor_id=me.pk, question=asked, base=base, said=said)
    return save_answer(assessment_id=assessment.pk, question=asked, base=base, said=said, by=request.user)


def _onward(request: Request, assessment: Assessment, asked: Question) -> str:
    """Where the person goes on to: the place that the form names, of this assessment's own pages."""
    room = reverse("assessments:room", args=[assessment.pk, asked.pk])
    return room if request.POST.get("from") == "room" else request.path


def _refused(
    request: Request, assessment: Assessment, asked: Question, form: AnswerForm, refused: AssessmentRefused
) -> HttpResponse:
    """The text stays in its field; nothing of it is kept here."""
    why = REFUSAL_WORDS[refused.refusal]
    if is_autosave(request):
        return render(
            request,
            "assessments/questions/refused.html",
            {"why": why},
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
        )
    page = question_page(assessment, asked, reach=request.reach, user=request.user)
    written = Written(form.said, form.cleaned_data["base"], form.cleaned_data["is_own"], why)
    return _show(request, page, written=written, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _clashed(request: Request, assessment: Assessment, asked: Question, outcome: AnswerClash) -> HttpResponse:
    """409 with both answers: a piece for the field that saves itself, else the page."""
    clash = Clash(outcome.theirs, outcome.mine, outcome.revision, outcome.who, outcome.at)
    values = clash_values(clash, settle_url=_settle_url(assessment, asked), save_url=request.path)
    if is_autosave(request):
        return render(request, "assessments/questions/clash.html", values, status=HTTPStatus.CONFLICT)
    page = question_page(assessment, asked, reach=request.reach, user=request.user)
    return _show(request, page, clash=values, status=HTTPStatus.CONFLICT)


def _settle_url(assessment: Assessment, asked: Question) -> str:
    """Nothing is settled of one's own answers: they are nobody else's, and the text is posted anew."""
    is_alone = assessment.mode == Mode.ALONE
    return "" if is_alone else reverse("assessments:settle", args=[assessment.pk, asked.pk])


def _show(
    request: Request,
    page: QuestionPage,
    *,
    written: Written | None = None,
    clash: dict[str, Any] | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    url = reverse("assessments:question", args=[page.assessment.pk, page.question.pk])
    if clash is None and page.clash is not None:
        clash = clash_values(page.clash, settle_url=_settle_url(page.assessment, page.question), save_url=url)
    values = {
        "page": page,
        "assessment": page.assessment,
        "row": page.row,
        "pen": written or page.pen,
        "why": written.why if written else "",
        "clash": clash,
        "save_url": url,
        "choices": VERDICT_CHOICES,
        "link_form": LinkForm.of(page.linkable),
    }
    return render(request, "assessments/questions/question.html", values, status=status)


@signed_in
@require_POST
def settle(request: Request, assessment_id: int, question_id: int) -> HttpResponse:
    """Keep what stands, or let one's own answer hold."""
    assessment = access.assessment_to_change_or_404(request.reach, assessment_id)
    asked = access.question_or_404(assessment, question_id)
    url = reverse("assessments:question", args=[assessment_id, question_id])
    form = SettleForm(request.POST)
    if not form.is_valid():
        return redirect(url)
    kept = Kept(form.cleaned_data["kept"])
    try:
        outcome = settle_answer(
            assessment_id=assessment_id, question=asked, kept=kept, seen=form.cleaned_data["seen"],
            by=request.user,
        )  # fmt: skip
    except AssessmentRefused as refused:
        refuse(request, refused)
        return redirect(url)
    if isinstance(outcome, AnswerClash):
        messages.warning(request, _("Någon har sparat igen. Båda svaren står här, så som de är nu."))
    else:
        messages.success(request, str(SETTLED_WORDS[kept]))
    return redirect(url)


def clash_values(clash: Clash, *, settle_url: str, save_url: str) -> dict[str, Any]:
    """What `questions/clash.html` is given."""
    return {
        "clash_mine": said_words(clash.mine),
        "clash_theirs": said_words(clash.theirs),
        "mine": clash.mine,
        "revision": clash.revision,
        "who": clash.who,
        "at": clash.at,
        "settle_url": settle_url,
        "save_url": save_url,
    }


def is_autosave(request: Request) -> bool:
    return request.headers.get("X-Autosave") == "1"


def receipt(request: Request, revision: int, at: Any, onward: str, *, stands: str = "") -> HttpResponse:
    """`stands`: how the question stands from now on, as the page's head shows it."""
    if is_autosave(request):
        told = {"base": revision, "saved_at": date_format(timezone.localtime(at), "H.i")}
        return JsonResponse({**told, "stands": stands} if stands else told)
    messages.success(request, _("Svaret är sparat."))
    return redirect(onward)


def not_understood(request: Request) -> HttpResponse:
    """A form that no page of ours sends."""
    why = _("Svaret kom inte fram som det skulle. Ladda om sidan och försök igen.")
    return render(
        request, "assessments/questions/refused.html", {"why": why}, status=HTTPStatus.UNPROCESSABLE_ENTITY
    )
