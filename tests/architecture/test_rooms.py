"""The rooms hold, and the picture of them is true."""

import configparser
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def contracts() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter", encoding="utf-8")
    return parser


def test_every_contract_between_the_rooms_is_kept() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-cache",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


def test_the_picture_of_the_rooms_is_what_is_enforced() -> None:
    picture = re.search(r"```\n(.*?)```", (ROOT / "docs/rooms.md").read_text(encoding="utf-8"), re.DOTALL)
    assert picture is not None
    drawn = [re.split(r" {2,}", line)[0] for line in picture[1].splitlines()]
    assert drawn == contracts()["importlinter:contract:layers"]["layers"].split("\n")[1:]


def test_the_order_of_doors_in_words_is_what_is_enforced() -> None:
    told = re.search(r"^`(urls → .*)`$", (ROOT / "docs/rooms.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert told is not None
    enforced = contracts()["importlinter:contract:order"]["layers"].replace("(", "").replace(")", "")
    assert told[1].split(" → ") == enforced.split()


def test_every_room_stands_in_the_picture() -> None:
    rooms = {path.parent.name for path in (ROOT / "src/beprovad").glob("*/__init__.py")}
    drawn = set(contracts()["importlinter:contract:layers"]["layers"].replace("|", " ").split())
    assert drawn == rooms
