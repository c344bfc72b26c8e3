"""The window: side bar, top bar, the page, status bar; it knows where one is and how to go back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from hrcase.domain.access import MAY
from hrcase.domain.audit import Action
from hrcase.domain.needs import Tab
from hrcase.errors import HrcaseError
from hrcase.services import backup, today
from ui.around import Around
from ui.case_page import CasePage
from ui.components.banner import Banner, Mood
from ui.components.buttons import quiet
from ui.components.sheet import Sheet
from ui.core_thread import CoreThread
from ui.cover import Countdown, Cover, DemoBand
from ui.help_window import START, HelpWindow
from ui.keys import Keys
from ui.place import Place, Placed, focus_field, focused_field
from ui.saving import Saving
from ui.screens.emergency_card import EmergencyCard
from ui.screens.new_report import NewReportSheet
from ui.screens.shortcuts import Shortcuts
from ui.sections import CASES, SECTIONS, TODAY, Sections
from ui.settings_page import SettingsPage
from ui.side_bar import SideBar
from ui.status_bar import StatusBar
from ui.tab_walk import walk
from ui.tokens import Space
from ui.top_bar import TopBar
from ui.welcome import Welcome

TITLE: Final = "HR Case"
NEW_REPORT: Final = "new report"
_ROUNDS: Final = 10


class MainWindow(QWidget):
    """Everything that is seen while a vault is open."""

    lock_wanted = Signal(str)
    """With the reason in words; empty when the person wished it."""
    closing = Signal()
    lock_minutes_changed = Signal(int)
    key_changed = Signal()
    text_wanted = Signal(int)
    """Larger (1), smaller (-1) or usual (0) text."""

    def __init__(self, core: CoreThread, welcome: Welcome, around: Around) -> None:
        super().__init__()
        self._core, self._welcome, self._around = core, welcome, around
        self._sections = Sections(core, around, welcome, self.open_case)
        self._pages: dict[str, QWidget] = {}
        self._section = TODAY
        self._case: tuple[UUID, CasePage] | None = None
        self._help: HelpWindow | None = None
        self.setWindowTitle(TITLE)
        self.side = SideBar(SECTIONS)
        self.top = TopBar(core, self._could_not)
        self.status = StatusBar(around.card.hotline, around.clock)
        self.notice = Banner(Mood.WARNING)
        self.stack = QStackedWidget()
        self._lay()
        self.cover, self.countdown = Cover(self), Countdown(self)
        self._connect()
        self._bind_keys()
        self.show_section(TODAY)
        self._ask_backup()
        self._ask_today()

    def show_section(self, name: str) -> None:
        """Go to a section; a case that was open is left."""
        self._leave_case()
        if name not in self._pages:
            self._pages[name] = self._made(name)
            self.stack.addWidget(self._pages[name])
        self._section = name
        self.side.show_section(name)
        self.stack.setCurrentWidget(self._pages[name])
        self.stack.setFocus()

    def open_case(self, case_id: UUID, tab: str = "", target: str = "") -> None:
        """Open the page of a case, at a tab and what is to be done there."""
        self._leave_case()
        page = CasePage(self._core, case_id, choose=self._around.choose)
        page.named.connect(self.name_case)
        self._case = (case_id, page)
        self.side.show_section(CASES)
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        if tab:
            page.jump(Tab(tab), target)
        self.stack.setFocus()

    def here(self) -> Place:
        """Where the person is, in ids only."""
        page = self._page()
        inside = page.place() if isinstance(page, Placed) else ()
        field, caret = focused_field(self._front())
        case_id = None if self._case is None else self._case[0]
        sheet = NEW_REPORT if self.findChildren(NewReportSheet) else ""
        return Place(self._section, case_id, tuple(inside), sheet, field, caret)

    def go_back_to(self, place: Place) -> None:
        """Come back after a lock: the page, then the field and caret once the page is filled."""
        known = [section.name for section in SECTIONS]
        self.show_section(place.section if place.section in known else TODAY)
        if place.case_id is not None:
            self.open_case(place.case_id)
        page = self._page()
        if place.inside and isinstance(page, Placed):
            page.go_to(place.inside)
        if place.sheet == NEW_REPORT:
            self.take_report()
        if place.field:
            self._focus_later(place, _ROUNDS)

    def take_report(self) -> None:
        """Open the sheet for a new report over whatever is in front."""
        if not self.findChildren(NewReportSheet):
            NewReportSheet(self._core, self).open_over()

    def show_card(self) -> None:
        """Show the emergency card."""
        if not self.findChildren(EmergencyCard):
            EmergencyCard(self, self._around.card).open_over()

    def show_help(self) -> None:
        """Show the manual's page for what is in front."""
        if self._help is None or not isValid(self._help):
            self._help = HelpWindow(self)
        front = self._front()
        name = str(getattr(front, "help_page", "")) or str(getattr(self._page(), "help_page", ""))
        self._help.show_page(name or START)

    def show_shortcuts(self) -> None:
        """Show every shortcut."""
        if not self.findChildren(Shortcuts):
            Shortcuts(self).open_over()

    def name_case(self, number: str) -> None:
        """Put the number of the open case into the title; never a name."""
        self.setWindowTitle(f"{number} - {TITLE}" if number else TITLE)

    def show_notice(self, sentence: str, mood: Mood = Mood.WARNING) -> None:
        """Say something that belongs to no page."""
        away = quiet("Put this away")
        away.clicked.connect(self._notice_place.hide)
        self.notice.show_words(sentence, "", mood)
        self.notice.show_buttons([away])
        self._notice_place.show()

    def _lay(self) -> None:
        room = self.screen().availableSize()
        self.resize(min(1440, room.width()), min(900, room.height() - 40))
        self.setMinimumSize(800, 560)
        self.stack.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.stack.setAccessibleName("Page")
        self._notice_place = QWidget()
        notice = QHBoxLayout(self._notice_place)
        notice.setContentsMargins(Space.PAGE, 0, Space.PAGE, Space.SMALL)
        notice.addWidget(self.notice)
        self._notice_place.hide()
        page = QVBoxLayout()
        page.setSpacing(0)
        for part in (self.top, self._notice_place):
            page.addWidget(part)
        page.addWidget(self.stack, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self._around.is_demo:
            column.addWidget(DemoBand())
        column.addLayout(row, 1)
        column.addWidget(self.status)

    def _connect(self) -> None:
        self.side.chosen.connect(self.show_section)
        self.top.report_wanted.connect(self.take_report)
        self.top.lock_wanted.connect(self._lock)
        self.top.find_box.opened.connect(self.open_case)
        self.top.report.setVisible(Action.CASE_CREATED in MAY[self._welcome.actor.role])
        self.status.card_wanted.connect(self.show_card)
        self._core.written.connect(self._written)
        Saving.of(self._core).changed.connect(self._show_saving)
        if self._welcome.notices:
            self.show_notice(" ".join(self._welcome.notices))

    def _bind_keys(self) -> None:
        keys: Sequence[tuple[str, Callable[[], None]]] = (
            (Keys.NEW_REPORT.keys, self.take_report),
            (Keys.FIND.keys, self._find),
            (Keys.LOCK.keys, self._lock),
            (Keys.HELP.keys, self.show_help),
            (Keys.EMERGENCY.keys, self.show_card),
            (Keys.KEYS.keys, self.show_shortcuts),
            (Keys.TEXT_LARGER.keys, partial(self.text_wanted.emit, 1)),
            ("Ctrl+=", partial(self.text_wanted.emit, 1)),
            (Keys.TEXT_SMALLER.keys, partial(self.text_wanted.emit, -1)),
            (Keys.TEXT_USUAL.keys, partial(self.text_wanted.emit, 0)),
            *(
                (f"Ctrl+{at}", partial(self._go_to_section, one.name))
                for at, one in enumerate(SECTIONS, start=1)
            ),
        )
        for words, act in keys:
            QShortcut(QKeySequence(words), self).activated.connect(act)

    def _made(self, name: str) -> QWidget:
        page = self._sections.page(name)
        if isinstance(page, SettingsPage):
            page.minutes_changed.connect(self.lock_minutes_changed)
            page.key_changed.connect(self.key_changed)
            page.case_wanted.connect(self.open_case)
        return page

    def _leave_case(self) -> None:
        if self._case is not None:
            _, page = self._case
            self._case = None
            self.stack.removeWidget(page)
            page.deleteLater()
        self.name_case("")

    def _page(self) -> QWidget:
        return self.stack.currentWidget() or self.stack

    def _front(self) -> QWidget:
        """The sheet on top, or the page when there is none."""
        sheets = [one for one in self.findChildren(Sheet) if one.isVisible()]
        return sheets[-1] if sheets else self._page()

    def _go_to_section(self, name: str) -> None:
        """By key; a sheet that is open is finished or closed first."""
        if not isinstance(self._front(), Sheet):
            self.show_section(name)

    def _find(self) -> None:
        if isinstance(self._front(), Sheet):
            return
        self.top.find_box.setFocus()
        self.top.find_box.selectAll()

    def _lock(self) -> None:
        self.lock_wanted.emit("")

    def _written(self) -> None:
        Saving.of(self._core).saved(self, self._around.clock())
        self._ask_backup()
        self._ask_today()

    def _ask_backup(self) -> None:
        self._core.ask(self, backup.last_verified, self._show_backup, self._could_not)

    def _ask_today(self) -> None:
        self._core.ask(
            self, lambda work: len(today.today(work).cannot_wait), self._show_today, self._could_not
        )

    def _show_today(self, count: int) -> None:
        self.side.show_count(TODAY, count)

    def _show_backup(self, last: datetime | None) -> None:
        self.status.show_backup(last, self._welcome.zone)

    def _show_saving(self) -> None:
        self.status.show_saving(Saving.of(self._core), self._welcome.zone)

    def _focus_later(self, place: Place, rounds: int) -> None:
        """The field comes with the answers of the core: look for it after each of them."""
        found = focus_field(self._front(), place.field, place.caret)
        if rounds == 0 or (found and not self._core.pending):
            return
        self._core.ask(
            self,
            lambda _work: None,
            lambda _nothing: self._focus_later(place, rounds - 1),
            self._could_not,
        )

    def _could_not(self, failure: Exception) -> None:
        if not isinstance(failure, HrcaseError):
            raise failure
        self.show_notice(str(failure), Mood.REFUSAL)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        regions = (self.side, self.top, self._notice_place, self.stack, self.status)
        return walk(self, regions, forward=next)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._case is not None:
            self.show_section(self._section)
            return
        super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.closing.emit()
