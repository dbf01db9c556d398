"""Who may see and change assessments: their own authority's people, whom they are shared with, whom they ask.

Nobody else is told that an assessment exists.
"""

from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from beprovad.assessments.models import (
    Answer,
    Assessment,
    Assessor,
    CommonAnswer,
    Decision,
    ExpectedEffect,
    Goal,
    Handing,
    OwnAnswer,
    Risk,
    TrialEntry,
)
from beprovad.assessments.rules.kinds import Mode
from beprovad.checklists.models import ChecklistVersion, Question
from beprovad.people.access import in_force, reach_of
from beprovad.people.models import Appointment, Membership, Network, Organisation, Person, User
from beprovad.people.rules import ALLOWED, Act, Reach


def may_see_assessments(request: HttpRequest) -> bool:
    """Whether there is a list of assessments for this reader, be it empty."""
    return may_list(reach_of(request.user))


def may_list(reach: Reach) -> bool:
    return bool(reach.authorities_where(Act.ASSESS)) or reach.may(Act.SEE_SHARED_ASSESSMENTS)


def assessments(reach: Reach) -> QuerySet[Assessment]:
    """Those of the authorities at which this person assesses."""
    return Assessment.objects.filter(authority__in=reach.authorities_where(Act.ASSESS))


def assessment_or_404(reach: Reach, assessment_id: int) -> Assessment:
    return get_object_or_404(with_its_nouns(assessments(reach)), pk=assessment_id)


def assessment_to_change_or_404(reach: Reach, assessment_id: int) -> Assessment:
    """Everybody who assesses at the authority may answer, link and hand. A closed one is refused by the actions."""
    return assessment_or_404(reach, assessment_id)


def assessment_to_lead_or_404(reach: Reach, assessment_id: int) -> Assessment:
    assessment = assessment_or_404(reach, assessment_id)
    if not may_lead(reach, assessment):
        raise Http404
    return assessment


def may_lead(reach: Reach, assessment: Assessment) -> bool:
    """Heads and analysts of the authority, and whoever was made the assessment's lead."""
    is_lead = reach.person_id is not None and assessment.lead_id == reach.person_id
    return is_lead or assessment.authority_id in reach.authorities_where(Act.LEAD_ASSESSMENTS)


def authorities_to_start_at(reach: Reach) -> QuerySet[Organisation]:
    return Organisation.objects.filter(pk__in=reach.authorities_where(Act.LEAD_ASSESSMENTS))


def question_or_404(assessment: Assessment, question_id: int) -> Question:
    """A question that the assessment asks, or has an answer to from an earlier version of its list."""
    question = get_object_or_404(Question.objects.select_related("version__checklist"), pk=question_id)
    is_asked = question.version_id == assessment.version_id
    if not is_asked and not Answer.objects.filter(assessment=assessment, question=question).exists():
        raise Http404
    return question


# Handed questions: whoever was asked sees that question, and nothing else of the assessment.


def handings(reach: Reach) -> QuerySet[Handing]:
    """Questions that are in this person's hands, answered or not; not what was taken back or put away."""
    return Handing.objects.filter(
        person=reach.person_id or 0, withdrawn_at=None, assessment__closed_at=None
    ).select_related(
        "question__version__checklist", "assessment__method", "assessment__authority", "assessment__unit"
    )


def handing_or_404(reach: Reach, handing_id: int) -> Handing:
    return get_object_or_404(handings(reach), pk=handing_id)


def handing_of_or_404(assessment: Assessment, handing_id: int) -> Handing:
    return get_object_or_404(assessment.handings.select_related("person", "question"), pk=handing_id)


# Alone first: nobody sees another's answer before all are shown.


def assessor_or_404(reach: Reach, assessment: Assessment) -> Assessor:
    return get_object_or_404(assessment.assessors.select_related("person"), person=reach.person_id or 0)


def own_answers(reach: Reach, assessment: Assessment) -> QuerySet[OwnAnswer]:
    """Everybody's once the differences are shown; until then one's own only, whoever one is."""
    all_of_them = OwnAnswer.objects.filter(assessor__assessment=assessment)
    if assessment.mode == Mode.SHOWN:
        return all_of_them
    return all_of_them.filter(assessor__person=reach.person_id or 0)


