"""`beprovad restore FILE`: everything is unpacked and checked beside the data before anything is replaced."""

import argparse
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import django
from django.conf import settings
from django.db import DatabaseError

from beprovad.config.archive import ArchiveRefused, Manifest, unpack_archive
from beprovad.config.command.words import CommandFailed, Progress


def run(chosen: argparse.Namespace) -> int:
    """Replace the installation with the backup, or change nothing at all."""
    from beprovad.config.lock import serving

    django.setup()
    with serving():
        if not chosen.force:
            _refuse_data()
        with TemporaryDirectory(prefix=".restore-", dir=settings.DATA) as folder:
            manifest = _checked(chosen.file, Path(folder))
            aside = _replace(Path(folder))
    print(f"Restored {len(manifest.files) - 1} uploads and the database of {manifest.made_at}.")
    if aside:
        print(f"What was here before lies in {aside}. Remove it when all is well.")
    print("Run beprovad migrate before you serve.")
    return 0


def _refuse_data() -> None:
    from django.contrib.auth import get_user_model

    try:
        has_people = get_user_model().objects.exists()
    except DatabaseError:  # not migrated: nothing there
        has_people = False
    uploads = Path(settings.MEDIA_ROOT)
    if has_people or (uploads.exists() and any(uploads.iterdir())):
        raise CommandFailed("This installation holds data. Use --force to replace it.")


def _checked(source: Path, folder: Path) -> Manifest:
    """Unpacked into the folder and found whole, for this kind of database, and not newer than this version."""
    from beprovad.config import databases

    try:
        manifest = unpack_archive(source, folder, said=Progress())
    except ArchiveRefused as refused:
        raise CommandFailed(str(refused)) from refused
    except OSError as error:
        raise CommandFailed(f"{source}: {error.strerror}") from error
    if manifest.engine != databases.engine():
        raise CommandFailed(
            f"The backup is of {manifest.engine}; this installation uses {databases.engine()}."
        )
    if newer := set(manifest.migrations) - _known_migrations():
        raise CommandFailed(
            f"The backup is from a newer version (it knows {min(newer)}). Update Beprövad first."
        )
    databases.refuse_broken(folder / "database")
    return manifest


def _known_migrations() -> set[str]:
    from django.db.migrations.loader import MigrationLoader

    return {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}


def _replace(folder: Path) -> Path | None:
    """Put the checked files in place of the old ones; returns where the old ones lie, None when there were none.

    PostgreSQL comes last, in one transaction: when it refuses, the uploads are moved back.
    """
    from django.db import connection

    from beprovad.config import databases

    connection.close()
    uploads = Path(settings.MEDIA_ROOT)
    aside = Path(mkdtemp(prefix="before-restore-", dir=settings.DATA))
    (folder / "uploads").mkdir(exist_ok=True)
    old = [uploads] if uploads.exists() else []
    on_sqlite = databases.engine() == "sqlite"
    database = Path(settings.DATABASES["default"]["NAME"])
    if on_sqlite:
        old += databases.sqlite_files(database)
    with _all_or_nothing() as moves:
        for path in old:
            _move(moves, path, aside / path.name)
        _move(moves, folder / "uploads", uploads)
        if on_sqlite:
            _move(moves, folder / "database", database)
        else:
            databases.load_postgresql(folder / "database")
    if old:
        return aside
    aside.rmdir()
    return None


@contextmanager
def _all_or_nothing() -> Iterator[ExitStack]:
    """Undo, in reverse, what was put on the stack when the block fails."""
    with ExitStack() as undo:
        yield undo
        undo.pop_all()


def _move(undo: ExitStack, source: Path, target: Path) -> None:
    source.rename(target)
    undo.callback(target.rename, source)
