"""`make test` leaves nothing out: what drives a browser stands where the browser's run looks for it."""

from __future__ import annotations

import re
from pathlib import Path

from tests.run import BROWSER, ROOT, WITHOUT_DATABASE

DRIVES = re.compile(r"^(pytestmark = |@)pytest\.mark\.(browser|smoke)\b", re.MULTILINE)


def test_what_drives_a_browser_stands_where_its_run_looks() -> None:
    drivers = [
        path.relative_to(ROOT)
        for folder in ("src", "tests")
        for path in (ROOT / folder).rglob("test_*.py")
        if DRIVES.search(path.read_text(encoding="utf-8"))
    ]
    homes = [Path(home) for home in BROWSER]
    assert drivers
    assert [str(path) for path in drivers if not any(path.is_relative_to(home) for home in homes)] == []


def test_everything_that_stands_there_drives_a_browser() -> None:
    """Else the other runs, which do not look there, would leave it out."""
    others = [
        str(path.relative_to(ROOT))
        for home in BROWSER
        for path in (ROOT / home).rglob("test_*.py")
        if "pytestmark = pytest.mark.browser" not in path.read_text(encoding="utf-8")
    ]
    assert others == []


def test_what_is_left_out_on_postgresql_is_there() -> None:
    assert [path for path in WITHOUT_DATABASE if not (ROOT / path).exists()] == []
