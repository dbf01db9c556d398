"""Matters: raise, mention, move, edit. Every change is an event with the sentence or the reason that it stands on.

An event says what the matter was called and how it stood then; the matter itself says what its latest event does.
What is told in a draft, a new title too, stays with those who see the draft: nothing that others see is built on it.
"""
# ruff: noqa: PLR0913 - what is told of a matter has many parts, each by its name

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from beprovad.journal.actions import record
from beprovad.meetings import access
from beprovad.meetings.events import MatterEdited, MatterMoved, MatterRaised
from beprovad.meetings.models import AgendaItem, Matter, MatterEvent, MatterReport, Meeting
from beprovad.meetings.rules.matters import (
    Refusal,
    Stand,
    State,
    Step,
    refuse_beginning,
    refuse_step,
    stand_after,
)
from beprovad.meetings.rules.reading import matter_title
from beprovad.people.access import reach_of
from beprovad.people.models import Network, Person, User
from beprovad.people.queries import responsible_named


class StepRefused(Exception):
    """`refusal` says why; `meetings/words.py` says it in words with the way out."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


class MovedMeanwhile(Exception):
    """Somebody else was first: `event` is what they did after the page was shown."""

    def __init__(self, event: MatterEvent) -> None:
        super().__init__(str(event))
        self.event = event


def raise_matter(
    *,
    title: str,
    state: State,
    networks: Iterable[Network],
    by: User,
    happened_on: date | None = None,
    is_contribution: bool = False,
    responsible: str = "",
    due_on: date | None = None,
    due_text: str = "",
    wake_when: str = "",
    approved_by: str = "",
    meeting: Meeting | None = None,
    item: AgendaItem | None = None,
    sentence: str = "",
    reason: str = "",
    person: Person | None = None,
) -> Matter:
    """A new matter, from a sentence of a note. `happened_on` is the meeting's day unless given.

    What is parked until a day wakes on it, and what is approved was approved by whom the note names.
    `person` is whom the words in `responsible` mean, where somebody has looked.
    """
    day = happened_on or (meeting.held_on if meeting else None)
    if day is None:
        msg = "a matter made by hand needs its day"
        raise ValueError(msg)
    step = _told(
        state, day, responsible=responsible, due_on=due_on, due_text=due_text, wake_when=wake_when,
        approved_by=approved_by,
    )  # fmt: skip
    source = _Source(by=by, meeting=meeting, item=item, sentence=sentence, reason=reason, person=person)
    return _begin(title, step, networks, is_contribution=is_contribution, source=source)


def raise_by_hand(
    *, title: str, step: Step, networks: Iterable[Network], by: User, is_contribution: bool = False
) -> Matter:
    """A new matter without a meeting. Raises StepRefused when its state lacks what it must say."""
    refusal = refuse_beginning(step, today=timezone.localdate())
    if refusal is not None:
        raise StepRefused(refusal)
    source = _Source(by=by, reason=step.reason)
    return _begin(title, step, networks, is_contribution=is_contribution, source=source)


def mention_matter(
    matter: Matter,
    *,
    meeting: Meeting,
    item: AgendaItem | None,
    sentence: str,
    state: State | None,
    by: User,
    responsible: str = "",
    due_on: date | None = None,
    due_text: str = "",
    wake_when: str = "",
    approved_by: str = "",
    person: Person | None = None,
) -> MatterEvent:
    """A later note speaks of the matter. What the note states has happened, so no step is refused here.

    `state` is None where the note only speaks of it: then it stands as it stood.

    A meeting older than the matter's latest event adds to its history and leaves the state as it is. The
    meeting's networks become the matter's when the notes are released, not before.
    """
    with transaction.atomic():
        matter = _locked(_kept(matter))
        before = _told_before(matter, meeting)
        stood = State(before.to_state if before else matter.state)
        step = _told(
            state or stood, meeting.held_on, responsible=responsible, due_on=due_on, due_text=due_text,
            wake_when=wake_when, approved_by=approved_by,
        )  # fmt: skip
        is_moved = before is None or before.to_state != step.to.value
        source = _Source(by=by, meeting=meeting, item=item, sentence=sentence, person=person)
        kind = MatterEvent.Kind.MOVED if is_moved else MatterEvent.Kind.MENTIONED
        title = _title_told(matter, before) or matter_title(sentence)
        event = _add_event(matter, kind, step, title=title, before=before, source=source)
        if meeting.is_released:
            matter.networks.add(*networks_under(item, meeting))
        if is_moved:
            _record_move(matter, event, source)
    return event


def spread_mentions(meeting: Meeting) -> None:
    """The meeting's notes were released: the matters it speaks of belong to its networks from now on."""
    events = meeting.matter_events.exclude(sentence="").select_related(
        "matter", "item__network", "item__parent__network"
    )
    for event in events:
        event.matter.networks.add(*networks_under(event.item, meeting))


def networks_under(item: AgendaItem | None, meeting: Meeting) -> list[Network]:
    """A matter under a network's own time is that network's; otherwise it is everybody's who met."""
    own = item.network if item else None
    if own is None and item and item.parent:
        own = item.parent.network
    return [own] if own else list(meeting.networks.all())


