"""The one way in which this program writes a file: tight permissions, content, then the name."""

import errno
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from hrcase.errors import CannotWriteFile, HrcaseError

_PART = ".part"
_SHARING_VIOLATION = 32
_SENTENCES = (
    (
        {errno.ENOSPC, errno.EDQUOT},
        "The disk that holds {} is full. Free some space, then try again.",
    ),
    (
        {errno.EROFS},
        "{} can only be read, not written. Unlock the drive, or choose another folder.",
    ),
    (
        {errno.EACCES, errno.EPERM},
        "You may not write in {}. Ask IT for permission, or choose another folder.",
    ),
    (
        {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ESTALE},
        "{} is no longer there. Connect the drive again, or choose another folder.",
    ),
    (
        {errno.EFBIG},
        "The file is too large for the drive that holds {}. Choose another drive.",
    ),
)


def write_file(path: Path, content: bytes, failure: type[HrcaseError] = CannotWriteFile) -> None:
    """Put a whole file in place, durably or not at all; raises `failure` with a sentence."""
    with making_file(path, failure) as file:
        file.write(content)


@contextmanager
def making_file(path: Path, failure: type[HrcaseError] = CannotWriteFile) -> Iterator[BinaryIO]:
    """A file that only its owner can read, and that gets its name when it is whole.

    Until then it stands beside its final place under a random name that tells nothing. When the
    writing stops half-way, for whatever reason, what stood at `path` before stays as it was.
    An OSError inside the block counts as a failure to write; raises `failure`.
    """
    part = path.with_name(f".{secrets.token_hex(8)}{_PART}")
    try:
        with _new_private_file(part) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise failure(sentence_for(error, path.parent)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def make_folder(folder: Path, failure: type[HrcaseError] = CannotWriteFile) -> None:
    """Make a folder that only its owner can enter, unless it stands already."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        sync_folder(folder.parent)
    except OSError as error:
        raise failure(sentence_for(error, folder)) from error


def sweep_unfinished(folder: Path) -> None:
    """Remove what a writing left behind that was cut off, by a power failure for instance."""
    for part in folder.glob(f".*{_PART}"):
        with suppress(OSError):
            part.unlink()


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the operating system can."""
    if sys.platform != "win32":  # pragma: no branch - Windows has no such call
        _sync_folder_on_unix(folder)


def sentence_for(error: OSError, folder: Path) -> str:
    """Why nothing could be written there, and what to do; names the folder and nothing else."""
    if getattr(error, "winerror", None) == _SHARING_VIOLATION:
        return f"Another program has this file in {folder} open. Close it there, then try again."
    for numbers, sentence in _SENTENCES:
        if error.errno in numbers:
            return sentence.format(folder)
    return f"The file could not be written in {folder}: {error.strerror}. Choose another folder."


def _new_private_file(path: Path) -> BinaryIO:
    """A new file, open for writing, that nobody else could read at any moment."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "wb")


def _sync_folder_on_unix(folder: Path) -> None:
    """Write a folder's own entries to the disk; without it a rename may be lost."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
