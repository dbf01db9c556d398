"""The command: what it prints, and how it fails."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from beprovad.config.command import main
from beprovad.config.command.notes import _REASONS
from beprovad.documents.refusals import Refusal
from beprovad.people.models import Appointment, User

BEPROVAD = [sys.executable, "-c", "import sys; from beprovad.config.command import main; sys.exit(main())"]
NOTE = """Minnesanteckningar Chefsnätverket IFO
Datum: 2026-03-03
Närvarande: Alma Ek, Norrvik; Bo Lind, Granö

1. Öppnande
Alma hälsar välkommen.
"""


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "anteckning.txt"
    path.write_text(NOTE, encoding="utf-8")
    return path


def alone(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, in a folder of its own, without any setting."""
    bare = {k: v for k, v in os.environ.items() if not k.startswith(("BEPROVAD", "DJANGO", "DATABASE"))}
    return subprocess.run(
        [*BEPROVAD, *arguments], cwd=folder, env=bare, capture_output=True, text=True, check=False
    )


def test_reading_a_note_prints_the_contract_with_the_spans_beside_it(note: Path, tmp_path: Path) -> None:
    told = json.loads(alone("notes", "read", str(note), "--format", "json", folder=tmp_path).stdout)
    assert told["date"] == "2026-03-03"
    assert [person["name"] for person in told["attendees"]] == ["Alma Ek", "Bo Lind"]
    (begin, end), *_ = told["spans"]["attendees"][0]["name"]
    assert NOTE[begin:end] == "Alma Ek"


def test_reading_a_note_makes_no_data_folder_and_needs_no_setting(note: Path, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    assert alone("notes", "read", str(note), folder=folder).returncode == 0
    assert list(folder.iterdir()) == []


def test_a_note_as_text_names_every_value(note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["notes", "read", str(note)]) == 0
    told = capsys.readouterr().out
    assert "date: 2026-03-03" in told
    assert "Alma Ek" in told


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00\x03\x00\x00\x00" * 200, "a program, not a document"),
        (b"PK\x03\x04" + b"\xff" * 90, "broken"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line_and_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, words: str
) -> None:
    (tmp_path / "file.txt").write_bytes(content)
    assert main(["notes", "read", str(tmp_path / "file.txt")]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert said.err.count("\n") == 1


def test_every_reason_to_refuse_a_file_has_words() -> None:
    assert set(_REASONS) == set(Refusal)


def test_a_file_that_is_not_there_is_one_line_and_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["notes", "read", str(tmp_path / "none.txt")]) == 2
    assert capsys.readouterr().err == f"beprovad: {tmp_path / 'none.txt'}: No such file or directory\n"


def test_an_unforeseen_error_is_one_line_too(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    done = subprocess.run(
        [*BEPROVAD, "check"],
        env={**os.environ, "BEPROVAD_DATA": str(blocked), "DATABASE_URL": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


def test_an_unknown_verb_is_code_2() -> None:
    with pytest.raises(SystemExit) as end:
        main(["dance"])
    assert end.value.code == 2


@pytest.mark.django_db
def test_the_first_administrator_is_let_in_by_the_printed_link(
    capsys: pytest.CaptureFixture[str], client: Client, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    words = [
        "administrator",
        "alma@sjobygden.example",
        "--name",
        "Alma Ek",
        "--organisation",
        "Sjöbygdens kommunförbund",
    ]
    assert main(words) == 0
    link = capsys.readouterr().out.splitlines()[-1]
    client.post(link.removeprefix(settings.ADDRESS))
    user = User.objects.get(email="alma@sjobygden.example")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert Appointment.objects.get(person=user.person).role == "administrator"
    assert client.get("/journal/").status_code == 200


@pytest.mark.django_db
def test_an_address_that_has_an_account_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    User.objects.create_user("alma@sjobygden.example")
    assert (
        main(["administrator", "alma@sjobygden.example", "--name", "Alma Ek", "--organisation", "Norrvik"])
        == 2
    )
    assert capsys.readouterr().err.count("\n") == 1
    assert not Appointment.objects.exists()
