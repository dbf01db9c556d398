"""An address that is named in one block of a template is not known in another: the link would be empty."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).resolve().parents[2] / "src" / "beprovad"
TAG = re.compile(r"{%\s*(?P<tag>.*?)\s*%}|{{\s*(?P<value>.*?)\s*}}", re.DOTALL)
NAMES = re.compile(r"url\b.* as (\w+)", re.DOTALL)
SCOPES = {"block", "for", "with"}


@dataclass(frozen=True)
class Tag:
    """What a tag or a value says, on which line, and the scopes that it stands in, outermost first."""

    says: str
    line: int
    scopes: tuple[int, ...]

    @property
    def names(self) -> str:
        """The address that the tag names, if it does."""
        found = NAMES.fullmatch(self.says)
        return found[1] if found else ""

    def uses(self, name: str) -> bool:
        return re.search(rf"(?<![\w.]){name}\b", re.sub(r'"[^"]*"', "", self.says)) is not None

    def sees(self, other: Tag) -> bool:
        return self.scopes[: len(other.scopes)] == other.scopes


def tags(template: str) -> Iterator[Tag]:
    scopes: list[int] = []
    for found in TAG.finditer(template):
        word = (found["tag"] or "").split(" ")[0]
        if word in SCOPES:
            scopes.append(found.start())
        elif word.removeprefix("end") in SCOPES:
            scopes.pop()
        yield Tag(
            found["tag"] or found["value"] or "", template.count("\n", 0, found.start()) + 1, tuple(scopes)
        )


def unseen(template: str) -> list[tuple[int, str]]:
    """The lines that use an address which the template names only where they cannot see it."""
    found = list(tags(template))
    named = [tag for tag in found if tag.names]
    return [
        (tag.line, name)
        for name in sorted({tag.names for tag in named})
        for tag in found
        if not tag.names and tag.uses(name)
        if not any(tag.sees(other) for other in named if other.names == name)
    ]


def test_no_template_links_to_an_address_that_another_block_named() -> None:
    wrong = [
        f"{path.relative_to(SOURCE)}:{line}: {name}"
        for path in sorted(SOURCE.rglob("*.html"))
        for line, name in unseen(path.read_text(encoding="utf-8"))
    ]
    assert wrong == []


def test_an_address_named_in_another_block_is_found_out() -> None:
    named = '{% block a %}{% url "home" as home_url %}{{ home_url }}{% endblock %}\n'
    assert unseen(named + "{% block b %}{% link home_url %}{% endblock %}") == [(2, "home_url")]
    assert unseen('{% url "home" as home_url %}{% block b %}{{ home_url }}{% endblock %}') == []
