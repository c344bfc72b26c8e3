"""Writing a letter: the fields on the left, the real paper on the right, the check below."""

from datetime import datetime
from functools import partial
from itertools import pairwise
from typing import ClassVar, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.access import MAY
from hrcase.domain.audit import Action
from hrcase.domain.deadlines import Computation
from hrcase.domain.letter_drafts import DRAFT_KIND
from hrcase.domain.papers import IssuedLetter
from hrcase.errors import HrcaseError
from hrcase.services import letters
from ui import when
from ui.components.buttons import Button, Kind, link, primary
from ui.components.labels import Label, SavingLabel, note
from ui.components.page_preview import PagePreview
from ui.components.scrolled import ScrolledPage
from ui.components.states import Badge
from ui.components.writing_desk import WritingDesk
from ui.core_thread import CoreThread
from ui.deadline_days import in_words
from ui.draft_keeper import DraftKeeper
from ui.icons import Icon
from ui.letter_check import LetterCheck
from ui.letter_desk import Checked, OpenLetter, check_letter
from ui.letter_fields import LetterFields
from ui.screen import Screen
from ui.sheets.add_clause import AddClause
from ui.sheets.issue_letter import IssueSheet
from ui.tokens import Colour, Space, Type

PAUSE_MS: Final = 400
_NOT_ALLOWED: Final = "Only the director issues letters. Your draft is kept for the director."


