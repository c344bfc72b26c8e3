"""The head of a case: number and title, severity, stages, and the clocks of the calls."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.case_view import CaseView
from ui.case_words import chips, severity_level, steps
from ui.components.flow import Flow
from ui.components.labels import ElidedLabel, Label
from ui.components.states import Badge, ClockChip, SeverityLabel
from ui.components.stepper import StageStepper
from ui.tokens import Colour, Space, Type


class CaseHead(Flow):
    """Number in grey, title semibold, then severity; the stage as a badge where it is short."""

    def __init__(self) -> None:
        super().__init__(gap=Space.GAP)

    def show_head(self, view: CaseView, *, short: bool) -> None:
        """Show the head of a case; the short one names the stage itself."""
        parts: list[QWidget] = [_titled(view.file.head.number, view.file.head.title)]
        level = severity_level(view)
        parts.append(SeverityLabel(level) if level else Badge("Severity not chosen", outlined=True))
        if short:
            parts.append(Badge(view.file.head.stage.value))
        self.show_parts(parts)


class Course(QWidget):
    """How far the case has come, and how the calls stand."""

    def __init__(self) -> None:
        super().__init__()
        self._stepper = StageStepper()
        self._chips = Flow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.ROW)
        column.addWidget(self._stepper)
        column.addWidget(self._chips)

    def show_course(self, view: CaseView) -> None:
        """Show stages and clocks of a case."""
        self._stepper.show_stages(*steps(view))
        found = chips(view)
        self._chips.show_parts([ClockChip(one.state, one.words, one.detail) for one in found])
        self._chips.setVisible(bool(found))


def _titled(number: str, title: str) -> QWidget:
    block = QWidget()
    row = QHBoxLayout(block)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.SMALL + 2)
    words = ElidedLabel(title, Type.TITLE, semibold=True)
    words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    row.addWidget(Label(number, Type.TITLE, Colour.TEXT3))
    row.addWidget(words)
    return block
