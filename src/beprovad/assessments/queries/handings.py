"""Questions in a colleague's hands."""

from dataclasses import dataclass

from django.db.models import F

from beprovad.assessments import access
from beprovad.assessments.models import Handing
from beprovad.checklists.words import said as worded
from beprovad.people.rules import Reach


@dataclass(frozen=True)
class HandedQuestion:
    """A question that waits for this person, for the start page and the list."""

    handing: Handing

    @property
    def text(self) -> str:
        return worded(self.handing.question).text


def handed_to(reach: Reach) -> tuple[HandedQuestion, ...]:
    """What waits in this person's hands, the soonest first. One query."""
    if reach.person_id is None:
        return ()
    waiting = access.handings(reach).filter(answered_at=None)
    return tuple(HandedQuestion(row) for row in waiting.order_by(F("due_on").asc(nulls_last=True), "pk"))
