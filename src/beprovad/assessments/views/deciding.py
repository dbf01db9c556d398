"""Beslut: read what is known, write the decision, read it through, sign it."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beprovad.assessments import access
from beprovad.assessments.actions.decisions import DecisionRefused, sign_decision
from beprovad.assessments.documents import brief_outline
from beprovad.assessments.forms.deciding import DecisionForm
from beprovad.assessments.models import Assessment
from beprovad.assessments.queries.decide_page import DecidePage, decide_page
from beprovad.assessments.queries.doubts import draft_doubts_said
from beprovad.assessments.queries.record import Change, Record
from beprovad.assessments.rules.answers import AssessmentRefused
from beprovad.assessments.rules.decisions import HEAD_GIVES, Draft, Missing, is_nothing
from beprovad.assessments.views.questions import is_autosave
from beprovad.assessments.views.saying import refuse
from beprovad.assessments.words.deciding import (
    KIND_TITLES,
    MISSING_WORDS,
    PART_TITLES,
    SIGNED,
    WAY_OUT_WORDS,
    Words,
)
from beprovad.assessments.words.described import UNDESCRIBED_WORDS, undescribed_said
from beprovad.documents.html import body_html
from beprovad.knowledge.access import may_edit_knowledge
from beprovad.people.models import Person
from beprovad.people.requests import Request, signed_in

ON_THE_SETUP = {
    Missing.OWNER: "owner",
    Missing.FOLLOW_UP: "follow_up",
    Missing.REPLACES: "replaces",
    Missing.EFFECT: "expected_effects",
    Missing.HEAD_PROVIDES: "id_head_provides",
    Missing.HYPOTHESIS: "id_hypothesis",
    Missing.BEGINNING: "id_begins_on",
    Missing.LENGTH: "id_length",
    Missing.SCALE: "id_scale",
    Missing.MEASURES: "id_measures",
    Missing.STOP_RULE: "id_stop_rule",
    Missing.DECISION_DAY: "id_decision_on",
    Missing.DECISION_DAY_PASSED: "id_decision_on",
}
IN_THE_FORM = {
    Missing.USERS: "without_users_because",
    Missing.CONDITIONS: "conditions",
    Missing.REASONS: "reasons",
    Missing.DECIDER: "decided_by",
    Missing.REVIEW_DAY: "review_on",
    Missing.DECIDED_IN_THE_FUTURE: "decided_on",
    Missing.REVIEW_BEFORE_DECISION: "review_on",
}


@dataclass(frozen=True)
class Obstacle:
    """What stands in the way, and where it is mended."""

    missing: Missing
    url: str

    @property
    def words(self) -> Words:
        return MISSING_WORDS[self.missing]

    @property
    def way_out(self) -> Words:
        return WAY_OUT_WORDS[self.missing]


@signed_in
def decide(request: Request, assessment_id: int) -> HttpResponse:
    """What is known, and the form; then the decision is read through (`check`), mended (`edit`) or signed (`sign`).

    What is written is kept from the first word on, by a form that saves itself and with every step.
    """
    assessment = access.assessment_to_decide_or_404(request.reach, assessment_id)
    if assessment.closed_at is not None:
        messages.error(request, _("Prövningen är avslutad. Öppna den igen för att besluta."))
        return redirect("assessments:assessment", assessment_id)
    if request.method != "POST":
        return _fresh(request, assessment)
    form = DecisionForm(request.POST)
    is_right = form.is_valid()
    keep_draft(request, assessment, form)
    if is_autosave(request):
        return _receipt(request, form)
    if not is_right:
        return _show(request, assessment, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    step = request.POST.get("step")
    if step == "sign":
        return _sign(request, assessment, form)
    return _fresh(request, assessment) if step == "edit" else _check(request, assessment, form)


def _receipt(request: Request, form: DecisionForm) -> HttpResponse:
    """To a form that saves itself: when it was kept, or why something in it was not."""
    if form.not_kept:
        values = {"reasons": form.not_kept}
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "assessments/decisions/not_kept.html", values, status=status)
    return JsonResponse({"base": "", "saved_at": date_format(timezone.localtime(), "H.i")})


def _fresh(request: Request, assessment: Assessment) -> HttpResponse:
    """An empty form, or what this person has written and not signed."""
    person = request.user.person
    begun = {"decided_on": timezone.localdate(), "kind": request.GET.get("kind", "")}
    if person is not None:
        begun["decided_by"] = ", ".join(filter(None, (person.name, person.title)))
    kept = {name: words for name, words in kept_draft(request, assessment).items() if words}
    form = DecisionForm(initial={**begun, **kept})
    return _show(request, assessment, form)


def _check(request: Request, assessment: Assessment, form: DecisionForm) -> HttpResponse:
    """The decision as it will stand, before it is signed."""
    page = decide_page(assessment, today=timezone.localdate())
    missing = page.in_the_way(form.draft, today=timezone.localdate())
    if missing:
        return _refused(request, assessment, form, missing)
    draft, record = form.draft, page.record
    values = {
        "assessment": assessment, "form": form, "draft": draft, "record": record,
        "title": KIND_TITLES[draft.kind], "fields_title": PART_TITLES.get(draft.kind),
        "fields": record.read_first(draft.kind),
        "giver": _giver(request, assessment, draft, record),
        "undescribed": undescribed_said(
            {name: getattr(record.brief, name) for name in UNDESCRIBED_WORDS}
        ),
        "may_describe": may_edit_knowledge(request.reach),
        "doubts": draft_doubts_said(draft, record.brief.terms),
        "printed": body_html(brief_outline(record.brief, draft), below=2),
    }  # fmt: skip
    return render(request, "assessments/decisions/check.html", values)


def _giver(request: Request, assessment: Assessment, draft: Draft, record: Record) -> Person | None:
    """With whom it lands, what the head must give."""
    gives = draft.kind in HEAD_GIVES and not is_nothing(record.brief.terms.head_provides)
    return access.head_who_gives(assessment, signer=request.user) if gives else None


def _sign(request: Request, assessment: Assessment, form: DecisionForm) -> HttpResponse:
    try:
        decision = sign_decision(
            assessment=assessment, draft=form.draft, by=request.user, today=timezone.localdate()
        )
    except DecisionRefused as refused:
        return _refused(request, assessment, form, refused.missing)
    except AssessmentRefused as refused:
        refuse(form, refused)
        return _show(request, assessment, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    forget_draft(request, assessment)
    messages.success(request, str(SIGNED))
    return redirect("assessments:decision", decision.pk)


def _refused(
    request: Request, assessment: Assessment, form: DecisionForm, missing: tuple[Missing, ...]
) -> HttpResponse:
    """422 with each reason and the way out; 409 when the decider read something else than what stands now."""
    for each in missing:
        if each in IN_THE_FORM:
            form.add_error(IN_THE_FORM[each], ValidationError(MISSING_WORDS[each]))
    is_older = Missing.READ_ANOTHER_VERSION in missing
    status = HTTPStatus.CONFLICT if is_older else HTTPStatus.UNPROCESSABLE_ENTITY
    return _show(request, assessment, form, missing=missing, status=status)


def _show(
    request: Request,
    assessment: Assessment,
    form: DecisionForm,
    *,
    missing: tuple[Missing, ...] = (),
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    assessment.refresh_from_db(fields=["stamp"])
    page = decide_page(assessment, today=timezone.localdate())
    is_older = Missing.READ_ANOTHER_VERSION in missing
    is_sent_back = form.is_bound and not is_older  # what changed meanwhile is told when it is signed
    values: dict[str, Any] = {
        "assessment": assessment,
        "page": page,
        "form": form,
        "stamp": form["stamp"].value() if is_sent_back else page.standing.stamp,
        "seen": form["seen"].value() if is_sent_back else page.seen,
        "is_older": is_older,
        "changes": _changes(form, page) if is_older else (),
        "obstacles": [_obstacle(assessment, each) for each in missing if each in ON_THE_SETUP],
        "chosen": form["kind"].value(),
        "has_draft": bool(kept_draft(request, assessment)),
    }
    return render(request, "assessments/decisions/decide.html", values, status=status)


def _changes(form: DecisionForm, page: DecidePage) -> tuple[Change, ...]:
    return page.changed(form.seen_prints)


def _obstacle(assessment: Assessment, missing: Missing) -> Obstacle:
    setup = reverse("assessments:setup", args=[assessment.pk])
    return Obstacle(missing, f"{setup}?then=decide#{ON_THE_SETUP[missing]}")


# What is written and not signed stays with its writer until it is signed: the way out leads to other pages.


def _key(assessment: Assessment) -> str:
    return f"decision-{assessment.pk}"


def keep_draft(request: Request, assessment: Assessment, form: DecisionForm) -> None:
    """The words as they were written, in the writer's own session; today goes with the day and is not kept."""
    kept = {**kept_draft(request, assessment), **form.kept}
    if kept.get("decided_on") == timezone.localdate().isoformat():
        del kept["decided_on"]
    request.session[_key(assessment)] = kept


def kept_draft(request: Request, assessment: Assessment) -> dict[str, Any]:
    kept: dict[str, Any] = request.session.get(_key(assessment), {})
    return kept


def forget_draft(request: Request, assessment: Assessment) -> None:
    request.session.pop(_key(assessment), None)


@signed_in
@require_POST
def discard(request: Request, assessment_id: int) -> HttpResponse:
    """Begin again with an empty form."""
    assessment = access.assessment_to_decide_or_404(request.reach, assessment_id)
    forget_draft(request, assessment)
    return redirect("assessments:decide", assessment_id)
