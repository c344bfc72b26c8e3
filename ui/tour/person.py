"""A person at the screen: finds everything by the words on it, and waits until it is there."""

from collections.abc import Callable, Iterator
from typing import TypeAlias, TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QRadioButton,
    QTabBar,
    QWidget,
)

MANY = 400
TextField: TypeAlias = QLineEdit | QPlainTextEdit
Pressable: TypeAlias = QAbstractButton | QTabBar
Choice: TypeAlias = QComboBox | QAbstractButton
Readable: TypeAlias = QLineEdit | QPlainTextEdit | QComboBox | QRadioButton
Found = TypeVar("Found")
WaitUntil: TypeAlias = Callable[[Callable[[], bool]], bool]


class NotThere(AssertionError):
    """What was looked for did not come; the message says what was on the screen instead."""


class Person:
    """Types, presses, chooses, reads; sees only what is visible and, on a sheet, only the sheet.

    `wait_until` asks again and again, and says whether the answer became yes in time.
    """

    def __init__(self, wait_until: WaitUntil) -> None:
        self._wait_until = wait_until

    def types(self, label: str, text: str) -> None:
        """Replace what stands in the field of that label."""
        field: TextField = self._find(lambda: self._field(label), f"a field called “{label}”")
        self._goes_to(field)
        field.selectAll()
        if not text:
            QTest.keyClick(field, Qt.Key.Key_Delete)
        elif len(text) > MANY or not (text.isascii() and text.isprintable()):
            _paste(field, text)
        else:
            QTest.keyClicks(field, text)

    def leaves(self) -> None:
        """Go on to the next field."""
        self.hits("Tab")

    def presses(self, words: str) -> None:
        """Press the button, link or tab with these words, once it can be pressed."""
        target: Pressable = self._find(lambda: self._pressable(words), f"a button “{words}”")
        if isinstance(target, QTabBar):
            target.setCurrentIndex(_tab(target, words))
            return
        self._goes_to(target)
        target.click()

    def presses_what_begins(self, words: str) -> None:
        """Press the one button whose words begin so, as with a number that is not known."""
        button = self._find(lambda: self._beginning(words), f"a button “{words}…”")
        self._goes_to(button)
        button.click()

    def chooses(self, label: str, choice: str) -> None:
        """Choose an answer in the list or the segments of that label."""
        target: Choice = self._find(
            lambda: self._choice(label, choice), f"“{label}” with “{choice}”"
        )
        self._goes_to(target)
        if isinstance(target, QComboBox):
            target.setCurrentIndex(target.findText(choice))
        else:
            target.click()

    def ticks(self, words: str) -> None:
        """Tick or untick the box with these words."""
        self.presses(words)

    def hits(self, keys: str) -> None:
        """Hit keys where the caret is, as in "Ctrl+N"."""
        target = QApplication.focusWidget() or QApplication.activeWindow() or self._windows()[0]
        target.window().activateWindow()
        self._find(lambda: [True] * target.isActiveWindow(), "a window in front")
        QTest.keySequence(target, QKeySequence(keys))

    def opens(self, words: str) -> None:
        """Open the row of a list that holds these words."""
        view, index = self._find(lambda: self._row(words), f"a row with “{words}”")
        self._goes_to(view)
        view.setCurrentIndex(index)
        QTest.keyClick(view, Qt.Key.Key_Return)

    def sees(self, words: str) -> None:
        """Wait until these words are on the screen."""
        self._find(lambda: [True] * self.can_see(words), f"the words “{words}”")

    def sees_no_more(self, words: str) -> None:
        """Wait until these words are not on the screen."""
        self._find(lambda: [True] * (not self.can_see(words)), f"no “{words}”")

    def can_see(self, words: str) -> bool:
        """Whether these words are on the screen now."""
        return any(words in said for widget in self._widgets() for said in _said(widget))

    def reads(self, label: str) -> str:
        """What stands in the field, list or segments of that label."""
        target: Readable = self._find(lambda: self._readable(label), f"a field called “{label}”")
        if isinstance(target, QComboBox):
            return target.currentText()
        if isinstance(target, QRadioButton):
            return target.text()
        return target.toPlainText() if isinstance(target, QPlainTextEdit) else target.text()

    def everything(self) -> str:
        """All words on the screen, for the message of a failure."""
        said = (words for widget in self._widgets() for words in _said(widget) if words)
        return " | ".join(dict.fromkeys(said))

    def _goes_to(self, widget: QWidget) -> None:
        """Put the caret there, as a click would; what takes no focus is left alone."""
        if widget.focusPolicy() is Qt.FocusPolicy.NoFocus:
            return
        widget.window().activateWindow()
        widget.setFocus()
        self._find(lambda: [True] * widget.hasFocus(), f"the caret in {name_of(widget)}")

    def _find(self, look: Callable[[], list[Found]], wanted: str) -> Found:
        """Look until it is there; say what was on the screen instead if it does not come."""
        found: list[Found] = []

        def there() -> bool:
            found[:] = look()
            return bool(found)

        if not self._wait_until(there):
            raise NotThere(f"looked for {wanted}, but saw: {self.everything()}")
        return found[0]

    def _windows(self) -> list[QWidget]:
        shown = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
        sheets = [
            sheet for window in shown for sheet in window.findChildren(QDialog) if sheet.isVisible()
        ]
        return [sheets[-1]] if sheets else list(shown)

    def _widgets(self) -> Iterator[QWidget]:
        for window in self._windows():
            yield window
            yield from (part for part in window.findChildren(QWidget) if part.isVisible())

    def _field(self, label: str) -> list[TextField]:
        return [
            part
            for part in self._widgets()
            if isinstance(part, QLineEdit | QPlainTextEdit) and name_of(part) == label
        ]

    def _pressable(self, words: str) -> list[Pressable]:
        return [
            part
            for part in self._widgets()
            if isinstance(part, QAbstractButton | QTabBar)
            and part.isEnabled()
            and words in _names(part)
        ]

    def _beginning(self, words: str) -> list[QAbstractButton]:
        buttons = (part for part in self._widgets() if isinstance(part, QAbstractButton))
        return [one for one in buttons if any(name.startswith(words) for name in _names(one))]

    def _choice(self, label: str, choice: str) -> list[Choice]:
        lists = [part for part in self._lists(label) if part.findText(choice) >= 0]
        answers = [part for part in self._answers() if name_of(part) == f"{label}: {choice}"]
        return [*lists, *answers]

    def _lists(self, label: str) -> list[QComboBox]:
        lists = (part for part in self._widgets() if isinstance(part, QComboBox))
        return [part for part in lists if name_of(part) == label]

    def _answers(self) -> list[QRadioButton]:
        return [part for part in self._widgets() if isinstance(part, QRadioButton)]

    def _row(self, words: str) -> list[tuple[QAbstractItemView, QModelIndex]]:
        views = (part for part in self._widgets() if isinstance(part, QAbstractItemView))
        cells = ((view, index) for view in views for index in _cells(view))
        return [(view, index) for view, index in cells if words in str(index.data() or "")]

    def _readable(self, label: str) -> list[Readable]:
        answers = [part for part in self._answers() if part.isChecked()]
        chosen = [part for part in answers if name_of(part).startswith(f"{label}: ")]
        return [*self._field(label), *self._lists(label), *chosen]


