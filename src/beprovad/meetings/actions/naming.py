"""Who is meant where a matter or the note's last line names somebody: linked where it is certain, else asked."""

from collections.abc import Sequence

from beprovad.meetings.models import Finding, Reading
from beprovad.meetings.queries.named import circles_of
from beprovad.meetings.rules.named import Circles, meaning
from beprovad.meetings.rules.reading import Ask, Kind
from beprovad.people.queries import known_organisations, known_persons
from beprovad.people.rules.matching import KnownPerson
from beprovad.people.rules.naming import KnownOrganisation, match_organisation

NAMING = (Kind.MATTER, Kind.NOTE_TAKER)


def match_named(
    found: Sequence[Finding],
    circles: Circles,
    organisations: Sequence[KnownOrganisation],
) -> None:
    """Link the person that each matter and note taker names; ask where several or nobody known is named so."""
    for row in found:
        if row.kind not in NAMING or row.state != Finding.State.OPEN:
            continue
        words = row.naming_words
        meant = meaning(words, circles)
        row.seat_id = meant.certain.seat if meant.certain else None
        row.person_id = meant.certain.person if meant.certain and not meant.certain.seat else None
        is_asked = meant.is_asked and not match_organisation(words, organisations)
        others = [doubt for doubt in row.doubts if doubt != Ask.WHICH_RESPONSIBLE]
        row.doubts = [*others, Ask.WHICH_RESPONSIBLE.value] if is_asked else others


def name_again(reading: Reading, known: Sequence[KnownPerson] | None = None) -> None:
    """After a change among the seats: what is undecided is matched anew, and what a dropped seat had."""
    findings = list(reading.findings.select_related("seat"))
    naming = [row for row in findings if row.kind in NAMING]
    for row in naming:
        is_lost = row.seat is not None and row.seat.state == Finding.State.DROPPED
        if is_lost and row.state == Finding.State.ACCEPTED:
            row.state = Finding.State.OPEN
    networks = [network.pk for network in reading.networks.all()]
    circles = circles_of(findings, networks, known_persons() if known is None else known)
    match_named(naming, circles, known_organisations())
    Finding.objects.bulk_update(naming, ["state", "seat", "person", "doubts"])


def name_one_again(finding: Finding) -> None:
    """The words that name somebody were changed by hand: match them anew. The finding is not saved."""
    reading = finding.reading
    others = reading.findings.exclude(pk=finding.pk)
    networks = [network.pk for network in reading.networks.all()]
    finding.state = Finding.State.OPEN
    finding.doubts = []
    match_named([finding], circles_of(others, networks, known_persons()), known_organisations())
    if not finding.doubts:
        finding.state = Finding.State.ACCEPTED
