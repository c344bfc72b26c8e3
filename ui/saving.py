"""Whether what is typed is kept: one truth for the whole window, told by every editor."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from ui.core_thread import CoreThread


class Saving(QObject):
    """Editors say what they are doing; the status bar shows the worst of it."""

    changed = Signal()

    def __init__(self, core: CoreThread) -> None:
        super().__init__(core)
        self._editing: set[int] = set()
        self._failures: dict[int, str] = {}
        self.last: datetime | None = None
        """When something was last kept or recorded (UTC)."""

    @staticmethod
    def of(core: CoreThread) -> "Saving":
        """The one of this core thread."""
        known = core.findChild(Saving)
        return known if isinstance(known, Saving) else Saving(core)

    @property
    def is_editing(self) -> bool:
        """Whether there are words that are not kept yet."""
        return bool(self._editing)

    @property
    def failure(self) -> str:
        """Why something could not be kept; empty when everything could."""
        return next(iter(self._failures.values()), "")

    def editing(self, owner: QObject) -> None:
        """There are words in this editor that are not kept yet."""
        if id(owner) not in self._editing:
            owner.destroyed.connect(partial(self._gone, id(owner)))
        self._editing.add(id(owner))
        self.changed.emit()

    def saved(self, owner: QObject, at: datetime) -> None:
        """Everything in this editor is durable since that moment (UTC)."""
        self._forget(owner)
        self.last = at
        self.changed.emit()

    def failed(self, owner: QObject, sentence: str) -> None:
        """What stands in this editor could not be kept."""
        self._failures[id(owner)] = sentence
        self.changed.emit()

    def closed(self, owner: QObject) -> None:
        """Nothing stands in this editor any more that could be lost."""
        self._forget(owner)
        self.changed.emit()

    def _gone(self, owner: int, _destroyed: QObject | None = None) -> None:
        """An editor that was closed sent its words to the core before it went."""
        self._editing.discard(owner)
        self._failures.pop(owner, None)
        if isValid(self):
            self.changed.emit()

    def _forget(self, owner: QObject) -> None:
        self._editing.discard(id(owner))
        self._failures.pop(id(owner), None)
