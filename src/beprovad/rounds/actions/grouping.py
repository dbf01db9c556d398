"""Joining inputs that say the same. All wordings stay as they were written; only who stands together changes."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import Max

from beprovad.journal.actions import record
from beprovad.people.models import User
from beprovad.rounds import events
from beprovad.rounds.actions.moderating import keep_before
from beprovad.rounds.broadcast import tell
from beprovad.rounds.models import Group, Input, Prompt
from beprovad.rounds.queries.texts import text_of
from beprovad.rounds.rules.acts import Verb

LONGEST_WORDING = 300


@transaction.atomic
def join_inputs(*, prompt: Prompt, inputs: Collection[int], by: User, wording: str = "") -> Group | None:
    """Into one group: the first one's, or a new one. Whole groups that they stand in come along. None for no inputs.

    Without a wording the group has its own, or the shortest of the room's.
    """
    prompt = _locked(prompt)
    chosen = Input.objects.filter(prompt=prompt, pk__in=inputs)
    groups = list(
        Group.objects.filter(prompt=prompt, inputs__in=chosen).distinct().order_by("position", "pk")
    )
    rows = Input.objects.filter(prompt=prompt, pk__in=inputs) | Input.objects.filter(
        prompt=prompt, group__in=groups
    )
    found = list(rows.distinct().order_by("pk"))
    if not found:
        return None
    keep_before(
        prompt=prompt, verb=Verb.JOIN, rows=Input.objects.filter(pk__in=[one.pk for one in found]), by=by
    )
    group = _join(prompt, found, groups, wording, by)
    _record(prompt, Verb.JOIN, len(found), by)
    return group


@transaction.atomic
def join_all(*, prompt: Prompt, proposed: Sequence[Collection[int]], by: User) -> int:
    """Take a whole proposal at once, undone at once; only inputs that stand alone are moved."""
    prompt = _locked(prompt)
    wanted = {pk for together in proposed for pk in together}
    rows = Input.objects.filter(prompt=prompt, pk__in=wanted, group=None)
    keep_before(prompt=prompt, verb=Verb.JOIN_ALL, rows=rows, by=by)
    alone = {one.pk: one for one in rows}
    made = 0
    for together in proposed:
        found = [alone[pk] for pk in sorted(together) if pk in alone]
        if len(found) > 1:
            _join(prompt, found, [], "", by)
            made += 1
    _record(prompt, Verb.JOIN_ALL, made, by)
    return made


@transaction.atomic
def part_inputs(*, prompt: Prompt, inputs: Collection[int], by: User) -> int:
    """Out of their groups; a group that is left with nothing is gone."""
    prompt = _locked(prompt)
    rows = Input.objects.filter(prompt=prompt, pk__in=inputs).exclude(group=None)
    keep_before(prompt=prompt, verb=Verb.PART, rows=rows, by=by)
    count = rows.update(group=None)
    Group.objects.filter(prompt=prompt, inputs=None).delete()
    _record(prompt, Verb.PART, count, by)
    return count


@transaction.atomic
def reword_group(*, group: Group, wording: str, by: User) -> None:
    """What it is called from now on, and who said so."""
    prompt = _locked(group.prompt)
    keep_before(prompt=prompt, verb=Verb.REWORD, rows=Input.objects.none(), by=by)
    Group.objects.filter(pk=group.pk).update(
        wording=wording[:LONGEST_WORDING], worded_by_label=by.actor.label
    )
    _record(prompt, Verb.REWORD, 1, by)


def _join(prompt: Prompt, found: Sequence[Input], groups: Sequence[Group], wording: str, by: User) -> Group:
    group = groups[0] if groups else _new_group(prompt, found)
    if wording:
        group.wording, group.worded_by_label = wording[:LONGEST_WORDING], by.actor.label
    group.save()
    Input.objects.filter(pk__in=[one.pk for one in found]).update(group=group)
    Group.objects.filter(pk__in=[one.pk for one in groups[1:]]).delete()
    return group


def _new_group(prompt: Prompt, found: Sequence[Input]) -> Group:
    last = Group.objects.filter(prompt=prompt).aggregate(last=Max("position"))["last"] or 0
    shortest = min((text_of(one) for one in found), key=lambda text: (len(text), text))
    return Group(prompt=prompt, position=last + 1, wording=shortest[:LONGEST_WORDING])


def _locked(prompt: Prompt) -> Prompt:
    return Prompt.objects.select_related("round").select_for_update(of=("self",)).get(pk=prompt.pk)


def _record(prompt: Prompt, verb: Verb, count: int, by: User) -> None:
    event = events.InputsGrouped(
        subject_id=prompt.round_id, subject_label=prompt.round.title,
        prompt_id=prompt.pk, verb=verb.value, count=count,
    )  # fmt: skip
    record(event, by=by.actor)
    tell(prompt.round)
