"""Matters: raise, mention, move, edit. Every change is an event with the sentence or the reason that it stands on."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from beprovad.journal.actions import record
from beprovad.meetings.events import MatterEdited, MatterMoved, MatterRaised
from beprovad.meetings.models import AgendaItem, Matter, MatterEvent, Meeting
from beprovad.meetings.rules.matters import Refusal, State, Step, refuse_step
from beprovad.people.models import Network, User
from beprovad.people.queries import responsible_named


class StepRefused(Exception):
    """`refusal` says why; `meetings/words.py` says it in words with the way out."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


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
) -> Matter:
    """A new matter, from a sentence of a note or by hand. `happened_on` is the meeting's day unless given."""
    person, organisation = responsible_named(responsible)
    day = happened_on or (meeting.held_on if meeting else None)
    if day is None:
        msg = "a matter made by hand needs its day"
        raise ValueError(msg)
    is_parked = state == State.PARKED
    with transaction.atomic():
        matter = Matter.objects.create(
            title=title[:300],
            kind=Matter.Kind.CONTRIBUTION if is_contribution else Matter.Kind.MATTER,
            state=state.value,
            responsible_text=responsible[:200],
            responsible_person=person,
            responsible_organisation=organisation,
            due_on=None if is_parked else due_on,
            due_text="" if is_parked else due_text[:200],
            wake_on=due_on if is_parked else None,
            wake_when=(wake_when or (due_text if is_parked else ""))[:200],
            approved_by=(approved_by or (responsible if state == State.APPROVED else ""))[:200],
        )
        matter.networks.set(networks)
        _add_event(
            matter, MatterEvent.Kind.RAISED, before="", on=day, meeting=meeting, item=item,
            sentence=sentence, reason=reason, by=by,
        )  # fmt: skip
        event = MatterRaised(
            subject_id=matter.pk, subject_label=matter.title, meeting_id=meeting.pk if meeting else None
        )
        record(event, by=by.actor)
    return matter


def mention_matter(
    matter: Matter, *, meeting: Meeting, item: AgendaItem | None, sentence: str, state: State, by: User
) -> MatterEvent:
    """A later note speaks of the matter. What the note states has happened, so no step is refused here.

    A meeting older than the matter's latest event adds to its history and leaves the state as it is.
    """
    with transaction.atomic():
        matter = Matter.objects.select_for_update().get(pk=matter.pk)
        before = matter.state
        latest = matter.events.order_by("-happened_on", "-id").first()
        is_newest = latest is None or latest.happened_on <= meeting.held_on
        if is_newest:
            matter.state = state.value
            matter.save(update_fields=["state"])
        is_moved = is_newest and before != state.value
        kind = MatterEvent.Kind.MOVED if is_moved else MatterEvent.Kind.MENTIONED
        event = _add_event(
            matter, kind, before=before, on=meeting.held_on, meeting=meeting, item=item, sentence=sentence,
            reason="", by=by,
        )  # fmt: skip
        matter.networks.add(*meeting.networks.all())
        moved = MatterMoved(
            subject_id=matter.pk, subject_label=matter.title, from_state=before, to_state=matter.state,
            meeting_id=meeting.pk,
        )  # fmt: skip
        record(moved, by=by.actor)
    return event


def move_matter(matter: Matter, step: Step, *, by: User) -> MatterEvent:
    """Take a step by hand. Raises StepRefused with the reason; then nothing has changed.

    The row is locked while the rule is asked, so that two people cannot take two steps from the same state.
    """
    with transaction.atomic():
        matter = Matter.objects.select_for_update().get(pk=matter.pk)
        first = matter.events.order_by("happened_on", "id").first()
        refusal = refuse_step(State(matter.state), step, began_on=first.happened_on if first else None)
        if refusal is not None:
            raise StepRefused(refusal)
        before = matter.state
        _apply(matter, step)
        matter.save()
        event = _add_event(
            matter, MatterEvent.Kind.MOVED, before=before, on=step.on, meeting=None, item=None,
            sentence="", reason=step.reason, by=by,
        )  # fmt: skip
        moved = MatterMoved(
            subject_id=matter.pk, subject_label=matter.title, from_state=before, to_state=matter.state,
            reason=step.reason,
        )  # fmt: skip
        record(moved, by=by.actor)
    return event


def _apply(matter: Matter, step: Step) -> None:
    matter.state = step.to.value
    if step.to == State.ASSIGNED:
        matter.responsible_text = step.responsible[:200]
        matter.responsible_person, matter.responsible_organisation = responsible_named(step.responsible)
        matter.due_on, matter.due_text = step.due_on, step.due_text[:200]
    matter.wake_on = step.wake_on if step.to == State.PARKED else None
    matter.wake_when = step.wake_when[:200] if step.to == State.PARKED else ""
    if step.to == State.APPROVED:
        matter.approved_by = step.approved_by[:200]


def edit_matter(matter: Matter, values: Mapping[str, Any], *, by: User) -> Matter:
    """Change the title, who is responsible, the due date or the networks; what changed stands in the history."""
    with transaction.atomic():
        matter = Matter.objects.select_for_update().get(pk=matter.pk)
        changed = [name for name in _EDITABLE if name in values and getattr(matter, name) != values[name]]
        for name in changed:
            setattr(matter, name, values[name])
        if "responsible_text" in changed:
            person, organisation = responsible_named(matter.responsible_text)
            matter.responsible_person, matter.responsible_organisation = person, organisation
        networks = values.get("networks")
        if networks is not None and set(networks) != set(matter.networks.all()):
            matter.networks.set(networks)
            changed.append("networks")
        if changed:
            matter.save()
            event = MatterEdited(
                subject_id=matter.pk, subject_label=matter.title, fields=tuple(changed)
            )
            record(event, by=by.actor)
    return matter


_EDITABLE = ("title", "responsible_text", "due_on", "due_text", "wake_on", "wake_when")


def _add_event(
    matter: Matter,
    kind: MatterEvent.Kind,
    *,
    before: str,
    on: date,
    meeting: Meeting | None,
    item: AgendaItem | None,
    sentence: str,
    reason: str,
    by: User,
) -> MatterEvent:
    return MatterEvent.objects.create(
        matter=matter,
        kind=kind,
        happened_on=on,
        from_state=before,
        to_state=matter.state,
        reason=reason,
        sentence=sentence,
        meeting=meeting,
        item=item,
        actor_label=by.label,
    )
