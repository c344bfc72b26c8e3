"""The sections of the side bar, and the screen of each."""

from collections.abc import Callable
from importlib import import_module
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ui.core_thread import CoreThread
from ui.icons import Icon
from ui.screen import Screen
from ui.side_bar import Section

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
_W = {
    TODAY: ("ui.screens.today", "TodayScreen", True),
    CASES: ("ui.screens.case_list", "CaseListScreen", True),
    PEOPLE: ("ui.screens.people", "PeopleScreen", False),
    POLICY: ("ui.screens.policy", "PolicyScreen", False),
}


def section_page(name: str, core: CoreThread, open_case: OpenCase) -> QWidget:
    try:
        module, kind, opens = _W[name]
        made = getattr(import_module(module), kind)
    except (ImportError, KeyError):
        return Screen(core)
    return made(core, open_case) if opens else made(core)


def case_page(core: CoreThread, case_id: UUID) -> QWidget:
    try:
        return import_module("ui.case_page").CasePage(core, case_id)
    except ImportError:
        return Screen(core)


def new_report(core: CoreThread, window: QWidget) -> None:
    try:
        import_module("ui.screens.new_report").NewReportSheet(core, window).open_over()
    except ImportError:
        return
