"""The notes of a case: a list, and one note under the pen that saves itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.access import MAY
from hrcase.domain.audit import Action
from hrcase.domain.cases import NoteLine
from hrcase.domain.notes import NoteText, Revision
from hrcase.errors import HrcaseError
from hrcase.services import notes
from ui import when
from ui.case_screen import CaseScreen
from ui.case_view import CaseView
from ui.components.buttons import secondary
from ui.components.empty import Empty
from ui.components.labels import SectionHead
from ui.components.list_and_page import ListAndPage
from ui.components.rows import Look
from ui.core_thread import CoreThread
from ui.icons import Icon
from ui.note_editor import NoteEditor
from ui.note_keeper import OpenNote, open_note
from ui.record_table import Column, Page, RecordTable
from ui.sheets.earlier_texts import EarlierTexts
from ui.tokens import Colour, Space

NEW: Final = "new"
NOTE: Final = "note"
"""What the need of a first note is called."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the list; without an id it is the note that is being begun."""

    id: UUID | None
    title: str
    written: str


class NotesScreen(CaseScreen):
    """Tab "Investigation": choose a note and write; leaving it is saving it."""

    help_page: ClassVar[str] = "notes"
    fills_page: ClassVar[bool] = True

    def __init__(self, core: CoreThread, case_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(core, case_id, parent)
        self._rows: list[_Row] = []
        self._editor: NoteEditor | None = None
        self._wanted: UUID | str | None = None
        self._head = SectionHead("Notes")
        self._write = secondary("Write a note", icon=Icon.PLUS)
        self._write.clicked.connect(self._begin)
        self._table = self._made_table()
        self._page = QWidget()
        self._page_column = QVBoxLayout(self._page)
        self._page_column.setContentsMargins(0, 0, 0, 0)
        self._show_nothing()
        self.body.addWidget(ListAndPage(self._listed(), self._page), 1)

    @override
    def show_case(self, view: CaseView) -> None:
        may = Action.NOTE_WRITTEN in MAY[view.actor.role] and not view.is_closed
        self._write.setVisible(may)
        self._head.show_count(len(view.file.notes))
        self._rows = [_row(one, view) for one in view.file.notes]
        if self._editor is not None:
            self._editor.set_editable(editable=may)
            if self._editor.keeper.note_id is None:
                self._rows.insert(0, _Row(None, "New note", "not left yet"))
        self._table.reload()
        if self._editor is not None:
            self._table.choose(self._editor.keeper.note_id)

    @override
    def open_target(self, target: str, view: CaseView) -> None:
        known = {str(one.id): one.id for one in view.file.notes}
        if target.startswith((NEW, NOTE)):
            self._open(None)
        elif target in known:
            self._open(known[target])

    @override
    def place(self) -> tuple[str, ...]:
        if self._editor is None:
            return ()
        return (str(self._editor.keeper.note_id or NEW),)

    def _made_table(self) -> RecordTable[_Row]:
        columns: list[Column[_Row]] = [
            Column("Note", lambda row: row.title, paint=_lead, width=160),
            Column("Written", lambda row: row.written, paint=_quiet, width=104),
        ]
        table = RecordTable[_Row](columns, self._ask_rows, key=lambda row: row.id, name="Notes")
        table.show_empty(Empty("No notes yet", "Notes of this case are listed here."))
        table.clicked.connect(self._clicked)
        table.opened.connect(self._opened)
        return table

    def _listed(self) -> QWidget:
        block = QWidget()
        head = QHBoxLayout()
        head.addWidget(self._head)
        head.addWidget(self._write, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(head)
        column.addWidget(self._table, 1)
        return block

    def _ask_rows(self, _page: Page, then: Callable[[Sequence[_Row]], None]) -> None:
        then(self._rows)

    def _clicked(self) -> None:
        self._opened(self._table.line())

    def _opened(self, row: _Row | None) -> None:
        if row is not None:
            self._open(row.id)

    def _begin(self) -> None:
        self._open(None)

    def _open(self, note_id: UUID | None) -> None:
        """Leave the note under the pen, then show this one."""
        now = self._editor
        if now is not None and now.keeper.note_id == note_id:
            now.box.setFocus()
            return
        if now is not None:
            now.keeper.leave()
        self._wanted = note_id or NEW
        case_id = self._case_id
        self.ask(lambda work: open_note(work, case_id, note_id), partial(self._show_note, note_id))

    def _show_note(self, note_id: UUID | None, opened: OpenNote) -> None:
        if self._wanted != (note_id or NEW) or self._view is None:
            return
        self._wanted = None
        editor = NoteEditor(self._core, self._case_id, opened, self._view.zone)
        editor.left.connect(self._after_leaving)
        editor.revisions_wanted.connect(self._ask_revisions)
        self._show_page(editor)
        self._editor = editor
        self.show_case(self._view)
        (editor.box if opened.shown.title or note_id else editor.title).setFocus()

    def _show_nothing(self) -> None:
        words = "Choose a note on the left, or write one. It saves itself while you type."
        self._show_page(Empty("What was said and seen", words))

    def _show_page(self, page: QWidget) -> None:
        while (item := self._page_column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._page_column.addWidget(page)
        if not isinstance(page, NoteEditor):
            self._page_column.addStretch(1)

    def _after_leaving(self, _left: NoteText) -> None:
        if self._view is not None:
            self.refresh()

    def _ask_revisions(self) -> None:
        note_id = None if self._editor is None else self._editor.keeper.note_id
        if note_id is not None:
            case_id = self._case_id
            self.ask(lambda work: notes.revisions(work, case_id, note_id), self._show_revisions)

    def _show_revisions(self, texts: tuple[Revision, ...]) -> None:
        if self._view is not None:
            EarlierTexts(self, texts, self._view.zone).open_over()

    @override
    def show_failure(self, failure: Exception) -> None:
        if isinstance(failure, HrcaseError):
            self._write.setVisible(False)
        super().show_failure(failure)


def _row(line: NoteLine, view: CaseView) -> _Row:
    written = when.near_day(line.written_at.astimezone(view.zone).date(), view.today)
    return _Row(line.id, line.title, f"{written} {when.clock(line.written_at, view.zone)}")


def _lead(_row_shown: _Row) -> Look:
    return Look(lead=True)


def _quiet(_row_shown: _Row) -> Look:
    return Look(tone=Colour.TEXT2)
