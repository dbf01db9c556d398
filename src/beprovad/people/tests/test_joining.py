import pytest

from beprovad.lib.text import name_key
from beprovad.people.rules import Role
from beprovad.people.rules.joining import Gain, Mandate, Register, Verdict, planned
from beprovad.people.rules.matching import KnownPerson, Likeness
from beprovad.people.rules.naming import KnownNetwork, KnownOrganisation
from beprovad.people.rules.roster import Fault, read_roster

GRANO, IFO, FS = 1, 10, 20
ADMINISTRATOR = Mandate(networks=None, is_administrator=True)
COORDINATOR = Mandate(networks=frozenset({IFO}), is_administrator=False)


def known(number, name):
    return KnownPerson(number, name, frozenset({name_key(name)}), ((GRANO, "Granö"),), frozenset(), 0)


REGISTER = Register(
    persons=(known(1, "Bo Ahlin"), known(2, "Siv Falk")),
    organisations=(
        KnownOrganisation(GRANO, "Granö", frozenset({"granö"}), ""),
        KnownOrganisation(None, "Lerum", frozenset({"lerum"}), "1441"),
        KnownOrganisation(3, "Skola A", frozenset({"skolan"}), ""),
        KnownOrganisation(4, "Skola B", frozenset({"skolan"}), ""),
    ),
    networks=(KnownNetwork(IFO, "IFO", frozenset({"ifo"})), KnownNetwork(FS, "FS", frozenset({"fs"}))),
    emails={"siv@grano.example": 2},
    memberships={(1, IFO): Role.MEMBER},
    appointments=frozenset({(1, GRANO, Role.HEAD)}),
)


def plan(line, mandate=ADMINISTRATOR, **answers):
    roster = read_roster(f"Namn;E-post;Organisation;Roll;Nätverk\n{line}")
    numbered = {key.removeprefix("row_"): answer for key, answer in answers.items()}
    return planned(roster, REGISTER, mandate, numbered)


def only(line, mandate=ADMINISTRATOR, **answers):
    (row,) = plan(line, mandate, **answers)
    return row


@pytest.mark.parametrize(
    ("line", "verdict", "gains"),
    [
        ("Bo Ahlin;;Granö;ledamot;IFO", Verdict.KNOWN, ()),
        ("Bo Ahlin;;Granö;;IFO", Verdict.KNOWN, ()),
        ("Bo Ahlin;;Granö;chef;", Verdict.KNOWN, ()),
        ("Bo Ahlin;;Granö;chef;FS", Verdict.CHANGES, (Gain.MEMBERSHIP,)),
        ("Bo Ahlin;;Granö;samordnare;IFO", Verdict.CHANGES, (Gain.ROLE,)),
        ("Bo Ahlin;;Granö;analytiker;", Verdict.CHANGES, (Gain.APPOINTMENT,)),
        ("Bo Ahlin;bo@grano.example;Granö;;IFO", Verdict.CHANGES, (Gain.EMAIL,)),
        ("Siv Falk;annan@grano.example;Granö;;FS", Verdict.CHANGES, (Gain.MEMBERSHIP,)),
        ("Ny Person;;Granö;;IFO", Verdict.NEW, (Gain.PERSON, Gain.MEMBERSHIP)),
        ("Ny Person;;Lerum;chef;", Verdict.NEW, (Gain.PERSON, Gain.MUNICIPALITY, Gain.APPOINTMENT)),
    ],
)
def test_a_row_says_what_it_would_change(line, verdict, gains):
    row = only(line)

    assert (row.verdict, row.gains) == (verdict, gains)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Ny Person;;Ingenstans;;IFO", Fault.UNKNOWN_ORGANISATION),
        ("Ny Person;;Skolan;;IFO", Fault.SEVERAL_ORGANISATIONS),
        ("Ny Person;;Granö;;Sångkören", Fault.UNKNOWN_NETWORK),
        ("Ny Person;;Granö;;", Fault.NO_NETWORK_OR_ROLE),
        ("Ny Person;;Granö;ledamot;", Fault.ROLE_NEEDS_NETWORK),
        ("Ny Person;;;chef;", Fault.NO_ORGANISATION),
    ],
)
def test_a_row_that_does_not_add_up_says_why(line, fault):
    assert only(line).faults == (fault,)


def test_everything_that_is_wrong_with_a_row_is_said_at_once():
    row = only(";fel adress;Ingenstans;kejsare;Sångkören")

    assert row.faults == (
        Fault.NO_NAME, Fault.BAD_EMAIL, Fault.UNKNOWN_ROLE, Fault.UNKNOWN_ORGANISATION, Fault.UNKNOWN_NETWORK,
    )  # fmt: skip


def test_a_coordinator_brings_in_people_to_the_own_network_only():
    assert only("Ny Person;;Granö;;IFO", COORDINATOR).verdict is Verdict.NEW
    assert only("Ny Person;;Granö;;FS", COORDINATOR).faults == (Fault.NOT_YOUR_NETWORK,)
    assert only("Ny Person;;Granö;administratör;", COORDINATOR).faults == (Fault.ROLE_NOT_YOURS,)


def test_rows_without_a_network_get_the_one_chosen_for_the_list():
    mandate = Mandate(networks=None, is_administrator=True, network=REGISTER.networks[1])

    assert only("Ny Person;;Granö;;", mandate).network == REGISTER.networks[1]


def test_somebody_alike_is_asked_about_and_the_answer_holds():
    line = "Bo Ahlinn;;Granö;;FS"

    asked = only(line)
    same = only(line, row_2="1")
    new = only(line, row_2="new")

    assert (asked.verdict, asked.candidates[0].likeness) == (Verdict.ASK, Likeness.ONE_LETTER)
    assert (same.verdict, same.gains) == (Verdict.CHANGES, (Gain.NAME_FORM, Gain.MEMBERSHIP))
    assert new.verdict is Verdict.NEW


def test_an_answer_that_was_not_offered_is_no_answer():
    assert only("Bo Ahlinn;;Granö;;FS", row_2="2").verdict is Verdict.ASK


def test_the_same_address_and_name_is_the_same_person_wherever_they_are():
    row = only("Siv Falk;SIV@grano.example;Lerum;;IFO")

    assert row.person.id == 2


def test_an_address_under_another_name_is_asked_about_and_never_given_to_a_new_person():
    line = "Sara Ek;siv@grano.example;Granö;;IFO"

    assert only(line).candidates[0].likeness is Likeness.SAME_EMAIL
    assert only(line, row_2="new").faults == (Fault.EMAIL_IS_ANOTHERS,)


def test_two_new_persons_do_not_share_an_address():
    rows = plan("Ny Ett;ny@grano.example;Granö;;IFO\nNy Annan;ny@grano.example;Granö;;IFO")

    assert [row.faults for row in rows] == [(), (Fault.EMAIL_IS_ANOTHERS,)]


def test_a_namesake_in_a_municipality_that_is_not_here_yet_is_asked_about():
    row = only("Bo Ahlin;;Lerum;;IFO")

    assert (row.verdict, row.candidates[0].likeness) == (Verdict.ASK, Likeness.SAME_NAME_ELSEWHERE)
