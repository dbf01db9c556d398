"""Installations to break, on the database that the run is for."""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.faults.inside import ask
from tests.serving import fresh_database, run_beprovad, site_environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A migrated, empty installation that others are copied from."""
    with fresh_database(os.environ.get("DATABASE_URL", "")) as url:
        environment = site_environment(tmp_path_factory.mktemp("migrated"), database_url=url, demo=False)
        run_beprovad("migrate", environment=environment)
        yield environment


@pytest.fixture
def new_installation(tmp_path: Path, migrated: dict[str, str]) -> Iterator[Callable[[str], dict[str, str]]]:
    """Make an empty installation by a name; returns its environment."""
    like = urlsplit(migrated["DATABASE_URL"]).path.strip("/")
    with ExitStack() as databases:

        def make(name: str) -> dict[str, str]:
            url = databases.enter_context(fresh_database(os.environ.get("DATABASE_URL", ""), like=like))
            shutil.copytree(migrated["BEPROVAD_DATA"], tmp_path / name)
            return site_environment(tmp_path / name, database_url=url, demo=False)

        yield make


@pytest.fixture
def filled(new_installation: Callable[[str], dict[str, str]]) -> dict[str, str]:
    """An installation with accounts and uploads."""
    environment = new_installation("filled")
    ask(environment, "fill")
    return environment
