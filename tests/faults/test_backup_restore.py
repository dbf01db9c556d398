"""What was backed up comes back the same; what is broken changes nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faults.inside import ROOT, ask
from tests.serving import BEPROVAD, free_port, run_beprovad, serve

if TYPE_CHECKING:
    from collections.abc import Callable

    New = Callable[[str], dict[str, str]]

pytestmark = pytest.mark.faults


def complaint(*arguments: str, environment: dict[str, str]) -> str:
    """What the command says when it refuses: one line, exit code 2."""
    done = subprocess.run(
        [*BEPROVAD, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2, done.stdout
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


def test_a_restored_installation_holds_the_same_database_and_files(
    held: dict[str, str], backup: str, new_installation: New
) -> None:
    other = new_installation("other")
    run_beprovad("restore", backup, environment=other)
    assert ask(other, "digest") == held


def test_the_backup_of_a_restored_installation_holds_the_same_again(
    held: dict[str, str], backup: str, new_installation: New, tmp_path: Path
) -> None:
    second, third = new_installation("second"), new_installation("third")
    run_beprovad("restore", backup, environment=second)
    run_beprovad("backup", str(tmp_path / "again.tar"), environment=second)
    run_beprovad("restore", str(tmp_path / "again.tar"), environment=third)
    assert ask(third, "digest") == held


def test_data_is_not_replaced_unless_forced(
    filled: dict[str, str], held: dict[str, str], backup: str
) -> None:
    assert "--force" in complaint("restore", backup, environment=filled)
    assert ask(filled, "digest") == held


def test_forced_replaces_all_and_keeps_the_old_files_aside(
    held: dict[str, str], backup: str, new_installation: New
) -> None:
    other = new_installation("other")
    ask(other, "fill")
    extra = Path(other["BEPROVAD_DATA"]) / "uploads/extra.bin"
    extra.write_bytes(b"only here")
    run_beprovad("restore", backup, "--force", environment=other)
    assert ask(other, "digest") == held
    (aside,) = Path(other["BEPROVAD_DATA"]).glob("before-restore-*")
    assert (aside / "uploads/extra.bin").read_bytes() == b"only here"


@pytest.mark.parametrize("place", [0.2, 0.6])
def test_a_damaged_backup_changes_nothing(
    filled: dict[str, str], held: dict[str, str], backup: str, place: float
) -> None:
    content = bytearray(Path(backup).read_bytes())
    content[int(len(content) * place)] ^= 1
    Path(backup).write_bytes(content)
    complaint("restore", backup, "--force", environment=filled)
    assert ask(filled, "digest") == held
    assert list(Path(filled["BEPROVAD_DATA"]).glob(".restore-*")) == []


def test_a_backup_is_never_overwritten(filled: dict[str, str], backup: str) -> None:
    assert "there already" in complaint("backup", backup, environment=filled)


def test_a_backup_made_while_somebody_writes_is_one_moment(
    filled: dict[str, str], new_installation: New, tmp_path: Path
) -> None:
    writing = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.inside", "write"],
        cwd=ROOT,
        env=filled,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writing.stdout is not None
    try:
        acknowledged = [int(writing.stdout.readline()) for _ in range(5)]
        run_beprovad("backup", str(tmp_path / "busy.tar"), environment=filled)
    finally:
        writing.kill()
        writing.communicate()
    other = new_installation("other")
    run_beprovad("restore", str(tmp_path / "busy.tar"), environment=other)
    written = ask(other, "accounts")
    assert written[: len(acknowledged)] == acknowledged
    assert written == list(range(len(written)))


def test_nothing_is_restored_under_a_running_server(filled: dict[str, str], backup: str) -> None:
    site = serve(Path(filled["BEPROVAD_DATA"]), environment=filled, port=free_port())
    try:
        assert "Stop it first" in complaint("restore", backup, "--force", environment=filled)
    finally:
        site.stop()
