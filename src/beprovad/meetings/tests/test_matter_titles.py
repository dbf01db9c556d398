"""A title that only a draft has told of is known to those who see the draft, and to nobody else."""

import pytest
from django.test import Client
from django.urls import reverse

from beprovad.journal.models import Entry
from beprovad.meetings.access import known_titles
from beprovad.meetings.actions.joining import join_matters, part_matters
from beprovad.meetings.actions.matters import edit_matter, mention_matter, move_matter, spread_mentions
from beprovad.meetings.actions.releasing import release_notes
from beprovad.meetings.actions.reports import leave_report
from beprovad.meetings.models import Matter
from beprovad.meetings.queries.matter_page import alike_matters, matter_page
from beprovad.meetings.queries.matters import ALL, Selection, chosen_matters, home_of
from beprovad.meetings.rules.matters import State, Step
from beprovad.meetings.tests import makers
from beprovad.meetings.tests.matter_makers import (
    AUTUMN,
    SECRET,
    by_hand,
    coordinator,
    draft,
    member,
    mentioned,
    raised,
    released,
)
from beprovad.people.access import reach_of
from beprovad.people.models import User
from beprovad.people.rules import Role

pytestmark = pytest.mark.django_db


def titles(user: User, words: str = "") -> list[str]:
    reach = reach_of(user)
    events = chosen_matters(reach, Selection(state=ALL, text=words), home_of(reach))
    return sorted(event.title for event in events)


def title_on_page(user: User, matter: Matter) -> str:
    return matter_page(matter, reach_of(user)).event.title


def pages(user: User, *matters: Matter) -> str:
    """All that this person is shown of the matters: the list, their pages, the file and the start page."""
    client = Client()
    client.force_login(user)
    addresses = [
        reverse("meetings:matters") + "?state=all",
        reverse("meetings:export_matters") + "?state=all",
        *(reverse("meetings:matter", args=[matter.pk]) for matter in matters),
        reverse("home:start"),
    ]
    return "".join(client.get(address, follow=True).content.decode() for address in addresses)


def test_a_new_title_is_in_force_for_everybody_at_once_where_no_draft_is_in_between() -> None:
    by, alva = coordinator(), member()
    matter = by_hand(by, "Jour")
    edit_matter(matter, {"title": "Socialjour"}, by=by)
    matter.refresh_from_db()
    assert (matter.title, titles(alva), titles(by)) == ("Socialjour", ["Socialjour"], ["Socialjour"])


def test_a_title_changed_on_top_of_a_draft_waits_with_the_draft() -> None:
    by, alva = coordinator(), member()
    matter = by_hand(by, "Jour")
    autumn = draft()
    mentioned(by, matter, autumn)
    edit_matter(matter, {"title": SECRET}, by=by)
    assert (titles(by), titles(alva)) == ([SECRET], ["Jour"])
    assert SECRET not in pages(alva, matter)
    assert titles(alva, "hemlig") == []
    release_notes(meeting=autumn, by=by)
    assert titles(alva) == [SECRET]


def test_somebody_who_does_not_see_the_draft_renames_what_they_see() -> None:
    ifo, disability = makers.network(), makers.network("Funktionsstöd")
    esther, leo = coordinator("IFO"), makers.user("Leo Fransson", Funktionsstöd=Role.COORDINATOR)
    matter = by_hand(esther, "Jour")
    matter.networks.set([ifo, disability])
    mentioned(esther, matter, draft(ifo))
    edit_matter(matter, {"title": SECRET}, by=esther)
    edit_matter(matter, {"title": "Jour i länet"}, by=leo)
    event = matter.events.order_by("-pk")[0]
    assert (event.title, event.changed, event.meeting) == ("Jour i länet", {"title": "Jour"}, None)


def test_a_matter_that_members_know_joined_into_a_drafts_keeps_its_title_for_them() -> None:
    by, alva = coordinator(), member()
    public = by_hand(by, "Jour")
    autumn = draft()
    secret = raised(by, autumn, title=SECRET)
    assert SECRET not in pages(alva, public)
    join_matters(secret, public, by=by)
    assert title_on_page(by, secret) == SECRET
    assert title_on_page(alva, secret) == "Jour"
    assert SECRET not in pages(alva, secret, public)
    release_notes(meeting=autumn, by=by)
    assert title_on_page(alva, secret) == SECRET


