"""Reading a note in: from a file's text to findings that a human decides on."""

import hashlib
from collections.abc import Collection, Mapping, Sequence

from django.core.files.base import ContentFile
from django.db import transaction

from beprovad.journal.actions import record
from beprovad.lib.identity import identity_numbers, masked
from beprovad.lib.notes import Doubt, Span, read_note
from beprovad.lib.text import name_key
from beprovad.meetings import access
from beprovad.meetings.actions.naming import match_named
from beprovad.meetings.events import IdentityNumbersMasked, NoteReadIn, OriginalRead, ReadingDiscarded
from beprovad.meetings.models import Finding, Reading
from beprovad.meetings.queries.named import circles_of
from beprovad.meetings.rules.likeness import STRONG, known_matter, rarity
from beprovad.meetings.rules.matters import ENDED
from beprovad.meetings.rules.networks import networks_named
from beprovad.meetings.rules.reading import MENTION, Ask, Draft, Kind, drafts, sentences, text_digest
from beprovad.meetings.rules.seats import persons_alike, without_organisation
from beprovad.people.models import User
from beprovad.people.queries import known_networks, known_organisations, known_persons
from beprovad.people.rules import Act, Reach
from beprovad.people.rules.matching import KnownPerson, is_certain
from beprovad.people.rules.naming import KnownNetwork, KnownOrganisation, match_network, match_organisation

# Headings of attendance lists that are no network: asking about them would be noise.
PLAIN_HEADINGS = frozenset(
    name_key(words)
    for words in (
        "Övriga", "Övriga deltagare", "Gäster", "Inbjudna", "Adjungerade", "Deltagare", "Närvarande", "Ledamöter",
        "Ersättare", "Tjänstemän", "Personal", "Styrelsen", "Others", "Guests", "Øvrige",
    )
)  # fmt: skip


def start_reading(  # noqa: PLR0913 - an original is all of this
    *,
    name: str,
    media_type: str,
    content: bytes,
    text: str,
    by: User,
    reach: Reach,
    network_ids: Collection[int],
) -> Reading:
    """Keep the original and the findings of its text. Nothing else in the house changes.

    The original is not kept when its text holds a personal identity number: the masked text is all there is then.
    """
    found = read_note(text)
    has_identity_numbers = bool(identity_numbers(text))
    name = masked(name, identity_numbers(name))
    digest = text_digest(text)
    with transaction.atomic():
        reading = Reading(
            file_name=name[:255],
            media_type=media_type[:120],
            sha256=hashlib.sha256(content).hexdigest(),
            text=text,
            text_digest=digest,
            line_count=len(found.lines),
            preamble_spans=[[s.start, s.end] for s in found.preamble],
            started_by=by,
            same_as=_read_before(reach, digest),
        )
        if not has_identity_numbers:
            reading.file.save(name, ContentFile(content), save=False)
        reading.save()
        stored = _store(reading, drafts(found))
        _match(reading, stored, reach, network_ids)
        record(NoteReadIn(subject_id=reading.pk, subject_label=reading.file_name), by=by.actor)
    return reading


def _read_before(reach: Reach, digest: str) -> Reading | None:
    """The latest saved reading of the same text, of those that this person may see."""
    saved = access.readings(reach).filter(text_digest=digest, state=Reading.State.SAVED)
    return saved.order_by("-id").first()


def _store(reading: Reading, found: Sequence[Draft]) -> list[Finding]:
    rows = [_row(reading, draft, position) for position, draft in enumerate(found)]
    waiting = list(zip(rows, (draft.item for draft in found), strict=True))
    while waiting:  # headings first, since what stands under them points at them
        ready = [row for row, item in waiting if item is None or rows[item].pk]
        waiting = [(row, item) for row, item in waiting if not (item is None or rows[item].pk)]
        Finding.objects.bulk_create(ready)
        for row, item in waiting:
            row.item = rows[item] if item is not None else None
    return rows


def _row(reading: Reading, draft: Draft, position: int) -> Finding:
    return Finding(
        reading=reading,
        position=position * 10,
        kind=draft.kind.value,
        text=draft.text,
        on=draft.on,
        organisation_text=draft.organisation_text[:200],
        group_text=draft.group_text[:200],
        role_text=draft.role_text[:200],
        presenters_text=draft.presenters_text[:500],
        matter_kind=draft.matter_kind,
        responsible_text=draft.responsible_text[:200],
        due_text=draft.due_text[:200],
        spans=[[s.start, s.end] for s in draft.spans],
        body_spans=[[s.start, s.end] for s in draft.body_spans],
        doubts=[str(doubt) for doubt in draft.doubts],
    )


