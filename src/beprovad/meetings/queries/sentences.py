"""Which matters stand on a sentence that has been edited out of its note."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from beprovad.meetings.models import MatterEvent, Meeting, Note, NoteRevision
from beprovad.meetings.rules.notes import stands_in


@dataclass(frozen=True)
class LostSentence:
    """The event says `sentence`, and the note that held it says something else since `since`."""

    event: MatterEvent
    since: datetime


def lost_sentences(
    events: Iterable[MatterEvent], *, edited: Collection[int | None]
) -> tuple[LostSentence, ...]:
    """The events whose sentence once stood in a note of their meeting and stands in none of them now.

    `edited` are the meetings of which some note has been edited; without one nothing is asked, else three
    queries at most. A matter that somebody has changed by hand since then is as they want it.
    """
    told = [event for event in events if event.meeting_id in edited and event.sentence.strip()]
    if not told:
        return ()
    texts = _texts({event.meeting_id for event in told if event.meeting_id})
    gone = [event for event in told if not _stands(event.sentence, texts[event.meeting_id or 0])]
    revisions = _revisions(gone) if gone else {}
    found = ((event, _lost_at(event.sentence, revisions.get(event.meeting_id or 0, ()))) for event in gone)
    lost = tuple(LostSentence(event, since) for event, since in found if since is not None)
    return _not_looked_at(lost) if lost else ()


def lost_in(meeting: Meeting) -> tuple[LostSentence, ...]:
    """Those of one meeting, oldest first."""
    events = meeting.matter_events.select_related("matter").order_by("pk")
    return lost_sentences(events, edited=[meeting.pk])


def _texts(meetings: Collection[int]) -> Mapping[int, list[str]]:
    texts: dict[int, list[str]] = defaultdict(list)
    for meeting, text in Note.objects.filter(meeting__in=meetings).values_list("meeting_id", "text"):
        texts[meeting].append(text)
    return texts


def _stands(sentence: str, texts: Iterable[str]) -> bool:
    return any(stands_in(sentence, text) for text in texts)


def _revisions(events: Iterable[MatterEvent]) -> Mapping[int, Iterable[list[NoteRevision]]]:
    """By meeting, of the notes that have been edited."""
    meetings = {event.meeting_id for event in events}
    rows = NoteRevision.objects.filter(note__meeting__in=meetings, note__revision__gt=1)
    by_meeting: dict[int, dict[int, list[NoteRevision]]] = defaultdict(lambda: defaultdict(list))
    for row in rows.select_related("note").defer("note__text").order_by("revision"):
        by_meeting[row.note.meeting_id][row.note_id].append(row)
    return {meeting: by_note.values() for meeting, by_note in by_meeting.items()}


def _lost_at(sentence: str, notes: Iterable[list[NoteRevision]]) -> datetime | None:
    """When the last note that held the sentence was saved without it; None when it never stood in any."""
    return max((at for rows in notes if (at := _lost_from(sentence, rows)) is not None), default=None)


def _lost_from(sentence: str, rows: list[NoteRevision]) -> datetime | None:
    held = [place for place, row in enumerate(rows) if stands_in(sentence, row.text)]
    return rows[held[-1] + 1].at if held and held[-1] + 1 < len(rows) else None


def _not_looked_at(lost: tuple[LostSentence, ...]) -> tuple[LostSentence, ...]:
    by_hand = MatterEvent.objects.filter(
        matter__in={one.event.matter_id for one in lost},
        sentence="",
        item=None,
        kind__in=(MatterEvent.Kind.EDITED, MatterEvent.Kind.MOVED),
    )
    latest = dict(by_hand.order_by("at").values_list("matter_id", "at"))
    return tuple(
        one for one in lost if one.event.matter_id not in latest or latest[one.event.matter_id] < one.since
    )
