"""The form that says what became of one line of the checklist."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcase.domain.notifications import ChecklistMark, MarkStatus
from hrcase.domain.problems import Problem
from hrcase.services import notifications
from ui.case_view import CaseView
from ui.core_thread import CoreThread
from ui.date_editors import MomentEditor
from ui.editors import LongTextEditor, SegmentsEditor, TextEditor
from ui.form import Field, Form
from ui.sheets.form_sheet import DraftPlace, FormSheet, SheetWords, Task

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

_STATUSES = [
    (MarkStatus.DONE, "Done"),
    (MarkStatus.NOT_REQUIRED, "Not needed"),
    (MarkStatus.BLOCKED, "Blocked"),
    (MarkStatus.OPEN, "Open"),
]


def checklist_mark_sheet(
    window: QWidget, core: CoreThread, view: CaseView, item_id: str
) -> FormSheet:
    """The sheet for one line of the checklist."""
    item = view.policy.item(item_id)
    case_id = view.file.head.id
    asks = f"Write {', '.join(item.asks)}" if item.asks else ""
    form = Form[ChecklistMark](
        ChecklistMark,
        [
            Field("status", "What became of it", SegmentsEditor(_STATUSES), required=True),
            Field("performed_by", "Who did it", TextEditor(), required=True),
            Field("happened_at", "When", MomentEditor(view.zone, view.present), required=True),
            Field("reason", "Details or reason", LongTextEditor(3), asks, wide=True),
        ],
        check=_check,
    )
    now = view.present().replace(second=0, microsecond=0)
    form.show_value(ChecklistMark(item_id, MarkStatus.DONE, "", view.actor.name, now))

    def record(work: "Workspace", mark: ChecklistMark) -> None:
        notifications.mark_item(work, case_id, mark)

    note = f"{item.note} {item.citation} · {item.counsel_text.lower()}".strip()
    words = SheetWords(item.text, "Record it", note, "notifications")
    draft = DraftPlace("mark", f"{case_id}/{item_id}")
    return FormSheet(window, core, Task(words, record, view.zone, draft), form)


def _check(mark: ChecklistMark) -> list[Problem]:
    needs_reason = mark.status in {MarkStatus.NOT_REQUIRED, MarkStatus.BLOCKED}
    if not needs_reason or mark.reason.strip():
        return []
    return [Problem("reason", f"Why is it {mark.status}? Write the reason.")]
