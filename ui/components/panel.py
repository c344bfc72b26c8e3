"""What groups things: the soft panel, the hairline, and facts in two columns."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.components.labels import Label
from ui.components.reflow import Reflowing
from ui.tokens import Colour, Radius, Space, Type, colour, scaled

_FACT_LABEL: Final = 96
_ANY_WIDTH: Final = 16_777_215


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
        self._ground, self._padding = ground, padding
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(padding, padding, padding, padding)
        self.rows.setSpacing(0)

    def show_rows(self, rows: Sequence[QWidget], *, keep: int = 0) -> None:
        """Put these rows below the first `keep` ones, with hairlines between them."""
        clear(self.rows, keep)
        side, thin = self._padding, self._padding // 3
        self.rows.setContentsMargins(side, side if keep else thin, side, thin)
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


class Facts(Reflowing):
    """Label and value in two columns, or under each other; a name may have a second line."""

    wide_from = 2 * _FACT_LABEL

    def __init__(self, facts: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._facts: list[tuple[Label, QWidget]] = []
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
            self._facts.append((Label(name, tone=Colour.TEXT2), _value(name, value)))
        self.reflow()

    @override
    def lay(self, *, wide: bool) -> None:
        self._grid.setColumnMinimumWidth(0, scaled(_FACT_LABEL) if wide else 0)
        self._grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for at, (name, value) in enumerate(self._facts):
            self._grid.addWidget(name, 2 * at, 0, 1, 1 if wide else 2, top)
            row, column = (2 * at, 1) if wide else (2 * at + 1, 0)
            self._grid.addWidget(value, row, column, 1, 1 if wide else 2)


def _value(name: str, value: str) -> QWidget:
    """The words of a fact; where there are two lines, the first is the name of something."""
    first, _, rest = value.partition("\n")
    words = Label(first, semibold=bool(rest), wrap=True)
    words.setAccessibleName(f"{name}: {value}")
    if not rest:
        return words
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(words)
    column.addWidget(Label(rest, tone=Colour.TEXT2, wrap=True))
    return block


class Columns(Reflowing):
    """Two columns, the second below the first when narrow; `side_width` 0 makes them equal."""

    wide_from = 830

    def __init__(self, main: QWidget, side: QWidget, side_width: int = 320) -> None:
        super().__init__()
        self._main, self._side, self._width = main, side, side_width
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.PAGE)
        self._grid.setVerticalSpacing(Space.PANEL)
        self.reflow()

    @override
    def lay(self, *, wide: bool) -> None:
        top = Qt.AlignmentFlag.AlignTop
        fixed = scaled(self._width) if wide and self._width else 0
        self._side.setMaximumWidth(fixed or _ANY_WIDTH)
        self._side.setMinimumWidth(fixed)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if wide and not self._width else 0)
        self._grid.addWidget(self._main, 0, 0, top)
        self._grid.addWidget(self._side, 0 if wide else 1, 1 if wide else 0, top)


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
