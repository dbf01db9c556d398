"""Phones as the tests hold them: a browser without JavaScript, at a round with the code ACDEFG."""

import re
from typing import Any

from django.http import HttpResponseBase
from django.test import Client

from beprovad.rounds.models import Prompt

CODE = "ACDEFG"
HERE = f"/r/{CODE}/"


def joined(**told: str) -> Client:
    """A browser that has taken a seat."""
    client = Client()
    answer = client.post(HERE, told)
    assert answer.status_code == 302, words_on(answer)
    return client


def send(client: Client, to: Prompt, value: object = "", *, slot: str = "1", **more: Any) -> HttpResponseBase:
    """The form under a prompt, or the one of a text that is changed."""
    told = {"prompt": to.pk, "slot": slot, "answer": value, **more}
    return client.post(f"{HERE}inputs/", told)


def words_on(answer: HttpResponseBase) -> str:
    """What a page says, and where its links lead, on one line; nothing that is new on every page."""
    page = re.sub(r'(name="(?:csrfmiddlewaretoken|slot)" value=")[^"]*', r"\1", answer.content.decode())
    return " ".join(page.split())
