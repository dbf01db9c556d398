"""The networks' list: made of what the tables asked, published twice and chosen, by the pages' own actions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from beprovad.checklists.actions import (
    Keeper,
    Mark,
    add_from,
    begin_draft,
    begin_from_meeting,
    choose_checklist,
    join_questions,
    mark_questions,
    move_questions,
    publish_draft,
    take_in_standard,
)
from beprovad.checklists.models import ChecklistVersion, Question
from beprovad.checklists.queries.rounds import raised_by
from beprovad.checklists.rules.areas import Area
from beprovad.checklists.words.standard import standard_key
from beprovad.home.demo.holding import Held
from beprovad.home.demo.leading import Led
from beprovad.home.demo.peopling import Cast
from beprovad.home.demo.region import IFO
from beprovad.home.demo.story import questions as story
from beprovad.people.models import User

Meetings = Mapping[date, Held]


@dataclass
class Lists:
    """The networks' versions so far, by number."""

    versions: dict[int, ChecklistVersion] = field(default_factory=dict)

    def question(self, number: int, key: str) -> Question:
        """The question that the story knows by that key, as it stands in that version."""
        own = story.OWN.get(key) or story.ADDED.get(key)
        asked = self.versions[number].questions
        return asked.get(text=own.text) if own else asked.get(key=standard_key(key))


def publish_first(lists: Lists, held: Meetings, cast: Cast) -> None:
    meeting, by = held[story.SPRING_DAY].meeting, cast.users["Esther Nyman"]
    found = meeting.questions.order_by("pk")
    draft = begin_from_meeting(
        meeting=meeting, found=found, title=story.TITLE, keeper=Keeper(network=cast.networks[IFO]), by=by
    )
    keys = [standard_key(slug) for slug in story.TAKEN_IN]
    take_in_standard(draft=draft, keys=keys, by=by)
    _join_those_that_ask_the_same(draft, by)
    _mark(draft, Mark.NOT_SCREENING, story.TAKEN_IN, by)
    _mark(draft, Mark.SCREENING, story.SCREENING, by)
    _mark(draft, Mark.ONLY_USERS, story.ONLY_USERS, by)
    lists.versions[1] = publish_draft(draft=draft, base=draft.revision, note=story.FIRST_NOTE, by=by)


def publish_second(lists: Lists, led: Led, cast: Cast) -> None:
    """What the tables of the autumn's round lacked, with their wordings and dots."""
    by = cast.users["Esther Nyman"]
    draft = begin_draft(checklist=lists.versions[1].checklist, by=by)
    areas = {own.text: own.area for own in story.ADDED.values()}
    lacked = [raised for raised in raised_by(led.ended) if raised.text in areas]
    for question in add_from(draft=draft, questions=lacked, by=by):
        area = areas[question.text] or Area(question.area)
        move_questions(draft=draft, base=draft.revision, ids=[question.pk], area=area, by=by)
    lists.versions[2] = publish_draft(draft=draft, base=draft.revision, note=story.SECOND_NOTE, by=by)


def choose(lists: Lists, _held: Meetings, cast: Cast) -> None:
    choose_checklist(
        checklist=lists.versions[1].checklist,
        keeper=Keeper(network=cast.networks[IFO]),
        by=cast.users["Esther Nyman"],
    )


def _join_those_that_ask_the_same(draft: ChecklistVersion, by: User) -> None:
    """Of those joined the first keeps its field: the standard one, when ours is laid last."""
    ours = [_of(draft, key) for key, own in story.OWN.items() if own.joins]
    move_questions(draft=draft, base=draft.revision, ids=[each.pk for each in ours], area=Area.OTHER, by=by)
    for own in story.OWN.values():
        if own.joins:
            both = [draft.questions.get(key=standard_key(own.joins)), draft.questions.get(text=own.text)]
            join_questions(
                draft=draft, base=draft.revision, ids=[each.pk for each in both], text=own.text, by=by
            )


def _mark(draft: ChecklistVersion, mark: Mark, keys: Iterable[str], by: User) -> None:
    ids = [_of(draft, key).pk for key in keys]
    mark_questions(draft=draft, base=draft.revision, ids=ids, mark=mark, by=by)


def _of(draft: ChecklistVersion, key: str) -> Question:
    own = story.OWN.get(key)
    return draft.questions.get(text=own.text) if own else draft.questions.get(key=standard_key(key))
