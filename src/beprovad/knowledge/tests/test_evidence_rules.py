"""What can be said of a piece of evidence, and what is refused."""

from dataclasses import fields
from datetime import date, timedelta

import pytest

from beprovad.knowledge.rules.evidence import LEAF_FIELDS, Facts, is_of_few_people, refuse_evidence
from beprovad.knowledge.rules.kinds import Aspect, Direction, Leaf
from beprovad.knowledge.rules.refusals import Refusal
from beprovad.knowledge.tests import makers

TODAY = date(2026, 11, 22)


def refusal(leaf=Leaf.USERS, **told):
    return refuse_evidence(leaf, makers.facts(leaf, **told), TODAY)


@pytest.mark.parametrize("leaf", list(Leaf))
def test_each_leafs_own_facts_stand(leaf):
    assert refusal(leaf) is None


def test_evidence_of_today_stands_and_of_tomorrow_does_not():
    assert refusal(dated_on=TODAY) is None
    assert refusal(dated_on=TODAY + timedelta(days=1)) == Refusal.IN_THE_FUTURE


def test_no_more_have_answered_than_were_asked():
    assert refusal(asked_count=9, answered_count=9) is None
    assert refusal(asked_count=9, answered_count=10) == Refusal.MORE_ANSWERED_THAN_ASKED
    assert refusal(asked_count=None, answered_count=10) is None


def test_a_claim_is_needed():
    assert refusal(claim=" ") == Refusal.CLAIM_IS_EMPTY


def test_a_fact_of_another_leaf_is_refused():
    assert refusal(Leaf.USERS, aspect=Aspect.LAW) == Refusal.FACT_OF_ANOTHER_LEAF
    assert refusal(Leaf.RESEARCH, asked_count=0) == Refusal.FACT_OF_ANOTHER_LEAF


def test_every_fact_is_some_leafs_or_everybodys():
    own = {name for names in LEAF_FIELDS.values() for name in names}
    assert own | {"direction", "claim", "dated_on", "is_year_only", "details"} == {
        each.name for each in fields(Facts)
    }


def test_columns_are_what_a_row_keeps():
    columns = Facts(direction=Direction.SUPPORTS, claim="Ja.", dated_on=TODAY).columns
    assert columns["direction"] == "supports"
    assert columns["certainty"] == ""
    assert columns["asked_count"] is None


def test_under_five_are_few():
    assert [is_of_few_people(count) for count in (None, 0, 4, 5)] == [False, True, True, False]
