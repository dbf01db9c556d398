"""One authority tries one method against one version of a checklist, and what it decides."""

from typing import Any

from django.db import models
from django.db.models import Q

from beprovad.assessments.rules.kinds import DecisionKind, Mode, Scope, Verdict
from beprovad.checklists.models import ChecklistVersion, Question
from beprovad.knowledge.models import Evidence, Method
from beprovad.people.models import Network, Organisation, Person, User


class Assessment(models.Model):
    """`stamp` rises with every change, so that nobody decides on something else than they read."""

    method = models.ForeignKey(Method, models.PROTECT, related_name="assessments")
    authority = models.ForeignKey(Organisation, models.PROTECT, related_name="assessments")
    unit = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.ForeignKey(ChecklistVersion, models.PROTECT, related_name="assessments")
    purpose = models.TextField(blank=True)
    lead = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="led_assessments")
    is_in_depth = models.BooleanField(default=False)  # the screening is done, all questions are asked
    mode = models.CharField(max_length=10, choices=[(m.value, m.value) for m in Mode], default=Mode.TOGETHER)
    stamp = models.PositiveIntegerField(default=1)
    created_by_label = models.CharField(max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    closed_at = models.DateTimeField(null=True, blank=True)  # put away without a decision

    class Meta:
        ordering = ["-changed_at", "-id"]

    def __str__(self) -> str:
        return f"{self.method} · {self.unit or self.authority}"


class Assessor(models.Model):
    """Who answers: each alone first, when the assessment is so."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="assessors")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    is_done = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assessment", "person"], name="assessor_once")]

    def __str__(self) -> str:
        return str(self.person)


class Answer(models.Model):
    """What the assessment says of one question. `revision` is the base that the next save stands on."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    verdict = models.CharField(max_length=16, blank=True, choices=[(v.value, v.value) for v in Verdict])
    reasons = models.TextField(blank=True)
    evidence: Any = models.ManyToManyField(Evidence, through="AnswerEvidence", related_name="answers")
    revision = models.PositiveIntegerField(default=0)
    saved_by_label = models.CharField(max_length=200, blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)
    taken_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    taken_from_label = models.CharField(max_length=300, blank=True)  # whose it was, as it was then
    adaptation = models.TextField(blank=True)  # how it was adapted to us

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "question"], name="one_answer_per_question")
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.verdict}"


class AnswerEvidence(models.Model):
    answer = models.ForeignKey(Answer, models.CASCADE, related_name="links")
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="links")
    linked_by_label = models.CharField(max_length=200)
    linked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "evidence"], name="evidence_once_per_answer")
        ]

    def __str__(self) -> str:
        return f"{self.answer_id} · {self.evidence_id}"


class AnswerRevision(models.Model):
    """An answer as it was. One author's autosaves in a row are one, from `began_at` to `saved_at`."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    verdict = models.CharField(max_length=16, blank=True)
    reasons = models.TextField(blank=True)
    author = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    saved_by_label = models.CharField(max_length=200)
    began_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["answer", "number"], name="answer_revision_once")]

    def __str__(self) -> str:
        return f"{self.answer_id}/{self.number}"


class AnswerConflict(models.Model):
    """What its author wrote on a base that somebody else had left; kept until its author has chosen."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="conflicts")
    author = models.ForeignKey(User, models.CASCADE, related_name="+")
    base_revision = models.PositiveIntegerField()
    verdict = models.CharField(max_length=16, blank=True)
    reasons = models.TextField(blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "author", "base_revision"], name="one_answer_conflict_per_author_and_base"
            )
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.answer_id}"


class OwnAnswer(models.Model):
    """What one assessor answered alone, before the differences are shown. `revision`: of two windows one is first."""

    assessor = models.ForeignKey(Assessor, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=16, blank=True, choices=[(v.value, v.value) for v in Verdict])
    reasons = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessor", "question"], name="one_own_answer_per_question")
        ]

    def __str__(self) -> str:
        return f"{self.assessor_id}: {self.verdict}"


