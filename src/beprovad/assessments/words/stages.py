"""What the stages of an assessment are called, everywhere. A decided one is called by its decision."""

from collections.abc import Mapping

from django.utils.translation import pgettext_lazy

from beprovad.assessments.rules.kinds import DecisionKind
from beprovad.assessments.rules.progress import Stage
from beprovad.assessments.words.deciding import KIND_CHIPS, KIND_WORDS, Words

STAGE_WORDS: Mapping[Stage, Words] = {
    Stage.FIRST: pgettext_lazy("assessment", "första frågorna"),
    Stage.DEPTH: pgettext_lazy("assessment", "på djupet"),
    Stage.DECIDED: pgettext_lazy("assessment", "beslutad"),
    Stage.CLOSED: pgettext_lazy("assessment", "avslutad"),
}


def stage_words(stage: Stage, decided: DecisionKind | None) -> Words:
    return KIND_WORDS[decided] if stage is Stage.DECIDED and decided else STAGE_WORDS[stage]


def stage_chip(stage: Stage, decided: DecisionKind | None) -> str:
    if stage is Stage.DECIDED and decided:
        return KIND_CHIPS[decided]
    return "closed" if stage is Stage.CLOSED else "neutral"
