"""What the most used pages cost in a grown region, with its database; one JSON line for each page, then two more.

The region: the fictional one, grown to thirteen municipalities with their people, ten years of meetings with thirty
items each, two thousand matters, and five hundred assessments of sixty answers. Each page is asked for as a coordinator
who is logged in, those of knowledge and assessments as a head, as a browser does. The
times are 95th percentiles: `ours_ms` and `baseline_ms` count the processor's time, which neighbours on the machine do
not change, `wall_ms` is what the clock said meanwhile. The baseline is a view of Django's that asks for nothing and
gives as many bytes, behind the same middleware. The number of queries must be the same before and after the growth.
"""

from __future__ import annotations

import gzip
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

    from beprovad.people.models import User

YEARS, MEETINGS_A_YEAR, ITEMS, MATTERS = 10, 16, 30, 2000
MUNICIPALITIES, PEOPLE = 13, 20  # people in each
ROUNDS = 40
MS_PROMISED, QUERIES_PROMISED = 40, 8
START_S_PROMISED, RSS_MB_PROMISED = 2, 200
ASSESSMENTS, ANSWERS, METHODS = 500, 60, 50
PARAGRAPH = "Vi gick igenom läget i kommunerna. Frågan kommer tillbaka när underlaget är klart. " * 4


@dataclass(frozen=True)
class Cost:
    """One page: queries, milliseconds of the processor and of the clock at the 95th percentile, and its size."""

    queries: int
    ms: float
    wall_ms: float
    size: int


def grow() -> None:
    grow_people()
    grow_meetings()
    grow_matters()
    grow_assessments()


def grow_people() -> None:
    """Thirteen municipalities, each with people who sit in a network, and every fourth with a post."""
    from beprovad.people.models import Appointment, Membership, Network, Organisation, Person
    from beprovad.people.rules import Role

    kind = Organisation.Kind
    places = list(Organisation.objects.filter(kind=kind.MUNICIPALITY).order_by("pk"))
    places += [
        Organisation.objects.create(name=f"Kommun {number}", kind=kind.MUNICIPALITY)
        for number in range(MUNICIPALITIES - len(places))
    ]
    networks = list(Network.objects.order_by("pk"))
    since = date(2020, 1, 1)
    for place in places:
        unit = Organisation.objects.create(name="Enhet stöd", kind=kind.UNIT, parent=place)
        people = Person.objects.bulk_create(
            Person(name=f"Person {number} {place.name}") for number in range(PEOPLE)
        )
        for number, person in enumerate(people):
            network = networks[number % len(networks)]
            Membership.objects.create(
                person=person, network=network, organisation=unit, role=Role.MEMBER, from_on=since
            )
            if not number % 4:
                Appointment.objects.create(person=person, organisation=unit, role=Role.STAFF, from_on=since)


def grow_meetings() -> None:
    """Ten years of them."""
    from beprovad.meetings.models import AgendaItem, Attendance, Meeting, Note
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


def grow_matters() -> None:
    """Each spoken of at up to three meetings."""
    from beprovad.meetings.models import Matter, MatterEvent, Meeting
    from beprovad.meetings.rules.matters import State
    from beprovad.people.models import Network

    networks = list(Network.objects.order_by("pk"))
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
            title=matter.title,
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


