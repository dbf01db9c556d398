"""Somebody about to be added may be here already: who is alike, and what was answered."""

from dataclasses import dataclass

from beprovad.lib.text import name_key
from beprovad.people import queries
from beprovad.people.models import Person
from beprovad.people.requests import Request
from beprovad.people.words import LIKENESS_WORDS, Words

SOMEBODY_NEW = "new"


@dataclass(frozen=True)
class Question:
    """Who is `name`? `key` goes with the answer: another name is another question."""

    name: str
    key: str
    alike: tuple[tuple[queries.PersonLine, Words], ...]


def who_is(
    request: Request, name: str, email: str = "", organisation_id: int | None = None
) -> Person | Question | None:
    """The person that was chosen; None for somebody new; the question where it waits for an answer."""
    alike = queries.alike(name, email, organisation_id)
    answer, key = request.POST.get("who", ""), name_key(name)
    chosen = [line.person for line, _ in alike if str(line.person.pk) == answer]
    if chosen:
        return chosen[0]
    if not alike or (answer == SOMEBODY_NEW and request.POST.get("asked") == key):
        return None
    return Question(name, key, tuple((line, LIKENESS_WORDS[why]) for line, why in alike))
