"""Labels in the middle of a text that lost its line breaks."""

import re
from collections.abc import Iterator

from beprovad.lib.notes.labels import ONE, ORDER, Label

#: What tells of absence, capitalised and with its colon, in the middle of a line; and of those who were "Til stede".
ABSENT_IN_RUN = re.compile(
    rf"(?<=[\w.,;)]\s)(?=[A-ZÅÄÖ])(?i:{ONE[Label.ABSENT]})(?=\s?:\s*[A-ZÅÄÖÆØ])"
    r"|(?<=[\w.,;)]\s)(?:Anmält förhinder|Anmäld frånvaro|Ej närvarande|Frånvarande|Meddelat (?:förhinder|ej närvaro))"
    r"(?=\s+[A-ZÅÄÖ][a-zåäö-]+\s[A-ZÅÄÖ])"
    r"|(?<=[\w.,;)]\s)(?:Afbud|Forfall|Frånvarande|Förhinder)(?=(?:\s[a-zåäöæø]+){1,4}\s?:\s*[A-ZÅÄÖÆØ])"
    r"|(?<=[\w.,;)]\s)(?<!Ikke\s)Til ?stede(?=\s?:\s*[A-ZÅÄÖÆØ])"
)
_RUN = "|".join(f"(?:{ONE[label]})" for label in ORDER if label not in {Label.TITLE, Label.OTHER})
#: A capitalised label with its colon inside a run of text, or one of the strong ones without a colon.
LABEL_IN_RUN = re.compile(
    rf"(?<=\s)(?=[A-ZÅÄÖ])(?i:{_RUN})(?=\s?:)"
    r"|(?<=\s)(?:Frånvarande|Förhinder|Deltog ej|Ej närvarande|Vid pennan|Vid protokollet|"
    r"Antecknat av|Justeras|Dagordning|Övriga närvarande|Ersättare|Suppleanter|Ledamöter|Beslut|"
    r"BESLUT|Adjungerade?)(?=\s?:)"
    r"|(?<=\s)(?:Vid pennan|Vid protokollet|Vid datorn|Vid tangenterna|Antecknat av|Vid anteckningarna|"
    r"Anmält förhinder|Ej [Nn]ärvarande|Deltog ej|Dessutom närvarande|Plats och tid|Tid och plats|Övriga deltagande|"
    r"Utses att justera|Frånvarande|Närvarande)(?=\s+[A-ZÅÄÖ])"
    r"|(?<=\s)(?:Närvarande|Deltagare|Frånvarande)(?=(?:,[^:.,]{1,40}|[^:.,]{1,60}):)"
    r"|(?<=\s)(?:Fra (?:styret|administrasjonen|sekretariatet|adm)(?=\.?:)|Saksliste(?=\s+\d)|Sakliste(?=\s+\d))"
    r"|(?<=\s)Referent for [a-zæøå]+(?=\s?:)"
    r"|(?<=\s)(?:NÄRVARANDE|BESLUTANDE|DELTAGARE|FRÅNVARANDE|DELTAGANDE)(?=:?\s+[A-ZÅÄÖÆØ][a-zåäöæø])"
    r"|(?<=\s)(?:Deltagande ledamöter|Deltagare från [a-zåäö]+)(?=:?\s+[A-ZÅÄÖÆØ])"
    r"|(?<=\s)(?:Mötesordförande|Mötessekreterare|Justeringsm[aä]n)(?=\s+[A-ZÅÄÖ])"
    r"|(?<=\s)(?:Protokollet (?:distribueras|sänds|skickas|utsänds) till|Justeringens plats och tid|"
    r"Underskrifter|Utses att justera|"
    r"Paragrafer(?!\s\d+\s?[–-]\s?\d+\s(?!Ordf|Just|Sekr)[A-ZÅÄÖ][a-zåäö]+\s[A-ZÅÄÖ])|ANSLAG|BEVIS)(?=\s)"
    r"|(?<=\s)(?:Beslutande(?:\s+ersättare|\s+ledamöter|\s+Övriga deltagande|\s+Utses att justera|"
    r"\s+Beslutande)*|Ersättare|Övriga|Närvaro|"
    r"Ej tjänstgörande ersättare)(?=\s+[A-ZÅÄÖ][a-zåäö-]+\s+[A-ZÅÄÖ])"
    r"|(?<=\s)(?:Närvarande|Beslutande|Deltagare|Frånvarande|Övriga (?:närvarande|deltagare|deltagande)|"
    r"Anmält (?:frånvaro|förhinder)|Ej närvarande|Ej tjänstgörande|Förhinder|Förhindrade|Adjungerade|"
    r"Meddelat förhinder)(?:\s+ledamöter|\s+ersättare|\s+övriga)?(?=\s+(?:var|"
    r"är)?:?\s*[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)?\s+[A-ZÅÄÖ])",
)
#: A heading of a list right before a full name in a line of any length, as in pages whose lines were joined.
_GLUED = re.compile(
    r"(?<=[\w.,;)]\s)(?<!\bEj\s)(?<!Övriga\s)(?:Närvarande|Beslutande|Ledamöter|Representanter|Övriga|Deltagare|"
    r"Ersättare|Frånvarande|Tjänstemän|Adjungerade)(?=\s[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?\s"
    r"(?:[A-ZÅÄÖ]\.?\s)?[A-ZÅÄÖ][a-zåäöé]{2,}(?:-[A-ZÅÄÖ][a-zåäöé]+)?(?:\s?[(,]|\s[A-ZÅÄÖ]|\s*\Z))"
)
_CAPITAL = re.compile(r"(?<=\s)[A-ZÅÄÖ]")


def labels_inside(text: str) -> Iterator[re.Match[str]]:
    """Labels in the middle of a text, left to right. All begin with a capital, so only capitals are tried."""
    return _tried_at_capitals(LABEL_IN_RUN, text)


def absence_inside(text: str) -> Iterator[re.Match[str]]:
    """The labels of those who did not come, in a line of any length."""
    return _tried_at_capitals(ABSENT_IN_RUN, text)


def glued_inside(text: str) -> Iterator[re.Match[str]]:
    """Headings of lists that run together with the line above and with the first name."""
    return _tried_at_capitals(_GLUED, text)


def _tried_at_capitals(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    end = 0
    for capital in _CAPITAL.finditer(text):
        found = pattern.match(text, capital.start()) if capital.start() >= end else None
        if found:
            end = found.end()
            yield found
