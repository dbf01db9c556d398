"""Before Django reads its settings: tests have a data folder of their own and never write to `data/`."""

import atexit
import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_folder = tempfile.mkdtemp(prefix="beprovad-tests-")
(Path(_folder) / "static").mkdir()
atexit.register(shutil.rmtree, _folder, ignore_errors=True)

os.environ["BEPROVAD_DATA"] = _folder
os.environ["DJANGO_SETTINGS_MODULE"] = "beprovad.config.settings"
os.environ["BEPROVAD_STATIC"] = "plain"
for _name in ("BEPROVAD_DEMO", "BEPROVAD_DEBUG", "BEPROVAD_ADDRESS", "BEPROVAD_SMTP_HOST", "BEPROVAD_HOSTS"):
    os.environ.pop(_name, None)

import pytest  # noqa: E402 - below the environment
from django.conf import settings  # noqa: E402 - reads the environment above

settings.DEBUG  # noqa: B018 - read now, so that pytest-django finds Django configured and sets it up
if not settings.DATABASE_URL:
    # In memory, which has to be said: our SQLite is not known by the name of Django's.
    settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = ":memory:"

from django.db import transaction  # noqa: E402
from django.utils import translation  # noqa: E402
from hypothesis import settings as hypothesis_settings  # noqa: E402 - after Django, as everything here

# A busy machine is no failure: no example is timed.
hypothesis_settings.register_profile("beprovad", deadline=None)
hypothesis_settings.register_profile("fast", deadline=None, max_examples=10)
hypothesis_settings.load_profile(os.environ.get("TESTS_PROFILE", "beprovad"))


# Through one of these a test reaches a database; pytest-django keeps it from all others.
REACHES = {"db", "transactional_db", "live_server", "once_for_the_file"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--with-database",
        action="store_true",
        help="only tests that can reach a database: what others find is the same on each",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--with-database"):
        without = [item for item in items if not reaches_a_database(item)]
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if reaches_a_database(item)]


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: it is not looked through for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def reaches_a_database(item: pytest.Item) -> bool:
    """By itself, or through the installations that it starts, breaks or looks at."""
    kinds = ("django_db", "faults", "browser")
    named = REACHES.intersection(getattr(item, "fixturenames", ()))
    return bool(named) or any(item.get_closest_marker(kind) for kind in kinds)


@pytest.fixture(autouse=True)
def in_swedish() -> Iterator[None]:
    """Every test begins in Swedish: a request in English leaves its language in the thread."""
    with translation.override("sv"):
        yield


@pytest.fixture(scope="module")
def once_for_the_file(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:  # noqa: ARG001
    """What a file's fixtures make under this one is made once, and undone when the last test of the file has run.

    Each test still has a transaction of its own inside. All tests of the file meet what was made, so what must be
    alone stands in another file; and a test that changes what it holds in its hands takes a copy.
    """
    with django_db_blocker.unblock(), translation.override("sv"), transaction.atomic():
        yield
        transaction.set_rollback(True)
