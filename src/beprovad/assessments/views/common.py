"""What a network says together of a question: written by those who prepare it, taken over by its members."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from beprovad.assessments import access
from beprovad.assessments.actions.common import CommonAnswerClash, CommonAnswerRefused, write_common_answer
from beprovad.assessments.actions.sharing import note_reading
from beprovad.assessments.forms.sharing import CommonForm
from beprovad.assessments.models import CommonAnswer
from beprovad.assessments.queries.common import CommonCell
from beprovad.assessments.queries.common_page import CommonPage, common_page
from beprovad.assessments.rules.answers import AssessmentRefused
from beprovad.assessments.rules.common import CommonRefusal
from beprovad.assessments.views.saying import refuse
from beprovad.assessments.words.sharing import COMMON_WORDS
from beprovad.knowledge.access import method_or_404
from beprovad.people.requests import Request, signed_in

_FIELDS = {CommonRefusal.NO_GROUND: "stands_on", CommonRefusal.NOTHING_SAID: "reasons"}


@signed_in
def write_common(request: Request, method_id: int, network_id: int, question_id: int) -> HttpResponse:
    """What each says, which is reading it, and a form for what the network says together."""
    method = method_or_404(request.reach, method_id)
    network = access.network_to_answer_for_or_404(request.reach, network_id)
    page = common_page(request.reach, network, method, question_id)
    if page.others:
        note_reading(assessments=page.others, by=request.user)
    if request.method != "POST":
        return _show(request, page, CommonForm(page=page))
    form = CommonForm(request.POST, page=page)
    if not form.is_valid():
        return _show(request, page, form)
    try:
        write_common_answer(
            network=network,
            method=method,
            question=page.question,
            base=form.cleaned_data["base"],
            said=form.said,
            stands_on=form.grounds,
            by=request.user,
        )
    except CommonAnswerClash as clash:
        return _show(request, page, form, theirs=clash.theirs)
    except CommonAnswerRefused as refused:
        form.add_error(_FIELDS[refused.refusal], str(COMMON_WORDS[refused.refusal]))
    except AssessmentRefused as refused:
        refuse(form, refused)
    else:
        messages.success(request, _("Det gemensamma svaret är sparat. Nätverkets ledamöter läser det nu."))
        return redirect(f"{reverse('assessments:side_by_side', args=[method_id])}#question-{question_id}")
    return _show(request, page, form)


def _show(
    request: Request, page: CommonPage, form: CommonForm, *, theirs: CommonAnswer | None = None
) -> HttpResponse:
    """What was written stands in its fields. After a clash the next save builds on theirs, which is shown."""
    base = theirs.revision if theirs is not None else form["base"].value()
    shown = {
        "page": page,
        "form": form,
        "base": base,
        "theirs": CommonCell(theirs, ()) if theirs is not None else None,
    }
    status = HTTPStatus.CONFLICT if theirs is not None else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(
        request, "assessments/sharing/common.html", shown, status=status if form.is_bound else HTTPStatus.OK
    )
