"""Each component, as a page builder writes it."""

from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import engines
from django.urls import NoReverseMatch

from beprovad.web.components.markup import address, attributes
from beprovad.web.components.reading import TreeNode


def drawn(source, request=None, **values):
    return engines["django"].from_string(source).render(values, request).strip()


EVIL = "<script>alert(1)</script>"


@pytest.mark.parametrize(
    "source",
    [
        "{% button evil %}",
        "{% button 'x' title=evil %}",
        "{% link_button evil '#' %}",
        "{% chip evil %}",
        "{% chip 'x' evil %}",
        "{% notice title=evil %}{{ evil }}{% endnotice %}",
        "{% empty_state evil evil evil '#' %}",
        "{% row evil %}{{ evil }}{% endrow %}",
        "{% list_row evil meta=evil chip=evil %}{{ evil }}{% endlist_row %}",
        "{% person_row evil meta=evil written='Bo' chip=evil %}",
        "{% breadcrumbs evil '/' %}",
        "{% tabs evil %}{% tab evil '#' count=evil %}{% endtabs %}",
        "{% steps evil %}{% step evil 'next' evil %}{% endsteps %}",
        "{% moment when=evil title=evil who=evil chip=evil %}{{ evil }}{% endmoment %}",
        "{% conflict mine=evil theirs=evil who=evil when=evil %}{{ evil }}{% endconflict %}",
        "{% confirm evil '#' evil name=evil value=evil %}{{ evil }}{% endconfirm %}",
        "{% post_button evil '#' name=evil value=evil %}",
        "{% autosave '/x/' name='text' value=evil base=evil label=evil %}",
        "{% tree nodes %}",
        "{% icon 'warning' evil %}",
    ],
)
def test_text_is_data_wherever_it_stands(source):
    assert "<script>" not in drawn(source, evil=EVIL, nodes=[TreeNode(EVIL, meta=EVIL)])


def test_a_button_submits_the_form_it_stands_in():
    assert (
        drawn('{% button "Spara" %}') == '<button class="button button-primary" type="submit">Spara</button>'
    )


def test_more_attributes_are_passed_on():
    more = attributes({"hx_post": "/x/", "disabled": True, "hidden": False, "title": None, "for_": "a"})

    assert more == ' hx-post="/x/" disabled for="a"'


def test_classes_add_up():
    assert 'class="button button-quiet wide"' in drawn('{% button "Spara" "quiet" class_="wide" %}')


def test_an_address_may_be_a_name_a_path_or_a_thing_with_an_address_of_its_own():
    matter = SimpleNamespace(get_absolute_url=lambda: "/matters/7/")

    assert address("matters") == "/matters/"
    assert address("?state=open") == "?state=open"
    assert address("#draft") == "#draft"
    assert address(matter) == "/matters/7/"
    assert address("") == ""


def test_an_address_that_would_run_something_is_refused():
    with pytest.raises(NoReverseMatch):
        address("javascript:alert(1)")


def test_a_state_without_a_colour_is_neutral():
    assert drawn('{% chip "parkerat" "parked" %}') == '<span class="chip chip-parked">parkerat</span>'
    assert drawn('{% chip "nytt" "new" %}') == '<span class="chip chip-neutral">nytt</span>'


def test_a_person_is_shown_as_written_only_when_it_differs():
    assert "skrivet Bo Ahlinn" in drawn('{% person_row "Bo Ahlin" written="Bo Ahlinn" %}')
    assert "skrivet" not in drawn('{% person_row "Bo Ahlin" written="Bo Ahlin" %}')


def test_the_way_here_leaves_out_the_page_itself():
    way = drawn('{% breadcrumbs "Start" "start" "Ärenden" "matters" %}')

    assert way.count("<li>") == 2
    assert '<a href="/matters/">Ärenden</a>' in way


def test_the_chosen_tab_is_marked_for_those_who_do_not_see_it():
    assert 'aria-current="page"' in drawn('{% tab "Öppna" "#" current=True %}')
    assert "aria-current" not in drawn('{% tab "Alla" "#" %}')


def test_a_count_of_none_is_shown():
    assert '<span class="count">0</span>' in drawn('{% tab "Öppna" "#" count=0 %}')


def test_the_next_step_is_marked():
    assert 'aria-current="step"' in drawn('{% step "Läs in" "next" %}')
    assert "klart" in drawn('{% step "Läs in" "done" %}')


def test_a_confirmation_posts_with_its_token(rf):
    asked = drawn(
        '{% confirm "Ta bort" "/x/" "Ja, ta bort" %}<p>För alltid.</p>{% endconfirm %}', rf.get("/")
    )

    assert "<details" in asked
    assert "<p>För alltid.</p>" in asked
    assert 'name="csrfmiddlewaretoken" value="' in asked


def test_a_press_may_carry_one_value(rf):
    pressed = drawn('{% post_button "Väck" "/x/" name="state" value="open" %}', rf.get("/"))

    assert '<input type="hidden" name="state" value="open">' in pressed


def test_pages_keep_what_was_filtered(rf):
    page = Paginator(range(100), 10).page(2)
    pages = drawn("{% pagination page %}", rf.get("/?state=open&page=2"), page=page)

    assert 'href="?state=open&amp;page=3" rel="next"' in pages


def test_one_page_needs_no_pages(rf):
    assert drawn("{% pagination page %}", rf.get("/"), page=Paginator([1], 10).page(1)) == ""


def test_things_under_things_are_lists_in_lists():
    nodes = [TreeNode("Storhamn", children=(TreeNode("Centrum", children=(TreeNode("Vuxenenheten"),)),))]

    assert drawn("{% tree nodes %}", nodes=nodes).count("<ul") == 3


def test_an_icon_is_silent_unless_it_speaks():
    assert 'aria-hidden="true"' in drawn('{% icon "check" %}')
    assert 'role="img" aria-label="klart"' in drawn('{% icon "check" "klart" %}')


def test_two_texts_stand_beside_each_other_with_their_line_breaks():
    both = drawn("{% conflict mine=mine theirs='B' who='Maj' %}{% endconflict %}", mine="A\nA")

    assert "A<br>A" in both
    assert "Sparat av Maj" in both
