"""What a person can press."""
# ruff: noqa: PLR0913 - a component's inputs are named, one argument each

from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from beprovad.web.components.icons import icon as draw_icon
from beprovad.web.components.markup import address, attributes, draw


def button(label: str, kind: str = "primary", icon: str = "", **more: object) -> SafeString:
    """A button of the form it stands in. `kind`: primary, secondary, quiet, danger."""
    told = attributes({"class": f"button button-{kind}", "type": "submit", **more})
    return format_html("<button{}>{}{}</button>", told, _drawing(icon), label)


def link_button(
    label: str, url: object, kind: str = "secondary", icon: str = "", **more: object
) -> SafeString:
    """A link that looks like a button: it leads somewhere and changes nothing."""
    told = attributes({"class": f"button button-{kind}", "href": address(url), **more})
    return format_html("<a{}>{}{}</a>", told, _drawing(icon), label)


def post_button(
    context: Context,
    label: str,
    url: object,
    kind: str = "secondary",
    *,
    icon: str = "",
    name: str = "",
    value: object = "",
    **more: object,
) -> SafeString:
    """One press that changes something: a form of its own with one button and at most one value."""
    values = {"url": address(url), "csrf_token": context.get("csrf_token"), "name": name, "value": value}
    return draw("post_button", {**values, "button": button(label, kind, icon, **more)})


def confirm(
    context: Context,
    content: SafeString,
    label: str,
    url: object,
    button: str,
    *,
    kind: str = "danger",
    name: str = "",
    value: object = "",
) -> SafeString:
    """Asks before it does: opens in place, says what will happen, then one button; no JavaScript."""
    values = {"label": label, "url": address(url), "button_label": button, "kind": kind}
    posted = {"csrf_token": context.get("csrf_token"), "name": name, "value": value}
    return draw("confirm", {**values, **posted, "content": content})


def _drawing(name: str) -> SafeString:
    return draw_icon(name) if name else SafeString("")
