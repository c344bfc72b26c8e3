"""Everything that happened in a case, in the order in which it happened."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Final
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.audit import Action
from hrcase.domain.cases import TimelineLine
from hrcase.domain.needs import Tab
from hrcase.domain.notifications import late_minutes
from hrcase.domain.spoken import span_words
from ui import when
from ui.case_screen import CaseScreen
from ui.case_view import CaseView
from ui.column_room import giving_way
from ui.components.labels import note
from ui.components.rows import BLEED, Look
from ui.components.segments import CheckBox
from ui.core_thread import CoreThread
from ui.record_table import Column, Page, RecordTable
from ui.tokens import Colour, Space

SPARE: Final = ("By", "Typed in")
"""Columns that give way when there is little room."""


class TimelineScreen(CaseScreen):
    """The story of the case; Enter on a line goes to where it is recorded."""

    help_page: ClassVar[str] = "timeline"
    fills_page: ClassVar[bool] = True
    page_margins: ClassVar[tuple[int, int, int, int]] = (
        Space.PAGE - BLEED,
        Space.PANEL,
        Space.PAGE - BLEED,
        Space.PANEL,
    )

    def __init__(self, core: CoreThread, case_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(core, case_id, parent)
        self._lines: Sequence[TimelineLine] = ()
        self._table = RecordTable[TimelineLine](
            [
                Column("When", self._when, width=170),
                Column("What happened", lambda line: line.words, paint=_lead, width=520),
                Column("Typed in", self._typed, paint=_quiet, width=220),
                Column("By", lambda line: line.actor, paint=_quiet, width=150),
            ],
            self._ask,
            key=lambda line: (line.at, line.typed_at, line.words),
            name="Timeline",
        )
        self._table.opened.connect(self._open)
        self._looks = CheckBox("Show who looked at the case, too")
        self._looks.toggled.connect(self._table.reload)
        head = QHBoxLayout()
        head.setContentsMargins(BLEED, 0, BLEED, 0)
        head.addWidget(note("In the order in which it happened. Enter opens the page."), 1)
        head.addWidget(self._looks)
        self.body.addLayout(head)
        self.body.addWidget(self._table, 1)

    def restyle(self) -> None:
        """Give each column its room at the text size in use."""
        room = self.width() - 2 * (Space.PAGE - BLEED)
        self._table.hide_columns(giving_way(self._table.records.columns, SPARE, room))

    @override
    def show_case(self, view: CaseView) -> None:
        self._lines = view.lately
        self._table.reload()

    def _ask(self, page: Page, then: Callable[[Sequence[TimelineLine]], None]) -> None:
        shows_looks = self._looks.isChecked()
        lines = [one for one in self._lines if shows_looks or one.kind != Action.CASE_VIEWED]
        then(lines[page.offset : page.offset + page.limit])

    def _when(self, line: TimelineLine) -> str:
        return when.moment(line.at, self._view.zone) if self._view else ""

    def _typed(self, line: TimelineLine) -> str:
        """When it was typed in, where that was later than it happened."""
        late = late_minutes(line.at, line.typed_at)
        return f"Late entry, {span_words(late)} after" if late else ""

    def _open(self, line: TimelineLine) -> None:
        self.wanted.emit(Tab(line.tab), "")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()


def _lead(_line: TimelineLine) -> Look:
    return Look(lead=True)


def _quiet(_line: TimelineLine) -> Look:
    return Look(Colour.TEXT2)
