"""Who must be told at once: the clocks, the questions side by side, and their checklists."""

from collections.abc import Callable
from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.determinations import Question
from hrcase.domain.notifications import Knowledge, completes, standing
from ui.case_screen import CaseScreen
from ui.case_view import CaseView
from ui.components.halves import Halves
from ui.components.panel import clear
from ui.core_thread import CoreThread
from ui.notification_parts import (
    ADULT_LINE,
    CHECK,
    CORRECT_HOTLINE,
    CORRECT_POLICE,
    COVERED,
    DECIDE,
    HOTLINE_LINE,
    POLICE,
    POLICE_LINE,
    Duty,
    DutyColumn,
    KnownPanel,
    action_of,
    is_open,
    mark_flow,
    marks_row,
    question_head,
)
from ui.sheets.checklist_mark import checklist_mark_sheet
from ui.sheets.determination import determination_sheet
from ui.sheets.form_sheet import FormSheet
from ui.sheets.hotline_call import Beginning, hotline_call_sheet
from ui.sheets.police_contact import police_contact_sheet
from ui.tokens import Space

CALL = "call-"
_Made = Callable[[str, CaseView], FormSheet | None]


class NotificationsScreen(CaseScreen):
    """A, B and C before D: the calls never wait for anything below them."""

    help_page: ClassVar[str] = "notifications"
    has_clock: ClassVar[bool] = True

    def __init__(self, core: CoreThread, case_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(core, case_id, parent)
        self._known = KnownPanel()
        self._at_once, self._then, self._third = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._dhs, self._police = DutyColumn(), DutyColumn()
        self.body.setSpacing(Space.PANEL)
        self.body.addWidget(self._known)
        self.body.addLayout(self._at_once)
        self.body.addLayout(self._third)
        self.body.addWidget(Halves(self._dhs, self._police))
        self.body.addLayout(self._then)

    @override
    def show_case(self, view: CaseView) -> None:
        """Everything is made in the order in which it is read, because Tab goes by it."""
        self._known.show_clocks(view)
        self._show_marks(self._at_once, "At once", "A", view)
        clear(self._third)
        if Question.VULNERABLE_ADULT in view.facts.asked:
            head = question_head(view, Question.VULNERABLE_ADULT, "", self.jump)
            self._third.addWidget(head)
        police_first = is_open(view, POLICE_LINE) and not is_open(view, HOTLINE_LINE)
        dhs = Duty(Question.ABUSE, "B", loud=not police_first)
        is_loud = self._dhs.show_duty(view, dhs, self.jump)
        self._police.show_duty(view, Duty(Question.CRIME, "C", loud=not is_loud), self.jump)
        self._show_marks(self._then, "Then", "D", view)

    def _show_marks(self, column: QVBoxLayout, label: str, group: str, view: CaseView) -> None:
        clear(column)
        column.addWidget(marks_row(label, mark_flow(view, group, self.jump)))

    @override
    def open_target(self, target: str, view: CaseView) -> None:
        sheet = self._sheet_for(target, view)
        if sheet is not None:
            self.open_sheet(target, sheet)

    def _sheet_for(self, target: str, view: CaseView) -> FormSheet | None:
        """The sheet that a target names; the more exact names come first."""
        makers: dict[str, _Made] = {
            POLICE: self._police_sheet,
            CALL: self._call_sheet,
            CORRECT_HOTLINE: self._correction,
            CORRECT_POLICE: self._correction,
            DECIDE: self._question_sheet,
            f"{CHECK}{ADULT_LINE}": self._adult_sheet,
            CHECK: self._mark_sheet,
            COVERED: self._mark_sheet,
        }
        found = (make for name, make in makers.items() if target.startswith(name))
        make = next(found, None)
        return make(target, view) if make and view.may(action_of(target)) else None

    def _police_sheet(self, target: str, view: CaseView) -> FormSheet:
        """The sheet of a contact; a need for somebody's own comes with that duty chosen."""
        duty = _duty(view, target.removeprefix(f"{POLICE}-"))
        return police_contact_sheet(self.window(), self._core, view, whose=duty)

    def _adult_sheet(self, _target: str, view: CaseView) -> FormSheet:
        return hotline_call_sheet(self.window(), self._core, view, Beginning(adult=True))

    def _question_sheet(self, target: str, view: CaseView) -> FormSheet:
        question = Question(target.removeprefix(DECIDE))
        return determination_sheet(self.window(), self._core, view, question)

    def _mark_sheet(self, target: str, view: CaseView) -> FormSheet:
        item_id = target.removeprefix(CHECK).removeprefix(COVERED)
        return checklist_mark_sheet(self.window(), self._core, view, item_id)

    def _correction(self, target: str, view: CaseView) -> FormSheet | None:
        """The latest standing call or contact, to be corrected by a new record."""
        if target == CORRECT_HOTLINE:
            calls = standing(view.file.calls)
            if not calls:
                return None
            begin = Beginning(corrects=calls[-1])
            return hotline_call_sheet(self.window(), self._core, view, begin)
        told = [one for one in standing(view.file.contacts) if completes(one)]
        return police_contact_sheet(self.window(), self._core, view, told[-1]) if told else None

    def _call_sheet(self, target: str, view: CaseView) -> FormSheet:
        """The sheet of a call; a need for somebody's own call comes with that duty chosen."""
        duty = _duty(view, target.removeprefix(CALL))
        return hotline_call_sheet(self.window(), self._core, view, Beginning(whose=duty))


def _duty(view: CaseView, knowledge_id: str) -> Knowledge | None:
    """Whose own duty a target names, if it names one."""
    return next((one for one in view.file.knowledge if str(one.id) == knowledge_id), None)