class Handing(models.Model):
    """A question handed to a colleague, who sees only what they need to answer it."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="handings")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="handings")
    message = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)
    handed_by_label = models.CharField(max_length=200)
    handed_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]

    def __str__(self) -> str:
        return f"{self.person}: {self.question_id}"


class Setup(models.Model):
    """The fields of an assessment: what it costs and takes, who holds it, how it is tried and followed up.

    Each is saved by itself; `saved_by_label` and `saved_at` are of the latest of them.
    """

    assessment = models.OneToOneField(Assessment, models.CASCADE, related_name="setup")
    cost_once = models.PositiveBigIntegerField(null=True, blank=True)  # SEK
    cost_once_is_about = models.BooleanField(default=False)  # an estimate, by its words
    cost_yearly = models.PositiveBigIntegerField(null=True, blank=True)  # SEK a year
    cost_yearly_is_about = models.BooleanField(default=False)
    cost_note = models.TextField(blank=True)  # as written by a human: "ca 300 tkr"
    payer = models.CharField(max_length=200, blank=True)
    staff_time = models.TextField(blank=True)
    replaces = models.TextField(blank=True)
    replaces_nothing_because = models.TextField(blank=True)
    owner = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    head_provides = models.TextField(blank=True)
    training = models.TextField(blank=True)
    collaboration = models.TextField(blank=True)
    scope = models.CharField(max_length=8, blank=True, choices=[(s.value, s.value) for s in Scope])
    hypothesis = models.TextField(blank=True)
    baseline = models.TextField(blank=True)
    begins_on = models.DateField(null=True, blank=True)  # the pilot
    length = models.CharField(max_length=200, blank=True)
    scale = models.CharField(max_length=300, blank=True)
    measures = models.TextField(blank=True)
    stop_rule = models.TextField(blank=True)
    decision_on = models.DateField(null=True, blank=True)
    follow_up_how = models.TextField(blank=True)
    follow_up_on = models.DateField(null=True, blank=True)
    saved_by_label = models.CharField(max_length=200, blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.assessment_id)


class FieldRevision(models.Model):
    """One field as somebody wrote it. One author's autosaves in a row are one, from `began_at` to `saved_at`."""

    setup = models.ForeignKey(Setup, models.CASCADE, related_name="revisions")
    name = models.CharField(max_length=40)  # of a field of `Setup`
    said = models.TextField(blank=True)  # as the form shows it; of an owner the name
    author = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    saved_by_label = models.CharField(max_length=200)
    began_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.setup_id}/{self.name}"


class Risk(models.Model):
    """Likelihood and consequence on 1–5; the product of both orders them, and is never shown as a score."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="risks")
    text = models.TextField()
    likelihood = models.PositiveSmallIntegerField()
    consequence = models.PositiveSmallIntegerField()
    response = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(likelihood__range=(1, 5), consequence__range=(1, 5)), name="risk_on_one_to_five"
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]


class ExpectedEffect(models.Model):
    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="effects")
    indicator = models.CharField(max_length=300)
    now = models.CharField(max_length=100, blank=True)  # from
    wanted = models.CharField(max_length=100, blank=True)  # to
    for_whom = models.CharField(max_length=300, blank=True)
    earliest_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.indicator


class Goal(models.Model):
    """A political or plan goal that the method serves."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="goals")
    text = models.CharField(max_length=400)
    origin = models.CharField(max_length=300, blank=True)  # the plan or decision it stands in

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text


class SignedForever(Exception):
    """A signed decision is neither changed nor removed; a later one takes its place."""


class DecisionQuerySet(models.QuerySet["Decision"]):
    def update(self, **_kwargs: Any) -> int:
        raise SignedForever

    def delete(self) -> tuple[int, dict[str, int]]:
        raise SignedForever


