"""A page inside a scroll area."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class ScrolledPage(QWidget):
    """As tall as its width makes it and no taller.

    Labels that wrap ask for the height of a narrow column; a scroll area that listens to that
    ends in empty space. It asks again for the real width as long as nothing is the minimum.
    """

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)
