"""The base of widgets that lay their parts beside each other, or under each other when narrow."""

from typing import ClassVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.tokens import scaled

_LEAST = 120


class Reflowing(QWidget):
    """Call `reflow` once everything is made; `lay` is called whenever the arrangement changes.

    `wide_from` is the width at 100 % text from which the parts stand beside each other. The
    least width it asks for is small, so that a page never has to go sideways.
    """

    wide_from: ClassVar[int] = 560
    is_wide: bool | None = None

    def lay(self, *, wide: bool) -> None:
        """Put the parts beside each other, or under each other."""
        raise NotImplementedError

    def reflow(self) -> None:
        """Lay the parts for the width and the text size in use."""
        self.is_wide = None
        self._lay_for(self.width() if self.isVisible() else 10_000)

    def restyle(self) -> None:
        """Lay again for the text size in use."""
        self.reflow()

    def _lay_for(self, width: int) -> None:
        wide = width >= scaled(self.wide_from)
        if wide is not self.is_wide:
            self.is_wide = wide
            self.lay(wide=wide)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(_LEAST), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_for(event.size().width())
