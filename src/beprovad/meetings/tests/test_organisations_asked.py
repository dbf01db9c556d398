"""What the review asks about an organisation: known ones that resemble it come before anything new."""

import pytest
from django.urls import reverse

from beprovad.meetings.actions.saving import save_meeting
from beprovad.meetings.models import Attendance, Finding, Reading
from beprovad.meetings.queries.reading import review_page
from beprovad.meetings.rules.organisations import Placed, alike_organisations
from beprovad.meetings.rules.reading import Kind
from beprovad.meetings.tests import makers
from beprovad.meetings.tests.test_reading import settle
from beprovad.people.access import reach_of
from beprovad.people.models import Organisation, User
from beprovad.people.rules import Role


def placed(pk: int, *path: str, also: str = "") -> Placed:
    return Placed(pk, path, frozenset(filter(None, (makers.key(path[-1]), makers.key(also)))))


REGION = (
    placed(1, "Storhamn"),
    placed(2, "Storhamn", "Socialförvaltningen Centrum"),
    placed(3, "Storhamn", "Socialförvaltningen Centrum", "Barn- och familjeenheten"),
    placed(4, "Norrvik"),
    placed(5, "Norrvik", "Individ- och familjeförvaltningen"),
    placed(6, "Sjöbygdens kommunförbund", also="SjKF"),
    placed(7, "Sjöbygdens kommunförbund", "FoU Sjöbygden", also="Sjöbygdens FoU"),
    placed(8, "Högskolan i Sjöbygden"),
)


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("Storhamn Centrum", 2), ("FoU", 7), ("SjKF", 6), ("Sjöbygdens FoU", 7), ("Storhamm", 1),
        ("Familjeförvaltningen i Norrvik", 5), ("Kommunförbundet Sjöbygden", 6), ("HS", None), ("HiS", 8),
        ("Vuxengruppen", None),
    ],
)  # fmt: skip
def test_organisations_are_suggested_by_their_parts(written: str, first: int | None) -> None:
    alike = alike_organisations(written, REGION)
    assert (alike[0].id if alike else None) == first


def test_an_organisation_is_told_with_where_it_lies() -> None:
    assert REGION[4].label == "Individ- och familjeförvaltningen, Norrvik"


@pytest.fixture
def coordinator(db: None) -> User:
    for name in ("Norrvik", "Storhamn", "Granö", "Lillby"):
        makers.organisation(name)
    for name in ("Centrum", "Hamnen"):
        Organisation.objects.create(
            name=f"Socialförvaltningen {name}", kind="administration", parent=makers.organisation("Storhamn")
        )
    association = makers.organisation("Sjöbygdens kommunförbund", "association")
    return makers.user("Esther Nyman", at=association, IFO=Role.COORDINATOR, Funktionsstöd=Role.COORDINATOR)


def asked(by: User, written: str) -> tuple[Reading, Finding]:
    reading = makers.reading(by, makers.NOTE.replace("Alva Ekström, Norrvik", f"Alva Ekström, {written}"))
    return reading, reading.findings.get(kind=Kind.ORGANISATION, text=written)


def test_what_resembles_a_known_organisation_is_answered_by_it_first(client, coordinator: User) -> None:
    reading, row = asked(coordinator, "Storhamn Centrum")
    question = review_page(reading, reach_of(coordinator), asked=row.pk).question
    assert question is not None
    assert question.organisations is not None
    assert question.organisations.alike[0].label == "Socialförvaltningen Centrum, Storhamn"
    client.force_login(coordinator)
    page = client.get(f"{reverse('meetings:review', args=[reading.pk])}?question={row.pk}").content.decode()
    known, new = page.index("Socialförvaltningen Centrum, Storhamn"), page.index("som ny organisation")
    assert known < page.index('value="new"') < new
    assert '<option value="">Välj organisation</option>' in page


def test_an_organisation_that_is_not_suggested_can_be_chosen(client, coordinator: User) -> None:
    reading, row = asked(coordinator, "Vuxengruppen")
    client.force_login(coordinator)
    address = reverse("meetings:answer_finding", args=[reading.pk, row.pk])
    client.post(address, {"answer": "other", "other": ""})
    row.refresh_from_db()
    assert row.state == "open"
    client.post(address, {"answer": "other", "other": makers.organisation("Granö").pk})
    assert reading.findings.get(text="Alva Ekström").organisation == makers.organisation("Granö")


def test_words_that_are_no_organisation_stay_as_a_role_and_nothing_is_made(client, coordinator: User) -> None:
    reading, row = asked(coordinator, "Vuxengruppen")
    client.force_login(coordinator)
    client.post(reverse("meetings:answer_finding", args=[reading.pk, row.pk]), {"answer": "none"})
    before = Organisation.objects.count()
    settle(reading)
    meeting = save_meeting(reading, by=coordinator)
    seat = Attendance.objects.get(meeting=meeting, written_name="Alva Ekström")
    assert (seat.organisation, seat.role_text) == (None, "ordförande, Vuxengruppen")
    assert Organisation.objects.count() == before
