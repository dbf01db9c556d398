"""Whom the names in a note may mean: those in its lists, the networks' members, and everybody who is known."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from beprovad.lib.text import name_key, person_sort_key
from beprovad.meetings.models import Finding
from beprovad.meetings.rules.named import Bearer, Circles, meaning
from beprovad.meetings.rules.reading import Kind
from beprovad.people.queries import known_persons
from beprovad.people.rules.matching import KnownPerson


def circles_of(
    findings: Iterable[Finding], networks: Collection[int], known: Sequence[KnownPerson]
) -> Circles:
    """`networks` are the meeting's. Somebody with two seats is there once, and in the nearest circle only."""
    persons = {one.id: one for one in known}
    rows = [row for row in findings if row.state != Finding.State.DROPPED and row.text]
    taken: set[object] = set()
    present = tuple(_seated(rows, Kind.ATTENDEE, persons, taken))
    absent = tuple(_seated(rows, Kind.ABSENT, persons, taken))
    everybody = {one.id: _bearer(one) for one in known}
    members = [one.id for one in known if one.networks & set(networks) and one.id not in taken]
    near = (present, absent, tuple(everybody[pk] for pk in members))
    return Circles(near, tuple(everybody.values()))


@dataclass(frozen=True)
class Meant:
    """Whom the words of one finding may mean, and everybody else who is near."""

    bearers: tuple[Bearer, ...]
    others: tuple[Bearer, ...]


def who_may_be_meant(finding: Finding, findings: Iterable[Finding]) -> Meant:
    networks = [network.pk for network in finding.reading.networks.all()]
    circles = circles_of(findings, networks, known_persons())
    bearers = meaning(finding.naming_words, circles).bearers
    near = (one for circle in circles.near for one in circle if one not in bearers)
    return Meant(bearers, tuple(sorted(near, key=lambda one: person_sort_key(one.name))))


def _seated(
    rows: Iterable[Finding], kind: Kind, persons: dict[int, KnownPerson], taken: set[object]
) -> Iterator[Bearer]:
    for row in rows:
        who = row.person_id or (name_key(row.text), row.organisation_text.casefold())
        if row.kind != kind or who in taken:
            continue
        taken.add(who)
        known = persons.get(row.person_id or 0)
        keys = {name_key(row.text)} | (known.keys if known else set())
        yield Bearer(known.name if known else row.text, frozenset(keys), seat=row.pk, person=row.person_id)


def _bearer(known: KnownPerson) -> Bearer:
    return Bearer(known.name, known.keys, person=known.id)
