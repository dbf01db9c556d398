"""Small tools the components are made of: addresses, attributes, safe markup."""

from collections.abc import Mapping

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

_READY = ("/", "#", "?", "http:", "https:", "mailto:")


def address(target: object) -> str:
    """Where `target` leads: a ready address, a model with `get_absolute_url`, or a url name.

    Anything else, such as `javascript:`, is no url name and raises `NoReverseMatch`.
    """
    if hasattr(target, "get_absolute_url"):
        return str(target.get_absolute_url())
    text = str(target)
    return text if not text or text.startswith(_READY) else reverse(text)


def attribute_name(argument: str) -> str:
    """`hx_post` is `hx-post`, `class_` is `class`."""
    return argument.rstrip("_").replace("_", "-")


def attributes(values: Mapping[str, object]) -> SafeString:
    """Keyword arguments as attributes: True stands alone, None and False are left out, classes add up."""
    told: dict[str, object] = {}
    for argument, value in values.items():
        name = attribute_name(argument)
        told[name] = f"{told[name]} {value}" if name == "class" and name in told else value
    return format_html_join("", "{}", ((_attribute(name, value),) for name, value in told.items()))


def draw(template: str, values: Mapping[str, object]) -> SafeString:
    """A component's template, filled."""
    return mark_safe(render_to_string(f"web/components/{template}.html", dict(values)))


def _attribute(name: str, value: object) -> SafeString:
    if value is None or value is False:
        return SafeString("")
    return format_html(" {}", name) if value is True else format_html(' {}="{}"', name, value)