# Shared with a network: reading is journaled by whoever shows it (`actions.sharing`).


def shared_assessments(reach: Reach) -> QuerySet[Assessment]:
    """Those of other authorities that are shared with a network of which this person is a member; to be read only."""
    networks = reach.networks_where(Act.SEE_SHARED_ASSESSMENTS)
    of_others = Assessment.objects.exclude(authority__in=reach.authorities_where(Act.ASSESS))
    return of_others.filter(shares__network__in=networks).distinct()


def shared_assessment_or_404(reach: Reach, assessment_id: int) -> Assessment:
    """Another authority's, to be read. Whoever shows it records `SharedAssessmentRead`."""
    return get_object_or_404(with_its_nouns(shared_assessments(reach)), pk=assessment_id)


def assessments_to_take_into(reach: Reach, shared: Assessment | CommonAnswer) -> QuerySet[Assessment]:
    """One's own open assessments of the same method, the latest changed first."""
    own = assessments(reach).filter(method=shared.method_id, closed_at=None)
    return with_its_nouns(own).order_by("-changed_at", "-pk")


def common_answers(reach: Reach) -> QuerySet[CommonAnswer]:
    """What the networks of which this person is a member say together; what has been taken back is not among them."""
    networks = reach.networks_where(Act.SEE_SHARED_ASSESSMENTS)
    return CommonAnswer.objects.filter(network__in=networks).exclude(verdict="", reasons="")


def common_answer_or_404(reach: Reach, common_id: int) -> CommonAnswer:
    nouns = ("network", "method", "question__version")
    return get_object_or_404(common_answers(reach).select_related(*nouns), pk=common_id)


def networks_to_answer_for(reach: Reach) -> frozenset[int]:
    """For which this person writes what they say together: those they prepare, for an analyst those they are in."""
    prepared = reach.networks_where(Act.WRITE_COMMON_ANSWERS)
    is_analyst = bool(reach.organisations_where(Act.WRITE_COMMON_ANSWERS))
    return prepared | (reach.networks_where(Act.SEE_SHARED_ASSESSMENTS) if is_analyst else frozenset())


def network_to_answer_for_or_404(reach: Reach, network_id: int) -> Network:
    return get_object_or_404(Network.objects.filter(pk__in=networks_to_answer_for(reach)), pk=network_id)


def shared_with(network: Network, method_id: int) -> QuerySet[Assessment]:
    """Everybody's of that method that the network reads."""
    return Assessment.objects.filter(shares__network=network, method=method_id)


def networks_to_share_with(reach: Reach, assessment: Assessment) -> QuerySet[Network]:
    """Networks that somebody is in for the authority, for its municipality or from its staff, or the reader is in."""
    authority = assessment.authority
    places = [place for place in (authority.pk, authority.parent_id) if place is not None]
    under = Q(organisation__in=places) | Q(organisation__parent=authority)
    today = in_force(timezone.localdate())
    staff = Appointment.objects.filter(today, under).values("person")
    seats = Membership.objects.filter(today).filter(under | Q(person__in=staff))
    mine = reach.networks_where(Act.SEE_SHARED_ASSESSMENTS)
    return Network.objects.filter(Q(pk__in=seats.values("network")) | Q(pk__in=mine)).order_by("name", "pk")


# Decisions


def decisions(reach: Reach) -> QuerySet[Decision]:
    """Decisions of the authorities where this person sees them: their people and their politicians."""
    return Decision.objects.filter(assessment__authority__in=reach.authorities_where(Act.SEE_DECISIONS))


def decision_or_404(reach: Reach, decision_id: int) -> Decision:
    seen = decisions(reach).select_related("assessment__method", "assessment__authority", "assessment__unit")
    return get_object_or_404(seen, pk=decision_id)


def may_decide(reach: Reach, assessment: Assessment) -> bool:
    return assessment.authority_id in reach.authorities_where(Act.DECIDE)


