"""Words for sharing: why another authority's answer was not taken over, and what to do about it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from beprovad.assessments.rules.common import CommonRefusal
from beprovad.assessments.rules.taking_over import TakingRefusal

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Promise  # what forms take as errors
else:
    from django.utils.functional import Promise

Words = str | Promise

COMMON_WORDS: Mapping[CommonRefusal, Words] = {
    CommonRefusal.NO_GROUND: _("Kryssa för minst en kommuns svar som det gemensamma svaret står på."),
    CommonRefusal.NOTHING_SAID: _("Skriv vad nätverket säger tillsammans, eller välj ett omdöme."),
}
TAKING_WORDS: Mapping[TakingRefusal, Words] = {
    TakingRefusal.NO_ADAPTATION: _(
        "Skriv hur svaret är anpassat till er. Det som gäller på ett ställe gäller sällan likadant på ett annat."
    ),
    TakingRefusal.ADAPTATION_TOO_LONG: _(
        "Högst 2 000 tecken om anpassningen. Texten står kvar här. Korta den, eller skriv det långa i skälen."
    ),
    TakingRefusal.IDENTITY_NUMBER: _(
        "Här står ett personnummer. Ta bort det eller ersätt det med XXXXXX-XXXX, så sparas texten."
    ),
    TakingRefusal.OWN_ANSWER_STANDS: _(
        "Ni har redan ett svar. Skriv ihop de två, eller låt det andra gälla, och kryssa för att ert ska ersättas. "
        "Det gamla finns kvar i historiken."
    ),
    TakingRefusal.NOTHING_SAID: _("Här finns inget att ta över: varken omdöme eller skäl."),
    TakingRefusal.CHANGED_MEANWHILE: _(
        "Någon hos er har sparat medan du skrev. Ert svar visas som det är nu; din text står kvar. Läs och spara igen."
    ),
}


def brought_said(coming: int, staying: int, whose: Sequence[str]) -> str:
    """How many pieces of evidence come along with an answer, and how many do not and who alone sees them."""
    told = []
    if coming:
        told.append(
            ngettext("Ett underlag följer med.", "%(n)s underlag följer med.", coming) % {"n": coming}
        )
    if staying:
        words = ngettext(
            "Ett underlag följer inte med, för det ses bara av %(whose)s.",
            "%(n)s underlag följer inte med, för de ses bara av %(whose)s.",
            staying,
        )
        told.append(words % {"n": staying, "whose": "; ".join(whose)})
    return " ".join(told)
