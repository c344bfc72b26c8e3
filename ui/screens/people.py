"""Everybody on record over all cases: a list to search, and the form of one person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from hrcase.domain.people import Person, PersonLine
from hrcase.services import people
from ui.components.buttons import secondary
from ui.components.empty import Empty
from ui.components.labels import Label, page_title
from ui.components.rows import BLEED, Look
from ui.core_thread import CoreThread
from ui.icons import Icon
from ui.record_table import Column, Page, RecordTable
from ui.screen import Screen
from ui.sheets.person import PersonSheet
from ui.tokens import Colour, Space, scaled

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

PAUSE_MS: Final = 200
NEW: Final = "new"


@dataclass(frozen=True, slots=True)
class ShownPerson:
    """A person with the class in words."""

    line: PersonLine
    class_title: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What the form of one person needs: the person, the classes to choose from, the zone."""

    person: Person
    classes: tuple[tuple[str, str], ...]
    zone: ZoneInfo


def open_person(work: "Workspace", person_id: UUID | None) -> Opened:
    """Ask for one person, or for somebody new."""
    classes = tuple((one.code, one.title) for one in work.policy.classes if one.enabled)
    person = Person("", "") if person_id is None else people.person(work, person_id)
    return Opened(person, classes, work.zone)


def _columns() -> list[Column[ShownPerson]]:
    return [
        Column("Name", lambda one: one.line.name, "name", _named, 230),
        Column("Class", lambda one: one.class_title, "class", None, 190),
        Column("Site", lambda one: one.line.site, "site", None, 190),
        Column("Position", lambda one: one.line.position, "position", None, 210),
        Column("Cases", _cases, None, _quiet, 80),
    ]


def _named(one: ShownPerson) -> Look:
    return Look(Colour.TEXT2 if one.line.is_student else Colour.TEXT, lead=True)


def _quiet(_one: ShownPerson) -> Look:
    return Look(Colour.TEXT2)


def _cases(one: ShownPerson) -> str:
    return str(one.line.cases) if one.line.cases else ""


class PeopleScreen(Screen):
    """Employees by name, students by the word alone; Enter opens the form."""

    help_page: ClassVar[str] = "people"
    fills_page: ClassVar[bool] = True
    page_margins: ClassVar[tuple[int, int, int, int]] = (
        Space.PAGE - BLEED,
        Space.PANEL,
        Space.PAGE - BLEED,
        Space.GAP,
    )

    def __init__(self, core: CoreThread, parent: QWidget | None = None) -> None:
        super().__init__(core, parent)
        self._sheet: PersonSheet | None = None
        self._open_now = ""
        self._search = QLineEdit()
        self._search.setProperty("search", True)  # noqa: FBT003 - Qt takes it by position
        self._search.setPlaceholderText("Name, site or position")
        self._search.setAccessibleName("Find a person")
        self._search.setClearButtonEnabled(True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._find)
        self._search.textEdited.connect(self._typed)
        self._empty = Empty("", "")
        self._table: RecordTable[ShownPerson] = RecordTable(
            _columns(), self._ask_lines, key=lambda one: one.line.id, name="People"
        )
        self._table.show_empty(self._empty)
        self._table.opened.connect(self._open_line)
        self._add = secondary("Add a person", icon=Icon.USER_PLUS)
        self._add.clicked.connect(partial(self._open, None))
        self._lay()
        self._say_empty()

    def place(self) -> tuple[str, ...]:
        """Whose form is open, if one is."""
        return (self._open_now,) if self._sheet is not None else ()

    def go_to(self, place: tuple[str, ...]) -> None:
        """Open that form again."""
        if place:
            self._open(None if place[0] == NEW else UUID(place[0]))

    def restyle(self) -> None:
        """Let the search field grow with the text."""
        self._search.setMaximumWidth(scaled(360))

    @override
    def refresh(self) -> None:
        self._table.reload()

    def _lay(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(BLEED, 0, BLEED, 0)
        head.addWidget(page_title("People"), 1)
        head.addWidget(self._add)
        search = QHBoxLayout()
        search.setContentsMargins(BLEED, 0, BLEED, 0)
        search.addWidget(self._search, 1)
        search.addStretch(1)
        foot = Label(
            "Enter opens · type to jump · students are shown by label, in their case alone",
            tone=Colour.TEXT2,
            wrap=True,
        )
        foot.setContentsMargins(BLEED, 0, BLEED, 0)
        self.body.addLayout(head)
        self.body.addLayout(search)
        self.body.addWidget(self._table, 1)
        self.body.addWidget(foot)
        self.restyle()

    def _ask_lines(self, page: Page, then: Callable[[Sequence[ShownPerson]], None]) -> None:
        text = self._search.text().strip()

        def lines(work: "Workspace") -> list[ShownPerson]:
            titles = {one.code: one.title for one in work.policy.classes}
            found = people.list_people(
                work,
                text=text,
                sort=page.sort,
                descending=page.descending,
                offset=page.offset,
                limit=page.limit,
            )
            return [ShownPerson(one, titles.get(one.class_code, one.class_code)) for one in found]

        self.ask(lines, then)

    def _typed(self) -> None:
        self._pause.start()

    def _find(self) -> None:
        self._say_empty()
        self._table.scrollToTop()
        self._table.reload()

    def _say_empty(self) -> None:
        searched = bool(self._search.text().strip())
        heading = "Nobody fits" if searched else "Nobody is on record yet"
        words = (
            "Find looks at names, sites and positions; the names of students are not searched."
            if searched
            else "People come in with their cases, or by Add a person."
        )
        self._empty.heading.setText(heading)
        self._empty.words.setText(words)

    def _open_line(self, one: ShownPerson) -> None:
        self._open(one.line.id)

    def _open(self, person_id: UUID | None, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        if not self.place():
            self.ask(lambda work: open_person(work, person_id), self._show_form)

    def _show_form(self, opened: Opened) -> None:
        if self.place():
            return
        person = opened.person
        sheet = PersonSheet(self.window(), self._core, person, opened.classes, opened.zone)
        sheet.finished.connect(self._closed)
        sheet.wanted_again.connect(self._open)
        self._sheet, self._open_now = sheet, str(person.id) if person.id else NEW
        sheet.open_over()

    def _closed(self) -> None:
        self._sheet = None
