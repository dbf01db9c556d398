"""What a person does with one finding: accept, answer, correct, move, drop, restore, add. Journaled when saved."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from beprovad.meetings.actions.naming import NAMING, name_again, name_one_again
from beprovad.meetings.actions.reading import match_seats, only_organisation
from beprovad.meetings.models import Finding, Reading
from beprovad.meetings.rules.reading import MENTION, Ask, Kind, day_in
from beprovad.people.queries import known_networks, known_organisations, known_persons
from beprovad.people.rules.naming import match_network

SEATS = (Kind.ATTENDEE, Kind.ABSENT)
CORRECTABLE = (
    "text", "on", "organisation_text", "group_text", "role_text", "presenters_text", "matter_kind",
    "responsible_text", "due_text",
)  # fmt: skip


def accept_all_certain(reading: Reading) -> int:
    """Accept everything that nothing speaks against; says how many that was."""
    certain = reading.findings.filter(state=Finding.State.OPEN, doubts=[])
    return certain.update(state=Finding.State.ACCEPTED)


def accept(finding: Finding) -> None:
    finding.state = Finding.State.ACCEPTED
    finding.save(update_fields=["state"])


def accept_alike(finding: Finding) -> None:
    """Accept every open finding of the same kind that has just the same doubts: one look, one answer.

    But each known matter is a question of its own.
    """
    alike = finding.reading.findings.filter(kind=finding.kind, state=Finding.State.OPEN)
    ids = [row.pk for row in alike if row.doubts == finding.doubts and Ask.KNOWN_MATTER not in row.doubts]
    alike.filter(pk__in=ids).update(state=Finding.State.ACCEPTED)


def reopen(finding: Finding) -> None:
    """Back to undecided: also how something dropped is taken back."""
    finding.state = Finding.State.OPEN
    finding.save(update_fields=["state"])
    _name_after(finding)


def drop(finding: Finding) -> None:
    """Whoever a matter named is asked about again when their seat is dropped."""
    finding.state = Finding.State.DROPPED
    finding.save(update_fields=["state"])
    _name_after(finding)


def _name_after(changed: Finding) -> None:
    if changed.kind in SEATS:
        name_again(changed.reading)


def answer_responsible(finding: Finding, *, seat_id: int | None, person_id: int | None) -> None:
    """The name in the note is that seat's or that person's; neither: the words stand as they are.

    Whether the sentence speaks of a known matter is a question of its own.
    """
    finding.seat_id, finding.person_id = seat_id, person_id
    _settle(finding, Ask.WHICH_RESPONSIBLE)
    finding.save(update_fields=["seat", "person", "doubts", "state"])


def _settle(finding: Finding, answered: Ask) -> None:
    """The question is answered; another of the room's own questions about the same sentence still stands."""
    left = {Ask.WHICH_RESPONSIBLE.value, Ask.KNOWN_MATTER.value} - {answered.value}
    if left & set(finding.doubts):
        finding.doubts = [doubt for doubt in finding.doubts if doubt != answered]
    else:
        finding.state = Finding.State.ACCEPTED


def answer_person(finding: Finding, person_id: int | None) -> None:
    """It is that person, or (None) a new one. The same name at the same organisation is the same answer."""
    same = finding.reading.findings.filter(
        kind__in=SEATS, text=finding.text, organisation_text=finding.organisation_text
    )
    same.exclude(state=Finding.State.DROPPED).update(person_id=person_id, state=Finding.State.ACCEPTED)


def answer_network(finding: Finding, network_id: int | None) -> None:
    """The heading is that network's, or (None) only a heading; so for everybody under it."""
    with transaction.atomic():
        finding.network_id = network_id
        finding.state = Finding.State.ACCEPTED
        finding.save(update_fields=["network", "state"])
        under = finding.reading.findings.filter(kind__in=SEATS, group_text__iexact=finding.text)
        under.update(network_id=network_id)


def answer_organisation(finding: Finding, organisation_id: int | None) -> None:
    """The written form is that organisation, or (None) a new one; then its people are matched again."""
    with transaction.atomic():
        finding.organisation_id = organisation_id
        finding.state = Finding.State.ACCEPTED
        finding.save(update_fields=["organisation", "state"])
        seats = list(finding.reading.findings.filter(kind__in=SEATS, organisation_text__iexact=finding.text))
        for seat in seats:
            seat.organisation_id = organisation_id
        match_seats(seats, known_persons())
        Finding.objects.bulk_update(seats, ["organisation", "person", "doubts"])


def answer_no_organisation(finding: Finding) -> None:
    """The words are no organisation: it is struck, and its people keep them as what they do there."""
    with transaction.atomic():
        finding.organisation_id = None
        finding.state = Finding.State.DROPPED
        finding.save(update_fields=["organisation", "state"])
        seats = list(finding.reading.findings.filter(kind__in=SEATS, organisation_text__iexact=finding.text))
        for seat in seats:
            roles = dict.fromkeys(filter(None, (seat.role_text, seat.organisation_text)))
            seat.organisation_id, seat.organisation_text = None, ""
            seat.role_text = ", ".join(roles)[:200]
        match_seats(seats, known_persons())
        Finding.objects.bulk_update(
            seats, ["organisation", "organisation_text", "role_text", "person", "doubts"]
        )


def answer_matter(finding: Finding, matter_id: int | None) -> None:
    """It speaks of that matter, or (None) of a new one; a mere mention of no known matter is plain note text."""
    if matter_id is None and finding.matter_kind == MENTION:
        finding.kind = Kind.NOTE.value
    finding.matter_id = matter_id
    _settle(finding, Ask.KNOWN_MATTER)
    finding.save(update_fields=["kind", "matter", "doubts", "state"])


