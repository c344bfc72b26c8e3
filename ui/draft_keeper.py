"""Keeps what is typed into a form as a draft in the vault, until it is recorded or thrown away."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from hrcase.domain.drafts import Draft
from hrcase.errors import HrcaseError
from hrcase.services import drafts
from ui.core_thread import CoreThread
from ui.saving import Saving

PAUSE_MS: Final = 2000


class Typed(Protocol):
    """A form: anything with plain values that says when the person changed them."""

    @property
    def changed(self) -> SignalInstance:
        """Sent whenever the person typed or chose something."""

    def plain(self) -> dict[str, object]:
        """What stands in the fields, as JSON can keep it."""

    def show_plain(self, kept: Mapping[str, object]) -> None:
        """Show what was kept."""


class DraftKeeper(QObject):
    """At most two seconds after a key the form's words are in the vault's drafts.

    `kind` and `place` name the draft; the service that records the form drops it under the same
    names. A lock calls `keep_now` and waits for the core.
    """

    found = Signal(object)
    """A draft was found and is shown; the moment (UTC) at which it was kept."""
    kept = Signal(object)
    """The words are durable; the moment (UTC)."""

    def __init__(self, core: CoreThread, kind: str, place: str, form: Typed) -> None:
        super().__init__(form if isinstance(form, QObject) else None)
        self._core, self._kind, self._place = core, kind, place
        self._form = form
        self._saving = Saving.of(core)
        self._is_showing = self._is_open = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._keep)
        self._form.changed.connect(self._typed)

    def load(self, then: Callable[[], None] | None = None) -> None:
        """Show the draft that was kept for this place, if there is one."""
        kind, place = self._kind, self._place
        self._core.ask(
            self,
            lambda work: drafts.find(work, kind, place),
            partial(self._show, then),
            self._could_not,
        )

    def keep_now(self) -> None:
        """Send what is typed at once; the core does it in order."""
        if self._pause.isActive() or self._is_open:
            self._pause.stop()
            self._keep()

    def settle(self) -> None:
        """The words were recorded: there is no draft any more."""
        self._pause.stop()
        self._is_open = False
        self._saving.closed(self)

    def throw_away(self) -> None:
        """The person does not want the words; the draft goes."""
        self.settle()
        kind, place = self._kind, self._place
        self._core.ask(
            self, lambda work: drafts.drop(work, kind, place), lambda _: None, self._could_not
        )

    def _typed(self) -> None:
        if self._is_showing:
            return
        self._is_open = True
        self._saving.editing(self)
        if not self._pause.isActive():
            self._pause.start()

    def _keep(self) -> None:
        kind, place, values = self._kind, self._place, self._form.plain()
        self._core.ask(
            self,
            lambda work: drafts.keep(work, kind, place, values),
            partial(self._say_kept, values),
            self._could_not,
        )

    def _say_kept(self, values: dict[str, object], at: datetime) -> None:
        if self._form.plain() == values:
            self._is_open = False
            self._saving.saved(self, at)
        self.kept.emit(at)

    def _show(self, then: Callable[[], None] | None, draft: Draft | None) -> None:
        if draft is not None:
            self._is_showing = True
            self._form.show_plain(draft.values)
            self._is_showing = False
            self.found.emit(draft.saved_at)
        if then is not None:
            then()

    def _could_not(self, failure: Exception) -> None:
        if not isinstance(failure, HrcaseError):
            raise failure
        self._saving.failed(self, str(failure))
