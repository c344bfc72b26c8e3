"""The form that chooses how serious a case is, with the reason."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcase.services import cases
from ui.case_view import CaseView
from ui.components.states import severity_words
from ui.core_thread import CoreThread
from ui.editors import LongTextEditor, SegmentsEditor
from ui.form import Field, Form
from ui.sheets.form_sheet import DraftPlace, FormSheet, SheetWords, Task, notes_below

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

WORDS = SheetWords(
    "Choose the severity",
    "Choose this severity",
    "It proposes a step and decides nothing. A change needs its reason as well.",
    "severity",
)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A severity and why."""

    severity: str | None = None
    reason: str = ""


def severity_sheet(window: QWidget, core: CoreThread, view: CaseView) -> FormSheet:
    """The sheet for the severity of a case."""
    head = view.file.head
    levels = [(one.code, severity_words(one.order)) for one in view.policy.severities]
    form = Form[_Chosen](
        _Chosen,
        [
            Field("severity", "Severity", SegmentsEditor(levels), required=True),
            Field("reason", "Reason", LongTextEditor(4), required=True, wide=True),
        ],
    )
    form.show_value(_Chosen(head.severity, head.severity_reason))

    def record(work: "Workspace", chosen: _Chosen) -> None:
        cases.choose_severity(work, head.id, chosen.severity or "", chosen.reason)

    task = Task(WORDS, record, view.zone, DraftPlace("severity", str(head.id)))
    sheet = FormSheet(window, core, task, form)
    lines = [f"{severity_words(one.order)}: {one.text}" for one in view.policy.severities]
    sheet.body.addWidget(notes_below("", lines))
    return sheet
