"""Asks Qt for widgets that belong to others, and leaves each with its own parent.

PySide takes what these questions return for a child of whatever was asked, and deletes it
together with that; a table then loses its head when a button of some sheet goes. Setting the
parent that a widget has already changes nothing in Qt, and puts this right.
"""

from typing import cast

from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget


def focus_chain(window: QWidget) -> list[QWidget]:
    """Every part of a window in the order of Tab.

    The last one is not asked for what follows, which would be the window: nobody owns that.
    """
    chain, at = [], window
    for _ in [part for part in window.findChildren(QWidget) if part.window() is window]:
        at = cast("QWidget", at.nextInFocusChain())
        at.setParent(at.parentWidget())
        chain.append(at)
    return chain


def hands_focus_on(part: QWidget) -> bool:
    """Whether another part takes the focus in the place of this one."""
    proxy: QWidget | None = part.focusProxy()
    if proxy is None:
        return False
    proxy.setParent(proxy.parentWidget())
    return True


def group_of(button: QAbstractButton) -> QButtonGroup | None:
    """The group of answers to which a button belongs."""
    group: QButtonGroup | None = button.group()
    if group is not None:
        group.setParent(group.parent())
    return group
