"""Where somebody is on the guided path, as the journal knows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Max, Q

from beprovad.home.events import MeetingVisited
from beprovad.home.models import GuideChoice
from beprovad.home.rules.guide import Standing, Step, standings
from beprovad.journal.events import Event, event_name
from beprovad.journal.models import Entry
from beprovad.meetings import events
from beprovad.people.models import User
from beprovad.people.rules import Act, Reach

_LOOKING = (
    MeetingVisited, events.MeetingChanged, events.NoteEdited, events.MaterialUploaded, events.SendingTicked,
)  # fmt: skip

# What shows that a step is taken. Whoever did something at a meeting has looked at it.
SIGNS: Mapping[Step, tuple[type[Event], ...]] = {
    Step.READ: (events.NoteReadIn,),
    Step.REVIEW: (events.MeetingSaved,),
    Step.MOVE: (events.MatterMoved,),
    Step.RELEASE: (events.NotesReleased,),
    Step.LOOK: _LOOKING,
}
_STEPS = {event_name(kind): step for step, kinds in SIGNS.items() for kind in kinds}
# A meeting made by hand came from no note; what a note says of a matter moves it without a reason, a person gives one.
_NO_SIGN = Q(event=event_name(events.MeetingSaved), details__reading_id=None) | Q(
    event=event_name(events.MatterMoved), details__reason=""
)


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
    taken = _steps_taken(user)
    steps = standings(taken.keys(), may_release=reach.may(Act.RELEASE_NOTES))
    return Guide(steps=steps, meeting_id=taken.get(Step.REVIEW))


def _steps_taken(user: User) -> dict[Step, int]:
    """Each step that the person's own acts show, with the latest thing that it was done to."""
    mine = Entry.objects.filter(event__in=_STEPS, actor_id=user.pk, at__gte=user.date_joined)
    shown = mine.exclude(_NO_SIGN).order_by().values_list("event").annotate(latest=Max("subject_id"))
    taken: dict[Step, int] = {}
    for event, subject in shown:
        taken[_STEPS[event]] = max(subject, taken.get(_STEPS[event], 0))
    return taken
