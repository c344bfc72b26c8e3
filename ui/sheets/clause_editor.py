"""Choosing a clause: type a word, take a line, and read the words that were broken."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.allegations import short_clause
from hrcase.domain.clauses import Clause
from ui.components.labels import Label, note
from ui.components.panel import Panel
from ui.components.plain_list import PlainList
from ui.editors import Editor
from ui.tokens import Colour, Space, Type

_CLAUSE: Final = Qt.ItemDataRole.UserRole
_ROWS: Final = 5


class _Search(QLineEdit):
    """The words to look for; Down goes into the list."""

    def __init__(self, found: QListWidget) -> None:
        super().__init__()
        self._found = found
        self.setPlaceholderText("A number or a word, such as SSI.5 or messages")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._found.setFocus()
            self._found.setCurrentRow(max(0, self._found.currentRow()))
            return
        super().keyPressEvent(event)


class _Found(PlainList):
    """The clauses that fit, five in sight."""

    def __init__(self) -> None:
        super().__init__(framed=True)

    @override
    def restyle(self) -> None:
        super().restyle()
        self.setFixedHeight(self.row_height() * _ROWS + 4)


class _Words(Panel):
    """The clause that is chosen: its words, and what decides whether it was broken."""

    def __init__(self) -> None:
        super().__init__(Space.ROW)
        self._head = Label("", Type.BASE, semibold=True, wrap=True)
        self._text = Label("", Type.LIST, wrap=True)
        self._questions = Label("", Type.BASE, Colour.TEXT2, wrap=True)
        self._source = note("")
        for label in (self._head, self._text, self._questions, self._source):
            self.rows.addWidget(label)

    def show_clause(self, clause: Clause | None) -> None:
        """Show the words of a clause, or nothing."""
        self.setVisible(clause is not None)
        if clause is None:
            return
        self._head.setText(clause_line(clause))
        self._text.setText(f"“{clause.quotation}”")
        self._questions.setText(f"To decide: {' '.join(clause.questions)}")
        self._questions.setVisible(bool(clause.questions))
        parts = (clause.citation, clause.badge, clause.counsel_text)
        self._source.setText(". ".join(part for part in parts if part))


def clause_line(clause: Clause) -> str:
    """As in "SSI.5b  Romantic conduct"."""
    return f"{short_clause(clause.rule_id)}  {clause.heading}"


class ClauseEditor(Editor[str]):
    """The id of one clause, found by typing."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._clauses = {one.rule_id: one for one in clauses}
        self._chosen = ""
        self._found = _Found()
        self._search = _Search(self._found)
        self._words = _Words()
        self._words.show_clause(None)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for part in (self._search, self._found, self._words):
            column.addWidget(part)
        whole.setFocusProxy(self._search)
        super().__init__(whole)
        self._filter("")
        self._search.textEdited.connect(self._filter)
        self._found.currentItemChanged.connect(self._take)

    @override
    def parts(self) -> Sequence[QWidget]:
        return [self._search, self._found]

    @override
    def name(self, label: str, help_words: str = "") -> None:
        self._search.setAccessibleName(label)
        self._search.setAccessibleDescription(help_words)
        self._found.setAccessibleName("Clauses that fit")

    @override
    def value(self) -> str:
        return self._chosen

    @override
    def show_value(self, value: str) -> None:
        self._chosen = value if value in self._clauses else ""
        clause = self._clauses.get(self._chosen)
        self._words.show_clause(clause)
        self._found.setVisible(clause is None)
        self._search.setText(clause_line(clause) if clause else "")

    @override
    def plain(self) -> str:
        return self._chosen

    @override
    def show_plain(self, kept: Any) -> None:
        self.show_value(str(kept))

    @override
    def set_editable(self, *, editable: bool) -> None:
        self._search.setEnabled(editable)
        self._found.setVisible(editable and not self._chosen)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        self._found.blockSignals(True)  # noqa: FBT003 - Qt takes it by position
        self._found.clear()
        for clause in self._clauses.values():
            if all(word in _searched(clause) for word in words):
                item = QListWidgetItem(f"{short_clause(clause.rule_id)}  {clause.quotation}")
                item.setToolTip(clause.quotation)
                item.setData(_CLAUSE, clause.rule_id)
                self._found.addItem(item)
        self._found.blockSignals(False)  # noqa: FBT003 - Qt takes it by position
        self._found.show()

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self._chosen = str(item.data(_CLAUSE))
        self._words.show_clause(self._clauses[self._chosen])
        self.changed.emit()


def _searched(clause: Clause) -> str:
    return f"{clause.rule_id} {clause.heading} {clause.quotation}".casefold()
