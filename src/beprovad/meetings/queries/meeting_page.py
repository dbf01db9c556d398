"""One meeting with everything that belongs to it, in a number of queries that does not grow with it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    Exists,
    F,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise

from beprovad.meetings import access
from beprovad.meetings.models import (
    AgendaItem,
    FoundQuestion,
    Material,
    Matter,
    MatterEvent,
    Meeting,
    NoteConflict,
    NoteRevision,
    NoteTaker,
    Presenter,
    Reading,
    ReadingTip,
    SendItem,
)
from beprovad.meetings.models.matters import STATE_WORDS
from beprovad.meetings.queries.notes import NotePart
from beprovad.meetings.queries.presence import Presence, presence_at
from beprovad.meetings.queries.sentences import lost_sentences
from beprovad.meetings.rules.matters import State
from beprovad.people.models import Membership, Network
from beprovad.people.rules import Act, Reach, Role

Words = str | Promise


@dataclass(frozen=True)
class Named:
    """Somebody whom the note names: by the known person's own name where the person is known."""

    name: str
    written: str
    id: int

    @property
    def is_written_otherwise(self) -> bool:
        return self.name != self.written

    def __str__(self) -> str:
        return self.name


def named(row: Presenter | NoteTaker) -> Named:
    return Named(row.person.name if row.person else row.name, row.name, row.pk)


PRESENTERS = Prefetch("presenters", Presenter.objects.select_related("person"))


@dataclass(frozen=True)
class MatterLine:
    """A matter as it stood at the meeting. `now_words` where it stands otherwise today, as far as the reader sees."""

    matter_id: int
    title: str
    sentence: str
    words: Words
    kind: str
    now_words: Words
    is_lost: bool
    may_change_lost: bool


@dataclass(frozen=True)
class ItemPart:
    """One item of the agenda with what was said, shown and decided under it; `number` is "2" or "2.1"."""

    item: AgendaItem
    number: str
    level: int
    presenters: tuple[Named, ...]
    note: NotePart | None
    materials: tuple[Material, ...]
    matters: tuple[MatterLine, ...]


@dataclass(frozen=True)
class SendingPart:
    """What was promised, and the files that it may be: first those of the item under which it was promised."""

    sending: SendItem
    suggested: tuple[Material, ...]
    others: tuple[Material, ...]


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
    matters: tuple[MatterLine, ...]
    tips: tuple[ReadingTip, ...]
    questions: tuple[FoundQuestion, ...]
    sendings: tuple[SendingPart, ...]
    note_takers: tuple[Named, ...]
    reading: Reading | None
    changed_after_release: NoteRevision | None
    seen_by: tuple[str, ...]
    may_edit: bool
    may_release: bool
    may_tick: bool
    may_see_people: bool
    may_make_members: bool
    open_conflicts: int


def meeting_page(meeting: Meeting, reach: Reach) -> MeetingPage:
    """The same number of queries whatever the meeting holds."""
    networks = tuple(meeting.networks.all())
    ids = [network.pk for network in networks]
    may_edit = reach.may_in(Act.EDIT_NOTES, ids)
    notes = _notes(meeting, reach)
    materials = tuple(meeting.materials.all())
    edited = [meeting.pk] if may_edit and any(note.revision > 1 for note in notes.values()) else []
    matters = _matters(meeting, reach, edited=edited)
    lists = _short_lists(meeting)
    return MeetingPage(
        meeting=meeting,
        networks=networks,
        presence=presence_at(meeting, networks),
        preamble=notes.get(None),
        items=_items(meeting, notes, materials, matters, lists.presenters),
        materials=tuple(one for one in materials if one.item_id is None),
        all_materials=materials,
        matters=matters.get(None, ()),
        tips=lists.tips,
        questions=lists.questions,
        sendings=tuple(_sending(sending, materials) for sending in _sendings(meeting, materials)),
        note_takers=lists.note_takers,
        reading=getattr(meeting, "reading", None) if reach.may_in(Act.READ_NOTES_IN, ids) else None,
        changed_after_release=_latest(note.changed_after_release for note in notes.values()),
        seen_by=() if meeting.is_released else seen_by(ids),
        may_edit=may_edit,
        may_release=reach.may_in(Act.RELEASE_NOTES, ids) and not meeting.is_released,
        may_tick=reach.may_in(Act.TICK_SENDING, ids),
        may_see_people=reach.may(Act.SEE_PEOPLE),
        may_make_members=reach.may_in(Act.EDIT_PEOPLE, ids),
        open_conflicts=sum(1 for note in notes.values() if note.has_my_conflict),
    )


