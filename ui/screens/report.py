"""What came in, word for word, its three moments, and what is alleged under which clause."""

from functools import partial
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.allegations import Allegation, incident_words, short_clause
from hrcase.domain.audit import Action
from hrcase.domain.needs import Tab
from hrcase.domain.needs_of_case import ALLEGATION, PERSON
from hrcase.domain.people import CaseRole
from ui import when
from ui.case_screen import CaseScreen
from ui.case_view import CaseView
from ui.case_words import happened
from ui.components.buttons import Button, link, secondary
from ui.components.empty import Empty
from ui.components.labels import Label, note, section, why
from ui.components.panel import Columns, Facts, Hairline, Panel, clear
from ui.components.states import Badge
from ui.core_thread import CoreThread
from ui.icons import Icon
from ui.sheets.allegation import change_allegation_sheet, new_allegation_sheet
from ui.sheets.case_head import case_head_sheet
from ui.sheets.role_change import reveal_sheet, revealed_sheet
from ui.tokens import Colour, Space, Type

_HEAD, _TOLD_BY = "case-head", "told-by"


class ReportScreen(CaseScreen):
    """The words as received never change; everything that was made of them stands below."""

    help_page: ClassVar[str] = "report"

    def __init__(self, core: CoreThread, case_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(core, case_id, parent)
        self._words = Panel()
        self._allegations = QVBoxLayout()
        self._allegations.setSpacing(Space.SMALL)
        self._side = QVBoxLayout()
        self._side.setSpacing(Space.SMALL)
        main, side = QWidget(), QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.PANEL)
        column.addWidget(self._words)
        column.addLayout(self._allegations)
        side.setLayout(self._side)
        self.body.addWidget(Columns(main, side))

    @override
    def show_case(self, view: CaseView) -> None:
        self._fill_words(view)
        clear(self._allegations)
        self._allegations.addWidget(self._allegations_head(view))
        for at, one in enumerate(view.file.allegations):
            if at:
                self._allegations.addWidget(Hairline())
            self._allegations.addWidget(self._row(one, view))
        if not view.file.allegations:
            self._allegations.addWidget(self._none_yet(view))
        self._fill_side(view)

    @override
    def open_target(self, target: str, view: CaseView) -> None:
        if target == _HEAD and view.may(Action.CASE_CHANGED):
            self.open_sheet(target, case_head_sheet(self.window(), self._core, view))
        elif target == _TOLD_BY and view.may(Action.NAME_REVEALED):
            sheet = reveal_sheet(self.window(), self._core, view, None)
            sheet.recorded.connect(self._show_name)
            self.open_sheet(target, sheet)
        elif view.may(Action.ALLEGATION_ADDED):
            self._open_allegation(target, view)

    def _open_allegation(self, target: str, view: CaseView) -> None:
        wanted = target.removeprefix(ALLEGATION)
        before = [one for one in view.file.allegations if str(one.id) == wanted]
        if before:
            sheet = change_allegation_sheet(self.window(), self._core, view, before[0])
            self.open_sheet(target, sheet)
        elif view.people(CaseRole.SUBJECT):
            self.open_sheet(target, new_allegation_sheet(self.window(), self._core, view))

    def _show_name(self, name: object) -> None:
        revealed_sheet(self.window(), "We were told by", str(name)).open_over()

    def _fill_words(self, view: CaseView) -> None:
        clear(self._words.rows)
        words = Label(view.file.head.words, Type.LIST, wrap=True)
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words.rows.addWidget(section("As it came in"))
        self._words.rows.addSpacing(Space.SMALL)
        self._words.rows.addWidget(words)
        self._words.rows.addSpacing(Space.SMALL)
        self._words.rows.addWidget(note("These words are frozen. They never change."))

    def _fill_side(self, view: CaseView) -> None:
        head = view.file.head
        clear(self._side)
        self._side.addWidget(section("Three moments"))
        typed = f"{when.moment(head.typed_at, view.zone)}, {head.created_by}"
        self._side.addWidget(
            Facts(
                [
                    ("Happened", happened(view)),
                    ("First known", when.moment(view.clocks.t0, view.zone)),
                    ("Typed in", typed),
                ]
            )
        )
        self._side.addSpacing(Space.GAP)
        self._side.addWidget(section("Who told us"))
        told_by = head.told_by or ("Asked not to be named" if head.name_withheld else "Not said")
        self._side.addWidget(
            Facts(
                [
                    ("Told by", told_by),
                    ("Came by", head.channel.value if head.channel else "Not said"),
                ]
            )
        )
        if head.name_withheld and view.may(Action.NAME_REVEALED):
            reveal = link("Reveal who told us")
            reveal.clicked.connect(partial(self._open, _TOLD_BY))
            self._side.addWidget(reveal)
        self._side.addSpacing(Space.GAP)
        self._side.addWidget(section("Title and owner"))
        self._side.addWidget(Facts([("Title", head.title), ("Owner", head.owner or "Nobody yet")]))
        if view.may(Action.CASE_CHANGED):
            change = link("Change title or owner")
            change.clicked.connect(partial(self._open, _HEAD))
            self._side.addWidget(change)

    def _allegations_head(self, view: CaseView) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(section("Allegations"), 1)
        if view.may(Action.ALLEGATION_ADDED) and view.file.allegations:
            row.addWidget(self._add_button())
        return head

    def _none_yet(self, view: CaseView) -> QWidget:
        if view.people(CaseRole.SUBJECT):
            words = "Each clause said to be broken stands here by itself, with its days."
            may = view.may(Action.ALLEGATION_ADDED)
            return Empty("No allegation yet", words, self._add_button() if may else None)
        add = secondary("Add the employee", icon=Icon.USER_PLUS)
        add.clicked.connect(self._want_employee)
        words = "An allegation names an employee. Add the employee to the case first."
        return Empty("No allegation yet", words, add if view.may(Action.ROLE_ADDED) else None)

    def _add_button(self) -> Button:
        add = secondary("Add an allegation", icon=Icon.PLUS)
        add.clicked.connect(partial(self._open, f"{ALLEGATION}first"))
        return add

    def _row(self, one: Allegation, view: CaseView) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
        across.setSpacing(Space.GAP)
        column = QVBoxLayout()
        column.setSpacing(2)
        heading = view.policy.clause(one.clause_id).heading
        title = f"{short_clause(one.clause_id)}  {heading}"
        column.addWidget(Label(title, Type.HEAD, semibold=True, wrap=True))
        column.addWidget(why(f"“{one.clause_text}”"))
        parts = (view.name_of(one.subject_id), view.name_of(one.student_id))
        words = (*parts, incident_words(one), one.place)
        column.addWidget(Label(" · ".join(word for word in words if word), wrap=True))
        for label, text in (("As received", one.as_received), ("As framed", one.as_framed)):
            if text:
                column.addWidget(why(f"{label}: {text}"))
        questions = " ".join(view.policy.clause(one.clause_id).questions)
        column.addWidget(note(f"To decide: {questions}" if questions else ""))
        if one.older_text_not_loaded:
            column.addWidget(Badge("older text not loaded", Colour.AMBER))
        across.addLayout(column, 1)
        if view.may(Action.ALLEGATION_CHANGED):
            change = secondary("Change")
            change.setAccessibleName(f"Change {short_clause(one.clause_id)}")
            change.clicked.connect(partial(self._open, f"{ALLEGATION}{one.id}"))
            across.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _want_employee(self) -> None:
        self.wanted.emit(Tab.PEOPLE, f"{PERSON}subject")

    def _open(self, target: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's flag
        self.jump(target)
