"""Makes a vault again from a backup, in a new folder; what is there already stays as it is."""

import threading
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hrcase.errors import HrcaseError
from hrcase.services import backup
from ui.around import Around
from ui.components.banner import Banner, Mood
from ui.components.buttons import primary, quiet, secondary
from ui.components.labels import Label, why
from ui.components.sheet import Sheet
from ui.editors import ChoiceEditor, TextEditor
from ui.tokens import Colour

PAUSE_MS: Final = 400
"""A path is looked into when the typing pauses, and not at each of its letters."""


class RestoreSheet(Sheet):
    """Which backup, and into which new folder; the copying does not stop the window."""

    restored = Signal(object)
    """The folder (a Path) in which the vault stands again."""
    help_page = "settings_backup"
    _ended = Signal(object)

    def __init__(self, window: QWidget, around: Around) -> None:
        super().__init__(window, "Restore a backup", width=560)
        self._around = around
        self._place, self._target = TextEditor(), TextEditor()
        self._which: ChoiceEditor[Path] = ChoiceEditor([], none="Choose the folder first")
        self._banner = Banner(Mood.REFUSAL)
        self._banner.hide()
        self.body.addWidget(self._banner)
        words = (
            "A backup becomes a vault in a new, empty folder. It opens with the passphrases and "
            "the recovery kit of its time. The vault that does not open now stays untouched."
        )
        self.body.addWidget(why(words))
        self._add_folder("Folder of the backups", self._place)
        self._add("Backup", self._which.widget)
        self._which.name("Backup")
        self._add_folder("New folder for the vault", self._target)
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._later.timeout.connect(self._look)
        self._place.changed.connect(self._later.start)
        self._go = primary("Restore this backup")
        self._go.clicked.connect(self._restore)
        close = quiet("Close")
        close.clicked.connect(self.reject)
        self.feet.addStretch(1)
        self.feet.addWidget(close)
        self.feet.addWidget(self._go)
        self._ended.connect(self._end)

    def _add_folder(self, words: str, editor: TextEditor) -> None:
        choose = secondary("Choose…")
        choose.setAccessibleName(f"Choose: {words}")
        choose.clicked.connect(lambda: self._choose(words, editor))
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(editor.widget, 1)
        across.addWidget(choose)
        editor.name(words)
        self._add(words, row)

    def _add(self, words: str, part: QWidget) -> None:
        self.body.addWidget(Label(words, tone=Colour.TEXT2, semibold=True))
        self.body.addWidget(part)

    def _choose(self, words: str, editor: TextEditor) -> None:
        chosen = self._around.choose.folder(self, words)
        if chosen is not None:
            editor.show_value(str(chosen))

    def _look(self) -> None:
        """List the whole backups under the folder, the newest first and chosen."""
        self._later.stop()
        found = backup.generations(Path(self._place.value())) if self._place.value() else []
        self._which.set_choices([(one, _when(one.name)) for one in found])
        self._which.show_value(found[0] if found else None)

    def _restore(self) -> None:
        if self._later.isActive():
            self._look()
        which, target = self._which.value(), self._target.value()
        if which is None or not target:
            self._say("Choose the backup, and a new folder for the vault.")
            return
        self._go.setEnabled(False)
        self._say("")
        chosen, now = Path(target), self._around.clock()
        threading.Thread(target=self._copy, args=(which, chosen, now), name="restoring").start()

    def _copy(self, which: Path, target: Path, now: datetime) -> None:
        """On its own thread: no vault is open, so there is no core thread to do it."""
        try:
            backup.restore(which, target, now)
        except HrcaseError as failure:
            self._ended.emit(failure)
        else:
            self._ended.emit(target)

    def _end(self, said: object) -> None:
        self._go.setEnabled(True)
        if isinstance(said, HrcaseError):
            self._say(str(said))
            return
        self.restored.emit(said)
        self.accept()

    def _say(self, sentence: str) -> None:
        self._banner.show_words(sentence)
        self._banner.setVisible(bool(sentence))
        self.place()


def _when(name: str) -> str:
    """A backup by its moment, as in "2026-11-22 16:50:31 UTC"."""
    day, _, rest = name.partition("T")
    digits = rest[:6]
    return f"{day} {digits[:2]}:{digits[2:4]}:{digits[4:6]} UTC" if digits.isdecimal() else name
