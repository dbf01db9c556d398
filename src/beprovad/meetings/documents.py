"""A meeting's notes on paper: what its page shows to the same reader, as an outline."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from beprovad.documents import outline
from beprovad.meetings.models import Meeting, SendItem
from beprovad.meetings.queries.meeting_page import ItemPart, MeetingPage, Named
from beprovad.meetings.queries.notes import NotePart
from beprovad.meetings.queries.presence import Presence, Seat
from beprovad.meetings.rules.notes import Passage


def notes_outline(page: MeetingPage, more: tuple[outline.Section, ...] = ()) -> outline.Document:
    """Head, people, agenda with notes and matters, `more` from rooms above, what is to be sent, questions, tips."""
    meeting = page.meeting
    english = (get_language() or "").startswith("en")
    return outline.Document(
        title=meeting.title,
        subtitle=meeting.theme,
        language=outline.Language.ENGLISH if english else outline.Language.SWEDISH,
        meta=tuple(_head(page)),
        marks=tuple(_marks(page)),
        sections=(*_people(page.presence), *_agenda(page), *more, *_lists(page)),
        author=_said(page.note_takers),
        written_at=(meeting.released_at or meeting.created_at).replace(microsecond=0),
    )


def _marks(page: MeetingPage) -> Iterator[str]:
    if not page.meeting.is_released:
        yield _("Utkast")
    elif page.changed_after_release is not None:
        yield _("Ändrad %(day)s, sedan ledamöterna fått se den") % {
            "day": _day(localdate(page.changed_after_release.at))
        }


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _head(page: MeetingPage) -> Iterator[outline.Definition]:
    meeting = page.meeting
    rows = {
        _("Nätverk"): ", ".join(network.name for network in page.networks),
        _("Datum"): " ".join(filter(None, (_day(meeting.held_on), meeting.time_text))),
        _("Plats"): meeting.place,
        _("Antecknat av"): _said(page.note_takers),
        _("Nästa möte"): _next(meeting),
    }
    return (outline.definition(term, said) for term, said in rows.items() if said)


def _next(meeting: Meeting) -> str:
    day = _day(meeting.next_meeting_on) if meeting.next_meeting_on and not meeting.says_next_day else ""
    return ", ".join(filter(None, (meeting.next_meeting_text, day)))


def _people(presence: Presence) -> Iterator[outline.Section]:
    if not presence.groups:
        return
    blocks: list[outline.Block] = [outline.paragraph(said_presence(presence))]
    if presence.is_one_group:
        blocks.append(_seats(presence.present_groups[0].present))
    yield outline.Section(_("Närvarande"), 1, tuple(blocks))
    for group in () if presence.is_one_group else presence.present_groups:
        yield outline.Section(group.label or _("Övriga"), 2, (_seats(group.present),))
    if presence.away:
        yield outline.Section(_("Frånvarande"), 2, (_seats(presence.away),))


def said_presence(presence: Presence) -> str:
    """As "31 personer, 33 platser"; seats are said only where somebody sat in two networks."""
    persons = ngettext("%(count)d person", "%(count)d personer", presence.persons) % {
        "count": presence.persons
    }
    if presence.seats == presence.persons:
        return persons
    seats = ngettext("%(count)d plats", "%(count)d platser", presence.seats) % {"count": presence.seats}
    return f"{persons}, {seats}"


def _seats(seats: Iterable[Seat]) -> outline.Block:
    return outline.bullets(*(_said_seat(seat) for seat in seats))


def _said_seat(seat: Seat) -> str:
    return ", ".join(filter(None, (seat.name, seat.organisation, seat.role)))


def _said(names: Iterable[Named]) -> str:
    """As the people are called; how a note misspelled somebody is not for its readers."""
    return ", ".join(map(str, names))


def _agenda(page: MeetingPage) -> Iterator[outline.Section]:
    if page.preamble is not None and page.preamble.text.strip():
        yield outline.Section(_("Inledning"), 1, tuple(_note(page.preamble)))
    for part in page.items:
        yield outline.Section(f"{part.number}. {part.item.title}", part.level + 1, tuple(_item(part)))


def _item(part: ItemPart) -> Iterator[outline.Block]:
    if part.presenters:
        yield outline.paragraph(outline.italic(_said(part.presenters)))
    if part.note is not None:
        yield from _note(part.note)
    if part.matters:
        yield outline.Definitions(
            tuple(
                outline.definition(str(line.words).capitalize(), line.sentence or line.title)
                for line in part.matters
            )
        )
    if part.materials:
        names = ", ".join(material.title for material in part.materials)
        yield outline.paragraph(outline.bold(_("Underlag:")), " ", names)


def _note(note: NotePart) -> Iterator[outline.Block]:
    for passage in note.passages:
        yield _passage(passage)
    if note.changed_after_release is not None:
        later = note.changed_after_release
        said = _("Ändrad sedan ledamöterna fått se den: revision %(revision)d, %(day)s.")
        yield outline.paragraph(
            outline.italic(said % {"revision": later.revision, "day": _day(localdate(later.at))})
        )


def _passage(passage: Passage) -> outline.Block:
    if passage.is_list:
        return outline.bullets(*passage.lines)
    return outline.paragraph("\n".join(passage.lines))


def _lists(page: MeetingPage) -> Iterator[outline.Section]:
    yield from _list(_("Att skicka"), (_said_sending(part.sending) for part in page.sendings))
    yield from _list(_("Frågor som väcktes"), (question.text for question in page.questions))
    yield from _list(_("Lästips"), (tip.text for tip in page.tips))


def _said_sending(sending: SendItem) -> str:
    if sending.done_at is None:
        return sending.text
    return _("%(what)s (skickat %(day)s)") % {"what": sending.text, "day": _day(localdate(sending.done_at))}


def _list(heading: str, texts: Iterable[str]) -> Iterator[outline.Section]:
    lines = tuple(texts)
    if lines:
        yield outline.Section(heading, 1, (outline.bullets(*lines),))
