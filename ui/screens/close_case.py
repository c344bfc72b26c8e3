"""The sheet that closes a case: what is still open, each with its way there, or the outcome."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrcase.domain.needs import Need
from hrcase.domain.needs_of_case import obstacles
from hrcase.services import cases
from ui.case_view import CaseView
from ui.case_words import destination, due_words
from ui.components.buttons import Button, Kind, secondary
from ui.components.labels import why
from ui.components.need_line import NeedLine, NeedWords
from ui.components.panel import Hairline
from ui.components.sheet import Sheet
from ui.core_thread import CoreThread
from ui.editors import LongTextEditor
from ui.form import Field, Form
from ui.sheets.form_sheet import DraftPlace, FormSheet, SheetWords, Task

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

HELP = "close_case"


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How the case ended."""

    outcome: str = ""


class ObstaclesSheet(Sheet):
    """Why the case cannot be closed yet; each line has the button that goes there."""

    wanted = Signal(object, str)
    help_page = HELP

    def __init__(self, window: QWidget, view: CaseView, open_needs: Sequence[Need]) -> None:
        count = "One thing is" if len(open_needs) == 1 else f"{len(open_needs)} things are"
        super().__init__(window, "The case cannot be closed yet", width=760)
        self.body.addWidget(why(f"{count} still open. Nothing was changed."))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        for at, need in enumerate(open_needs):
            if at:
                lines.addWidget(Hairline())
            lines.addWidget(self._line(need, view))
        self.body.addLayout(lines)
        close = secondary("Keep the case open")
        close.clicked.connect(self.reject)
        self.feet.addStretch(1)
        self.feet.addWidget(close)

    def _line(self, need: Need, view: CaseView) -> NeedLine:
        go = Button(need.button, Kind.SECONDARY)
        go.setAccessibleDescription(need.title)
        go.clicked.connect(partial(self._go, need))
        words = NeedWords(need.title, need.why, need.citation, due_words(need, view))
        return NeedLine(view.state(need), words, go)

    def _go(self, need: Need, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's flag
        self.accept()
        self.wanted.emit(*destination(need))


def close_case_sheet(window: QWidget, core: CoreThread, view: CaseView) -> Sheet:
    """What is still open, or the question how the case ended."""
    open_needs = obstacles(view.file.needs)
    if open_needs:
        return ObstaclesSheet(window, view, open_needs)
    return _outcome_sheet(window, core, view)


def _outcome_sheet(window: QWidget, core: CoreThread, view: CaseView) -> FormSheet:
    case_id = view.file.head.id
    field = Field("outcome", "Outcome", LongTextEditor(4), "One sentence", required=True, wide=True)

    def record(work: "Workspace", said: _Outcome) -> None:
        cases.close_case(work, case_id, said.outcome)

    words = SheetWords(
        f"Close case {view.file.head.number}",
        "Close the case",
        "Nothing that is required is open. A closed case stays readable and never changes again; "
        "for something new, make a new report.",
        HELP,
    )
    task = Task(words, record, view.zone, DraftPlace("close-case", str(case_id)))
    return FormSheet(window, core, task, Form[_Outcome](_Outcome, [field]))
