import re

from django.template.loader import render_to_string

from beprovad.documents.html import body_html, contents, to_html
from beprovad.documents.outline import (
    Document,
    Language,
    Run,
    Section,
    bullets,
    item,
    link,
    numbers,
    paragraph,
    table,
)
from beprovad.documents.tests.makers import saying, whole_document


def squeezed(html):
    return re.sub(r"\s+<", "<", html)


def test_the_title_is_h1_and_sections_follow_without_a_gap():
    html = to_html(whole_document())
    assert re.findall(r"<h(\d)>(.*?)</h", html) == [
        ("1", "Minnesanteckningar"),
        ("2", "Inledning"),
        ("3", "Slut"),
    ]


def test_the_article_speaks_the_documents_language():
    assert '<article class="outline" lang="en">' in to_html(saying("x", language=Language.ENGLISH))


def test_markup_in_any_text_is_escaped():
    bad = '<script>alert("1")</script>'
    html = to_html(
        Document(
            bad,
            bad,
            marks=(bad,),
            sections=(Section(bad, 1, (paragraph(bad), bullets(bad), table((bad,), (bad,), caption=bad))),),
        )
    )
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 9


def test_only_safe_links_are_links():
    html = to_html(
        Document("x", sections=(Section("", 1, (paragraph(link("ond", "javascript:alert(1)")),)),))
    )
    assert "<a " not in html
    assert "ond" in html
    assert 'href="https://fou.example/"' in to_html(whole_document())


def test_lists_nest_and_numbers_begin_where_they_should():
    html = squeezed(
        to_html(
            Document("x", sections=(Section("", 1, (bullets(item("a", below=(numbers("b", start=3),))),)),))
        )
    )
    assert '<ul><li>a<ol start="3"><li>b</li></ol></li></ul>' in html


def test_tables_have_a_header_row_and_a_caption():
    html = squeezed(to_html(whole_document()))
    assert (
        '<caption>Ärenden</caption><thead><tr><th scope="col">Ärende</th><th scope="col">Ansvarig</th>'
        in html
    )


def test_a_figure_is_one_image_with_its_words():
    assert '<div role="img" aria-label="Granö har nio intervjuer."><svg ' in to_html(whole_document())


def test_nothing_inline_that_the_policy_forbids():
    html = to_html(whole_document())
    assert " style=" not in html
    assert " onclick" not in html


def test_invisible_characters_are_left_out_and_line_breaks_are_shown():
    assert "a<br>b" in to_html(saying("a\nb\x00\x08"))


def test_the_page_for_print_has_the_article_alone(rf):
    document = whole_document()
    context = {"document": document, "article": to_html(document)}
    html = render_to_string("documents/print.html", context, request=rf.get("/"))
    assert html.count("<h1>") == 1
    assert "documents/outline" in html


def test_a_page_of_ours_is_a_link_on_screen():
    html = to_html(
        Document("Titel", sections=(Section("Rubrik", 1, (paragraph(Run("Se", page="/here/")),)),))
    )
    assert '<a href="/here/">Se</a>' in html


def test_the_main_parts_can_be_led_to():
    document = Document("Titel", sections=(Section("Ett"), Section("Under", 2), Section("Två")))
    assert contents(document) == (("part-1", "Ett"), ("part-3", "Två"))
    assert 'id="part-3"' in to_html(document)


def test_within_another_page_the_title_is_left_out_and_headings_follow_its_own():
    html = body_html(Document("Titel", sections=(Section("Ett"), Section("Under", 2))), below=2)
    assert re.findall(r"<h(\d)>(.*?)</h", html) == [("3", "Ett"), ("4", "Under")]