class Decision(models.Model):
    """Signed and immutable: `record` is what was known when it was signed. A later decision supersedes it."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=[(k.value, k.value) for k in DecisionKind])
    decided_on = models.DateField()
    decided_by = models.CharField(max_length=200)  # a person with title, or a committee
    delegation = models.CharField(max_length=200, blank=True)
    registration = models.CharField(max_length=60, blank=True)  # diarienummer
    reasons = models.TextField()
    conditions = models.TextField(blank=True)
    review_on = models.DateField(null=True, blank=True)
    without_users_because = models.TextField(blank=True)
    signed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    signed_by_label = models.CharField(max_length=200)
    signed_at = models.DateTimeField(auto_now_add=True)
    stamp = models.PositiveIntegerField()  # the assessment's, when it was signed
    record = models.JSONField()

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["assessment", "number"], name="decision_number_once")]

    def __str__(self) -> str:
        return f"{self.assessment_id}/{self.number}: {self.kind}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise SignedForever
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        raise SignedForever


class DecisionGround(models.Model):
    """A piece of evidence that a signed decision stands on. Withdrawn, it waits until somebody has looked at it."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="grounds")
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="decision_grounds")
    looked_at = models.DateTimeField(null=True, blank=True)  # after it had been withdrawn
    looked_by_label = models.CharField(max_length=200, blank=True)
    looked_note = models.TextField(blank=True)  # what it means for the decision

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "evidence"], name="ground_once_per_decision")
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} · {self.evidence_id}"


class RolloutStep(models.Model):
    """A step of what was decided. With a `head` it is what that head must give: it waits for them until it is done."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="steps")
    position = models.PositiveIntegerField()
    text = models.TextField()
    head = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.CharField(max_length=200, blank=True)
    support = models.CharField(max_length=400, blank=True)  # what the head gives
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text


class TrialEntry(models.Model):
    """What happened in a pilot, what else changed, and whether the stop rule was met.

    A mark by mistake is taken back with the reason; the entry stands as it was written.
    """

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="trial_entries")
    on = models.DateField()
    happened = models.TextField()
    also_changed = models.TextField(blank=True)
    is_stop_rule_met = models.BooleanField(default=False)
    written_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    written_by_label = models.CharField(max_length=200)
    written_at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)  # the mark, not the entry
    taken_back_by_label = models.CharField(max_length=200, blank=True)
    taken_back_because = models.TextField(blank=True)

    class Meta:
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return self.happened[:80]

    @property
    def stops(self) -> bool:
        """The stop rule is met, and nobody has taken that back."""
        return self.is_stop_rule_met and self.taken_back_at is None


class PhaseOut(models.Model):
    """What is wound down, how users and staff are told, and the last day."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="phase_outs")
    what = models.CharField(max_length=300)
    users_told = models.TextField(blank=True)
    staff_told = models.TextField(blank=True)
    last_on = models.DateField(null=True, blank=True)
    is_done = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.what


class Share(models.Model):
    """An assessment shown to a network; it is its authority's own again when the sharing is withdrawn."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="shares")
    network = models.ForeignKey(Network, models.PROTECT, related_name="shared_assessments")
    shared_by_label = models.CharField(max_length=200)
    shared_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "network"], name="shared_once_per_network")
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id} → {self.network}"


class CommonAnswer(models.Model):
    """What a network says together of one question on a method. `revision` is the base of the next save.

    `key` follows the question between versions of its list. Nothing said: it has been taken back.
    """

    network = models.ForeignKey(Network, models.PROTECT, related_name="common_answers")
    method = models.ForeignKey(Method, models.PROTECT, related_name="common_answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    key = models.UUIDField()
    verdict = models.CharField(max_length=16, blank=True, choices=[(v.value, v.value) for v in Verdict])
    reasons = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    saved_by_label = models.CharField(max_length=200, blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "method", "key"], name="one_common_answer_per_question"
            )
        ]

    def __str__(self) -> str:
        return f"{self.network}: {self.question}"


class CommonAnswerGround(models.Model):
    """An assessment that a common answer stands on: whose, and the print of what it said when that was written."""

    answer = models.ForeignKey(CommonAnswer, models.CASCADE, related_name="grounds")
    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="+")
    place = models.CharField(max_length=300)  # as it was called then
    seen = models.CharField(max_length=40)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "assessment"], name="ground_once_per_common_answer")
        ]

    def __str__(self) -> str:
        return self.place


class CommonAnswerRevision(models.Model):
    """A common answer as it was."""

    answer = models.ForeignKey(CommonAnswer, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    verdict = models.CharField(max_length=16, blank=True)
    reasons = models.TextField(blank=True)
    places = models.TextField(blank=True)  # what it stood on, a line each
    author = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    saved_by_label = models.CharField(max_length=200)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "number"], name="common_answer_revision_once")
        ]

    def __str__(self) -> str:
        return f"{self.answer_id}/{self.number}"
