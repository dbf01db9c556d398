"""What the checklists room tells of a version and its questions, as the assessments need it."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise

from beprovad.checklists.models import ChecklistVersion, Question
from beprovad.checklists.rules.areas import Area
from beprovad.people.models import Organisation
from beprovad.people.rules import Reach


@dataclass(frozen=True)
class Wording:
    """A question as the reader reads it."""

    text: str
    help: str
    find_out: str


def worded(question: Question) -> Wording:
    return Wording(question.text, question.help, question.find_out)


def area_words(area: Area) -> str | Promise:
    return area.value


def questions_in_order(version: ChecklistVersion) -> list[Question]:
    """Every question of the version, area by area, in reading order."""
    order = list(Area)
    rows = Question.objects.filter(version=version).order_by("position", "pk")
    return sorted(rows, key=lambda question: order.index(Area(question.area)))


def default_version(organisation: Organisation) -> ChecklistVersion | None:
    """What a new assessment here is made with, unless its starter chooses another."""
    return published_versions().filter(checklist__is_standard=True).order_by("-number").first()


def published_versions() -> QuerySet[ChecklistVersion]:
    return ChecklistVersion.objects.filter(number__isnull=False).select_related("checklist")


def versions_to_choose(_reach: Reach) -> QuerySet[ChecklistVersion]:
    """Published versions that one may start with, the newest of each list first."""
    return published_versions().order_by("-checklist__is_standard", "checklist__title", "-number")
