from types import SimpleNamespace

from django.contrib.auth.models import AnonymousUser

from beprovad.web.navigation import (
    NavigationLink,
    PersonLine,
    current,
    everybody,
    person_line,
    register,
    register_person_line,
    signed_in,
    visible_links,
)

ALVA = SimpleNamespace(is_authenticated=True, __str__=lambda: "alva")


def asked(path="/", user=None):
    return SimpleNamespace(path=path, user=user or AnonymousUser())


def test_links_stand_in_their_order():
    register(NavigationLink("Ärenden", "matters", 20, everybody))
    register(NavigationLink("Start", "start", 10, everybody))

    assert [link.label for link in visible_links(asked())] == ["Start", "Ärenden"]


def test_a_visitor_is_not_shown_what_only_those_signed_in_may_see():
    register(NavigationLink("Ärenden", "matters", 20, signed_in))

    assert visible_links(asked()) == ()
    assert len(visible_links(asked(user=ALVA))) == 1


def test_the_same_address_registered_twice_is_one_link():
    register(NavigationLink("Ärenden", "matters", 20, everybody))
    register(NavigationLink("Våra ärenden", "matters", 20, everybody))

    assert [link.label for link in visible_links(asked())] == ["Våra ärenden"]


def test_the_link_that_lies_nearest_above_the_page_is_the_current_one():
    urls = ["/", "/matters/", "/matters/old/"]

    assert current("/matters/old/7/", urls) == "/matters/old/"
    assert current("/matters/7/", urls) == "/matters/"
    assert current("/", urls) == "/"


def test_the_front_page_is_not_current_on_every_other_page():
    assert current("/elsewhere/", ["/", "/matters/"]) == ""


def test_a_visitor_has_no_line():
    register_person_line(lambda _request: PersonLine("Alva Ekström", "Norrvik"))

    assert person_line(asked()) is None


def test_the_latest_way_to_name_a_person_holds():
    register_person_line(lambda _request: PersonLine("Alva"))
    register_person_line(lambda _request: PersonLine("Alva Ekström", "Norrvik"))

    assert person_line(asked(user=ALVA)) == PersonLine("Alva Ekström", "Norrvik")
