"""`beprovad rounds sweep`."""

import argparse

import django


def run(chosen: argparse.Namespace) -> int:  # noqa: ARG001  (every verb has this shape)
    """End what has closed by its clock; anonymise or delete what has been kept for as long as was promised."""
    django.setup()
    from django.utils import timezone

    from beprovad.rounds.actions.keeping import sweep

    swept = sweep(timezone.now())
    print(f"{swept.ended} ended, {swept.anonymised} anonymised, {swept.deleted} deleted.")
    return 0
