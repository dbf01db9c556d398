"""Leading a round in the room: open it, open and close its prompts, show what came, end it.

Every act tells the transport afterwards, so that each phone and screen shows it at once.
"""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from beprovad.journal.actions import record
from beprovad.journal.events import SYSTEM, Actor
from beprovad.people.models import User
from beprovad.rounds import events
from beprovad.rounds.broadcast import tell
from beprovad.rounds.models import Prompt, Round
from beprovad.rounds.queries.choices import given_by, options_of
from beprovad.rounds.queries.keeping import promised_keeping
from beprovad.rounds.queries.results import freeze
from beprovad.rounds.rules.codes import make_code
from beprovad.rounds.rules.kinds import ADDS, Kind, Pace, PromptState, RoundState
from beprovad.rounds.rules.pace import Refusal, refuse_opening, refuse_timer, state_at

TRIES = 20


class StepRefused(Exception):
    """`refusal` says why; `words` says it to people, with the way out."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


@transaction.atomic
def open_round(*, led: Round, by: User) -> Round:
    """Let the room in: the round gets its code. Opened twice is opened once.

    A round at one's own pace opens every prompt.
    """
    led = _locked(led)
    if led.state is RoundState.ENDED:
        raise StepRefused(Refusal.ROUND_ENDED)
    if led.state is RoundState.RUNNING:
        return led
    if not led.prompts.exists():
        raise StepRefused(Refusal.NO_PROMPTS)
    if led.pace == Pace.OWN:
        _refuse_own_pace(led)
    led.code = _free_code()
    led.opened_at = timezone.now()
    promise = promised_keeping(led)  # what those who join are told holds, whatever the network decides later
    led.kept_months, led.kept_deletes = promise.months, promise.deletes
    led.save(update_fields=["code", "opened_at", "kept_months", "kept_deletes"])
    if led.pace == Pace.OWN:
        for prompt in led.prompts.all():
            _open(prompt, opened_at=led.opens_at or led.opened_at, closes_at=led.closes_at)
    record(events.RoundOpened(subject_id=led.pk, subject_label=led.title), by=by.actor)
    tell(led)
    return led


@transaction.atomic
def open_prompt(*, prompt: Prompt, by: User) -> Prompt:
    """Put it before the room and take answers. What is open already stays open; one prompt at a time is led."""
    led = _locked(prompt.round)
    prompt = _fresh(prompt)
    refusal = refuse_opening(led.state, options_of(prompt))
    if refusal is not None:
        raise StepRefused(refusal)
    now = timezone.now()
    if led.pace == Pace.LED:
        _close_others(led, prompt)
    if state_at(prompt.times, now) is not PromptState.OPEN:
        _take_over_choices(prompt)
        _open(
            prompt, opened_at=prompt.opened_at or now, closes_at=led.closes_at
        )  # only one's own pace has a time
        record(
            events.PromptOpened(subject_id=led.pk, subject_label=led.title, prompt_id=prompt.pk), by=by.actor
        )
    led.current = prompt
    led.save(update_fields=["current"])
    tell(led)
    return prompt


@transaction.atomic
def close_prompt(*, prompt: Prompt, by: User) -> Prompt:
    """Take no more answers. Exact: the time is taken when nobody else writes, and all that came before it counts."""
    prompt = _fresh(prompt)
    if state_at(prompt.times, timezone.now()) is PromptState.OPEN:
        _close(prompt)
        record(
            events.PromptClosed(
                subject_id=prompt.round_id, subject_label=prompt.round.title, prompt_id=prompt.pk
            ),
            by=by.actor,
        )
        tell(prompt.round)
    return prompt


def next_prompt(*, led: Round, by: User) -> Prompt:
    """Open the one after the current, or the first."""
    position = led.current.position if led.current else 0
    following = led.prompts.filter(position__gt=position).first()
    if following is None:
        raise StepRefused(Refusal.LAST_PROMPT)
    return open_prompt(prompt=following, by=by)


@transaction.atomic
def set_timer(*, prompt: Prompt, seconds: int, by: User) -> Prompt:
    """Close it by itself after so many seconds from now (1 to 10,800). Setting it again moves the end."""
    refusal = refuse_timer(seconds)
    if refusal is not None:
        raise StepRefused(refusal)
    prompt = _fresh(prompt)
    now = timezone.now()
    if state_at(prompt.times, now) is not PromptState.OPEN:
        raise StepRefused(Refusal.NOT_OPEN)
    prompt.closes_at = now + timedelta(seconds=seconds)
    prompt.save(update_fields=["closes_at"])
    record(
        events.TimerSet(
            subject_id=prompt.round_id, subject_label=prompt.round.title, prompt_id=prompt.pk, seconds=seconds
        ),
        by=by.actor,
    )
    tell(prompt.round)
    return prompt


@transaction.atomic
def stop_timer(*, prompt: Prompt) -> Prompt:
    """Let it stay open until somebody closes it. A timer that has run out has closed the prompt and stays."""
    prompt = _fresh(prompt)
    if state_at(prompt.times, timezone.now()) is PromptState.OPEN and prompt.closes_at is not None:
        prompt.closes_at = None
        prompt.save(update_fields=["closes_at"])
        tell(prompt.round)
    return prompt


@transaction.atomic
def reveal_results(*, prompt: Prompt, by: User) -> None:
    _show(prompt, shows=True)
    record(
        events.ResultsRevealed(
            subject_id=prompt.round_id, subject_label=prompt.round.title, prompt_id=prompt.pk
        ),
        by=by.actor,
    )
    tell(prompt.round)


@transaction.atomic
def hide_results(*, prompt: Prompt, by: User) -> None:
    _show(prompt, shows=False)
    record(
        events.ResultsHidden(
            subject_id=prompt.round_id, subject_label=prompt.round.title, prompt_id=prompt.pk
        ),
        by=by.actor,
    )
    tell(prompt.round)


@transaction.atomic
def lock_joining(*, led: Round, by: User) -> None:
    """Nobody more may take a seat; those who sit stay."""
    Round.objects.filter(pk=led.pk).update(is_locked=True)
    record(events.JoiningLocked(subject_id=led.pk, subject_label=led.title), by=by.actor)
    tell(led)


@transaction.atomic
def unlock_joining(*, led: Round, by: User) -> None:
    Round.objects.filter(pk=led.pk).update(is_locked=False)
    record(events.JoiningUnlocked(subject_id=led.pk, subject_label=led.title), by=by.actor)
    tell(led)


def end_round(*, led: Round, by: User) -> Round:
    """Close all, give the code back and freeze what each prompt added up to. Ended twice is ended once."""
    return _end(led, by.actor)


def end_unled(*, led: Round) -> Round:
    """The same, when it is the clock that says so."""
    return _end(led, SYSTEM)


@transaction.atomic
def _end(led: Round, by: Actor) -> Round:
    led = _locked(led)
    if led.state is RoundState.PLANNED:
        raise StepRefused(Refusal.ROUND_PLANNED)
    if led.state is RoundState.ENDED:
        return led
    for prompt in led.prompts.select_for_update():
        if state_at(prompt.times, timezone.now()) is PromptState.OPEN:
            _close(prompt)
        prompt.result = freeze(prompt)
        prompt.save(update_fields=["result"])
    led.ended_at, led.code, led.current = timezone.now(), None, None
    led.save(update_fields=["ended_at", "code", "current"])
    count = sum(prompt.inputs.exclude(value="").count() for prompt in led.prompts.all())
    record(events.RoundEnded(subject_id=led.pk, subject_label=led.title, inputs=count), by=by)
    tell(led)
    return led


def _refuse_own_pace(led: Round) -> None:
    """Every step opens at once and closes by the clock, so each must be whole, and the time to come."""
    if led.closes_at is not None and led.closes_at <= timezone.now():
        raise StepRefused(Refusal.CLOSES_BEFORE)
    for prompt in led.prompts.all():
        if prompt.takes_from_id is not None:
            raise StepRefused(Refusal.NEEDS_LEADING)
        refusal = refuse_opening(RoundState.RUNNING, options_of(prompt))
        if refusal is not None:
            raise StepRefused(refusal)


def _locked(led: Round) -> Round:
    return Round.objects.select_for_update().get(pk=led.pk)


def _fresh(prompt: Prompt) -> Prompt:
    """Locked: on PostgreSQL a batch of inputs holds the row shared, so that a time taken now lies after it."""
    return Prompt.objects.select_related("round").select_for_update(of=("self",)).get(pk=prompt.pk)


def _take_over_choices(prompt: Prompt) -> None:
    """What an earlier prompt gave becomes its options, until somebody has answered by them."""
    if prompt.takes_from is not None and not prompt.inputs.exclude(value="").exists():
        prompt.options = given_by(prompt.takes_from)
        prompt.save(update_fields=["options"])


def _open(prompt: Prompt, *, opened_at: datetime, closes_at: datetime | None) -> None:
    Prompt.objects.filter(pk=prompt.pk).update(opened_at=opened_at, closes_at=closes_at, closed_at=None)
    prompt.refresh_from_db()


def _close_others(led: Round, prompt: Prompt) -> None:
    for other in led.prompts.select_for_update().exclude(pk=prompt.pk):
        if state_at(other.times, timezone.now()) is PromptState.OPEN:
            _close(other)


def _close(prompt: Prompt) -> None:
    prompt.closed_at = timezone.now()
    prompt.save(update_fields=["closed_at"])


def _show(prompt: Prompt, *, shows: bool) -> None:
    """Of texts the room sees what comes in; of anything else, what it adds up to."""
    column = "shows_inputs" if Kind(prompt.kind) in ADDS else "shows_results"
    Prompt.objects.filter(pk=prompt.pk).update(**{column: shows})


def _free_code() -> str:
    """28⁶ is 480 million: a taken one is rare, twenty in a row do not happen."""
    for _ in range(TRIES):
        code = make_code(secrets.choice)
        if not Round.objects.filter(code=code).exists():
            return code
    raise StepRefused(Refusal.CODES_TAKEN)
