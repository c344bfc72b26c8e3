"""The form for one allegation: which clause, by whom, towards whom, when and where."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from hrcase.domain.allegations import Allegation, Precision, short_clause
from hrcase.domain.determinations import is_involved_student
from hrcase.domain.people import CaseRole
from hrcase.services import allegations
from ui.case_view import CaseView
from ui.core_thread import CoreThread
from ui.date_editors import DateEditor
from ui.editors import ChoiceEditor, LongTextEditor, SegmentsEditor, TextEditor
from ui.form import Field, Form
from ui.sheets.clause_editor import ClauseEditor
from ui.sheets.form_sheet import DraftPlace, FormSheet, SheetWords, Task

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

_PRECISIONS = [
    (Precision.DAY, "On this day"),
    (Precision.EXACT, "Exactly"),
    (Precision.ABOUT, "About"),
    (Precision.UNKNOWN, "Unknown"),
]


def new_allegation_sheet(window: QWidget, core: CoreThread, view: CaseView) -> FormSheet:
    """The sheet for another allegation."""
    case_id = view.file.head.id
    clauses = [one for one in view.policy.current_clauses() if one.can_be_alleged and one.enabled]
    clause = Field("clause_id", "Clause", ClauseEditor(clauses), required=True, wide=True)
    form = Form[Allegation](Allegation, [clause, *_fields(view)], columns=2)
    subjects = _subjects(view)
    if len(subjects) == 1:
        form.editor("subject_id").show_value(subjects[0][0])
        form.settle()

    def record(work: "Workspace", said: Allegation) -> UUID:
        return allegations.add_allegation(work, case_id, _chosen(said))

    words = SheetWords(
        "Add an allegation",
        "Add the allegation",
        "One clause, one employee. The words of the clause are kept as they were in force on the "
        "first day.",
        "allegation",
    )
    draft = DraftPlace("allegation", str(case_id))
    return FormSheet(window, core, Task(words, record, view.zone, draft), form)


def change_allegation_sheet(
    window: QWidget, core: CoreThread, view: CaseView, before: Allegation
) -> FormSheet:
    """The sheet that changes days, place, student and words as framed."""
    case_id = view.file.head.id
    form = Form[Allegation](Allegation, _fields(view), columns=2)
    form.show_value(before)
    form.editor("subject_id").set_editable(editable=False)
    form.editor("as_received").set_editable(editable=not before.as_received)

    def record(work: "Workspace", said: Allegation) -> None:
        allegations.change_allegation(work, case_id, _chosen(said))

    words = SheetWords(
        f"Change {short_clause(before.clause_id)}",
        "Save the changes",
        f"“{before.clause_text}”",
        "allegation",
    )
    draft = DraftPlace("allegation-change", str(before.id))
    return FormSheet(window, core, Task(words, record, view.zone, draft), form)


def _chosen(said: Allegation) -> Allegation:
    """Where nobody chose how well the day is known, the day itself says it."""
    return replace(said, precision=said.precision or Precision.UNKNOWN)


def _subjects(view: CaseView) -> list[tuple[UUID, str]]:
    return [(one.person_id, one.shown_name) for one in view.people(CaseRole.SUBJECT)]


def _fields(view: CaseView) -> Sequence[Field]:
    students = [
        (one.person_id, one.shown_name) for one in view.people() if is_involved_student(one)
    ]
    return [
        Field("subject_id", "Employee", ChoiceEditor(_subjects(view)), required=True),
        Field("student_id", "Student", ChoiceEditor(students, "No student, or not known yet")),
        Field("first_on", "First day", DateEditor()),
        Field("last_on", "Last day", DateEditor(), "Empty if it was one day"),
        Field("precision", "How well the day is known", SegmentsEditor(_PRECISIONS), wide=True),
        Field("place", "Place", TextEditor()),
        Field("as_received", "As received", LongTextEditor(3), "Never changes", wide=True),
        Field("as_framed", "As framed", LongTextEditor(3), "The words of the office", wide=True),
    ]
