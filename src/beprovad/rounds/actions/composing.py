"""Composing a round before the meeting: its prompts, their order, whose it is."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max

from beprovad.asking.specs import SpecRefusal
from beprovad.journal.actions import record
from beprovad.meetings.models import AgendaItem, Meeting
from beprovad.people.models import Network, User
from beprovad.rounds import events
from beprovad.rounds.actions.pictures import let_go_of, put_picture
from beprovad.rounds.broadcast import tell
from beprovad.rounds.models import Prompt, Round
from beprovad.rounds.rules.composing import (
    ComposingRefusal,
    Draft,
    keyed,
    may_ask_again,
    refuse_change,
    refuse_one_more,
)
from beprovad.rounds.rules.kinds import Kind, Pace, Seating
from beprovad.rounds.rules.pictures import PictureSaid
from beprovad.rounds.rules.specs import spec_of


class ComposingRefused(Exception):
    """`refusal` says why: of composing, or of what the prompt asks."""

    def __init__(self, refusal: ComposingRefusal | SpecRefusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


@transaction.atomic
def compose_round(  # noqa: PLR0913 - a round is all of this
    *,
    title: str,
    networks: Collection[Network],
    by: User,
    drafts: Iterable[Draft] = (),
    template: str = "",
    about: str = "",
    meeting: Meeting | None = None,
    item: AgendaItem | None = None,
    seating: Seating = Seating.PHONES,
    asks_names: bool = False,
) -> Round:
    """A planned round with these prompts."""
    led = Round.objects.create(
        title=title, about=about, meeting=meeting, item=item, seating=seating, asks_names=asks_names,
        created_by_label=by.actor.label,
    )  # fmt: skip
    led.networks.set(networks)
    _add_all(led, drafts)
    record(events.RoundComposed(subject_id=led.pk, subject_label=title, template=template), by=by.actor)
    return led


@transaction.atomic
def copy_round(*, source: Round, title: str, by: User) -> Round:
    """The same prompts, unanswered, in a round of its own that belongs to no meeting yet."""
    led = Round.objects.create(
        title=title, about=source.about, seating=source.seating, asks_names=source.asks_names,
        copied_from=source, created_by_label=by.actor.label,
    )  # fmt: skip
    led.networks.set(source.networks.all())
    made: dict[int, Prompt] = {}
    for prompt in source.prompts.all():
        made[prompt.pk] = Prompt.objects.create(
            round=led, position=prompt.position, kind=prompt.kind, title=prompt.title, help=prompt.help,
            settings=prompt.settings, options=[] if prompt.takes_from_id else prompt.options,
            picture=prompt.picture, picture_text=prompt.picture_text,
            takes_from=made.get(prompt.takes_from_id or 0), again=made.get(prompt.again_id or 0),
            is_moderated=prompt.is_moderated, shows_inputs=prompt.shows_inputs,
        )  # fmt: skip
    record(events.RoundComposed(subject_id=led.pk, subject_label=title, copied_from=source.pk), by=by.actor)
    return led


@transaction.atomic
def change_round(  # noqa: PLR0913 - a round is all of this
    *,
    led: Round,
    title: str,
    about: str,
    networks: Collection[Network],
    meeting: Meeting | None,
    item: AgendaItem | None,
    seating: Seating,
    asks_names: bool,
    pace: Pace,
    opens_at: datetime | None,
    closes_at: datetime | None,
    by: User,
) -> Round:
    """How one sits, whether names are asked and the pace are settled when it opens; more time may be given."""
    led = Round.objects.select_for_update().get(pk=led.pk)
    if led.ended_at is not None:
        raise ComposingRefused(ComposingRefusal.ENDED)
    settled = led.opened_at is not None
    told: dict[str, object] = {"title": title, "about": about, "meeting": meeting, "item": item}
    if not settled:
        told |= {
            "seating": seating, "asks_names": asks_names, "pace": pace,
            "opens_at": opens_at, "closes_at": closes_at,
        }  # fmt: skip
    elif led.pace == Pace.OWN:
        told["closes_at"] = closes_at
        led.prompts.filter(closed_at=None, opened_at__isnull=False).update(closes_at=closes_at)
    changed = tuple(name for name, value in told.items() if getattr(led, name) != value)
    for name, value in told.items():
        setattr(led, name, value)
    led.save()
    led.networks.set(networks)
    record(events.RoundChanged(subject_id=led.pk, subject_label=title, fields=changed), by=by.actor)
    tell(led)
    return led


@transaction.atomic
def remove_round(*, led: Round, by: User) -> None:
    """Only one that the room has never been in."""
    led = Round.objects.select_for_update().get(pk=led.pk)
    if led.opened_at is not None:
        raise ComposingRefused(ComposingRefusal.OPENED)
    record(events.RoundRemoved(subject_id=led.pk, subject_label=led.title), by=by.actor)
    let_go_of(led.prompts.values_list("picture", flat=True))
    led.delete()


@transaction.atomic
def add_prompt(
    *,
    led: Round,
    draft: Draft,
    by: User,
    takes_from: Prompt | None = None,
    picture: PictureSaid | None = None,
) -> Prompt:
    """Last in the round. `takes_from` is an earlier prompt of texts whose inputs it lets one choose between."""
    led = Round.objects.select_for_update().get(pk=led.pk)
    refusal = refuse_one_more(is_ended=led.ended_at is not None, prompts=led.prompts.count())
    if refusal is not None:
        raise ComposingRefused(refusal)
    position = (led.prompts.aggregate(last=Max("position"))["last"] or 0) + 1
    prompt = Prompt(round=led, position=position, kind=draft.kind)
    _fill(prompt, draft, takes_from)
    if picture is not None:
        put_picture(prompt, picture)
    prompt.save()
    event = events.PromptComposed(subject_id=led.pk, subject_label=led.title, prompt_id=prompt.pk)
    record(event, by=by.actor)
    tell(led)
    return prompt


@transaction.atomic
def ask_again(*, prompt: Prompt, help_text: str, by: User) -> Prompt:
    """A second turn of a choice or a scale, last in the round: the same asked again, so that the shift can be shown."""
    led = Round.objects.select_for_update().get(pk=prompt.round_id)
    refusal = refuse_one_more(is_ended=led.ended_at is not None, prompts=led.prompts.count())
    if refusal is not None:
        raise ComposingRefused(refusal)
    if not may_ask_again(
        Kind(prompt.kind),
        takes_over=prompt.takes_from_id is not None,
        is_again=prompt.again_id is not None or prompt.second_time.exists(),
    ):
        raise ComposingRefused(ComposingRefusal.NOT_AGAIN)
    position = (led.prompts.aggregate(last=Max("position"))["last"] or 0) + 1
    made = Prompt.objects.create(
        round=led, position=position, kind=prompt.kind, title=prompt.title, help=help_text,
        settings=prompt.settings, options=prompt.options, again=prompt, shows_inputs=prompt.shows_inputs,
    )  # fmt: skip
    event = events.PromptComposed(subject_id=led.pk, subject_label=led.title, prompt_id=made.pk)
    record(event, by=by.actor)
    tell(led)
    return made


@transaction.atomic
def change_prompt(
    *,
    prompt: Prompt,
    draft: Draft,
    by: User,
    takes_from: Prompt | None = None,
    picture: PictureSaid | None = None,
) -> Prompt:
    """Anything, until somebody has answered it. What is asked again follows what was asked first."""
    prompt = _changeable(prompt)
    if prompt.again is not None:
        draft = replace(
            draft,
            settings=prompt.again.settings,
            options=tuple(option["text"] for option in prompt.again.options),
        )
    _fill(prompt, draft, takes_from)
    if picture is not None:
        put_picture(prompt, picture)
    prompt.save()
    for second in prompt.second_time.all():
        _changeable(second)
        second.settings, second.options = prompt.settings, prompt.options
        second.save(update_fields=["settings", "options"])
    event = events.PromptChanged(
        subject_id=prompt.round_id, subject_label=prompt.round.title, prompt_id=prompt.pk
    )
    record(event, by=by.actor)
    tell(prompt.round)
    return prompt


@transaction.atomic
def remove_prompt(*, prompt: Prompt, by: User) -> None:
    prompt = _changeable(prompt)
    led, title, position = prompt.round, prompt.title, prompt.position
    let_go_of([prompt.picture.name or ""])
    prompt.delete()
    led.prompts.filter(position__gt=position).update(position=F("position") - 1)
    record(events.PromptRemoved(subject_id=led.pk, subject_label=led.title, title=title), by=by.actor)
    tell(led)


@transaction.atomic
def move_prompt(*, prompt: Prompt, steps: int, by: User) -> None:
    """Up with -1, down with 1; at the end it stays. One that takes from another stays after it."""
    led = Round.objects.select_for_update().get(pk=prompt.round_id)
    if led.ended_at is not None:
        raise ComposingRefused(ComposingRefusal.ENDED)
    prompts = list(led.prompts.all())
    place = next(number for number, one in enumerate(prompts) if one.pk == prompt.pk)
    goal = min(max(place + steps, 0), len(prompts) - 1)
    prompts.insert(goal, prompts.pop(place))
    order = {one.pk: number for number, one in enumerate(prompts, 1)}
    for one in prompts:
        needs = one.takes_from_id or one.again_id
        if needs is not None and order.get(needs, 0) > order[one.pk]:
            raise ComposingRefused(ComposingRefusal.TAKES_FROM_LATER)
    for one in prompts:
        Prompt.objects.filter(pk=one.pk).update(position=order[one.pk])
    record(events.PromptChanged(subject_id=led.pk, subject_label=led.title, prompt_id=prompt.pk), by=by.actor)
    tell(led)


def _changeable(prompt: Prompt) -> Prompt:
    prompt = Prompt.objects.select_related("round").select_for_update(of=("self",)).get(pk=prompt.pk)
    refusal = refuse_change(is_ended=prompt.round.ended_at is not None, has_answers=prompt.inputs.exists())
    if refusal is not None:
        raise ComposingRefused(refusal)
    return prompt


def _fill(prompt: Prompt, draft: Draft, takes_from: Prompt | None) -> None:
    """Refuses what cannot be asked. One that takes from another gets its options when it is opened."""
    if takes_from is not None and not _gives_to(takes_from, prompt):
        raise ComposingRefused(ComposingRefusal.TAKES_FROM_LATER)
    known = {option["text"]: option["key"] for option in (prompt.again or prompt).options}
    options = [] if takes_from else keyed(draft.options, known)
    spec = spec_of(draft.kind, draft.settings, _stand_ins() if takes_from else options)
    if isinstance(spec, SpecRefusal):
        raise ComposingRefused(spec)
    prompt.title, prompt.help = draft.title, draft.help
    prompt.settings, prompt.options, prompt.takes_from = draft.settings, options, takes_from
    prompt.is_moderated, prompt.shows_inputs = draft.is_moderated, draft.shows_inputs


def _gives_to(source: Prompt, prompt: Prompt) -> bool:
    return (
        source.kind == Kind.TEXTS and source.round_id == prompt.round_id and source.position < prompt.position
    )


def _stand_ins() -> list[dict[str, str]]:
    """The options are not there yet; what else is asked can be judged without them."""
    return keyed(tuple(str(number) for number in range(1, 61)))


def _add_all(led: Round, drafts: Iterable[Draft]) -> None:
    made: list[Prompt] = []
    for draft in drafts:
        prompt = Prompt(round=led, position=len(made) + 1, kind=draft.kind)
        source = made[draft.takes_from] if draft.takes_from is not None else None
        _fill(prompt, replace(draft, takes_from=None), source)
        prompt.again = made[draft.again] if draft.again is not None else None
        prompt.save()
        made.append(prompt)
