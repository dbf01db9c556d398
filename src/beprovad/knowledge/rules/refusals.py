"""Why something is not kept; said in words at the edge."""

from enum import StrEnum


class Refusal(StrEnum):
    NAME_IS_EMPTY = "name_is_empty"
    NAME_IS_TAKEN = "name_is_taken"
    CLAIM_IS_EMPTY = "claim_is_empty"
    IN_THE_FUTURE = "in_the_future"
    MORE_ANSWERED_THAN_ASKED = "more_answered_than_asked"
    FACT_OF_ANOTHER_LEAF = "fact_of_another_leaf"
    REGIONAL_IS_SHARED = "regional_is_shared"
    ALREADY_WITHDRAWN = "already_withdrawn"
    NO_REASON = "no_reason"
    SOURCE_IS_HERE = "source_is_here"


class KnowledgeRefused(Exception):
    """Nothing was changed; `reason` says why. `existing` is what is here already, where that is why."""

    def __init__(self, reason: Refusal, existing: object = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.existing = existing


class ChangedMeanwhile(Exception):
    """Somebody saved another version after the one that this person was shown. Nothing was changed."""
