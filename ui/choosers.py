"""The dialogs of the operating system in which a person chooses a file or a folder."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def _folder(parent: QWidget, title: str) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, title)
    return Path(chosen) if chosen else None


def _new_file(parent: QWidget, title: str, suggested: str) -> Path | None:
    chosen, _ = QFileDialog.getSaveFileName(parent, title, suggested)
    return Path(chosen) if chosen else None


def _files(parent: QWidget, title: str) -> tuple[Path, ...]:
    chosen, _ = QFileDialog.getOpenFileNames(parent, title)
    return tuple(Path(one) for one in chosen)


@dataclass(frozen=True, slots=True)
class Choosers:
    """Each asks the person and gives nothing back when they think better of it."""

    folder: Callable[[QWidget, str], Path | None] = _folder
    new_file: Callable[[QWidget, str, str], Path | None] = _new_file
    files: Callable[[QWidget, str], tuple[Path, ...]] = _files


REAL = Choosers()
"""The dialogs themselves; tests pass their own answers."""
