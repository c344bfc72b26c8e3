"""Which file on which device an open vault is, so that a vanished one is noticed."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileIdentity:
    """One file as the operating system knows it, whatever its path says now."""

    device: int
    inode: int


def identity_of(path: Path) -> FileIdentity:
    """The identity of the file that stands at a path now; raises OSError if there is none."""
    found = path.stat()
    return FileIdentity(found.st_dev, found.st_ino)


def same_file(path: Path, identity: FileIdentity) -> bool:
    """Whether the path still leads to that very file.

    On Linux a commit into a deleted file succeeds, so "Saved" may only be said after this.
    """
    try:
        return identity_of(path) == identity
    except OSError:
        return False
