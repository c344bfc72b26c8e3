"""The find box of the top bar: a case by its number, title or employee."""

from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QSizePolicy
from typing_extensions import override

from hrcase.domain.cases import CaseLine
from hrcase.services import cases
from ui import icons
from ui.core_thread import CoreThread
from ui.icons import Icon
from ui.tokens import Colour, Space, Type, colour, font, metrics, scaled

_PAUSE_MS: Final = 150
_MOST: Final = 8
_KEY: Final = "Ctrl+F"
_ID: Final = Qt.ItemDataRole.UserRole


class FindBox(QLineEdit):
    """Type, and the cases that fit stand under it; Enter opens the first."""

    opened = Signal(object)

    def __init__(self, core: CoreThread, failed: Callable[[Exception], None]) -> None:
        super().__init__()
        self._core, self._failed = core, failed
        self._results = FoundList(self)
        self._results.chosen.connect(self._open)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.setProperty("search", True)  # noqa: FBT003 - Qt takes it by position
        self.setPlaceholderText("Find a case by number, title or employee")
        self.setAccessibleName("Find a case")
        self.setAccessibleDescription("By number, title or employee; Ctrl+F")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._typed)
        self.restyle()

    def restyle(self) -> None:
        """Leave room for the icon at the text size in use."""
        self.setTextMargins(scaled(16) + Space.SMALL, 0, 0, 0)
        self.setMaximumWidth(scaled(480))

    def _typed(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._results.hide()

    def _ask(self) -> None:
        text = self.text().strip()
        self._core.ask(
            self,
            lambda work: cases.find_cases(work, text, _MOST),
            self._show,
            self._failed,
        )

    def _show(self, found: Sequence[CaseLine]) -> None:
        if self.text().strip():
            self._results.show_found(found)

    def _open(self, case_id: UUID) -> None:
        self._results.hide()
        self.clear()
        self.opened.emit(case_id)

    def _has_room(self) -> bool:
        """Whether the key can stand beside the placeholder."""
        words = metrics().horizontalAdvance(self.placeholderText())
        key = metrics(Type.HELP).horizontalAdvance(_KEY)
        return words + key + scaled(16) + 4 * Space.ROW < self.width()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._results.isVisible() and self._results.takes(event):
            return
        if event.key() == Qt.Key.Key_Escape:
            self._results.hide()
            self.clear()
            self.clearFocus()
            return
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._results.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = scaled(16)
        box = QRectF(Space.ROW, (self.height() - side) / 2, side, side)
        icons.draw(painter, Icon.SEARCH, box, Colour.TEXT2)
        if not self.text() and not self.hasFocus() and self._has_room():
            painter.setFont(font(Type.HELP))
            painter.setPen(colour(Colour.TEXT3))
            hint = QRectF(self.rect()).adjusted(0, 0, -Space.ROW, 0)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(hint, right, _KEY)


class FoundList(QListWidget):
    """The cases that were found, under the field and above the page."""

    chosen = Signal(object)

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self.setAccessibleName("Cases found")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._choose)
        self.hide()

    def show_found(self, found: Sequence[CaseLine]) -> None:
        """List what was found, or say that nothing was."""
        self.clear()
        row = max(36, round(metrics().height()) + 16)
        for line in found:
            words = "   ".join(part for part in (line.number, line.title, line.employee) if part)
            item = QListWidgetItem(words)
            item.setData(_ID, line.id)
            item.setSizeHint(QSize(0, row))
            self.addItem(item)
        if not found:
            nothing = QListWidgetItem("No case fits. Find looks at number, title and employee.")
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            nothing.setSizeHint(QSize(0, row))
            self.addItem(nothing)
        self.setCurrentRow(0)
        self._place(row)

    def takes(self, event: QKeyEvent) -> bool:
        """Move, open or close by the keys that the field passes on."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.setCurrentRow((self.currentRow() + step) % self.count())
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentItem())
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False

    def _choose(self, item: QListWidgetItem | None) -> None:
        case_id = None if item is None else item.data(_ID)
        if case_id is not None:
            self.chosen.emit(case_id)

    def _place(self, row: int) -> None:
        """Under the field, inside the window, above everything else."""
        window = self._field.window()
        self.setParent(window)
        at = self._field.mapTo(window, QPoint(0, self._field.height() + 4))
        self.setGeometry(at.x(), at.y(), self._field.width(), row * self.count() + 4)
        self.raise_()
        self.show()
