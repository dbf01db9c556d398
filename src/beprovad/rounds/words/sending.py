"""What is said to one who sends: why an input is not taken, by us, by the asking engine or by the transport."""

import json
from collections.abc import Mapping
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from beprovad.asking.answers import Refusal
from beprovad.asking.specs import Spec, Texts
from beprovad.asking.words import refusal_text
from beprovad.rounds.rules.inputs import InputRefusal
from beprovad.rounds.words import INPUT_WORDS, Words

TRANSPORT_WORDS: Mapping[str, Words] = {
    "not_here": _("Platsen i rundan finns inte längre. Ladda om sidan och gå med igen."),
    "too_large": _("Det är för långt för att skickas. Dela upp det."),
    "not_text": _("Det där gick inte att läsa som text. Skriv det på nytt."),
    "broken": _("Det gick inte att spara. Säg till den som leder rundan."),
}
"""The transport's own reasons that sending again does not help against."""

_ANY = Texts()


def input_refusal_text(reason: InputRefusal | Refusal, spec: Spec | None) -> str:
    """Why, with the way out."""
    return (
        str(INPUT_WORDS[reason]) if isinstance(reason, InputRefusal) else refusal_text(reason, spec or _ANY)
    )


@lru_cache(maxsize=8)
def other_refusals(_language: str) -> str:
    """The words for each reason that is not the answer's own, as JSON for the phone; "" is any other reason.

    In the language that is spoken now, which is what it is kept by.
    """
    ours = {reason.value: str(words) for reason, words in INPUT_WORDS.items()}
    theirs = {reason: str(words) for reason, words in TRANSPORT_WORDS.items()}
    plain = {"": refusal_text(Refusal.NOT_AN_ANSWER, _ANY)}
    return json.dumps({**ours, **theirs, **plain}, ensure_ascii=False)
