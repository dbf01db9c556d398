"""What the ten most used pages cost in a grown region, with its database; one JSON line.

The region: the fictional one, then ten years of meetings with thirty items each, and two thousand matters. For each
page the number of queries and the 95th percentile of the server's time, as a coordinator who is logged in. The baseline
is a page of the same skin that asks for almost nothing, in the same run. The number of queries must be the same before
and after the growth.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.serving import free_port, run_beprovad, serve, site_environment

if TYPE_CHECKING:
    from django.test import Client

YEARS, MEETINGS_A_YEAR, ITEMS, MATTERS = 10, 16, 30, 2000
ROUNDS = 40
MS_PROMISED = 40
PARAGRAPH = "Vi gick igenom läget i kommunerna. Frågan kommer tillbaka när underlaget är klart. " * 4


@dataclass(frozen=True)
class Cost:
    """One page: queries, and milliseconds at the 95th percentile."""

    queries: int
    ms: float


def grow() -> None:
    """Ten years of meetings and matters, in the coordinator's networks."""
    from beprovad.meetings.models import AgendaItem, Attendance, Matter, MatterEvent, Meeting, Note
    from beprovad.meetings.rules.matters import State
    from beprovad.people.models import Network, Person

    networks = list(Network.objects.order_by("pk"))
    persons = list(Person.objects.order_by("pk")[:30])
    first = date(2016, 1, 14)
    for number in range(YEARS * MEETINGS_A_YEAR):
        meeting = Meeting.objects.create(title=f"Möte {number}", held_on=first + timedelta(days=22 * number))
        meeting.networks.set(networks[number % len(networks) :][:2])
        items = AgendaItem.objects.bulk_create(
            AgendaItem(meeting=meeting, position=place, title=f"Punkt {place}") for place in range(ITEMS)
        )
        Note.objects.bulk_create(Note(meeting=meeting, item=item, text=PARAGRAPH) for item in items)
        Attendance.objects.bulk_create(
            Attendance(meeting=meeting, person=person, written_name=person.name) for person in persons
        )
    meetings = list(Meeting.objects.order_by("pk"))
    states = list(State)
    matters = Matter.objects.bulk_create(
        Matter(title=f"Ärende {number} om stöd", state=states[number % len(states)])
        for number in range(MATTERS)
    )
    for number, matter in enumerate(matters):
        matter.networks.add(networks[number % len(networks)])
    MatterEvent.objects.bulk_create(
        MatterEvent(
            matter=matter,
            kind=MatterEvent.Kind.MENTIONED,
            happened_on=meetings[place].held_on,
            to_state=matter.state,
            sentence=PARAGRAPH,
            meeting=meetings[place],
            actor_label="Alma Ek",
        )
        for number, matter in enumerate(matters)
        for place in sorted({(number * step) % len(meetings) for step in (1, 3, 7)})
    )


def addresses() -> dict[str, str]:
    """The ten pages; of meetings, matters and people the fullest one."""
    from django.db.models import Count

    from beprovad.meetings.models import Matter, Meeting
    from beprovad.people.models import Network, Organisation, Person

    meeting = Meeting.objects.annotate(size=Count("items")).order_by("-size", "pk")[0]
    matter = Matter.objects.annotate(size=Count("events")).order_by("-size", "pk")[0]
    person = Person.objects.annotate(size=Count("attendances")).order_by("-size", "pk")[0]
    return {
        "start": "/",
        "meetings": "/meetings/",
        "meeting": f"/meetings/{meeting.pk}/",
        "note": f"/meetings/{meeting.pk}/notes/{meeting.notes.order_by('pk')[0].pk}/",
        "matters": "/matters/",
        "matters, a word sought": "/matters/?q=stöd",
        "matter": f"/matters/{matter.pk}/",
        "persons": "/people/",
        "person": f"/people/persons/{person.pk}/",
        "network": f"/people/networks/{Network.objects.order_by('pk')[0].pk}/",
        "organisation": f"/people/organisations/{Organisation.objects.order_by('pk')[0].pk}/",
    }


def cost(client: Client, address: str) -> Cost:
    """Queries of a warm request, and time over many."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    answer = client.get(address)
    if answer.status_code != 200:  # noqa: PLR2004
        raise SystemExit(f"{address} answers {answer.status_code}")
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    queries = len(captured)  # the log is emptied by the next request
    taken = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        client.get(address)
        taken.append((time.perf_counter() - started) * 1000)
    return Cost(queries, round(statistics.quantiles(taken, n=20)[-1], 1))


def costs(client: Client) -> dict[str, Cost]:
    return {name: cost(client, address) for name, address in addresses().items()}


def server_figures(folder: Path, environment: dict[str, str]) -> dict[str, float]:
    """Seconds from the command to the first answer, and megabytes of all its processes after a hundred pages."""
    from urllib.request import urlopen

    run_beprovad("static", environment=environment)
    started = time.perf_counter()
    site = serve(folder, environment=environment, port=free_port())
    try:
        with urlopen(site.address, timeout=20):
            seconds = time.perf_counter() - started
        for _ in range(100):
            urlopen(site.address, timeout=20).close()
        group = [
            path.parent for path in Path("/proc").glob("[0-9]*/stat") if _group(path) == site.process.pid
        ]
        return {"start_s": round(seconds, 2), "rss_mb": round(sum(_rss(path) for path in group) / 1024, 1)}
    finally:
        site.stop()


def _group(stat: Path) -> int:
    try:
        return int(stat.read_text().rpartition(")")[2].split()[2])
    except OSError:
        return 0


def _rss(process: Path) -> int:
    """Kilobytes, shared pages counted once."""
    lines = (process / "smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="beprovad-bench-") as name:
        folder = Path(name)
        environment = site_environment(folder, demo=True)
        run_beprovad("migrate", environment=environment)
        run_beprovad("demo", environment=environment)
        os.environ.update(
            environment, DJANGO_SETTINGS_MODULE="beprovad.config.settings", BEPROVAD_STATIC="plain"
        )
        (folder / "static").mkdir()
        import django

        django.setup()
        report = measure()
        report["server"] = server_figures(folder, environment)
    print(json.dumps(report, ensure_ascii=False))
    return 0


def measure() -> dict[str, object]:
    from django.conf import settings
    from django.test import Client

    from beprovad.people.models import User
    from beprovad.people.queries.personas import PERSONAS

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    client.force_login(
        User.objects.get(email=PERSONAS["coordinator"]), backend=settings.AUTHENTICATION_BACKENDS[-1]
    )
    small = costs(client)
    grow()
    large = costs(client)
    baseline = cost(client, "/about/")
    worst = max(large.values(), key=lambda one: one.ms)
    return {
        "bench": "pages",
        "ours_ms": worst.ms,
        "baseline_ms": baseline.ms,
        "ratio": round(worst.ms / baseline.ms, 1),
        "pages": {name: [one.queries, one.ms] for name, one in large.items()},
        "median_queries": statistics.median(one.queries for one in large.values()),
        "more_queries_when_grown": {
            name: [small[name].queries, one.queries]
            for name, one in large.items()
            if one.queries > small[name].queries
        },
        "over_promise": [name for name, one in large.items() if one.ms > MS_PROMISED],
    }


if __name__ == "__main__":
    sys.exit(main())
