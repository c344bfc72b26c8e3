"""Editors: what a person types or chooses on one side, a typed value on the other."""

from collections.abc import Sequence
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QWidget,
)
from typing_extensions import override

from ui import icons
from ui.components.buttons import Button, Kind
from ui.components.segments import CheckBox, Segments
from ui.icons import Icon
from ui.tokens import Colour, metrics, scaled

V = TypeVar("V")

MOST_CHARACTERS: Final = 1_000_000


class Editor(QObject, Generic[V]):
    """One value under edit. `changed` is heard while typing, `left` when the field is left."""

    changed = Signal()
    left = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.widget = widget
        for part in self.parts():
            part.installEventFilter(self)

    def value(self) -> V:
        """What was typed or chosen, as a value."""
        raise NotImplementedError

    def show_value(self, value: V) -> None:
        """Show a value."""
        raise NotImplementedError

    def plain(self) -> object:
        """What stands in the field, as JSON can keep it: for drafts."""
        raise NotImplementedError

    def show_plain(self, kept: Any) -> None:  # noqa: ANN401 - whatever JSON gave back
        """Show again what a draft kept."""
        raise NotImplementedError

    def problem(self) -> str:
        """A sentence about what stands in the field, or nothing."""
        return ""

    def is_empty(self) -> bool:
        """Whether nothing was typed or chosen."""
        return not self.plain()

    def parts(self) -> Sequence[QWidget]:
        """The widgets that take the keyboard, in reading order."""
        return [self.widget]

    def name(self, label: str, help_words: str = "") -> None:
        """Tell screen readers what the field is called."""
        for part in self.parts():
            part.setAccessibleName(label)
            part.setAccessibleDescription(help_words)

    def show_wrong(self, sentence: str) -> None:
        """Mark the field as wrong, or as right again with an empty sentence."""
        for part in self.parts():
            part.setProperty("wrong", bool(sentence))
            part.style().unpolish(part)
            part.style().polish(part)
            part.update()

    def set_editable(self, *, editable: bool) -> None:
        """Whether the value may be changed now."""
        self.widget.setEnabled(editable)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return False


class TextEditor(Editor[str]):
    """One line of text; what is too long is kept and said, never cut."""

    def __init__(self, placeholder: str = "", most: int = 500) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        self.line.setMaxLength(MOST_CHARACTERS)
        self._most = most
        super().__init__(self.line)
        self.line.textChanged.connect(self.changed)

    @override
    def value(self) -> str:
        return self.line.text().strip()

    @override
    def problem(self) -> str:
        length = len(self.value())
        if length <= self._most:
            return ""
        return f"{length} characters, and {self._most} fit here. Nothing was cut: shorten it."

    @override
    def show_value(self, value: str) -> None:
        self.line.setText(value)

    @override
    def plain(self) -> str:
        return self.line.text()

    @override
    def show_plain(self, kept: Any) -> None:
        self.line.setText(str(kept))


class TextBox(QPlainTextEdit):
    """A comfortable box for long text; Tab leaves it, undo is its own."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.restyle()

    def restyle(self) -> None:
        """Take the height from the text size in use."""
        self.setMinimumHeight(round(metrics().lineSpacing() * self._lines) + 24)
        self.setMaximumWidth(scaled(720))

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(480), self.minimumHeight())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)


class LongTextEditor(Editor[str]):
    """Long text, about seventy characters wide, with its own undo."""

    def __init__(self, lines: int = 6, placeholder: str = "") -> None:
        self.box = TextBox(lines)
        self.box.setPlaceholderText(placeholder)
        super().__init__(self.box)
        self.box.textChanged.connect(self.changed)

    @override
    def value(self) -> str:
        return self.box.toPlainText().strip()

    @override
    def show_value(self, value: str) -> None:
        self.box.setPlainText(value)

    @override
    def plain(self) -> str:
        return self.box.toPlainText()

    @override
    def show_plain(self, kept: Any) -> None:
        self.box.setPlainText(str(kept))

    @override
    def problem(self) -> str:
        if self.box.document().characterCount() > MOST_CHARACTERS:
            return "This is longer than a million characters. Keep it as a file instead."
        return ""

    @override
    def set_editable(self, *, editable: bool) -> None:
        self.box.setReadOnly(not editable)


class ComboBox(QComboBox):
    """A drop-down list that the wheel does not change by accident."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)

    @override
    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = scaled(16)
        corner = QPointF(self.width() - side - 10, (self.height() - side) / 2)
        box = QRectF(corner.x(), corner.y(), side, side)
        icons.draw(painter, Icon.CHEVRON_DOWN, box, Colour.TEXT2)


