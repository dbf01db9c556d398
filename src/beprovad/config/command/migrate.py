"""`beprovad migrate`."""

import argparse

import django
from django.core.management import call_command


def run(chosen: argparse.Namespace) -> int:  # noqa: ARG001  (every verb has this shape)
    """Bring the database to this version, told step by step."""
    django.setup()
    call_command("migrate", interactive=False, verbosity=1)
    call_command("createcachetable", verbosity=0)  # where the limits of logging in are kept
    return 0
