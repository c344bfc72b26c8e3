"""Choosing which letter to write, and to whom."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.components.buttons import Button, Kind, primary
from ui.components.sheet import Sheet
from ui.editors import ChoiceEditor
from ui.form import Field, Form


class NewLetter(Sheet):
    """Only asked when there is a choice."""

    chosen = Signal(str, object)
    help_page = "letters"

    def __init__(
        self, window: QWidget, kinds: Sequence[tuple[str, str]], people: Sequence[tuple[UUID, str]]
    ) -> None:
        super().__init__(window, "Write a letter", width=560)
        self._kind, self._to = ChoiceEditor(kinds, none=None), ChoiceEditor(people)
        self._form = Form[dict[str, object]](
            dict,
            [
                Field("kind", "Which letter", self._kind, required=True),
                Field("to", "To", self._to, required=True),
            ],
        )
        self.body.addWidget(self._form)
        back = Button("Cancel", Kind.QUIET, hint="Esc")
        back.clicked.connect(self.reject)
        write = primary("Write it", keys="Ctrl+Return")
        write.clicked.connect(self._choose)
        self.feet.addStretch(1)
        self.feet.addWidget(back)
        self.feet.addWidget(write)

    def _choose(self) -> None:
        if self._form.checked() is not None:
            self.chosen.emit(self._kind.value(), self._to.value())
            self.accept()
