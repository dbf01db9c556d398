"""`beprovad migrate`."""

import argparse

import django
from django.core.management import call_command


def run(chosen: argparse.Namespace) -> int:  # noqa: ARG001  (every verb has this shape)
    """Bring the database to this version, told step by step, and the standard checklist with it."""
    django.setup()
    from beprovad.checklists.actions import ship_standard_checklist

    call_command("migrate", interactive=False, verbosity=1)
    ship_standard_checklist()
    call_command("createcachetable", verbosity=0)  # where the limits of logging in are kept
    return 0
