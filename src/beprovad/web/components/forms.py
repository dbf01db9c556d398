"""Fields, and the forms they stand in."""
# ruff: noqa: A002, PLR0913 - a component's inputs are named, by the words that page builders look for

from django.core.paginator import Page
from django.forms import BaseForm, BoundField, CheckboxInput, FileInput, Select
from django.forms.widgets import Textarea
from django.http import HttpRequest, QueryDict
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.text import slugify

from beprovad.web.components.markup import address, attribute_name, draw


def field(bound: BoundField, label: str = "", help: str = "", **more: object) -> SafeString:
    """A form's field with label, help and errors wired to it; a hidden field is only itself."""
    if bound.is_hidden:
        return SafeString(str(bound))
    if help:
        bound.help_text = help
    attrs: dict[str, str | bool] = {
        attribute_name(name): value if isinstance(value, bool) else str(value) for name, value in more.items()
    }
    own = (str(bound.field.widget.attrs.get("class", "")), str(attrs.get("class", "")))
    attrs["class"] = " ".join(filter(None, (_control_class(bound), *own)))
    values = {"field": bound, "label": label or bound.label, "control": bound.as_widget(attrs=attrs)}
    return draw(_shape(bound), values)


def fields(form: BaseForm) -> SafeString:
    """All fields of a form in their order, hidden ones first, after a summary of what is wrong."""
    hidden = SafeString("".join(str(bound) for bound in form.hidden_fields()))
    shown = SafeString("".join(field(bound) for bound in form.visible_fields()))
    return SafeString(form_errors(form) + hidden + shown)


def form_errors(form: BaseForm) -> SafeString:
    """What is wrong, gathered above the form with a link to each field; nothing when nothing is."""
    if not form.errors:
        return SafeString("")
    wrong = [bound for bound in form if bound.errors]
    return draw("form_errors", {"form": form, "wrong": wrong})


def drop_zone(bound: BoundField, title: str = "", help: str = "") -> SafeString:
    """A file field that one can also drop a file on; without JavaScript it is a file field."""
    if help:
        bound.help_text = help
    control = bound.as_widget(attrs={"class": "drop-zone-input"})
    return draw("drop_zone", {"field": bound, "title": title or bound.label, "control": control})


def filter_bar(context: Context, form: BaseForm) -> SafeString:
    """A GET form in one row, with a way to clear it when something is chosen."""
    request: HttpRequest = context["request"]
    chosen = any(request.GET.get(bound.html_name) for bound in form)
    drawn = SafeString("".join(field(bound) for bound in form))
    return draw("filter_bar", {"drawn": drawn, "path": request.path, "is_chosen": chosen})


def pagination(context: Context, page: Page[object]) -> SafeString:
    """Older and newer, keeping what was filtered; nothing on a single page."""
    if not page.has_other_pages():
        return SafeString("")
    query: QueryDict = context["request"].GET
    steps = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    links = [(step, _with_page(query, step) if isinstance(step, int) else "") for step in steps]
    before = _with_page(query, page.previous_page_number()) if page.has_previous() else ""
    after = _with_page(query, page.next_page_number()) if page.has_next() else ""
    return draw("pagination", {"page": page, "links": links, "before": before, "after": after})


def autosave(
    context: Context,
    url: object,
    name: str,
    value: str,
    base: object,
    *,
    label: str,
    rows: int = 8,
) -> SafeString:
    """A text that saves itself; without JavaScript, a form with a button (docs/howto/components.md)."""
    values = {"url": address(url), "name": name, "value": value, "base": base, "label": label, "rows": rows}
    identity = f"autosave-{slugify(address(url))}-{name}"
    return draw("autosave", {**values, "identity": identity, "csrf_token": context.get("csrf_token")})


def _control_class(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, Textarea):
        return "control control-text"
    if isinstance(widget, Select) and not bound.use_fieldset:
        return "control control-select"
    if isinstance(widget, CheckboxInput) or bound.use_fieldset:
        return "choice"
    return "control control-file" if isinstance(widget, FileInput) else "control"


def _shape(bound: BoundField) -> str:
    if bound.use_fieldset:
        return "field_group"
    return "field_choice" if isinstance(bound.field.widget, CheckboxInput) else "field"


def _with_page(query: QueryDict, number: int) -> str:
    changed = query.copy()
    changed["page"] = str(number)
    return f"?{changed.urlencode()}"
