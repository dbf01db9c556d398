"""Text that people format a little: CommonMark without raw HTML, made into HTML that can harm nobody."""

from functools import cache, lru_cache
from typing import Final

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

_TAGS: Final = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "code", "pre", "hr"}
_ATTRIBUTES: Final = {"a": {"href"}, "ol": {"start"}}
_SCHEMES: Final = {"http", "https", "mailto"}


def safe_html(text: str) -> str:
    """The text as HTML. A heading is shown as written, so that a page's own order of headings stands.

    Markup in the text is shown as written, never executed; links go to http, https and mailto only.
    """
    return _kept(text) if len(text) <= _SHORT else _made(text)


_SHORT: Final = 4_000  # characters; so that the kept ones never take more than some megabytes


@lru_cache(maxsize=1_000)
def _kept(text: str) -> str:
    """The same text is the same HTML: a page with sixty answers, most as they were the last time, need not make it."""
    return _made(text)


def _made(text: str) -> str:
    return nh3.clean(
        _reader().render(text),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer nofollow",
    )


_ENDS: Final = ".,:;!?…"


def plain_text(text: str) -> str:
    """What it says, on one line and without markup; what stood as points in a list is parted by semicolons."""
    told: list[str] = []
    is_after_point = False
    for token in tokens(text):
        inside = token.children if token.children is not None else [token]
        said = "".join(" " if child.type.endswith("break") else child.content for child in inside).strip()
        if said:
            if is_after_point and told and told[-1][-1] not in _ENDS:
                told[-1] += ";"
            told.append(said)
        is_after_point = token.type == "list_item_close" or (is_after_point and not said)
    return " ".join(" ".join(told).split())


def tokens(text: str) -> list[Token]:
    """The same text as the reader's tokens, for those who write it down as something else than HTML."""
    return _reader().parse(text)


@cache
def _reader() -> MarkdownIt:
    """Without raw HTML, images, headings and tables; a line break is a line break, as people expect."""
    return MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(
        ["image", "heading", "lheading", "html_block", "html_inline"]
    )
