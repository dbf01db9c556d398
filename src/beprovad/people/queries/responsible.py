"""Whom the words "who is responsible" mean."""

from beprovad.lib.text import name_key
from beprovad.people.models import NameVariant, Organisation, Person
from beprovad.people.queries.known import known_organisations
from beprovad.people.rules.naming import match_organisation


def responsible_named(words: str) -> tuple[Person | None, Organisation | None]:
    """The only person who bears the name, or else the only organisation that is meant; never a guess.

    "Ture Lindh, Storhamn" is the person. A given name alone is nobody: which Anna?
    """
    person = _only_bearer(words) or _only_bearer(words.partition(",")[0].partition("(")[0])
    return (person, None) if person else (None, _only_organisation(words))


def _only_bearer(words: str) -> Person | None:
    key = name_key(words)
    if " " not in key:
        return None
    names = Person.objects.filter(merged_into=None).values_list("pk", "name")
    bearers = {pk for pk, name in names if name_key(name) == key}
    bearers |= set(
        NameVariant.objects.filter(key=key, person__merged_into=None).values_list("person_id", flat=True)
    )
    return Person.objects.get(pk=bearers.pop()) if len(bearers) == 1 else None


def _only_organisation(words: str) -> Organisation | None:
    meant = match_organisation(words, known_organisations())
    if len(meant) != 1 or meant[0].id is None:
        return None
    return Organisation.objects.get(pk=meant[0].id)
