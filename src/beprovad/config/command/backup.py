"""`beprovad backup FILE`."""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from django.conf import settings

import beprovad
from beprovad.config.archive import Manifest, write_archive
from beprovad.config.command.words import CommandFailed, Progress


def run(chosen: argparse.Namespace) -> int:
    """Write a backup while the server runs. A file that is there already is never overwritten."""
    target: Path = chosen.file
    if target.exists():
        raise CommandFailed(f"{target} is there already. Choose another name.")
    if not target.resolve().parent.is_dir():
        raise CommandFailed(f"The folder {target.resolve().parent} is not there.")
    django.setup()
    manifest = _write(target)
    size = target.stat().st_size
    print(f"{target}: the database and {len(manifest.files) - 1} uploads, {size:,} bytes.")
    return 0


def _write(target: Path) -> Manifest:
    """The database first: whatever file it speaks of is there when the files are read."""
    from beprovad.config import databases

    progress = Progress()
    with TemporaryDirectory(prefix=".backup-", dir=target.resolve().parent) as folder:
        copy = Path(folder) / "database"
        manifest = Manifest(
            version=beprovad.__version__,
            engine=databases.engine(),
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            migrations=databases.applied_migrations(),
        )
        databases.snapshot(copy, said=progress)
        return write_archive(
            target, database=copy, uploads=Path(settings.MEDIA_ROOT), manifest=manifest, said=progress
        )
