"""The list of checklists, and one checklist with its versions."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Lower

from beprovad.checklists import access
from beprovad.checklists.models import Checklist, ChecklistChoice, ChecklistVersion, Question
from beprovad.checklists.words import said_text, said_title
from beprovad.meetings.models import Meeting
from beprovad.people.models import Network, Organisation
from beprovad.people.rules import Act, Reach


@dataclass(frozen=True)
class ListRow:
    """A checklist in the list; `used_by` are the names of those who have chosen it."""

    checklist: Checklist
    title: str
    keeper: str
    current_id: int | None
    number: int | None
    questions: int
    used_by: tuple[str, ...]
    draft_id: int | None


_CHOICES = Prefetch(
    "chosen_by", ChecklistChoice.objects.select_related("network", "organisation").order_by("pk")
)


def checklist_rows(reach: Reach) -> tuple[ListRow, ...]:
    """The standard list first, then by title; a draft is told of only to those who may change it. Two queries."""
    newest = ChecklistVersion.objects.filter(checklist=OuterRef("pk"), number__isnull=False).order_by(
        "-number"
    )
    drafts = ChecklistVersion.objects.filter(checklist=OuterRef("pk"), number=None)
    asked = (
        Question.objects.filter(version=OuterRef("current_id"), removed_at=None).order_by().values("version")
    )
    rows = (
        access.checklists(reach)
        .select_related("network", "organisation__parent")
        .annotate(
            current_id=Subquery(newest.values("pk")[:1]),
            current_number=Subquery(newest.values("number")[:1]),
            draft_id=Subquery(drafts.values("pk")[:1]),
        )
        .annotate(asked=Subquery(asked.annotate(count=Count("pk")).values("count")))
        .prefetch_related(_CHOICES)
        .order_by("-is_standard", Lower("title"), "pk")
    )
    return tuple(_row(each, reach) for each in rows)


def _row(each: Checklist, reach: Reach) -> ListRow:
    counted = each.__dict__
    return ListRow(
        checklist=each,
        title=said_title(each),
        keeper=keeper_name(each),
        current_id=counted["current_id"],
        number=counted["current_number"],
        questions=counted["asked"] or 0,
        used_by=tuple(chooser_name(choice) for choice in each.chosen_by.all()),
        draft_id=counted["draft_id"] if access.may_edit(reach, each) else None,
    )


def keeper_name(checklist: Checklist) -> str:
    keeper = checklist.network or checklist.organisation
    return str(keeper) if keeper else ""


def chooser_name(choice: ChecklistChoice) -> str:
    return str(choice.network or choice.organisation)


@dataclass(frozen=True)
class ChecklistPage:
    """One checklist: its versions, newest first, and who uses it."""

    checklist: Checklist
    title: str
    about: str
    keeper: str
    versions: tuple[ChecklistVersion, ...]
    draft: ChecklistVersion | None
    used_by: tuple[str, ...]
    may_edit: bool

    @property
    def current(self) -> ChecklistVersion | None:
        return self.versions[0] if self.versions else None


def checklist_page(checklist: Checklist, reach: Reach) -> ChecklistPage:
    may_edit = access.may_edit(reach, checklist)
    rows = checklist.versions.annotate(
        asked=Count("questions", filter=Q(questions__removed_at=None))
    ).order_by(F("number").desc(nulls_first=True))
    versions = list(rows)
    choices = checklist.chosen_by.select_related("network", "organisation").order_by("pk")
    return ChecklistPage(
        checklist=checklist,
        title=said_title(checklist),
        about=said_text(checklist.about),
        keeper=keeper_name(checklist),
        versions=tuple(each for each in versions if each.is_published),
        draft=next((each for each in versions if not each.is_published), None) if may_edit else None,
        used_by=tuple(chooser_name(choice) for choice in choices),
        may_edit=may_edit,
    )


def choosers(reach: Reach, checklist: Checklist) -> tuple[list[Network], list[Organisation]]:
    """Those for whom this reader may choose, and who do not use the list already."""
    chosen = ChecklistChoice.objects.filter(checklist=checklist)
    places = Organisation.objects.filter(pk__in=access.organisations_where_one_edits(reach))
    free_places = places.exclude(Exists(chosen.filter(organisation=OuterRef("pk"))))
    free_networks = access.networks_where_one_edits(reach).exclude(
        Exists(chosen.filter(network=OuterRef("pk")))
    )
    return list(free_networks), list(free_places.select_related("parent"))


@dataclass(frozen=True)
class NextSteps:
    """What a published version is there for: who uses its list, and for whom this reader may choose it in one press."""

    used_by: tuple[str, ...]
    networks: tuple[Network, ...]
    organisations: tuple[Organisation, ...]
    are_more: bool


def next_steps(version: ChecklistVersion, reach: Reach) -> NextSteps:
    """For the keeper first: its network or organisation, then the others. Three queries."""
    checklist = version.checklist
    networks, organisations = choosers(reach, checklist)
    networks.sort(key=lambda each: each.pk != checklist.network_id)
    organisations.sort(key=lambda each: each.pk != checklist.organisation_id)
    choices = checklist.chosen_by.select_related("network", "organisation").order_by("pk")
    return NextSteps(
        used_by=tuple(map(chooser_name, choices)),
        networks=tuple(networks[:MOST_OFFERED]),
        organisations=tuple(organisations[:MOST_OFFERED]),
        are_more=max(len(networks), len(organisations)) > MOST_OFFERED,
    )


MOST_OFFERED = 2  # of each: one more press for the rest


@dataclass(frozen=True)
class ListToAddTo:
    """`draft_id` is None where a new version is begun."""

    checklist: Checklist
    draft_id: int | None


def lists_to_add_to(reach: Reach, meeting: Meeting) -> tuple[ListToAddTo, ...]:
    """Those that have a draft first, the latest begun before the others; one query."""
    drafts = ChecklistVersion.objects.filter(checklist=OuterRef("pk"), number=None)
    rows = access.lists_to_add_to(reach, meeting).annotate(draft_id=Subquery(drafts.values("pk")[:1]))
    found = (ListToAddTo(each, each.__dict__["draft_id"]) for each in rows.order_by("-created_at", "-pk"))
    return tuple(sorted(found, key=lambda each: each.draft_id is None))


def made_from(meeting: Meeting, reach: Reach) -> list[Checklist]:
    """The lists in which a question comes from this meeting, as far as the reader sees them."""
    if not reach.may(Act.SEE_CHECKLISTS):
        return []
    seen: QuerySet[ChecklistVersion] = access.versions(reach).filter(questions__origins__meeting=meeting)
    return list(Checklist.objects.filter(pk__in=seen.order_by().values("checklist")).order_by("pk"))
