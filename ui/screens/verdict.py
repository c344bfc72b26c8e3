"""A vault that does not open: which of the verdicts it is, and the next step for it."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from hrcase.errors import (
    CannotOpenVault,
    VaultDamaged,
    VaultInUse,
    VaultMissing,
    VaultNoPermission,
    VaultTooNew,
)
from ui.components.buttons import Button, primary, quiet, secondary
from ui.components.keys import CardButton
from ui.components.labels import Label, note
from ui.components.mark import ProgramMark
from ui.components.page import Page
from ui.tokens import Colour, Space, Type

_EDGE: Final = 48
_HEADINGS: Final[dict[type[Exception], str]] = {
    VaultDamaged: "The vault is damaged",
    VaultMissing: "The vault is not there",
    VaultTooNew: "A newer version made this vault",
    VaultNoPermission: "No permission for the vault",
    VaultInUse: "The vault is in use",
}


class VerdictScreen(Page):
    """Says what it is, that nothing was changed, and what to do next."""

    again = Signal()
    folder_wanted = Signal()
    restore_wanted = Signal()
    new_wanted = Signal()
    card_wanted = Signal()
    help_page = "unlock"

    def __init__(self, verdict: CannotOpenVault, folder: Path, hotline: str) -> None:
        super().__init__()
        self._verdict = verdict
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, Space.PANEL)
        column.setSpacing(Space.ROW)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(ProgramMark(_EDGE, ""), 0, middle)
        heading = Label(self.heading, Type.TITLE, semibold=True, wrap=True)
        heading.setAlignment(middle)
        column.addWidget(heading)
        sentence = Label(str(verdict), Type.LIST, Colour.TEXT, wrap=True)
        column.addWidget(sentence)
        column.addWidget(note(f"Folder of the vault: {folder}"))
        column.addSpacing(Space.SMALL)
        for row in self._next_steps():
            column.addLayout(row)
        column.addStretch(1)
        card = CardButton(hotline)
        card.clicked.connect(self.card_wanted)
        column.addWidget(card)

    @property
    def heading(self) -> str:
        """The verdict in a few words."""
        return _HEADINGS.get(type(self._verdict), "The vault did not open")

    def _next_steps(self) -> list[QHBoxLayout]:
        again = primary("Try again")
        again.clicked.connect(self.again)
        rows = [[again]]
        if isinstance(self._verdict, VaultMissing):
            choose = secondary("Choose another folder…")
            choose.clicked.connect(self.folder_wanted)
            rows[0].append(choose)
        if isinstance(self._verdict, VaultMissing | VaultDamaged):
            restore = quiet("Restore a backup…")
            restore.clicked.connect(self.restore_wanted)
            rows.append([restore])
        if isinstance(self._verdict, VaultMissing):
            new = quiet("Make a new vault here…")
            new.clicked.connect(self.new_wanted)
            rows.append([new])
        return [_centred(row) for row in rows]


def _centred(buttons: list[Button]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
