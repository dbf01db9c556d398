"""Installations to break, on the database that the run is for."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.faults.inside import ask
from tests.serving import fresh_database, run_beprovad, site_environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def new_installation(tmp_path: Path) -> Iterator[Callable[[str], dict[str, str]]]:
    """Make a migrated, empty installation by a name; returns its environment."""
    with ExitStack() as databases:

        def make(name: str) -> dict[str, str]:
            url = databases.enter_context(fresh_database(os.environ.get("DATABASE_URL", "")))
            (tmp_path / name).mkdir()
            environment = site_environment(tmp_path / name, database_url=url, demo=False)
            run_beprovad("migrate", environment=environment)
            return environment

        yield make


@pytest.fixture
def filled(new_installation: Callable[[str], dict[str, str]]) -> dict[str, str]:
    """An installation with accounts and uploads."""
    environment = new_installation("filled")
    ask(environment, "fill")
    return environment