def _networks(
    found: Sequence[Finding], reach: Reach, chosen: Collection[int], known: Sequence[KnownNetwork]
) -> set[int]:
    """The chosen ones and those that the title or the lists name, of those one prepares; else the only one."""
    mine = reach.networks_where(Act.READ_NOTES_IN)
    naming = (row.text for row in found if row.kind in (Kind.TITLE, Kind.GROUP))
    named = {one.id for words in naming for one in networks_named(words, known)}
    named |= {row.network_id for row in found if row.kind == Kind.GROUP and row.network_id}
    wanted = mine & (set(chosen) | named)
    return set(wanted or (mine if len(mine) == 1 else ()))


def _match(reading: Reading, found: Sequence[Finding], reach: Reach, chosen: Collection[int]) -> None:
    """Suggest who and what is meant. Only what is certain is filled in; the rest becomes a question."""
    organisations, persons, matters = known_organisations(), known_persons(), _living_matters(reach)
    known = known_networks()
    _match_groups(found, known)
    networks = _networks(found, reach, chosen, known)
    reading.networks.set(networks)
    _part_names(found, persons, organisations)
    _match_organisations(found, organisations)
    match_seats(found, persons)
    match_named(found, circles_of(found, networks, persons), organisations)
    _match_matters(found, matters)
    # An upsert: `bulk_update` would write a CASE for every row and column, many times slower.
    Finding.objects.bulk_create(found, update_conflicts=True, unique_fields=["id"], update_fields=_MATCHED)
    _add_mentions(reading, found, matters)


_MATCHED = (
    "text", "organisation_text", "network", "organisation", "seat", "person", "matter", "doubts",
)  # fmt: skip


def _match_groups(found: Sequence[Finding], known: Sequence[KnownNetwork]) -> None:
    networks: dict[str, int] = {}
    for row in (row for row in found if row.kind == Kind.GROUP):
        match = match_network(row.text, known)
        if match is not None:
            row.network_id = networks[row.text.casefold()] = match.id
        elif name_key(row.text) not in PLAIN_HEADINGS and len(networks_named(row.text, known)) <= 1:
            row.doubts = [Ask.WHICH_NETWORK.value]
    for row in found:
        if row.kind in (Kind.ATTENDEE, Kind.ABSENT):
            row.network_id = networks.get(row.group_text.casefold())


def _match_organisations(found: Sequence[Finding], known: Sequence[KnownOrganisation]) -> None:
    organisations: dict[str, int | None] = {}
    for row in (row for row in found if row.kind == Kind.ORGANISATION):
        matches = match_organisation(row.text, known)
        if len(matches) == 1:
            row.organisation_id = organisations[row.text.casefold()] = matches[0].id
        else:
            row.doubts = [Ask.WHICH_ORGANISATION.value]
    for row in found:
        if row.kind in (Kind.ATTENDEE, Kind.ABSENT):
            row.organisation_id = organisations.get(row.organisation_text.casefold())
            if row.organisation_text and row.organisation_text.casefold() not in organisations:
                row.organisation_id = only_organisation(row.organisation_text, known)


def only_organisation(written: str, known: Sequence[KnownOrganisation]) -> int | None:
    meant = match_organisation(written, known)
    return meant[0].id if len(meant) == 1 else None


def _part_names(
    found: Sequence[Finding], known: Sequence[KnownPerson], organisations: Sequence[KnownOrganisation]
) -> None:
    """An organisation that ran into a name is the person's, unless the list says another."""
    bearers = {key for one in known for key in one.keys}
    for row in found:
        if row.kind in (Kind.ATTENDEE, Kind.ABSENT) and name_key(row.text) not in bearers:
            row.text, organisation = without_organisation(row.text, organisations)
            row.organisation_text = row.organisation_text or organisation


# Somebody whom we know is no longer an unusual name.
_OF_NAMES = frozenset({Doubt.UNKNOWN_NAME.value, Doubt.NO_SEPARATOR.value})


def match_seats(found: Sequence[Finding], known: Sequence[KnownPerson]) -> None:
    """Fill in the person where there is no doubt; ask where somebody resembles. Nobody alike is a new person."""
    for row in found:
        if row.kind not in (Kind.ATTENDEE, Kind.ABSENT) or row.state != Finding.State.OPEN:
            continue
        alike = persons_alike(row.text, row.organisation_id, known)
        certain = is_certain(alike)
        row.person_id = alike[0].person.id if certain else None
        others = [
            doubt
            for doubt in row.doubts
            if not (doubt == Ask.WHICH_PERSON or (certain and doubt in _OF_NAMES))
        ]
        row.doubts = [*others, Ask.WHICH_PERSON.value] if alike and not certain else others


