"""Every address there is, also one that somebody adds tomorrow, is closed to those who have nothing to do there.

A new page needs nothing here to be guarded. One that everybody may see is put on the list of doors below; one
whose address carries a new kind of number says in `region` what such a thing is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from beprovad.assessments.actions.alone import show_differences
from beprovad.assessments.actions.carrying_out import (
    PhaseOutSaid,
    StepSaid,
    TrialSaid,
    add_phase_out,
    add_step,
    note_trial,
)
from beprovad.assessments.actions.common import StandsOn, write_common_answer
from beprovad.assessments.actions.handing import hand_question
from beprovad.assessments.actions.setup import EffectSaid, GoalSaid, RiskSaid, add_effect, add_goal, add_risk
from beprovad.assessments.actions.sharing import share_assessment
from beprovad.assessments.rules.answers import Said
from beprovad.assessments.tests import deciding
from beprovad.assessments.tests import makers as assessing
from beprovad.checklists.tests import makers as lists
from beprovad.knowledge.tests import makers as knowledge
from beprovad.meetings.actions.joining import join_matters
from beprovad.meetings.actions.lists import add_note_taker, add_question, add_tip
from beprovad.meetings.actions.materials import upload_materials
from beprovad.meetings.actions.matters import raise_matter
from beprovad.meetings.actions.meetings import add_item, add_seat
from beprovad.meetings.actions.notes import save_note
from beprovad.meetings.actions.reports import leave_report
from beprovad.meetings.actions.sending import add_sending
from beprovad.meetings.rules.matters import State
from beprovad.meetings.tests import makers as meetings
from beprovad.people import actions as people
from beprovad.people.models import User
from beprovad.people.rules import Role
from beprovad.people.tests import makers
from beprovad.rounds.actions.grouping import join_inputs
from beprovad.rounds.tests import makers as rounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beprovad.assessments.models import Assessment

pytestmark = [pytest.mark.django_db, pytest.mark.whole]

DOORS = {
    "home:start", "home:about", "home:example_note",
    "account_login", "account_request_login_code", "account_confirm_login_code", "account_logout",
    "account_inactive", "account_signup", "people:invitation",
    "web:set_theme", "web:set_language", "web:styles", "web:script",
    "rounds:enter", "rounds:phone", "rounds:phone_styles", "rounds:phone_script",
}  # fmt: skip
OF_A_SEAT = {"rounds:send", "rounds:vote", "rounds:picture"}  # for whoever has a seat in that round
ONES_OWN = {"people:me", "home:hide_guide", "home:show_guide"}  # nothing of anybody else's
POLITICIANS_READ = {
    "knowledge:methods", "knowledge:method", "knowledge:clover", "knowledge:sources", "knowledge:source",
}  # fmt: skip
CLOSED_OUTSIDE_THE_DEMONSTRATION = {"people:demo_login", "web:components"}

DRAFTS = {f"checklists:{name}" for name in ("cover", "draft", "publish", "take_in", "discard_draft")}

METHODS = ("get", "post", "put", "delete")
REFUSALS, REFUSALS_OF_A_SEAT = {404, 405}, {403, 404, 405}

Region = dict[str, Any]
Heard = dict[str, list[str]]


def addresses(resolver: Any = None, space: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every name in the house, with the converters of its address."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one, f"{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern):
            yield f"{space}{one.name}", one.pattern.converters


EVERY = dict(addresses())
GUARDED = sorted(set(EVERY) - DOORS - OF_A_SEAT)


@pytest.fixture(autouse=True)
def _plain_refusals(monkeypatch: pytest.MonkeyPatch) -> None:
    """That a page is refused is looked at here, thousands of times, and not how its refusal looks."""
    monkeypatch.setattr("beprovad.config.urls.handler404", lambda *_, **__: HttpResponse(status=404))


@pytest.fixture(scope="module")
def region(once_for_the_file: None) -> Region:
    """One of everything that an address can name, all of it in what Alice may see and change."""
    alice = makers.alice()
    organisation = makers.organisation()
    makers.post(alice.person, organisation, Role.ADMINISTRATOR)
    makers.post(alice.person, knowledge.authority())
    network, siv, twin = makers.network(), makers.person("Siv Falk"), makers.person("Siv Falck")
    merge = people.merge_persons(kept=siv, merged=makers.person("Siv Falcke"), by=alice.actor)
    letter = people.invite(person=siv, email="siv@grano.example", by=alice.actor)
    held = meetings.meeting(network)
    item = add_item(meeting=held, title="Guiden", parent=None, presenters=[], by=alice)
    save_note(note_id=item.note.pk, base_revision=1, text="En anteckning.", by=alice)
    file = SimpleUploadedFile("bilder.pdf", b"%PDF-1.7 bilder")
    seat = add_seat(
        meeting=held, person=siv, network=network, organisation=None, role_text="", is_present=True, by=alice
    )
    matter, other = (
        raise_matter(title=title, state=State.OPEN, networks=[network], by=alice, meeting=held)
        for title in ("Guiden", "Handboken")
    )
    aliases = {
        "people:forget_organisation_name": people.remember_organisation_name(
            organisation=organisation, written="Ön", by=alice.actor
        ),
        "people:forget_network_name": people.remember_network_name(
            network=network, written="Chefsgruppen", by=alice.actor
        ),
    }
    tip, question = (add(meeting=held, text="Att fråga", by=alice).pk for add in (add_tip, add_question))
    taker = add_note_taker(meeting=held, name="Siv Falk", by=alice).pk
    lines = {
        f"meetings:{act}_{kind}": pk
        for act in ("edit", "remove")
        for kind, pk in {"tip": tip, "question": question, "note_taker": taker}.items()
    }
    reading = meetings.reading(alice)
    method = knowledge.method(alice)
    return {
        "alice": alice, "aliases": aliases, "lines": lines,
        "person_id": siv.pk, "other_id": twin.pk, "merge_id": merge.pk, "invitation_id": letter.invitation.pk,
        "organisation_id": organisation.pk, "network_id": network.pk,
        "variant_id": people.remember_name(person=siv, written="S. Falk", by=alice.actor).pk,
        "membership_id": makers.seat(siv).pk, "appointment_id": makers.post(siv, organisation).pk,
        "list_id": people.take_in_list(
            text="Namn;Nätverk\nNy Person;IFO\nKim Prov;Okänt nät", file_name="lista.csv", network=None, by=alice
        ).pk,
        "meeting_id": held.pk, "item_id": item.pk, "note_id": item.note.pk, "seat_id": seat.pk,
        "material_id": upload_materials(meeting=held, item=item, files=[file], by=alice).kept[0].pk,
        "sending_id": add_sending(meeting=held, text="Bilderna", by=alice).pk,
        "reading_id": reading.pk, "finding_id": reading.findings.first().pk,
        "matter_id": matter.pk, "join_id": join_matters(matter, other, by=alice).pk,
        "report_id": leave_report(matter, text="Det går bra.", proposes_done=False, by=alice).pk,
        "key": "coordinator",
        "method_id": method.pk, "source_id": knowledge.source(alice).pk,
        "evidence_id": knowledge.own(method, alice).pk,
        **lent(),
        **tried(alice),
        **listed(alice),
        **in_the_room(alice),
    }  # fmt: skip


def in_the_room(alice: User) -> Region:
    """A running round of Alice's network, with a seat that has sent two texts of one group, and one alone."""
    led = rounds.running(rounds.a_round(of=makers.network()))
    asked, seat = rounds.opened(rounds.prompt(led)), rounds.seat(led)
    asked.picture.save("karta.png", SimpleUploadedFile("karta.png", b"\x89PNG karta"))
    written = enumerate(("Vad kostar det?", "Vem håller i det?"))
    sent = [rounds.sent(asked, seat, text, slot=str(slot)) for slot, text in written]
    group = join_inputs(prompt=asked, inputs=[one.pk for one in sent], by=alice)
    assert group is not None
    alone = rounds.sent(asked, seat, "När börjar vi?", slot="3")
    return {
        "round_id": led.pk, "code": led.code, "prompt_id": asked.pk, "seat_number": seat.number,
        "group_id": group.pk, "input_id": alone.pk,
    }  # fmt: skip


