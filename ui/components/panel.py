"""What groups things: the soft panel, the hairline, and facts in two columns."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.components.labels import Label
from ui.tokens import Colour, Radius, Space, Type, colour, scaled

_FACT_LABEL: Final = 96


class Hairline(QWidget):
    """One pixel between two rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colour(Colour.LINE))


class Panel(QWidget):
    """A soft ground with rows in it; `rows` is its layout."""

    def __init__(self, padding: int = Space.PANEL, ground: Colour = Colour.PANEL) -> None:
        super().__init__()
        self._ground = ground
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(padding, padding, padding, padding)
        self.rows.setSpacing(0)

    def show_rows(self, rows: Sequence[QWidget], *, keep: int = 0) -> None:
        """Put these rows below the first `keep` ones, with hairlines between them."""
        clear(self.rows, keep)
        for at, row in enumerate(rows):
            if at:
                self.rows.addWidget(Hairline())
            self.rows.addWidget(row)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._ground))
        painter.drawRoundedRect(QRectF(self.rect()), Radius.PANEL, Radius.PANEL)


def clear(layout: QVBoxLayout, keep: int = 0) -> None:
    """Take everything out of a column but the first `keep` things."""
    while (item := layout.takeAt(keep)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


class Facts(QWidget):
    """Label and value in two columns, as in "At a glance"; under each other when narrow."""

    def __init__(self, facts: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._facts: list[tuple[Label, Label]] = []
        self._narrow: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(Space.HAIR + 2)
        self.show_facts(facts)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these labels and values instead."""
        for pair in self._facts:
            for old in pair:
                old.hide()
                old.deleteLater()
        self._facts = []
        for name, value in facts:
            words = Label(value, wrap=True)
            words.setAccessibleName(f"{name}: {value}")
            self._facts.append((Label(name, tone=Colour.TEXT2), words))
        self._narrow = None
        self._lay(self.width())

    def _lay(self, width: int) -> None:
        narrow = width < scaled(_FACT_LABEL) * 2
        if narrow is self._narrow:
            return
        self._narrow = narrow
        self._grid.setColumnMinimumWidth(0, 0 if narrow else scaled(_FACT_LABEL))
        self._grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for at, (name, value) in enumerate(self._facts):
            self._grid.addWidget(name, 2 * at, 0, 1, 2 if narrow else 1, top)
            row, column = (2 * at + 1, 0) if narrow else (2 * at, 1)
            self._grid.addWidget(value, row, column, 1, 2 if narrow else 1)

    def restyle(self) -> None:
        """Lay the facts again for the text size in use."""
        self._narrow = None
        self._lay(self.width())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(event.size().width())


class Columns(QWidget):
    """A main column and a side column; the side one goes under the main one when narrow."""

    def __init__(self, main: QWidget, side: QWidget, side_width: int = 320) -> None:
        super().__init__()
        self._main, self._side, self._width = main, side, side_width
        self._narrow: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.PAGE)
        self._grid.setVerticalSpacing(Space.PANEL)
        self._lay(1000)

    def restyle(self) -> None:
        """Lay the columns again for the text size in use."""
        self._narrow = None
        self._lay(self.width())

    def _lay(self, width: int) -> None:
        narrow = width < scaled(self._width) * 2.6
        if narrow is self._narrow:
            return
        self._narrow = narrow
        top = Qt.AlignmentFlag.AlignTop
        self._side.setMaximumWidth(16_777_215 if narrow else scaled(self._width))
        self._side.setMinimumWidth(0 if narrow else scaled(self._width))
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self._main, 0, 0, top)
        self._grid.addWidget(self._side, 1 if narrow else 0, 0 if narrow else 1, top)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(event.size().width())


def heading_row(words: str, aside: str = "") -> QWidget:
    """A section heading with quiet words at the right end."""
    row = QWidget()
    grid = QGridLayout(row)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.addWidget(Label(words, Type.HEAD, semibold=True, wrap=True), 0, 0)
    grid.setColumnStretch(0, 1)
    if aside:
        grid.addWidget(Label(aside, tone=Colour.TEXT2), 0, 1)
    return row
