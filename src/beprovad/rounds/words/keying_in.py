"""Why a line of a paper is not taken, said to whoever keys it in."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from beprovad.asking.answers import Refusal
from beprovad.asking.specs import Spec
from beprovad.rounds.rules.inputs import InputRefusal
from beprovad.rounds.words import Words
from beprovad.rounds.words.sending import input_refusal_text

PAPER_WORDS: Mapping[InputRefusal, Words] = {
    InputRefusal.ENOUGH: _("Fler än steget tar emot från samma bord eller papper."),
    InputRefusal.NOT_YET: _("Steget har inte varit öppet än. Öppna det på ledarbordet först."),
    InputRefusal.ROUND_ENDED: _("Rundan är avslutad och tar inte emot fler papper."),
}


def paper_refusal_text(reason: InputRefusal | Refusal, spec: Spec | None) -> str:
    if isinstance(reason, InputRefusal) and reason in PAPER_WORDS:
        return str(PAPER_WORDS[reason])
    return input_refusal_text(reason, spec)
