"""Asks Qt for widgets that belong to others, and leaves each with its own parent.

PySide takes what these questions return for a child of whatever was asked, and deletes it
together with that; a table then loses its head when a button of some sheet goes. Setting the
parent that a widget has already changes nothing in Qt, and puts this right.
"""

from typing import cast

from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget


def next_in_chain(part: QWidget) -> QWidget:
    """What comes after this part in the focus chain of its window."""
    following = cast("QWidget", part.nextInFocusChain())
    following.setParent(following.parentWidget())
    return following


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