def listed(alice: User) -> Region:
    """A list that has a published version, and one that is a draft, which is what the drafts' addresses name."""
    version, draft = lists.published(alice), lists.draft(alice, title="Ett utkast")
    return {
        "checklist_id": version.checklist_id, "version_id": version.pk,
        "versions": dict.fromkeys(DRAFTS, draft.pk),
    }  # fmt: skip


def tried(alice: User) -> Region:
    """An assessment that Alice leads, of which a question is in her hands; its list has a newer version."""
    authority = assessing.authority()
    makers.post(alice.person, authority, Role.HEAD)
    alice = User.objects.get(pk=alice.pk)  # what she may is kept on the user for as long as a request lasts
    made = assessing.assessment(alice)
    question = assessing.question(made)
    link = assessing.linked(made, alice)
    handing = hand_question(
        assessment_id=made.pk, question=question, person=alice.person, message="", due_on=None, by=alice
    )
    assessing.alone(made, alice, alice, assessing.colleague())
    show_differences(assessment_id=made.pk, by=alice)
    assessing.version(number=made.version.number + 1)
    return {
        "assessment_id": made.pk, "question_id": question.pk, "link_id": link.pk, "handing_id": handing.pk,
        **decided(made, alice),
    }  # fmt: skip


def lent() -> Region:
    """What another authority shares with Alice's network: the addresses under shared/ name it."""
    head = assessing.user("Ture Lindh", at=assessing.authority("Lillby"))
    made = assessing.assessment(head, authority=assessing.authority("Lillby"))
    answer = assessing.answered(made, head)
    share_assessment(assessment=made, network=makers.network(), by=head)
    named = {"assessment_id": made.pk, "question_id": answer.question_id}
    common = write_common_answer(
        network=makers.network(), method=made.method, question=answer.question, base=0,
        said=Said(None, "Det vi säger."), stands_on=[StandsOn(made.pk, "Lillby", "aa")], by=head,
    )  # fmt: skip
    together = {"method_id": made.method_id, "question_id": answer.question_id, "common_id": common.pk}
    return {
        "lent": {
            **dict.fromkeys(("assessments:shared_assessment", "assessments:take_over"), named),
            **dict.fromkeys(("assessments:write_common", "assessments:take_over_common"), together),
        }
    }


