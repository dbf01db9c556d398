"""Plain makers: methods, sources and evidence in a small region. All invented.

Alva heads Norrvik's administration; Bo heads Granö's; Esther coordinates IFO; Charlie is a politician in Norrvik.
"""

from datetime import date
from itertools import count

from beprovad.knowledge.actions import add_evidence, add_method, add_source
from beprovad.knowledge.rules.evidence import Facts
from beprovad.knowledge.rules.kinds import (
    Asked,
    Aspect,
    Certainty,
    Direction,
    Documented,
    Leaf,
    Transferability,
)
from beprovad.people.access import reach_of
from beprovad.people.rules import Role
from beprovad.people.tests import makers as people

SPRING = date(2026, 4, 21)

_numbers = count(1)

FACTS = {
    Leaf.RESEARCH: {
        "outcome": "Vardagsfungerande",
        "certainty": Certainty.LOW,
        "transferability": Transferability.PARTLY,
    },
    Leaf.PROFESSION: {"whose": "Boendestödjare", "documented": Documented.SHARED},
    Leaf.USERS: {
        "asked_how": Asked.INTERVIEW,
        "asked_count": 12,
        "answered_count": 9,
        "asked_by": "Enheten",
    },
    Leaf.CONTEXT: {"aspect": Aspect.NEED},
}


def authority(name="Norrvik"):
    municipality = people.organisation(name)
    return people.organisation(
        f"{name}s socialförvaltning", people.Kind.ADMINISTRATION, parent=municipality, is_authority=True
    )


def head(name="Alva Ekström", at="Norrvik", role=Role.HEAD):
    made = people.user(name)
    people.post(made.person, authority(at), role)
    return made


def coordinator(name="Esther Nyman"):
    made = people.user(name)
    people.seat(made.person, role=Role.COORDINATOR)
    return made


def politician(name="Charlie Cederås", at="Norrvik"):
    return head(name, at, Role.POLITICIAN)


def method(by=None, name="", **told):
    return add_method(name=name or f"Vardagskompassen {next(_numbers)}", by=by or coordinator(), **told)


def source(by=None, title="", **told):
    return add_source(
        kind=told.pop("kind", "report"),
        title=title or f"Stöd i vardagen {next(_numbers)}",
        by=by or coordinator(),
        **told,
    )


def facts(leaf=Leaf.RESEARCH, direction=Direction.SUPPORTS, claim="Det går lättare hemma.", **told):
    return Facts(direction=direction, claim=claim, **{"dated_on": SPRING, **FACTS[leaf], **told})


def evidence(of, by, leaf=Leaf.RESEARCH, *, owner=None, is_shared=True, sources=(), **told):
    return add_evidence(
        method=of,
        leaf=leaf,
        facts=facts(leaf, **told),
        owner=owner,
        is_shared=is_shared,
        sources=sources,
        by=by,
    )


def own(of, by, leaf=Leaf.USERS, at="Norrvik", **told):
    """A piece that only that authority sees."""
    return evidence(of, by, leaf, owner=authority(at), is_shared=False, **told)


reach = reach_of
