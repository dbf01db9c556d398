"""Every setting from the environment is described."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READ = re.compile(r"""\bos\.environ(?:\.get\(|\[|\.setdefault\()\s*"([A-Z_]+)\"""")
NOT_OURS = {"DJANGO_SETTINGS_MODULE"}


def settings_read() -> set[str]:
    """The names that the product reads from the environment."""
    sources = (
        path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py") if "tests" not in path.parts
    )
    return {name for text in sources for name in READ.findall(text)} - NOT_OURS


def settings_described() -> set[str]:
    """The names that have a row in the table."""
    table = (ROOT / "docs/howto/settings.md").read_text(encoding="utf-8")
    return set(re.findall(r"^\| `([A-Z_]+)`", table, re.MULTILINE))


def test_every_setting_is_described_and_nothing_else_is() -> None:
    assert settings_described() == settings_read()


def test_settings_are_found_at_all() -> None:
    assert {"BEPROVAD_DATA", "DATABASE_URL"} <= settings_read()
