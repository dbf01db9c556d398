"""Small tools the components are made of: addresses, attributes, safe markup."""

from collections.abc import Mapping

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

_READY = ("/", "#", "?", "http:", "https:", "mailto:")


def address(target: object) -> str:
    """Where `target` leads: a ready address, a model with `get_absolute_url`, or a url name."""
    if hasattr(target, "get_absolute_url"):
        return str(target.get_absolute_url())
    text = str(target)
    if not text or text.startswith(_READY):
        return text
    return reverse(text)


def attributes(values: Mapping[str, object]) -> SafeString:
    """Keyword arguments as HTML attributes: `hx_post` is `hx-post`, True stands alone, None and False are left out."""
    said = ((name.rstrip("_").replace("_", "-"), value) for name, value in values.items())
    told = [(name, value) for name, value in said if value is not None and value is not False]
    return format_html_join("", "{}", ((_attribute(name, value),) for name, value in told))


def draw(template: str, values: Mapping[str, object]) -> SafeString:
    """A component's template, filled."""
    return mark_safe(render_to_string(f"web/components/{template}.html", dict(values)))


def _attribute(name: str, value: object) -> SafeString:
    if value is True:
        return format_html(" {}", name)
    return format_html(' {}="{}"', name, value)
