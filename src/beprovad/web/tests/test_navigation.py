from types import SimpleNamespace

from django.contrib.auth.models import AnonymousUser

from beprovad.web.navigation import (
    IN_THE_HEAD,
    Menu,
    NavigationLink,
    PersonLine,
    VisibleLink,
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


def test_a_page_beside_the_links_address_can_belong_to_it():
    register(NavigationLink("Start", "start", 10, everybody))
    register(NavigationLink("Ärenden", "matters", 20, everybody, also=("/papers/",)))

    assert [link.is_current for link in visible_links(asked("/papers/7/"))] == [False, True]
    assert [link.is_current for link in visible_links(asked("/elsewhere/"))] == [False, False]


def words(count, current=-1):
    return Menu(tuple(VisibleLink(f"Ord {n}", f"/{n}/", n == current) for n in range(count)))


def test_what_does_not_fit_beside_each_other_is_under_more_and_nothing_is_in_both():
    menu = words(IN_THE_HEAD + 3, current=IN_THE_HEAD)
    assert (len(menu.first), len(menu.more)) == (IN_THE_HEAD, 3)
    assert (*menu.first, *menu.more) == menu.links
    assert menu.is_in_more


def test_a_menu_of_a_single_word_is_not_made():
    assert words(IN_THE_HEAD + 1).more == ()
    assert not words(IN_THE_HEAD + 3, current=0).is_in_more


def test_the_front_page_is_not_current_on_every_other_page():
    assert current("/elsewhere/", ["/", "/matters/"]) == ""


def test_a_visitor_has_no_line():
    register_person_line(lambda _request: PersonLine("Alva Ekström", "Norrvik"))

    assert person_line(asked()) is None


def test_the_latest_way_to_name_a_person_holds():
    register_person_line(lambda _request: PersonLine("Alva"))
    register_person_line(lambda _request: PersonLine("Alva Ekström", "Norrvik"))

    assert person_line(asked(user=ALVA)) == PersonLine("Alva Ekström", "Norrvik")