def decided(made: Assessment, alice: User) -> Region:
    """Its fields with one of each row, and a pilot that Alice signed, with a step and something that ends."""
    risk = add_risk(
        assessment=made, said=RiskSaid(text="Färre hinner", likelihood=2, consequence=3), by=alice
    )
    effect = add_effect(assessment=made, said=EffectSaid(indicator="Byten i månaden"), by=alice)
    goal = add_goal(assessment=made, said=GoalSaid(text="Likvärdigt stöd"), by=alice)
    pilot = deciding.decided(deciding.filled(made, alice), alice)
    rows = {
        "risk": risk, "effect": effect, "goal": goal,
        "step": add_step(decision=pilot, said=StepSaid(text="Utbilda"), by=alice),
        "phase_out": add_phase_out(decision=pilot, said=PhaseOutSaid(what="Veckosamtalen"), by=alice),
    }  # fmt: skip
    named = {
        f"assessments:{act}_{kind}": row.pk for act in ("change", "remove") for kind, row in rows.items()
    }
    entry = note_trial(decision=pilot, said=MARKED, by=alice)
    named |= {"assessments:tick_step": rows["step"].pk, "assessments:take_back_stop_rule": entry.pk}
    return {"decision_id": pilot.pk, "rows": named}


MARKED = TrialSaid(on=makers.BEGAN, happened="Två avbröt.", is_stop_rule_met=True)


def path_to(name: str, region: Region) -> str:
    known = {**region, "alias_id": region["aliases"][name].pk} if name in region["aliases"] else region
    known = {**known, "line_id": region["lines"].get(name), "row_id": region["rows"].get(name)}
    known |= region["lent"].get(name, {})
    known["version_id"] = region["versions"].get(name, known["version_id"])
    return reverse(name, kwargs={key: known[key] for key in EVERY[name]})


