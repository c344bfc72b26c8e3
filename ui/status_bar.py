"""The status bar: the hotline, whether what was typed is kept, the last verified backup."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui import when
from ui.components.keys import HotlineButton
from ui.components.labels import IconWords, SavingLabel
from ui.icons import Icon
from ui.saving import Saving
from ui.tokens import Colour, Space, Type, colour, metrics


class StatusBar(QWidget):
    """Everything in it is true at every moment."""

    card_wanted = Signal()

    def __init__(self, hotline: str, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock = clock
        self.setAccessibleName("Status")
        self._hotline = HotlineButton(hotline)
        self._hotline.clicked.connect(self.card_wanted)
        self.saving = SavingLabel()
        self._backup = IconWords(Icon.SHIELD_CHECK)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.PANEL, 0, Space.PANEL, 0)
        row.setSpacing(Space.GAP * 2)
        row.addWidget(self._hotline)
        row.addStretch(1)
        row.addWidget(self.saving)
        row.addWidget(self._backup)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def show_backup(self, last: datetime | None, zone: ZoneInfo) -> None:
        """Say when the last backup was verified, or that none is."""
        if last is None:
            self._backup.show_icon(Icon.WARNING, Colour.AMBER)
            self._backup.say("No verified backup yet", Colour.AMBER)
            return
        self._backup.show_icon(Icon.SHIELD_CHECK, Colour.TEXT2)
        near = when.near_day(last.astimezone(zone).date(), self._clock().astimezone(zone).date())
        words = f"Last verified backup {near} {when.clock(last, zone)}"
        self._backup.say(words, Colour.TEXT2)

    def show_saving(self, saving: Saving, zone: ZoneInfo) -> None:
        """Say the worst of what the editors say."""
        if saving.failure:
            self.saving.show_failed(saving.failure)
        elif saving.is_editing:
            self.saving.show_editing()
        elif saving.last is not None:
            self.saving.show_saved(f"Saved {saving.last.astimezone(zone):%H:%M:%S}")

    def restyle(self) -> None:
        """32 pixels at 100 %, more with larger text."""
        self.setFixedHeight(max(32, round(metrics(Type.HELP).height()) + 14))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(Colour.SIDE))
        painter.setPen(colour(Colour.LINE))
        painter.drawLine(0, 0, self.width(), 0)
