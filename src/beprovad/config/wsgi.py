"""Django as a synchronous WSGI application; `config/asgi.py` puts it behind one port with `live/`."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver


def _settle() -> None:
    """What is loaded by now stays as long as the process: the collector need not walk through it for each page."""
    _ = get_resolver().url_patterns  # loads every view
    gc.collect()
    gc.freeze()
    gc.set_threshold(2_000, 10, 10)  # a little on each page: with 20 000, every tenth waited ten milliseconds


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "beprovad.config.settings")
application = get_wsgi_application()
_settle()
