"""Where the focus stands while a page is made anew, so that the keyboard goes on from there."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget
from shiboken6 import isValid

NOWHERE: Final = -1


class KeptFocus:
    """Made before a page changes; `put_back` gives the focus to whatever took the place.

    That is the same part, or the one with the same words, or the one that stands there now.
    """

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._part: QWidget | None = None
        self._words, self._at = ("", "", ""), NOWHERE
        now: QWidget | None = page.window().focusWidget()
        if now is not None and page.isAncestorOf(now):
            parts = _parts(page)
            self._part, self._words = now, _words(now)
            self._at = parts.index(now) if now in parts else NOWHERE

    def put_back_soon(self) -> None:
        """Put it back once the new parts are shown; a part that stayed needs no help."""
        QTimer.singleShot(0, self._page, self._put_back_if_gone)

    def _put_back_if_gone(self) -> None:
        if self._part is not None and not self._stayed():
            self.put_back()

    def _stayed(self) -> bool:
        return isValid(self._part) and self._part is not None and self._part.isVisible()

    def put_back(self) -> None:
        """Give the focus back, unless a sheet has it by now."""
        if self._part is None or _has_sheet(self._page):
            return
        if self._stayed():
            self._part.setFocus()
            return
        parts = _parts(self._page)
        same = [part for part in parts if _words(part) == self._words]
        there = parts[self._at : self._at + 1] or parts[-1:] if self._at != NOWHERE else []
        for part in (same or there)[:1]:
            part.setFocus()


def _parts(page: QWidget) -> list[QWidget]:
    """Everything on the page that Tab comes to."""
    return [
        part
        for part in page.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.isVisibleTo(page)
        and part.isEnabled()
    ]


def _words(part: QWidget) -> tuple[str, str, str]:
    """What tells a part from the others, before and after it was made anew."""
    text = part.text() if isinstance(part, QAbstractButton) else ""
    return part.objectName(), part.accessibleName() or text, part.accessibleDescription()


def _has_sheet(page: QWidget) -> bool:
    """Whether a sheet lies over the page."""
    sheets = page.window().findChildren(QDialog)
    return any(sheet.isVisible() and not sheet.isAncestorOf(page) for sheet in sheets)