def meeting_to_show_or_404(reach: Reach, meeting_id: int) -> Meeting:
    """The meeting with its networks, and with its reading but not that one's long text."""
    meetings = access.meetings(reach).select_related("reading").prefetch_related("networks")
    return get_object_or_404(meetings.defer("reading__text", "reading__preamble_spans"), pk=meeting_id)


@dataclass(frozen=True)
class _ShortLists:
    """What a meeting has a few of, each in the order that it was written down; presenters by item."""

    presenters: Mapping[int | None, tuple[Named, ...]]
    note_takers: tuple[Named, ...]
    tips: tuple[ReadingTip, ...]
    questions: tuple[FoundQuestion, ...]


def _short_lists(meeting: Meeting) -> _ShortLists:
    """One query for four lists that are mostly empty."""
    presenters = Presenter.objects.filter(item__meeting=meeting)
    rows = _list_rows("presenters", presenters, "name", "person__name", item=F("item_id")).union(
        _list_rows("note_takers", meeting.note_takers.all(), "name", "person__name"),
        _list_rows("tips", meeting.reading_tips.all(), "text", _NOTHING),
        _list_rows("questions", meeting.questions.all(), "text", "sentence"),
        all=True,
    )
    found: dict[tuple[str, int | None], list[tuple[int, str, str | None]]] = defaultdict(list)
    for name, pk, item, text, beside in sorted(rows, key=lambda row: row[1]):
        found[name, item].append((pk, text, beside))
    return _ShortLists(
        presenters={item: _named(of) for (name, item), of in found.items() if name == "presenters"},
        note_takers=_named(found["note_takers", None]),
        tips=tuple(ReadingTip(pk=pk, meeting=meeting, text=text) for pk, text, _ in found["tips", None]),
        questions=tuple(
            FoundQuestion(pk=pk, meeting=meeting, text=text, sentence=sentence or "")
            for pk, text, sentence in found["questions", None]
        ),
    )


_NOTHING = Value("", output_field=TextField())
_NO_ITEM = Value(None, output_field=BigIntegerField())


def _list_rows(
    name: str, rows: QuerySet[Any], text: str, beside: str | Value, *, item: F | Value = _NO_ITEM
) -> QuerySet[Any, tuple[str, int, int | None, str, str | None]]:
    of = Value(name, output_field=CharField())
    return rows.order_by().values_list(of, "pk", item, text, beside)


def _named(rows: Iterable[tuple[int, str, str | None]]) -> tuple[Named, ...]:
    return tuple(Named(name=known or written, written=written, id=pk) for pk, written, known in rows)


def _sendings(meeting: Meeting, materials: Iterable[Material]) -> list[SendItem]:
    """With their files, which are among the meeting's own."""
    files = {one.pk: one for one in materials}
    sendings = list(meeting.send_items.all())
    for sending in sendings:
        if sending.material_id in files:
            sending.material = files[sending.material_id]
    return sendings


def _sending(sending: SendItem, materials: Sequence[Material]) -> SendingPart:
    near = [one for one in materials if sending.item_id is not None and one.item_id == sending.item_id]
    return SendingPart(sending, tuple(near), tuple(one for one in materials if one not in near))


def _notes(meeting: Meeting, reach: Reach) -> Mapping[int | None, NotePart]:
    """By item. What was changed after the release is asked for in one query, and only when there was one."""
    mine = NoteConflict.objects.filter(note=OuterRef("pk"), author__person_id=reach.person_id or 0)
    rows = meeting.notes.annotate(has_my_conflict=Exists(mine)).order_by("pk")
    later = _changes_after_release(meeting)
    return {
        item: NotePart(pk, revision, text, later.get(pk), has_my_conflict=bool(has_my_conflict))
        for item, pk, revision, text, has_my_conflict in rows.values_list(
            "item_id", "pk", "revision", "text", "has_my_conflict"
        )
    }


def _changes_after_release(meeting: Meeting) -> Mapping[int, NoteRevision]:
    """Each note's latest revision, where it began after the notes were released."""
    if meeting.released_at is None:
        return {}
    later = NoteRevision.objects.filter(
        note__meeting=meeting, began_at__gt=meeting.released_at, revision__gt=1
    )
    return {one.note_id: one for one in later.defer("text").order_by("revision")}


