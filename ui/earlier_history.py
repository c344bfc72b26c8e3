"""What was done before about the employee: each earlier step, and whether it still counts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from hrcase.domain.allegations import short_clause
from hrcase.domain.ladder_lines import EarlierStep
from hrcase.domain.people import CaseRole
from ui import when
from ui.case_view import CaseView
from ui.components.labels import IconWords, Label, SectionHead
from ui.components.panel import Hairline
from ui.components.states import Badge
from ui.icons import Icon
from ui.tokens import Colour, Space, Type

COUNTS_HERE = "A live warning on the same clauses counts here."
NOTHING = "No earlier step is on record."


class EarlierHistory(QWidget):
    """Steps of other cases, the newest first; nothing at all stands here without an employee."""

    def __init__(self, view: CaseView) -> None:
        super().__init__()
        self.setVisible(bool(view.people(CaseRole.SUBJECT)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(SectionHead("Earlier history", len(view.earlier) or None))
        several = len({name for name, _ in view.earlier}) > 1
        for at, (name, step) in enumerate(view.earlier):
            if at:
                column.addWidget(Hairline())
            column.addWidget(_row(step, name if several else ""))
        if not view.earlier:
            column.addWidget(Label(NOTHING, tone=Colour.TEXT2, wrap=True))
        if any(step.counts_here for _, step in view.earlier):
            column.addWidget(IconWords(Icon.ARROW_UP, COUNTS_HERE, tone=Colour.TEXT3))


def _row(step: EarlierStep, name: str) -> QWidget:
    clauses = ", ".join(short_clause(one) for one in step.clauses)
    parts = (name, clauses, when.day(step.on), step.case_number)
    row = QWidget()
    grid = QGridLayout(row)
    grid.setContentsMargins(0, Space.HAIR, 0, Space.HAIR)
    grid.setHorizontalSpacing(Space.SMALL)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(0, 1)
    grid.addWidget(Label(step.title, Type.LIST, wrap=True), 0, 0)
    grid.addWidget(_badge(step), 0, 1, Qt.AlignmentFlag.AlignTop)
    words = " · ".join(part for part in parts if part)
    grid.addWidget(Label(words, tone=Colour.TEXT2, wrap=True), 1, 0, 1, 2)
    return row


def _badge(step: EarlierStep) -> Badge:
    if step.live_until is None:
        return Badge("expired" if step.ever_counted else "does not count")
    return Badge(f"live to {when.day(step.live_until)}", Colour.AMBER)
