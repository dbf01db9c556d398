"""The guided path: five steps, from a note to what the members read. Pure."""

from collections.abc import Collection
from enum import StrEnum


class Step(StrEnum):
    READ = "read"  # läs in en anteckning
    REVIEW = "review"  # granska och spara
    LOOK = "look"  # se mötet
    MOVE = "move"  # flytta ett ärende
    RELEASE = "release"  # gör synligt för ledamöterna


class Standing(StrEnum):
    """As the skin's steps are drawn."""

    DONE = "done"
    NEXT = "next"
    LATER = "later"


def standings(taken: Collection[Step], *, may_release: bool) -> tuple[tuple[Step, Standing], ...]:
    """The steps in order: those taken, the first that is not as the next one, the rest as later.

    Somebody who may not release has a path without the last step.
    """
    path = [step for step in Step if may_release or step is not Step.RELEASE]
    following = next((step for step in path if step not in taken), None)
    return tuple((step, _standing(step, taken, following)) for step in path)


def _standing(step: Step, taken: Collection[Step], following: Step | None) -> Standing:
    if step in taken:
        return Standing.DONE
    return Standing.NEXT if step is following else Standing.LATER
