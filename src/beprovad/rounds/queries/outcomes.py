"""What came of rounds, in a line each: for the page and the notes of the meeting that they belong to."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beprovad.asking.readings import reading
from beprovad.asking.sentences import sentence
from beprovad.meetings.models import Meeting
from beprovad.people.rules import Act, Reach
from beprovad.rounds import access
from beprovad.rounds.models import Prompt, Round
from beprovad.rounds.queries.results import thaw
from beprovad.rounds.queries.standing import as_it_stands
from beprovad.rounds.rules.inputs import VOTES
from beprovad.rounds.rules.kinds import ADDS, Kind, RoundState
from beprovad.rounds.words import STATE_CHIPS, STATE_WORDS, Words


@dataclass(frozen=True)
class Outcome:
    """`said` is empty until the round has ended. `may_lead` leads to the board instead of the results."""

    round: Round
    words: Words
    chip: str
    said: str
    may_lead: bool


def outcomes_of_meeting(meeting: Meeting, reach: Reach) -> list[Outcome]:
    """The meeting's rounds that the reader sees, in the order of the day; three queries, one where there are none."""
    leads = reach.networks_where(Act.LEAD_ROUNDS)
    rows = _counted(access.rounds(reach).filter(meeting=meeting)).order_by("opened_at", "created_at", "pk")
    return [
        Outcome(
            one, STATE_WORDS[one.state], STATE_CHIPS[one.state],
            said=" ".join(_said(one)) if one.state is RoundState.ENDED else "",
            may_lead=any(network.pk in leads for network in one.networks.all()),
        )
        for one in rows
    ]  # fmt: skip


def _counted(rows: QuerySet[Round]) -> QuerySet[Round]:
    sent = Count(
        "prompts__inputs",
        filter=Q(
            prompts__kind__in=ADDS, prompts__inputs__hidden_at=None, prompts__inputs__is_held=False,
            prompts__inputs__seat__removed_at=None,
        )
        & ~Q(prompts__inputs__value="") & ~Q(prompts__inputs__slot=VOTES),
        distinct=True,
    )  # fmt: skip
    joined = Count("prompts__groups", distinct=True)
    prompts = Prefetch("prompts", Prompt.objects.order_by("position"), to_attr="in_order")
    return rows.annotate(sent=sent, joined=joined).prefetch_related(prompts, "networks")


def _said(led: Round) -> Iterator[str]:
    """How many inputs, and what the last thing that the room weighed says."""
    sent, joined = getattr(led, "sent", 0), getattr(led, "joined", 0)
    if sent:
        yield ngettext("%(count)d inspel.", "%(count)d inspel.", sent) % {"count": sent}
    if joined:
        said = ngettext("%(count)d gemensam formulering.", "%(count)d gemensamma formuleringar.", joined)
        yield said % {"count": joined}
    weighed = [one for one in getattr(led, "in_order", []) if Kind(one.kind) not in (*ADDS, Kind.INFORMATION)]
    for prompt in reversed(weighed):
        if not (prompt.result and prompt.result["answered"]):
            continue
        stands = as_it_stands(prompt, thaw(prompt.result))
        if stands.spec is not None:
            yield sentence(reading(stands.spec, stands.tally))
            return
    if not sent:
        yield _("Ingen svarade.")
