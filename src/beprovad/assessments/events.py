"""What can happen in the assessments room. The subject is the assessment, unless it says otherwise."""

from dataclasses import dataclass

from beprovad.journal.events import Event

# Answering


@dataclass(frozen=True, kw_only=True)
class AssessmentStarted(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class AssessmentChanged(Event):
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AssessmentDeepened(Event):
    """The screening is done: all questions are asked."""


@dataclass(frozen=True, kw_only=True)
class AssessmentClosed(Event):
    """Put away; nothing is lost, and it can be opened again."""

    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class AssessmentReopened(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class VersionTaken(Event):
    """The assessment went over to a newer version of its checklist."""

    from_number: int
    to_number: int


@dataclass(frozen=True, kw_only=True)
class AnswerWritten(Event):
    """One author's autosaves of one answer in a row."""

    question_id: int


@dataclass(frozen=True, kw_only=True)
class AnswerConflictSettled(Event):
    question_id: int
    kept: str


@dataclass(frozen=True, kw_only=True)
class EvidenceLinked(Event):
    question_id: int
    evidence_id: int


@dataclass(frozen=True, kw_only=True)
class EvidenceUnlinked(Event):
    question_id: int
    evidence_id: int


@dataclass(frozen=True, kw_only=True)
class QuestionHanded(Event):
    question_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class HandingDone(Event):
    question_id: int


@dataclass(frozen=True, kw_only=True)
class HandingWithdrawn(Event):
    question_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class AloneBegun(Event):
    """The assessors answer each alone from now on."""

    assessors: int


@dataclass(frozen=True, kw_only=True)
class AssessorDone(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class DifferencesShown(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class SharedAssessmentRead(Event):
    """Somebody of another authority read what was shared with their network."""


# Deciding


@dataclass(frozen=True, kw_only=True)
class SetupChanged(Event):
    """The fields: what it costs and takes, who holds it, how it is tried and followed up."""

    fields: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RiskChanged(Event):
    """Added, changed or removed; the same for effects and goals."""

    is_removed: bool = False


@dataclass(frozen=True, kw_only=True)
class EffectChanged(Event):
    is_removed: bool = False


@dataclass(frozen=True, kw_only=True)
class GoalChanged(Event):
    is_removed: bool = False


@dataclass(frozen=True, kw_only=True)
class DecisionSigned(Event):
    decision_id: int
    kind: str
    without_users: bool = False


@dataclass(frozen=True, kw_only=True)
class RolloutChanged(Event):
    """A step of the introduction was added, changed, done or removed."""

    decision_id: int


@dataclass(frozen=True, kw_only=True)
class TrialNoted(Event):
    decision_id: int
    is_stop_rule_met: bool = False


@dataclass(frozen=True, kw_only=True)
class StopRuleTakenBack(Event):
    """Marked by mistake. Why stands in the log, for those who read it."""

    decision_id: int
    entry_id: int


@dataclass(frozen=True, kw_only=True)
class WithdrawalSeen(Event):
    """Somebody has looked at a decision after evidence that it stood on had been withdrawn."""

    decision_id: int
    evidence_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class PhaseOutChanged(Event):
    decision_id: int


# Sharing and printing


@dataclass(frozen=True, kw_only=True)
class AssessmentShared(Event):
    network_id: int


@dataclass(frozen=True, kw_only=True)
class SharingWithdrawn(Event):
    network_id: int


@dataclass(frozen=True, kw_only=True)
class AnswerTakenOver(Event):
    """Another authority's answer became one's own, adapted."""

    question_id: int
    from_assessment_id: int


@dataclass(frozen=True, kw_only=True)
class CommonAnswerWritten(Event):
    """What a network says together of a question. The subject is the method."""

    network_id: int
    question_id: int
    is_taken_back: bool = False


@dataclass(frozen=True, kw_only=True)
class CommonAnswerTakenOver(Event):
    """A network's common answer became one's own, adapted."""

    question_id: int
    network_id: int
