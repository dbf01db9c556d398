"""`beprovad demo`: the fictional region."""

import argparse

import django
from django.conf import settings

from beprovad.config.command.words import CommandFailed, Progress


def run(chosen: argparse.Namespace) -> int:
    """Load the region. What is there already is only erased with `--reset`, and only in demo mode."""
    django.setup()
    from beprovad.home import demo

    if not demo.is_empty():
        if chosen.if_empty:
            return 0
        if not chosen.reset:
            raise CommandFailed("There is data already. Use --if-empty to leave it, --reset to erase it.")
        if not settings.DEMO:
            raise CommandFailed("--reset erases everything. It is only done with BEPROVAD_DEMO=1.")
    demo.load(reset=chosen.reset, progress=Progress())
    print("The fictional region Sjöbygden is loaded.")
    return 0
