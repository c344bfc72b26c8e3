"""Database failures as sentences, translated once, at the vault's door."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError
from sqlcipher3 import dbapi2 as sqlcipher

from hrcase.errors import (
    CannotSave,
    ChangedElsewhere,
    HrcaseError,
    VaultDamaged,
    VaultInUse,
    VaultNoPermission,
)
from hrcase.storage.writing import STALE

KEPT = "Nothing of it was saved; your words are still on the screen."

RESTORE = "Nothing was changed. Restore the latest backup into a new folder."

SENTENCES: tuple[tuple[str, type[HrcaseError], str], ...] = (
    (
        "database or disk is full",
        CannotSave,
        f"The drive is full. {KEPT} Free some space, then save again.",
    ),
    (
        "readonly database",
        CannotSave,
        f"The vault's folder is read-only. {KEPT} Ask IT for write permission, then save again.",
    ),
    (
        "disk i/o error",
        CannotSave,
        f"The drive did not answer. {KEPT} Check that it is connected, then save again.",
    ),
    (
        "unable to open database:",
        CannotSave,
        f"The drive is no longer there. {KEPT} Connect it again, then save again.",
    ),
    (
        "unable to open database file",
        VaultNoPermission,
        (
            "The vault is there, but this computer account may not open it. Nothing was changed. "
            "Ask IT for read and write permission to the vault's folder."
        ),
    ),
    (
        "database is locked",
        VaultInUse,
        (
            "Another program has this vault open{who}. Nothing was changed. "
            "Close it there, then try again."
        ),
    ),
    (
        "not a database",
        VaultDamaged,
        f"The vault's data is damaged: it cannot be read with its own key. {RESTORE}",
    ),
    ("malformed", VaultDamaged, f"The vault's data is damaged. {RESTORE}"),
)


@contextmanager
def translated(opening: Path | None = None) -> Iterator[None]:
    """Turn what the database says into a sentence; anything unknown stays a bug."""
    try:
        yield
    except StaleDataError:
        raise ChangedElsewhere(STALE) from None
    except (DBAPIError, sqlcipher.Error) as failure:
        raise _sentence(failure, opening) from None


def _sentence(failure: Exception, opening: Path | None) -> Exception:
    words = str(getattr(failure, "orig", failure)).lower()
    for part, kind, sentence in SENTENCES:
        if part in words:
            return kind(sentence.format(who=_who(opening)) if "{who}" in sentence else sentence)
    return failure


def _who(opening: Path | None) -> str:
    note = None if opening is None else opening.parent / "in-use.txt"
    if note is None or not note.is_file():
        return ""
    host, *since = note.read_text(encoding="utf-8", errors="replace").splitlines()
    return f" (on {host}, since {' '.join(since)} UTC)" if since else f" (on {host})"
