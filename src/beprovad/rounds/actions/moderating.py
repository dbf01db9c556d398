"""Going through inputs before and while the room sees them. Every act can be undone, in order."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone

from beprovad.journal.actions import record
from beprovad.people.models import User
from beprovad.rounds import events
from beprovad.rounds.broadcast import tell
from beprovad.rounds.models import Act, Group, Input, Prompt
from beprovad.rounds.rules.acts import MODERATING, Verb

_KEPT = ("is_held", "hidden_at", "pinned_at", "group_id")


def moderate(*, prompt: Prompt, inputs: Collection[int], verb: Verb, by: User) -> int:
    """Let through, hide, show again, pin or unpin these inputs of the prompt; returns how many there were."""
    if verb not in MODERATING:
        raise ValueError(verb)
    now = timezone.now()
    changes: dict[Verb, dict[str, Any]] = {
        Verb.LET_THROUGH: {"is_held": False},
        Verb.HIDE: {"hidden_at": now},
        Verb.SHOW: {"hidden_at": None, "is_held": False},
        Verb.PIN: {"pinned_at": now},
        Verb.UNPIN: {"pinned_at": None},
    }
    with transaction.atomic():
        prompt = Prompt.objects.select_related("round").select_for_update(of=("self",)).get(pk=prompt.pk)
        rows = Input.objects.filter(prompt=prompt, pk__in=inputs)
        keep_before(prompt=prompt, verb=verb, rows=rows, by=by)
        count = rows.update(**changes[verb])
        event = events.InputsModerated(
            subject_id=prompt.round_id, subject_label=prompt.round.title,
            prompt_id=prompt.pk, verb=verb.value, count=count,
        )  # fmt: skip
        record(event, by=by.actor)
        tell(prompt.round)
    return count


def keep_before(*, prompt: Prompt, verb: Verb, rows: Any, by: User) -> None:
    """Write down how inputs and all groups of the prompt stood, in the act's own transaction."""
    inputs = [
        {"id": one["pk"], **{name: _plain(one[name]) for name in _KEPT}} for one in rows.values("pk", *_KEPT)
    ]
    groups = list(
        Group.objects.filter(prompt=prompt)
        .order_by("pk")
        .values("id", "position", "wording", "worded_by_label")
    )
    keys = {str(pk): str(key) for pk, key in Group.objects.filter(prompt=prompt).values_list("pk", "key")}
    before = {"inputs": inputs, "groups": groups, "keys": keys}
    Act.objects.create(prompt=prompt, verb=verb.value, before=before, by_label=by.actor.label)


def undo_last(*, prompt: Prompt, by: User) -> Verb | None:
    """Put things back as they stood before the latest act that stands; None when there is none.

    What has come in since is not touched, and a group that was taken away comes back with its key.
    """
    with transaction.atomic():
        prompt = Prompt.objects.select_related("round").select_for_update(of=("self",)).get(pk=prompt.pk)
        act = prompt.acts.filter(undone_at=None).first()
        if act is None:
            return None
        _restore_groups(prompt, act.before)
        for one in act.before["inputs"]:
            Input.objects.filter(pk=one["id"]).update(**{name: one[name] for name in _KEPT})
        _remove_groups_made_since(prompt, act.before)
        act.undone_at = timezone.now()
        act.save(update_fields=["undone_at"])
        event = events.InputsModerated(
            subject_id=prompt.round_id, subject_label=prompt.round.title,
            prompt_id=prompt.pk, verb=f"undo_{act.verb}", count=len(act.before["inputs"]),
        )  # fmt: skip
        record(event, by=by.actor)
        tell(prompt.round)
    return Verb(act.verb)


def _restore_groups(prompt: Prompt, before: dict[str, Any]) -> None:
    for group in before["groups"]:
        told = {name: group[name] for name in ("position", "wording", "worded_by_label")}
        Group.objects.update_or_create(
            pk=group["id"],
            defaults=told,
            create_defaults={**told, "prompt": prompt, "key": before["keys"][str(group["id"])]},
        )


def _remove_groups_made_since(prompt: Prompt, before: dict[str, Any]) -> None:
    known = [group["id"] for group in before["groups"]]
    Group.objects.filter(prompt=prompt, inputs=None).exclude(pk__in=known).delete()


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
