"""What a person reads: notices, rows, lists, the way here, steps, history, trees."""
# ruff: noqa: PLR0913 - a component's inputs are named, one argument each

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from beprovad.web.components.chips import chip_or_nothing
from beprovad.web.components.markup import address, attributes, draw

NOTICE_ICONS = {"info": "info", "good": "check", "warn": "warning", "attention": "warning"}


@dataclass(frozen=True)
class TreeNode:
    """One organisation (or other thing) in a tree; `meta` is a quiet word after the name."""

    label: str
    url: str = ""
    meta: str = ""
    children: tuple["TreeNode", ...] = ()


def notice(content: SafeString, kind: str = "info", title: str = "", **more: object) -> SafeString:
    """Something to know (info), done (good), to think of (warn), or that needs attention."""
    values = {"kind": kind, "title": title, "content": content, "icon": NOTICE_ICONS[kind]}
    return draw("notice", {**values, "more": attributes(more)})


def empty_state(title: str, text: str = "", label: str = "", url: object = "") -> SafeString:
    """What this is, why it matters, one button."""
    return draw("empty_state", {"title": title, "text": text, "label": label, "url": address(url)})


def row(content: SafeString, label: str, **more: object) -> SafeString:
    """One row of `<dl class="rows">`: what it is | what it says."""
    return format_html('<div class="row"{}><dt>{}</dt><dd>{}</dd></div>', attributes(more), label, content)


def list_row(
    content: SafeString,
    title: object,
    url: object = "",
    meta: object = "",
    *,
    chip: object = "",
    kind: object = "neutral",
    **more: object,
) -> SafeString:
    """One row of `<ul class="list">`: title, quiet line, chip; what stands inside comes last."""
    mark = chip_or_nothing(chip, kind)
    values = {
        "content": content,
        "title": title,
        "url": address(url),
        "meta": meta,
        "chip": mark,
    }
    return draw("list_row", {**values, "more": attributes(more)})


def person_row(
    name: object,
    url: object = "",
    meta: object = "",
    *,
    written: object = "",
    chip: object = "",
    kind: object = "neutral",
) -> SafeString:
    """A person in a list: name, where from; `written` is how a note wrote the name, when it differs."""
    differs = written if str(written) != str(name) else ""
    mark = chip_or_nothing(chip, kind)
    return draw(
        "person_row", {"name": name, "url": address(url), "meta": meta, "written": differs, "chip": mark}
    )


def breadcrumbs(*pairs: object) -> SafeString:
    """The way here: label, address, label, address … ; the page itself is not in it."""
    labels, targets = pairs[::2], pairs[1::2]
    crumbs = [(label, address(target)) for label, target in zip(labels, targets, strict=True)]
    return draw("breadcrumbs", {"crumbs": crumbs})


def tabs(content: SafeString, label: str) -> SafeString:
    """Views of the same thing, as links; `label` says to a screen reader what is chosen between."""
    return format_html('<nav class="tabs" aria-label="{}"><ul>{}</ul></nav>', label, content)


def tab(label: object, url: object, *, current: object = False, count: object = "") -> SafeString:
    return draw("tab", {"label": label, "url": address(url), "is_current": bool(current), "count": count})


def steps(content: SafeString, label: str) -> SafeString:
    """A guided path of a few steps."""
    return format_html('<ol class="steps" aria-label="{}">{}</ol>', label, content)


def step(title: object, state: str, text: object = "", url: object = "") -> SafeString:
    """One step. `state`: done, next (the one to take now), later."""
    return draw("step", {"title": title, "state": state, "text": text, "url": address(url)})


def moment(
    content: SafeString,
    when: object,
    title: object = "",
    who: object = "",
    *,
    chip: object = "",
    kind: object = "neutral",
) -> SafeString:
    """One entry of `<ol class="timeline">`, newest or oldest first as the page wants."""
    mark = chip_or_nothing(chip, kind)
    values = {"content": content, "when": when, "title": title, "who": who, "chip": mark}
    return draw("moment", values)


def tree(nodes: Iterable[TreeNode]) -> SafeString:
    """Things under things."""
    return draw("tree", {"nodes": nodes})


def conflict(content: SafeString, mine: str, theirs: str, who: object = "", when: object = "") -> SafeString:
    """Two texts that were written at the same time, side by side; the buttons stand inside."""
    return draw("conflict", {"content": content, "mine": mine, "theirs": theirs, "who": who, "when": when})
