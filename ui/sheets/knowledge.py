"""The form that records when one person first knew, which starts that person's own clock."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcase.domain.notifications import Knowledge
from hrcase.services import notifications
from ui.case_view import CaseView
from ui.core_thread import CoreThread
from ui.date_editors import MomentEditor
from ui.editors import ChoiceEditor, LongTextEditor, TextEditor
from ui.form import Field, Form
from ui.sheets.form_sheet import DraftPlace, FormSheet, SheetWords, Task

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

WORDS = SheetWords(
    "Who knew, and when",
    "Record who knew",
    "Everyone of the district who has reason to believe it has an own duty, from the minute of "
    "knowing.",
    "case_people",
)


def knowledge_sheet(
    window: QWidget, core: CoreThread, view: CaseView, corrects: Knowledge | None = None
) -> FormSheet:
    """The sheet for one person's knowledge, or for one that corrects it."""
    case_id = view.file.head.id
    people = [(one.person_id, one.shown_name) for one in view.people()]
    form = Form[Knowledge](
        Knowledge,
        [
            Field("who", "Who knew", TextEditor(), "Name, or office", required=True),
            Field(
                "known_at",
                "First knew at",
                MomentEditor(view.zone, view.present),
                required=True,
            ),
            Field("person_id", "Person of this case", ChoiceEditor(people, "Nobody listed")),
            Field("how", "How it became known", LongTextEditor(3), wide=True),
        ],
        columns=2,
    )
    now = view.present().replace(second=0, microsecond=0)
    if corrects is None:
        form.show_value(Knowledge("", now, ""))
    else:
        form.show_value(replace(corrects, corrects=corrects.id, id=None, recorded_at=None))

    def record(work: "Workspace", known: Knowledge) -> None:
        notifications.record_knowledge(work, case_id, known)

    task = Task(WORDS, record, view.zone, DraftPlace("knowledge", str(case_id)))
    return FormSheet(window, core, task, form)
