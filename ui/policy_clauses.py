"""The clauses of the policy: a list to search, and one clause in full."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from hrcase.domain.allegations import short_clause
from hrcase.domain.clauses import Clause, PolicyDocument
from hrcase.services import policy
from ui.components.empty import Empty
from ui.components.flow import Flow
from ui.components.labels import Label, note, why
from ui.components.list_and_page import ListAndPage
from ui.components.panel import Facts, Panel, clear
from ui.components.rows import Look
from ui.components.scrolled import ScrolledPage
from ui.components.states import Badge
from ui.policy_words import facts_of, force_words
from ui.record_table import Column, Page, RecordTable
from ui.tokens import Colour, Space, Type

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

PAUSE_MS: Final = 150
_LIST_WIDTH: Final = 600
_LEAST_PAGE: Final = 340


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause with the document that it is quoted from."""

    clause: Clause
    document: PolicyDocument


Show = Callable[[Sequence[ShownClause]], None]


def find_clauses(work: "Workspace", text: str) -> list[ShownClause]:
    """The clauses in force in which every word occurs."""
    found = policy.clauses(work, text)
    return [ShownClause(one, work.policy.document_of(one)) for one in found]


class ClauseView(Panel):
    """One clause: its words first, then what decides it, then where it comes from."""

    def __init__(self) -> None:
        super().__init__()
        self.rows.setSpacing(Space.SMALL)
        self.show_clause(None)

    def show_clause(self, shown: ShownClause | None) -> None:
        """Show another clause, or that none is chosen."""
        clear(self.rows)
        if shown is None:
            self.rows.addWidget(Empty("No clause is chosen", "Choose one on the left to read it."))
            return
        clause = shown.clause
        self.setAccessibleName(f"Clause {short_clause(clause.rule_id)}")
        head = Label(f"{short_clause(clause.rule_id)}", Type.TITLE, semibold=True, wrap=True)
        counsel = Badge(clause.counsel_text, Colour.TEXT2, outlined=True)
        self.rows.addWidget(head)
        self.rows.addWidget(why(clause.heading))
        self.rows.addWidget(Flow([Badge(force_words(clause), Colour.ACCENT), counsel]))
        self.rows.addWidget(Label(f"“{clause.quotation}”", Type.LIST, wrap=True))
        if clause.questions:
            self.rows.addWidget(why(f"To decide: {' '.join(clause.questions)}"))
        if clause.note:
            self.rows.addWidget(note(clause.note))
        self.rows.addSpacing(Space.HAIR)
        self.rows.addWidget(Facts(list(facts_of(clause, shown.document))))


class Clauses(QWidget):
    """Search, list and words side by side; with large text under each other."""

    asked = Signal(str, object)
    """The words that are looked for, and where the answer goes."""

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setProperty("search", True)  # noqa: FBT003 - Qt takes it by position
        self.search.setPlaceholderText("A number or words, such as SSI.5 or social media")
        self.search.setAccessibleName("Find a clause")
        self.search.setClearButtonEnabled(True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        self.search.textChanged.connect(self._typed)
        columns: list[Column[ShownClause]] = [
            Column("Clause", lambda one: short_clause(one.clause.rule_id), paint=_lead, width=104),
            Column("Section", _section, paint=_quiet, width=150),
            Column("Force", lambda one: force_words(one.clause), width=116),
            Column("Words", lambda one: one.clause.text, paint=_quiet, width=230),
        ]
        self._table = RecordTable[ShownClause](
            columns, self._ask, key=lambda one: one.clause.rule_id, name="Clauses"
        )
        self._table.show_empty(Empty("No clause has these words", "Try one word less."))
        self._table.chosen.connect(self._choose)
        self._table.loaded.connect(self._begin)
        self.view = ClauseView()
        self._lay()

    def reload(self) -> None:
        """Ask again for the clauses with these words."""
        self._table.reload()

    def _lay(self) -> None:
        left, page = QWidget(), ScrolledPage()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.search)
        column.addWidget(self._table, 1)
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        inside.addStretch(1)
        right = QScrollArea()
        right.setWidgetResizable(True)
        right.setFrameShape(QFrame.Shape.NoFrame)
        right.setAccessibleName("The clause in full")
        right.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ListAndPage(left, right, _LIST_WIDTH, _LEAST_PAGE))

    def _ask(self, page: Page, then: Show) -> None:
        """The whole list is small: it comes in one page."""
        self.asked.emit(self.search.text(), then if page.offset == 0 else _nothing_more)

    def _typed(self) -> None:
        self._pause.start()

    def _begin(self, count: int) -> None:
        """The first clause is open from the start, so that there is something to read."""
        if count and self._table.line() is None:
            self._table.choose(self._table.records.lines[0].clause.rule_id)

    def _choose(self, shown: ShownClause | None) -> None:
        if shown is not None:
            self.view.show_clause(shown)


def _nothing_more(_clauses: Sequence[ShownClause]) -> None:
    """The one page has come already."""


def _section(one: ShownClause) -> str:
    """The part of the heading that tells sections apart, as in "Social networking"."""
    return one.clause.heading.rpartition("/")[2].capitalize()


def _lead(_shown: ShownClause) -> Look:
    return Look(lead=True)


def _quiet(_shown: ShownClause) -> Look:
    return Look(tone=Colour.TEXT2)
