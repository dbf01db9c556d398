"""Sums of money as they are read."""

from django.utils.translation import gettext as _


def sum_words(amount: int | None) -> str:
    """300000 → "300 000 kr", with spaces that do not break; nothing where nobody knows."""
    if amount is None:
        return ""
    return _("%(sum)s kr") % {"sum": f"{amount:,}".replace(",", "\u00a0")}


def costs_said(once: int | None, yearly: int | None) -> str:
    """Both sums on one line."""
    said = {"once": sum_words(once), "yearly": sum_words(yearly)}
    if said["once"] and said["yearly"]:
        return _("%(once)s en gång och %(yearly)s om året") % said
    if said["yearly"]:
        return _("%(yearly)s om året") % said
    return _("%(once)s en gång") % said if said["once"] else ""
