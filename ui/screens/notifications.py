"""Who must be told at once: the clocks, the questions side by side, and their checklists."""

from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.checklist import RecordedAs
from hrcase.domain.determinations import Question
from hrcase.domain.notifications import completes, standing
from ui.case_screen import CaseScreen
from ui.case_view import CaseView
from ui.components.halves import Halves
from ui.components.panel import clear
from ui.core_thread import CoreThread
from ui.notification_parts import (
    CHECK,
    CORRECT_HOTLINE,
    CORRECT_POLICE,
    DECIDE,
    HOTLINE_LINE,
    POLICE,
    POLICE_LINE,
    Duty,
    DutyColumn,
    KnownPanel,
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


class NotificationsScreen(CaseScreen):
    """A, B and C before D: the calls never wait for anything below them."""

    help_page: ClassVar[str] = "notifications"

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
        self._known.show_clocks(view)
        police_first = is_open(view, POLICE_LINE) and not is_open(view, HOTLINE_LINE)
        dhs = Duty(Question.ABUSE, "B", loud=not police_first)
        is_loud = self._dhs.show_duty(view, dhs, self.jump)
        self._police.show_duty(view, Duty(Question.CRIME, "C", loud=not is_loud), self.jump)
        for column, label, group in ((self._at_once, "At once", "A"), (self._then, "Then", "D")):
            clear(column)
            column.addWidget(marks_row(label, mark_flow(view, group, self.jump)))
        clear(self._third)
        if Question.VULNERABLE_ADULT in view.facts.asked:
            head = question_head(view, Question.VULNERABLE_ADULT, "", self.jump)
            self._third.addWidget(head)

    @override
    def open_target(self, target: str, view: CaseView) -> None:
        if view.is_closed:
            return
        sheet = self._sheet_for(target, view)
        if sheet is not None:
            self.open_sheet(target, sheet)

    def _sheet_for(self, target: str, view: CaseView) -> FormSheet | None:
        window, core = self.window(), self._core
        if target == POLICE:
            return police_contact_sheet(window, core, view)
        if target in {CORRECT_HOTLINE, CORRECT_POLICE}:
            return self._correction(target, view)
        if target.startswith(CALL):
            return self._call_sheet(target.removeprefix(CALL), view)
        if target.startswith(DECIDE):
            question = Question(target.removeprefix(DECIDE))
            return determination_sheet(window, core, view, question)
        if target.startswith(CHECK):
            return self._check_sheet(target.removeprefix(CHECK), view)
        return None

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

    def _call_sheet(self, whose: str, view: CaseView) -> FormSheet:
        """The sheet of a call; a need for somebody's own call comes with that duty chosen."""
        duty = next((one for one in view.file.knowledge if str(one.id) == whose), None)
        return hotline_call_sheet(self.window(), self._core, view, Beginning(whose=duty))

    def _check_sheet(self, item_id: str, view: CaseView) -> FormSheet:
        item = view.policy.item(item_id)
        if item.recorded_as is RecordedAs.HOTLINE_CALL and item_id == "CK-B12":
            return hotline_call_sheet(self.window(), self._core, view, Beginning(adult=True))
        return checklist_mark_sheet(self.window(), self._core, view, item_id)
