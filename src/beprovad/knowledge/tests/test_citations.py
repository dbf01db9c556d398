"""How a source is cited on one line, and where it leads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beprovad.knowledge.rules.citations import (
    Cited,
    citation,
    doi_of,
    identifier_key,
    identifier_words,
    is_web_address,
    link,
)


def test_all_that_is_known_stands_on_one_line():
    cited = Cited(
        title="Sova gott",
        authors="Ek A, Lind B",
        year=2024,
        published_in="Tidskrift för sömn 12(3)",
        identifier="10.1000/sova",
    )
    assert citation(cited) == "Ek A, Lind B (2024). Sova gott. Tidskrift för sömn 12(3). doi:10.1000/sova."


def test_what_is_not_known_is_left_out():
    assert citation(Cited(title="Sover vi?")) == "Sover vi?"
    assert citation(Cited(title="Sömn", year=2020)) == "(2020). Sömn."


@pytest.mark.parametrize(
    ("identifier", "words"),
    [
        ("https://doi.org/10.1000/x", "doi:10.1000/x"),
        ("DOI: 10.1000/x", "doi:10.1000/x"),
        ("2025:400", "SFS 2025:400"),
        ("sfs 2025:400", "SFS 2025:400"),
        ("978-91-7164-000-1", "978-91-7164-000-1"),  # the last digit does not agree
        ("0-306-40615-2", "ISBN 0-306-40615-2"),
        ("ISBN 978-0-306-40615-7", "ISBN 978-0-306-40615-7"),
        ("Dnr 5", "Dnr 5"),
        ("", ""),
    ],
)
def test_an_identifier_is_said_with_its_kind(identifier, words):
    assert identifier_words(identifier) == words


def test_the_same_identifier_written_in_two_ways_has_one_key():
    assert identifier_key("10.1000/ABC") == identifier_key("https://doi.org/10.1000/abc")
    assert identifier_key("978-0-306-40615-7") == identifier_key("ISBN 9780306406157")
    assert identifier_key("SFS 2025:400") == identifier_key("2025:400")
    assert identifier_key(" ") == ""


def test_a_doi_leads_to_its_own_address_before_any_other():
    assert link(Cited(title="x", identifier="10.1000/a b", url="https://x.example")) == "https://x.example"
    cited = Cited(title="x", identifier="doi:10.1000/a<b>", url="https://x.example")
    assert link(cited) == "https://doi.org/10.1000/a%3Cb%3E"
    assert link(Cited(title="x", identifier="2025:400", url="https://x.example")) == "https://x.example"


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "ftp://x.example", "x.example", "https://", "http://["]
)
def test_only_the_web_is_linked_to(url):
    assert not is_web_address(url)
    assert link(Cited(title="x", url=url)) == ""


@given(st.text())
def test_whatever_is_written_can_be_cited(written):
    cited = Cited(title=written, authors=written, published_in=written, identifier=written, url=written)
    assert isinstance(citation(cited), str)
    assert not link(cited) or link(cited).startswith(("http://", "https://"))
    assert not doi_of(written) or doi_of(written).startswith("10.")