def _match_matters(found: Sequence[Finding], known: Mapping[int, Sequence[str]]) -> None:
    """By the sentence itself, or else by the heading that it stands under."""
    weights = rarity(known)
    headings = {row.pk: row.text for row in found if row.kind in (Kind.ITEM, Kind.SUBITEM)}
    for row in (row for row in found if row.kind == Kind.MATTER):
        match = known_matter(row.text, known, weights=weights)
        if match is None and row.item_id is not None:
            match = known_matter(headings[row.item_id], known, threshold=STRONG, weights=weights)
        if match is not None:
            row.matter_id = match
            row.doubts = [*row.doubts, Ask.KNOWN_MATTER.value]


def _add_mentions(reading: Reading, found: Sequence[Finding], known: Mapping[int, Sequence[str]]) -> None:
    """Sentences that are plain note text, but speak of a matter that we have: asked about, one for each matter."""
    taken = [span for row in found if row.kind not in (Kind.ITEM, Kind.SUBITEM) for span in row.spans]
    told = {row.matter_id for row in found}
    mentions = []
    weights = rarity(known)
    for item in (row for row in found if row.body_spans):
        for span, sentence in (*_heading(item), *sentences(reading.text, item.body_spans)):
            if any(start < span.end and span.start < end for start, end in taken):
                continue
            match = known_matter(sentence, known, threshold=STRONG, weights=weights)
            if match is not None and match not in told:
                told.add(match)
                mentions.append(_mention(reading, item, span, " ".join(sentence.split()), match))
    Finding.objects.bulk_create(mentions)


def _heading(item: Finding) -> Sequence[tuple[Span, str]]:
    """A heading can be what speaks of a matter."""
    return [(Span(*span), item.text) for span in item.spans[:1]]


def _mention(reading: Reading, item: Finding, span: Span, sentence: str, matter_id: int) -> Finding:
    return Finding(
        reading=reading,
        position=item.position + 1,
        kind=Kind.MATTER.value,
        text=sentence,
        matter_kind=MENTION,
        matter_id=matter_id,
        item=item,
        spans=[[span.start, span.end]],
        doubts=[Ask.KNOWN_MATTER.value],
    )


def _living_matters(reach: Reach) -> Mapping[int, Sequence[str]]:
    """By matter, its titles and sentences, as far as this person sees them."""
    matters = access.matters_to_change(reach).exclude(state__in=[s for s in ENDED if s != "approved"])
    told = access.matter_events(reach).filter(matter__in=matters).order_by("happened_on", "pk")
    texts: dict[int, dict[str, None]] = {}
    for pk, title, sentence in told.values_list("matter_id", "title", "sentence"):
        texts.setdefault(pk, {}).update(dict.fromkeys(filter(None, (title, sentence))))
    return {pk: list(said) for pk, said in texts.items()}


def mask_identity_numbers(reading: Reading, *, by: User) -> int:
    """Replace every personal identity number in the text by blocks of the same length; says how many.

    The spans stay true, since nothing changes its place. The original, if any was kept, is deleted.
    """
    with transaction.atomic():
        reading = Reading.objects.select_for_update().get(pk=reading.pk)
        numbers = identity_numbers(reading.text)
        reading.text = masked(reading.text, numbers)
        reading.text_digest = text_digest(reading.text)
        _forget_original(reading)
        reading.save(update_fields=["text", "text_digest", "file"])
        findings = list(reading.findings.all())
        for row in findings:
            for column in Finding.WRITTEN:
                value = getattr(row, column)
                setattr(row, column, masked(value, identity_numbers(value)))
        Finding.objects.bulk_update(findings, Finding.WRITTEN)
        event = IdentityNumbersMasked(
            subject_id=reading.pk, subject_label=reading.file_name, count=len(numbers)
        )
        record(event, by=by.actor)
    return len(numbers)


def _forget_original(reading: Reading) -> None:
    if reading.file.name:
        storage, name = reading.file.storage, reading.file.name
        transaction.on_commit(lambda: storage.delete(name))
        reading.file = ""


def discard_reading(reading: Reading, *, by: User) -> None:
    """The review is thrown away, with its original. What was saved from it before, if anything, stays."""
    with transaction.atomic():
        event = ReadingDiscarded(subject_id=reading.pk, subject_label=reading.file_name)
        record(event, by=by.actor)
        _forget_original(reading)
        Reading.objects.filter(pk=reading.pk, state=Reading.State.OPEN).delete()


def record_original_read(reading: Reading, *, by: User) -> None:
    with transaction.atomic():
        record(OriginalRead(subject_id=reading.pk, subject_label=reading.file_name), by=by.actor)