def entered(user: User | None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture(scope="module")
def heard(region: Region) -> Heard:
    """The methods that each page hears: of one that Alice is told is not for that page, nobody needs to ask."""
    client = entered(region["alice"])
    return {name: methods_of(client, path_to(name, region)) for name in {*GUARDED, *OF_A_SEAT}}


def methods_of(client: Client, path: str) -> list[str]:
    with transaction.atomic():
        answer = client.put(path)
        transaction.set_rollback(True)
    return [method for method in METHODS if answer.status_code != 405 or method.upper() in answer["Allow"]]


def let_through(client: Client, names: set[str], region: Region, heard: Heard) -> list[str]:
    """Where something else than a refusal was answered."""
    answers = (
        (name, method, getattr(client, method)(path_to(name, region)))
        for name in sorted(names)
        for method in heard[name]
    )
    return [
        f"{name}: {method} answers {answer.status_code}"
        for name, method, answer in answers
        if answer.status_code not in (REFUSALS_OF_A_SEAT if name in OF_A_SEAT else REFUSALS)
        and not (user_is_sent_to_login(answer) and "_auth_user_id" not in client.session)
    ]


def user_is_sent_to_login(answer: Any) -> bool:
    return answer.status_code == 302 and answer["Location"].startswith(f"{reverse('account_login')}?next=")


def test_what_stands_on_the_lists_is_there() -> None:
    assert set(EVERY) >= DOORS | OF_A_SEAT | ONES_OWN | CLOSED_OUTSIDE_THE_DEMONSTRATION


def test_a_page_hears_what_it_is_for_and_nothing_else(heard: Heard) -> None:
    assert heard["meetings:meetings"] == ["get"]
    assert heard["meetings:begin_note"] == ["post"]
    assert {"get", "post"} <= set(heard["meetings:new_matter"])


def test_a_visitor_is_led_to_the_login_from_every_page(region: Region, heard: Heard) -> None:
    assert let_through(entered(None), set(GUARDED), region, heard) == []


def test_what_a_seat_does_is_done_by_nobody_without_one(region: Region, heard: Heard) -> None:
    for user in (None, region["alice"]):
        assert let_through(entered(user), OF_A_SEAT, region, heard) == []


@pytest.mark.parametrize("who", ["nobody", "politician", "without a person", "member until last year"])
def test_whoever_has_no_role_there_is_not_told_that_a_page_exists(
    region: Region, heard: Heard, who: str
) -> None:
    user = User.objects.create_user("ensam@sjobygden.example") if who == "without a person" else makers.user()
    if who == "politician":
        makers.post(user.person, makers.organisation(), Role.POLITICIAN)
    if who == "member until last year":
        makers.seat(user.person, role=Role.COORDINATOR, to_on=makers.BEGAN)

    open_to_them = POLITICIANS_READ if who == "politician" else set()
    assert let_through(entered(user), set(GUARDED) - ONES_OWN - open_to_them, region, heard) == []


def test_a_coordinator_of_another_network_comes_to_nothing_of_a_meeting_or_a_matter(
    region: Region, heard: Heard
) -> None:
    other = makers.user()
    makers.seat(other.person, "Funktionsstöd", Role.COORDINATOR)
    inside = {
        "meeting_id",
        "reading_id",
        "matter_id",
        "list_id",
        "membership_id",
        "assessment_id",
        "handing_id",
        "round_id",
        "prompt_id",
    }
    names = {name for name in GUARDED if inside & set(EVERY[name])}

    assert len(names) > 40
    assert let_through(entered(other), names, region, heard) == []


NEEDS_WORDS = {"meetings:restore_note": {"revision": "1", "base": "2"}}
FOR_THE_RESPONSIBLE = {"meetings:report_on_matter"}  # not even for who takes the steps


def test_what_the_others_are_refused_is_there(region: Region) -> None:
    """Else a page would seem closed because nothing was there to see."""
    client, missing = entered(region["alice"]), []
    for name in sorted(set(GUARDED) - CLOSED_OUTSIDE_THE_DEMONSTRATION - FOR_THE_RESPONSIBLE):
        path = path_to(name, region)
        with transaction.atomic():
            answer = client.get(path)
            if answer.status_code == 405:
                answer = client.post(path, NEEDS_WORDS.get(name, {}))
            if answer.status_code >= 404 and answer.status_code != 422:
                missing.append(f"{name}: {answer.status_code}")
            answer.close()  # a file that was handed out
            transaction.set_rollback(True)
    assert missing == []