def grow_assessments() -> None:
    """Fifty methods with evidence, tried at every authority in turn against a list of sixty questions."""
    from django.utils import timezone

    from beprovad.assessments.models import Answer, AnswerEvidence, Assessment
    from beprovad.assessments.rules.kinds import Verdict
    from beprovad.checklists.models import Checklist, ChecklistVersion, Question
    from beprovad.checklists.rules.areas import Area
    from beprovad.knowledge.models import Evidence, Method
    from beprovad.knowledge.rules.kinds import Direction, Leaf
    from beprovad.people.models import Network, Organisation

    areas, verdicts, leaves, label = list(Area), list(Verdict), list(Leaf), "Alma Ek"
    authorities = list(Organisation.objects.filter(is_authority=True).order_by("pk"))
    checklist = Checklist.objects.create(
        title="Stora listan", network=Network.objects.order_by("pk")[0], created_by_label=label
    )
    version = ChecklistVersion.objects.create(checklist=checklist, number=1, published_at=timezone.now())
    questions = Question.objects.bulk_create(
        Question(
            version=version, position=place, area=areas[place % len(areas)], text=f"Fråga {place} om stödet?"
        )
        for place in range(ANSWERS)
    )
    methods = Method.objects.bulk_create(
        Method(name=f"Arbetssätt {number}", aim=PARAGRAPH, created_by_label=label)
        for number in range(METHODS)
    )
    evidence = Evidence.objects.bulk_create(
        Evidence(
            method=method, leaf=leaf, direction=Direction.SUPPORTS, claim=f"Underlag {number}",
            dated_on=date(2026, 1, 1), is_shared=True, created_by_label=label,
        )
        for number, method in enumerate(methods) for leaf in leaves
    )  # fmt: skip
    assessments = Assessment.objects.bulk_create(
        Assessment(
            method=methods[number % METHODS], authority=authorities[number // METHODS % len(authorities)],
            version=version, is_in_depth=True, purpose=PARAGRAPH, created_by_label=label,
        )
        for number in range(ASSESSMENTS)
    )  # fmt: skip
    answers = Answer.objects.bulk_create(
        (
            Answer(
                assessment=assessment, question=question, verdict=verdicts[place % len(verdicts)],
                reasons=PARAGRAPH, revision=1, saved_by_label=label, saved_at=timezone.now(),
            )
            for assessment in assessments for place, question in enumerate(questions)
        ),
        batch_size=5_000,
    )  # fmt: skip
    AnswerEvidence.objects.bulk_create(
        (
            AnswerEvidence(
                answer=answer,
                evidence=evidence[len(leaves) * (place // ANSWERS % METHODS) + place % len(leaves)],
                linked_by_label=label,
            )
            for place, answer in enumerate(answers)
            if place % 2
        ),
        batch_size=5_000,
    )


def head_addresses() -> dict[str, str]:
    """Of methods and of the head's own assessments the fullest one."""
    from django.db.models import Count

    from beprovad.assessments import access
    from beprovad.knowledge.models import Method
    from beprovad.people.access import reach_of

    method = Method.objects.annotate(size=Count("evidence")).order_by("-size", "pk")[0]
    mine = access.assessments(reach_of(_user("head-ifo")))
    assessment = mine.annotate(size=Count("answers")).order_by("-size", "pk")[0]
    asked = assessment.version.questions.order_by("position")[0]
    return {
        "methods": "/methods/",
        "method": f"/methods/{method.pk}/",
        "assessments": "/assessments/",
        "assessment": f"/assessments/{assessment.pk}/?area=all",
        "question": f"/assessments/{assessment.pk}/questions/{asked.pk}/",
        "committee": "/committee/",
    }


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
    worked, waited = [], []
    for _ in range(ROUNDS):
        work, wait = time.process_time(), time.perf_counter()
        client.get(address)
        worked.append(time.process_time() - work)
        waited.append(time.perf_counter() - wait)
    return Cost(queries, _p95_ms(worked), _p95_ms(waited), len(gzip.decompress(answer.content)))


def _p95_ms(seconds: list[float]) -> float:
    return round(statistics.quantiles(seconds, n=20)[-1] * 1000, 1)


def costs() -> dict[str, Cost]:
    pages = (("coordinator", addresses()), ("head-ifo", head_addresses()))
    return {name: cost(_client(who), address) for who, asked in pages for name, address in asked.items()}


def baseline(client: Client, size: int) -> Cost:
    """A view that asks for nothing and gives as many bytes, behind the same middleware."""
    from django.test import override_settings

    with override_settings(ROOT_URLCONF=_bare_addresses()):
        return cost(client, f"/{size}/")


def _bare_addresses() -> type:
    from django.http import HttpRequest, HttpResponse
    from django.urls import path

    def bare(_request: HttpRequest, size: int) -> HttpResponse:
        return HttpResponse((PARAGRAPH * (size // len(PARAGRAPH) + 1)).encode()[:size])

    return type("Addresses", (), {"urlpatterns": [path("<int:size>/", bare)]})


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
        os.environ.update(environment, BEPROVAD_STATIC="plain")
        (folder / "static").mkdir()
        import beprovad.config.wsgi  # noqa: F401 - as the server begins

        is_kept = measure()
        server = server_figures(folder, environment)
    _say("the server", **server)
    is_small = server["start_s"] <= START_S_PROMISED and server["rss_mb"] <= RSS_MB_PROMISED
    return 0 if is_kept and is_small else 1


def measure() -> bool:
    """Say what each page costs; whether all is as promised."""
    client = _client("coordinator")
    small = costs()
    grow()
    large = costs()
    for name, one in large.items():
        bare = baseline(client, one.size)
        _say(
            name,
            ours_ms=one.ms,
            baseline_ms=bare.ms,
            ratio=round(one.ms / bare.ms, 1),
            wall_ms=one.wall_ms,
            queries=one.queries,
            queries_before_growth=small[name].queries,
            bytes=one.size,
        )
    median = statistics.median(one.queries for one in large.values())
    slow = [name for name, one in large.items() if one.ms > MS_PROMISED]
    growing = [name for name, one in large.items() if one.queries > small[name].queries]
    megabytes = round(_rss(Path("/proc/self")) / 1024, 1)
    _say(
        "all", median_queries=median, over_promised_ms=slow, more_queries_when_grown=growing, rss_mb=megabytes
    )
    return median <= QUERIES_PROMISED and not slow and not growing


def _client(persona: str) -> Client:
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client(headers={"accept-encoding": "gzip"})
    client.force_login(_user(persona), backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def _user(persona: str) -> User:
    from beprovad.people.models import User
    from beprovad.people.queries.personas import PERSONAS

    return User.objects.get(email=PERSONAS[persona])


def _say(page: str, **figures: object) -> None:
    print(json.dumps({"bench": "pages", "page": page, **figures}, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    sys.exit(main())
