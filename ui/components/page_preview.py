"""The finished paper on screen: the real PDF, rendered as it will print."""

from collections.abc import Sequence
from typing import Final

import pypdfium2
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from ui.components.labels import Label
from ui.components.page_marks import boxes_of
from ui.tokens import LIGHT, Colour, Space, colour

_POINTS_WIDE: Final = 612
_SHADOW: Final = 6
_WIDEST: Final = 820
_MARKER: Final = 52


class PagePreview(Label):
    """Pages under each other on a grey desk; the words of the paper are there for readers aloud."""

    def __init__(self) -> None:
        self._document: pypdfium2.PdfDocument | None = None
        self._sizes: list[tuple[float, float]] = []
        self._rendered: dict[int, QImage] = {}
        self._marks: dict[int, list[QRectF]] = {}
        super().__init__("No page yet")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_pdf(self, paper: bytes) -> None:
        """Show this paper from its first page."""
        self.forget()
        self._document = pypdfium2.PdfDocument(paper)
        self._sizes = [self._document.get_page_size(at) for at in range(len(self._document))]
        self.setText(self._words())
        self.setAccessibleName(f"Preview, {self.pages} page{'s' if self.pages != 1 else ''}")
        self.setAccessibleDescription(self.text())
        self.updateGeometry()
        self.update()

    def mark(self, passages: Sequence[str]) -> None:
        """Mark these passages over the paper, on whichever page they stand."""
        self._marks = {}
        for at in range(self.pages if self._document is not None else 0):
            page = self._document[at] if self._document is not None else None
            if page is not None:
                self._marks[at] = [box for words in passages for box in boxes_of(page, words)]
                page.close()
        self.update()

    @property
    def marked(self) -> int:
        """How many lines of the paper are marked."""
        return sum(len(boxes) for boxes in self._marks.values())

    def forget(self) -> None:
        """Show no paper, and keep nothing of it."""
        if self._document is not None:
            self._document.close()
        self._document = None
        self._sizes = []
        self._rendered, self._marks = {}, {}
        self.setText("No page yet")
        self.update()

    @property
    def pages(self) -> int:
        """How many pages the paper has."""
        return len(self._sizes)

    def _words(self) -> str:
        """The text of all pages, as a screen reader gets it."""
        said: list[str] = []
        for page in self._document or ():
            text = page.get_textpage()
            said.append(str(text.get_text_bounded()))
            text.close()
            page.close()
        return "\n".join(said)

    def _page_width(self, width: int) -> int:
        return max(80, min(width - 2 * Space.PANEL, _WIDEST))

    def _boxes(self, width: int) -> list[QRect]:
        """Where each page lies."""
        boxes: list[QRect] = []
        top = int(Space.GAP)
        wide = self._page_width(width)
        for page_width, page_height in self._sizes:
            height = round(wide * page_height / page_width)
            boxes.append(QRect((width - wide) // 2, top, wide, height))
            top += height + Space.GAP
        return boxes

    def _image(self, at: int, box: QRect) -> QImage:
        """A page in the pixels of this screen; kept until the size changes."""
        ratio = self.devicePixelRatioF()
        known = self._rendered.get(at)
        if known is not None and known.width() == round(box.width() * ratio):
            return known
        if self._document is None:
            return QImage()
        page = self._document[at]
        bitmap = page.render(scale=box.width() * ratio / self._sizes[at][0])
        page.close()
        shape = (bitmap.width, bitmap.height, bitmap.stride)
        made = QImage(bytes(bitmap.buffer), *shape, QImage.Format.Format_BGR888).copy()
        made.setDevicePixelRatio(ratio)
        self._rendered[at] = made
        return made

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        boxes = self._boxes(width)
        return boxes[-1].bottom() + Space.GAP if boxes else 200

    @override
    def sizeHint(self) -> QSize:
        return QSize(_POINTS_WIDE, self.heightForWidth(_POINTS_WIDE))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, 200)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rendered = {}

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), colour(Colour.DESK))
        shadow = colour(Colour.SHADOW)
        shadow.setAlpha(8)
        for at, box in enumerate(self._boxes(self.width())):
            if not box.intersects(event.rect()):
                continue
            for grow in range(1, _SHADOW):
                painter.fillRect(box.adjusted(-grow, -grow + 2, grow, grow + 2), shadow)
            painter.drawImage(box, self._image(at, box))
            self._paint_marks(painter, at, box)
        painter.end()

    def _paint_marks(self, painter: QPainter, at: int, box: QRect) -> None:
        """As a red marker does: the words stay as dark as they are."""
        scale = box.width() / self._sizes[at][0]
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        red = QColor(LIGHT[Colour.RED])
        red.setAlpha(_MARKER)
        for mark in self._marks.get(at, []):
            corner = QPointF(box.x() + mark.x() * scale, box.y() + mark.y() * scale)
            size = QSizeF(mark.width() * scale, mark.height() * scale)
            painter.fillRect(QRectF(corner, size), red)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
