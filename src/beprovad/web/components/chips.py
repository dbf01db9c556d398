"""A state in one word, in its colour."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

KINDS = frozenset(
    {
        *("open", "assignment", "parked", "continuing", "approved", "closed"),
        *("contribution", "dispatch", "information", "draft", "sent"),
        *("good", "uncertain", "attention", "users", "source", "neutral"),
    }
)


def chip(label: object, kind: object = "neutral") -> SafeString:
    """A state in one word. A kind without a colour of its own is neutral."""
    name = str(kind) if str(kind) in KINDS else "neutral"
    return format_html('<span class="chip chip-{}">{}</span>', name, label)


def chip_or_nothing(label: object, kind: object) -> SafeString:
    """For a place where a chip may stand."""
    return chip(label, kind) if label else SafeString("")
