"""The first page of a case: what it needs now, what it is at a glance, what happened lately."""

from functools import partial
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.audit import Action
from hrcase.domain.cases import TimelineLine
from hrcase.domain.needs import Need
from hrcase.domain.needs_of_case import CLOSE, SEVERITY
from ui import when
from ui.case_screen import CaseScreen
from ui.case_view import CaseView
from ui.case_words import (
    at_a_glance,
    capitalised,
    destination,
    due_words,
    exact_due,
    need_button,
    short_moment,
)
from ui.components.buttons import Button, Kind, link, secondary
from ui.components.empty import Empty
from ui.components.labels import Label, section, why
from ui.components.need_line import NeedLine, NeedWords
from ui.components.panel import Columns, Facts, Panel, clear, heading_row
from ui.components.states import severity_words
from ui.core_thread import CoreThread
from ui.earlier_history import EarlierHistory
from ui.sheets.severity import severity_sheet
from ui.tokens import Colour, Space, scaled

_LATELY = 5
_WHEN_COLUMN = 112


class OverviewScreen(CaseScreen):
    """The list of needs leads everywhere; nothing is hidden behind a tab that it does not name."""

    help_page: ClassVar[str] = "overview"
    has_clock: ClassVar[bool] = True
    close_wanted = Signal()

    def __init__(self, core: CoreThread, case_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(core, case_id, parent)
        self._course = QVBoxLayout()
        self._needs = Panel()
        self._needs.rows.addWidget(heading_row("What this case needs", "most urgent first"))
        self._lately = QVBoxLayout()
        self._lately.setContentsMargins(Space.PANEL, Space.SMALL, Space.PANEL, 0)
        self._lately.setSpacing(Space.ROW)
        self._side = QVBoxLayout()
        self._side.setContentsMargins(0, Space.PANEL - Space.SMALL, 0, 0)
        self._side.setSpacing(Space.SMALL)
        main, side = QWidget(), QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.GAP)
        column.addWidget(self._needs)
        column.addLayout(self._lately)
        side.setLayout(self._side)
        self.body.addLayout(self._course)
        self.body.addWidget(Columns(main, side))

    def take_course(self, course: QWidget) -> None:
        """Take in the stages and clocks where the window is too low for them above the tabs."""
        self._course.addWidget(course)

    @override
    def show_case(self, view: CaseView) -> None:
        self._fill_needs(view)
        self._fill_side(view)
        clear(self._lately)
        self._lately.addWidget(section("Lately"))
        acts = [line for line in view.lately if line.kind != Action.CASE_VIEWED]
        for line in reversed(acts[-_LATELY:]):
            self._lately.addWidget(_lately_row(line, view))

    @override
    def open_target(self, target: str, view: CaseView) -> None:
        if target.startswith(SEVERITY) and view.may(Action.SEVERITY_CHOSEN):
            self.open_sheet(target, severity_sheet(self.window(), self._core, view))
        if target.startswith(CLOSE):
            self.close_wanted.emit()

    def _fill_needs(self, view: CaseView) -> None:
        needs = view.file.needs
        rows: list[QWidget] = []
        for at, need in enumerate(needs):
            rows.append(self._need_line(need, view, first=at == 0))
        if not rows:
            words = "The case is closed. It stays readable for ever." if view.is_closed else ""
            rows.append(Empty("Nothing is open", words))
        self._needs.show_rows(rows, keep=1)

    def _need_line(self, need: Need, view: CaseView, *, first: bool) -> NeedLine:
        padding = Space.ROW if self.height() < scaled(600) else Space.GAP
        line = NeedLine(
            view.state(need),
            NeedWords(need.title, need.why, _citation(need), due_words(need, view)),
            self._need_button(need, view, first=first),
            padding=padding,
        )
        line.setToolTip(exact_due(need, view.zone))
        return line

    def _need_button(self, need: Need, view: CaseView, *, first: bool) -> Button | None:
        words = need_button(need, view)
        if not words:
            return None
        button = Button(words, Kind.PRIMARY if first else Kind.SECONDARY)
        button.setAccessibleDescription(need.title)
        button.clicked.connect(partial(self._go, need))
        return button

    def _fill_side(self, view: CaseView) -> None:
        clear(self._side)
        self._side.addWidget(section("At a glance"))
        self._side.addWidget(Facts(at_a_glance(view)))
        self._side.addSpacing(Space.GAP)
        self._side.addWidget(EarlierHistory(view))
        self._side.addSpacing(Space.GAP)
        self._side.addWidget(section("Severity"))
        head = view.file.head
        chosen = view.policy.severity(head.severity) if head.severity else None
        words = severity_words(chosen.order) if chosen else "Not chosen yet"
        self._side.addWidget(Label(words, semibold=chosen is not None))
        if head.severity_reason:
            self._side.addWidget(why(head.severity_reason))
        if view.may(Action.SEVERITY_CHOSEN):
            choose = link("Change the severity" if chosen else "Choose the severity")
            choose.clicked.connect(self._choose_severity)
            self._side.addWidget(choose)
        if view.may(Action.CASE_CLOSED):
            self._side.addSpacing(Space.GAP)
            close = secondary("Close the case")
            close.clicked.connect(self.close_wanted)
            self._side.addWidget(close)

    def _choose_severity(self) -> None:
        self.jump(f"{SEVERITY}case")

    def _go(self, need: Need, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's flag
        tab, target = destination(need)
        self.wanted.emit(tab, target)


def _citation(need: Need) -> str:
    known = "" if need.rule_id in need.citation else need.rule_id
    parts = [known, need.citation]
    if not need.counsel_confirmed:
        parts.append("not yet confirmed by counsel")
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _lately_row(line: TimelineLine, view: CaseView) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(Space.SMALL)
    at = Label(capitalised(short_moment(line.at, view)), tone=Colour.TEXT2)
    at.setMinimumWidth(scaled(_WHEN_COLUMN))
    at.setToolTip(when.moment(line.at, view.zone))
    top = Qt.AlignmentFlag.AlignTop
    across.addWidget(at, 0, top)
    across.addWidget(Label(line.words, wrap=True), 1)
    across.addWidget(Label(line.actor, tone=Colour.TEXT2), 0, top)
    return row
