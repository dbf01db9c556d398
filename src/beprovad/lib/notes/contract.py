"""The record as plain values, and the same shape filled with spans."""

from collections.abc import Callable
from typing import Any

from beprovad.lib.notes.model import AgendaEntry, Attendee, Found, FoundMatter, Record

type_of_leaf = Callable[[Found | None], Any]


def contract(record: Record) -> dict[str, Any]:
    return _shape(record, _value, _person_values)


def contract_spans(record: Record) -> dict[str, Any]:
    return _shape(record, _spans, _person_spans)


def _value(found: Found | None) -> str | None:
    return found.value if found else None


def _spans(found: Found | None) -> list[list[int]] | None:
    return [[one.start, one.end] for one in found.spans] if found else None


def _shape(
    record: Record, leaf: type_of_leaf, person: Callable[[Attendee], dict[str, Any]]
) -> dict[str, Any]:
    return {
        "title": leaf(record.title),
        "date": leaf(record.date),
        "place": leaf(record.place),
        "theme": leaf(record.theme),
        "attendees": [person(one) for one in record.attendees],
        "absent": [person(one) for one in record.absent],
        "agenda": [_entry(one, leaf) for one in record.agenda],
        "matters": [_matter(one, record, leaf) for one in record.matters],
        "reading_tips": [leaf(one) for one in record.reading_tips],
        "questions": [leaf(one) for one in record.questions],
        "note_takers": [leaf(one) for one in record.note_takers],
        "next_meeting": leaf(record.next_meeting),
    }


def _person_values(one: Attendee) -> dict[str, Any]:
    return {
        "name": one.name.value,
        "organisation": _value(one.organisation),
        "network_or_role": one.network_or_role,
        "municipality": one.municipality,
    }


def _person_spans(one: Attendee) -> dict[str, Any]:
    written = [*(_spans(one.group) or []), *(_spans(one.role) or [])] if one.network_or_role else None
    return {
        "name": _spans(one.name),
        "organisation": _spans(one.organisation),
        "network_or_role": written,
        "municipality": _spans(one.organisation) if one.municipality else None,
    }


def _entry(one: AgendaEntry, leaf: type_of_leaf) -> dict[str, Any]:
    shape: dict[str, Any] = {"title": leaf(one.title), "presenters": [leaf(who) for who in one.presenters]}
    if one.sub:
        shape["sub"] = [_entry(below, leaf) for below in one.sub]
    return shape


def _matter(one: FoundMatter, record: Record, leaf: type_of_leaf) -> dict[str, Any]:
    return {
        "text": leaf(one.text),
        "kind": one.kind.value,
        "responsible": leaf(one.responsible),
        "due": leaf(one.due),
        "agenda": leaf(_item_at(record.agenda, one.agenda)),
    }


def _item_at(agenda: tuple[AgendaEntry, ...], path: tuple[int, ...]) -> Found | None:
    title: Found | None = None
    for index in path:
        title, agenda = agenda[index].title, agenda[index].sub
    return title
