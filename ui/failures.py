"""What happens when the program is wrong: a log line and a dialog, both without case data."""

import logging
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import Final

import PySide6
from PySide6.QtWidgets import QApplication, QWidget

from hrcase import __version__

log = logging.getLogger(__name__)

_ROOT: Final = Path(__file__).resolve().parent.parent
_MOST_PLACES: Final = 6

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def describe(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Type, places and versions; never a message, never a value."""
    places = [f"{_short(frame.filename)}:{frame.lineno}" for frame in extract_tb(trace)]
    versions = (
        f"HR Case {__version__}, Qt {PySide6.__version__}, Python {platform.python_version()}"
    )
    system = f"{platform.system()} {platform.release()}"
    return "\n".join([kind.__name__, *places[-_MOST_PLACES:], versions, system])


def install(show: Callable[[str], None] | None = None) -> Hook:
    """Catch what nobody expected: log it, tell the person, go on. The hook comes back."""
    tell = show or show_failure

    def hook(
        kind: type[BaseException], failure: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, failure, trace)
            return
        words = describe(kind, trace)
        log.error("unexpected: %s", words.replace("\n", " | "))
        tell(words)

    sys.excepthook = hook
    return hook


def show_failure(words: str) -> None:
    """Say that the program made a mistake, over the window in front."""
    from ui.failure_sheet import FailureSheet  # noqa: PLC0415 - the first window waits for imports

    window = QApplication.activeWindow() or _any_window()
    if window is None or window.findChild(FailureSheet) is not None:
        return
    FailureSheet(window, words).open_over()


def _any_window() -> QWidget | None:
    shown = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    return shown[0] if shown else None


def _short(path: str) -> str:
    """A file as this project or a library names it, without the person's folders."""
    full = Path(path)
    inside = full.is_relative_to(_ROOT)
    return str(full.relative_to(_ROOT)) if inside else full.name
