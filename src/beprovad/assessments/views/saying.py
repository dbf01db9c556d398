"""How a refusal reaches the person: at a field, or above the page; and what a form was sent with."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, QueryDict

from beprovad.assessments.rules.answers import AssessmentRefused, Refusal
from beprovad.assessments.words.answering import REFUSAL_WORDS

_FIELDS = {Refusal.ASSESSED_ALREADY: "is_on_purpose", Refusal.TOO_FEW_ASSESSORS: "assessors"}


def sent(request: HttpRequest) -> QueryDict | None:
    """The posted fields, also when there are none: an empty form that was sent is answered with what is missing."""
    return request.POST if request.method == "POST" else None


def say_instead(request: HttpRequest, words: str) -> None:
    """In place of what was said to be done on the way here, which this says, too. Warnings stay."""
    for said in list(messages.get_messages(request)):
        if said.level != messages.SUCCESS:
            messages.add_message(request, said.level, said.message)
    messages.success(request, words)


def refuse(place: forms.Form | HttpRequest, refused: AssessmentRefused) -> None:
    words = str(REFUSAL_WORDS[refused.refusal])
    if isinstance(place, forms.Form):
        name = _FIELDS.get(refused.refusal, "")
        place.add_error(name if name in place.fields else None, words)
    else:
        messages.error(place, words)
