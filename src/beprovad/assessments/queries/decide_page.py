"""What a decider reads first, and what each kind of decision still lacks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from beprovad.assessments.models import Assessment, Decision
from beprovad.assessments.queries.brief import brief_of
from beprovad.assessments.queries.decisions import standing_of
from beprovad.assessments.queries.record import Change, Record, brief_prints, changes_since
from beprovad.assessments.rules.decisions import Draft, Missing, Standing, lacks, obstacles
from beprovad.assessments.rules.fingerprints import written
from beprovad.assessments.rules.kinds import DecisionKind
from beprovad.assessments.words.deciding import KIND_MEANINGS, KIND_WORDS, LACK_WORDS, Words


@dataclass(frozen=True)
class KindOffered:
    """A kind of decision, what it means and what the assessment lacks for it."""

    kind: DecisionKind
    lacking: tuple[Missing, ...]

    @property
    def words(self) -> Words:
        return KIND_WORDS[self.kind]

    @property
    def meaning(self) -> Words:
        return KIND_MEANINGS[self.kind]

    @property
    def lacking_words(self) -> tuple[Words, ...]:
        """In a word or two; what users have not been asked is said above the form, for every kind."""
        return tuple(LACK_WORDS[each] for each in self.lacking if each in LACK_WORDS)


@dataclass(frozen=True)
class DecidePage:
    assessment: Assessment
    record: Record
    standing: Standing
    kinds: tuple[KindOffered, ...]
    decisions: tuple[Decision, ...]

    @property
    def latest(self) -> Decision | None:
        return self.decisions[0] if self.decisions else None

    @property
    def newer_number(self) -> int | None:
        """Of the checklist, when it has been published in a newer version than the one that was answered."""
        newest: int | None = getattr(self.assessment, "newest_number", None)
        return newest if newest is not None and newest > (self.assessment.version.number or 0) else None

    @property
    def seen(self) -> str:
        """As the form carries it, so that what changes meanwhile can be told."""
        return written(brief_prints(self.record.brief, decisions=len(self.decisions)))

    def in_the_way(self, draft: Draft, *, today: date) -> tuple[Missing, ...]:
        return obstacles(draft, self.standing, today=today)

    def changed(self, seen: Mapping[str, str]) -> tuple[Change, ...]:
        return changes_since(seen, self.record.brief, decisions=len(self.decisions))


def decide_page(assessment: Assessment, *, today: date) -> DecidePage:
    brief = brief_of(assessment)
    standing = standing_of(assessment, brief)
    return DecidePage(
        assessment=assessment,
        record=Record(brief),
        standing=standing,
        kinds=tuple(KindOffered(kind, lacks(kind, standing, today=today)) for kind in DecisionKind),
        decisions=tuple(assessment.decisions.defer("record").order_by("-number")),
    )
