"""How like each other the proposals for joining are, in words instead of a number."""

from django.utils.translation import gettext_lazy as _

from beprovad.rounds.words import Words

_STEPS: tuple[tuple[float, Words], ...] = (
    (0.225, _("större grupper: också det som bara påminner om vartannat")),
    (0.425, _("lagom: det som verkar säga samma sak")),
    (1.0, _("mindre grupper: bara det som är nästan lika")),
)


def likeness_words(threshold: float) -> str:
    """What the threshold means; the same words as its slider says while it is moved."""
    return next(str(words) for highest, words in _STEPS if threshold <= highest)


def likeness_steps() -> list[tuple[float, str]]:
    """Up to which value which words hold."""
    return [(highest, str(words)) for highest, words in _STEPS]
