"""Django as a synchronous WSGI application; `config/asgi.py` puts it behind one port with `live/`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "beprovad.config.settings")
application = get_wsgi_application()
