"""Telling the person what came of it."""

from django.contrib import messages
from django.http import HttpRequest

from beprovad.people.rules.refusals import PeopleRefused
from beprovad.people.words import REFUSAL_WORDS


def say_refusal(request: HttpRequest, refused: PeopleRefused) -> None:
    messages.error(request, str(REFUSAL_WORDS[refused.reason]))
