"""Everything that a decision stands on, read at once: what beslutsunderlaget prints and a signature keeps."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.db.models import QuerySet

from beprovad.assessments import access
from beprovad.assessments.models import AnswerEvidence, Assessment, Setup
from beprovad.assessments.queries.assessment_page import Known, QuestionRow
from beprovad.assessments.queries.places import authority_words
from beprovad.assessments.queries.sums import costs_of
from beprovad.assessments.queries.unlinked import unlinked_counts
from beprovad.assessments.rules import brief
from beprovad.assessments.rules.kinds import Scope
from beprovad.assessments.rules.progress import asked
from beprovad.checklists.queries.versions import questions_in_order
from beprovad.knowledge.models import Evidence, Source
from beprovad.knowledge.queries.clovers import clover_of
from beprovad.knowledge.rules.citations import Cited, citation, link
from beprovad.knowledge.rules.clover import Clover
from beprovad.knowledge.rules.evidence import LEAF_FIELDS
from beprovad.knowledge.rules.kinds import Leaf
from beprovad.people.rules import NOBODY


def brief_of(assessment: Assessment) -> brief.Brief:
    """The common answers only: what somebody answered alone is theirs until it has been settled."""
    whole = access.with_its_nouns(Assessment.objects.filter(pk=assessment.pk)).get()
    known = Known.of(whole, reach=NOBODY, user=None, links=_links())
    questions = questions_in_order(whole.version)
    shown = asked(questions, is_in_depth=whole.is_in_depth)
    rows = [known.row(question) for question in shown]
    beyond = [known.row(each) for each in questions if each.only_users and each not in shown]
    left_over = known.left_over(questions)
    pieces = {
        each.evidence.pk: each.evidence for row in (*rows, *left_over) for each in row.linked if each.is_seen
    }
    numbers = _numbered(pieces.values())
    method, version = whole.method, whole.version
    return brief.Brief(
        method=method.name,
        target_group=method.target_group,
        aim=method.aim,
        how=method.how,
        authority=authority_words(whole.authority),
        unit=str(whole.unit or ""),
        checklist=str(version.checklist),
        version=version.number or 0,
        purpose=whole.purpose,
        lead=str(whole.lead or ""),
        is_in_depth=whole.is_in_depth,
        leaves=_leaves(clover_of(pieces.values()), unlinked_counts(whole)),
        answers=(
            *(_answered(row, is_asked=True) for row in rows),
            *(_answered(row, is_asked=False) for row in left_over),
        ),
        terms=terms_of(whole),
        grounds=tuple(_ground(piece, numbers) for piece in pieces.values()),
        sources=tuple(_source(source, number) for source, number in numbers.values()),
        beyond=tuple(replace(_answered(row, is_asked=True), grounds=()) for row in beyond),
    )


def _links() -> QuerySet[AnswerEvidence]:
    """With whose the pieces are and where they come from."""
    links = AnswerEvidence.objects.select_related("evidence__owner__parent")
    return links.prefetch_related("evidence__sources")


def terms_of(assessment: Assessment) -> brief.Terms:
    """The fields, with risks, effects and goals; empty ones where nobody has filled anything in."""
    setup: Setup = getattr(assessment, "setup", None) or Setup(assessment=assessment)
    return brief.Terms(
        costs=costs_of(setup),
        staff_time=setup.staff_time,
        replaces=setup.replaces,
        replaces_nothing_because=setup.replaces_nothing_because,
        owner=str(setup.owner or ""),
        head_provides=setup.head_provides,
        training=setup.training,
        collaboration=setup.collaboration,
        scope=Scope(setup.scope) if setup.scope else None,
        hypothesis=setup.hypothesis,
        baseline=setup.baseline,
        begins_on=setup.begins_on,
        length=setup.length,
        scale=setup.scale,
        measures=setup.measures,
        stop_rule=setup.stop_rule,
        decision_on=setup.decision_on,
        follow_up_how=setup.follow_up_how,
        follow_up_on=setup.follow_up_on,
        dangers=tuple(
            brief.Danger(
                text=risk.text,
                likelihood=risk.likelihood,
                consequence=risk.consequence,
                response=risk.response,
            )
            for risk in assessment.risks.all()
        ),
        effects=tuple(
            brief.Effect(
                indicator=effect.indicator,
                now=effect.now,
                wanted=effect.wanted,
                for_whom=effect.for_whom,
                earliest_on=effect.earliest_on,
            )
            for effect in assessment.effects.all()
        ),
        goals=tuple(brief.Serves(text=goal.text, origin=goal.origin) for goal in assessment.goals.all()),
    )


def _answered(row: QuestionRow, *, is_asked: bool) -> brief.Answered:
    answer = row.answer
    return brief.Answered(
        question_id=row.question.pk,
        question=row.question.text,
        area=row.question.area,
        standing=row.state,
        verdict=row.verdict,
        reasons=row.reasons,
        by=answer.saved_by_label if answer else "",
        at=answer.saved_at if answer else None,
        only_users=row.question.only_users,
        field=row.question.field,
        grounds=tuple(each.evidence.pk for each in row.linked if each.is_seen),
        taken_from=answer.taken_from_label if answer else "",
        adaptation=answer.adaptation if answer else "",
        is_asked=is_asked,
    )


def _leaves(found: Clover, unlinked: Mapping[Leaf, int]) -> brief.Leaves:
    return brief.Leaves(
        **{leaf.value: found.level(leaf).value for leaf in Leaf},
        missing=tuple(
            brief.Lack(leaf=gap.leaf, missing=gap.missing, unlinked=unlinked[gap.leaf])
            for gap in found.missing
        ),
    )


def _ground(piece: Evidence, numbers: Mapping[int, tuple[Source, int]]) -> brief.Ground:
    facts = ((name, getattr(piece, name)) for name in LEAF_FIELDS[Leaf(piece.leaf)])
    return brief.Ground(
        id=piece.pk,
        leaf=piece.leaf,
        direction=piece.direction,
        claim=piece.claim,
        details=piece.details,
        dated_on=piece.dated_on,
        is_year_only=piece.is_year_only,
        owner=authority_words(piece.owner) if piece.owner else "",
        facts=tuple((name, str(value)) for name, value in facts if value not in ("", None)),
        sources=tuple(numbers[source.pk][1] for source in piece.sources.all()),
        is_withdrawn=piece.is_withdrawn,
        withdrawn_because=piece.withdrawn_because,
    )


def _numbered(pieces: Iterable[Evidence]) -> dict[int, tuple[Source, int]]:
    """Sources by id, numbered in the order in which the pieces cite them."""
    sources: dict[int, Source] = {}
    for piece in pieces:
        for source in piece.sources.all():
            sources.setdefault(source.pk, source)
    return {pk: (source, number) for number, (pk, source) in enumerate(sources.items(), 1)}


def _source(source: Source, number: int) -> brief.Source:
    cited = Cited(
        title=source.title,
        authors=source.authors,
        year=source.year,
        published_in=source.published_in,
        identifier=source.identifier,
        url=source.url,
    )
    return brief.Source(number=number, line=citation(cited), link=link(cited))
