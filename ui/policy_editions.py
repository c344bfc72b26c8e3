"""The editions of the rules that this office has adopted, and the way to a new one."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from hrcase.domain.access import MAY
from hrcase.domain.audit import Action
from hrcase.domain.papers import EditionLine
from hrcase.errors import CannotReadFile
from hrcase.services import policy
from ui import when
from ui.components.buttons import secondary
from ui.components.flow import Flow
from ui.components.labels import note, why
from ui.components.panel import Facts, Panel, clear
from ui.components.scrolled import ScrolledPage
from ui.components.states import Badge
from ui.tokens import Colour, Space, scaled

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

_KINDS: Final = (".toml", ".txt")
_WIDEST: Final = 720


@dataclass(frozen=True, slots=True)
class Rulebook:
    """What the page says of the rules in force."""

    board_text: str
    editions: tuple[EditionLine, ...]
    unconfirmed: int
    rules: int
    may_adopt: bool
    zone: ZoneInfo


def rulebook(work: "Workspace") -> Rulebook:
    """Ask for all of it at once."""
    return Rulebook(
        board_text=policy.policy_text(work),
        editions=tuple(policy.editions(work)),
        unconfirmed=len(work.policy.unconfirmed()),
        rules=sum(1 for _ in work.policy.rules()),
        may_adopt=Action.POLICY_ADOPTED in MAY[work.actor.role],
        zone=work.zone,
    )


def adopt_folder(work: "Workspace", folder: Path) -> str:
    """Adopt the edition whose files lie in a folder. Raises CannotReadFile for a bad folder."""
    try:
        files = {one.name: one.read_bytes() for one in folder.iterdir() if one.suffix in _KINDS}
    except OSError:
        raise CannotReadFile(
            "The folder could not be read. Choose the folder that holds the files of the edition."
        ) from None
    if not files:
        raise CannotReadFile("There are no rule files in this folder. Choose another one.")
    return policy.adopt(work, files)


class Editions(ScrolledPage):
    """The newest first; an edition is adopted whole or not at all."""

    adopt_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.GAP)

    def show_rulebook(self, book: Rulebook) -> None:
        """Show the editions as they are now."""
        clear(self._column)
        words = (
            "What is alleged keeps the words of its first incident day, and a date that runs keeps "
            "its rule; a new edition changes neither."
        )
        self._column.addWidget(why(words))
        if book.may_adopt:
            adopt = secondary("Adopt an edition…")
            adopt.clicked.connect(self.adopt_wanted)
            self._column.addWidget(Flow([adopt]))
        said = f"{book.unconfirmed} of {book.rules} rules are not yet confirmed by counsel."
        self._column.addWidget(note(said))
        for at, one in enumerate(_newest_first(book.editions)):
            self._column.addWidget(_panel(one, book.zone, in_force=at == 0))
        self._column.addStretch(1)


def _newest_first(editions: Sequence[EditionLine]) -> list[EditionLine]:
    return sorted(editions, key=lambda one: one.adopted_at, reverse=True)


def _panel(one: EditionLine, zone: ZoneInfo, *, in_force: bool) -> Panel:
    panel = Panel(Space.GAP)
    panel.rows.setSpacing(Space.SMALL)
    panel.setMaximumWidth(scaled(_WIDEST))
    if in_force:
        panel.rows.addWidget(Flow([Badge("in force", Colour.GREEN)]))
    digest = " ".join(one.sha256[at : at + 16] for at in range(0, len(one.sha256), 16))
    facts = [
        ("Edition", one.edition),
        ("Adopted", when.moment(one.adopted_at, zone)),
        ("SHA-256", digest),
    ]
    panel.rows.addWidget(Facts(facts))
    return panel
