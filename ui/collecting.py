"""Garbage is collected on the GUI thread alone: a widget that dies on another one ends the program.

Python collects wherever the last object was made. On the core thread that could destroy widgets
that stand in a cycle, which Qt does not allow.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 500
OLDEST: Final = 2


class Collector(QObject):
    """Takes over from Python's own collector, on the thread that makes it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start()


def collect_what_is_due() -> None:
    """Collect the oldest generation that Python would collect by now, if any."""
    counts, most = gc.get_count(), gc.get_threshold()
    for generation in range(OLDEST, -1, -1):
        if counts[generation] > most[generation]:
            gc.collect(generation)
            return
