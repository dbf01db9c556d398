"""What was held against the list becomes assessments, decisions and what came of them, by the pages' actions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from beprovad.assessments.actions.alone import begin_alone, finish_own_answers, save_own_answer
from beprovad.assessments.actions.answers import save_answer
from beprovad.assessments.actions.assessments import deepen_assessment, start_assessment
from beprovad.assessments.actions.carrying_out import add_phase_out, add_step, finish_step, note_trial
from beprovad.assessments.actions.common import StandsOn, write_common_answer
from beprovad.assessments.actions.decisions import sign_decision
from beprovad.assessments.actions.evidence import link_evidence
from beprovad.assessments.actions.handing import hand_question
from beprovad.assessments.actions.setup import add_effect, add_goal, add_risk, save_setup
from beprovad.assessments.actions.sharing import share_assessment
from beprovad.assessments.models import Assessment, Decision
from beprovad.assessments.queries.common_page import common_page
from beprovad.assessments.rules.answers import Said
from beprovad.assessments.rules.decisions import Draft
from beprovad.checklists.models import Question
from beprovad.home.demo.gathering import Known
from beprovad.home.demo.listing import Lists
from beprovad.home.demo.peopling import Cast
from beprovad.home.demo.story.trying_shape import (
    Alone,
    AssessmentStory,
    Decided,
    Handed,
    Reply,
    Terms,
    Together,
)
from beprovad.people.access import reach_of

Step = tuple[date, int, Callable[[], None]]
"""When, at which hour, and what is done."""


def say_together(told: Together, known: Known, lists: Lists, cast: Cast) -> None:
    """Standing on everything that is said of the question in the network."""
    by, network, method = cast.users[told.by], cast.networks[told.network], known.methods[told.method]
    question = lists.question(told.version, told.question)
    page = common_page(reach_of(by), network, method, question.pk)
    stands_on = [StandsOn(cell.column.assessment.pk, cell.column.name, cell.print) for cell in page.cells]
    write_common_answer(
        network=network,
        method=method,
        question=page.question,
        base=0,
        said=Said(told.verdict, told.reasons),
        stands_on=stands_on,
        by=by,
    )


@dataclass
class Tried:
    """One story on its way to be told: the assessment when it has begun, the decision when it is signed."""

    story: AssessmentStory
    cast: Cast
    known: Known
    lists: Lists
    assessment_id: int = 0
    decision_id: int = 0

    def steps(self) -> Iterator[Step]:
        story = self.story
        yield story.started_on, 9, self._start
        if story.in_depth_on:
            yield story.in_depth_on, 9, self._deepen
        for reply in story.replies:
            yield reply.on, 14, partial(self._answer, reply)
        for handed in story.handed:
            yield handed.on, 15, partial(self._hand, handed)
        if story.alone:
            yield story.alone.on, 10, partial(self._answer_alone, story.alone)
        if story.terms:
            yield story.terms.on, 15, partial(self._fill_in, story.terms)
        if story.decision:
            yield from self._deciding(story.decision)
        for network, on in story.shared.items():
            yield on, 12, partial(self._share, network)

    def _deciding(self, decided: Decided) -> Iterator[Step]:
        yield decided.on, 16, partial(self._sign, decided)
        if decided.given_on:
            yield decided.given_on, 15, partial(self._give, decided.given_on)
        for entry in decided.log:
            yield entry.on, 16, partial(self._log, decided, entry.on)

    @property
    def assessment(self) -> Assessment:
        return Assessment.objects.get(pk=self.assessment_id)

    @property
    def decision(self) -> Decision:
        return Decision.objects.get(pk=self.decision_id)

    def _question(self, key: str) -> Question:
        return self.lists.question(self.story.version, key)

    def _start(self) -> None:
        story, cast = self.story, self.cast
        begun = start_assessment(
            method=self.known.methods[story.method],
            authority=cast.organisations[story.authority],
            unit=cast.organisations.get(story.unit),
            version=self.lists.versions[story.version],
            purpose=story.purpose,
            lead=cast.people.get(story.lead),
            by=cast.users[story.by],
        )
        self.assessment_id = begun.pk

    def _deepen(self) -> None:
        deepen_assessment(assessment=self.assessment, by=self.cast.users[self.story.by])

    def _answer(self, reply: Reply) -> None:
        question, by = self._question(reply.question), self.cast.users[reply.by]
        pk = self.assessment.pk
        if reply.verdict or reply.reasons:
            save_answer(
                assessment_id=pk, question=question, base=0, said=Said(reply.verdict, reply.reasons), by=by
            )
        for key in reply.grounds:
            link_evidence(assessment_id=pk, question=question, evidence=self.known.evidence[key], by=by)

    def _hand(self, handed: Handed) -> None:
        hand_question(
            assessment_id=self.assessment.pk,
            question=self._question(handed.question),
            person=self.cast.people[handed.to],
            message=handed.message,
            due_on=handed.due_on,
            by=self.cast.users[handed.by],
        )

    def _answer_alone(self, alone: Alone) -> None:
        persons = [self.cast.people[name] for name in alone.assessors]
        begin_alone(assessment_id=self.assessment.pk, persons=persons, by=self.cast.users[self.story.by])
        for name in alone.done:
            assessor = self.assessment.assessors.get(person=self.cast.people[name])
            for reply in (each for each in alone.replies if each.by == name):
                save_own_answer(
                    assessor_id=assessor.pk,
                    question=self._question(reply.question),
                    base=0,
                    said=Said(reply.verdict, reply.reasons),
                )
            finish_own_answers(assessor=assessor, by=self.cast.users[name])

    def _fill_in(self, terms: Terms) -> None:
        assessment, by = self.assessment, self.cast.users[terms.by]
        fields = replace(terms.fields, owner=self.cast.people.get(terms.owner))
        save_setup(assessment=assessment, written=fields, by=by)
        for risk in terms.risks:
            add_risk(assessment=assessment, said=risk, by=by)
        for effect in terms.effects:
            add_effect(assessment=assessment, said=effect, by=by)
        for goal in terms.goals:
            add_goal(assessment=assessment, said=goal, by=by)

    def _sign(self, decided: Decided) -> None:
        assessment, by = self.assessment, self.cast.users[decided.by]
        draft = Draft(
            kind=decided.kind,
            stamp=assessment.stamp,
            decided_on=decided.on,
            decided_by=decided.decided_by,
            reasons=decided.reasons,
            conditions=decided.conditions,
            review_on=decided.review_on,
            without_users_because=decided.without_users_because,
            delegation=decided.delegation,
            registration=decided.registration,
        )
        decision = sign_decision(assessment=assessment, draft=draft, by=by, today=decided.on)
        self.decision_id = decision.pk
        for step in decided.steps:
            add_step(decision=decision, said=step, by=by)
        for phase_out in decided.phase_outs:
            add_phase_out(decision=decision, said=phase_out, by=by)

    def _give(self, on: date) -> None:
        for step in self.decision.steps.exclude(head=None):
            finish_step(step=step, on=on, by=self.cast.users[self.story.by])

    def _log(self, decided: Decided, on: date) -> None:
        for entry in (each for each in decided.log if each.on == on):
            note_trial(decision=self.decision, said=entry, by=self.cast.users["Petter Ohlin"])

    def _share(self, network: str) -> None:
        by = self.cast.users[self.story.by]
        share_assessment(assessment=self.assessment, network=self.cast.networks[network], by=by)
