"""The networks' list becomes versions, and is chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from beprovad.checklists.models import Checklist, ChecklistChoice, ChecklistVersion, Question, QuestionOrigin
from beprovad.home.demo.holding import Held
from beprovad.home.demo.peopling import Cast
from beprovad.home.demo.region import IFO
from beprovad.home.demo.story.questions import ABOUT, TITLE, VERSIONS, Edition
from beprovad.home.demo.story.trying_shape import Asked
from beprovad.meetings.models import FoundQuestion

Meetings = Mapping[date, Held]


@dataclass
class Lists:
    """The networks' versions so far, by number."""

    versions: dict[int, ChecklistVersion] = field(default_factory=dict)

    @property
    def checklist(self) -> Checklist:
        return self.versions[1].checklist


def publish(number: int, lists: Lists, held: Meetings, cast: Cast) -> None:
    checklist = lists.checklist if lists.versions else _begin(cast)
    lists.versions[number] = _version(checklist, number, VERSIONS[number], held)


def choose(lists: Lists, cast: Cast) -> None:
    ChecklistChoice.objects.create(
        network=cast.networks[IFO], checklist=lists.checklist, chosen_by_label="Esther Nyman"
    )


def _begin(cast: Cast) -> Checklist:
    return Checklist.objects.create(
        title=TITLE, about=ABOUT, network=cast.networks[IFO], created_by_label="Noor Haddad"
    )


def _version(checklist: Checklist, number: int, edition: Edition, held: Meetings) -> ChecklistVersion:
    keys = dict(Question.objects.filter(version__checklist=checklist).values_list("text", "key"))
    version = ChecklistVersion.objects.create(
        checklist=checklist,
        number=number,
        note=edition.note,
        published_at=timezone.now(),
        published_by_label="Noor Haddad",
    )
    for position, asked in enumerate(edition.questions):
        known = {"key": keys[asked.text]} if asked.text in keys else {}
        question = Question.objects.create(version=version, position=position, **_columns(asked), **known)
        if asked.meeting:
            _keep_origin(question, held[asked.meeting])
    return version


def _columns(asked: Asked) -> dict[str, object]:
    return {
        "area": asked.area,
        "text": asked.text,
        "find_out": asked.find_out,
        "is_screening": asked.is_screening,
        "only_users": asked.only_users,
        "field": asked.field or "",
    }


def _keep_origin(question: Question, held: Held) -> None:
    found = FoundQuestion.objects.get(meeting=held.meeting, text=question.text)
    QuestionOrigin.objects.create(
        question=question,
        meeting=held.meeting,
        found=found,
        wording=found.text,
        sentence=found.sentence,
        said=str(held.meeting),
    )
