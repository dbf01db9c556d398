"""What somebody read, kept small, so that what has changed since can be told by name. Pure."""

import json
from collections.abc import Mapping
from hashlib import blake2b

LIMIT = 50_000
"""Characters of a kept set of prints; more is not ours."""


def prints(values: Mapping[str, object]) -> dict[str, str]:
    """A short print of every value; two values that read alike have the same."""
    return {name: _print(value) for name, value in values.items()}


def changed_since(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Names of what is new, gone or other than it was, in the order of now and then of before."""
    names = dict.fromkeys((*now, *before))
    return tuple(name for name in names if before.get(name) != now.get(name))


def written(kept: Mapping[str, str]) -> str:
    """As a form carries it."""
    return json.dumps(kept, separators=(",", ":"))


def read(carried: str) -> dict[str, str]:
    """What `written` made; nothing for what is no such thing."""
    try:
        found = json.loads(carried) if len(carried) <= LIMIT else {}
    except ValueError:
        return {}
    is_ours = isinstance(found, dict) and all(isinstance(each, str) for each in found.values())
    return found if is_ours else {}


def _print(value: object) -> str:
    return blake2b(repr(value).encode(errors="replace"), digest_size=6).hexdigest()
