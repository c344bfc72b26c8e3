"""A sentence across the page: what happened, what is safe, and a button with the way out."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from ui import icons
from ui.components.buttons import Button
from ui.components.labels import Label
from ui.components.reflow import Reflowing
from ui.icons import Icon
from ui.tokens import Colour, Radius, Space, Type, colour, scaled


class Mood(Enum):
    """What kind of sentence it is: icon, its colour, the ground."""

    REFUSAL = (Icon.REFUSAL, Colour.RED, Colour.RED_TINT)
    WARNING = (Icon.WARNING, Colour.AMBER, Colour.AMBER_TINT)
    DONE = (Icon.CHECK, Colour.GREEN, Colour.GREEN_TINT)
    NOTICE = (Icon.INFO, Colour.ACCENT, Colour.TINT)
    PHONE = (Icon.PHONE, Colour.AMBER, Colour.AMBER_TINT)


class Banner(Reflowing):
    """A tinted band with a heading, a line of why, and at most two buttons."""

    wide_from = 420

    def __init__(self, mood: Mood = Mood.NOTICE, heading: str = "", words: str = "") -> None:
        super().__init__()
        self._mood = mood
        self._heading = Label("", Type.LIST, semibold=True, wrap=True)
        self._words = Label("", Type.BASE, Colour.TEXT2, wrap=True)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addStretch(1)
        text.addWidget(self._heading)
        text.addWidget(self._words)
        text.addStretch(1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(Space.SMALL)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setSpacing(Space.GAP)
        self._row.addLayout(text, 1)
        self._row.addLayout(self._buttons)
        self.show_words(heading, words)
        self.reflow()

    def show_words(self, heading: str, words: str = "", mood: Mood | None = None) -> None:
        """Change what it says."""
        self._mood = mood or self._mood
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.setAccessibleName(heading or words)
        self.setAccessibleDescription(words)
        self.update()

    def show_buttons(self, buttons: Sequence[Button]) -> None:
        """Put these buttons on the right instead of the ones before."""
        while (item := self._buttons.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for button in buttons:
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            button.show()

    @property
    def words(self) -> str:
        """Everything it says, for those who listen."""
        return f"{self._heading.text()} {self._words.text()}".strip()

    @override
    def lay(self, *, wide: bool) -> None:
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(beside if wide else below)
        self._row.setContentsMargins(Space.GAP + scaled(18) + Space.ROW, 10, Space.ROW, 10)
        self.setMinimumHeight(64)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        icon, tone, ground = self._mood.value
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()), Radius.BANNER, Radius.BANNER)
        side = scaled(18)
        top = (self.height() - side) / 2
        icons.draw(painter, icon, QRectF(Space.GAP, top, side, side), tone)