class AnswerUntil(QWidget):
    """The day to answer by: a date on the screen, never on the paper."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Label("", semibold=True, wrap=True)
        self.toggle = link("show the math")
        self.toggle.clicked.connect(self._turn)
        self._math = QVBoxLayout()
        self._lines = QWidget()
        self._lines.setLayout(self._math)
        self._math.setContentsMargins(0, 0, 0, 0)
        self._lines.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addWidget(Label("Written answer until", tone=Colour.TEXT2, semibold=True))
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._words, 1)
        row.addWidget(self.toggle)
        column.addLayout(row)
        column.addWidget(self._lines)

    def show_answer(self, answer: Computation | None) -> None:
        """Show the day for a letter handed over on its date."""
        self.setVisible(answer is not None)
        if answer is None:
            return
        handed, due = when.short_day(answer.day0), when.weekday(answer.due)
        self._words.setText(f"if handed over on {handed}: {due}")
        while (item := self._math.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for line in answer.math():
            self._math.addWidget(note(in_words(line)))

    def _turn(self) -> None:
        self._lines.setVisible(self._lines.isHidden())
        self.toggle.setText("show the math" if self._lines.isHidden() else "hide the math")
        self.toggle.updateGeometry()


class LetterEditor(Screen):
    """One letter under the pen; its words are in the drafts two seconds after they are typed."""

    back_wanted = Signal()
    issued = Signal(object)
    """The letter as it was issued."""
    help_page: ClassVar[str] = "letters"
    fills_page: ClassVar[bool] = True
    page_margins: ClassVar[tuple[int, int, int, int]] = (0, 0, 0, 0)

    def __init__(self, core: CoreThread, opened: OpenLetter) -> None:
        super().__init__(core)
        self._opened = opened
        self._checked: Checked | None = None
        self._is_issuing = False
        self.fields = LetterFields(opened.template, opened.first, opened.recipient)
        self._answer = AnswerUntil()
        self.fields.under_cover.addWidget(self._answer)
        self._check = LetterCheck(self.focus)
        self.saving = SavingLabel()
        self._paper_words = Label("", tone=Colour.TEXT2)
        self._to_settle = link("")
        self._to_settle.clicked.connect(self._show_check)
        self._issue = primary("Issue the letter")
        self._issue.setEnabled(False)
        self._issue.clicked.connect(self._confirm)
        self.preview = PagePreview()
        self.desk = WritingDesk(self._writing(), self._head(), self.preview)
        self.body.addWidget(self.desk, 1)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self._load()

    @override
    def refresh(self) -> None:
        key, draft, wrong_date = self._opened.key, self.fields.draft(), self.fields.date_problem()
        if not self._is_issuing:
            self.ask(lambda work: check_letter(work, key, draft, wrong_date), self._show)

    def focus(self, name: str) -> None:
        """Put the caret into a field of the letter."""
        field = self.fields.widget_of(name)
        if field is not None:
            field.setFocus()
            self.desk.show_part(field)

    def _load(self) -> None:
        opened = self._opened
        if opened.kept is not None:
            self.fields.show_plain(opened.kept.values)
            self.saving.show_saved(f"Draft of {when.moment(opened.kept.saved_at, opened.zone)}")
        self.fields.set_editable(editable=not opened.is_closed)
        self._keeper = DraftKeeper(self._core, DRAFT_KIND, opened.key.place, self.fields)
        self._keeper.kept.connect(self._say_kept)
        self.fields.changed.connect(self._typed)
        self.fields.clauses.add_wanted.connect(self._add_clause)

    def _writing(self) -> QWidget:
        opened = self._opened
        back = self._back = Button(opened.case_number, Kind.LINK, icon=Icon.CHEVRON_LEFT)
        back.setAccessibleName(f"Back to case {opened.case_number}")
        back.clicked.connect(self.back_wanted)
        where = QHBoxLayout()
        where.setSpacing(Space.SMALL)
        where.addWidget(back)
        where.addWidget(Label(f"· {opened.case_title}", tone=Colour.TEXT2, wrap=True), 1)
        head = QHBoxLayout()
        head.setSpacing(Space.ROW)
        head.addWidget(Label(opened.template.title, Type.TITLE, semibold=True))
        head.addWidget(Badge("Draft"))
        head.addStretch(1)
        version = f"Wording version {opened.template.version}"
        head.addWidget(Label(version, Type.HELP, Colour.TEXT3))
        page = ScrolledPage()
        column = QVBoxLayout(page)
        column.setContentsMargins(Space.PAGE, Space.GAP, Space.GAP, Space.PANEL)
        column.setSpacing(Space.GAP)
        column.addLayout(where)
        column.addLayout(head)
        column.addWidget(self.saving)
        column.addWidget(self.fields)
        column.addWidget(self._check)
        column.addStretch(1)
        return page

    def _head(self) -> QWidget:
        block = QWidget()
        row = QHBoxLayout(block)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._paper_words)
        row.addStretch(1)
        row.addWidget(self._to_settle)
        row.addSpacing(Space.SMALL)
        row.addWidget(self._issue)
        return block

    def _typed(self) -> None:
        """What is not checked yet is not issued."""
        self._issue.setEnabled(False)
        self.saving.show_editing()
        self._pause.start()

    def _say_kept(self, at: datetime) -> None:
        local = at.astimezone(self._opened.zone)
        self.saving.show_saved(f"Draft kept {local:%H:%M:%S}")

    def _show(self, checked: Checked) -> None:
        self._checked = checked
        if checked.paper is not None:
            self.preview.show_pdf(checked.paper)
            pages = self.preview.pages
            self._paper_words.setText(f"{pages} page{'s' if pages > 1 else ''}, as it will print")
        self._answer.show_answer(checked.answer)
        draft = checked.draft
        known = {name: not words.strip() for name, words in draft.values.items()}
        known |= {"clause_ids": not draft.clause_ids, "dated_on": False, "delivery": False}
        known |= {"copies": False, "supervisor": False}
        self._check.show_problems(checked.problems, known)
        wrong = {one.field: one.sentence for one in checked.problems if not known.get(one.field)}
        self.fields.mark(wrong)
        self.preview.mark(
            [line for name in wrong for line in draft.values.get(name, "").splitlines()]
        )
        self._switch(len(checked.problems))
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        """Tab goes as one reads: down the fields, the check, then over to the paper."""
        order: list[QWidget] = [
            self._back,
            *self.fields.reading_order([self._answer.toggle]),
            *self._check.jumps,
            self._to_settle,
            self._issue,
            self.preview,
        ]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _switch(self, count: int) -> None:
        """The button is off while something stands against it, and says what."""
        may = Action.LETTER_ISSUED in MAY[self._opened.actor.role]
        said = "" if may else _NOT_ALLOWED
        if may and count:
            said = f"{count} to settle first; see “Check before issuing”."
        self._issue.setEnabled(may and not count and not self._is_issuing)
        self._to_settle.setText(f"{count} to settle first")
        self._to_settle.updateGeometry()
        self._to_settle.setVisible(bool(count))
        self._issue.setToolTip(said)
        self._issue.setAccessibleDescription(said)

    def _show_check(self) -> None:
        self.desk.show_part(self._check)

    def _add_clause(self) -> None:
        sheet = AddClause(self, self._opened.clauses)
        sheet.chosen.connect(self.fields.clauses.put)
        sheet.open_over()

    def _confirm(self) -> None:
        checked = self._checked
        if checked is None or checked.paper is None or checked.draft != self.fields.draft():
            return
        sheet = IssueSheet(self, self._opened.template.title, checked.paper)
        sheet.confirmed.connect(partial(self._send, checked))
        sheet.open_over()

    def _send(self, checked: Checked) -> None:
        """Issue exactly what was shown; nothing else is asked meanwhile."""
        self._is_issuing = True
        self._issue.setEnabled(False)
        self._keeper.keep_now()
        self._keeper.settle()
        case_id, draft = self._opened.key.case_id, checked.draft
        self.do(lambda work: letters.issue(work, case_id, draft), self._done, self._refused)

    def _done(self, letter: IssuedLetter) -> None:
        self.issued.emit(letter)

    def _refused(self, _failure: HrcaseError) -> None:
        self._is_issuing = False
        self._pause.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._keeper.keep_now()
