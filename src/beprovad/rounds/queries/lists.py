"""The rounds that one sees, and one of them as it is composed."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from beprovad.meetings.access import meetings
from beprovad.meetings.models import Meeting
from beprovad.people.models import Network
from beprovad.people.rules import Act, Reach
from beprovad.rounds import access
from beprovad.rounds.models import Prompt, Round
from beprovad.rounds.rules.composing import may_ask_again
from beprovad.rounds.rules.kinds import Kind, RoundState, Seating
from beprovad.rounds.words import KIND_WORDS, STATE_CHIPS, STATE_WORDS, Words

MOST_MEETINGS = 12


@dataclass(frozen=True)
class RoundRow:
    round: Round
    networks: str
    prompts: int
    seats: int
    state: RoundState
    words: Words
    chip: str
    may_lead: bool


def round_rows(reach: Reach) -> list[RoundRow]:
    """Running first, then planned, then ended, the newest first; two queries however many there are."""
    rows = (
        access.rounds(reach)
        .select_related("meeting")
        .prefetch_related("networks")
        .annotate(
            prompt_count=Count("prompts", distinct=True),
            seat_count=Count("seats", filter=Q(seats__removed_at=None), distinct=True),
        )
    )
    leads = reach.networks_where(Act.LEAD_ROUNDS)
    found = [
        RoundRow(
            one,
            ", ".join(network.name for network in one.networks.all()),
            one.prompt_count,
            one.seat_count,
            one.state,
            STATE_WORDS[one.state],
            STATE_CHIPS[one.state],
            may_lead=any(network.pk in leads for network in one.networks.all()),
        )
        for one in rows
    ]
    order = [RoundState.RUNNING, RoundState.PLANNED, RoundState.ENDED]
    return sorted(found, key=lambda row: order.index(row.state))


def coming_rounds(reach: Reach, most: int) -> list[Round]:
    """Those that the reader leads: the running ones, then the planned, the soonest meeting first; one query."""
    leads = reach.networks_where(Act.LEAD_ROUNDS)
    if not leads:
        return []
    of_networks = Round.networks.through.objects.filter(network__in=leads).values("round")
    rows = Round.objects.filter(pk__in=of_networks, ended_at=None).select_related("meeting", "item")
    soonest = F("meeting__held_on").asc(nulls_last=True)
    return list(rows.order_by(F("opened_at").desc(nulls_last=True), soonest, "-created_at", "-pk")[:most])


@dataclass(frozen=True)
class PromptLine:
    prompt: Prompt
    kind: Words
    answers: int
    details: str

    @property
    def may_change(self) -> bool:
        return self.answers == 0

    @property
    def may_ask_again(self) -> bool:
        kind, prompt = Kind(self.prompt.kind), self.prompt
        is_again = prompt.again_id is not None or bool(prompt.second_time.all())
        return may_ask_again(kind, takes_over=prompt.takes_from_id is not None, is_again=is_again)


def prompt_lines(led: Round) -> list[PromptLine]:
    """The sequence, each with how many have answered."""
    rows = led.prompts.select_related("takes_from").prefetch_related("second_time")
    rows = rows.annotate(answers=Count("inputs"))
    return [
        PromptLine(
            one, KIND_WORDS[Kind(one.kind)], one.answers, " · ".join(o["text"] for o in one.options[:6])
        )
        for one in rows
    ]


def networks_to_lead(reach: Reach) -> list[Network]:
    return list(Network.objects.filter(pk__in=reach.networks_where(Act.LEAD_ROUNDS)).order_by("name"))


def meetings_to_choose(reach: Reach, led: Round) -> list[Meeting]:
    """The latest of the round's networks, and the one that it has."""
    return _latest(meetings(reach).filter(networks__in=led.networks.all()), led.meeting)


def meetings_to_start(reach: Reach, asked_for: Meeting | None) -> list[Meeting]:
    """The latest of the networks whose rounds one leads, and the one that was asked for."""
    leads = reach.networks_where(Act.LEAD_ROUNDS)
    return _latest(meetings(reach).filter(networks__in=leads), asked_for)


def _latest(seen: QuerySet[Meeting], also: Meeting | None) -> list[Meeting]:
    latest = list(seen.distinct().order_by("-held_on").prefetch_related("items", "networks")[:MOST_MEETINGS])
    if also is not None and also not in latest:
        latest.append(also)
    return latest


def tables_of(led: Round) -> list[str]:
    """The tables that are in, in the order that they came; nobody's own name."""
    if led.seating != Seating.TABLES:
        return []
    return list(led.seats.filter(removed_at=None).order_by("pk").values_list("label", flat=True))


def opened_prompts(led: Round) -> list[Prompt]:
    """Those that the room has been asked."""
    return list(led.prompts.exclude(kind=Kind.INFORMATION).exclude(opened_at=None))


def sources_for(led: Round, before: int | None = None) -> list[Prompt]:
    """Earlier prompts whose texts another can let one choose between."""
    texts = led.prompts.filter(kind=Kind.TEXTS)
    return list(texts if before is None else texts.filter(position__lt=before))