def test_the_kept_title_holds_for_all_who_know_it_and_parting_gives_the_other_back_its_own() -> None:
    by, alva = coordinator(), member()
    kept, joined = by_hand(by, "Jour"), by_hand(by, "Socialjour")
    move_matter(joined, Step(to=State.CONTINUING, on=AUTUMN, reason="Tas upp igen."), by=by)
    join = join_matters(kept, joined, by=by)
    assert (titles(alva), titles(by)) == (["Jour"], ["Jour"])
    assert [line.title for line in matter_page(kept, reach_of(alva)).joins] == ["Socialjour"]
    part_matters(join, by=by)
    assert titles(alva) == ["Jour", "Socialjour"]


def test_two_drafts_of_different_networks_do_not_tell_each_others_titles_when_joined() -> None:
    both = coordinator("IFO", "Funktionsstöd")
    leo = makers.user("Leo Fransson", Funktionsstöd=Role.COORDINATOR)
    secret = raised(both, draft(makers.network()), title=SECRET)
    theirs = raised(both, draft(makers.network("Funktionsstöd")), title="Nattbemanning")
    join_matters(secret, theirs, by=both)
    assert title_on_page(leo, secret) == "Nattbemanning"
    assert SECRET not in pages(leo, secret, theirs)


def test_a_draft_that_speaks_of_another_drafts_matter_does_not_borrow_its_title() -> None:
    by = coordinator("IFO", "Funktionsstöd")
    secret = raised(by, draft(makers.network()), title=SECRET)
    joint = draft(makers.network("Funktionsstöd"))
    event = mention_matter(
        secret, meeting=joint, item=None, sentence="Nattbemanning fortsätter.", state=State.OPEN, by=by
    )
    assert event.title == "Nattbemanning fortsätter"


def test_a_mention_from_a_meeting_before_the_beginning_says_what_the_matter_is_called_today() -> None:
    by = coordinator()
    matter = raised(by, released(held_on=AUTUMN), title="Jour")
    assert mentioned(by, matter, released()).title == "Jour"


def test_the_journal_tells_no_title_that_only_a_draft_has_told_of() -> None:
    by, alva = coordinator(), member()
    public, secret = by_hand(by, "Jour"), raised(by, draft(), title=SECRET)
    join_matters(secret, public, by=by)
    known = known_titles(reach_of(alva), [secret.pk, public.pk])
    assert known == {(secret.pk, "Jour")}
    written = Entry.objects.filter(subject_id=secret.pk, event__startswith="meetings.Matter")
    assert {entry.subject_label for entry in written} == {SECRET}


def test_an_act_of_somebody_who_does_not_see_the_draft_is_written_down_by_the_title_they_know() -> None:
    by, alva = coordinator(), member()
    public, secret = by_hand(by, "Jour"), raised(by, draft(), title=SECRET)
    join_matters(secret, public, by=by)
    leave_report(secret, text="Klart.", proposes_done=True, by=alva)
    assert Entry.objects.get(event="meetings.MatterReported").subject_label == "Jour"


def test_matters_are_found_and_held_alike_by_the_title_that_the_searcher_sees() -> None:
    esther = coordinator("IFO")
    leo = makers.user("Leo Fransson", Funktionsstöd=Role.COORDINATOR)
    other, matter = by_hand(leo, "Nattbemanning", network="Funktionsstöd"), by_hand(esther, "Jour")
    matter.networks.add(makers.network("Funktionsstöd"))
    mentioned(esther, matter, draft(makers.network()))
    edit_matter(matter, {"title": SECRET}, by=esther)
    assert alike_matters(other, reach_of(leo), "hemlig") == ()
    assert [row.event.title for row in alike_matters(other, reach_of(leo), "jour")] == ["Jour"]


def test_released_notes_bring_the_title_with_them() -> None:
    by, alva = coordinator(), member()
    autumn = draft()
    raised(by, autumn, title="Jour")
    assert titles(alva) == []
    release_notes(meeting=autumn, by=by)
    spread_mentions(autumn)
    assert titles(alva) == ["Jour"]
