"""What a list is called and what it is for: changed at any time, also when versions of it are published."""

from django.db import transaction

from beprovad.checklists.events import ChecklistRenamed
from beprovad.checklists.models import Checklist
from beprovad.checklists.rules.drafting import ChecklistRefused, Refusal
from beprovad.journal.actions import record
from beprovad.people.models import User


def rename_checklist(*, checklist: Checklist, revision: int, title: str, about: str, by: User) -> Checklist:
    """Refused where somebody has changed it since this revision. The standard list keeps the words it came with."""
    with transaction.atomic():
        found = Checklist.objects.select_for_update().get(pk=checklist.pk, is_standard=False)
        if found.revision != revision:
            raise ChecklistRefused(Refusal.RENAMED_MEANWHILE)
        told = {"title": title.strip(), "about": about.strip()}
        was = {name: getattr(found, name) for name, text in told.items() if getattr(found, name) != text}
        if was:
            found.title, found.about = told["title"], told["about"]
            found.revision += 1
            found.changed_by_label = by.label[:200]
            found.save()
            record(ChecklistRenamed(subject_id=found.pk, subject_label=found.title, was=was), by=by.actor)
    return found
