"""A round as its rules see it: what an input is held against."""

from collections import defaultdict

from django.db.models import Count
from django.utils import timezone

from beprovad.rounds.models import Input, Prompt, Round
from beprovad.rounds.queries.results import prompt_spec
from beprovad.rounds.rules.inputs import VOTES, PromptRules, RoundRules, most_of
from beprovad.rounds.rules.kinds import ADDS, Kind


def rules_of(led: Round) -> RoundRules:
    """Three queries, and one more for each prompt that takes many texts from a seat."""
    read_at = timezone.now()
    prompts = {prompt.pk: _rules(prompt) for prompt in led.prompts.all()}
    removed = led.seats.exclude(removed_at=None).values_list("pk", flat=True)
    return RoundRules(led.pk, prompts, frozenset(removed), is_ended=led.ended_at is not None, read_at=read_at)


def _rules(prompt: Prompt) -> PromptRules:
    spec, kind = prompt_spec(prompt), Kind(prompt.kind)
    full = _full(prompt, most_of(spec)) if kind in ADDS and prompt.opened_at is not None else {}
    return PromptRules(prompt.pk, kind, spec, prompt.times, is_moderated=prompt.is_moderated, full=full)


def _full(prompt: Prompt, most: int | None) -> dict[int, frozenset[str]]:
    """What was taken back leaves room for another."""
    sent = Input.objects.filter(prompt=prompt).exclude(value="").exclude(slot=VOTES)
    seats = sent.order_by().values("seat").annotate(count=Count("pk")).filter(count__gte=most or 0)
    slots: dict[int, set[str]] = defaultdict(set)
    for seat, slot in Input.objects.filter(
        prompt=prompt, seat__in=[one["seat"] for one in seats]
    ).values_list("seat", "slot"):
        slots[seat].add(slot)
    return {seat: frozenset({*known, VOTES}) for seat, known in slots.items()}
