"""Where somebody is on the guided path, as the journal knows it."""

from dataclasses import dataclass

from beprovad.home.models import GuideChoice
from beprovad.home.rules.guide import (
    TRACES,
    Standing,
    Step,
    Trace,
    saved_meeting,
    standings,
    steps_taken,
)
from beprovad.journal.models import Entry
from beprovad.people.models import User
from beprovad.people.rules import Act, Reach


@dataclass(frozen=True)
class Guide:
    """The steps; `meeting_id` is the meeting to look at, when the person has made one."""

    steps: tuple[tuple[Step, Standing], ...]
    meeting_id: int | None

    @property
    def is_finished(self) -> bool:
        return all(standing is Standing.DONE for _, standing in self.steps)


@dataclass(frozen=True)
class HiddenGuide:
    """Put away by its reader, who can have it back."""


def guide_for(user: User, reach: Reach) -> Guide | HiddenGuide | None:
    """None for those who read no notes in. What happened before the account was made is not its doing."""
    if not reach.may(Act.READ_NOTES_IN):
        return None
    if GuideChoice.objects.filter(user=user).exclude(hidden_at=None).exists():
        return HiddenGuide()
    traces = _traces(user)
    steps = standings(steps_taken(traces), may_release=reach.may(Act.RELEASE_NOTES))
    return Guide(steps=steps, meeting_id=saved_meeting(traces))


def _traces(user: User) -> list[Trace]:
    mine = Entry.objects.filter(actor_id=user.pk, event__in=TRACES, at__gte=user.date_joined)
    return [Trace(*row) for row in mine.order_by("id").values_list("event", "subject_id", "details")]
