"""A recovery kit: put on paper, then tried with the words typed from that paper."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hrcase.domain.recovery import Kit
from hrcase.errors import HrcaseError
from hrcase.services import kits
from ui.around import Around
from ui.components.buttons import primary, secondary
from ui.components.labels import Label, note, why
from ui.components.states import Shape, ShapeLabel
from ui.core_thread import CoreThread
from ui.editors import LongTextEditor
from ui.icons import Icon
from ui.printing import print_paper
from ui.tokens import Colour, Space

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

Try = Callable[["Workspace", str], Any]


class KitTrial(QWidget):
    """First the paper, then the trial: the words are never shown on the screen.

    `kit` None is a kit that was printed long ago: then there is only the trial. With `closes`
    the vault is closed when it succeeds, so that nobody may ask it anything.
    """

    tried = Signal()
    """The kit has opened a copy of the vault."""

    def __init__(
        self,
        core: CoreThread,
        around: Around,
        attempt: Try,
        kit: Kit | None,
        *,
        closes: bool = False,
    ) -> None:
        super().__init__()
        self._send = core.ask if closes else core.do
        self._around, self._attempt, self._kit = around, attempt, kit
        self._words = LongTextEditor(lines=4)
        self._said = ShapeLabel(Shape.TRIANGLE, "", Colour.RED, semibold=True, wrap=True)
        self._said.hide()
        self._go = primary("Open a copy with these words")
        self._go.clicked.connect(self._try)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        if kit is not None:
            column.addWidget(self._paper())
        label = Label("The words, typed from the paper", tone=Colour.TEXT2, semibold=True)
        label.setBuddy(self._words.widget)
        self._words.name(label.text())
        column.addWidget(label)
        column.addWidget(self._words.widget)
        hint = "24 words and the check word. Capitals and line breaks do not matter; the first four"
        column.addWidget(note(f"{hint} letters of a word are enough."))
        column.addWidget(self._said)
        row = QHBoxLayout()
        row.addWidget(self._go)
        row.addStretch(1)
        column.addLayout(row)

    def words(self) -> str:
        """What was typed."""
        return self._words.value()

    def forget(self) -> None:
        """Empty the field."""
        self._words.show_value("")

    def _paper(self) -> QWidget:
        paper = QWidget()
        column = QVBoxLayout(paper)
        column.setContentsMargins(0, 0, 0, Space.SMALL)
        column.addWidget(
            why(
                "Print the kit, or save it on a stick and print it elsewhere. Then lock the paper "
                "away where only the right people get it; it opens everything."
            )
        )
        row = QHBoxLayout()
        printing = secondary("Print the kit", icon=Icon.PRINTER)
        printing.clicked.connect(self._print)
        saving = secondary("Save the kit as a PDF…", icon=Icon.SAVE)
        saving.clicked.connect(self._save)
        row.addWidget(printing)
        row.addWidget(saving)
        row.addStretch(1)
        column.addLayout(row)
        self._done = ShapeLabel(Shape.CHECK, "", Colour.GREEN, semibold=True, wrap=True)
        self._done.hide()
        column.addWidget(self._done)
        return paper

    def _print(self) -> None:
        if self._kit is not None:
            self._make_paper(lambda kit: print_paper(kits.kit_paper(kit)), "Sent to the printer.")

    def _save(self) -> None:
        target = self._around.choose.new_file(self, "Save the recovery kit", "recovery-kit.pdf")
        if target is not None:
            words = "Saved. Print it, then delete the file: it opens everything."
            self._make_paper(lambda kit: kits.save_kit(kit, target), words)

    def _make_paper(self, make: Callable[[Kit], None], words: str) -> None:
        if self._kit is None:
            return
        try:
            make(self._kit)
        except HrcaseError as failure:
            self._say(str(failure))
            return
        self._say("")
        self._done.setText(words)
        self._done.show()
        self._words.box.setFocus()

    def _try(self) -> None:
        words, attempt = self._words.value(), self._attempt
        self._go.setEnabled(False)
        self._send(self, lambda work: attempt(work, words), self._succeeded, self._failed)

    def _succeeded(self, _said: object) -> None:
        self._go.setEnabled(True)
        self._say("")
        self.forget()
        self.tried.emit()

    def _failed(self, failure: Exception) -> None:
        self._go.setEnabled(True)
        if not isinstance(failure, HrcaseError):
            raise failure
        self._say(str(failure))
        self._words.box.setFocus()

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self._words.show_wrong(sentence)
