"""What people do with what is known."""

from beprovad.knowledge.actions.evidence import (
    add_evidence,
    add_research,
    change_evidence,
    withdraw_evidence,
)
from beprovad.knowledge.actions.methods import add_method, change_method, set_adoption
from beprovad.knowledge.actions.sources import add_source, change_source

__all__ = [
    "add_evidence",
    "add_method",
    "add_research",
    "add_source",
    "change_evidence",
    "change_method",
    "change_source",
    "set_adoption",
    "withdraw_evidence",
]
