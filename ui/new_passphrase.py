"""The field for a new passphrase: rules are ticked while typing, the rest judged on leaving."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrcase.services import passphrases
from ui.components.labels import Label
from ui.components.states import Shape, ShapeLabel
from ui.editors import PassphraseEditor
from ui.tokens import Colour, Space


class NewPassphrase(QWidget):
    """Typed twice; `ready` once the ticks are all there and both are the same."""

    changed = Signal()
    left = Signal(str)
    """The first field was left with this in it: time to judge what typing cannot."""

    def __init__(self, label: str = "New passphrase") -> None:
        super().__init__()
        self._first, self._second = PassphraseEditor(), PassphraseEditor()
        self._ticks: list[ShapeLabel] = []
        self._judged = ShapeLabel(Shape.TRIANGLE, "", Colour.RED, semibold=True, wrap=True)
        self._judged.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._add(label, self._first)
        for check in passphrases.ticks(""):
            tick = ShapeLabel(Shape.RING, check.words, Colour.TEXT3)
            self._ticks.append(tick)
            self._column.addWidget(tick)
        self._column.addWidget(self._judged)
        self._column.addSpacing(Space.SMALL)
        self._add("The same once more", self._second)
        self._first.changed.connect(self._typed)
        self._second.changed.connect(self.changed)
        self._first.left.connect(self._tell_left)

    @property
    def ready(self) -> bool:
        """Whether it can be tried."""
        text = self._first.value()
        same = text == self._second.value()
        return same and all(check.met for check in passphrases.ticks(text))

    def value(self) -> str:
        """What was typed."""
        return self._first.value()

    def problem(self) -> str:
        """Why it is not ready, as a sentence."""
        if not all(check.met for check in passphrases.ticks(self._first.value())):
            return "The passphrase does not meet every rule yet."
        if self._first.value() != self._second.value():
            return "The two passphrases differ. Type the same one twice."
        return ""

    def show_judged(self, sentence: str) -> None:
        """Say what is wrong with it beside the rules; nothing takes the sentence away."""
        self._judged.setText(sentence)
        self._judged.setVisible(bool(sentence))
        self._first.show_wrong(sentence)

    def forget(self) -> None:
        """Empty both fields."""
        self._first.show_value("")
        self._second.show_value("")

    def focus(self) -> None:
        """Put the caret into the first field."""
        self._first.line.setFocus()

    def _add(self, label: str, editor: PassphraseEditor) -> None:
        words = Label(label, tone=Colour.TEXT2, semibold=True)
        words.setBuddy(editor.line)
        editor.name(label)
        self._column.addWidget(words)
        self._column.addWidget(editor.widget)

    def _typed(self) -> None:
        self.show_judged("")
        for tick, check in zip(self._ticks, passphrases.ticks(self._first.value()), strict=True):
            tone = Colour.GREEN if check.met else Colour.TEXT3
            tick.show_shape(Shape.CHECK if check.met else Shape.RING, tone)
            tick.say(check.words, tone)
            tick.setAccessibleName(f"{check.words}: {'met' if check.met else 'not yet'}")
        self.changed.emit()

    def _tell_left(self) -> None:
        if self._first.value():
            self.left.emit(self._first.value())
