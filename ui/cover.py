"""What lies over a window: the countdown before a lock, and the blank of the lock itself."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.components.banner import Banner, Mood
from ui.components.buttons import Kind, primary, quiet, secondary
from ui.components.labels import Label, title
from ui.components.mark import ProgramMark
from ui.tokens import Colour, Space, colour, scaled


class Cover(QWidget):
    """Hides the whole window at once; if the lock fails it says why, and shows nothing else."""

    again = Signal()
    regardless = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._title = title("Locking…")
        self._words = Label("", tone=Colour.TEXT2, wrap=True)
        again, regardless = primary("Try again"), quiet("Lock without keeping it")
        again.clicked.connect(self.again)
        regardless.clicked.connect(self.regardless)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(again)
        row.addWidget(regardless)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(1)
        for part in (ProgramMark(), self._title, self._words, self._buttons):
            part.setMaximumWidth(scaled(560))
            across = QHBoxLayout()
            across.addStretch(1)
            across.addWidget(part, 4)
            across.addStretch(1)
            column.addLayout(across)
        column.addStretch(2)
        window.installEventFilter(self)
        self.hide()

    def cover(self) -> None:
        """Show nothing of what is below from now on, to eyes and to screen readers."""
        for part in self._window.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            if part is not self and not part.isWindow():
                part.hide()
        self._title.setText("Locking…")
        self._words.setText("What you typed is being kept.")
        self._buttons.hide()
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()
        self.setFocus()

    def say_failed(self, sentence: str) -> None:
        """Say why it is not locked yet; what is below stays hidden."""
        self._title.setText("This could not be locked yet")
        self._words.setText(sentence)
        self._buttons.show()
        self._buttons.findChildren(QWidget)[0].setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colour(Colour.CANVAS))


class Countdown(Banner):
    """The last minute before an idle lock, in sight of whoever comes back."""

    stay = Signal()
    lock_now = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(Mood.WARNING)
        self.setParent(window)
        self._window = window
        stay, now = secondary("Stay"), quiet("Lock now")
        stay.clicked.connect(self.stay)
        now.clicked.connect(self.lock_now)
        now.set_kind(Kind.QUIET)
        self.show_buttons([stay, now])
        window.installEventFilter(self)
        self.hide()

    def show_left(self, seconds: int) -> None:
        """Say how many seconds are left."""
        words = "second" if seconds == 1 else "seconds"
        self.show_words(
            f"HR Case locks in {seconds} {words}",
            "Press a key or move the mouse to stay. What you typed is kept either way.",
        )
        self._place()
        self.raise_()
        self.show()

    def _place(self) -> None:
        width = min(scaled(640), self._window.width() - 2 * Space.GAP)
        height = max(self.heightForWidth(width), self.sizeHint().height())
        self.setGeometry((self._window.width() - width) // 2, Space.GAP, width, height)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False


class DemoBand(QWidget):
    """A coloured band on every window of the demo."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.PANEL, Space.HAIR, Space.PANEL, Space.HAIR)
        words = "Demo: everything here is invented, and nothing here touches your own vault."
        row.addWidget(Label(words, tone=Colour.AMBER, semibold=True, wrap=True), 1)
        self.setAccessibleName("Demo")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=False)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colour(Colour.AMBER_TINT))
