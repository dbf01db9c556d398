"""What an input says, read from its canonical JSON."""

import json
from typing import Any

from beprovad.rounds.models import Input


def value_of(one: Input) -> Any:
    """The answer as `asking` holds it; None for one that was taken back."""
    return json.loads(one.value) if one.value else None


def text_of(one: Input) -> str:
    """The wording of an input that is a text."""
    return text_in(one.value)


def text_in(value: str) -> str:
    """The wording in what is stored of such an input."""
    text = json.loads(value) if value else None
    return text if isinstance(text, str) else ""