def _paste(field: TextField, text: str) -> None:
    """Long texts, line breaks and other scripts come in at once, as from the clipboard."""
    if isinstance(field, QLineEdit):
        field.insert(text)
    else:
        field.insertPlainText(text)


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it: its own name, or that of the label it belongs to."""
    if widget.accessibleName():
        return widget.accessibleName()
    return _clean(QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name))


def _clean(words: str) -> str:
    """Words without the marks for keys."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _names(part: Pressable) -> list[str]:
    """The words that press it."""
    if isinstance(part, QTabBar):
        return [_clean(part.tabText(at)) for at in range(part.count())]
    return [_clean(part.text()), name_of(part)]


def _tab(bar: QTabBar, words: str) -> int:
    return next((at for at in range(bar.count()) if _clean(bar.tabText(at)) == words), -1)


def _cells(view: QAbstractItemView) -> Iterator[QModelIndex]:
    model = view.model()
    columns = 1 if isinstance(view, QListView) else model.columnCount()
    for row in range(model.rowCount()):
        for column in range(columns):
            yield model.index(row, column)


def _said(widget: QWidget) -> Iterator[str]:
    """Every word a widget shows or says."""
    yield widget.accessibleName()
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield _clean(widget.text())
    elif isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    elif isinstance(widget, QTabBar):
        yield from (_clean(widget.tabText(at)) for at in range(widget.count()))
    elif isinstance(widget, QAbstractItemView):
        yield from (str(index.data() or "") for index in _cells(widget))
