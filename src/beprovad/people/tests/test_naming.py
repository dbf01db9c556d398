import pytest

from beprovad.lib.municipalities import municipalities
from beprovad.lib.text import name_key
from beprovad.people.rules.naming import KnownNetwork, KnownOrganisation, match_network, match_organisation


def organisation(name, *aliases, number=None, code=""):
    return KnownOrganisation(number, name, frozenset(map(name_key, (name, *aliases))), code)


REGISTER = [organisation(m.short, m.name, code=m.code) for m in municipalities()]
ASSOCIATION = organisation("Sjöbygdens kommunförbund", "SKF", number=7)
RESEARCH = organisation("FoU Sjöbygden", number=8)
CITY = organisation("Storhamn", "Storhamns stad", number=9)
CENTRUM = organisation("Socialförvaltningen Centrum", "Centrum", number=10)
LILLBY = organisation("Lillby kommun", number=11)
KNOWN = [*REGISTER, ASSOCIATION, RESEARCH, CITY, CENTRUM, LILLBY]


def names(written):
    return [one.name for one in match_organisation(written, KNOWN)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Mölndals stad", "Mölndal"),
        ("Göteborgs Stad", "Göteborg"),
        ("GÖTEBORG", "Göteborg"),
        ("Göteborgs", "Göteborg"),
        ("Lilla Edets kommun", "Lilla Edet"),
        ("Borås", "Borås"),
        ("Borås Stad", "Borås"),
        ("Hofors kommun", "Hofors"),
        ("Upplands Bro", "Upplands-Bro"),
        ("kommunen i Härryda", "Härryda"),
        ("Socialförvaltningen i Kungälv", "Kungälv"),
        ("Socialförvaltningen, Kungälv", "Kungälv"),
        ("Kungälvs socialförvaltning", "Kungälv"),
        ("Partille k:n", "Partille"),
        ("Lillby", "Lillby kommun"),
        ("Lillbys kommun", "Lillby kommun"),
        ("Storhamn", "Storhamn"),
        ("Storhamns kommun", "Storhamn"),
        ("Socialförvaltningen Centrum", "Socialförvaltningen Centrum"),
        ("centrum", "Socialförvaltningen Centrum"),
        ("SKF", "Sjöbygdens kommunförbund"),
    ],
)
def test_a_municipality_is_known_by_its_ways_of_being_written(written, expected):
    assert names(written) == [expected]


@pytest.mark.parametrize("written", ["", " ", "Region Skåne län norr", "vårdgivarna", "kommun", "och", "/"])
def test_what_is_not_known_is_nobody(written):
    assert names(written) == []


def test_two_organisations_with_a_slash_are_both():
    assert names("SKF/FoU Sjöbygden") == ["Sjöbygdens kommunförbund", "FoU Sjöbygden"]


def test_the_whole_name_counts_before_its_parts():
    both = organisation("SKF/FoU Sjöbygden", number=12)

    assert match_organisation("SKF/FoU Sjöbygden", [*KNOWN, both]) == (both,)


@pytest.mark.parametrize("one", municipalities(), ids=lambda one: one.code)
def test_every_municipality_is_found_by_both_its_names_and_as_kommun_or_stad(one):
    genitive = one.short if one.short.endswith(("s", "x", "z")) else f"{one.short}s"
    for written in (one.short, one.name, f"{genitive} stad", f"{genitive} kommun"):
        assert [found.municipality_code for found in match_organisation(written, REGISTER)] == [one.code]


IFO = KnownNetwork(1, "IFO-chefsnätverket", frozenset(map(name_key, ["IFO-chefsnätverket", "IFO"])))
FS = KnownNetwork(
    2,
    "Chefsnätverket funktionsstöd",
    frozenset(map(name_key, ["Chefsnätverket funktionsstöd", "Funktionsstöd", "FH-chefsnätverket"])),
)
TOP = KnownNetwork(3, "Socialchefsnätverket", frozenset([name_key("Socialchefsnätverket")]))


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("IFO:", IFO),
        ("IFO-chefsnätverk", IFO),
        ("Nätverket IFO", IFO),
        ("Funktionsstöd", FS),
        ("Nätverket för funktionsstöd", FS),
        ("FH-chefsnätverket:", FS),
        ("Socialchefsnätverket", TOP),
        ("Övriga", None),
        ("Chefsnätverket", None),
        ("IFO och Funktionsstöd", None),
        ("", None),
    ],
)
def test_a_heading_names_a_network(heading, expected):
    assert match_network(heading, [IFO, FS, TOP]) == expected


def test_a_heading_that_two_networks_could_mean_names_none():
    twin = KnownNetwork(4, "Nätverk IFO", frozenset([name_key("Nätverk IFO")]))

    assert match_network("IFO-chefer", [IFO, twin]) is None
