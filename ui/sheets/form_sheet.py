"""A sheet with one form: keeps a draft, records it, and never loses a typed word."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.errors import HrcaseError
from hrcase.services import drafts
from ui import when
from ui.components.banner import Banner, Mood
from ui.components.buttons import Button, Kind, link, primary
from ui.components.labels import Label, note, why
from ui.components.sheet import Sheet
from ui.core_thread import CoreThread
from ui.draft_keeper import DraftKeeper
from ui.form import Form
from ui.tokens import Colour, Space, Type

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SheetWords:
    """The words around a form: its heading, a sentence, its button, its page of the manual."""

    heading: str
    button: str
    intro: str = ""
    help_page: str = ""


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """The name under which the words of a form are kept until they are recorded."""

    kind: str
    place: str


@dataclass(frozen=True, slots=True)
class Task:
    """What a sheet is for. `record` runs on the core with the value of the form."""

    words: SheetWords
    record: "Callable[[Workspace, Any], Any]"
    zone: ZoneInfo
    draft: DraftPlace | None = None


class FormSheet(Sheet):
    """Ctrl+Enter records; Esc closes and keeps what was typed as a draft."""

    recorded = Signal(object)
    """It is on record; what the service answered."""

    def __init__(self, window: QWidget, core: CoreThread, task: Task, form: Form[Any]) -> None:
        super().__init__(window, task.words.heading, width=760)
        self._core, self._task, self.form = core, task, form
        self.help_page = task.words.help_page
        self.banner = Banner(Mood.REFUSAL)
        self.banner.hide()
        self.body.addWidget(self.banner)
        if task.words.intro:
            self.body.addWidget(why(task.words.intro))
        self.body.addWidget(form)
        self._keeper = self._made_keeper()
        self._lay_feet()

    def show_refusal(self, failure: Exception) -> None:
        """Say why it was not recorded; every word stays where it is."""
        if not isinstance(failure, HrcaseError):
            raise failure
        self._record.setEnabled(True)
        self.banner.show_words(str(failure), "", Mood.REFUSAL)
        self.banner.show()
        self.place()
        self._scroll.ensureWidgetVisible(self.banner)

    def _made_keeper(self) -> DraftKeeper | None:
        if self._task.draft is None:
            return None
        keeper = DraftKeeper(self._core, self._task.draft.kind, self._task.draft.place, self.form)
        keeper.found.connect(self._say_found)
        keeper.kept.connect(self._say_kept)
        keeper.load()
        return keeper

    def _lay_feet(self) -> None:
        self._state = note("")
        self._forget: Button = link("Throw the draft away")
        self._forget.clicked.connect(self._throw_away)
        self._forget.hide()
        close = Button("Cancel", Kind.QUIET, hint="Esc")
        close.clicked.connect(self.reject)
        self._record = primary(self._task.words.button, keys="Ctrl+Return")
        self._record.clicked.connect(self._send)
        self.feet.addWidget(self._state, 1)
        self.feet.addWidget(self._forget)
        self.feet.addWidget(close)
        self.feet.addWidget(self._record)

    def _send(self) -> None:
        self.banner.hide()
        value = self.form.checked()
        if value is None:
            return
        self._record.setEnabled(False)
        record = self._task.record
        self._core.do(self, lambda work: record(work, value), self._done, self.show_refusal)

    def _done(self, said: object) -> None:
        if self._keeper is not None:
            self._keeper.throw_away()
        self.recorded.emit(said)
        self.accept()

    def _throw_away(self) -> None:
        if self._keeper is not None:
            self._keeper.throw_away()
        super().reject()

    def _say_found(self, at: datetime) -> None:
        self._state.setText(f"Draft of {when.moment(at, self._task.zone)}")
        self._forget.show()

    def _say_kept(self, at: datetime) -> None:
        local = at.astimezone(self._task.zone)
        self._state.setText(f"Draft kept {local:%H:%M:%S}")
        self._forget.show()

    def _close_kept(self, _at: datetime) -> None:
        if self._keeper is not None:
            self._keeper.settle()
        super().reject()

    @override
    def reject(self) -> None:
        """Close; what was typed is in the vault's drafts before the sheet goes."""
        draft = self._task.draft
        if draft is None or not self.form.dirty or self._keeper is None:
            super().reject()
            return
        values = self.form.plain()
        self._core.ask(
            self,
            lambda work: drafts.keep(work, draft.kind, draft.place, values),
            self._close_kept,
            self.show_refusal,
        )


def notes_below(heading: str, lines: Sequence[str]) -> QWidget:
    """Lines of help under a form, close together, under a small heading if there is one."""
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.HAIR)
    if heading:
        column.addWidget(Label(heading, Type.BASE, Colour.TEXT2, semibold=True))
    for line in lines:
        column.addWidget(note(line))
    return block
