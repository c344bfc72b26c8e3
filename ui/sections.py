"""The sections of the side bar, and the page of each."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from ui.around import Around
from ui.core_thread import CoreThread
from ui.icons import Icon
from ui.screens.case_list import CaseListScreen
from ui.screens.people import PeopleScreen
from ui.screens.policy import PolicyScreen
from ui.screens.today import TodayScreen
from ui.settings_page import SettingsPage
from ui.side_bar import Section
from ui.welcome import Welcome

TODAY: Final = "today"
CASES: Final = "cases"
PEOPLE: Final = "people"
POLICY: Final = "policy"
SETTINGS: Final = "settings"

SECTIONS: Final = (
    Section(TODAY, "Today", Icon.SUN),
    Section(CASES, "Cases", Icon.FOLDER),
    Section(PEOPLE, "People", Icon.USERS),
    Section(POLICY, "Policy", Icon.BOOK_OPEN, below=True),
    Section(SETTINGS, "Settings", Icon.SETTINGS, below=True),
)

OpenCase = Callable[..., None]


class Sections:
    """Makes the page of a section when it is first shown."""

    def __init__(
        self, core: CoreThread, around: Around, welcome: Welcome, open_case: OpenCase
    ) -> None:
        self._core, self._around, self._welcome = core, around, welcome
        self._open_case = open_case

    def page(self, name: str) -> QWidget:
        """The page of the section of that name."""
        makers: dict[str, Callable[[], QWidget]] = {
            TODAY: lambda: TodayScreen(self._core, self._open_case),
            CASES: lambda: CaseListScreen(self._core, self._open_case),
            PEOPLE: lambda: PeopleScreen(self._core),
            POLICY: lambda: PolicyScreen(self._core, choose=self._around.choose),
            SETTINGS: lambda: SettingsPage(self._core, self._around, self._welcome),
        }
        return makers[name]()
