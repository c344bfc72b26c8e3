"""Settings: one page with a tab for each part that the signed-in role may use."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hrcase.domain.access import MAY, SEES, Reading
from hrcase.domain.audit import Action
from ui.around import Around
from ui.components.labels import page_title
from ui.components.tabs import Tabs
from ui.core_thread import CoreThread
from ui.place import Placed
from ui.screens.audit_trail import AuditTrailScreen
from ui.screens.settings_backup import BackupScreen
from ui.screens.settings_display import DisplayScreen
from ui.screens.settings_kit import RecoveryScreen
from ui.screens.settings_letterhead import LetterheadScreen
from ui.screens.settings_office import OfficeScreen
from ui.screens.settings_people import SignInPeopleScreen
from ui.screens.settings_sign_in import SignInScreen
from ui.tokens import Space
from ui.welcome import Welcome

TRAIL: Final = "Trail"


class SettingsPage(QWidget):
    """The tabs are made when they are first looked at."""

    minutes_changed = Signal(int)
    key_changed = Signal()
    case_wanted = Signal(object)

    def __init__(self, core: CoreThread, around: Around, welcome: Welcome) -> None:
        super().__init__()
        self._core, self._around, self._welcome = core, around, welcome
        self._makers = self._permitted()
        self._made: dict[str, QWidget] = {}
        self._tabs = Tabs()
        self._tabs.setAccessibleName("Parts of the settings")
        for words in self._makers:
            self._tabs.add(words)
        self._stack = QStackedWidget()
        head = QVBoxLayout()
        head.setContentsMargins(Space.PAGE, Space.PANEL, Space.PAGE, 0)
        head.setSpacing(Space.GAP)
        head.addWidget(page_title("Settings"))
        head.addWidget(self._tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self._tabs.currentChanged.connect(self._show)
        self._show(0)

    @property
    def help_page(self) -> str:
        """The page of the manual for the tab in front."""
        return str(getattr(self._stack.currentWidget(), "help_page", "settings"))

    def place(self) -> tuple[str, ...]:
        """The tab in front, and where one is inside it."""
        inside = self._made[list(self._makers)[self._tabs.currentIndex()]]
        further = inside.place() if isinstance(inside, Placed) else ()
        return (list(self._makers)[self._tabs.currentIndex()], *further)

    def go_to(self, place: tuple[str, ...]) -> None:
        """Go to a tab, as far as it is still permitted."""
        names = list(self._makers)
        if place and place[0] in names:
            self._tabs.setCurrentIndex(names.index(place[0]))

    def _permitted(self) -> dict[str, Callable[[], QWidget]]:
        """The parts that this role may use; what it may not is not shown."""
        may, sees = MAY[self._welcome.actor.role], SEES[self._welcome.actor.role]
        parts: list[tuple[str, bool, Callable[[], QWidget]]] = [
            ("Letterhead", Action.LETTERHEAD_CHANGED in may, self._letterhead),
            ("Users", Reading.USERS in sees, self._people),
            ("Sign-in", True, self._sign_in),
            ("Backup", Action.BACKUP_PLANNED in may, self._backup),
            ("Recovery", Action.KIT_MADE in may, self._recovery),
            ("Office", Action.LOCK_TIME_CHANGED in may, self._office),
            (TRAIL, Reading.TRAIL in sees, self._trail),
            ("Display", True, self._display),
        ]
        return {words: make for words, permitted, make in parts if permitted}

    def _show(self, at: int) -> None:
        name = list(self._makers)[at]
        if name not in self._made:
            self._made[name] = self._makers[name]()
            self._stack.addWidget(self._made[name])
        self._stack.setCurrentWidget(self._made[name])

    def _letterhead(self) -> QWidget:
        return LetterheadScreen(self._core)

    def _people(self) -> QWidget:
        return SignInPeopleScreen(self._core, self._welcome.zone)

    def _sign_in(self) -> QWidget:
        return SignInScreen(self._core, self._around, self._welcome.actor)

    def _backup(self) -> QWidget:
        return BackupScreen(self._core, self._around, self._welcome.zone)

    def _recovery(self) -> QWidget:
        made = RecoveryScreen(self._core, self._around, self._welcome.actor)
        made.key_changed.connect(self.key_changed)
        return made

    def _office(self) -> QWidget:
        made = OfficeScreen(self._core)
        made.minutes_changed.connect(self.minutes_changed)
        return made

    def _trail(self) -> QWidget:
        made = AuditTrailScreen(self._core, self._around, self._welcome.actor, self._welcome.zone)
        made.case_wanted.connect(self.case_wanted)
        return made

    def _display(self) -> QWidget:
        return DisplayScreen(self._core, self._around)
