"""How long a round's inputs are kept: what is promised on the page where one joins, and whose time is up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.timezone import localtime

from beprovad.people.models import Network
from beprovad.people.rules import Act, Reach
from beprovad.rounds.models import Keeping, Round
from beprovad.rounds.rules.keeping import FEWEST_MONTHS, Promise, kept_from, kept_until, strictest
from beprovad.rounds.rules.kinds import Pace

__all__ = [
    "Promise",
    "due_rounds",
    "kept_networks",
    "overrun_rounds",
    "promised",
    "promised_keeping",
    "time_of",
]


def promised_keeping(led: Round) -> Promise:
    """Of several networks the strictest; never less strict than what was said when the round opened."""
    rules = {network.pk: _rule_of(network) for network in led.networks.select_related("keeping_of_rounds")}
    return _promised(led, rules, {pk: rule for pk, rule in rules.items() if rule is not None})


def _rule_of(network: Network) -> Keeping | None:
    return getattr(network, "keeping_of_rounds", None)


def promise_of(network: Network) -> Promise:
    return _promise(Keeping.objects.filter(network=network).first())


@dataclass(frozen=True)
class KeptNetwork:
    network: Network
    promise: Promise
    may_change: bool


def kept_networks(reach: Reach) -> list[KeptNetwork]:
    """The reader's networks, each with what it has decided; two queries."""
    networks = Network.objects.filter(pk__in=reach.networks_where(Act.SEE_ROUNDS)).order_by("name")
    rules = {one.network_id: one for one in Keeping.objects.filter(network__in=networks)}
    keeps = reach.networks_where(Act.KEEP_ROUNDS)
    return [KeptNetwork(one, _promise(rules.get(one.pk)), one.pk in keeps) for one in networks]


@dataclass(frozen=True)
class Time:
    """When a round's time is up, and what becomes of it then. `is_past` where it has been let go of already."""

    promise: Promise
    until: datetime
    is_past: bool


def time_of(led: Round) -> Time | None:
    """None for a round that the room was never in."""
    if led.opened_at is None:
        return None
    promise = promised_keeping(led)
    return Time(promise, _until(led, promise), led.anonymised_at is not None and not promise.deletes)


def due_rounds(now: datetime) -> Iterator[tuple[Round, Promise]]:
    """Rounds whose time is up, each with what was promised; three queries."""
    opened = Round.objects.filter(opened_at__lte=_earliest(now)).order_by("pk").prefetch_related("networks")
    rules = {one.network_id: one for one in Keeping.objects.all()}
    for led in opened:
        promise = _promised(led, [network.pk for network in led.networks.all()], rules)
        is_left = promise.deletes or led.anonymised_at is None
        if is_left and _until(led, promise) <= now:
            yield led, promise


def overrun_rounds(now: datetime) -> list[Round]:
    """Rounds at one's own pace whose clock has run out, that nobody has ended."""
    running = Q(opened_at__isnull=False, ended_at=None)
    return list(Round.objects.filter(running, pace=Pace.OWN, closes_at__lt=now).order_by("pk"))


def _earliest(now: datetime) -> datetime:
    """Nothing that opened later can be due: a month has at least 28 days."""
    return now - timedelta(days=28 * FEWEST_MONTHS)


def _until(led: Round, promise: Promise) -> datetime:
    begins = kept_from(led.opened_at or led.created_at, led.closes_at, led.ended_at)
    return kept_until(localtime(begins), promise.months)


def _promised(led: Round, networks: Iterable[int], rules: dict[int, Keeping]) -> Promise:
    return promised(led, [_promise(rules.get(network)) for network in networks])


def promised(led: Round, rules: Iterable[Promise]) -> Promise:
    """What holds for a round whose networks decide so."""
    promises = list(rules)
    if led.kept_months is not None:
        promises.append(Promise(led.kept_months, led.kept_deletes))
    return strictest(promises)


def _promise(rule: Keeping | None) -> Promise:
    return Promise(rule.months, rule.deletes) if rule else Promise()
