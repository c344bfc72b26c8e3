"""The trail: every entry, newest first, what it changed, and whether the chain is whole."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.access import SEES, Actor, Reading
from hrcase.domain.audit import AuditLine, TrailQuestion
from hrcase.services import audit
from hrcase.services.audit import Verdict
from ui import when
from ui.around import Around
from ui.case_words import capitalised
from ui.column_room import giving_way
from ui.components.banner import Mood
from ui.components.buttons import link, secondary
from ui.components.labels import Label, section
from ui.components.panel import Facts, Panel, clear
from ui.components.rows import BLEED, Look
from ui.core_thread import CoreThread
from ui.icons import Icon
from ui.record_table import Column, Page, RecordTable
from ui.screen import Screen
from ui.tokens import Colour, Space

SPARE: Final = ("Case", "Who")
"""Columns that give way when there is little room."""

_PAUSE_MS: Final = 200


class AuditTrailScreen(Screen):
    """Who did what, and when; the seals can be checked here, and outside with the exported file."""

    help_page: ClassVar[str] = "audit_trail"
    fills_page: ClassVar[bool] = True
    page_margins: ClassVar[tuple[int, int, int, int]] = (
        Space.PAGE - BLEED,
        Space.PANEL,
        Space.PAGE - BLEED,
        Space.PANEL,
    )
    case_wanted = Signal(object)

    def __init__(
        self,
        core: CoreThread,
        around: Around,
        actor: Actor,
        zone: ZoneInfo,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(core, parent)
        self._around, self._actor, self._zone = around, actor, zone
        self._search = QLineEdit()
        self._search.setProperty("search", True)  # noqa: FBT003 - Qt takes it by position
        self._search.setPlaceholderText("Action, person or case number")
        self._search.setAccessibleName("Find in the trail")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self._search.textEdited.connect(self._pause.start)
        self._table: RecordTable[AuditLine] = RecordTable(
            self._columns(), self._ask_lines, key=lambda line: line.number, name="Trail"
        )
        self._table.chosen.connect(self._chosen)
        self._detail = Panel(Space.GAP)
        self._detail.hide()
        self._lay()

    @override
    def refresh(self) -> None:
        self._table.reload()

    def _lay(self) -> None:
        verify = secondary("Check the trail", icon=Icon.SHIELD_CHECK)
        verify.clicked.connect(self._verify)
        export = secondary("Save the seals…", icon=Icon.DOWNLOAD)
        export.clicked.connect(self._export)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._search, 1)
        row.addWidget(verify)
        row.addWidget(export)
        row.setContentsMargins(BLEED, 0, BLEED, 0)
        below = QHBoxLayout()
        below.setContentsMargins(BLEED, 0, BLEED, 0)
        below.addWidget(self._detail)
        self.body.addLayout(row)
        self.body.addWidget(self._table, 1)
        self.body.addLayout(below)

    def restyle(self) -> None:
        """Give each column its room at the text size in use."""
        room = self.width() - 2 * (Space.PAGE - BLEED)
        self._table.hide_columns(giving_way(self._table.records.columns, SPARE, room))

    def _columns(self) -> Sequence[Column[AuditLine]]:
        return [
            Column("Entry", lambda line: str(line.number), paint=_quiet, width=64),
            Column("When", lambda line: when.moment(line.at, self._zone), width=165),
            Column("Who", lambda line: line.actor, width=130),
            Column("What", lambda line: capitalised(line.action), paint=_lead, width=170),
            Column("Case", lambda line: line.case_number, width=90),
            Column("Words", lambda line: line.summary, width=360),
        ]

    def _ask_lines(self, page: Page, then: Callable[[Sequence[AuditLine]], None]) -> None:
        question = TrailQuestion(None, self._search.text().strip(), page.offset, page.limit)
        self.ask(lambda work: audit.trail(work, question), then)

    def _chosen(self, line: AuditLine | None) -> None:
        self._detail.setVisible(line is not None)
        if line is None:
            return
        number = line.number
        if Reading.HIDDEN_NAMES in SEES[self._actor.role]:
            self.ask(
                lambda work: audit.changes(work, number), lambda found: self._show(line, found)
            )
        else:
            self._show(line, [])

    def _show(self, line: AuditLine, changes: Sequence[dict[str, Any]]) -> None:
        """One entry: its words, its seal, and each value before and after."""
        if self._table.line() != line:
            return
        clear(self._detail.rows)
        head = QHBoxLayout()
        head.addWidget(section(f"Entry {line.number}: {line.action}"), 1)
        self._detail.rows.addWidget(_held(head))
        self._detail.rows.addWidget(Facts([("Words", line.summary), ("Seal", line.seal)]))
        for words in _changed(changes):
            self._detail.rows.addWidget(Label(words, tone=Colour.TEXT2, wrap=True))
        if line.case_id is not None:
            case = link(f"Open case {line.case_number}")
            case.clicked.connect(lambda: self._open(line.case_id))
            self._detail.rows.addWidget(case)

    def _open(self, case_id: UUID | None) -> None:
        if case_id is not None:
            self.case_wanted.emit(case_id)

    def _verify(self) -> None:
        self.show_notice("Checking every seal…", Mood.NOTICE)
        self.ask(audit.verify, self._show_verdict)

    def _show_verdict(self, verdict: Verdict) -> None:
        words = " ".join([verdict.words, *(one.words for one in verdict.breaks[1:])])
        self.show_notice(words, Mood.REFUSAL if verdict.breaks else Mood.DONE)

    def _export(self) -> None:
        target = self._around.choose.new_file(self, "Save the seals of the trail", "trail.json")
        if target is not None:
            self.do(
                lambda work: audit.export_trail(work, target),
                lambda path: self.show_notice(
                    f"Saved as {path.name}. It holds seals and no content; anyone can check it."
                ),
            )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()


def _held(layout: QHBoxLayout | QVBoxLayout) -> QWidget:
    held = QWidget()
    layout.setContentsMargins(0, 0, 0, Space.SMALL)
    held.setLayout(layout)
    return held


def _changed(changes: Sequence[dict[str, Any]]) -> list[str]:
    """Each changed value in a line, as in "case, title: “A” becomes “B”"."""
    lines = []
    for change in changes:
        for name, value in change["values"].items():
            where = f"{change['table']}, {name}"
            if change["kind"] == "changed":
                lines.append(f"{where}: {_value(value[0])} becomes {_value(value[1])}")
            elif value is not None:
                lines.append(f"{where} {change['kind']}: {_value(value)}")
    return lines


def _value(value: object) -> str:
    return "nothing" if value in (None, "") else f"“{value}”"


def _quiet(_line: AuditLine) -> Look:
    return Look(tone=Colour.TEXT3)


def _lead(_line: AuditLine) -> Look:
    return Look(lead=True)
