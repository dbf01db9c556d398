"""Publish a version, choose which list is used, and ship the standard one."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import override

from beprovad.checklists.actions.beginning import Keeper
from beprovad.checklists.events import ChecklistChosen, DraftDiscarded, StandardShipped, VersionPublished
from beprovad.checklists.models import Checklist, ChecklistChoice, ChecklistVersion, Question
from beprovad.checklists.queries.versions import (
    current_version,
    questions_in_order,
    standard_version,
    version_differences,
)
from beprovad.checklists.rules.drafting import ChecklistRefused, Refusal
from beprovad.checklists.words.standard import ABOUT, STANDARD, TITLE
from beprovad.journal.actions import record
from beprovad.journal.events import SYSTEM
from beprovad.people.models import User


def publish_draft(*, draft: ChecklistVersion, base: int, note: str, by: User) -> ChecklistVersion:
    """Give the draft its number; from then on it never changes.

    Refused when somebody changed it meanwhile, when it asks nothing, or says the same as the version before it.
    """
    with transaction.atomic():
        checklist = Checklist.objects.select_for_update().get(pk=draft.checklist_id)
        draft = ChecklistVersion.objects.select_related("checklist").get(pk=draft.pk)
        _refuse(draft, base)
        latest = checklist.versions.aggregate(latest=Max("number"))["latest"] or 0
        draft.questions.exclude(removed_at=None).delete()
        draft.acts.all().delete()  # nothing is undone any more; the journal keeps that it was done
        for place, question in enumerate(questions_in_order(draft), 1):
            draft.questions.filter(pk=question.pk).update(position=place)
        draft.number, draft.note = latest + 1, note.strip()[:500]
        draft.published_at, draft.published_by_label = timezone.now(), by.label
        draft.save()
        event = VersionPublished(subject_id=checklist.pk, subject_label=checklist.title, number=draft.number)
        record(event, by=by.actor)
    return draft


def _refuse(draft: ChecklistVersion, base: int) -> None:
    if draft.is_published:
        raise ChecklistRefused(Refusal.PUBLISHED)
    if draft.revision != base:
        raise ChecklistRefused(Refusal.CHANGED_MEANWHILE)
    if not draft.questions.filter(removed_at=None).exists():
        raise ChecklistRefused(Refusal.NO_QUESTIONS)
    before = current_version(draft.checklist)
    if before is not None and not version_differences(before, draft) and _marks(before) == _marks(draft):
        raise ChecklistRefused(Refusal.NOTHING_NEW)


def _marks(version: ChecklistVersion) -> list[tuple[object, ...]]:
    return [
        (each.key, each.help, each.find_out, each.is_screening, each.only_users, each.field, each.covers)
        for each in questions_in_order(version)
    ]


def discard_draft(*, draft: ChecklistVersion, by: User) -> bool:
    """Throw a draft away; a list that never published anything goes with it. Whether the list went too."""
    with transaction.atomic():
        checklist = draft.checklist
        if not ChecklistVersion.objects.filter(pk=draft.pk, number=None).exists():
            raise ChecklistRefused(Refusal.PUBLISHED)
        record(DraftDiscarded(subject_id=checklist.pk, subject_label=checklist.title), by=by.actor)
        draft.delete()
        is_empty = not checklist.versions.exists()
        if is_empty:
            checklist.delete()
    return is_empty


def choose_checklist(*, checklist: Checklist, keeper: Keeper, by: User) -> None:
    """The network or organisation makes its new assessments with this list's newest version from now on."""
    if current_version(checklist) is None:
        raise ChecklistRefused(Refusal.NO_QUESTIONS)
    with transaction.atomic():
        ChecklistChoice.objects.update_or_create(
            network=keeper.network,
            organisation=keeper.organisation,
            defaults={"checklist": checklist, "chosen_by_label": by.label},
        )
        event = ChecklistChosen(
            subject_id=checklist.pk,
            subject_label=checklist.title,
            chooser=str(keeper.network or keeper.organisation),
        )
        record(event, by=by.actor)


def ship_standard_checklist() -> ChecklistVersion:
    """The standard list as this release brings it: a new version when its content has changed, else the current one."""
    with transaction.atomic(), override("sv"):
        current = standard_version()
        shipped = [_columns(place) for place in range(len(STANDARD))]
        if current is not None and _kept(current) == shipped:
            return current
        checklist, _ = Checklist.objects.get_or_create(
            is_standard=True,
            defaults={"title": str(TITLE), "about": str(ABOUT), "created_by_label": SYSTEM.label},
        )
        version = checklist.versions.create(
            number=(current.number or 0) + 1 if current else 1,
            based_on=current,
            published_at=timezone.now(),
            published_by_label=SYSTEM.label,
        )
        Question.objects.bulk_create(Question(version=version, **columns) for columns in shipped)
        event = StandardShipped(
            subject_id=checklist.pk, subject_label=checklist.title, number=version.number or 1
        )
        record(event, by=SYSTEM)
    return version


def _columns(place: int) -> dict[str, object]:
    each = STANDARD[place]
    return {
        "key": each.key,
        "position": place + 1,
        "area": each.area.value,
        "text": str(each.text),
        "help": str(each.help),
        "find_out": str(each.find_out),
        "is_screening": each.is_screening,
        "only_users": each.only_users,
        "field": each.field.value if each.field else "",
    }


def _kept(version: ChecklistVersion) -> list[dict[str, object]]:
    names = tuple(_columns(0))
    return list(version.questions.order_by("position").values(*names))
