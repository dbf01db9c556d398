"""Where somebody is on the guided path, as the journal knows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Case, CharField, Max, Q, Value, When

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
_KINDS = (events.NoteReadIn, events.MeetingSaved, events.MatterMoved, events.NotesReleased, *_LOOKING)


def _any(*kinds: type[Event]) -> Q:
    return Q(event__in=[event_name(kind) for kind in kinds])


# What shows that a step is taken. A meeting made by hand came from no note; what a note says of a matter moves it
# without a reason, a person gives one; whoever did something at a meeting has looked at it.
SIGNS: Mapping[Step, Q] = {
    Step.READ: _any(events.NoteReadIn),
    Step.REVIEW: _any(events.MeetingSaved) & ~Q(details__reading_id=None),
    Step.MOVE: _any(events.MatterMoved) & ~Q(details__reason=""),
    Step.RELEASE: _any(events.NotesReleased),
    Step.LOOK: _any(*_LOOKING),
}


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
    signs = [When(sign, then=Value(step.value)) for step, sign in SIGNS.items()]
    mine = Entry.objects.filter(_any(*_KINDS), actor_id=user.pk, at__gte=user.date_joined)
    shown = mine.annotate(step=Case(*signs, default=Value(""), output_field=CharField()))
    latest = shown.exclude(step="").order_by().values("step").annotate(latest=Max("subject_id"))
    return {Step(step): subject for step, subject in latest.values_list("step", "latest")}
