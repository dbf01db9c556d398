"""Undo what was done to a draft: one act at a time, also one before the last when nothing has been built on it."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from beprovad.checklists.actions.acts import next_revision, put_back, rows_of
from beprovad.checklists.events import DraftActUndone
from beprovad.checklists.models import ChecklistVersion, DraftAct
from beprovad.checklists.rules.acts import Act, made_by, stands_as_left
from beprovad.checklists.rules.drafting import ChecklistRefused, Refusal
from beprovad.journal.actions import record
from beprovad.people.models import User


def undo_act(*, draft: ChecklistVersion, act_id: int, by: User) -> DraftAct:
    """The questions are again as they were before the act. Refused where they have changed since it."""
    with transaction.atomic():
        revision = next_revision(draft)
        act = draft.acts.filter(pk=act_id, undone_at=None).first()
        if act is None:
            raise ChecklistRefused(Refusal.UNDONE_ALREADY)
        before, after = act.before["questions"], act.after["questions"]
        if not _is_as_left(draft, act):
            raise ChecklistRefused(Refusal.BUILT_ON)
        put_back(draft, before, act=Act(act.what), revision=revision)
        made = list(map(int, made_by(before, after)))
        draft.questions.filter(pk__in=made).delete()
        if act.what == Act.PARTED:
            _close_up(draft, next(iter(before)), rows=len(made))
        for name, stood in act.before.get("draft", {}).items():
            setattr(draft, name, stood)
        draft.save(update_fields=["kept_apart", "declined"])
        act.undone_at = timezone.now()
        act.save(update_fields=["undone_at"])
        event = DraftActUndone(
            subject_id=draft.checklist_id, subject_label=draft.checklist.title, what=act.what
        )
        record(event, by=by.actor)
    return act


def _close_up(draft: ChecklistVersion, parted: str, *, rows: int) -> None:
    """The room that its parts took is given back, so that what was joined away before finds its place again."""
    position = draft.questions.get(pk=int(parted)).position
    below = draft.questions.filter(position__gt=position)
    if not below.filter(position__lte=position + rows).exists():
        below.update(position=F("position") - rows)


def _is_as_left(draft: ChecklistVersion, act: DraftAct) -> bool:
    """Its questions, what is noted on the draft, and nothing stands in the way of what comes back."""
    before, after = act.before["questions"], act.after["questions"]
    noted = act.after.get("draft", {})
    if any(getattr(draft, name) != stood for name, stood in noted.items()):
        return False
    gone = [row["key"] for each, row in before.items() if each not in after]
    is_in_the_way = draft.questions.filter(key__in=gone).exists()
    return not is_in_the_way and stands_as_left(after, rows_of(draft, map(int, after)))