class ChoiceEditor(Editor[V | None], Generic[V]):
    """One of several, in a drop-down list; `none` is what stands there before the choice."""

    def __init__(self, choices: Sequence[tuple[V, str]] = (), none: str | None = "Choose…") -> None:
        self.combo = ComboBox()
        self._values: list[V | None] = []
        self._none = none
        super().__init__(self.combo)
        self.set_choices(choices)
        self.combo.currentIndexChanged.connect(self.changed)

    def set_choices(self, choices: Sequence[tuple[V, str]]) -> None:
        """Offer other choices; what was chosen stays chosen if it is still among them."""
        before = self.value() if self._values else None
        self.combo.blockSignals(True)  # noqa: FBT003 - Qt takes it by position
        self.combo.clear()
        self._values = [] if self._none is None else [None]
        if self._none is not None:
            self.combo.addItem(self._none)
        for value, words in choices:
            self._values.append(value)
            self.combo.addItem(words)
        self.show_value(before)
        self.combo.blockSignals(False)  # noqa: FBT003 - Qt takes it by position

    @override
    def value(self) -> V | None:
        at = self.combo.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    @override
    def show_value(self, value: V | None) -> None:
        self.combo.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    @override
    def plain(self) -> str:
        value = self.value()
        return "" if value is None else str(value)

    @override
    def show_plain(self, kept: Any) -> None:
        for value in self._values:
            if value is not None and str(value) == kept:
                self.show_value(value)


class SegmentsEditor(Editor[V | None], Generic[V]):
    """One of two to five, all in sight."""

    def __init__(self, choices: Sequence[tuple[V, str]]) -> None:
        self.segments = Segments([words for _, words in choices])
        self._values = [value for value, _ in choices]
        super().__init__(self.segments)
        self.segments.chosen.connect(self.changed)

    @override
    def parts(self) -> Sequence[QWidget]:
        return self.segments.buttons

    @override
    def name(self, label: str, help_words: str = "") -> None:
        self.segments.name(label, help_words)

    @override
    def value(self) -> V | None:
        at = self.segments.current
        return None if at is None else self._values[at]

    @override
    def show_value(self, value: V | None) -> None:
        self.segments.choose(self._values.index(value) if value in self._values else None)

    @override
    def plain(self) -> str:
        value = self.value()
        return "" if value is None else str(value)

    @override
    def show_plain(self, kept: Any) -> None:
        for value in self._values:
            if str(value) == kept:
                self.show_value(value)

    @override
    def is_empty(self) -> bool:
        return self.segments.current is None


class CheckEditor(Editor[bool]):
    """Yes or no as one check box that carries its own words."""

    def __init__(self, words: str) -> None:
        self.box = CheckBox(words)
        super().__init__(self.box)
        self.box.toggled.connect(self.changed)

    @override
    def name(self, label: str, help_words: str = "") -> None:
        self.box.setAccessibleDescription(help_words)

    @override
    def value(self) -> bool:
        return self.box.isChecked()

    @override
    def show_value(self, value: bool) -> None:
        self.box.setChecked(value)

    @override
    def plain(self) -> bool:
        return self.box.isChecked()

    @override
    def show_plain(self, kept: Any) -> None:
        self.box.setChecked(bool(kept))


class PassphraseEditor(Editor[str]):
    """A secret: hidden until the word Show is pressed, and never kept in a draft."""

    def __init__(self) -> None:
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._show = Button("Show", Kind.QUIET)
        self._show.setCheckable(True)
        self._show.toggled.connect(self._reveal)
        row = QHBoxLayout(self.line)
        row.setContentsMargins(0, 0, 2, 0)
        row.addStretch(1)
        row.addWidget(self._show)
        self.line.setTextMargins(0, 0, self._show.sizeHint().width(), 0)
        super().__init__(self.line)
        self.line.textChanged.connect(self.changed)

    @override
    def value(self) -> str:
        return self.line.text()

    @override
    def show_value(self, value: str) -> None:
        self.line.setText(value)

    @override
    def plain(self) -> str:
        return ""

    @override
    def show_plain(self, kept: Any) -> None:
        self.line.clear()

    @override
    def is_empty(self) -> bool:
        return not self.line.text()

    def _reveal(self, shown: bool) -> None:  # noqa: FBT001 - sent by toggled
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self._show.setText("Hide" if shown else "Show")
