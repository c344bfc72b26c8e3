"""The letters of a case: those begun, those issued, and the one that is open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from hrcase.domain.access import MAY
from hrcase.domain.audit import Action
from hrcase.domain.letters import Template
from hrcase.domain.papers import IssuedLetter
from hrcase.domain.people import CaseRole
from hrcase.services import letters
from ui import when
from ui.case_screen import CaseScreen
from ui.case_view import CaseView, look
from ui.choosers import REAL, Choosers
from ui.components.banner import Mood
from ui.components.buttons import secondary
from ui.components.empty import Empty
from ui.components.labels import SectionHead
from ui.components.rows import Look
from ui.components.states import State
from ui.core_thread import CoreThread
from ui.icons import Icon
from ui.issued_letter import IssuedLetterPage
from ui.letter_desk import DraftLine, LetterKey, OpenLetter, begun_letters, open_letter
from ui.letter_editor import LetterEditor
from ui.printing import print_paper
from ui.record_table import Column, Page, RecordTable
from ui.sheets.form_sheet import FormSheet
from ui.sheets.new_letter import NewLetter
from ui.sheets.service import service_sheet
from ui.tokens import Colour, Space

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

WRITING: Final = "writing"
DELIVERY: Final = "delivery"
READING: Final = "reading:"
"""Before the id of a letter that is only to be read."""
Print = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class _Row:
    """One letter of the list: begun, or issued."""

    title: str
    to: str
    state: State | None
    dated: str
    delivered: str
    begun: LetterKey | None = None
    issued: IssuedLetter | None = None

    @property
    def key(self) -> object:
        """Which letter it is."""
        return self.issued.id if self.issued is not None else self.begun


@dataclass(frozen=True, slots=True)
class _Answer:
    """All that this page shows, asked in one go."""

    view: CaseView
    begun: tuple[DraftLine, ...]
    templates: tuple[Template, ...]


class LettersScreen(CaseScreen):
    """Tab "Letters". While a letter is open it takes the whole page."""

    whole_page = Signal(bool)
    """A letter is open (or no longer): the head of the case gives way to it."""
    help_page: ClassVar[str] = "letters"
    fills_page: ClassVar[bool] = True
    page_margins: ClassVar[tuple[int, int, int, int]] = (0, 0, 0, 0)

    def __init__(
        self,
        core: CoreThread,
        case_id: UUID,
        parent: QWidget | None = None,
        *,
        choose: Choosers = REAL,
        send_to_printer: Print = print_paper,
    ) -> None:
        super().__init__(core, case_id, parent)
        self._choose, self._print_paper = choose, send_to_printer
        self._answer: _Answer | None = None
        self._rows: list[_Row] = []
        self._page: LetterEditor | IssuedLetterPage | None = None
        self._key: LetterKey | None = None
        self.above.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._listed())
        self.body.addWidget(self._stack, 1)

    @override
    def refresh(self) -> None:
        case_id = self._case_id
        self.ask(lambda work: _look(work, case_id), self._show_answer)

    @override
    def show_case(self, view: CaseView) -> None:
        self._head.show_count(len(view.file.letters))
        self._write.setVisible(self._may_write(view))
        self._rows = [*self._begun_rows(view), *(_issued_row(one) for one in view.file.letters)]
        self._table.reload()
        if isinstance(self._page, IssuedLetterPage):
            letter = _letter(view, str(self._page.letter_id))
            if letter is not None:
                self._page.show_letter(view, letter)

    @override
    def open_target(self, target: str, view: CaseView) -> None:
        letter = _letter(view, target.removeprefix(READING))
        code, _, person = target.rpartition("/")
        addressed = [one for one in view.people(CaseRole.SUBJECT) if str(one.person_id) == person]
        if letter is not None:
            self._open_issued(letter)
            if target == str(letter.id) and letter.served_on is None and self._may_serve(view):
                self._deliver()
        elif addressed and self._answer is not None:
            first = self._answer.templates[0].code
            self._open(LetterKey(self._case_id, code or first, addressed[0].person_id))

    @override
    def place(self) -> tuple[str, ...]:
        sheet = super().place()
        if isinstance(self._page, IssuedLetterPage):
            return (str(self._page.letter_id), *sheet)
        if self._page is not None and self._key is not None:
            return (WRITING, f"{self._key.code}/{self._key.person_id}")
        return ()

    @override
    def go_to(self, place: tuple[str, ...]) -> None:
        if place[:1] == (WRITING,):
            self.jump("".join(place[1:]))
        elif place:
            self.jump(place[0] if DELIVERY in place else f"{READING}{place[0]}")

    @override
    def open_sheet(self, name: str, sheet: FormSheet) -> None:
        """A sheet may open over a letter, which is a place of its own."""
        if not super().place():
            self._sheet, self._sheet_name = sheet, name
            sheet.open_over()

    def close_letter(self) -> None:
        """Back to the list; what was typed has gone to the drafts."""
        page, self._page, self._key = self._page, None, None
        if page is None:
            return
        self._stack.setCurrentIndex(0)
        self._stack.removeWidget(page)
        self.ask(lambda _work: None, lambda _nothing: page.deleteLater())
        self.whole_page.emit(False)  # noqa: FBT003 - a signal carries its value by position
        self.refresh()
        self._table.setFocus()

    def _may_write(self, view: CaseView) -> bool:
        return self._may_serve(view) and bool(view.people(CaseRole.SUBJECT))

    def _may_serve(self, view: CaseView) -> bool:
        return Action.LETTER_SERVED in MAY[view.actor.role] and not view.is_closed

    def _listed(self) -> QWidget:
        self._head = SectionHead("Letters")
        self._write = secondary("Write a letter", icon=Icon.PLUS)
        self._write.clicked.connect(self._begin)
        columns: list[Column[_Row]] = [
            Column("State", _state_words, paint=_state_look, width=110),
            Column("Letter", lambda row: row.title, paint=_lead, width=280),
            Column("To", lambda row: row.to, width=190),
            Column("Dated", lambda row: row.dated, width=120),
            Column("Delivered", lambda row: row.delivered, width=230),
        ]
        self._table = RecordTable[_Row](
            columns, self._ask_rows, key=lambda row: row.key, name="Letters"
        )
        words = "Letters of this case are listed here, drafts first."
        self._table.show_empty(Empty("No letters yet", words))
        self._table.opened.connect(self._opened)
        block = QWidget()
        head = QHBoxLayout()
        head.addWidget(self._head)
        head.addWidget(self._write, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(block)
        column.setContentsMargins(Space.PAGE, Space.PANEL, Space.PAGE, Space.PANEL)
        column.setSpacing(Space.SMALL)
        column.addLayout(head)
        column.addWidget(self._table, 1)
        return block

    def _ask_rows(self, _page: Page, then: Callable[[Sequence[_Row]], None]) -> None:
        then(self._rows)

    def _begun_rows(self, view: CaseView) -> list[_Row]:
        begun = self._answer.begun if self._answer is not None else ()
        return [_begun_row(one, view) for one in begun]

    def _show_answer(self, answer: _Answer) -> None:
        self._answer = answer
        self._show(answer.view)

    def _opened(self, row: _Row) -> None:
        if row.issued is not None:
            self._open_issued(row.issued)
        elif row.begun is not None:
            self._open(row.begun)

    def _begin(self) -> None:
        """Ask which letter and to whom only where there is a choice."""
        if self._view is None or self._answer is None:
            return
        kinds = [(one.code, one.title) for one in self._answer.templates]
        people = [(one.person_id, one.shown_name) for one in self._view.people(CaseRole.SUBJECT)]
        if len(kinds) == 1 and len(people) == 1:
            self._open(LetterKey(self._case_id, kinds[0][0], people[0][0]))
            return
        sheet = NewLetter(self, kinds, people)
        sheet.chosen.connect(self._open_chosen)
        sheet.open_over()

    def _open_chosen(self, code: str, person_id: UUID) -> None:
        self._open(LetterKey(self._case_id, code, person_id))

    def _open(self, key: LetterKey) -> None:
        if self._key != key:
            self.ask(lambda work: open_letter(work, key), self._show_editor)

    def _show_editor(self, opened: OpenLetter) -> None:
        editor = LetterEditor(self._core, opened)
        editor.back_wanted.connect(self.close_letter)
        editor.issued.connect(self._after_issuing)
        self._show_page(editor)
        self._key = opened.key
        editor.focus("dated_on")

    def _show_page(self, page: "LetterEditor | IssuedLetterPage") -> None:
        self.close_letter()
        self._page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.whole_page.emit(True)  # noqa: FBT003 - a signal carries its value by position

    def _after_issuing(self, letter: IssuedLetter) -> None:
        self._open_issued(letter)
        self.show_notice(f"Letter {letter.number} is issued and sealed.")

    def _open_issued(self, letter: IssuedLetter) -> None:
        if self._view is None:
            return
        self.banner.hide()
        page = IssuedLetterPage(self._view, letter)
        page.back_wanted.connect(self.close_letter)
        page.copy_wanted.connect(partial(self._save_copy, letter))
        page.print_wanted.connect(partial(self._print, letter))
        page.service_wanted.connect(self._deliver)
        self._show_page(page)
        case_id = self._case_id
        self.ask(lambda work: letters.paper(work, case_id, letter.id), partial(_paper, page))

    def _save_copy(self, letter: IssuedLetter) -> None:
        target = self._choose.new_file(self, "Save a copy of the letter", letter.file_name)
        if target is None:
            return
        case_id = self._case_id
        self.do(lambda work: letters.export(work, case_id, letter.id, target), self._say_saved)

    def _say_saved(self, path: Path) -> None:
        self.show_notice(f"Saved as {path.name}. It is no longer protected by the vault.")

    def _print(self, letter: IssuedLetter) -> None:
        case_id, send = self._case_id, self._print_paper

        def act(work: "Workspace") -> None:
            send(letters.print_copy(work, case_id, letter.id))

        self.do(act, lambda _: self.show_notice(f"Letter {letter.number} went to the printer."))

    def _deliver(self) -> None:
        page, view = self._page, self._view
        if view is None or not isinstance(page, IssuedLetterPage):
            return
        letter = _letter(view, str(page.letter_id))
        if letter is not None:
            sheet = service_sheet(self, self._core, view, letter, self._choose)
            sheet.recorded.connect(self._say_delivered)
            self.open_sheet(DELIVERY, sheet)

    def _say_delivered(self) -> None:
        self.show_notice("The delivery is on record.", Mood.DONE)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._page is not None:
            self.close_letter()
            return
        super().keyPressEvent(event)


def _look(work: "Workspace", case_id: UUID) -> _Answer:
    return _Answer(look(work, case_id), begun_letters(work, case_id), letters.templates(work))


def _letter(view: CaseView, letter_id: str) -> IssuedLetter | None:
    return next((one for one in view.file.letters if str(one.id) == letter_id), None)


def _paper(page: IssuedLetterPage, paper: bytes) -> None:
    if isValid(page):
        page.preview.show_pdf(paper)


def _begun_row(one: DraftLine, view: CaseView) -> _Row:
    kept = f"draft kept {when.moment(one.kept_at, view.zone)}"
    return _Row(one.title, one.recipient, None, "", kept, begun=one.key)


def _issued_row(letter: IssuedLetter) -> _Row:
    served = letter.served_on
    tried = letter.services[-1].receipt if letter.services else "not delivered yet"
    return _Row(
        title=f"{letter.title} {letter.number}",
        to=letter.recipient,
        state=State.DONE if served else State.DUE,
        dated=when.day(letter.dated_on),
        delivered=f"received {when.day(served)}" if served else str(tried),
        issued=letter,
    )


def _state_words(row: _Row) -> str:
    return row.state.value if row.state is not None else "Draft"


def _state_look(row: _Row) -> Look:
    return Look(state=row.state) if row.state is not None else Look(tone=Colour.TEXT2)


def _lead(_shown: _Row) -> Look:
    return Look(lead=True)