def move_matter(matter: Matter, step: Step, *, by: User, seen: int | None = None) -> MatterEvent:
    """Take a step by hand. Raises StepRefused with the reason; then nothing has changed.

    `seen` is the latest event that the person was shown: MovedMeanwhile when that is no longer the latest. The row is
    locked while the rule is asked, so that two people cannot take two steps from the same state. The
    rule is asked of the state that this person sees; a draft that they do not see is no obstacle.
    """
    with transaction.atomic():
        matter = _locked(matter)
        latest = _seen_now(matter, by, seen)
        began = matter.events.order_by("happened_on", "id").first()
        refusal = refuse_step(
            State(latest.to_state),
            step,
            began_on=began.happened_on if began else None,
            latest_on=latest.happened_on,
            today=timezone.localdate(),
        )
        if refusal is not None:
            raise StepRefused(refusal)
        source = _Source(by=by, meeting=_draft_of(latest), reason=step.reason)
        event = _add_event(
            matter, MatterEvent.Kind.MOVED, step, title=latest.title, before=latest, source=source
        )
        _record_move(matter, event, source)
        MatterReport.objects.filter(matter=matter, read_at=None).update(
            read_at=timezone.now(), read_by_label=by.label[:200]
        )
    return event


def edit_matter(matter: Matter, values: Mapping[str, Any], *, by: User, seen: int | None = None) -> Matter:
    """Change the title, who is responsible, the days or the networks; what it said before stands in the history.

    `seen` as for `move_matter`. Nothing changed is nothing written.
    """
    with transaction.atomic():
        matter = _locked(matter)
        latest = _seen_now(matter, by, seen)
        changed = _changes(matter, latest, values)
        if not changed:
            return matter
        if "networks" in changed:
            matter.networks.set(values["networks"])
        stand = replace(_stand(latest), **{_STAND[name]: values[name] for name in changed if name in _STAND})
        if "due_on" in changed and "due_text" not in changed:
            stand = replace(stand, due_text="")  # the words told of the day that it was
        day = max(timezone.localdate(), latest.happened_on)
        source = _Source(by=by, meeting=_draft_of(latest), changed=changed)
        edited = _write_event(
            matter,
            MatterEvent.Kind.EDITED,
            State(latest.to_state),
            day,
            title=values["title"] if "title" in changed else latest.title,
            stand=stand,
            before=latest,
            source=source,
        )
        event = MatterEdited(subject_id=matter.pk, subject_label=edited.title, fields=tuple(changed))
        record(event, by=by.actor)
    return matter


def settle_matter(matter: Matter) -> None:
    """The matter's own columns say what its latest event does."""
    latest = matter.events.order_by("-happened_on", "-id").first()
    if latest is None:
        return
    matter.state = latest.to_state
    for name in STANDING:
        setattr(matter, name, getattr(latest, name))
    matter.save(update_fields=["state", *STANDING])


STANDING = (
    "title", "responsible_text", "responsible_person", "responsible_organisation", "due_on", "due_text", "wake_on",
    "wake_when", "approved_by", "approved_on",
)  # fmt: skip
_STAND = {
    "responsible_text": "responsible", "due_on": "due_on", "due_text": "due_text", "wake_on": "wake_on",
    "wake_when": "wake_when", "approved_by": "approved_by",
}  # fmt: skip


@dataclass(frozen=True)
class _Source:
    """What an event stands on: who wrote it down, and the sentence of a meeting or the reason of a hand.

    `person` is who was meant by the words that say who is responsible, where that is known.
    """

    by: User
    meeting: Meeting | None = None
    item: AgendaItem | None = None
    sentence: str = ""
    reason: str = ""
    changed: Mapping[str, str] = field(default_factory=dict)
    person: Person | None = None


def _told(
    state: State,
    on: date,
    *,
    responsible: str,
    due_on: date | None,
    due_text: str,
    wake_when: str,
    approved_by: str,
) -> Step:
    """What a note says as a step: "parked until March" wakes in March, "decided by the board" has its body."""
    if state == State.PARKED:
        return Step(state, on, responsible=responsible, wake_on=due_on, wake_when=wake_when or due_text)
    if state == State.APPROVED:
        return Step(state, on, responsible=responsible, approved_by=approved_by or responsible)
    return Step(state, on, responsible=responsible, due_on=due_on, due_text=due_text)


def _begin(
    title: str, step: Step, networks: Iterable[Network], *, is_contribution: bool, source: _Source
) -> Matter:
    with transaction.atomic():
        kind = Matter.Kind.CONTRIBUTION if is_contribution else Matter.Kind.MATTER
        matter = Matter.objects.create(title=title[:300], kind=kind)
        matter.networks.set(networks)
        _add_event(matter, MatterEvent.Kind.RAISED, step, title=title, before=None, source=source)
        event = MatterRaised(
            subject_id=matter.pk,
            subject_label=matter.title,
            meeting_id=source.meeting.pk if source.meeting else None,
        )
        record(event, by=source.by.actor)
    return matter


