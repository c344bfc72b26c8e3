"""The form that answers one of the questions that are open from the first second."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcase.domain.determinations import Answer, Determination, Question, latest
from hrcase.domain.problems import Problem
from hrcase.services import determinations
from ui.case_view import CaseView
from ui.core_thread import CoreThread
from ui.editors import LongTextEditor, SegmentsEditor
from ui.form import Field, Form
from ui.sheets.form_sheet import DraftPlace, FormSheet, SheetWords, Task, notes_below

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace


def determination_sheet(
    window: QWidget, core: CoreThread, view: CaseView, question: Question
) -> FormSheet:
    """The sheet for one question, with the answer that stands and the facts known now."""
    rule = view.policy.question(question.value)
    case_id = view.file.head.id
    answers = [(Answer(words), words) for words in rule.answers]
    form = Form[Determination](
        Determination,
        [
            Field("answer", "Answer", SegmentsEditor(answers), required=True),
            Field("reason", "Reason", LongTextEditor(4), "Kept with the answer", wide=True),
        ],
        check=_check,
    )
    before = latest(view.file.determinations, question)
    shown = before.answer if before else Answer.NOT_YET
    form.show_value(Determination(question, shown, before.reason if before else ""))

    def record(work: "Workspace", said: Determination) -> None:
        determinations.determine(work, case_id, said)

    words = SheetWords(rule.text, "Record the answer", _who_is_told(view), "determination")
    draft = DraftPlace(f"determination-{question.value}", str(case_id))
    sheet = FormSheet(window, core, Task(words, record, view.zone, draft), form)
    facts = view.facts.facts or ("Nothing yet: no student and no allegation is recorded.",)
    sheet.body.addWidget(notes_below("Known now, and kept with the answer", facts))
    sheet.body.addWidget(notes_below("", [f"{rule.citation}. {rule.counsel_text}."]))
    return sheet


def _check(said: Determination) -> list[Problem]:
    if said.answer is Answer.NOT_YET or said.reason.strip():
        return []
    return [Problem("reason", f"Why “{said.answer}”? Write the reason.")]


def _who_is_told(view: CaseView) -> str:
    """What a yes would mean, by the ages of the students."""
    ages = [f"{one.label}: {one.age_words(view.today)}." for one in view.facts.students]
    told = "The program decides no crime: it asks for an indication and keeps who said so."
    return " ".join([*ages, told])
