"""The manual, one page for each screen, readable without a network."""

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.components.labels import section
from ui.components.plain_list import PlainList
from ui.tokens import Colour, Space, colour, scaled

START: Final = "start"
_PAGE: Final = Qt.ItemDataRole.UserRole
_FIRST: Final = ("start", "first_run", "unlock", "today", "new_report", "case_list", "case")
_LINE_PERCENT: Final = 120.0
_TITLE: Final = re.compile(r"^# (.+)$", re.MULTILINE)


def page_text(name: str) -> str:
    """The Markdown of a page; the page of contents where there is none of that name."""
    page = files("resources") / "help" / f"{name}.md"
    if not page.is_file():
        page = files("resources") / "help" / f"{START}.md"
    return page.read_text(encoding="utf-8")


def pages() -> list[tuple[str, str]]:
    """Name and title of every page, the first things first."""
    found = sorted(_all_pages())
    order = {name: at for at, name in enumerate(_FIRST)}
    return sorted(found, key=lambda page: (order.get(page[0], len(order)), page[1]))


def _all_pages() -> Iterator[tuple[str, str]]:
    for page in (files("resources") / "help").iterdir():
        if page.name.endswith(".md"):
            name = page.name.removesuffix(".md")
            title = _TITLE.search(page.read_text(encoding="utf-8"))
            yield name, title.group(1) if title else name


class HelpWindow(QWidget):
    """Contents on the left, the page on the right; F1 brings the page of the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("HR Case: Help")
        self.contents = PlainList()
        self.contents.setAccessibleName("Pages of the manual")
        self.contents.setFixedWidth(scaled(220))
        self.page = QTextBrowser()
        self.page.setAccessibleName("Help")
        self.page.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._follow)
        self._list_pages()
        self.contents.currentItemChanged.connect(self._chosen)
        label = section("Contents")
        label.setBuddy(self.contents)
        left = QVBoxLayout()
        left.setSpacing(Space.SMALL)
        left.addWidget(label)
        left.addWidget(self.contents, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.PANEL, Space.PANEL, Space.PANEL, Space.PANEL)
        row.setSpacing(Space.PANEL)
        row.addLayout(left)
        row.addWidget(self.page, 1)
        self.resize(scaled(860), scaled(620))

    def show_page(self, name: str) -> None:
        """Show a page by its name and come forward."""
        for at in range(self.contents.count()):
            if self.contents.item(at).data(_PAGE) == name:
                self.contents.setCurrentRow(at)
        self._show(name)
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.setFocus()

    def _list_pages(self) -> None:
        for name, title in pages():
            item = QListWidgetItem(title)
            item.setData(_PAGE, name)
            self.contents.addItem(item)

    def _show(self, name: str) -> None:
        ink = colour(Colour.ACCENT).name()
        self.page.document().setDefaultStyleSheet(f"a {{ color: {ink}; }}")
        self.page.setMarkdown(page_text(name))
        _space_out(self.page.document())

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._show(str(item.data(_PAGE)))

    def _follow(self, link: QUrl) -> None:
        """A link leads to another page of the manual; nothing leads out of it."""
        self.show_page(link.path().removesuffix(".md"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.close()
            return
        super().keyPressEvent(event)


def _space_out(document: QTextDocument) -> None:
    """Paragraphs apart and lines at ease; Markdown brings neither."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        shape = block.blockFormat()
        shape.setBottomMargin(Space.SMALL)
        shape.setLineHeight(
            _LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        cursor.setBlockFormat(shape)
        _lighten(block)
        block = block.next()


def _lighten(block: QTextBlock) -> None:
    """Bold as our fonts have it: they bring a semibold face, and a bolder one would be drawn."""
    at = block.begin()
    while not at.atEnd():
        part = at.fragment()
        if part.charFormat().fontWeight() > QFont.Weight.DemiBold:
            cursor = QTextCursor(block)
            cursor.setPosition(part.position())
            cursor.setPosition(part.position() + part.length(), QTextCursor.MoveMode.KeepAnchor)
            shape = QTextCharFormat()
            shape.setFontWeight(QFont.Weight.DemiBold)
            cursor.mergeCharFormat(shape)
        at += 1
