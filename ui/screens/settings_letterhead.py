"""The letterhead: what stands at the head of every letter, and who signs."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hrcase.domain.letters import Letterhead
from hrcase.services import settings
from ui.components.buttons import primary
from ui.components.labels import section, why
from ui.core_thread import CoreThread
from ui.draft_keeper import DraftKeeper
from ui.letterhead_form import letterhead_form
from ui.settings_screen import SettingsScreen


class LetterheadScreen(SettingsScreen):
    """Shown as it is kept; letters that were issued keep theirs."""

    help_page: ClassVar[str] = "settings"

    def __init__(self, core: CoreThread, parent: QWidget | None = None) -> None:
        super().__init__(core, parent)
        self._form = letterhead_form()
        self._keeper = DraftKeeper(core, "letterhead", "office", self._form)
        save = primary("Save the letterhead", keys="Ctrl+Return")
        save.clicked.connect(self._save)
        self.body.addWidget(section("Letterhead"))
        self.body.addWidget(
            why("It stands on every letter from now on. Letters that were issued keep theirs.")
        )
        self.body.addWidget(self._form)
        self.body.addWidget(save, 0, Qt.AlignmentFlag.AlignLeft)

    @override
    def refresh(self) -> None:
        if not self._form.dirty:
            self.ask(settings.letterhead, self._show)
            self._keeper.load()

    def _show(self, kept: Letterhead) -> None:
        """What is kept comes in unless somebody was faster and types already."""
        if not self._form.dirty:
            self._form.show_value(kept)

    def _save(self) -> None:
        said = self._form.checked()
        if said is not None:
            self.do(lambda work: settings.set_letterhead(work, said), self._saved)

    def _saved(self, _nothing: None) -> None:
        self._form.settle()
        self._keeper.throw_away()
        self.show_notice("The letterhead is saved. The next letter carries it.")
