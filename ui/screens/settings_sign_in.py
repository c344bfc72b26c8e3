"""How one signs in oneself: the passphrase, and the PIN of this workstation."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hrcase.domain.access import Actor
from hrcase.services import passphrases, pins
from hrcase.services.door import sign_ins
from ui.around import Around
from ui.components.buttons import primary, secondary
from ui.components.labels import Label, section, why
from ui.core_thread import CoreThread
from ui.editors import PassphraseEditor
from ui.new_passphrase import NewPassphrase
from ui.settings_screen import SettingsScreen
from ui.tokens import Colour, Space


class SignInScreen(SettingsScreen):
    """A new passphrase is judged against the current one when its field is left."""

    help_page: ClassVar[str] = "settings_sign_in"

    def __init__(
        self, core: CoreThread, around: Around, actor: Actor, parent: QWidget | None = None
    ) -> None:
        super().__init__(core, parent)
        self._around, self._actor = around, actor
        self._current, self._new = PassphraseEditor(), NewPassphrase()
        self._new.left.connect(self._judge)
        self._pin = PassphraseEditor()
        self._pin_words = why("")
        self._lay_passphrase()
        self.body.addSpacing(Space.GAP)
        self._lay_pin()

    @override
    def refresh(self) -> None:
        self.ask(lambda _work: pins.why_no_pin(), self._show_pin)

    def _lay_passphrase(self) -> None:
        self.body.addWidget(section("Passphrase"))
        self.body.addWidget(
            why("The data is not touched: only the key of your own way in is wrapped anew.")
        )
        self._field("Current passphrase", self._current)
        self.body.addWidget(self._new)
        change = primary("Change the passphrase")
        change.clicked.connect(self._change)
        self.body.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)

    def _lay_pin(self) -> None:
        self.body.addWidget(section("PIN of this workstation"))
        self.body.addWidget(self._pin_words)
        self._pin.line.setMaxLength(6)
        self._pin.line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self._field("New six-digit PIN", self._pin)
        self._set = secondary("Set the PIN")
        self._set.clicked.connect(self._set_pin)
        self._remove = secondary("Remove the PIN")
        self._remove.clicked.connect(self._remove_pin)
        self.body.addWidget(self._set, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)

    def _field(self, words: str, editor: PassphraseEditor) -> None:
        label = Label(words, tone=Colour.TEXT2, semibold=True)
        label.setBuddy(editor.line)
        editor.name(words)
        self.body.addWidget(label)
        self.body.addWidget(editor.widget)

    def _judge(self, new: str) -> None:
        """What typing cannot tell: the current one, the last six, and patterns."""
        current = self._current.value()
        if current:
            self.ask(lambda work: passphrases.judge(work, current, new), self._new.show_judged)

    def _change(self) -> None:
        problem = self._new.problem()
        current, new = self._current.value(), self._new.value()
        if problem or not current:
            self._new.show_judged(problem or "Type your current passphrase above.")
            return
        self.do(lambda work: passphrases.change_passphrase(work, current, new), self._changed)

    def _changed(self, _nothing: None) -> None:
        self._current.show_value("")
        self._new.forget()
        self.show_notice("The passphrase is changed. It opens from the next time on.")

    def _show_pin(self, refusal: str) -> None:
        mine = [one for one in sign_ins(self._around.folder) if one.user_id == self._actor.id]
        has_pin = any(one.has_pin for one in mine)
        usual = (
            "Six digits unlock on this computer alone, together with a secret in its key store. "
            "Five wrong ones delete the PIN. The passphrase always works."
        )
        self._pin_words.setText(refusal or usual)
        self._set.setVisible(not refusal)
        self._pin.line.setEnabled(not refusal)
        self._remove.setVisible(has_pin)

    def _set_pin(self) -> None:
        pin = self._pin.value()
        self.do(lambda work: pins.set_pin(work, pin), self._pin_is_set)

    def _pin_is_set(self, _nothing: None) -> None:
        self._pin.show_value("")
        self.show_notice("The PIN is set. The lock screen offers it from now on.")

    def _remove_pin(self) -> None:
        self.do(pins.remove_pin, self._pin_is_removed)

    def _pin_is_removed(self, _nothing: None) -> None:
        self.show_notice("The PIN is removed from this workstation.")
