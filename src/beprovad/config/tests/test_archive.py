"""A backup file is taken whole or not at all."""

import json
import tarfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beprovad.config.archive import ArchiveRefused, Manifest, unpack_archive, write_archive


def nobody(words: str) -> None:
    """Progress that nobody reads."""


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A whole backup of a small database and two uploads."""
    uploads = tmp_path / "source"
    (uploads / "2026").mkdir(parents=True)
    (uploads / "2026" / "möte.pdf").write_bytes(b"paper" * 1000)
    (uploads / "empty.txt").write_bytes(b"")
    (tmp_path / "copy").write_bytes(b"database" * 1000)
    target = tmp_path / "backup.tar"
    manifest = Manifest(
        version="1", engine="sqlite", made_at="2026-01-01T00:00:00+00:00", migrations=("a.1",)
    )
    write_archive(target, database=tmp_path / "copy", uploads=uploads, manifest=manifest, said=nobody)
    return target


def unpack(source: Path, tmp_path: Path) -> Manifest:
    into = tmp_path / "into"
    into.mkdir(exist_ok=True)
    return unpack_archive(source, into, said=nobody)


def archive(path: Path, *members: tuple[tarfile.TarInfo, bytes]) -> Path:
    with tarfile.open(path, "w") as tar:
        for info, content in members:
            info.size = len(content)
            tar.addfile(info, BytesIO(content))
    return path


def test_what_was_written_is_read_back_byte_for_byte(backup: Path, tmp_path: Path) -> None:
    manifest = unpack(backup, tmp_path)
    assert sorted(manifest.files) == ["database", "uploads/2026/möte.pdf", "uploads/empty.txt"]
    assert (tmp_path / "into/database").read_bytes() == b"database" * 1000
    assert (tmp_path / "into/uploads/2026/möte.pdf").read_bytes() == b"paper" * 1000


def test_nobody_else_may_read_a_backup(backup: Path) -> None:
    assert backup.stat().st_mode & 0o077 == 0


def test_nothing_half_written_is_left_behind(tmp_path: Path) -> None:
    manifest = Manifest(version="1", engine="sqlite", made_at="", migrations=())
    with pytest.raises(FileNotFoundError):
        write_archive(
            tmp_path / "b.tar", database=tmp_path / "none", uploads=tmp_path, manifest=manifest, said=nobody
        )
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_changed_byte_of_content_goes_unnoticed(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("changed")
    (folder / "copy").write_bytes(b"database" * 100)
    target = folder / "backup.tar"
    manifest = Manifest(version="1", engine="sqlite", made_at="", migrations=())
    write_archive(target, database=folder / "copy", uploads=folder / "none", manifest=manifest, said=nobody)
    content = bytearray(target.read_bytes())
    place = data.draw(st.integers(512, 512 + 799))
    content[place] ^= data.draw(st.integers(1, 255))
    target.write_bytes(content)
    with pytest.raises(ArchiveRefused, match="database"):
        unpack(target, folder)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9])
def test_a_file_that_is_cut_off_is_refused(backup: Path, tmp_path: Path, share: float) -> None:
    content = backup.read_bytes().rstrip(b"\0")
    backup.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(ArchiveRefused):
        unpack(backup, tmp_path)


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photo").write_bytes(b"\x89PNG" * 500)
    with pytest.raises(ArchiveRefused, match="not a whole backup"):
        unpack(tmp_path / "photo", tmp_path)


@pytest.mark.parametrize(
    "name", ["../outside", "/outside", "uploads/../../outside", "elsewhere", "uploads//a"]
)
def test_a_path_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    source = archive(tmp_path / "b.tar", (tarfile.TarInfo(name), b"x"))
    with pytest.raises(ArchiveRefused, match="not ours"):
        unpack(source, tmp_path)
    assert not (tmp_path / "outside").exists()


def test_a_link_is_refused(tmp_path: Path) -> None:
    info = tarfile.TarInfo("uploads/link")
    info.type, info.linkname = tarfile.SYMTYPE, "/etc"
    with pytest.raises(ArchiveRefused, match="not ours"):
        unpack(archive(tmp_path / "b.tar", (info, b"")), tmp_path)


def test_a_file_that_the_manifest_does_not_know_is_refused(tmp_path: Path) -> None:
    told = {"version": "1", "engine": "sqlite", "made_at": "", "migrations": [], "files": {}}
    members = [
        (tarfile.TarInfo("database"), b"x"),
        (tarfile.TarInfo("manifest.json"), json.dumps(told).encode()),
    ]
    with pytest.raises(ArchiveRefused, match="checksum of database"):
        unpack(archive(tmp_path / "b.tar", *members), tmp_path)


@pytest.mark.parametrize("told", [b"", b"[]", b"{}", b'{"files": {}, "migrations": [], "product": "other"}'])
def test_a_manifest_that_is_none_of_ours_is_refused(tmp_path: Path, told: bytes) -> None:
    source = archive(tmp_path / "b.tar", (tarfile.TarInfo("manifest.json"), told))
    with pytest.raises(ArchiveRefused, match="manifest"):
        unpack(source, tmp_path)
