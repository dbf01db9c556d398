"""A phone's style sheet and script: what the skin, the widgets and this room have for it, in one request each.

A room full of phones comes in the same minute, over one wire: few requests, and nothing that no phone shows.
"""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

import beprovad.asking
from beprovad.web.bundles import FOLDER as SKIN
from beprovad.web.bundles import Bundle, bundle_of, joined

_HERE = Path(__file__).parent / "static" / "rounds"
_ASKING = Path(beprovad.asking.__file__).parent / "static" / "asking"
_SKIN_STYLES = (
    "tokens.css", "base.css", "layout.css", "components/button.css", "components/field.css",
    "components/icon.css", "components/notice.css", "components/table.css",
)  # fmt: skip
SCRIPTS = (
    "fill-in.js", "outbox.js", "kept-inputs.js", "prompt-answer.js", "answer-receipt.js", "own-list.js",
    "room-votes.js", "merge-in.js", "live-round.js", "count-down.js",
)  # fmt: skip
"""kept-inputs makes the outbox that the others use."""


def phone_styles() -> Bundle:
    return _kept("styles")


def phone_script() -> Bundle:
    return _kept("script")


def _kept(kind: str) -> Bundle:
    if settings.DEBUG:
        _made.cache_clear()
    return _made(kind)


@lru_cache(maxsize=2)
def _made(kind: str) -> Bundle:
    parts = (
        (joined(SKIN / "css", _SKIN_STYLES), joined(_ASKING, ("*.css",)), joined(_HERE, ("phone.css",)))
        if kind == "styles"
        else (
            joined(SKIN / "js", ("kept-text.js",)),
            joined(_HERE, SCRIPTS),
            joined(_ASKING, ("answer-in.js", "*.js")),
        )
    )
    return bundle_of(b"\n".join(parts))
