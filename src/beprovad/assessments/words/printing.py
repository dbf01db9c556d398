"""Words for beslutsunderlaget: what a piece of evidence is made of, what a clover lacks, in the reader's language."""

from collections.abc import Callable, Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from beprovad.assessments.rules.brief import Brief, Ground
from beprovad.assessments.rules.kinds import DecisionKind, Scope
from beprovad.assessments.words.lacking import lack_said
from beprovad.knowledge.rules.clover import Missing
from beprovad.knowledge.rules.kinds import Asked, Aspect, Certainty, Documented, Leaf, Transferability
from beprovad.knowledge.words import (
    ASKED_WORDS,
    ASPECT_WORDS,
    CERTAINTY_PHRASES,
    DOCUMENTED_WORDS,
    TRANSFERABILITY_WORDS,
)

PROPOSED_WORDS: Mapping[Scope | None, str | Promise] = {
    Scope.PILOT: gettext_lazy("Förslaget är att pröva %(method)s i en pilot."),
    Scope.BROAD: gettext_lazy("Förslaget är att införa %(method)s brett."),
    None: gettext_lazy("Det är inte sagt om %(method)s ska prövas i en pilot eller införas brett."),
}
_NUMBERS: Mapping[int, str | Promise] = dict(
    enumerate(
        (
            pgettext_lazy("number", "två"),
            pgettext_lazy("number", "tre"),
            pgettext_lazy("number", "fyra"),
            pgettext_lazy("number", "fem"),
            pgettext_lazy("number", "sex"),
            pgettext_lazy("number", "sju"),
            pgettext_lazy("number", "åtta"),
            pgettext_lazy("number", "nio"),
        ),
        2,
    )
)
DECIDED_WORDS: Mapping[DecisionKind, str | Promise] = {
    DecisionKind.INTRODUCE: gettext_lazy("Beslut %(day)s: inför brett."),
    DecisionKind.PILOT: gettext_lazy("Beslut %(day)s: pröva i en pilot."),
    DecisionKind.KEEP: gettext_lazy("Beslut %(day)s: behåll."),
    DecisionKind.ADAPT: gettext_lazy("Beslut %(day)s: anpassa."),
    DecisionKind.WAIT: gettext_lazy("Beslut %(day)s: avvakta."),
    DecisionKind.DECLINE: gettext_lazy("Beslut %(day)s: avstå."),
    DecisionKind.WIND_DOWN: gettext_lazy("Beslut %(day)s: avveckla."),
}
_SAID: Mapping[str, Callable[[str], str]] = {
    "certainty": lambda value: str(CERTAINTY_PHRASES[Certainty(value)]),
    "transferability": lambda value: str(TRANSFERABILITY_WORDS[Transferability(value)]),
    "documented": lambda value: str(DOCUMENTED_WORDS[Documented(value)]),
    "asked_how": lambda value: str(ASKED_WORDS[Asked(value)]),
    "aspect": lambda value: str(ASPECT_WORDS[Aspect(value)]),
}


def number_said(number: int) -> str:
    """In letters below ten, as in running text; 1 never stands alone."""
    return str(_NUMBERS.get(number, number))


def facts_said(ground: Ground) -> str:
    """What its kind has to say, as "vuxna med stöd: intervjuer, 24 av 41 svarade, frågade av Enheten för vuxna"."""
    facts = dict(ground.facts)
    whom, asked, answered = (facts.pop(name, "") for name in ("asked_whom", "asked_count", "answered_count"))
    told = []
    for name, value in facts.items():
        if name == "asked_by":
            told.append(_("frågade av %(whom)s") % {"whom": value})
        else:
            told.append(_SAID[name](value) if name in _SAID else value)
    if answered and asked:
        told.insert(1, _("%(answered)s av %(asked)s svarade") % {"answered": answered, "asked": asked})
    elif answered:
        told.insert(1, _("%(answered)s svarade") % {"answered": answered})
    return f"{whom}: {', '.join(told)}" if whom else ", ".join(told)


def lack_sentences(known: Brief, leaf: Leaf) -> tuple[str, ...]:
    """What is missing on the leaf; last, where only another authority's users have been asked."""
    told = (
        lack_said(Missing(lack.missing), unlinked=lack.unlinked)
        for lack in known.leaves.missing
        if lack.leaf == leaf
    )
    return (*told, *(users_elsewhere(known) if leaf is Leaf.USERS else ()))


def lacks_said(known: Brief, leaf: Leaf) -> str:
    return " ".join(lack_sentences(known, leaf))


def users_elsewhere(known: Brief) -> tuple[str, ...]:
    """One sentence where users were asked, and none of them by the assessment's own authority."""
    heard = [ground for ground in known.grounds if ground.leaf == Leaf.USERS and not ground.is_withdrawn]
    whose = dict.fromkeys(ground.owner for ground in heard)
    return () if not heard or known.authority in whose else (only_others_said(whose),)


def only_others_said(owners: Iterable[str]) -> str:
    """As "Inga egna brukare är tillfrågade. Svaren kommer från Storhamn, Socialförvaltningen."; "" is the region's."""
    whom = "; ".join(owner or _("regionen") for owner in owners)
    return _("Inga egna brukare är tillfrågade. Svaren kommer från %(whom)s.") % {"whom": whom}
