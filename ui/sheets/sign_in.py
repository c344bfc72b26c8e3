"""The sheets about people who may sign in: add, change the role, new passphrase, revoke."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hrcase.domain.access import Role
from hrcase.domain.users import UserLine
from hrcase.errors import HrcaseError
from hrcase.services import passphrases, users
from ui.components.banner import Banner, Mood
from ui.components.buttons import Button, Kind, primary
from ui.components.labels import Label, why
from ui.components.sheet import Sheet
from ui.core_thread import CoreThread
from ui.editors import ChoiceEditor, TextEditor
from ui.new_passphrase import NewPassphrase
from ui.tokens import Colour

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

_ROLES: Final[Sequence[tuple[Role, str]]] = (
    (Role.DIRECTOR, "Director: everything"),
    (Role.INVESTIGATOR, "Investigator: the cases granted; issues no letters"),
    (Role.ASSISTANT, "Assistant: intake, calls, letter drafts and service"),
    (Role.AUDITOR, "Auditor: reads cases and trail, changes nothing"),
)


class ActSheet(Sheet):
    """A sheet with one act; a refusal stands above its fields, and every word stays."""

    help_page = "settings_people"

    def __init__(self, window: QWidget, core: CoreThread, heading: str, act: str) -> None:
        super().__init__(window, heading, width=560)
        self._core = core
        self._banner = Banner(Mood.REFUSAL)
        self._banner.hide()
        self.body.addWidget(self._banner)
        self.go = primary(act, keys="Ctrl+Return")
        self.go.clicked.connect(self.act)
        close = Button("Cancel", Kind.QUIET, hint="Esc")
        close.clicked.connect(self.reject)
        self.feet.addStretch(1)
        self.feet.addWidget(close)
        self.feet.addWidget(self.go)

    def act(self) -> None:
        """Do what the sheet is for."""
        raise NotImplementedError

    def field(self, words: str, part: QWidget) -> None:
        """A field with its label."""
        label = Label(words, tone=Colour.TEXT2, semibold=True)
        self.body.addWidget(label)
        self.body.addWidget(part)

    def do(self, action: "Callable[[Workspace], Any]", then: Callable[[Any], None]) -> None:
        """Have the core do it; the button is off meanwhile."""
        self.go.setEnabled(False)
        self._core.do(self, action, then, self._refused)

    def say(self, sentence: str) -> None:
        """Say why not."""
        self._banner.show_words(sentence)
        self._banner.setVisible(bool(sentence))
        self.place()

    def recorded(self, _said: object = None) -> None:
        """It is on record: close."""
        self.accept()

    def _refused(self, failure: Exception) -> None:
        if not isinstance(failure, HrcaseError):
            raise failure
        self.go.setEnabled(True)
        self.say(str(failure))


class NewUserSheet(ActSheet):
    """One more person, with a first passphrase that they change themselves."""

    def __init__(self, window: QWidget, core: CoreThread) -> None:
        super().__init__(window, core, "Add a person", "Add this person")
        self._name, self._new = TextEditor(), NewPassphrase("First passphrase")
        self._role: ChoiceEditor[Role] = ChoiceEditor(_ROLES)
        self._name.name("Name, as the trail shall show it")
        self._role.name("Role")
        self.field("Name, as the trail shall show it", self._name.widget)
        self.field("Role", self._role.widget)
        words = "Let the person type it themselves. They can change it at once, in Settings."
        self.body.addWidget(why(words))
        self.body.addWidget(self._new)

    @override
    def act(self) -> None:
        """Add the person, if everything is there."""
        name, role, new = self._name.value(), self._role.value(), self._new.value()
        if role is None:
            self.say("Choose what the person may do.")
        elif self._new.problem():
            self.say(self._new.problem())
        else:
            self.do(lambda work: users.add_user(work, name, role, new), self.recorded)


class RoleSheet(ActSheet):
    """Another role; it holds from the person's next sign-in."""

    def __init__(self, window: QWidget, core: CoreThread, line: UserLine) -> None:
        super().__init__(window, core, f"Role of {line.name}", "Change the role")
        self._line = line
        self._role: ChoiceEditor[Role] = ChoiceEditor(_ROLES, none=None)
        self._role.name("Role")
        self._role.show_value(line.role)
        self.body.addWidget(why("It holds from the next time that the person unlocks."))
        self.field("Role", self._role.widget)

    @override
    def act(self) -> None:
        """Change it."""
        role, line = self._role.value() or self._line.role, self._line
        self.do(lambda work: users.change_role(work, line.id, line.version, role), self.recorded)


class ResetSheet(ActSheet):
    """A new passphrase for somebody who forgot theirs."""

    def __init__(self, window: QWidget, core: CoreThread, line: UserLine) -> None:
        super().__init__(window, core, f"New passphrase for {line.name}", "Set the passphrase")
        self._line, self._new = line, NewPassphrase()
        words = "Let the person type it themselves. It is entered in the trail that you set it."
        self.body.addWidget(why(words))
        self.body.addWidget(self._new)

    @override
    def act(self) -> None:
        """Set it."""
        new, line = self._new.value(), self._line
        if self._new.problem():
            self.say(self._new.problem())
            return
        self.do(lambda work: passphrases.set_passphrase(work, line.id, new), self.recorded)


class RevokeSheet(ActSheet):
    """The end of signing in, with what it cannot undo."""

    revoked = Signal(str)
    """What the person must know now."""

    def __init__(self, window: QWidget, core: CoreThread, line: UserLine) -> None:
        super().__init__(window, core, f"Revoke {line.name}?", "Revoke")
        self._line = line
        words = (
            f"{line.name} can no longer unlock this vault; their entries in the trail stay. An old "
            "copy of the vault still opens with the old passphrase: if there may be one, change "
            "the vault key afterwards, under Recovery."
        )
        self.body.addWidget(why(words))

    @override
    def act(self) -> None:
        """Revoke."""
        line = self._line
        self.do(lambda work: users.revoke(work, line.id, line.version), self._tell)

    def _tell(self, honest: str) -> None:
        self.accept()
        self.revoked.emit(honest)
