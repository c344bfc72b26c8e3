"""Backups: make one now, plan the next, and know how to get a vault back from one."""

from datetime import datetime
from pathlib import Path
from typing import ClassVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hrcase.domain.settings import BackupPlan
from hrcase.services import backup, settings
from ui import when
from ui.around import Around
from ui.backup_maker import BackupMaker
from ui.components.buttons import secondary
from ui.components.labels import Label, section, why
from ui.core_thread import CoreThread
from ui.editors import ChoiceEditor
from ui.settings_screen import SettingsScreen
from ui.tokens import Colour, Space

_PLANS = ((1, "Every day"), (2, "Every 2 days"), (7, "Every week"), (0, "Only by hand"))
_RESTORE = (
    "To get a vault back: choose *Restore a backup* where the vault does not open, or put the "
    "folder of a backup on another computer. It becomes a vault in a new folder and opens with "
    "the passphrases and the recovery kit of its time. Nothing that is there is overwritten."
)


class BackupScreen(SettingsScreen):
    """A backup counts only once it was opened and checked."""

    help_page: ClassVar[str] = "settings_backup"

    def __init__(
        self, core: CoreThread, around: Around, zone: ZoneInfo, parent: QWidget | None = None
    ) -> None:
        super().__init__(core, parent)
        self._zone = zone
        self._last = Label("", tone=Colour.TEXT2, wrap=True)
        self._maker = BackupMaker(core, around)
        self._maker.made.connect(self._made)
        self._days: ChoiceEditor[int] = ChoiceEditor(_PLANS, none=None)
        self._days.name("How often")
        save = secondary("Save the plan")
        save.clicked.connect(self._plan)
        left = Qt.AlignmentFlag.AlignLeft
        self.body.addWidget(section("Backup"))
        self.body.addWidget(self._last)
        self.body.addWidget(self._maker)
        self.body.addSpacing(Space.GAP)
        self.body.addWidget(section("Plan"))
        self.body.addWidget(why("A backup that is due is made while you work, into that folder."))
        self.body.addWidget(self._days.widget, 0, left)
        self.body.addWidget(save, 0, left)
        self.body.addSpacing(Space.GAP)
        self.body.addWidget(section("Getting a vault back"))
        self.body.addWidget(why(_RESTORE.replace("*", "")))

    @override
    def refresh(self) -> None:
        self.ask(settings.backup_plan, self._show_plan)
        self.ask(backup.last_verified, self._show_last)

    def _show_plan(self, plan: BackupPlan) -> None:
        if not self._maker.folder.value():
            self._maker.show_folder(plan.folder)
        if plan.every_days not in [days for days, _ in _PLANS]:
            words = f"Every {plan.every_days} days"
            self._days.set_choices([*_PLANS, (plan.every_days, words)])
        self._days.show_value(plan.every_days)

    def _show_last(self, last: datetime | None) -> None:
        words = "No verified backup yet. A drive that fails would take everything with it."
        if last is not None:
            words = f"Last verified backup: {when.moment(last, self._zone)}"
        self._last.say(words, Colour.AMBER if last is None else Colour.TEXT2)

    def _made(self, _place: Path) -> None:
        self.refresh()

    def _plan(self) -> None:
        plan = BackupPlan(self._maker.folder.value(), self._days.value() or 0)
        self.do(lambda work: settings.set_backup_plan(work, plan), self._planned)

    def _planned(self, _nothing: None) -> None:
        self.show_notice("The plan is saved.")
