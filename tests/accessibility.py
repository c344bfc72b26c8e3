"""What makes a window usable by keyboard, by ear and at twice the text size, as checks."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QPushButton,
    QTabBar,
    QTableView,
    QWidget,
)

from ui.focus_chain import focus_chain, hands_focus_on
from ui.tour.person import name_of

TOLERANCE = 6
# A page that is scrolled by keys has a name; Qt knows no role for it.
NO_ROLE = {QAccessible.Role.NoRole, QAccessible.Role.Client}


def focusable(root: QWidget) -> list[QWidget]:
    """What Tab visits, in the order in which it does."""
    return [part for part in focus_chain(root.window()) if root.isAncestorOf(part) and _stops(part)]


def _stops(part: QWidget) -> bool:
    takes = part.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and part.isVisible() and part.isEnabled() and not hands_focus_on(part)


def nameless(root: QWidget) -> Iterator[str]:
    """Controls that a screen reader could not name, or not say what they are."""
    for part in focusable(root):
        told = QAccessible.queryAccessibleInterface(part)
        if not name_of(part).strip():
            yield f"no name: {described(part)}"
        if told.role() in NO_ROLE and not isinstance(part, QAbstractScrollArea):
            yield f"no role: {described(part)}"


def out_of_order(root: QWidget) -> Iterator[str]:
    """Steps of Tab that go up or back instead of on, unless a new column begins there."""
    for here, there in pairwise(focusable(root)):
        if _region(here, root) is not _region(there, root):
            continue
        a, b = _place(here, root), _place(there, root)
        is_above = b.bottom() < a.top() - TOLERANCE
        is_left = b.right() < a.left() + TOLERANCE
        in_row = b.top() < a.bottom() - TOLERANCE and b.bottom() > a.top() + TOLERANCE
        if (is_above and b.left() < a.right() - TOLERANCE) or (in_row and is_left):
            yield f"from {described(here)} back to {described(there)}"


def traps(root: QWidget) -> Iterator[str]:
    """Places from which Tab does not come round to where it began."""
    wanted = focusable(root)
    if not wanted:
        return
    wanted[0].setFocus()
    visited: list[QWidget] = []
    for _ in range(len(wanted) + 2):
        now = QApplication.focusWidget()
        if now is None or (visited and now is visited[0]):
            break
        visited.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    missed = [part for part in wanted if not any(_holds(one, part) for one in visited)]
    if missed:
        yield f"Tab never comes to {', '.join(map(described, missed[:4]))}"
    elif visited and QApplication.focusWidget() is not visited[0]:
        yield f"Tab does not come round; it ends in {described(visited[-1])}"


def same_keys_twice(root: QWidget) -> Iterator[str]:
    """Letters behind an ampersand, and shortcuts, that two things in sight answer to."""
    letters = Counter(key for text in _texts(root) if (key := _mnemonic(text)))
    yield from (f"Alt+{key} means {count} things" for key, count in letters.items() if count > 1)
    keys = Counter(
        keys.key().toString()
        for keys in root.window().findChildren(QShortcut)
        if keys.isEnabled() and isinstance(home := keys.parent(), QWidget) and home.isVisible()
    )
    yield from (f"{words} means {count} things" for words, count in keys.items() if count > 1)


def unannounced_cells(root: QWidget) -> Iterator[str]:
    """Cells of tables that do not say their heading before their text."""
    for table in root.findChildren(QTableView):
        model = table.model()
        if not table.isVisible() or model.rowCount() == 0:
            continue
        for column in range(model.columnCount()):
            heading = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
            said = str(model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) or "")
            text = str(model.index(0, column).data() or "")
            if heading and text and not said.startswith(f"{heading}: "):
                yield f"{name_of(table)}: “{said}” lacks its heading “{heading}”"


def scrolled(root: QWidget) -> Iterator[str]:
    """Pages and tables that scroll sideways."""
    for area in root.findChildren(QAbstractScrollArea):
        bar = area.horizontalScrollBar()
        if area.isVisible() and bar.isVisible() and bar.maximum() > 0:
            yield f"scrolls sideways: {described(area)}"


def cut(root: QWidget) -> Iterator[str]:
    """Words that do not fit the room they have."""
    for label in root.findChildren(QLabel):
        if label.isVisible() and label.text() and not _label_fits(label):
            yield f"cut: {described(label)}"
    for button in root.findChildren(QPushButton):
        if button.isVisible() and button.sizeHint().width() > button.width() + 1:
            yield f"cut: {described(button)}"


def outside(root: QWidget) -> Iterator[str]:
    """Controls that stand, wholly or in part, beside the page."""
    for part in focusable(root):
        holder = part.parentWidget()
        while holder is not None and holder is not root.window():
            left = part.mapTo(holder, QPoint(0, 0)).x()
            if left < -1 or left + part.width() > holder.width() + 1:
                yield f"beside the page: {described(part)}"
                break
            holder = holder.parentWidget()


def described(part: QWidget) -> str:
    """A control as the message of a failure names it."""
    words = part.text() if isinstance(part, QLabel | QAbstractButton) else ""
    return f"{type(part).__name__} “{(name_of(part) or words)[:60]}”"


def _label_fits(label: QLabel) -> bool:
    if label.wordWrap():
        return label.heightForWidth(label.width()) <= label.height() + 2
    return label.minimumSizeHint().width() <= label.width() + 1


def _place(part: QWidget, root: QWidget) -> QRect:
    return QRect(part.mapTo(root, QPoint(0, 0)), part.size())


def _region(part: QWidget, root: QWidget) -> QWidget:
    """The bar or page of the window that it stands in."""
    region, holder = part, part.parentWidget()
    while holder is not None and holder is not root:
        region, holder = holder, holder.parentWidget()
    return region


def _holds(visited: QWidget, part: QWidget) -> bool:
    """Whether Tab was there; of answers that exclude each other it visits the one that counts."""
    if isinstance(visited, QAbstractButton) and isinstance(part, QAbstractButton):
        excluding = visited.autoExclusive() and part.autoExclusive()
        if excluding and visited.parentWidget() is part.parentWidget():
            return True
    return visited is part or visited.isAncestorOf(part) or part.isAncestorOf(visited)


def _texts(root: QWidget) -> Iterator[str]:
    for part in root.findChildren(QWidget):
        if not part.isVisible():
            continue
        if isinstance(part, QAbstractButton):
            yield part.text()
        elif isinstance(part, QTabBar):
            yield from (part.tabText(at) for at in range(part.count()))


def _mnemonic(text: str) -> str:
    _, found, rest = text.replace("&&", "").partition("&")
    return rest[0].upper() if found and rest else ""
