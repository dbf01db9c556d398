import pytest
from hypothesis import given
from hypothesis import strategies as st

from beprovad.lib.text import name_key
from beprovad.people.rules.matching import (
    MOST,
    Candidate,
    KnownPerson,
    Likeness,
    candidates,
    is_certain,
    near,
    neighbours,
)

GRANO, NORRVIK, STORHAMN, CENTRUM = 1, 2, 3, 4
NAMES = {GRANO: "Granö", NORRVIK: "Norrvik", STORHAMN: "Storhamn", CENTRUM: "Centrum"}


def known(name, *organisations, number=1, variants=(), meetings=0, within=()):
    return KnownPerson(
        id=number,
        name=name,
        keys=frozenset(map(name_key, (name, *variants))),
        organisations=tuple((one, NAMES[one]) for one in organisations),
        networks=frozenset(),
        meetings=meetings,
        within=frozenset(within),
    )


def likeness(written, name, *, at=GRANO, of=GRANO):
    found = candidates(written, at, [known(name, of)])
    return found[0].likeness if found else None


def test_the_same_name_at_the_same_organisation_is_certain():
    found = candidates("Bo Ahlin", GRANO, [known("Bo Ahlin", GRANO)])

    assert found == (Candidate(known("Bo Ahlin", GRANO), Likeness.SAME, is_same_organisation=True),)
    assert is_certain(found)


@pytest.mark.parametrize("written", ["bo  ahlin", "Bo Ahlin,", "BO AHLIN", "Bo\u00a0Ahlin"])
def test_case_spaces_and_commas_do_not_make_another_name(written):
    assert likeness(written, "Bo Ahlin") == Likeness.SAME


def test_a_hyphen_does_not_make_another_name():
    assert likeness("Anna Karin Öberg", "Anna-Karin Öberg") == Likeness.SAME


@pytest.mark.parametrize(
    ("written", "name", "expected"),
    [
        ("Renée Ask", "Renee Ask", Likeness.ACCENTS),
        ("Ida Ahman", "Ida Åhman", Likeness.ACCENTS),
        ("Sören Høj", "Sören Höj", Likeness.ACCENTS),
        ("Catharina Ericsson", "Katarina Eriksson", Likeness.SAME_SOUND),
        ("Jonas Ericzon", "Jonas Erikson", Likeness.SAME_SOUND),
        ("Jonas Ericson", "Jonas Erikson", Likeness.ONE_LETTER),
        ("Malrin Engman", "Marlin Engman", Likeness.SWAPPED_LETTERS),
        ("Bo Ahlxin", "Bo Ahlin", Likeness.ONE_LETTER),
        ("Bo Alin", "Bo Ahlin", Likeness.ONE_LETTER),
        ("Carina Kestdotter Vinter", "Carina Vinter", Likeness.ADDED_SURNAME),
        ("Carina Vinter-Åhs", "Carina Vinter", Likeness.ADDED_SURNAME),
        ("Carina Vinter", "Carina Kestdotter Vinter", Likeness.DROPPED_SURNAME),
        ("A. Ekström", "Alva Ekström", Likeness.INITIAL),
        ("Alva E", "Alva Ekström", Likeness.INITIAL),
        ("Alva", "Alva Ekström", Likeness.GIVEN_NAME),
        ("Maj Sandell", "Ture Lindh", None),
        ("Ekström", "Alva Ekström", None),
        ("Alva Berg", "Alva Ekström", None),
        ("A E", "Alva Ekström", None),
        ("", "Alva Ekström", None),
        (" ,. ", "Alva Ekström", None),
    ],
)
def test_each_likeness_says_why(written, name, expected):
    assert likeness(written, name) == expected


def test_likeness_is_never_certain():
    assert not is_certain(candidates("Bo Ahlxin", GRANO, [known("Bo Ahlin", GRANO)]))


def test_a_confirmed_variant_is_certain():
    person = known("Bo Ahlin", GRANO, variants=["Bosse Ahlin"])

    found = candidates("Bosse Ahlin", GRANO, [person])

    assert found[0].likeness == Likeness.CONFIRMED_VARIANT
    assert is_certain(found)


def test_the_same_name_at_another_organisation_is_asked_about():
    found = candidates("Bo Ahlin", NORRVIK, [known("Bo Ahlin", GRANO)])

    assert found[0].likeness == Likeness.SAME_NAME_ELSEWHERE
    assert not is_certain(found)


