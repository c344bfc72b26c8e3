"""The form that records what was found on one allegation."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from hrcase.domain.allegations import Allegation, Finding, short_clause
from hrcase.domain.findings import DRAFT_KIND
from hrcase.services import findings
from ui import when
from ui.case_view import CaseView
from ui.components.labels import why
from ui.core_thread import CoreThread
from ui.date_editors import DateEditor
from ui.editors import ChoiceEditor, LongTextEditor
from ui.form import Field, Form
from ui.sheets.form_sheet import DraftPlace, FormSheet, SheetWords, Task, notes_below
from ui.sheets.ticks_editor import TicksEditor

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

_INTRO = "A finding is never rewritten: a later one is added, and the earlier stays on record."


def finding_sheet(
    window: QWidget, core: CoreThread, view: CaseView, allegation: Allegation
) -> FormSheet:
    """The sheet for a finding; its words are kept as a draft until it is recorded."""
    case_id, clause = view.file.head.id, short_clause(allegation.clause_id)
    form = Form[dict[str, Any]](dict, _fields(view), columns=2)
    form.show_plain({"decided_on": when.weekday(view.today)})
    form.settle()

    def record(work: "Workspace", typed: dict[str, Any]) -> None:
        findings.record_finding(work, case_id, Finding(allegation_id=_id(allegation), **typed))

    words = SheetWords(f"Finding on {clause}", "Record the finding", _INTRO, "findings")
    draft = DraftPlace(DRAFT_KIND, str(allegation.id))
    sheet = FormSheet(window, core, Task(words, record, view.zone, draft), form)
    sheet.body.insertWidget(1, why(f"“{allegation.clause_text}”"))
    sheet.body.addWidget(
        notes_below("", [f"{one.title}: {one.text}" for one in view.policy.findings])
    )
    return sheet


def _fields(view: CaseView) -> list[Field]:
    results = [(one.code, one.title) for one in view.policy.findings if one.enabled]
    standards = [(one.code, one.title) for one in view.policy.standards if one.enabled]
    cited = [(one.id, one.title) for one in view.file.notes]
    fields = [
        Field("result", "Result", ChoiceEditor(results), required=True),
        Field("standard", "Standard of proof", ChoiceEditor(standards), required=True),
        Field("decided_on", "Decided on", DateEditor(), required=True),
        Field(
            "reasons",
            "Reasons",
            LongTextEditor(7),
            "What happened, and what shows it. Letters begin with these words.",
            required=True,
            wide=True,
        ),
    ]
    if cited:
        fields.append(Field("note_ids", "Notes it rests on", TicksEditor(cited), wide=True))
    return fields


def _id(allegation: Allegation) -> UUID:
    if allegation.id is None:
        raise ValueError("an allegation without an id has no finding")
    return allegation.id
