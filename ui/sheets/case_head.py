"""The form that changes the title of a case and who works on it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcase.services import cases
from ui.case_view import CaseView
from ui.core_thread import CoreThread
from ui.editors import TextEditor
from ui.form import Field, Form
from ui.sheets.form_sheet import DraftPlace, FormSheet, SheetWords, Task

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

WORDS = SheetWords(
    "Title and owner",
    "Save the changes",
    "The title stands in every list: write “Student A”, never a student's name.",
    "report",
)


@dataclass(frozen=True, slots=True)
class _Head:
    """What can be changed at the top of a case."""

    title: str = ""
    owner: str = ""


def case_head_sheet(window: QWidget, core: CoreThread, view: CaseView) -> FormSheet:
    """The sheet for title and owner."""
    head = view.file.head
    form = Form[_Head](
        _Head,
        [
            Field("title", "Title", TextEditor(most=200), required=True),
            Field("owner", "Owner", TextEditor(), "Who works on the case"),
        ],
    )
    form.show_value(_Head(head.title, head.owner))

    def record(work: "Workspace", said: _Head) -> None:
        cases.change_case(work, head.id, head.version, said.title, said.owner)

    task = Task(WORDS, record, view.zone, DraftPlace("case-head", str(head.id)))
    return FormSheet(window, core, task, form)
