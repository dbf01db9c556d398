"""Installations to break, on the database that the run is for."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.faults.inside import ask
from tests.prepared import server_of_the_run
from tests.serving import run_beprovad

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.prepared import Preparations, Prepared
    from tests.serving import Site

    Serve = Callable[..., AbstractContextManager[Site]]


@dataclass(frozen=True)
class Filled:
    """An installation with accounts and uploads, what it holds, and a backup of it."""

    installation: Prepared
    digest: dict[str, str]
    backup: Path


@pytest.fixture(scope="session")
def migrated(prepared: Preparations) -> Prepared:
    """A migrated, empty installation that others are copied from."""
    return prepared(demo=False, server_url=server_of_the_run())


@pytest.fixture(scope="session")
def serve_new(prepared: Preparations, tmp_path_factory: pytest.TempPathFactory) -> Serve:
    """Serves a new installation until the block ends, on the database of the run unless told otherwise."""

    def served(*, demo: bool, server_url: str | None = None, **more: str) -> AbstractContextManager[Site]:
        url = server_of_the_run() if server_url is None else server_url
        return prepared(demo=demo, server_url=url).served(tmp_path_factory.mktemp("served") / "data", **more)

    return served


@pytest.fixture
def new_installation(tmp_path: Path, migrated: Prepared) -> Iterator[Callable[[str], dict[str, str]]]:
    """Make an empty installation by a name; returns its environment."""
    with ExitStack() as copies:
        yield lambda name: copies.enter_context(migrated.copied(tmp_path / name))


@pytest.fixture(scope="session")
def filled_once(migrated: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    folder, backup = tmp_path_factory.mktemp("filled") / "data", tmp_path_factory.mktemp("backup") / "one.tar"
    with migrated.copied(folder) as environment:
        ask(environment, "fill")
        run_beprovad("backup", str(backup), environment=environment)
        database = urlsplit(environment["DATABASE_URL"]).path.strip("/")
        installation = replace(migrated, folder=folder, database=database)
        yield Filled(installation, ask(environment, "digest"), backup)


@pytest.fixture
def filled(filled_once: Filled, tmp_path: Path) -> Iterator[dict[str, str]]:
    """An installation with accounts and uploads; its environment."""
    with filled_once.installation.copied(tmp_path / "filled") as environment:
        yield environment


@pytest.fixture
def held(filled_once: Filled) -> dict[str, str]:
    """What the filled installation holds, table by table and file by file."""
    return filled_once.digest


@pytest.fixture
def backup(filled_once: Filled, tmp_path: Path) -> str:
    """A backup of the filled installation."""
    return str(shutil.copy(filled_once.backup, tmp_path / "backup.tar"))
