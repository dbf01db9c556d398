"""A round as its rules see it: what an input is held against."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from django.db.models import Count
from django.utils import timezone

from beprovad.rounds.models import Input, Prompt, Round, Seat
from beprovad.rounds.prepared import Prepared, Row, columns, made
from beprovad.rounds.queries.results import prompt_spec
from beprovad.rounds.rules.inputs import VOTES, PromptRules, RoundRules, most_of
from beprovad.rounds.rules.kinds import ADDS, Kind

_PROMPTS = Prepared(lambda led: Prompt.objects.filter(round=led).values_list(*columns(Prompt)), int)
_REMOVED = Prepared(
    lambda led: Seat.objects.filter(round=led, removed_at__isnull=False).order_by().values_list("pk"), int
)
_FULL = Prepared(
    lambda prompt, most: (
        Input.objects.filter(prompt=prompt)
        .exclude(value="")
        .exclude(slot=VOTES)
        .order_by()
        .values("seat")
        .annotate(count=Count("pk"))
        .filter(count__gte=most)
        .values_list("seat")
    ),
    int,
    int,
)


def rules_of(led: Round) -> RoundRules:
    """Two queries, one for each prompt that takes many texts from a seat, and one where a seat has sent them all."""
    read_at = timezone.now()
    prompts = [_rules(row) for row in _PROMPTS.rows(led.pk)]
    removed = frozenset(pk for (pk,) in _REMOVED.rows(led.pk))
    return RoundRules(
        led.pk,
        {rules.id: replace(rules, full=_full(rules)) for rules in prompts},
        removed,
        is_ended=led.ended_at is not None,
        read_at=read_at,
    )


@lru_cache(maxsize=512)
def _rules(row: Row) -> PromptRules:
    """The same for as long as the database says the same of it."""
    prompt = made(Prompt, _PROMPTS.read(row))
    assert prompt is not None  # noqa: S101 - a row of its own table
    return PromptRules(
        prompt.pk, Kind(prompt.kind), prompt_spec(prompt), prompt.times, is_moderated=prompt.is_moderated
    )


def _full(rules: PromptRules) -> Mapping[int, frozenset[str]]:
    """What was taken back leaves room for another."""
    if rules.kind not in ADDS or rules.times.opened_at is None:
        return {}
    seats = [seat for (seat,) in _FULL.rows(rules.id, most_of(rules.spec) or 0)]
    if not seats:
        return {}
    slots: dict[int, set[str]] = defaultdict(set)
    for seat, slot in Input.objects.filter(prompt=rules.id, seat__in=seats).values_list("seat", "slot"):
        slots[seat].add(slot)
    return {seat: frozenset({*known, VOTES}) for seat, known in slots.items()}
