"""Recovery: try the printed kit once a year, make a new one, change the vault key."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.recovery import is_drill_due
from hrcase.services import kits, vault_keys
from ui import when
from ui.around import Around
from ui.components.buttons import Button, secondary
from ui.components.labels import Label, section, why
from ui.components.panel import clear
from ui.core_thread import CoreThread
from ui.kit_trial import KitTrial
from ui.new_passphrase import NewPassphrase
from ui.settings_screen import SettingsScreen
from ui.tokens import Colour, Space

if TYPE_CHECKING:
    from uuid import UUID

    from hrcase.domain.access import Actor
    from hrcase.services.kits import NewKit
    from hrcase.services.vault_keys import KeyChange
    from hrcase.services.workspace import Workspace

_KEY_WORDS: Final = (
    "Everything is encrypted anew under a new key. Passphrases and kits of old copies of this "
    "vault then open those old copies only, nothing that comes later. It does not take back what "
    "somebody has already read or copied. Everyone else needs a new passphrase from a director "
    "afterwards, PINs end, and the old recovery kit is void: the new one is printed and tried here."
)


class RecoveryScreen(SettingsScreen):
    """One thing at a time: the page shows the kit that is being tried, or the three ways in."""

    help_page: ClassVar[str] = "settings_recovery"
    key_changed = Signal()
    """The vault was closed under its new key: everyone unlocks anew."""

    def __init__(
        self, core: CoreThread, around: Around, actor: "Actor", parent: QWidget | None = None
    ) -> None:
        super().__init__(core, parent)
        self._around, self._actor = around, actor
        self._last = Label("", tone=Colour.TEXT2, wrap=True)
        self._part = QVBoxLayout()
        self._part.setSpacing(Space.GAP)
        self.body.addWidget(section("Recovery kit"))
        self.body.addWidget(self._last)
        self.body.addLayout(self._part)
        self._show_ways()

    @override
    def refresh(self) -> None:
        self.ask(lambda work: (kits.last_drill(work), work.today()), self._show_last)

    def _show_last(self, said: tuple[str, date]) -> None:
        tried, today = said
        if not tried:
            self._last.say("No recovery kit has been tried yet. Make one now.", Colour.AMBER)
            return
        day = date.fromisoformat(tried)
        words = f"The kit last opened a copy of the vault on {when.day(day)}."
        is_due = is_drill_due(day, today)
        again = " That is a year ago: try it again today." if is_due else ""
        self._last.say(words + again, Colour.AMBER if is_due else Colour.TEXT2)

    def _show_ways(self) -> None:
        drill = self._button("Try the printed kit", self._drill)
        new = self._button("Make a new kit", self._new_kit)
        key = self._button("Change the vault key…", self._change_key)
        self._show_parts(
            why("Once a year: does the paper still open the vault? Nothing is changed by it."),
            drill,
            why("A new kit replaces the old one once it was tried."),
            new,
            section("Vault key"),
            why(_KEY_WORDS),
            key,
        )

    def _drill(self) -> None:
        self._show_trial(KitTrial(self._core, self._around, kits.drill, None))

    def _new_kit(self) -> None:
        self.ask(kits.make_kit, self._show_new_kit)

    def _show_new_kit(self, new: "NewKit") -> None:
        attempt = partial(_try_new, new)
        self._show_trial(KitTrial(self._core, self._around, attempt, new.kit))

    def _show_trial(self, trial: KitTrial) -> None:
        trial.tried.connect(self._tried)
        self._show_parts(trial, self._back())

    def _tried(self) -> None:
        self._show_ways()
        self.show_notice("The kit opened a copy of the vault. Lock the paper away again.")

    def _change_key(self) -> None:
        self.ask(vault_keys.plan_key_change, self._show_key_change)

    def _show_key_change(self, plan: "KeyChange") -> None:
        new = NewPassphrase("Your new passphrase")
        go = self._button("Go on with this passphrase", partial(self._show_key_kit, plan, new))
        self._show_parts(why(_KEY_WORDS), new, go, self._back())
        new.focus()

    def _show_key_kit(
        self,
        plan: "KeyChange",
        new: NewPassphrase,
        _checked: bool = False,  # noqa: FBT001, FBT002 - Qt's flag
    ) -> None:
        if new.problem():
            new.show_judged(new.problem())
            return
        attempt = partial(_change, plan, {self._actor.id: new.value()})
        trial = KitTrial(self._core, self._around, attempt, plan.kit, closes=True)
        trial.tried.connect(self.key_changed)
        words = "The last step: with the new kit's words the vault is encrypted anew and locked."
        self._show_parts(section("New recovery kit"), why(words), trial, self._back())

    def _back(self) -> Button:
        return self._button("Leave it as it is", self._show_ways)

    def _button(self, words: str, act: Callable[[], None]) -> Button:
        made = secondary(words)
        made.clicked.connect(act)
        return made

    def _show_parts(self, *parts: QWidget) -> None:
        self.banner.hide()
        clear(self._part)
        for part in parts:
            side = Qt.AlignmentFlag.AlignLeft if isinstance(part, Button) else Qt.AlignmentFlag(0)
            self._part.addWidget(part, 0, side)


def _try_new(new: "NewKit", work: "Workspace", words: str) -> None:
    kits.try_new_kit(work, new, words)


def _change(
    plan: "KeyChange", passphrases: "dict[UUID, str]", work: "Workspace", words: str
) -> None:
    vault_keys.change_vault_key(work, plan, passphrases, words)
