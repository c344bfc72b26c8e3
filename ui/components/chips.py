"""Views of a list as a row of chips with their counts; one is always chosen."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.components.flow import Flow
from ui.style import RINGED
from ui.tokens import Colour, Radius, Space, Type, colour, control_height, font, metrics

_COUNT_GAP: Final = 8


class Chip(QRadioButton):
    """One view: its words and how many lines it holds."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._count = ""
        self.setAccessibleName(words)
        self.setProperty(RINGED, True)  # noqa: FBT003 - Qt takes it by position
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        """Show how many lines the view holds."""
        self._count = str(count)
        self.setAccessibleDescription(f"{count} in this view")
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        """Take the size from the tokens again."""
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        width = metrics(semibold=True).horizontalAdvance(self.text()) + 2 * Space.ROW
        if self._count:
            width += _COUNT_GAP + metrics().horizontalAdvance(self._count)
        return QSize(round(width) + 1, control_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(Colour.TINT if chosen else Colour.HOVER))
            painter.drawRoundedRect(QRectF(self.rect()), Radius.CONTROL, Radius.CONTROL)
        middle = Qt.AlignmentFlag.AlignVCenter
        box = QRectF(self.rect()).adjusted(Space.ROW, 0, 0, 0)
        painter.setFont(font(Type.BASE, semibold=chosen))
        painter.setPen(colour(Colour.ACCENT if chosen else Colour.TEXT))
        painter.drawText(box, middle, self.text())
        width = metrics(Type.BASE, semibold=chosen).horizontalAdvance(self.text())
        painter.setFont(font())
        painter.setPen(colour(Colour.ACCENT if chosen else Colour.TEXT3))
        painter.drawText(box.adjusted(width + _COUNT_GAP, 0, 0, 0), middle, self._count)


class ViewChips(QWidget):
    """The views of a list by their codes; arrow keys move, a chosen one is told."""

    chosen = Signal(str)
    """The code of the view that the person chose."""

    def __init__(self, views: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__()
        self._chips = {code: Chip(words) for code, words in views}
        self._group = QButtonGroup(self)
        for chip in self._chips.values():
            self._group.addButton(chip)
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Flow(list(self._chips.values()), Space.HAIR))
        self.choose(views[0][0])
        self._group.buttonToggled.connect(self._tell)

    @property
    def current(self) -> str:
        """The code of the view that is chosen."""
        return next(code for code, chip in self._chips.items() if chip.isChecked())

    def choose(self, code: str) -> None:
        """Choose a view; a code that is not known changes nothing."""
        if code in self._chips:
            self._chips[code].setChecked(True)
            self.setFocusProxy(self._chips[code])

    def words(self, code: str) -> str:
        """What a view is called."""
        return self._chips[code].text()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many lines each view holds."""
        for code, chip in self._chips.items():
            if code in counts:
                chip.show_count(counts[code])

    def _tell(self, chip: QRadioButton, checked: bool) -> None:  # noqa: FBT001 - sent by Qt
        if checked:
            self.setFocusProxy(chip)
            self.chosen.emit(self.current)
