"""Words on the screen: one label that knows its size and tone, and the usual headings."""

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from ui import icons
from ui.icons import Icon
from ui.tokens import Colour, Space, Type, colour, font, scaled


class Label(QLabel):
    """Plain words in one of the six sizes and a tone; never markup."""

    def __init__(
        self,
        words: str = "",
        size: Type = Type.BASE,
        tone: Colour = Colour.TEXT,
        *,
        semibold: bool = False,
        wrap: bool = False,
    ) -> None:
        super().__init__()
        self._size, self._tone, self._semibold = size, tone, semibold
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
            self.setMinimumWidth(1)
        self.setText(words)
        self.restyle()

    def say(self, words: str, tone: Colour | None = None) -> None:
        """Change the words, and the tone with them if one is given."""
        self.setText(words)
        if tone is not None and tone is not self._tone:
            self._tone = tone
            self.restyle()

    def restyle(self) -> None:
        """Take font and colour from the tokens again."""
        self.setFont(font(self._size, semibold=self._semibold))
        changed = QPalette()
        changed.setColor(QPalette.ColorRole.WindowText, colour(self._tone))
        self.setPalette(changed)


class ElidedLabel(Label):
    """A label in one line that gives way: it ends in an ellipsis and says all on hover."""

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(box, self.alignment(), words)


class LineLabel(Label):
    """Words that want one line; they wrap only where there is less room than that."""

    def __init__(self, words: str, size: Type = Type.BASE, *, semibold: bool = False) -> None:
        super().__init__(words, size, semibold=semibold, wrap=True)

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, self.heightForWidth(width))


def page_title(words: str) -> Label:
    """The heading of a page: 28 pixels, semibold."""
    return Label(words, Type.PAGE, semibold=True, wrap=True)


def title(words: str) -> Label:
    """The heading of a case or a sheet: 22 pixels, semibold."""
    return Label(words, Type.TITLE, semibold=True, wrap=True)


def section(words: str) -> Label:
    """The heading of a part of a page: 15 pixels, semibold."""
    return Label(words, Type.HEAD, semibold=True)


def why(words: str) -> Label:
    """A sentence that explains: second tone, wraps."""
    return Label(words, Type.BASE, Colour.TEXT2, wrap=True)


def note(words: str) -> Label:
    """Help, citations, numbers: 12 pixels, third tone, wraps."""
    return Label(words, Type.HELP, Colour.TEXT3, wrap=True)


class SectionHead(QWidget):
    """A heading with a quiet count behind it, as in "This week  4"."""

    def __init__(self, words: str, count: int | None = None) -> None:
        super().__init__()
        self._words = section(words)
        self._count = Label("", Type.HEAD, Colour.TEXT3)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._words)
        row.addWidget(self._count)
        row.addStretch(1)
        self.show_count(count)

    def show_count(self, count: int | None) -> None:
        """Show how many there are; None shows no number."""
        self._count.setText("" if count is None else str(count))
        self._count.setVisible(count is not None)


class IconWords(Label):
    """A small icon with its words behind it, as in the status bar."""

    def __init__(
        self,
        icon: Icon,
        words: str = "",
        size: Type = Type.HELP,
        tone: Colour = Colour.TEXT2,
        *,
        semibold: bool = False,
    ) -> None:
        self._icon, self._icon_tone = icon, tone
        super().__init__(words, size, tone, semibold=semibold)

    def show_icon(self, icon: Icon, tone: Colour) -> None:
        """Change the icon and its colour."""
        self._icon, self._icon_tone = icon, tone
        self.update()

    @override
    def restyle(self) -> None:
        super().restyle()
        self.setContentsMargins(scaled(14) + Space.SMALL, 0, 0, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = scaled(14)
        painter = QPainter(self)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        icons.draw(painter, self._icon, box, self._icon_tone)


class _Saving(Enum):
    """The three things that can be true about what was typed."""

    EDITING = (Icon.PENCIL, Colour.TEXT2, Colour.TEXT2)
    SAVED = (Icon.CHECK, Colour.GREEN, Colour.TEXT2)
    FAILED = (Icon.WARNING, Colour.RED, Colour.RED)


class SavingLabel(IconWords):
    """Says at every moment whether what was typed is kept."""

    def __init__(self) -> None:
        super().__init__(Icon.PENCIL)
        self.hide()

    def show_editing(self) -> None:
        """There are words that are not kept yet."""
        self._show(_Saving.EDITING, "Editing…")

    def show_saved(self, words: str) -> None:
        """All is kept; the words say when, as in "Saved 14:02:07"."""
        self._show(_Saving.SAVED, words)

    def show_failed(self, reason: str) -> None:
        """It could not be kept; the reason is a sentence."""
        self._show(_Saving.FAILED, f"Could not save: {reason}")

    def _show(self, state: _Saving, words: str) -> None:
        icon, icon_tone, tone = state.value
        self._semibold = state is _Saving.FAILED
        self.show_icon(icon, icon_tone)
        self.say(words, tone)
        self.restyle()
        self.show()