def test_the_same_name_of_somebody_without_an_organisation_is_asked_about():
    found = candidates("Bo Ahlin", NORRVIK, [known("Bo Ahlin")])

    assert found[0].likeness == Likeness.SAME_NAME_ELSEWHERE
    assert not is_certain(found)


def test_a_namesake_elsewhere_does_not_disturb_the_one_who_is_here():
    here, elsewhere = known("Bo Ahlin", GRANO, number=1), known("Bo Ahlin", NORRVIK, number=2, meetings=9)

    found = candidates("Bo Ahlin", GRANO, [elsewhere, here])

    assert [one.person.id for one in found] == [1, 2]
    assert is_certain(found)


def test_two_namesakes_at_one_organisation_are_asked_about():
    found = candidates(
        "Bo Ahlin", GRANO, [known("Bo Ahlin", GRANO, number=1), known("Bo Ahlin", GRANO, number=2)]
    )

    assert not is_certain(found)


def test_without_an_organisation_the_only_bearer_of_the_name_is_certain():
    assert is_certain(candidates("Bo Ahlin", None, [known("Bo Ahlin", GRANO)]))


def test_without_an_organisation_two_bearers_are_asked_about():
    people = [known("Bo Ahlin", GRANO, number=1), known("Bo Ahlin", NORRVIK, number=2)]

    assert not is_certain(candidates("Bo Ahlin", None, people))


def test_nobody_is_not_certain():
    assert not is_certain(())


def test_an_administration_counts_as_its_municipality():
    found = candidates("Maj Sandell", STORHAMN, [known("Maj Sandell", CENTRUM, within=[STORHAMN])])

    assert found[0].is_same_organisation
    assert is_certain(found)


def test_one_letter_at_another_organisation_is_somebody_else():
    assert candidates("Anna Larsdal", GRANO, [known("Ann Larsdal", NORRVIK)]) == ()


def test_swapped_letters_at_another_organisation_are_still_suggested():
    assert likeness("Malrin Engman", "Marlin Engman", of=NORRVIK) == Likeness.SWAPPED_LETTERS


def test_a_doubtful_name_here_goes_before_a_namesake_elsewhere():
    people = [known("Bo Ahlin", NORRVIK, number=1), known("Bo Alin", GRANO, number=2)]

    assert [one.person.id for one in candidates("Bo Ahlin", GRANO, people)] == [2, 1]


def test_the_one_who_comes_more_often_is_suggested_first():
    people = [known("Anna Berg", number=1, meetings=1), known("Anna Dahl", number=2, meetings=7)]

    assert [one.person.id for one in candidates("Anna", None, people)] == [2, 1]


def test_at_most_five_are_suggested():
    people = [known(f"Anna {'Bcdefghij'[n]}lund", number=n) for n in range(9)]

    assert len(candidates("Anna", None, people)) == MOST


name_words = st.text("abcdeéåäö -'", min_size=1, max_size=8)
people_lists = st.lists(name_words, min_size=1, max_size=8).map(
    lambda names: [known(name, 1 + n % 3, number=n, meetings=n % 2) for n, name in enumerate(names)]
)


@given(written=name_words, people=people_lists, seed=st.randoms(use_true_random=False))
def test_the_order_in_which_people_are_known_does_not_matter(written, people, seed):
    shuffled = list(people)
    seed.shuffle(shuffled)

    assert candidates(written, GRANO, people) == candidates(written, GRANO, shuffled)


@given(written=st.text(max_size=40), people=people_lists)
def test_any_text_gets_an_answer(written, people):
    found = candidates(written, None, people)

    assert len(found) <= MOST
    assert len({one.person.id for one in found}) == len(found)


@given(people=people_lists)
def test_everybody_is_found_by_the_own_name(people):
    for person in people:
        if name_key(person.name):
            found = candidates(person.name, person.organisations[0][0], [person])
            assert found[0].likeness == Likeness.SAME
            assert is_certain(found)


@given(text=st.text(max_size=60))
def test_a_key_of_a_key_is_itself(text):
    assert name_key(name_key(text)) == name_key(text)


@given(written=name_words, people=people_lists)
def test_nobody_alike_is_missing_among_the_neighbours(written, people):
    assert candidates(written, None, near(written, neighbours(people))) == candidates(written, None, people)
