"""A row of small things that goes on in the next line when the width is used up."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget
from typing_extensions import override

from ui.tokens import Space


class FlowLayout(QLayout):
    """Places its items from left to right, then below; all of a line stand on its middle."""

    def __init__(self, parent: QWidget, gap: int, line_gap: int) -> None:
        super().__init__(parent)
        self._gap, self._line_gap = gap, line_gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            wanted = item.sizeHint().width()
            if not lines or used + self._gap + wanted > width:
                lines.append([item])
                used = wanted
                continue
            lines[-1].append(item)
            used += self._gap + wanted
        return lines

    def _place(self, box: QRect, *, move: bool) -> int:
        """Put the items into the box; the height they take comes back."""
        top = box.y()
        for line in self._lines(box.width()):
            left = box.x()
            sizes = [_fitted(item, box.width()) for item in line]
            height = max(size.height() for size in sizes)
            for item, size in zip(line, sizes, strict=True):
                if move:
                    drop = (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(left, top + drop), size))
                left += size.width() + self._gap
            top += height + self._line_gap
        return max(0, top - box.y() - self._line_gap)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._items]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    @override
    def minimumSize(self) -> QSize:
        hints = [item.minimumSize() for item in self._items]
        widest = max((hint.width() for hint in hints), default=0)
        return QSize(widest, max((hint.height() for hint in hints), default=0))


def _fitted(item: QLayoutItem, width: int) -> QSize:
    """The size an item wants; one that is too wide takes the width and grows downwards."""
    wanted = item.sizeHint()
    if wanted.width() <= width:
        return wanted
    height = item.heightForWidth(width) if item.hasHeightForWidth() else wanted.height()
    return QSize(width, height)


class Flow(QWidget):
    """Chips, marks or links in as many lines as they need."""

    def __init__(self, parts: Sequence[QWidget] = (), gap: int = Space.SMALL) -> None:
        super().__init__()
        self._parts: list[QWidget] = []
        self._layout = FlowLayout(self, gap, Space.SMALL)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_parts(parts)

    def show_parts(self, parts: Sequence[QWidget]) -> None:
        """Show these instead of the ones before."""
        for old in self._parts:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._parts = list(parts)
        for part in self._parts:
            self._layout.addWidget(part)
        self.updateGeometry()
