"""The first run in five steps; it ends only after the recovery kit has opened a copy."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hrcase.domain.letters import Letterhead
from hrcase.domain.settings import BackupPlan
from hrcase.errors import HrcaseError
from hrcase.services import kits, opening, policy, settings
from hrcase.services.opening import NewVault
from ui import when
from ui.around import Around
from ui.backup_maker import BackupMaker
from ui.components.banner import Banner, Mood
from ui.components.buttons import Button, primary, quiet
from ui.components.labels import note, page_title, title, why
from ui.components.page import Page
from ui.components.panel import clear
from ui.components.stepper import Stage, StageStepper
from ui.core_thread import CoreThread
from ui.editors import TextEditor
from ui.form import Field, Form
from ui.kit_trial import KitTrial
from ui.letterhead_form import letterhead_form
from ui.new_passphrase import NewPassphrase
from ui.tokens import Space

if TYPE_CHECKING:
    from hrcase.domain.papers import EditionLine
    from hrcase.services.kits import NewKit
    from hrcase.services.workspace import Workspace

A = TypeVar("A")
Make = Callable[[Path, NewVault, Callable[[], datetime]], "Workspace"]

_STEPS: Final = ("Passphrase", "Recovery kit", "Letterhead", "Policy", "Backup")
_BACKUP_DAYS: Final = 1


def _who(name: str, office: str) -> tuple[str, str]:
    return name, office


class FirstRunScreen(Page):
    """One step at a time. With a core thread the vault exists, and the second step is next."""

    finished = Signal(object)
    """The core thread on which the vault is open and in use."""
    help_page = "first_run"

    def __init__(
        self, around: Around, core: CoreThread | None = None, make: Make = opening.create_vault
    ) -> None:
        super().__init__()
        self._around, self._core, self._make = around, core, make
        self._steps = StageStepper()
        self._banner = Banner(Mood.REFUSAL)
        self._banner.hide()
        self._page = QVBoxLayout()
        self._page.setSpacing(Space.GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PANEL, Space.PAGE, Space.PANEL)
        column.setSpacing(Space.GAP)
        column.addWidget(page_title("Set up HR Case"))
        column.addWidget(self._steps)
        column.addWidget(self._banner)
        column.addLayout(self._page)
        column.addStretch(1)
        if core is None:
            self._ask_passphrase()
        else:
            self._ask_kit()

    def close_vault(self, then: Callable[[], None]) -> None:
        """The person leaves in the middle: close what is open; the next start goes on from here."""
        core, self._core = self._core, None
        if core is None:
            then()
        else:
            core.close(then)

    def _ask_passphrase(self) -> None:
        self._who = Form[tuple[str, str]](
            _who,
            [
                Field("name", "Your name, as the trail shall show it", TextEditor(), required=True),
                Field("office", "Name of the office", TextEditor(), required=True),
            ],
            columns=2,
        )
        self._new = NewPassphrase("Passphrase")
        self._new.changed.connect(self._banner.hide)
        self._go = self._button("Make the vault", self._make_vault)
        intro = (
            "Everything will lie in one encrypted folder on this computer, the vault. The "
            "passphrase opens it; nobody can send you a new one. Several words are easier to "
            "remember than one odd one."
        )
        where = note(f"The vault will stand in {self._around.folder}")
        self._show_step(0, intro, [self._who, self._new, where], [self._go])
        self._who.focus("name")

    def _make_vault(self) -> None:
        problem = self._new.problem()
        if self._who.checked() is None or problem:
            self._say(problem)
            return
        name, office = self._who.value()
        new = NewVault(office, name, self._new.value())
        make, around = self._make, self._around
        self._go.setEnabled(False)
        self._banner.hide()
        self._core = CoreThread(lambda: make(around.folder, new, around.clock))
        self._core.ask(self, lambda _work: None, self._made, self._not_made)

    def _made(self, _nothing: None) -> None:
        self._new.forget()
        self._ask_kit()

    def _not_made(self, failure: Exception) -> None:
        self._go.setEnabled(True)
        if self._core is not None:
            self._core.close()
            self._core = None
        self._could_not(failure)

    def _ask_kit(self) -> None:
        self._ask(kits.make_kit, self._show_kit)

    def _show_kit(self, new: "NewKit") -> None:
        trial = KitTrial(self._open_core(), self._around, partial(_try_kit, new), new.kit)
        trial.tried.connect(self._ask_letterhead)
        intro = (
            "If every passphrase is forgotten, a sheet of paper opens the vault. It is worth "
            "something only if it works, so it is tried now: type its words from the paper, and "
            "they open a copy of the vault."
        )
        self._show_step(1, intro, [trial], [])

    def _ask_letterhead(self) -> None:
        self._letterhead = letterhead_form()
        self._ask(settings.letterhead, self._show_letterhead)
        save = self._button("Save the letterhead", self._save_letterhead)
        later = self._later(self._ask_policy)
        intro = "What stands at the head of every letter, and who signs. You can change it later."
        self._show_step(2, intro, [self._letterhead], [save, later])
        self._letterhead.focus("district")

    def _show_letterhead(self, kept: Letterhead) -> None:
        """What is kept comes in unless somebody was faster and types already."""
        if not self._letterhead.dirty:
            self._letterhead.show_value(kept)

    def _save_letterhead(self) -> None:
        said: Letterhead | None = self._letterhead.checked()
        if said is not None:
            self._do(lambda work: settings.set_letterhead(work, said), self._ask_policy)

    def _ask_policy(self) -> None:
        self._ask(policy.editions, self._show_policy)

    def _show_policy(self, editions: "Sequence[EditionLine]") -> None:
        latest = editions[0]
        words = (
            f"Edition {latest.edition} of the rules was adopted on "
            f"{when.day(latest.adopted_at.date())}: the clauses of Board Policy 4020, the ladder "
            "of steps, the duties to call and the deadlines, each with its source."
        )
        honest = (
            "Rules that counsel has not confirmed say so wherever their date is shown. A later "
            "edition never changes what was alleged or what runs already."
        )
        go = self._button("Work with this edition", self._ask_backup)
        self._show_step(3, words, [why(honest), note(f"SHA-256 {latest.sha256}")], [go])
        go.setFocus()

    def _ask_backup(self) -> None:
        self._maker = BackupMaker(self._open_core(), self._around)
        self._maker.made.connect(self._plan)
        self._end = self._button("Start working", self._finish)
        self._end.hide()
        self._no_backup = self._later(self._finish)
        intro = "A drive that fails takes the vault with it. Make the first backup now."
        self._show_step(4, intro, [self._maker], [self._end, self._no_backup])
        self._maker.folder.line.setFocus()

    def _plan(self, place: Path) -> None:
        plan = BackupPlan(str(place), _BACKUP_DAYS)
        self._do(lambda work: settings.set_backup_plan(work, plan), self._planned)

    def _planned(self) -> None:
        self._no_backup.hide()
        self._end.show()
        self._end.setFocus()

    def _finish(self) -> None:
        core = self._open_core()
        self._core = None
        self.finished.emit(core)

    def _show_step(
        self, at: int, intro: str, parts: Sequence[QWidget], buttons: Sequence[Button]
    ) -> None:
        self._banner.hide()
        self._steps.show_stages([Stage(words) for words in _STEPS], at)
        clear(self._page)
        row = QHBoxLayout()
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        feet = QWidget()
        feet.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (title(_STEPS[at]), why(intro), *parts, feet):
            self._page.addWidget(part)

    def _button(self, words: str, act: Callable[[], None]) -> Button:
        made = primary(words)
        made.clicked.connect(act)
        return made

    def _later(self, act: Callable[[], None]) -> Button:
        made = quiet("Do this later, in Settings")
        made.clicked.connect(act)
        return made

    def _open_core(self) -> CoreThread:
        if self._core is None:
            raise RuntimeError("this step comes after the vault was made")
        return self._core

    def _ask(self, question: "Callable[[Workspace], A]", then: Callable[[A], None]) -> None:
        self._open_core().ask(self, question, then, self._could_not)

    def _do(self, action: "Callable[[Workspace], object]", then: Callable[[], None]) -> None:
        self._open_core().do(self, action, lambda _: then(), self._could_not)

    def _could_not(self, failure: Exception) -> None:
        if not isinstance(failure, HrcaseError):
            raise failure
        self._say(str(failure))

    def _say(self, sentence: str) -> None:
        self._banner.show_words(sentence)
        self._banner.setVisible(bool(sentence))


def _try_kit(new: "NewKit", work: "Workspace", words: str) -> None:
    kits.try_new_kit(work, new, words)
