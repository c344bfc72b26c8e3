"""What scrolls: a page as high as its words need at its width, and never wider than the window."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override


class Page(QWidget):
    """Asks for the height that its width makes needed, not for that of its narrowest shape."""

    @override
    def minimumSizeHint(self) -> QSize:
        hint, layout = super().minimumSizeHint(), self.layout()
        bends = layout is not None and layout.hasHeightForWidth()
        return QSize(hint.width(), 1 if bends else hint.height())


def scrolling(page: QWidget) -> QScrollArea:
    """A page in a frame that scrolls up and down and never sideways."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(page)
    return scroll
