"""`beprovad static`."""

import argparse

import django
from django.conf import settings
from django.core.management import call_command


def run(chosen: argparse.Namespace) -> int:  # noqa: ARG001  (every verb has this shape)
    """Collect, hash and compress the static files anew."""
    django.setup()
    print("Collecting and compressing the static files …", flush=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    print(f"Static files are in {settings.STATIC_ROOT}")
    return 0
