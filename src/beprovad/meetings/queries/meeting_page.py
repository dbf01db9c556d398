"""One meeting with everything that belongs to it, in a number of queries that does not grow with it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from beprovad.meetings import access
from beprovad.meetings.models import (
    AgendaItem,
    FoundQuestion,
    Material,
    MatterEvent,
    Meeting,
    NoteConflict,
    NoteRevision,
    NoteTaker,
    Reading,
    ReadingTip,
    SendItem,
)
from beprovad.meetings.queries.presence import Presence, presence_at
from beprovad.meetings.rules.notes import Passage, passages
from beprovad.people.models import Membership, Network
from beprovad.people.rules import Act, Reach, Role


@dataclass(frozen=True)
class NotePart:
    """A note as the page shows it. `changed_after_release`: the revision that differs from what was sent."""

    id: int
    revision: int
    text: str
    changed_after_release: NoteRevision | None
    has_my_conflict: bool

    @property
    def passages(self) -> tuple[Passage, ...]:
        return passages(self.text)


@dataclass(frozen=True)
class ItemPart:
    """One item of the agenda with what was said, shown and decided under it; `number` is "2" or "2.1"."""

    item: AgendaItem
    number: str
    level: int
    presenters: tuple[str, ...]
    note: NotePart | None
    materials: tuple[Material, ...]
    matters: tuple[MatterEvent, ...]


@dataclass(frozen=True)
class MeetingPage:
    """Everything on a meeting's page, as far as its reader may see it."""

    meeting: Meeting
    networks: tuple[Network, ...]
    presence: Presence
    preamble: NotePart | None
    items: tuple[ItemPart, ...]
    materials: tuple[Material, ...]
    all_materials: tuple[Material, ...]
    matters: tuple[MatterEvent, ...]
    matter_count: int
    tips: tuple[ReadingTip, ...]
    questions: tuple[FoundQuestion, ...]
    sendings: tuple[SendItem, ...]
    note_takers: tuple[NoteTaker, ...]
    reading: Reading | None
    changed_after_release: NoteRevision | None
    seen_by: tuple[str, ...]
    may_edit: bool
    may_release: bool
    may_tick: bool
    may_see_people: bool
    open_conflicts: int


def meeting_page(meeting: Meeting, reach: Reach) -> MeetingPage:
    """The same number of queries whatever the meeting holds."""
    networks = tuple(meeting.networks.all())
    ids = [network.pk for network in networks]
    may_edit = reach.may_in(Act.EDIT_NOTES, ids)
    notes = _notes(meeting, reach)
    materials = tuple(meeting.materials.all())
    events = _matter_events(meeting, reach)
    sendings = tuple(meeting.send_items.all())
    return MeetingPage(
        meeting=meeting,
        networks=networks,
        presence=presence_at(meeting, networks),
        preamble=notes.get(None),
        items=_items(meeting, notes, materials, events),
        materials=tuple(one for one in materials if one.item_id is None),
        all_materials=materials,
        matters=tuple(one for one in events if one.item_id is None),
        matter_count=len({one.matter_id for one in events}),
        tips=tuple(meeting.reading_tips.all()),
        questions=tuple(meeting.questions.all()),
        sendings=sendings,
        note_takers=tuple(meeting.note_takers.all()),
        reading=getattr(meeting, "reading", None) if reach.may_in(Act.READ_NOTES_IN, ids) else None,
        changed_after_release=_latest(note.changed_after_release for note in notes.values()),
        seen_by=() if meeting.is_released else seen_by(ids),
        may_edit=may_edit,
        may_release=reach.may_in(Act.RELEASE_NOTES, ids) and not meeting.is_released,
        may_tick=reach.may_in(Act.TICK_SENDING, ids),
        may_see_people=reach.may(Act.SEE_PEOPLE),
        open_conflicts=sum(1 for note in notes.values() if note.has_my_conflict),
    )


def meetings_to_show() -> QuerySet[Meeting]:
    """What a meeting's page wants with the meeting itself: its networks, and the reading without its long text."""
    return (
        Meeting.objects.select_related("reading")
        .defer("reading__text", "reading__preamble_spans")
        .prefetch_related("networks__aliases")
    )


def _notes(meeting: Meeting, reach: Reach) -> Mapping[int | None, NotePart]:
    """By item. What was changed after the release is asked for in one query, and only when there was one."""
    mine = NoteConflict.objects.filter(note=OuterRef("pk"), author__person_id=reach.person_id or 0)
    rows = list(meeting.notes.annotate(has_my_conflict=Exists(mine)))
    later = _changes_after_release(meeting)
    return {
        note.item_id: NotePart(note.pk, note.revision, note.text, later.get(note.pk), note.has_my_conflict)
        for note in rows
    }


def _changes_after_release(meeting: Meeting) -> Mapping[int, NoteRevision]:
    """Each note's latest revision, where it began after the notes were released."""
    if meeting.released_at is None:
        return {}
    later = NoteRevision.objects.filter(note__meeting=meeting, began_at__gt=meeting.released_at, revision__gt=1)
    return {one.note_id: one for one in later.defer("text").order_by("revision")}


def _latest(revisions: Iterable[NoteRevision | None]) -> NoteRevision | None:
    return max((one for one in revisions if one is not None), key=lambda one: one.at, default=None)


def _matter_events(meeting: Meeting, reach: Reach) -> tuple[MatterEvent, ...]:
    """What happened to matters at this meeting, for matters that the reader sees."""
    events = meeting.matter_events.filter(matter__in=access.matters(reach))
    return tuple(events.select_related("matter").order_by("pk"))


def _items(
    meeting: Meeting,
    notes: Mapping[int | None, NotePart],
    materials: Sequence[Material],
    events: Sequence[MatterEvent],
) -> tuple[ItemPart, ...]:
    rows = meeting.items.select_related("network").prefetch_related("presenters")
    items = list(rows.order_by("position"))
    numbers = _numbers(items)
    return tuple(
        ItemPart(
            item=item,
            number=numbers[item.pk],
            level=numbers[item.pk].count("."),
            presenters=tuple(presenter.name for presenter in item.presenters.all()),
            note=notes.get(item.pk),
            materials=tuple(one for one in materials if one.item_id == item.pk),
            matters=tuple(one for one in events if one.item_id == item.pk),
        )
        for item in items
    )


def _numbers(items: Iterable[AgendaItem]) -> dict[int, str]:
    """"1", "2", "2.1": by place among those under the same item."""
    numbers: dict[int, str] = {}
    counts: dict[int | None, int] = defaultdict(int)
    for item in items:
        counts[item.parent_id] += 1
        above = numbers.get(item.parent_id or 0, "")
        numbers[item.pk] = f"{above}.{counts[item.parent_id]}" if above else str(counts[item.parent_id])
    return numbers


def seen_by(network_ids: Iterable[int]) -> tuple[str, ...]:
    """Who sees a draft: by name, those who coordinate or prepare one of the networks today."""
    roles = (Role.COORDINATOR, Role.PREPARATION)
    rows = Membership.objects.filter(network__in=list(network_ids), role__in=roles, to_on=None)
    return tuple(sorted(set(rows.values_list("person__name", flat=True)), key=str.casefold))
