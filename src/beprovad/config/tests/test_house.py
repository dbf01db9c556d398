import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from beprovad.config.house import for_the_house
from beprovad.people.tests.makers import user

FROM_THE_HOUSE = ("session", "user", "_messages", "htmx")


def known_of(path):
    """What a view is told of who asks."""
    asked = []

    def view(request):
        asked.append({name for name in FROM_THE_HOUSE if hasattr(request, name)})
        return HttpResponse()

    for_the_house(view)(RequestFactory().get(path))
    return asked[0]


@pytest.mark.parametrize("path", ["/r/", "/r/ACDEFG/", "/r/ACDEFG/inputs/"])
def test_a_phone_has_no_session_and_no_user(path):
    assert known_of(path) == set()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/rounds/1/board/", "/reports/r/"])
def test_the_house_knows_who_asks(path):
    assert known_of(path) == set(FROM_THE_HOUSE)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/r/ACDEFG/nothing/here/", "/r/ACDEFG/"])
def test_a_page_that_is_not_there_is_told_to_one_who_is_signed_in_as_to_anybody(client, path):
    client.force_login(user(), backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(path)
    assert response.status_code == 404
    assert "<h1" in response.content.decode()
