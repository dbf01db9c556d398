"""What an input says, read from its canonical JSON."""

import json
from typing import Any

from beprovad.rounds.models import Input


def value_of(one: Input) -> Any:
    """The answer as `asking` holds it; None for one that was taken back."""
    return json.loads(one.value) if one.value else None


def text_of(one: Input) -> str:
    """The wording of an input that is a text."""
    value = value_of(one)
    return value if isinstance(value, str) else ""
