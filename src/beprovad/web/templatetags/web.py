"""The components by the names that templates use; each is described in docs/howto/components.md."""

from django.template import Context, Library
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from beprovad.lib.markup import safe_html
from beprovad.web.components import actions, chips, clover, forms, icons, reading

register = Library()

for component in (
    actions.button,
    actions.link_button,
    chips.chip,
    clover.clover,
    forms.drop_zone,
    forms.field,
    forms.fields,
    forms.form_errors,
    icons.icon,
    icons.logo,
    reading.breadcrumbs,
    reading.empty_state,
    reading.person_row,
    reading.step,
    reading.tab,
    reading.tree,
):
    register.simple_tag(component)

for asking in (actions.post_button, forms.autosave, forms.filter_bar, forms.pagination):
    register.simple_tag(asking, takes_context=True)

for around in (
    reading.conflict,
    reading.list_row,
    reading.moment,
    reading.notice,
    reading.row,
    reading.steps,
    reading.tabs,
):
    register.simple_block_tag(around)

register.simple_block_tag(actions.confirm, takes_context=True)


@register.filter
def formatted(text: str) -> SafeString:
    """What people write with a little formatting, as it is read: paragraphs, lists and emphasis."""
    return SafeString(safe_html(text))


@register.simple_tag(takes_context=True)
def again(context: Context, name: str) -> SafeString:
    """What the page put in block `name`, once more: the title in the tab is also the heading on the page."""
    block = context.render_context[BLOCK_CONTEXT_KEY].get_block(name)
    return SafeString(strip_tags(block.render(context)).strip())
