"""The moment when nobody is in front of the screen any more, as one signal."""

from PySide6.QtCore import QObject, Signal


class SystemLock(QObject):
    """Says that the screen was locked or the computer goes to sleep; each system has its own."""

    locked = Signal(str)
    """With the reason, as in "when the screen was locked"."""
