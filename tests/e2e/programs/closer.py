"""The real program, opened with a passphrase and closed again by the button of its window."""

import sys
import threading

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.vaults import PASSPHRASE
from ui.app import main
from ui.main_window import MainWindow
from ui.tour.guide import wait_until
from ui.tour.person import Person


def once_it_runs() -> None:
    """Wait beside the program until it is there, then act inside it."""
    tick = threading.Event()
    while (app := QApplication.instance()) is None:
        tick.wait(0.05)
    QTimer.singleShot(0, app, open_and_close)


def open_and_close() -> None:
    """Unlock, look, and close the window."""
    me = Person(wait_until)
    me.types("Passphrase", PASSPHRASE)
    me.presses("Unlock")
    me.sees("New report")
    (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
    window.close()


if __name__ == "__main__":
    threading.Thread(target=once_it_runs, daemon=True).start()
    sys.exit(main(["--vault", sys.argv[1]]))
