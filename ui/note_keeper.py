"""Keeps a note while it is written: a draft every two seconds, a revision when it is left."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from hrcase.domain.notes import DRAFT_KIND, NoteText, draft_place
from hrcase.errors import HrcaseError
from hrcase.services import drafts, notes
from ui.core_thread import CoreThread
from ui.saving import Saving

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

DRAFT_MS: Final = 2000
UNTOUCHED_MS: Final = 5 * 60 * 1000


@dataclass(frozen=True, slots=True)
class OpenNote:
    """A note as it was last left, and the draft that was kept of it since."""

    left: NoteText
    draft: NoteText | None = None
    drafted_at: datetime | None = None
    overtaken: bool = False
    """Somebody left another text after the draft was begun."""

    @property
    def shown(self) -> NoteText:
        """What the editor shows: the draft, if there is one."""
        return self.draft or self.left


def open_note(work: "Workspace", case_id: UUID, note_id: UUID | None) -> OpenNote:
    """The note with its draft; a draft that says nothing new is no draft."""
    left = NoteText("", "") if note_id is None else notes.read_note(work, case_id, note_id)
    found = drafts.find(work, DRAFT_KIND, draft_place(case_id, note_id))
    if found is None:
        return OpenNote(left)
    title, body = str(found.values.get("title", "")), str(found.values.get("body", ""))
    if (title, body) == (left.title, left.body):
        return OpenNote(left)
    overtaken = found.values.get("version") != left.version
    return OpenNote(left, replace(left, title=title, body=body), found.saved_at, overtaken)


class Written(Protocol):
    """The editor of one note."""

    def text(self) -> NoteText:
        """Title and body as they stand."""


class NoteKeeper(QObject):
    """Outlives its editor until the last words are kept.

    Hears that a note was touched, and keeps it; nothing that was typed is ever thrown away.
    """

    kept = Signal(object)
    """Every word is durable; the moment (UTC)."""
    failed = Signal(str)
    """It could not be kept; a sentence."""
    left = Signal(object)
    """A revision was written; the note as it stands now."""

    def __init__(self, core: CoreThread, case_id: UUID, opened: OpenNote, editor: Written) -> None:
        super().__init__(core)
        self._core, self._case_id, self._editor = core, case_id, editor
        self._note, self._seen = opened.left, opened.shown
        self._drafted: NoteText | None = opened.draft
        self._is_writing = False
        self._saving = Saving.of(core)
        self._draft_timer = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._draft_timer.timeout.connect(self.keep_draft)
        self._idle_timer = QTimer(self, singleShot=True, interval=UNTOUCHED_MS)
        self._idle_timer.timeout.connect(self.leave)

    @property
    def note_id(self) -> UUID | None:
        """Which note it is; None until a new one was left for the first time."""
        return self._note.id

    def touched(self) -> None:
        """The person typed: a draft within two seconds, a revision after five quiet minutes."""
        self._saving.editing(self)
        if not self._draft_timer.isActive():
            self._draft_timer.start()
        self._idle_timer.start()

    def keep_draft(self) -> None:
        """Send what is typed to the drafts."""
        self._draft_timer.stop()
        text = self._now()
        self._ask(partial(_keep, self._case_id, text), partial(self._say_kept, text))

    def leave(self) -> None:
        """The note is left: keep the words first, then write the revision."""
        self._idle_timer.stop()
        text = self._now()
        if self._drafted is None and self._same(text, self._note):
            self._draft_timer.stop()
            self._saving.closed(self)
        elif text.id is None and not (text.title + text.body).strip():
            self._throw_away()
        else:
            self.keep_draft()
            self._write(text)

    def _write(self, text: NoteText) -> None:
        if self._is_writing:
            return
        self._is_writing = True
        case_id = self._case_id
        self._core.do(
            self,
            lambda work: (notes.write_note(work, case_id, text), work.now()),
            partial(self._say_left, text),
            self._could_not_write,
        )

    def _now(self) -> NoteText:
        """What stands in the editor, or stood there when it was closed."""
        if isValid(self._editor):
            self._seen = self._editor.text()
        return replace(self._note, title=self._seen.title, body=self._seen.body)

    def _throw_away(self) -> None:
        """Nothing stands in a new note: there is nothing to keep."""
        self._draft_timer.stop()
        self._drafted = None
        self._saving.closed(self)
        place = draft_place(self._case_id, None)
        self._ask(lambda work: drafts.drop(work, DRAFT_KIND, place), lambda _: None)

    def _say_kept(self, text: NoteText, at: datetime) -> None:
        self._drafted = text
        if self._same(text, self._now()):
            self._saving.saved(self, at)
            self.kept.emit(at)

    def _say_left(self, text: NoteText, said: tuple[NoteText, datetime]) -> None:
        self._is_writing = False
        typed = self._now()
        self._note, at = said
        if self._same(text, typed):
            self._drafted = None
            self._saving.saved(self, at)
            self.kept.emit(at)
        self.left.emit(self._note)

    def _ask(self, question: "Callable[[Workspace], object]", then: Callable[..., None]) -> None:
        self._core.ask(self, question, then, self._could_not)

    def _could_not(self, failure: Exception) -> None:
        """The words themselves are in danger: the whole window says so."""
        self._say(failure)
        self._saving.failed(self, str(failure))

    def _could_not_write(self, failure: Exception) -> None:
        """Only the revision was refused; the words are in the drafts."""
        self._is_writing = False
        self._say(failure)

    def _say(self, failure: Exception) -> None:
        if not isinstance(failure, HrcaseError):
            raise failure
        self.failed.emit(str(failure))

    @staticmethod
    def _same(one: NoteText, other: NoteText) -> bool:
        return (one.title, one.body) == (other.title, other.body)


def _keep(case_id: UUID, note: NoteText, work: "Workspace") -> datetime:
    values: dict[str, object] = {"title": note.title, "body": note.body, "version": note.version}
    return drafts.keep(work, DRAFT_KIND, draft_place(case_id, note.id), values)
