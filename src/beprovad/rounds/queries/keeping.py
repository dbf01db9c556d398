"""How long a round's inputs are kept: what is promised on the page where one joins."""

from dataclasses import dataclass

from beprovad.rounds.models import Keeping, Round

USUAL_MONTHS = 24


@dataclass(frozen=True)
class Promise:
    """After `months` the round is deleted, or what came in loses its seats and tables."""

    months: int = USUAL_MONTHS
    deletes: bool = False


def promised_keeping(led: Round) -> Promise:
    """Of several networks the strictest: the fewest months, and deleted where any of them deletes."""
    rules = {rule.network_id: rule for rule in Keeping.objects.filter(network__rounds=led)}
    networks = led.networks.values_list("pk", flat=True)
    promises = [_promise(rules.get(network)) for network in networks] or [Promise()]
    return Promise(min(one.months for one in promises), any(one.deletes for one in promises))


def _promise(rule: Keeping | None) -> Promise:
    return Promise(rule.months, rule.deletes) if rule else Promise()
