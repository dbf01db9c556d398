"""What a person can press."""

from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from beprovad.web.components.icons import icon as draw_icon
from beprovad.web.components.markup import address, attributes, draw


def button(label: str, kind: str = "primary", icon: str = "", **more: object) -> SafeString:
    """A button of the form it stands in. `kind`: primary, secondary, quiet, danger."""
    return format_html(
        '<button class="button button-{}"{}>{}{}</button>',
        kind,
        attributes({"type": "submit", **more}),
        draw_icon(icon) if icon else "",
        label,
    )


def link_button(
    label: str, url: object, kind: str = "secondary", icon: str = "", **more: object
) -> SafeString:
    """A link that looks like a button: it leads somewhere and changes nothing."""
    return format_html(
        '<a class="button button-{}" href="{}"{}>{}{}</a>',
        kind,
        address(url),
        attributes(more),
        draw_icon(icon) if icon else "",
        label,
    )


def post_button(  # noqa: PLR0913 - each names one thing about the press
    context: Context,
    label: str,
    url: object,
    kind: str = "secondary",
    icon: str = "",
    name: str = "",
    value: object = "",
    **more: object,
) -> SafeString:
    """One press that changes something: a form of its own with one button and at most one value."""
    values = {"url": address(url), "csrf_token": context.get("csrf_token"), "name": name, "value": value}
    return draw("post_button", {**values, "button": button(label, kind, icon, **more)})


def confirm(  # noqa: PLR0913 - each names one thing about the question
    context: Context,
    content: str,
    label: str,
    url: object,
    button: str,
    kind: str = "danger",
    name: str = "",
    value: object = "",
) -> SafeString:
    """Asks before it does: opens in place, says what will happen, then one button. Works without JavaScript."""
    values = {
        "label": label,
        "url": address(url),
        "button_label": button,
        "kind": kind,
        "name": name,
        "value": value,
    }
    return draw("confirm", {**values, "content": content, "csrf_token": context.get("csrf_token")})