def _latest(revisions: Iterable[NoteRevision | None]) -> NoteRevision | None:
    return max((one for one in revisions if one is not None), key=lambda one: one.at, default=None)


def _matters(
    meeting: Meeting, reach: Reach, *, edited: Collection[int]
) -> Mapping[int | None, tuple[MatterLine, ...]]:
    """By item, what happened at this meeting to matters that the reader sees.

    Whoever sees the meeting sees its events, so only the matter's networks are left to ask about
    (`access.matters` would ask for a visible event once more, at some cost).
    """
    own = access.matters_in_networks(reach).values("matter")
    seen = access.matter_events(reach).filter(matter=OuterRef("matter")).order_by("-happened_on", "-pk")
    events = meeting.matter_events.filter(matter__in=own).select_related("matter").only(*_TOLD).order_by("pk")
    found: dict[int | None, list[MatterLine]] = defaultdict(list)
    rows = list(events.annotate(now=Subquery(seen.values("to_state")[:1])))
    lost = {one.event.pk: one.event.matter_id for one in lost_sentences(rows, edited=edited)}
    changeable = _changeable(lost.values(), reach) if lost else frozenset()
    for event in rows:
        found[event.item_id].append(_matter_line(event, now=event.now, lost=lost, changeable=changeable))
    return {item: tuple(lines) for item, lines in found.items()}


_TOLD = ("title", "sentence", "to_state", "item_id", "meeting_id", "matter_id", "matter__kind")


def _changeable(matters: Iterable[int], reach: Reach) -> frozenset[int]:
    own = Matter.objects.filter(pk__in=list(matters), networks__in=reach.networks_where(Act.CHANGE_MATTERS))
    return frozenset(own.values_list("pk", flat=True))


def _matter_line(
    event: MatterEvent, *, now: str, lost: Collection[int], changeable: Collection[int]
) -> MatterLine:
    matter = event.matter
    is_contribution = matter.kind == matter.Kind.CONTRIBUTION
    return MatterLine(
        matter_id=matter.pk,
        title=event.title,
        sentence=event.sentence,
        words=matter.get_kind_display() if is_contribution else event.to_state_words,
        kind="contribution" if is_contribution else CHIP_KINDS.get(event.to_state, event.to_state),
        now_words=STATE_WORDS[State(now)] if now != event.to_state else "",
        is_lost=event.pk in lost,
        may_change_lost=matter.pk in changeable,
    )


CHIP_KINDS = {State.ASSIGNED.value: "assignment"}


def _items(
    meeting: Meeting,
    notes: Mapping[int | None, NotePart],
    materials: Sequence[Material],
    matters: Mapping[int | None, tuple[MatterLine, ...]],
    presenters: Mapping[int | None, tuple[Named, ...]],
) -> tuple[ItemPart, ...]:
    items = list(meeting.items.order_by("position"))
    numbers = item_numbers(items)
    return tuple(
        ItemPart(
            item=item,
            number=numbers[item.pk],
            level=numbers[item.pk].count("."),
            presenters=presenters.get(item.pk, ()),
            note=notes.get(item.pk),
            materials=tuple(one for one in materials if one.item_id == item.pk),
            matters=matters.get(item.pk, ()),
        )
        for item in items
    )


def item_numbers(items: Iterable[AgendaItem]) -> dict[int, str]:
    """As "1", "2" and "2.1": by place among those under the same item."""
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


@dataclass(frozen=True)
class AgendaLine:
    """One item on the page where the agenda is changed; first and last are so among their own."""

    item: AgendaItem
    number: str
    level: int
    presenters: tuple[Named, ...]
    is_first: bool
    is_last: bool


def agenda_lines(meeting: Meeting) -> tuple[AgendaLine, ...]:
    items = list(meeting.items.prefetch_related(PRESENTERS).order_by("position"))
    numbers = item_numbers(items)
    siblings: dict[int | None, list[int]] = defaultdict(list)
    for item in items:
        siblings[item.parent_id].append(item.pk)
    return tuple(
        AgendaLine(
            item=item,
            number=numbers[item.pk],
            level=numbers[item.pk].count("."),
            presenters=tuple(named(presenter) for presenter in item.presenters.all()),
            is_first=siblings[item.parent_id][0] == item.pk,
            is_last=siblings[item.parent_id][-1] == item.pk,
        )
        for item in items
    )
