"""The sheet with every text that a note had when it was left."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from hrcase.domain.notes import Revision
from ui import when
from ui.components.buttons import Button, Kind
from ui.components.labels import note
from ui.components.sheet import Sheet
from ui.editors import ChoiceEditor, TextBox
from ui.form import Field, Form
from ui.tokens import Space

_LINES = 12


class EarlierTexts(Sheet):
    """Choose a text by when and who; it is shown as it was and cannot be changed."""

    help_page = "notes"

    def __init__(self, window: QWidget, texts: Sequence[Revision], zone: ZoneInfo) -> None:
        super().__init__(window, "Earlier texts", f"{len(texts)} kept", width=760)
        self._texts = list(texts)
        self._choice = ChoiceEditor([(one.number, _words(one, zone)) for one in texts], none=None)
        form = Form[dict[str, object]](dict, [Field("number", "Text", self._choice)])
        self._box = TextBox(_LINES)
        self._box.setReadOnly(True)
        self._box.setAccessibleName("Text as it was left")
        close = Button("Close", Kind.QUIET, hint="Esc")
        close.clicked.connect(self.reject)
        self.body.addWidget(form)
        self.body.addWidget(self._box, 1)
        self.body.addWidget(note("To go back to an earlier text, copy it into the note."))
        self.body.addSpacing(Space.HAIR)
        self.feet.addStretch(1)
        self.feet.addWidget(close)
        self._choice.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        chosen = self._choice.value()
        for one in self._texts:
            if one.number == chosen:
                self._box.setPlainText(one.body)


def _words(text: Revision, zone: ZoneInfo) -> str:
    return f"{text.number}  ·  {when.moment(text.at, zone)}  ·  {text.by}"
