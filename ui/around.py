"""What is known before any vault is open, and what a test may replace."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from hrcase.domain.emergency import Card
from ui.choosers import REAL, Choosers
from ui.place import HandOver


def utc_now() -> datetime:
    """The clock of the program."""
    return datetime.now(UTC)


def end_program() -> None:
    """Leave the event loop; unlike quit, it asks no window whether it wants to close."""
    QCoreApplication.exit(0)


@dataclass(frozen=True, slots=True)
class Around:
    """The vault's folder, this computer's own folder, the clock, the card, the way to leave."""

    folder: Path
    state: Path
    card: Card
    replace: Callable[[HandOver], None]
    """Puts a fresh process in the place of this one."""
    end: Callable[[], None] = end_program
    """Ends the program; its windows are not asked again."""
    clock: Callable[[], datetime] = utc_now
    choose: Choosers = REAL
    is_demo: bool = False
    is_chosen: bool = True
    """The folder was named before, so that a missing vault is missing and not new."""
