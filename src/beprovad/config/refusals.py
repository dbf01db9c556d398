"""What a person reads when a request is refused before Django sees it."""

from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html
from django.utils.translation import get_language_from_request, gettext, override

_PAGE = """<!doctype html>
<html lang="{}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{} – Beprövad</title>
<h1>{}</h1>
<p>{}</p>
<p>{}</p>
</html>
"""


def too_large(environ: dict[str, Any]) -> tuple[str, bytes]:
    """The 413 page in the reader's language, as (content type, body)."""
    language = get_language_from_request(WSGIRequest(environ))
    with override(language):
        title = gettext("Det du skickade är för stort")
        limit = gettext("Högst %(size)s tas emot på en gång.") % {
            "size": filesizeformat(settings.UPLOAD_LIMIT)
        }
        advice = gettext(
            "Inget har ändrats. Gå tillbaka och skicka en mindre fil, eller dela upp den i flera."
        )
        page = format_html(_PAGE, language, title, title, limit, advice)
    return "text/html; charset=utf-8", page.encode()
