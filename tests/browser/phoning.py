"""A room with phones at the running site: a round that its coordinator leads by the same addresses as from the board.

`python -m tests.browser.phoning '{"prompts": [["texts", "Vad?", {}]]}'` makes the round, in a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

    from tests.serving import Site

ROOT = Path(__file__).resolve().parents[2]

OPTIONS = [
    {"key": "a", "text": "Vad kostar det om tre år?"},
    {"key": "b", "text": "Vem håller i det när projektet är slut?"},
    {"key": "c", "text": "Vad slutar vi med?"},
]
EVERY_KIND: list[tuple[str, str, dict[str, Any]]] = [
    (
        "texts",
        "Vad behöver en chef veta innan vi börjar med något nytt?",
        {"help": "Skriv en fråga i taget."},
    ),
    ("dots", "Vilka frågor är viktigast?", {"options": OPTIONS, "settings": {"dots": 5, "most_on_one": 2}}),
    ("choice", "Ska vi pröva?", {"options": OPTIONS}),
    (
        "scale",
        "Hur mycket plats har du?",
        {"settings": {"steps": 11, "low": "Fullt", "high": "Gott om plats"}},
    ),
    ("ranking", "Sätt dem i ordning", {"options": OPTIONS}),
    ("words", "Med vilka ord kommer du hit?", {}),
    ("questions", "Vad vill du fråga forskaren?", {}),
    ("information", "Prata vid bordet", {"help": "Vad talar för, vad talar emot, och vad vet vi inte?"}),
]


@dataclass
class Room:
    """`lead` is the coordinator's own window; prompts are counted from 0."""

    open_context: Callable[..., BrowserContext]
    lead: BrowserContext
    round: int
    code: str
    prompts: list[int]

    def phone(self, *, table: str = "", **more: Any) -> Page:
        """A phone of its own that has taken a seat."""
        page = self.open_context(**{"width": 360, **more}).new_page()
        page.goto(f"/r/{self.code}/")
        if table:
            page.locator("[name=label]").fill(table)
        page.locator(".phone-form button").click()
        is_alive = more.get("java_script_enabled", True)
        page.locator("kept-inputs:defined" if is_alive else "kept-inputs").wait_for()
        return page

    def open(self, prompt: int = 0) -> None:
        self.post(f"/rounds/prompts/{self.prompts[prompt]}/open/")

    def close(self, prompt: int = 0) -> None:
        self.post(f"/rounds/prompts/{self.prompts[prompt]}/close/")

    def reveal(self, prompt: int = 0) -> None:
        self.post(f"/rounds/prompts/{self.prompts[prompt]}/reveal/")

    def end(self) -> None:
        self.post(f"/rounds/{self.round}/end/")

    def post(self, path: str, **form: str) -> None:
        token = next(one["value"] for one in self.lead.cookies() if one["name"] == "csrftoken")
        answer = self.lead.request.post(path, form={**form, "csrfmiddlewaretoken": token}, max_redirects=0)
        assert answer.status == 302, (path, answer.status)


def room(site: Site, open_context: Callable[..., BrowserContext], prompts: list[Any], **told: Any) -> Room:
    """A running round with these prompts, none of them open yet."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.phoning", json.dumps({"prompts": prompts, **told})],
        cwd=ROOT, env=site.environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    lead = open_context()
    page = lead.new_page()
    page.goto("/login/")
    page.locator("form[action$='/demo-login/coordinator/'] button").click()
    page.wait_for_url("**/")
    return Room(open_context, lead, **json.loads(done.stdout))


def make(prompts: list[Any], **told: Any) -> dict[str, Any]:
    from beprovad.people.access import reach_of
    from beprovad.people.models import User
    from beprovad.people.queries.personas import PERSONAS
    from beprovad.rounds.actions.leading import open_round
    from beprovad.rounds.models import Prompt, Round
    from beprovad.rounds.queries.lists import networks_to_lead

    alice = User.objects.get(email=PERSONAS["coordinator"])
    led = Round.objects.create(
        **{"title": "Vad behöver vi veta?", "about": "Rummets egen checklista.", **told},
        created_by_label="Alice",
    )
    led.networks.add(networks_to_lead(reach_of(alice))[0])
    for position, (kind, title, more) in enumerate(prompts, start=1):
        Prompt.objects.create(round=led, position=position, kind=kind, title=title, **more)
    led = open_round(led=led, by=alice)
    ids = list(led.prompts.values_list("pk", flat=True))
    return {"round": led.pk, "code": led.code, "prompts": ids}


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "beprovad.config.settings")
    django.setup()
    print(json.dumps(make(**json.loads(sys.argv[1]))))