def _locked(matter: Matter) -> Matter:
    return Matter.objects.select_for_update().get(pk=matter.pk)


def _kept(matter: Matter) -> Matter:
    """The matter that this one was joined into, if it was."""
    while matter.joined_into is not None:
        matter = matter.joined_into
    return matter


def _told_before(matter: Matter, meeting: Meeting) -> MatterEvent | None:
    """The latest event up to the meeting's day that everybody who sees the meeting's notes may build on."""
    known = Q(meeting=None) | Q(meeting__released_at__isnull=False) | Q(meeting=meeting)
    earlier = matter.events.filter(known, happened_on__lte=meeting.held_on)
    return earlier.order_by("-happened_on", "-id").first()


def _title_told(matter: Matter, before: MatterEvent | None) -> str:
    """What everybody may know that the matter is called: at that time, else today; "" where only drafts tell of it."""
    if before is not None:
        return before.title
    known = matter.events.filter(Q(meeting=None) | Q(meeting__released_at__isnull=False))
    latest = known.order_by("-happened_on", "-id").first()
    return latest.title if latest else ""


def seen_latest(matter: Matter, by: User) -> MatterEvent:
    """The latest event that this person sees: what the matter is called to them, and how it stands."""
    newest_first = matter.events.select_related("meeting").order_by("-happened_on", "-id")
    latest = newest_first.filter(pk__in=access.matter_events(reach_of(by)).values("pk")).first()
    latest = latest or newest_first.first()
    if latest is None:
        raise Matter.DoesNotExist
    return latest


def _seen_now(matter: Matter, by: User, seen: int | None) -> MatterEvent:
    """As `seen_latest`; MovedMeanwhile when another one was shown to them."""
    latest = seen_latest(matter, by)
    if seen is not None and latest.pk != seen:
        raise MovedMeanwhile(latest)
    return latest


def _draft_of(event: MatterEvent) -> Meeting | None:
    """What is built on a draft is seen with the draft."""
    meeting = event.meeting
    return meeting if meeting is not None and not meeting.is_released else None


def _stand(event: MatterEvent) -> Stand:
    return Stand(
        responsible=event.responsible_text,
        due_on=event.due_on,
        due_text=event.due_text,
        wake_on=event.wake_on,
        wake_when=event.wake_when,
        approved_by=event.approved_by,
        approved_on=event.approved_on,
    )


def _changes(matter: Matter, latest: MatterEvent, values: Mapping[str, Any]) -> dict[str, str]:
    """Field → what it said before, in words that the history can show."""
    changed = {
        name: str(getattr(latest, name) or "")
        for name in _STAND
        if name in values and getattr(latest, name) != values[name]
    }
    if "title" in values and values["title"] != latest.title:
        changed["title"] = latest.title
    if "networks" in values and set(values["networks"]) != set(matter.networks.all()):
        changed["networks"] = ", ".join(network.label for network in matter.networks.all())
    return changed


def _add_event(
    matter: Matter,
    kind: MatterEvent.Kind,
    step: Step,
    *,
    title: str,
    before: MatterEvent | None,
    source: _Source,
) -> MatterEvent:
    stand = stand_after(_stand(before) if before else Stand(), step)
    return _write_event(
        matter, kind, step.to, step.on, title=title, stand=stand, before=before, source=source
    )


def _write_event(
    matter: Matter,
    kind: MatterEvent.Kind,
    state: State,
    on: date,
    *,
    title: str,
    stand: Stand,
    before: MatterEvent | None,
    source: _Source,
) -> MatterEvent:
    event = MatterEvent(
        matter=matter,
        title=title[:300],
        kind=kind,
        happened_on=on,
        from_state=before.to_state if before else "",
        to_state=state.value,
        reason=source.reason,
        sentence=source.sentence,
        changed=dict(source.changed),
        meeting=source.meeting,
        item=source.item,
        actor_label=source.by.label[:200],
    )
    _take_stand(event, stand, before, meant=source.person)
    event.save()
    settle_matter(matter)
    return event


def _take_stand(
    event: MatterEvent, stand: Stand, before: MatterEvent | None, *, meant: Person | None
) -> None:
    event.responsible_text = stand.responsible[:200]
    event.due_on, event.due_text = stand.due_on, stand.due_text[:200]
    event.wake_on, event.wake_when = stand.wake_on, stand.wake_when[:200]
    event.approved_by, event.approved_on = stand.approved_by[:200], stand.approved_on
    if meant is not None and event.responsible_text:
        event.responsible_person = meant
    elif before is not None and before.responsible_text == event.responsible_text:
        event.responsible_person_id = before.responsible_person_id
        event.responsible_organisation_id = before.responsible_organisation_id
    elif event.responsible_text:
        event.responsible_person, event.responsible_organisation = responsible_named(event.responsible_text)


def _record_move(matter: Matter, event: MatterEvent, source: _Source) -> None:
    moved = MatterMoved(
        subject_id=matter.pk,
        subject_label=event.title,
        from_state=event.from_state,
        to_state=event.to_state,
        reason=source.reason,
        meeting_id=event.meeting_id,
    )
    record(moved, by=source.by.actor)
