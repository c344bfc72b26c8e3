"""Choosing one more clause for a letter."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrcase.domain.clauses import Clause
from ui.components.buttons import Button, Kind, primary
from ui.components.sheet import Sheet
from ui.form import Field, Form
from ui.sheets.clause_editor import ClauseEditor


class AddClause(Sheet):
    """Find the clause by a word of it; it is printed word for word."""

    chosen = Signal(str)
    help_page = "letters"

    def __init__(self, window: QWidget, clauses: Sequence[Clause]) -> None:
        super().__init__(window, "Add a clause", width=720)
        self._form = Form[dict[str, str]](
            dict, [Field("clause", "Clause", ClauseEditor(clauses), required=True)]
        )
        self.body.addWidget(self._form)
        back = Button("Cancel", Kind.QUIET, hint="Esc")
        back.clicked.connect(self.reject)
        add = primary("Print this clause", keys="Ctrl+Return")
        add.clicked.connect(self._add)
        self.feet.addStretch(1)
        self.feet.addWidget(back)
        self.feet.addWidget(add)

    def _add(self) -> None:
        found = self._form.checked()
        if found is not None:
            self.chosen.emit(found["clause"])
            self.accept()
