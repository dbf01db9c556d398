"""Two persons were one: everything that points at the one points at the other, and can be moved back.

The rooms above hold keys to persons that this room does not know; they are found through Django's model
registry, so that nothing is left behind when a room is added.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core import serializers
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from beprovad.journal.actions import record
from beprovad.journal.events import Actor
from beprovad.lib.text import name_key
from beprovad.people.events import MergeUndone, PersonsMerged
from beprovad.people.models import NameVariant, Person, PersonMerge, User
from beprovad.people.rules.refusals import PeopleRefused, Refusal

_TRAIL = (PersonMerge, User)  # the trail stays; accounts are moved by a rule of their own


@dataclass
class Moves:
    """What a merge did. `rows`: "room.model.field" → ids now with the other person.

    `aside`: rows that would have said the same thing twice (a second seat at one meeting), whole, so that they
    can be put back. `left`: such rows that others stand on; they stay where they were.
    """

    rows: dict[str, list[int]] = field(default_factory=dict)
    aside: list[dict[str, Any]] = field(default_factory=list)
    left: dict[str, list[int]] = field(default_factory=dict)
    filled: dict[str, list[str]] = field(default_factory=dict)
    variant: int | None = None
    account: int | None = None
    closed_account: int | None = None

    @property
    def count(self) -> int:
        return sum(map(len, self.rows.values())) + len(self.aside)


@transaction.atomic
def merge_persons(*, kept: Person, merged: Person, reason: str = "", by: Actor) -> PersonMerge:
    """Make `merged` a trail that leads to `kept`. `undo_merge` takes it back."""
    kept, merged = _locked(kept, merged)
    _refuse(kept, merged)
    moves = _move(kept, merged)
    merge = PersonMerge.objects.create(
        kept=kept, merged=merged, moved=vars(moves), reason=reason.strip()[:500], by_label=by.label[:200]
    )
    event = PersonsMerged(
        subject_id=kept.pk,
        subject_label=kept.name,
        merge_id=merge.pk,
        merged_id=merged.pk,
        merged_label=merged.name,
        moved=moves.count,
    )
    record(event, by=by)
    return merge


@transaction.atomic
def rehearse_merge(*, kept: Person, merged: Person) -> Moves:
    """What merging would do, found by doing it and taking it back at once; nothing is changed."""
    kept, merged = _locked(kept, merged)
    _refuse(kept, merged)
    moves = _move(kept, merged)
    transaction.set_rollback(True)
    return moves


@transaction.atomic
def undo_merge(*, merge: PersonMerge, by: Actor) -> Person:
    """Put everything back where it was, and say who is two persons again.

    What was added to the kept person after the merge stays with the kept. Later merges are undone first.
    """
    merge = PersonMerge.objects.select_for_update().get(pk=merge.pk)
    kept, merged = _locked(merge.kept, merge.merged)
    if merge.undone_at is not None:
        raise PeopleRefused(Refusal.ALREADY_UNDONE)
    if kept.merged_into_id is not None:
        raise PeopleRefused(Refusal.MERGED_ONWARDS)
    moves = Moves(**merge.moved)
    try:
        with transaction.atomic():
            _put_back(kept, merged, moves)
    except IntegrityError as clash:
        raise PeopleRefused(Refusal.CANNOT_BE_RESTORED) from clash
    merge.undone_at = timezone.now()
    merge.save(update_fields=["undone_at"])
    event = MergeUndone(
        subject_id=kept.pk,
        subject_label=kept.name,
        merge_id=merge.pk,
        merged_id=merged.pk,
        merged_label=merged.name,
    )
    record(event, by=by)
    return merged


def _locked(*persons: Person) -> tuple[Person, Person]:
    """Both rows, always locked in the same order, so that two merges at once wait instead of deadlocking."""
    ids = [person.pk for person in persons]
    rows = {row.pk: row for row in Person.objects.select_for_update().filter(pk__in=ids).order_by("pk")}
    return rows[ids[0]], rows[ids[1]]


def _refuse(kept: Person, merged: Person) -> None:
    if kept.pk == merged.pk:
        raise PeopleRefused(Refusal.SAME_PERSON)
    if kept.merged_into_id is not None or merged.merged_into_id is not None:
        raise PeopleRefused(Refusal.ALREADY_MERGED)


def _move(kept: Person, merged: Person) -> Moves:
    moves = Moves()
    _move_account(kept, merged, moves)
    for pointer in _pointers():
        _move_rows(pointer, kept, merged, moves)
    merged.merged_into = kept
    merged.save(update_fields=["merged_into"])
    _fill(kept, merged, moves)
    _keep_name(kept, merged, moves)
    return moves


def _pointers() -> Iterator[models.ForeignKey[Any, Any]]:
    """Every foreign key to a person, in every room, those without a way back included, in a fixed order."""
    relations = [
        relation
        for relation in Person._meta.get_fields(include_hidden=True)  # noqa: SLF001 - Django's public name for it
        if isinstance(relation, models.ManyToOneRel) and relation.related_model not in _TRAIL
    ]
    return iter(sorted((relation.field for relation in relations), key=_path))


def _path(pointer: models.ForeignKey[Any, Any]) -> str:
    return f"{pointer.model._meta.label_lower}.{pointer.name}"  # noqa: SLF001


def _move_rows(pointer: models.ForeignKey[Any, Any], kept: Person, merged: Person, moves: Moves) -> None:
    rows = pointer.model._base_manager.filter(**{pointer.name: merged}).order_by("pk")  # noqa: SLF001
    path = _path(pointer)
    for row in rows:
        if _moved(row, pointer, kept):
            moves.rows.setdefault(path, []).append(row.pk)
        elif _is_stood_on(row):
            moves.left.setdefault(path, []).append(row.pk)
        else:
            moves.aside.append(_written_down(row))
            row.delete()


def _moved(row: models.Model, pointer: models.ForeignKey[Any, Any], kept: Person) -> bool:
    """False where the database holds the same thing about the kept person already."""
    try:
        with transaction.atomic():
            type(row)._base_manager.filter(pk=row.pk).update(**{pointer.name: kept})  # noqa: SLF001
    except IntegrityError:
        return False
    return True


def _is_stood_on(row: models.Model) -> bool:
    relations = row._meta.get_fields(include_hidden=True)  # noqa: SLF001
    keys = [relation.field for relation in relations if isinstance(relation, models.ManyToOneRel)]
    return any(key.model._base_manager.filter(**{key.name: row}).exists() for key in keys)  # noqa: SLF001


def _written_down(row: models.Model) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(serializers.serialize("json", [row]))[0]
    return whole


def _fill(kept: Person, merged: Person, moves: Moves) -> None:
    """The address and the title, where only the merged person had them: [before, after]."""
    for name in ("email", "title"):
        if not getattr(kept, name) and getattr(merged, name):
            moves.filled[name] = ["", getattr(merged, name)]
            setattr(kept, name, getattr(merged, name))
    kept.save(update_fields=list(moves.filled))


def _keep_name(kept: Person, merged: Person, moves: Moves) -> None:
    """The merged person's name is a form of the kept's from now on."""
    if name_key(merged.name) == name_key(kept.name):
        return
    variant, is_new = NameVariant.objects.get_or_create(
        person=kept, key=name_key(merged.name), defaults={"name": merged.name}
    )
    moves.variant = variant.pk if is_new else None


def _move_account(kept: Person, merged: Person, moves: Moves) -> None:
    """The merged person's account follows; where both have one, it is closed and the kept one's remains."""
    account = User.objects.filter(person=merged).first()
    if account is None:
        return
    if not User.objects.filter(person=kept).exists():
        User.objects.filter(pk=account.pk).update(person=kept)
        moves.account = account.pk
    elif account.is_active:
        User.objects.filter(pk=account.pk).update(is_active=False)
        moves.closed_account = account.pk


def _put_back(kept: Person, merged: Person, moves: Moves) -> None:
    if moves.variant is not None:
        NameVariant.objects.filter(pk=moves.variant, person=kept).delete()
    for name, (before, after) in moves.filled.items():
        Person.objects.filter(pk=kept.pk, **{name: after}).update(**{name: before})
    Person.objects.filter(pk=merged.pk).update(merged_into=None)
    for pointer in _pointers():
        ids = moves.rows.get(_path(pointer), [])
        rows = pointer.model._base_manager.filter(pk__in=ids, **{pointer.name: kept})  # noqa: SLF001
        rows.update(**{pointer.name: merged})
    for whole in serializers.deserialize("python", moves.aside):
        whole.save()
    if moves.account is not None:
        User.objects.filter(pk=moves.account, person=kept).update(person=merged)
    if moves.closed_account is not None:
        User.objects.filter(pk=moves.closed_account).update(is_active=True)
