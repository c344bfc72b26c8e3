"""Who is in the case and in which role, and who of the district knew when."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.audit import Action
from hrcase.domain.cases import THE_DISTRICT
from hrcase.domain.determinations import is_involved_student
from hrcase.domain.needs_of_case import PERSON
from hrcase.domain.notifications import Knowledge, standing
from hrcase.domain.people import CasePerson, CaseRole
from ui import when
from ui.case_screen import CaseScreen
from ui.case_view import CaseView
from ui.case_words import short_moment
from ui.components.buttons import Button, link, secondary
from ui.components.empty import Empty
from ui.components.flow import Flow
from ui.components.labels import Label, note, section, why
from ui.components.panel import Hairline, clear
from ui.components.states import Badge
from ui.core_thread import CoreThread
from ui.icons import Icon
from ui.sheets.birth import birth_sheet
from ui.sheets.form_sheet import FormSheet
from ui.sheets.knowledge import knowledge_sheet
from ui.sheets.person_in_case import ROLE_WORDS, person_in_case_sheet
from ui.sheets.role_change import (
    reveal_sheet,
    revealed_sheet,
    role_change_sheet,
    role_end_sheet,
)
from ui.tokens import Space, Type

CHANGE, END, REVEAL, KNOWS, BIRTH = "change-", "end-", "reveal-", "knows-", "birth-"
NEW = "new"
_Made = Callable[[CaseView, str], FormSheet | None]


class CasePeopleScreen(CaseScreen):
    """People by their roles; students and withheld names stay hidden until revealed."""

    help_page: ClassVar[str] = "case_people"

    def __init__(self, core: CoreThread, case_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(core, case_id, parent)
        self._people, self._knowers = QVBoxLayout(), QVBoxLayout()
        for part in (self._people, self._knowers):
            part.setSpacing(Space.SMALL)
            self.body.addLayout(part)
            self.body.addSpacing(Space.PANEL)
        self._sheets: dict[str, tuple[Action, _Made]] = {
            PERSON: (Action.ROLE_ADDED, self._person_sheet),
            CHANGE: (Action.ROLE_CHANGED, self._change_sheet),
            END: (Action.ROLE_ENDED, self._end_sheet),
            REVEAL: (Action.NAME_REVEALED, self._reveal_sheet),
            KNOWS: (Action.KNOWLEDGE_RECORDED, self._knowledge_sheet),
            BIRTH: (Action.PERSON_CHANGED, self._birth_sheet),
        }

    @override
    def show_case(self, view: CaseView) -> None:
        clear(self._people)
        add = self._adder(view, PERSON, "Add a person", Icon.USER_PLUS)
        self._people.addWidget(_head("People in this case", add))
        rows = [self._row(one, view) for one in _in_order(view)]
        _add_rows(self._people, rows)
        if not rows:
            words = "The employee, the student, who reported it, who saw it."
            self._people.addWidget(Empty("Nobody yet", words))
        clear(self._knowers)
        know = self._adder(view, KNOWS, "Add someone who knew", Icon.PLUS)
        self._knowers.addWidget(_head("Who knew, and when", know))
        self._knowers.addWidget(why(view.clocks.label))
        known = sorted(standing(view.file.knowledge), key=lambda one: one.known_at)
        _add_rows(self._knowers, [self._knowledge_row(one, view) for one in known])

    @override
    def open_target(self, target: str, view: CaseView) -> None:
        for prefix, (action, make) in self._sheets.items():
            if target.startswith(prefix) and view.may(action):
                sheet = make(view, target.removeprefix(prefix))
                if sheet is not None:
                    self.open_sheet(target, sheet)
                return

    def _person_sheet(self, view: CaseView, target: str) -> FormSheet | None:
        if target.startswith("class-"):
            return self._change_sheet(view, target.removeprefix("class-"))
        roles = [one for one in CaseRole if one.value == target]
        role = roles[0] if roles else None
        return person_in_case_sheet(self.window(), self._core, view, role)

    def _change_sheet(self, view: CaseView, target: str) -> FormSheet | None:
        one = _person(view, target)
        return role_change_sheet(self.window(), self._core, view, one) if one else None

    def _birth_sheet(self, view: CaseView, target: str) -> FormSheet | None:
        one = _person(view, target)
        return birth_sheet(self.window(), self._core, view, one) if one else None

    def _end_sheet(self, view: CaseView, target: str) -> FormSheet | None:
        one = _person(view, target)
        return role_end_sheet(self.window(), self._core, view, one) if one else None

    def _reveal_sheet(self, view: CaseView, target: str) -> FormSheet | None:
        one = _person(view, target)
        if one is None:
            return None
        sheet = reveal_sheet(self.window(), self._core, view, one)
        sheet.recorded.connect(partial(self._show_name, one))
        return sheet

    def _knowledge_sheet(self, view: CaseView, target: str) -> FormSheet | None:
        known = [one for one in standing(view.file.knowledge) if str(one.id) == target]
        return knowledge_sheet(self.window(), self._core, view, known[0] if known else None)

    def _show_name(self, one: CasePerson, name: object) -> None:
        revealed_sheet(self.window(), f"{one.shown_name} is", str(name)).open_over()

    def _adder(self, view: CaseView, target: str, words: str, icon: Icon) -> Button | None:
        """The button that adds somebody, where the user may."""
        if not view.may(self._sheets[target][0]):
            return None
        button = secondary(words, icon=icon)
        button.clicked.connect(partial(self._open, f"{target}{NEW}"))
        return button

    def _link(self, words: str, about: str, target: str) -> Button:
        button = link(words)
        button.setAccessibleName(f"{words}: {about}")
        button.clicked.connect(partial(self._open, target))
        return button

    def _row(self, one: CasePerson, view: CaseView) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
        across.setSpacing(Space.GAP)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Label(_shown(one), Type.HEAD, semibold=True, wrap=True))
        column.addWidget(Label(_role_words(one), wrap=True))
        for words in _details(one, view):
            column.addWidget(why(words))
        across.addLayout(column, 1)
        if one.ended_on is not None:
            ended = f"ended {when.day(one.ended_on)}"
            across.addWidget(Badge(ended), 0, Qt.AlignmentFlag.AlignTop)
        else:
            across.addWidget(self._links(one, view), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _links(self, one: CasePerson, view: CaseView) -> QWidget:
        about = f"{one.shown_name}, {one.role.value}"
        offered = {
            REVEAL: ("Reveal the name", one.hidden),
            BIRTH: ("Date of birth", is_involved_student(one)),
            CHANGE: ("Change", one.role not in {CaseRole.STUDENT, CaseRole.PARENT}),
            END: ("End the role", True),
        }
        links = [
            self._link(words, about, f"{target}{one.role_id}")
            for target, (words, fits) in offered.items()
            if fits and view.may(self._sheets[target][0])
        ]
        return Flow(links, Space.GAP)

    def _knowledge_row(self, one: Knowledge, view: CaseView) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
        across.setSpacing(Space.GAP)
        column = QVBoxLayout()
        column.setSpacing(2)
        who = "The district" if one.who == THE_DISTRICT else one.who
        column.addWidget(Label(who, Type.LIST, semibold=True, wrap=True))
        since = f"{short_moment(one.known_at, view)}"
        column.addWidget(why(f"Knew {since}. {one.how}".strip()))
        if one.corrects is not None:
            column.addWidget(note("Corrects an earlier entry, which stays on record."))
        across.addLayout(column, 1)
        if view.may(Action.KNOWLEDGE_RECORDED):
            correct = self._link("Correct", who, f"{KNOWS}{one.id}")
            across.addWidget(correct, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _open(self, target: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's flag
        self.jump(target)


def _person(view: CaseView, role_id: str) -> CasePerson | None:
    return next((one for one in view.file.people if str(one.role_id) == role_id), None)


def _in_order(view: CaseView) -> list[CasePerson]:
    """Subjects first, then students, then everybody else; those whose role ended last."""
    roles = list(ROLE_WORDS)
    return sorted(
        view.file.people, key=lambda one: (one.ended_on is not None, roles.index(one.role))
    )


def _shown(one: CasePerson) -> str:
    return one.shown_name[0].upper() + one.shown_name[1:]


def _role_words(one: CasePerson) -> str:
    kept = ", name kept back" if one.name_withheld else ""
    return f"{ROLE_WORDS[one.role]}{kept}"


def _details(one: CasePerson, view: CaseView) -> list[str]:
    """Class and site of an employee, the ages of a student."""
    found = [one.position] if one.position else []
    if one.role is CaseRole.SUBJECT:
        found.append(
            _class_words("At the incident", one.class_at_incident, one.site_at_incident, view)
        )
        found.append(_class_words("At the action", one.class_at_action, one.site_at_action, view))
    if one.born_on is not None and is_involved_student(one):
        found.append(f"Born {when.day(one.born_on)}")
    ages = [who for who in view.facts.students if who.person_id == one.person_id]
    return found + [_sentence(who.age_words(view.today)) for who in ages]


def _class_words(label: str, code: str, site: str, view: CaseView) -> str:
    title = view.policy.employee_class(code).title if code else "class not chosen yet"
    return f"{label}: {', '.join(part for part in (title, site) if part)}"


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:]


def _head(words: str, button: Button | None) -> QWidget:
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(section(words), 1)
    if button is not None:
        row.addWidget(button)
    return head


def _add_rows(column: QVBoxLayout, rows: list[QWidget]) -> None:
    for at, row in enumerate(rows):
        if at:
            column.addWidget(Hairline())
        column.addWidget(row)
