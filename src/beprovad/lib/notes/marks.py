"""Marks beside a name: who is absent, who came for a part of the meeting, who stands in for somebody."""

import re

ABSENT_MARK = re.compile(
    r"(?:har |hade )?(?:anmält |anmäld |meddelat |lämnat )?(?:förhinder|frånvaro|återbud|från?varande|"
    r"förhindrad)\b|(?:ville|kunde|kan) (?:inte|ej) |(?:ej|inte) (?:närvarande|deltog|med|när)\b|"
    r"deltog (?:ej|inte)\b|(?:(?:hadde|havde|har) )?(?:meldt )?\b(?:afbud|avbud|forfall)\b|\bapologies\b",
    re.IGNORECASE,
)
PRESENT_MARK = re.compile(r"(?:[Xx✓☒☑]|\bnärvarande|\bja)\b,?\s*|[✓☒☑]")
NO = re.compile(r"(?:nej|frånv\.?|no)", re.IGNORECASE)
TIMES = re.compile(
    r"(?:(?:t\.?\s?o\.?\s?m|from|fr\.?\s?o\.?\s?m|del av|under|endast|punkt(?:en|erna)?|pkt|kl|"
    r"klockan|till|till och med|fram till|efter|delvis|deltog|"
    r"deltar|lämnade|anlände|kom|via|per|på (?:länk|distans|telefon)|digitalt?|online|distans|teams|"
    r"zoom|skype|mån|tis|ons|tors|tor|fre|lör|sön)(?![a-zåäö])"
    r"|(?:ej )?§|p\.?\s?\d|dag \d|\d{1,2}[:.]\d\d|\d{1,3}\s?[-–]\s?\d{1,3}\b)",
    re.IGNORECASE,
)
REPLACES = re.compile(
    r"(?:ers\b\.?|ersätter|ersättare|tjänstgörande|för |i stället|istället|vara for|vikarie|"
    r"suppleant för|stf|st\.?f)",
    re.IGNORECASE,
)
NETWORK = re.compile(r"nätverk|gruppen\b", re.IGNORECASE)
FROM = re.compile(r"(?:från|för|på|vid|hos|i|fra|from|of|at)\s+", re.IGNORECASE)
PARTY = re.compile(r"\(?(?:S|M|C|V|L|KD|MP|SD|FP|FI|fp|s|m|c|v|kd|mp)\)?")


def are_initials(text: str, name: str) -> bool:
    initials = "".join(word[0] for word in re.split(r"[\s-]+", name) if word)
    return text.isupper() and 1 < len(text) <= 4 and text[0] == initials[0]  # noqa: PLR2004
