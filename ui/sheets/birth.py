"""The form for a student's date of birth, which decides who must be told."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcase.domain.people import CasePerson
from hrcase.services import people
from ui.case_view import CaseView
from ui.core_thread import CoreThread
from ui.date_editors import DateEditor
from ui.form import Field, Form
from ui.sheets.form_sheet import DraftPlace, FormSheet, SheetWords, Task

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Birth:
    """A day of birth, or that nobody knows it."""

    born_on: date | None = None


def birth_sheet(window: QWidget, core: CoreThread, view: CaseView, one: CasePerson) -> FormSheet:
    """The sheet for the date of birth of a student."""
    field = Field("born_on", "Date of birth", DateEditor(), "Empty if nobody knows it yet")
    form = Form[_Birth](_Birth, [field])
    form.show_value(_Birth(one.born_on))

    def record(work: "Workspace", said: _Birth) -> None:
        person = people.person(work, one.person_id)
        people.change_person(work, replace(person, born_on=said.born_on))

    words = SheetWords(
        f"Date of birth of {one.shown_name}",
        "Save the date of birth",
        "An unknown date counts as under 18. A new date asks the questions again that rest on it.",
        "case_people",
    )
    draft = DraftPlace("birth", str(one.person_id))
    return FormSheet(window, core, Task(words, record, view.zone, draft), form)
