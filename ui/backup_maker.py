"""Chooses a place for backups, makes one and says when it was checked."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hrcase.domain.backups import BackupMade
from hrcase.domain.counting import counted
from hrcase.errors import HrcaseError
from hrcase.services import backup
from ui.around import Around
from ui.components.buttons import Button, primary, secondary
from ui.components.labels import Label, note
from ui.components.states import Shape, ShapeLabel
from ui.core_thread import CoreThread
from ui.editors import TextEditor
from ui.icons import Icon
from ui.tokens import Colour, Space


class BackupMaker(QWidget):
    """A folder, and a button that backs up into it; it counts once it was opened and checked."""

    made = Signal(object)
    """A verified backup stands in this folder (a Path)."""

    def __init__(self, core: CoreThread, around: Around) -> None:
        super().__init__()
        self._core, self._around = core, around
        self.folder = TextEditor("Another drive is best: a stick, or a share of the office")
        self._said = ShapeLabel(Shape.TRIANGLE, "", Colour.RED, semibold=True, wrap=True)
        self._said.hide()
        self._go = primary("Back up now", icon=Icon.HARD_DRIVE)
        self._go.clicked.connect(self._back_up)
        choose = secondary("Choose…", icon=Icon.FOLDER)
        choose.setAccessibleName("Choose the folder of the backups")
        choose.clicked.connect(self._choose)
        go = QHBoxLayout()
        go.addWidget(self._go)
        go.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        self._lay_folder(column, choose)
        column.addLayout(go)
        column.addWidget(self._said)
        hint = "Encrypted as the vault is: it opens with the same passphrases and the recovery kit."
        column.addWidget(note(hint))

    def _lay_folder(self, column: QVBoxLayout, choose: Button) -> None:
        label = Label("Folder of the backups", tone=Colour.TEXT2, semibold=True)
        label.setBuddy(self.folder.line)
        self.folder.name(label.text())
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.folder.widget, 1)
        row.addWidget(choose)
        column.addWidget(label)
        column.addLayout(row)

    def show_folder(self, folder: str) -> None:
        """Show the folder that is in use."""
        self.folder.show_value(folder)

    def _choose(self) -> None:
        chosen = self._around.choose.folder(self, "Folder of the backups")
        if chosen is not None:
            self.folder.show_value(str(chosen))

    def _back_up(self) -> None:
        place = self.folder.value()
        if not place:
            self._say(Shape.TRIANGLE, "Choose the folder that the backup goes to.", Colour.RED)
            return
        self._go.setEnabled(False)
        self._say(Shape.DOT, "Copying the vault, then opening the copy to check it…", Colour.TEXT2)
        self._core.do(
            self, lambda work: backup.back_up(work, Path(place)), self._succeeded, self._failed
        )

    def _succeeded(self, made: BackupMade) -> None:
        self._go.setEnabled(True)
        files = counted(made.attachments, "attachment")
        words = f"Backed up and checked: the trail ends with entry {made.head.number}, {files}."
        self._say(Shape.CHECK, words, Colour.GREEN)
        self.made.emit(Path(self.folder.value()))

    def _failed(self, failure: Exception) -> None:
        self._go.setEnabled(True)
        if not isinstance(failure, HrcaseError):
            raise failure
        self._say(Shape.TRIANGLE, str(failure), Colour.RED)

    def _say(self, shape: Shape, sentence: str, tone: Colour) -> None:
        self._said.show_shape(shape, tone)
        self._said.say(sentence, tone)
        self._said.show()