def answer_date(finding: Finding, on: date) -> None:
    """The meeting's or the next meeting's day; days without a year elsewhere are resolved from the meeting's."""
    finding.on = on
    finding.state = Finding.State.ACCEPTED
    finding.save(update_fields=["on", "state"])
    if finding.kind == Kind.DATE:
        _resolve_next_meeting(finding.reading, on)


def _resolve_next_meeting(reading: Reading, meeting_on: date) -> None:
    for row in reading.findings.filter(kind=Kind.NEXT_MEETING, on=None):
        row.on = day_in(row.text, meeting_on)
        row.save(update_fields=["on"])


def correct(finding: Finding, values: Mapping[str, Any]) -> None:
    """Change what was read. A corrected finding is accepted: a human has just said what it should be."""
    changed = [name for name in CORRECTABLE if name in values and getattr(finding, name) != values[name]]
    with transaction.atomic():
        for name in changed:
            setattr(finding, name, values[name])
        finding.is_corrected = finding.is_corrected or bool(changed)
        finding.state = Finding.State.ACCEPTED
        if finding.kind in SEATS and {"text", "organisation_text", "group_text"} & set(changed):
            _seat_again(finding)
        if finding.kind in NAMING and {"text", "responsible_text"} & set(changed):
            name_one_again(finding)
        finding.save()
        _name_after(finding)
        if finding.kind == Kind.DATE and finding.on:
            _resolve_next_meeting(finding.reading, finding.on)


def _seat_again(finding: Finding) -> None:
    """A corrected name or organisation may be somebody known: match anew, and ask again where it is unsure."""
    finding.organisation_id = _organisation_typed(finding)
    finding.network_id = _network_typed(finding)
    finding.state = Finding.State.OPEN
    finding.doubts = []
    match_seats([finding], known_persons())
    if Ask.WHICH_PERSON not in finding.doubts:
        finding.state = Finding.State.ACCEPTED


def _organisation_typed(finding: Finding) -> int | None:
    """An organisation written by hand is looked up, or asked about, as one that the note writes."""
    written = finding.organisation_text
    if not written:
        return None
    row = _finding_like(finding, Kind.ORGANISATION, written)
    if row is None:
        row = Finding(
            reading=finding.reading, kind=Kind.ORGANISATION.value, text=written, position=finding.position
        )
        row.organisation_id = only_organisation(written, known_organisations())
        row.is_corrected = True
    if row.state == Finding.State.DROPPED or row.pk is None:
        row.state = Finding.State.ACCEPTED if row.organisation_id else Finding.State.OPEN
        row.doubts = [] if row.organisation_id else [Ask.WHICH_ORGANISATION.value]
        row.save()
    return row.organisation_id


def _network_typed(finding: Finding) -> int | None:
    """The heading that stands in the note, or a network by any of its names."""
    if not finding.group_text:
        return None
    heading = _finding_like(finding, Kind.GROUP, finding.group_text)
    if heading is not None:
        return heading.network_id
    meant = match_network(finding.group_text, known_networks())
    return meant.id if meant else None


def _finding_like(finding: Finding, kind: Kind, words: str) -> Finding | None:
    """In Python, since not every database folds å, ä and ö."""
    rows = finding.reading.findings.filter(kind=kind)
    return next((row for row in rows if row.text.casefold() == words.casefold()), None)


def move(finding: Finding, kind: Kind) -> None:
    """The same words, of another kind ("a name that is a heading"). Its place in the text stays."""
    finding.kind = kind.value
    finding.is_corrected = True
    finding.doubts = []
    finding.state = Finding.State.ACCEPTED
    finding.person = None
    finding.seat = None
    finding.matter = None
    if kind == Kind.MATTER and not finding.matter_kind:
        finding.matter_kind = "continuing"
    if kind in SEATS:
        _seat_again(finding)
    if kind in NAMING:
        name_one_again(finding)
    finding.save()
    name_again(finding.reading)


def add(reading: Reading, *, kind: Kind, text: str, span: tuple[int, int] | None) -> Finding:
    """Something that the reader missed, from a marked stretch of the text or from memory (no span)."""
    last = reading.findings.aggregate(last=Max("position"))["last"] or 0
    finding = Finding(
        reading=reading,
        kind=kind.value,
        text=" ".join(text.split()),
        spans=[list(span)] if span else [],
        position=_place(reading, span, last),
        is_corrected=True,
        state=Finding.State.ACCEPTED,
        matter_kind="continuing" if kind == Kind.MATTER else "",
    )
    finding.item = _item_above(reading, span)
    if kind in SEATS:
        _seat_again(finding)
    if kind in NAMING:
        name_one_again(finding)
    finding.save()
    _name_after(finding)
    return finding


def _place(reading: Reading, span: tuple[int, int] | None, last: int) -> int:
    if span is None:
        return last + 10
    before = [row for row in reading.findings.all() if row.spans and row.spans[0][0] <= span[0]]
    return before[-1].position + 1 if before else 0


def _item_above(reading: Reading, span: tuple[int, int] | None) -> Finding | None:
    if span is None:
        return None
    items = reading.findings.filter(kind__in=(Kind.ITEM, Kind.SUBITEM))
    above = [row for row in items if row.spans and row.spans[0][0] <= span[0]]
    return max(above, key=lambda row: row.spans[0][0], default=None)


def choose_networks(reading: Reading, network_ids: set[int]) -> None:
    """Their members are then among those whom the note may name."""
    with transaction.atomic():
        reading.networks.set(network_ids)
        name_again(reading)


def read_again_on_purpose(reading: Reading) -> None:
    """The same text makes a second meeting because a human said so."""
    reading.is_again_on_purpose = True
    reading.save(update_fields=["is_again_on_purpose"])
