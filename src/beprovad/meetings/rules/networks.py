"""Which networks do running words name: "Gemensamt nätverksmöte IFO och Funktionsstöd"? Pure."""

import re
from collections import defaultdict
from collections.abc import Sequence

from beprovad.lib.text import name_key
from beprovad.people.rules.naming import KnownNetwork, network_core


def networks_named(words: str, known: Sequence[KnownNetwork]) -> tuple[KnownNetwork, ...]:
    """Those whose name, short name or known form stands in the words, with or without "chefsnätverket".

    A form of two networks names neither. The longest forms are taken first: "IFO barn" is not "IFO" too.
    """
    said = f" {name_key(words)} "
    bearers: dict[str, list[KnownNetwork]] = defaultdict(list)
    for one in known:
        for form in _forms(one):
            bearers[form].append(one)
    named: set[KnownNetwork] = set()
    for form in sorted(bearers, key=len, reverse=True):
        left = re.sub(rf"(?<= ){re.escape(form)}s?(?= )", "–", said)
        if left != said and len(bearers[form]) == 1:
            named.add(bearers[form][0])
        said = left
    return tuple(one for one in known if one in named)


def _forms(network: KnownNetwork) -> frozenset[str]:
    return frozenset(form for key in network.keys for form in (key, network_core(key)) if form)
