"""A backup file: a tar with a manifest that holds a checksum for everything else in it."""

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

MANIFEST = "manifest.json"
DATABASE = "database"
UPLOADS = "uploads/"
_BLOCK = 1024 * 1024
_MANIFEST_LIMIT = 256 * 1024 * 1024

Said = Callable[[str], None]


class ArchiveRefused(Exception):
    """The file is no backup of ours, or not a whole one; the words say which."""


@dataclass(frozen=True)
class Entry:
    """One file of a backup: its size in bytes and its SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup holds. `migrations` tell which version of the database it was."""

    version: str
    engine: str
    made_at: str
    migrations: tuple[str, ...]
    product: str = "beprovad"
    layout: int = 1
    files: dict[str, Entry] = field(default_factory=dict)


def write_archive(target: Path, *, database: Path, uploads: Path, manifest: Manifest, said: Said) -> Manifest:
    """Write the backup beside `target` and move it into place when it is whole and on the disk."""
    part = target.with_name(target.name + ".part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
                for name, path in _sources(database, uploads):
                    said(name)
                    manifest.files[name] = _add(tar, name, path)
                _add_manifest(tar, manifest)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def unpack_archive(source: Path, into: Path, *, said: Said) -> Manifest:
    """Unpack into an empty folder and check every byte against the manifest.

    Raises ArchiveRefused for what is no backup, is cut off, holds another or a changed file, or a path that
    leads out of the folder. What was unpacked by then is the caller's to remove.
    """
    try:
        with tarfile.open(source, mode="r:") as tar:
            found, manifest = _unpack(tar, into, said)
    except (tarfile.TarError, EOFError) as error:
        raise ArchiveRefused(f"{source} is not a whole backup file ({error}).") from error
    if manifest is None:
        raise ArchiveRefused(f"{source} holds no manifest: it is not a whole backup of Beprövad.")
    if found != manifest.files:
        wrong = sorted(
            name for name in {*found, *manifest.files} if found.get(name) != manifest.files.get(name)
        )
        raise ArchiveRefused(
            f"{source} is damaged: the checksum of {wrong[0]} is wrong ({len(wrong)} in all)."
        )
    return manifest


def _sources(database: Path, uploads: Path) -> Iterator[tuple[str, Path]]:
    yield DATABASE, database
    for path in sorted(uploads.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield UPLOADS + path.relative_to(uploads).as_posix(), path


def _add(tar: tarfile.TarFile, name: str, path: Path) -> Entry:
    info = tarfile.TarInfo(name)
    with path.open("rb") as file:
        info.size = os.fstat(file.fileno()).st_size
        info.mtime = int(os.fstat(file.fileno()).st_mtime)
        info.mode = 0o600
        summed = _Summing(file)
        tar.addfile(info, summed)
    return Entry(info.size, summed.sha256.hexdigest())


class _Summing(io.RawIOBase):
    """Reads a file and sums what it read."""

    def __init__(self, file: io.BufferedReader) -> None:
        self.file = file
        self.sha256 = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        part = self.file.read(size)
        self.sha256.update(part)
        return part


def _add_manifest(tar: tarfile.TarFile, manifest: Manifest) -> None:
    content = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()
    info = tarfile.TarInfo(MANIFEST)
    info.size = len(content)
    info.mode = 0o600
    tar.addfile(info, io.BytesIO(content))


def _unpack(tar: tarfile.TarFile, into: Path, said: Said) -> tuple[dict[str, Entry], Manifest | None]:
    found: dict[str, Entry] = {}
    manifest = None
    for member in tar:
        file = tar.extractfile(member) if member.isreg() else None
        if file is None or member.name in found or not _is_ours(member.name):
            raise ArchiveRefused(f"The backup holds something that is not ours: {member.name!r}.")
        if member.name == MANIFEST:
            manifest = _manifest(file.read(_MANIFEST_LIMIT))
        else:
            said(member.name)
            found[member.name] = _copy(file, into / member.name)
    return found, manifest


def _is_ours(name: str) -> bool:
    path = PurePosixPath(name)
    if ".." in path.parts or path.is_absolute() or path.as_posix() != name:
        return False
    return name in (MANIFEST, DATABASE) or name.startswith(UPLOADS)


def _copy(file: IO[bytes], target: Path) -> Entry:
    target.parent.mkdir(parents=True, exist_ok=True)
    sha256, size = hashlib.sha256(), 0
    with target.open("xb") as copy:
        while part := file.read(_BLOCK):
            sha256.update(part)
            size += len(part)
            copy.write(part)
        copy.flush()
        os.fsync(copy.fileno())
    return Entry(size, sha256.hexdigest())


def _manifest(content: bytes) -> Manifest:
    try:
        told = json.loads(content)
        files = {name: Entry(**entry) for name, entry in told.pop("files").items()}
        manifest = Manifest(**{**told, "migrations": tuple(told["migrations"])}, files=files)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ArchiveRefused("The backup's manifest cannot be read.") from error
    if manifest.product != "beprovad" or manifest.layout != 1:
        raise ArchiveRefused("The backup was made by another product, or by a newer version of this one.")
    return manifest
