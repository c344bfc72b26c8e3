"""Exhibits beside the database: age files under random names, sealed to their case's identity.

Whoever removes a case's identity makes every copy of its exhibits unreadable.
"""

import errno
import hashlib
import os
import re
import secrets
import stat
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import pyrage

from hrcase.errors import CannotReadFile, CannotSave
from hrcase.storage.files import make_folder, making_file, sweep_unfinished

FOLDER = "attachments"
_NAME = re.compile(r"[0-9a-f]{32}\.age")
_MEGABYTE = 1_000_000
_CHANGED = (
    "The file changed or shrank while it was being read. Close it in other programs, then add it "
    "again; nothing of it was kept."
)
_GONE = (
    "The file is no longer there. Connect the drive again if it was on one, then add it again; "
    "nothing of it was kept."
)
_NOT_YOURS = "This computer account may not read the file. Ask its owner for it, or copy it first."
_NO_FILE = "This is not a file that can be kept: choose a document, a picture or a recording."
_EMPTY = "The file is empty, so there is nothing to keep. Choose another, or copy it again."
_MISSING = (
    "The sealed file {} is missing from the vault's attachments. Restore it from the latest backup."
)
_TAMPERED = (
    "The sealed file {} is damaged or was changed, and is not shown. Restore it from the latest "
    "backup; its record in the vault is unharmed."
)

Progress = Callable[[int, int], None]
"""Told how many bytes of how many are done; may raise to stop."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed file: its name in the vault, and size and SHA-256 of what was sealed."""

    name: str
    size: int
    sha256: str


def new_identity() -> str:
    """A case's own secret identity (age, X25519), to be kept inside the vault only."""
    return str(pyrage.x25519.Identity.generate())


def seal(
    source: Path, folder: Path, identity: str, limit: int, progress: Progress | None = None
) -> Sealed:
    """Seal a file into the folder, in constant memory, durable before this returns.

    `limit` is in bytes. Raises CannotReadFile for a file that is empty, too large, unreadable or
    changing, and CannotSave; nothing of it is kept then.
    """
    recipient = pyrage.x25519.Identity.from_str(identity).to_public()
    name = f"{secrets.token_hex(16)}.age"
    with _opened(source, limit) as file:
        before = os.fstat(file.fileno())
        plain = _Plain(file, before.st_size, progress)
        make_folder(folder, CannotSave)
        with making_file(folder / name, CannotSave) as target:
            _encrypt(plain, _Watched(target), recipient)
            after = os.fstat(file.fileno())
            if (plain.size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
                raise CannotReadFile(_CHANGED)
    return Sealed(name, plain.size, plain.digest.hexdigest())


def open_sealed(
    folder: Path, name: str, identity: str, sink: BinaryIO, sha256: str | None = None
) -> Sealed:
    """Write the plain bytes into the sink, in constant memory; what they are is returned.

    Give the recorded SHA-256 to have it compared. Raises CannotReadFile for a sealed file that is
    missing, damaged or not the recorded one: what the sink holds by then must be thrown away.
    An OSError of the sink stays as it is.
    """
    path = _sealed_path(folder, name)
    key = pyrage.x25519.Identity.from_str(identity)
    try:
        with path.open("rb") as file:
            plain = _Watched(sink)
            _decrypt(file, plain, key, name)
    except FileNotFoundError:
        raise CannotReadFile(_MISSING.format(name)) from None
    found = Sealed(name, plain.size, plain.digest.hexdigest())
    if sha256 not in (None, found.sha256):
        raise CannotReadFile(_TAMPERED.format(name))
    return found


def sweep(folder: Path, known_names: Collection[str]) -> tuple[str, ...]:
    """Remove sealed files that no record knows, and unfinished ones; their names are returned."""
    sweep_unfinished(folder)
    strays = [
        path
        for path in sorted(folder.glob("*.age"))
        if _NAME.fullmatch(path.name) and path.name not in known_names
    ]
    for path in strays:
        with suppress(OSError):
            path.unlink()
    return tuple(path.name for path in strays if not path.exists())


@dataclass(slots=True)
class _Failure:
    """Remembers what went wrong in our part of the work: the age library keeps its words alone."""

    error: BaseException | None = None

    def __enter__(self) -> None:
        """Begin a stretch of our own work."""

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.error = self.error or error


@dataclass(slots=True)
class _Plain:
    """The file that is sealed, measured while it is read."""

    file: BinaryIO
    total: int
    progress: Progress | None
    size: int = 0
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    failure: _Failure = field(default_factory=_Failure)

    def read(self, length: int) -> bytes:
        with self.failure:
            piece = self._piece(length)
            self.size += len(piece)
            self.digest.update(piece)
            if self.size > self.total:
                raise CannotReadFile(_CHANGED)
            if self.progress is not None:
                self.progress(self.size, self.total)
        return piece

    def _piece(self, length: int) -> bytes:
        try:
            return self.file.read(length)
        except OSError:
            raise CannotReadFile(_GONE) from None


@dataclass(slots=True)
class _Watched:
    """Where bytes are written to, measured on the way."""

    sink: BinaryIO
    size: int = 0
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    failure: _Failure = field(default_factory=_Failure)

    def write(self, piece: bytes) -> int:
        with self.failure:
            self.sink.write(piece)
        self.size += len(piece)
        self.digest.update(piece)
        return len(piece)


def _opened(source: Path, limit: int) -> BinaryIO:
    """The file, if it may be kept; everything is checked before a byte is copied."""
    try:
        found = source.stat()
        _check_may_be_kept(found, limit)
        return source.open("rb")
    except OSError as error:
        denied = error.errno in {errno.EACCES, errno.EPERM}
        raise CannotReadFile(_NOT_YOURS if denied else _GONE) from None


def _check_may_be_kept(found: os.stat_result, limit: int) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise CannotReadFile(_NO_FILE)
    if not found.st_size:
        raise CannotReadFile(_EMPTY)
    if found.st_size > limit:
        raise CannotReadFile(
            f"The file has {_megabytes(found.st_size)}, and the limit is {_megabytes(limit)}. "
            "Shorten or divide it, or ask the director to raise the limit."
        )


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:,.1f} MB"


def _encrypt(plain: _Plain, target: _Watched, recipient: pyrage.x25519.Recipient) -> None:
    try:
        pyrage.encrypt_io(plain, target, [recipient])
    except pyrage.EncryptError as error:
        raise plain.failure.error or target.failure.error or error from None


def _decrypt(file: BinaryIO, plain: _Watched, key: pyrage.x25519.Identity, name: str) -> None:
    try:
        pyrage.decrypt_io(file, plain, [key])
    except (pyrage.DecryptError, OSError):
        if plain.failure.error is not None:
            raise plain.failure.error from None
        raise CannotReadFile(_TAMPERED.format(name)) from None


def _sealed_path(folder: Path, name: str) -> Path:
    """Where a sealed file stands; a name that leads elsewhere is a bug."""
    if not _NAME.fullmatch(name):
        raise ValueError("not the name of a sealed file")
    return folder / name
