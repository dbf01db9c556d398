"""What was drawn for phones, kept by everything that it was drawn of: so what is kept is never old."""

from collections.abc import Callable, Hashable, Mapping
from typing import Generic, TypeVar

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

D = TypeVar("D")

MOST_KEPT = 128  # of each sort; a page, and what it was drawn of, are a few kilobytes each


class Drawn(dict[Hashable, D], Generic[D]):
    """By key. When there are too many, all are drawn again."""

    def get_or_draw(self, key: Hashable, draw: Callable[[], D]) -> D:
        kept = self.get(key)
        if kept is None:
            kept = draw()
            if len(self) >= MOST_KEPT:
                self.clear()
            self[key] = kept
        return kept


def template(name: str) -> str:
    return f"rounds/phone/{name}.html"


def part(name: str, told: Mapping[str, object], *, made_of: Hashable) -> SafeString:
    """A part of a page. Where it is told what it is made of it is drawn once for all who have the same."""
    if made_of is None or settings.DEBUG:
        return render_to_string(template(name), dict(told))
    key = (name, made_of, get_language())
    return _parts.get_or_draw(key, lambda: render_to_string(template(name), dict(told)))


_parts: Drawn[SafeString] = Drawn()
