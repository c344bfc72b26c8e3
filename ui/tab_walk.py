"""The way of the Tab key through a window: region after region, as one reads.

Qt goes by the order in which widgets were made, and a page that is made anew comes last.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton, QWidget

from ui.focus_chain import focus_chain, group_of, hands_focus_on

NONE_CHECKED: Final = -1


def walk(window: QWidget, regions: Sequence[QWidget], *, forward: bool) -> bool:
    """Go to the next part, or to the one before; whether there was one to go to."""
    order = _in_order(window, regions)
    if not order:
        return False
    now = window.focusWidget()
    at = order.index(now) if now in order else _beside(now, order, regions, forward=forward)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    order[(at + (1 if forward else -1)) % len(order)].setFocus(reason)
    return True


def _beside(
    now: QWidget | None, order: Sequence[QWidget], regions: Sequence[QWidget], *, forward: bool
) -> int:
    """From a part that Tab does not come to: just before, or just behind, its whole region."""
    here = _region(now, regions)
    before = [at for at, part in enumerate(order) if _region(part, regions) < here]
    return len(before) - 1 if forward else len(before)


def _in_order(window: QWidget, regions: Sequence[QWidget]) -> list[QWidget]:
    """What Tab comes to; inside a region in the order of the focus chain."""
    parts = [part for part in focus_chain(window) if takes_tab(part)]
    return sorted(parts, key=lambda part: _region(part, regions))


def _region(part: QWidget | None, regions: Sequence[QWidget]) -> int:
    """Which region a part is in; what is in none comes first."""
    for at, region in enumerate(regions):
        if part is not None and (region is part or region.isAncestorOf(part)):
            return at
    return -1


def takes_tab(part: QWidget) -> bool:
    """Whether Tab comes to a part; of answers that exclude each other, to the one that counts.

    A part that hands its focus on to another would trap it.
    """
    policy = part.focusPolicy() & Qt.FocusPolicy.TabFocus
    own = not hands_focus_on(part) and not _is_beside_the_answer(part)
    return bool(policy) and own and part.isVisible() and part.isEnabled()


def _is_beside_the_answer(part: QWidget) -> bool:
    if not isinstance(part, QRadioButton) or part.isChecked():
        return False
    group = group_of(part)
    return group is not None and group.checkedId() != NONE_CHECKED
