"""What nobody has written about a way of working that is assessed: for whom, why, and how it is done."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from beprovad.assessments.words.answering import Words

UNDESCRIBED_WORDS: Mapping[str, Words] = {
    "target_group": _("Det står inte vilka det är till för."),
    "aim": _("Det står inte vad det ska leda till."),
    "how": _("Det står inte hur det går till."),
}


def undescribed_said(said: Mapping[str, str]) -> tuple[Words, ...]:
    """Of a way of working's words by the names of its fields; nothing where all is written."""
    return tuple(words for name, words in UNDESCRIBED_WORDS.items() if not said[name].strip())
