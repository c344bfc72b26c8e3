"""The base of the tabs of a case: asks for the case, shows it, and sends the person elsewhere."""

from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from ui.case_view import CaseView, look
from ui.core_thread import CoreThread
from ui.kept_focus import KeptFocus
from ui.screen import Screen
from ui.sheets.form_sheet import FormSheet
from ui.tokens import Space


class CaseScreen(Screen):
    """One tab of a case. Fill the page in `show_case`; open what a need points at in `open_target`.

    A sheet opened with `open_sheet` is part of the place that a lock comes back to.
    """

    wanted = Signal(object, str)
    """Another tab is wanted, and what is to be opened there."""
    has_clock: ClassVar[bool] = False
    """Whether it shows what runs, and is asked for again each minute."""
    page_margins: ClassVar[tuple[int, int, int, int]] = (
        Space.PAGE,
        Space.PANEL,
        Space.PAGE,
        Space.PANEL,
    )

    def __init__(self, core: CoreThread, case_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(core, parent)
        self._case_id = case_id
        self._view: CaseView | None = None
        self._target = ""
        self._sheet: FormSheet | None = None
        self._sheet_name = ""

    def show_case(self, view: CaseView) -> None:
        """Show the case as it is now."""
        raise NotImplementedError

    def open_target(self, target: str, view: CaseView) -> None:
        """Open what a need points at; a page without such targets does nothing."""

    def jump(self, target: str) -> None:
        """Go to a target, at once or as soon as the case has been answered."""
        self._target = target
        if self._view is not None:
            self._open_waiting(self._view)

    def place(self) -> tuple[str, ...]:
        """The sheet that is open here, if there is one."""
        sheet = self._sheet
        is_open = sheet is not None and isValid(sheet) and sheet.isVisible()
        return (self._sheet_name,) if is_open else ()

    def go_to(self, place: tuple[str, ...]) -> None:
        """Open that sheet again."""
        if place:
            self.jump(place[0])

    def open_sheet(self, name: str, sheet: FormSheet) -> None:
        """Open a sheet over the window under a name that `open_target` knows."""
        if self.place():
            return
        self._sheet, self._sheet_name = sheet, name
        sheet.open_over()

    @override
    def refresh(self) -> None:
        case_id = self._case_id
        self.ask(lambda work: look(work, case_id), self._show)

    def _show(self, view: CaseView) -> None:
        self._view = view
        kept = KeptFocus(self)
        self.show_case(view)
        kept.put_back_soon()
        self._open_waiting(view)

    def _open_waiting(self, view: CaseView) -> None:
        target, self._target = self._target, ""
        if target:
            self.open_target(target, view)
