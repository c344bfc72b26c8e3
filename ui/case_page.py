"""One case: its head, its tabs, and the way from each need to the place that answers it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from hrcase.domain.audit import Action
from hrcase.domain.needs import Tab
from hrcase.errors import HrcaseError
from hrcase.services import cases
from ui.case_head import CaseHead, Course
from ui.case_screen import CaseScreen
from ui.case_view import CaseView, look
from ui.case_words import open_counts
from ui.choosers import REAL, Choosers
from ui.components.banner import Banner, Mood
from ui.components.sheet import Sheet
from ui.components.tabs import Tabs
from ui.core_thread import CoreThread
from ui.place import Placed
from ui.screens.case_people import CasePeopleScreen
from ui.screens.close_case import ObstaclesSheet, close_case_sheet
from ui.screens.discipline import DisciplineScreen
from ui.screens.findings import FindingsScreen
from ui.screens.letters import LettersScreen
from ui.screens.notes import NotesScreen
from ui.screens.notifications import NotificationsScreen
from ui.screens.overview import OverviewScreen
from ui.screens.report import ReportScreen
from ui.screens.timeline import TimelineScreen
from ui.tokens import Space, scaled

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

Made = Callable[[CoreThread, UUID], CaseScreen]

TABS: Final[tuple[tuple[Tab, Made], ...]] = (
    (Tab.OVERVIEW, OverviewScreen),
    (Tab.REPORT, ReportScreen),
    (Tab.PEOPLE, CasePeopleScreen),
    (Tab.NOTIFICATIONS, NotificationsScreen),
    (Tab.INVESTIGATION, NotesScreen),
    (Tab.FINDINGS, FindingsScreen),
    (Tab.DISCIPLINE, DisciplineScreen),
    (Tab.LETTERS, LettersScreen),
    (Tab.TIMELINE, TimelineScreen),
)
"""The tabs in their order, and the screen of each; a screen is made when it is first shown."""

CLOSING: Final = "closing"
_MINUTE: Final = 60_000
_LOW: Final = 600


@runtime_checkable
class Jumps(Protocol):
    """A tab that can open what a need points at."""

    def jump(self, target: str) -> None:
        """Open the target, now or as soon as the case was answered."""


class Sitting(QObject):
    """The cases that were looked at since the vault was unlocked; looking is recorded once."""

    def __init__(self, core: CoreThread) -> None:
        super().__init__(core)
        self.cases: set[UUID] = set()

    @staticmethod
    def of(core: CoreThread) -> "Sitting":
        """The one of this core thread."""
        known = core.findChild(Sitting)
        return known if isinstance(known, Sitting) else Sitting(core)


class CasePage(QWidget):
    """The page of one case. `jump` leads to a tab and what is to be opened there."""

    named = Signal(str)
    """The number of the case, for the window's title; never a name."""

    def __init__(
        self,
        core: CoreThread,
        case_id: UUID,
        parent: QWidget | None = None,
        *,
        choose: Choosers = REAL,
    ) -> None:
        super().__init__(parent)
        self._core, self._case_id, self._choose = core, case_id, choose
        self._view: CaseView | None = None
        self._closing: Sheet | None = None
        self._wants_closing = self._is_whole = False
        self._screens: dict[Tab, CaseScreen] = {}
        self.banner = Banner(Mood.REFUSAL)
        self.banner.hide()
        self.head, self.course, self.tabs = CaseHead(), Course(), Tabs()
        self.stack = QStackedWidget()
        self._lay()
        self._minute = QTimer(self, interval=_MINUTE)
        self._minute.timeout.connect(self._tick)
        core.written.connect(self._ask_again)
        self.tabs.currentChanged.connect(self._show_tab)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(self._steps(step))
        self._show_tab(0)

    @property
    def help_page(self) -> str:
        """The page of the manual for the tab in front, or the sheet over it."""
        sheets = [one for one in self.window().findChildren(Sheet) if one.isVisible()]
        front = sheets[-1] if sheets else self.current
        return str(getattr(front, "help_page", "")) or "case"

    @property
    def current(self) -> CaseScreen:
        """The tab in front."""
        return self._screens[self.tab]

    @property
    def tab(self) -> Tab:
        """Which tab is in front."""
        return TABS[self.tabs.currentIndex()][0]

    def jump(self, tab: Tab, target: str = "") -> None:
        """Go to a tab and open a target there; a tab that is not here changes nothing."""
        shown = [one for one, _ in TABS]
        if tab not in shown:
            return
        self.tabs.setCurrentIndex(shown.index(tab))
        if target and isinstance(self.current, Jumps):
            self.current.jump(target)

    def close_case(self) -> None:
        """Open the closing sheet on what is recorded now, not on what was shown last."""
        self._wants_closing = True
        self._ask()

    def _open_closing(self, view: CaseView) -> None:
        self._wants_closing = False
        if not view.may(Action.CASE_CLOSED) or self._is_closing():
            return
        sheet = close_case_sheet(self.window(), self._core, view)
        if isinstance(sheet, ObstaclesSheet):
            sheet.wanted.connect(self.jump)
        self._closing = sheet
        sheet.open_over()

    def place(self) -> tuple[str, ...]:
        """The tab, and what is open in it."""
        inside: tuple[str, ...] = (CLOSING,) if self._is_closing() else ()
        if not inside and isinstance(self.current, Placed):
            inside = tuple(self.current.place())
        return (self.tab.value, *inside)

    def go_to(self, place: tuple[str, ...]) -> None:
        """Come back to a tab and what was open in it."""
        known = [one.value for one, _ in TABS]
        if not place or place[0] not in known:
            return
        self.tabs.setCurrentIndex(known.index(place[0]))
        if place[1:] == (CLOSING,):
            self.close_case()
        elif place[1:] and isinstance(self.current, Placed):
            self.current.go_to(place[1:])

    def _is_closing(self) -> bool:
        sheet = self._closing
        return sheet is not None and isValid(sheet) and sheet.isVisible()

    def _lay(self) -> None:
        for tab, _ in TABS:
            self.tabs.add(tab.value)
        self.tabs.setAccessibleName("Pages of the case")
        self._above = QVBoxLayout()
        self._above.setContentsMargins(Space.PAGE, Space.ROW, Space.PAGE, 0)
        self._above.setSpacing(Space.ROW)
        self._above.addWidget(self.banner)
        self._above.addWidget(self.head)
        self._course_place = QVBoxLayout()
        self._course_place.addWidget(self.course)
        self._above.addLayout(self._course_place)
        self._above.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._above)
        column.addWidget(self.stack, 1)

    def _steps(self, step: int) -> Callable[[], None]:
        def go() -> None:
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())

        return go

    def _made(self, make: Made) -> CaseScreen:
        if make is LettersScreen:
            return LettersScreen(self._core, self._case_id, choose=self._choose)
        return make(self._core, self._case_id)

    def _show_tab(self, at: int) -> None:
        tab, make = TABS[at]
        if tab not in self._screens:
            screen = self._made(make)
            screen.wanted.connect(self.jump)
            if isinstance(screen, OverviewScreen):
                screen.close_wanted.connect(self.close_case)
            if isinstance(screen, LettersScreen):
                screen.whole_page.connect(self._give_way)
            self._screens[tab] = screen
            self.stack.addWidget(screen)
        self.stack.setCurrentWidget(self._screens[tab])
        self._fit_course()
        self._fit_head()
        if self._view is not None:
            self.head.show_head(self._view, short=tab is not Tab.OVERVIEW)

    def _give_way(self, whole: bool) -> None:  # noqa: FBT001 - sent by a signal
        """An open letter takes the room of the head; leaving the tab brings the head back."""
        self._is_whole = whole
        self._fit_head()

    def _fit_head(self) -> None:
        whole = self._is_whole and self.tab is Tab.LETTERS
        self.head.setVisible(not whole)
        self.tabs.setVisible(not whole)

    def _fit_course(self) -> None:
        """Stages and clocks stand above the tabs; in a low window they scroll with the page."""
        overview = self._screens[Tab.OVERVIEW]
        is_low = self.height() < scaled(_LOW)
        if is_low and isinstance(overview, OverviewScreen):
            overview.take_course(self.course)
        else:
            self._course_place.addWidget(self.course)
        self.course.setVisible(self.tab is Tab.OVERVIEW)

    def _ask(self) -> None:
        case_id, sitting = self._case_id, Sitting.of(self._core).cases

        def seen(work: "Workspace") -> CaseView:
            cases.view_case(work, case_id, sitting)
            return look(work, case_id)

        self._core.ask(self, seen, self._show, self._could_not)

    def _tick(self) -> None:
        """A minute has gone: the head, and what runs on the page in front."""
        self._ask()
        if self.current.has_clock:
            self.current.refresh()

    def _ask_again(self) -> None:
        if self.isVisible():
            self._ask()

    def _show(self, view: CaseView) -> None:
        self._view = view
        self.banner.hide()
        self.named.emit(view.file.head.number)
        self.head.show_head(view, short=self.tab is not Tab.OVERVIEW)
        self.course.show_course(view)
        counts = open_counts(view)
        for at, (tab, _) in enumerate(TABS):
            self.tabs.show_count(at, counts.get(tab, 0))
        if self._wants_closing:
            self._open_closing(view)

    def _could_not(self, failure: Exception) -> None:
        if not isinstance(failure, HrcaseError):
            raise failure
        self.banner.show_words(str(failure))
        self.banner.show()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()
        self._ask()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_course()
