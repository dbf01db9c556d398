"""What people do with what is known, and what the journal says of it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from beprovad.journal.models import Entry
from beprovad.knowledge import access
from beprovad.knowledge.actions import (
    add_method,
    change_evidence,
    change_method,
    set_adoption,
    withdraw_evidence,
)
from beprovad.knowledge.models import Evidence
from beprovad.knowledge.panels import evidence_panels, register_evidence_panel
from beprovad.knowledge.queries.clovers import clover_of, clovers_of_methods
from beprovad.knowledge.queries.methods import Selection, chosen_methods
from beprovad.knowledge.rules.clover import Level, Missing, height
from beprovad.knowledge.rules.kinds import Certainty, Direction, Leaf, Stage, Transferability
from beprovad.knowledge.rules.refusals import ChangedMeanwhile, KnowledgeRefused, Refusal
from beprovad.knowledge.tests import makers
from beprovad.people.access import reach_of
from beprovad.people.panels import Panel
from beprovad.people.rules import Role
from beprovad.people.tests import makers as people

pytestmark = pytest.mark.django_db


def told(event):
    return Entry.objects.filter(event=f"knowledge.{event}")


def test_every_act_is_one_entry_that_never_says_the_claim():
    alva = makers.head()
    method = makers.method(alva, name="Lugna kvällar")
    piece = makers.own(method, alva, claim="Hemligt.")
    change_evidence(
        evidence=piece,
        revision=1,
        facts=makers.facts(Leaf.USERS, claim="Också hemligt."),
        owner=piece.owner,
        is_shared=False,
        sources=[],
        by=alva,
    )
    withdraw_evidence(evidence=piece, because="Fel.", by=alva)
    names = ("MethodAdded", "EvidenceAdded", "EvidenceChanged", "EvidenceWithdrawn")
    assert [told(name).get().subject_label for name in names] == ["Lugna kvällar"] * 4
    assert told("EvidenceChanged").get().details["was"] == {"claim": "Hemligt."}


def test_nothing_changed_is_nothing_written():
    alva = makers.head()
    method = makers.method(alva)
    same = {"name": method.name, "target_group": "", "aim": "", "how": ""}
    assert change_method(method=method, revision=1, **same, by=alva).revision == 1
    assert not told("MethodChanged").exists()


def test_a_change_on_an_old_revision_changes_nothing():
    alva = makers.head()
    method = makers.method(alva)
    values = {"name": method.name, "target_group": "", "how": ""}
    change_method(method=method, revision=1, **values, aim="Ett.", by=alva)
    with pytest.raises(ChangedMeanwhile):
        change_method(method=method, revision=1, **values, aim="Två.", by=alva)
    method.refresh_from_db()
    assert method.aim == "Ett."


@pytest.mark.parametrize("name", ["ÄNGEN", " ängen. ", "Ängen"])
def test_a_methods_name_is_there_once_however_it_is_written(name):
    makers.method(name="Ängen")
    with pytest.raises(KnowledgeRefused) as refused:
        add_method(name=name, by=makers.head())
    assert refused.value.reason == Refusal.NAME_IS_TAKEN


def test_the_regions_evidence_is_shared_in_the_database_too():
    alva = makers.head()
    method = makers.method(alva)
    with pytest.raises(KnowledgeRefused) as refused:
        makers.evidence(method, alva, owner=None, is_shared=False)
    assert refused.value.reason == Refusal.REGIONAL_IS_SHARED
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.create(
            method=method, leaf="users", direction="supports", claim="x", dated_on=makers.SPRING
        )


def test_a_withdrawn_piece_is_not_changed_nor_withdrawn_again():
    alva = makers.head()
    piece = makers.own(makers.method(), alva)
    withdraw_evidence(evidence=piece, because="Fel.", by=alva)
    for again in (
        lambda: withdraw_evidence(evidence=piece, because="Fel.", by=alva),
        lambda: change_evidence(
            evidence=piece,
            revision=2,
            facts=makers.facts(Leaf.USERS),
            owner=None,
            is_shared=True,
            sources=[],
            by=alva,
        ),
    ):
        with pytest.raises(KnowledgeRefused) as refused:
            again()
        assert refused.value.reason == Refusal.ALREADY_WITHDRAWN


def test_use_is_set_once_for_each_organisation_and_every_change_is_told():
    alva = makers.head()
    method, place = makers.method(), makers.authority()
    day = date(2026, 1, 1)
    for stage in (Stage.CONSIDERED, Stage.CONSIDERED, Stage.PILOT):
        set_adoption(method=method, organisation=place, stage=stage, since_on=day, by=alva)
    assert method.adoptions.get().stage == Stage.PILOT
    assert [entry.details["stage"] for entry in told("AdoptionSet").order_by("pk")] == ["considered", "pilot"]
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(KnowledgeRefused):
        set_adoption(method=method, organisation=place, stage=Stage.FULL, since_on=tomorrow, by=alva)


def test_one_speaks_for_ones_authority_and_what_lies_under_it_and_no_other_authority():
    alva = makers.head()
    authority = makers.authority()
    unit = people.organisation("Enheten", people.Kind.UNIT, parent=authority)
    group = people.organisation("Gruppen", people.Kind.UNIT, parent=unit)
    walled = people.organisation(
        "Egen nämnd", people.Kind.ADMINISTRATION, parent=authority, is_authority=True
    )
    people.organisation("Under den", people.Kind.UNIT, parent=walled)
    makers.authority("Granö")
    assert set(access.adopters(reach_of(alva))) == {authority, unit, group}
    assert not access.adopters(reach_of(makers.coordinator()))


def test_an_analyst_of_the_regions_own_body_adds_for_the_region_and_one_of_a_municipality_does_not():
    noor, mira = people.user("Noor Haddad"), people.user("Mira Lo")
    people.post(noor.person, people.organisation("FoU Sjöbygden", people.Kind.RESEARCH), Role.ANALYST)
    people.post(mira.person, people.organisation("Storhamn"), Role.ANALYST)
    for who, may in ((noor, True), (mira, False), (makers.coordinator(), True), (makers.head(), False)):
        assert access.may_own_for_the_region(reach_of(who)) is may


# Clovers


def test_a_clover_is_counted_on_what_the_reader_sees():
    alva, bo = makers.head(), makers.head("Bo Alm", "Granö")
    method = makers.method()
    makers.own(method, alva, Leaf.USERS)
    for who, level in ((alva, Level.FAIR), (bo, Level.EMPTY)):
        assert clovers_of_methods(reach_of(who), [method.pk])[method.pk].users == level


def test_two_outcomes_of_one_report_are_not_two_sources():
    alva = makers.head()
    method, report, article = makers.method(), makers.source(), makers.source()
    heavy = {"certainty": Certainty.HIGH, "transferability": Transferability.SAME}
    for outcome in ("Sömn", "Oro"):
        makers.evidence(method, alva, outcome=outcome, sources=[report], **heavy)
    assert clover_of(method.evidence.all()).missing_on(Leaf.RESEARCH) == (Missing.RESEARCH_ALONE,)
    makers.evidence(method, alva, sources=[article], **heavy)
    assert clover_of(method.evidence.all()).research == Level.STRONG


def test_the_list_of_those_with_an_empty_leaf_agrees_with_the_clover():
    alva = makers.head()
    for direction in (*Direction, None):
        method = makers.method()
        if direction:
            makers.own(method, alva, direction=direction)
        withdraw_evidence(evidence=makers.own(method, alva), because="Fel.", by=alva)
    reach = reach_of(alva)
    every = list(chosen_methods(reach, Selection()))
    clovers = clovers_of_methods(reach, [method.pk for method in every])
    for leaf in Leaf:
        chosen = chosen_methods(reach, Selection(empty=leaf))
        assert set(chosen) == {each for each in every if not height(clovers[each.pk].level(leaf))}


# Panels


def test_a_room_above_shows_what_evidence_carries(monkeypatch):
    monkeypatch.setattr("beprovad.knowledge.panels._evidence_panels", [])
    alva = makers.head()
    piece = makers.own(makers.method(), alva)
    register_evidence_panel(lambda _piece, _reach: None)
    register_evidence_panel(
        lambda seen, reach: Panel("x.html", {"claim": seen.claim, "who": reach.person_id})
    )
    (panel,) = evidence_panels(piece, reach_of(alva))
    assert panel.context == {"claim": piece.claim, "who": alva.person_id}
