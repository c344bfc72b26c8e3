"""The side bar: the name of the program and its sections."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui import icons
from ui.components.mark import ProgramMark
from ui.icons import Icon
from ui.style import RINGED
from ui.tokens import Colour, Radius, Space, Type, colour, font, metrics, scaled

_WIDTH: Final = 216


@dataclass(frozen=True, slots=True)
class Section:
    """One line of the side bar; `below` puts it at the foot."""

    name: str
    words: str
    icon: Icon
    below: bool = False


class NavButton(QAbstractButton):
    """One section: icon, words and how many things wait there."""

    def __init__(self, section: Section, keys: str) -> None:
        super().__init__()
        self._icon, self._count = section.icon, ""
        self.setText(section.words)
        self.setCheckable(True)
        self.setAccessibleName(section.words)
        self.setToolTip(f"{section.words} ({keys})")
        self.setProperty(RINGED, True)  # noqa: FBT003 - Qt takes it by position
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        """Show how many things wait; none shows nothing."""
        self._count = str(count) if count else ""
        self.setAccessibleDescription(f"{count} open" if count else "")
        self.update()

    def restyle(self) -> None:
        """Take the height from the text size in use."""
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH - 2 * Space.GAP, max(36, round(metrics(Type.LIST).height()) + 14))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self.isChecked()
        if here or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(Colour.TINT if here else Colour.HOVER))
            painter.drawRoundedRect(QRectF(self.rect()), Radius.CONTROL, Radius.CONTROL)
        ink = Colour.ACCENT if here else Colour.TEXT
        side = scaled(18)
        box = QRectF(Space.ROW, (self.height() - side) / 2, side, side)
        icons.draw(painter, self._icon, box, Colour.ACCENT if here else Colour.TEXT2)
        painter.setFont(font(Type.LIST, semibold=here))
        painter.setPen(colour(ink))
        middle = Qt.AlignmentFlag.AlignVCenter
        left = Space.ROW + side + Space.ROW
        words = QRectF(left, 0, self.width() - left - Space.GAP, self.height())
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, self._count)


class SideBar(QWidget):
    """The sections of the program; the current one is tinted."""

    chosen = Signal(str)

    def __init__(self, sections: Sequence[Section]) -> None:
        super().__init__()
        self.setAccessibleName("Sections")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, NavButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.GAP, 14, Space.GAP, Space.PANEL)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(Space.SMALL, 0, 0, 0)
        head.addWidget(ProgramMark(), 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(head)
        column.addSpacing(Space.PANEL - Space.HAIR)
        for section in [one for one in sections if not one.below]:
            self._add(section, sections.index(section), column)
        column.addStretch(1)
        for section in [one for one in sections if one.below]:
            self._add(section, sections.index(section), column)
        self.restyle()

    def show_section(self, name: str) -> None:
        """Tint a section as the current one."""
        self._buttons[name].setChecked(True)

    def show_count(self, name: str, count: int) -> None:
        """Show how many things wait in a section."""
        self._buttons[name].show_count(count)

    def restyle(self) -> None:
        """The bar grows a little with the text, and leaves the page its room."""
        self.setFixedWidth(min(scaled(_WIDTH), _WIDTH + 64))

    def _add(self, section: Section, at: int, column: QVBoxLayout) -> None:
        button = NavButton(section, f"Ctrl+{at + 1}")
        button.clicked.connect(partial(self._choose, section.name))
        self._group.addButton(button)
        self._buttons[section.name] = button
        column.addWidget(button)

    def _choose(self, name: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's flag
        self.chosen.emit(name)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colour(Colour.SIDE))
