"""The unlock window: passphrase first, PIN and kit as quiet ways, emergency card always."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hrcase.domain.users import SignIn
from hrcase.errors import CannotOpenVault, HrcaseError, RuleBroken, WrongPassphrase
from ui.components.buttons import Button, Kind, quiet
from ui.components.keys import CardButton
from ui.components.labels import Label
from ui.components.mark import ProgramMark
from ui.components.page import Page
from ui.components.states import Shape, ShapeLabel
from ui.core_thread import CoreThread
from ui.editors import ChoiceEditor, LongTextEditor, PassphraseEditor
from ui.tokens import Colour, Space, Type

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

_EDGE: Final = 48


class Way(Enum):
    """How one gets in: the words of the field, of the button, and of the way to it."""

    PASSPHRASE = ("Passphrase", "Use the passphrase instead")
    PIN = ("Six-digit PIN", "Use the six-digit PIN instead")
    KIT = ("The 24 words of the recovery kit", "Use the recovery kit")


@dataclass(frozen=True, slots=True)
class Doors:
    """How a vault is opened in each way, and how long the next try has to wait."""

    folder: Path
    clock: Callable[[], datetime]
    ways: "Mapping[Way, Callable[[Path, UUID, str, Callable[[], datetime]], Workspace]]"
    seconds_to_wait: Callable[[Path, datetime], int]


class UnlockScreen(Page):
    """What stands before everything else; it knows names of users, and nothing of any case."""

    opened = Signal(object)
    """The core thread on which the vault is open."""
    verdict = Signal(object)
    """The vault did not open, and not for a wrong secret."""
    card_wanted = Signal()
    help_page = "unlock"

    def __init__(
        self, doors: Doors, people: Sequence[SignIn], hotline: str, why_locked: Sequence[str]
    ) -> None:
        super().__init__()
        self._doors, self._people = doors, {person.user_id: person for person in people}
        self._way = Way.PASSPHRASE
        self._core: CoreThread | None = None
        self._wait = QTimer(self, interval=1000)
        self._wait.timeout.connect(self._count_down)
        self._who = ChoiceEditor([(one.user_id, one.name) for one in people], none=None)
        self._who.changed.connect(self._person_changed)
        self._secret = PassphraseEditor()
        self._pin = PassphraseEditor()
        self._words = LongTextEditor(lines=4)
        self._label, self._name = Label(semibold=True), Label(tone=Colour.TEXT2)
        self._wrong = ShapeLabel(Shape.TRIANGLE, "", Colour.RED, semibold=True, wrap=True)
        self._go = Button("Unlock", Kind.PRIMARY, tall=True)
        self._ways = {way: quiet(way.value[1]) for way in Way}
        self._card = CardButton(hotline)
        self._build(why_locked)
        self._connect()
        self._show_way(Way.PASSPHRASE)

    def choose_person(self, user_id: UUID | None) -> None:
        """Offer this person first."""
        if user_id in self._people:
            self._who.show_value(user_id)

    def start(self) -> None:
        """Put the caret where the secret is typed, and go on with a wait that still runs."""
        self._field().setFocus()
        self._count_down()

    def _build(self, why_locked: Sequence[str]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, Space.PANEL)
        column.setSpacing(0)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(ProgramMark(_EDGE, ""), 0, middle)
        column.addSpacing(Space.GAP)
        heading = Label("HR Case is locked", Type.TITLE, semibold=True)
        column.addWidget(heading, 0, middle)
        for words in why_locked:
            column.addWidget(Label(words, tone=Colour.TEXT2), 0, middle)
        column.addSpacing(Space.PAGE - Space.HAIR)
        column.addWidget(self._field_block())
        column.addSpacing(Space.GAP)
        column.addWidget(self._go)
        column.addSpacing(Space.ROW)
        for way in (Way.PIN, Way.PASSPHRASE, Way.KIT):
            column.addWidget(self._ways[way], 0, middle)
        column.addSpacing(Space.GAP)
        column.addStretch(1)
        column.addWidget(self._card)
        column.addSpacing(Space.GAP)
        promise = Label("No case data is shown before you unlock.", Type.HELP, Colour.TEXT3)
        column.addWidget(promise, 0, middle)
        self._go.setSizePolicy(self._card.sizePolicy())

    def _field_block(self) -> QWidget:
        """Who it is, the label, the field of the way in use, and what is wrong with it."""
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._who.name("Name")
        self._who.widget.setVisible(len(self._people) > 1)
        column.addWidget(self._who.widget)
        row = QHBoxLayout()
        row.addWidget(self._label)
        row.addStretch(1)
        row.addWidget(self._name)
        column.addLayout(row)
        self._pin.line.setMaxLength(6)
        self._pin.line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        for way, editor in self._editors().items():
            editor.name(way.value[0])
            column.addWidget(editor.widget)
        for line in (self._secret.line, self._pin.line):
            line.setProperty("tall", True)  # noqa: FBT003 - Qt takes it by position
        self._wrong.hide()
        column.addWidget(self._wrong)
        return block

    def _connect(self) -> None:
        self._go.clicked.connect(self._unlock)
        self._card.clicked.connect(self.card_wanted)
        for way, button in self._ways.items():
            button.clicked.connect(partial(self._choose_way, way))
        for line in (self._secret.line, self._pin.line):
            line.returnPressed.connect(self._unlock)

    def _editors(self) -> dict[Way, PassphraseEditor | LongTextEditor]:
        return {Way.PASSPHRASE: self._secret, Way.PIN: self._pin, Way.KIT: self._words}

    def _field(self) -> QWidget:
        return self._editors()[self._way].parts()[0]

    def _person(self) -> SignIn | None:
        chosen = self._who.value()
        return None if chosen is None else self._people[chosen]

    def _person_changed(self) -> None:
        self._show_way(Way.PASSPHRASE)

    def _choose_way(self, way: Way, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's flag
        self._show_way(way)

    def _show_way(self, way: Way) -> None:
        """One way at a time, the others as quiet words."""
        self._way = way
        person = self._person()
        has_pin = person is not None and person.has_pin
        self._name.setText("" if person is None or len(self._people) > 1 else person.name)
        self._label.setText(way.value[0])
        for other, editor in self._editors().items():
            editor.widget.setVisible(other is way)
        for other, button in self._ways.items():
            button.setVisible(other is not way and (other is not Way.PIN or has_pin))
        self._label.setBuddy(self._field())
        self._say_wrong("")
        self._field().setFocus()

    def _unlock(self) -> None:
        person, secret = self._person(), self._editors()[self._way].value()
        if person is None or not secret or not self._go.isEnabled():
            return
        self._busy(busy=True)
        doors, open_by = self._doors, self._doors.ways[self._way]
        self._core = CoreThread(lambda: open_by(doors.folder, person.user_id, secret, doors.clock))
        self._core.ask(self, lambda _work: None, self._let_in, self._refuse)

    def _let_in(self, _nothing: None) -> None:
        core, self._core = self._core, None
        self._forget()
        self.opened.emit(core)

    def _refuse(self, failure: Exception) -> None:
        if self._core is not None:
            self._core.close()
            self._core = None
        self._busy(busy=False)
        if not isinstance(failure, HrcaseError):
            raise failure
        if type(failure) in (WrongPassphrase, RuleBroken, CannotOpenVault):
            self._say_wrong(str(failure))
            self._count_down()
            return
        self._forget()
        self.verdict.emit(failure)

    def _busy(self, *, busy: bool) -> None:
        self._go.setEnabled(not busy)
        self._go.setText("Unlocking…" if busy else "Unlock")
        for line in self._editors().values():
            line.set_editable(editable=not busy)

    def _say_wrong(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self._editors()[self._way].show_wrong(sentence)
        field = self._field()
        if sentence:
            field.setAccessibleDescription(sentence)
            field.setFocus()
        if sentence and isinstance(field, QLineEdit):
            field.selectAll()

    def _count_down(self) -> None:
        """Show the wait after wrong tries, second by second."""
        left = self._doors.seconds_to_wait(self._doors.folder, self._doors.clock())
        self._go.setEnabled(left <= 0)
        self._go.setText(f"Try again in {left} s" if left > 0 else "Unlock")
        if left > 0:
            self._wait.start()
        else:
            self._wait.stop()

    def _forget(self) -> None:
        for editor in self._editors().values():
            editor.show_value("")
