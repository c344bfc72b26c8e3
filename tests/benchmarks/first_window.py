"""A process of its own that does one thing, says one line on standard output, and ends.

python -m tests.benchmarks.first_window bare | program VAULT | unlocked VAULT | argon2

`bare` and `program` end when their window was drawn; the other two say a number of KiB.
"""

import ctypes
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

SHOWN = "shown"
UNLOCK_SIZE = (440, 576)
SETTLED_MS = 3000
"""So long after its window came the program is taken to have loaded what it shows."""

SET_DUMPABLE = 4
RESET_PEAK = "5"


class Watched(QApplication):
    """An application that calls back once its first window was drawn."""

    then: Callable[[], None]

    @override
    def exec(self) -> int:  # type: ignore[override]  # Qt's is static
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                _Eye(window, Watched.then)
        return QApplication.exec()


class _Eye(QObject):
    """Sees the first drawing of a window: everything in it was drawn when the next turn comes."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then
        window.windowHandle().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Expose:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


def main(words: Sequence[str]) -> int:
    """Do the one thing that is asked for."""
    Watched.then = _shown
    match words:
        case ["bare"]:
            return _bare()
        case ["program", vault]:
            return _program(vault)
        case ["unlocked", vault]:
            Watched.then = _unlock
            return _program(vault)
        case _:
            _check_a_passphrase()
            return 0


def _bare() -> int:
    application = Watched([])
    window = QWidget()
    window.setWindowTitle("bare")
    window.resize(*UNLOCK_SIZE)
    window.show()
    return application.exec()


def _program(vault: str) -> int:
    from ui import app  # noqa: PLC0415 - the bare window must not load it

    vars(app)["QApplication"] = Watched
    return app.main(["--vault", vault])


def _unlock() -> None:
    """Type the passphrase, and measure from the moment the vault is open."""
    from tests.vaults import PASSPHRASE  # noqa: PLC0415 - the bare window must not load it
    from ui.screens.unlock import UnlockScreen  # noqa: PLC0415 - as above

    (screen,) = (
        found for top in QApplication.topLevelWidgets() for found in top.findChildren(UnlockScreen)
    )
    screen.opened.connect(_forget_peak)
    screen._secret.line.setText(PASSPHRASE)
    screen._go.click()
    _wait_for_window()


def _wait_for_window() -> None:
    from ui.main_window import MainWindow  # noqa: PLC0415 - as above

    if any(
        isinstance(top, MainWindow) and top.isVisible() for top in QApplication.topLevelWidgets()
    ):
        QTimer.singleShot(SETTLED_MS, lambda: _end(str(_kib("VmHWM"))))
    else:
        QTimer.singleShot(100, _wait_for_window)


def _check_a_passphrase() -> None:
    """What Argon2id takes at its usual cost, beside what the process has anyway."""
    from hrcase.storage.keys import derived_key  # noqa: PLC0415 - as above
    from hrcase.storage.slots import SALT_BYTES, KdfCost  # noqa: PLC0415 - as above

    _forget_peak()
    before = _kib("VmRSS")
    derived_key(bytearray(b"a passphrase"), bytes(SALT_BYTES), KdfCost(256 * 1024, 3, 4))
    _end(str(_kib("VmHWM") - before))


def _forget_peak() -> None:
    """Let the peak be counted from now on; the program hides itself from such a look."""
    ctypes.CDLL(None).prctl(SET_DUMPABLE, 1, 0, 0, 0)
    Path("/proc/self/clear_refs").write_text(RESET_PEAK, encoding="ascii")


def _kib(name: str) -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


def _shown() -> None:
    _end(SHOWN)


def _end(said: str) -> None:
    os.write(sys.stdout.fileno(), f"{said}\n".encode())
    os._exit(0)  # what comes after is not measured


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
