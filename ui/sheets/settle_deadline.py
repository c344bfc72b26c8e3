"""The form that says how a running deadline ended, and what shows it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcase.domain.papers import RunningDeadline
from hrcase.domain.running import MET, WAIVED
from hrcase.services import deadlines
from ui import when
from ui.case_view import CaseView
from ui.components.labels import note
from ui.core_thread import CoreThread
from ui.editors import LongTextEditor, SegmentsEditor
from ui.form import Field, Form
from ui.sheets.form_sheet import DraftPlace, FormSheet, SheetWords, Task

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

_INTRO = "The program never decides this. Say what you saw, and when."


@dataclass(frozen=True, slots=True)
class _End:
    """How it ended and what shows it."""

    state: str | None = None
    because: str = ""


def settle_sheet(
    window: QWidget, core: CoreThread, view: CaseView, deadline: RunningDeadline
) -> FormSheet:
    """The sheet for the end of one deadline."""
    case_id, deadline_id = view.file.head.id, deadline.id
    ends = SegmentsEditor([(MET, "Met"), (WAIVED, "Waived")])
    form = Form[_End](
        _End,
        [
            Field("state", "How it ended", ends, required=True),
            Field(
                "because",
                "What shows it",
                LongTextEditor(4),
                "For example: the answer came on 1 Dec and is filed with the letter.",
                required=True,
                wide=True,
            ),
        ],
    )

    def record(work: "Workspace", end: _End) -> None:
        deadlines.meet(work, case_id, deadline_id, end.because, end.state or "")

    words = SheetWords(f"End of: {deadline.title}", "Record the end", _INTRO, "discipline")
    draft = DraftPlace("deadline", str(deadline_id))
    sheet = FormSheet(window, core, Task(words, record, view.zone, draft), form)
    if deadline.waivable_from is not None:
        safe = when.weekday(deadline.waivable_from)
        sheet.body.addWidget(note(f"“Waived” can be said from {safe} on."))
    return sheet
