"""Sums of money as they are read: an estimate says that it is one, and what nobody knows is said to be unknown."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from beprovad.assessments.models import Setup
from beprovad.assessments.rules.brief import Costs


def costs_of(setup: Setup) -> Costs:
    return Costs(
        once=setup.cost_once,
        yearly=setup.cost_yearly,
        note=setup.cost_note,
        payer=setup.payer,
        once_is_about=setup.cost_once_is_about,
        yearly_is_about=setup.cost_yearly_is_about,
    )


def sum_words(amount: int | None, *, is_about: bool = False) -> str:
    """300000 → "300 000 kr" or "ca 300 000 kr", with spaces that do not break; nothing where nobody knows."""
    if amount is None:
        return ""
    grouped = f"{amount:,}"
    said = {"sum": grouped if (get_language() or "").startswith("en") else grouped.replace(",", "\u00a0")}
    return _("ca %(sum)s kr") % said if is_about else _("%(sum)s kr") % said


def once_words(costs: Costs) -> str:
    return sum_words(costs.once, is_about=costs.once_is_about)


def yearly_words(costs: Costs) -> str:
    return sum_words(costs.yearly, is_about=costs.yearly_is_about)


def costs_said(costs: Costs) -> str:
    """Sentences of both sums, and which of them nobody knows; nothing where no sum is written."""
    words = _costs(once_words(costs), yearly_words(costs))
    return words[:1].upper() + words[1:]


def _costs(once: str, yearly: str) -> str:
    said = {"once": once, "yearly": yearly}
    if once and yearly:
        return _("%(once)s en gång och %(yearly)s om året.") % said
    if yearly:
        return _("%(yearly)s om året. Vad det kostar att börja är inte känt.") % said
    return _("%(once)s en gång. Vad det kostar per år är inte känt.") % said if once else ""