def head_who_gives(assessment: Assessment, *, signer: User) -> Person | None:
    """Whose it is to give what the head must: of whoever leads, where they may decide here, else of who signs."""
    if assessment.lead_id is None or assessment.lead_id == signer.person_id:
        return signer.person
    place = assessment.authority_id
    here = Q(organisation=place) | Q(organisation__parent=place) | Q(organisation__parent__parent=place)
    deciding = Appointment.objects.filter(
        in_force(timezone.localdate()), here, person=assessment.lead_id, role__in=ALLOWED[Act.DECIDE]
    )
    return assessment.lead if deciding.exists() else signer.person


def assessment_to_decide_or_404(reach: Reach, assessment_id: int) -> Assessment:
    assessment = assessment_or_404(reach, assessment_id)
    if not may_decide(reach, assessment):
        raise Http404
    return assessment


def decisions_to_answer_for(reach: Reach) -> QuerySet[Decision]:
    """Those that this person may decide on again, or whose assessment they hold together or whose method they own."""
    whose = reach.person_id or 0
    is_mine = Q(assessment__lead=whose) | Q(assessment__setup__owner=whose)
    at_work = Q(assessment__authority__in=reach.authorities_where(Act.ASSESS))
    deciding = Q(assessment__authority__in=reach.authorities_where(Act.DECIDE))
    return decisions(reach).filter(deciding | (at_work & is_mine))


def may_answer_for(reach: Reach, decision: Decision) -> bool:
    return decisions_to_answer_for(reach).filter(pk=decision.pk).exists()


def decision_to_answer_for_or_404(reach: Reach, decision_id: int) -> Decision:
    nouns = ("assessment__method", "assessment__authority", "assessment__unit")
    return get_object_or_404(decisions_to_answer_for(reach).select_related(*nouns), pk=decision_id)


def may_take_back(reach: Reach, entry: TrialEntry, assessment: Assessment) -> bool:
    """Whoever wrote that the stop rule is met, while they assess here, and whoever may decide."""
    author = entry.written_by
    is_author = author is not None and reach.person_id is not None and author.person_id == reach.person_id
    works_here = assessment.authority_id in reach.authorities_where(Act.ASSESS)
    return entry.stops and ((is_author and works_here) or may_decide(reach, assessment))


def entry_to_take_back_or_404(reach: Reach, decision: Decision, entry_id: int) -> TrialEntry:
    entry = get_object_or_404(decision.trial_entries.select_related("written_by"), pk=entry_id)
    if not may_take_back(reach, entry, decision.assessment):
        raise Http404
    return entry


def may_carry_out(reach: Reach, decision: Decision) -> bool:
    """Those who assess at the authority write down what comes of its decisions; politicians read the decision."""
    return decision.assessment.authority_id in reach.authorities_where(Act.ASSESS)


def decision_to_carry_out_or_404(reach: Reach, decision_id: int) -> Decision:
    decision = decision_or_404(reach, decision_id)
    if not may_carry_out(reach, decision):
        raise Http404
    return decision


def with_its_nouns(rows: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """What every page says of an assessment, in one query; its fields stand in `setup`, which may be missing.

    Beside them `has_risks`, `has_effects`, `has_goals`, `has_dated_effects`, and `newest_number`: of the published
    versions of its list.
    """
    of_its_list = ChecklistVersion.objects.filter(checklist=OuterRef("version__checklist")).order_by()
    newest = of_its_list.values("checklist").annotate(newest=Max("number")).values("newest")
    more = rows.select_related("lead", "version__checklist", "setup__owner")
    dated = ExpectedEffect.objects.filter(assessment=OuterRef("pk")).exclude(earliest_on=None)
    return with_its_row(more).annotate(newest_number=Subquery(newest), has_dated_effects=Exists(dated))


def with_its_row(rows: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """What a list says of each, in one query: its method and place, and what of its fields is filled."""
    return rows.select_related("method", "authority__parent", "unit", "setup").annotate(
        has_risks=_has(Risk), has_effects=_has(ExpectedEffect), has_goals=_has(Goal)
    )


def _has(model: Any) -> Exists:
    return Exists(model.objects.filter(assessment=OuterRef("pk")))
