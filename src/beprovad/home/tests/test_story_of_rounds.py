"""What the fictional region's rounds hold: the autumn's, led and ended, and one that is planned."""

import pytest

from beprovad.checklists.models import ChecklistVersion, QuestionOrigin
from beprovad.home import demo
from beprovad.home.demo.story import rounds as story
from beprovad.people.access import reach_of
from beprovad.people.models import User
from beprovad.rounds import access
from beprovad.rounds.models import Input, Round
from beprovad.rounds.queries.joining import alone_of, joined_of
from beprovad.rounds.queries.outcomes import outcomes_of_meeting
from beprovad.rounds.queries.standing import dots_on
from beprovad.rounds.rules.kinds import RoundState

pytestmark = pytest.mark.whole


@pytest.fixture
def led(region):
    return Round.objects.get(title=story.TITLE)


def test_the_tables_of_the_autumns_day_joined_their_wordings_and_placed_their_dots(led):
    asked = led.prompts.get(position=1)
    assert {one.group.wording: len(one.wordings) for one in joined_of(asked)} == {
        wording: len(texts) for wording, texts in story.JOINED.items()
    }
    assert joined_of(asked)[0].tables == ("Bord 1", "Bord 3", "Bord 4", "Bord 5")
    assert [one.text for one in alone_of(asked)] == [story.REPLACES, story.SHARE, story.ASKED]
    assert sum((dots_on(asked) or {}).values()) == 5 * len(story.TABLES)


def test_the_round_bears_the_hours_of_its_day_and_stands_on_its_meeting(led):
    assert {led.created_at.date(), led.opened_at.date(), led.ended_at.date()} == {story.HELD_ON}
    received = Input.objects.filter(prompt__round=led).values_list("received_at__date", flat=True)
    assert set(received) == {story.HELD_ON}
    assert (led.meeting.held_on, led.item.title) == (story.HELD_ON, story.ITEM)
    reach = reach_of(User.objects.get(email=demo.ALVA))
    (outcome,) = outcomes_of_meeting(led.meeting, reach)
    assert outcome.said.endswith("Medelvärdet är 4,0 på skalan 1 till 5, och svaret i mitten är 4.")


def test_what_the_tables_lacked_stands_in_the_lists_second_version_with_their_dots(led):
    second = ChecklistVersion.objects.get(number=2, checklist__is_standard=False)
    origins = QuestionOrigin.objects.filter(question__version=second, round_id=led.pk)
    assert dict(origins.values_list("question__text", "dots")) == {
        story.DECLINES: 6, story.DATA: 3, story.EQUAL: 4,
    }  # fmt: skip
    declines = origins.get(question__text=story.DECLINES)
    assert [one["tables"] for one in declines.wordings] == [["Bord 4"], ["Bord 5"]]


def test_one_round_is_planned_and_only_those_who_lead_it_know(led):
    planned = Round.objects.get(title=story.PLANNED)
    assert (planned.state, planned.prompts.count()) == (RoundState.PLANNED, 3)
    assert planned in access.rounds(reach_of(User.objects.get(email=demo.ESTHER)))
    assert planned not in access.rounds(reach_of(User.objects.get(email=demo.NOOR)))
