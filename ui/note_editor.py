"""The editor of one note: a title, a comfortable box, and the truth about what is saved."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.notes import NoteText
from ui import when
from ui.components.banner import Banner, Mood
from ui.components.buttons import quiet
from ui.components.labels import Label, SavingLabel, note
from ui.core_thread import CoreThread
from ui.editors import TextBox
from ui.icons import Icon
from ui.note_keeper import NoteKeeper, OpenNote
from ui.tokens import Colour, Space, Type, font, metrics

_LINES = 14
_CHARACTERS = 74


class _NoteBox(TextBox):
    """About seventy characters wide, in the type of a page and not of a form."""

    def __init__(self) -> None:
        super().__init__(_LINES)

    @override
    def restyle(self) -> None:
        super().restyle()
        self.setFont(font(Type.HEAD))
        self.setMaximumWidth(comfortable())


def comfortable() -> int:
    """The width of a line that is easy to read."""
    return round(metrics(Type.HEAD).averageCharWidth() * _CHARACTERS) + 2 * Space.ROW


class NoteEditor(QWidget):
    """Shows one note; what is typed is kept by its keeper, whatever happens to the editor."""

    left = Signal(object)
    """A revision was written; the note as it stands now."""
    revisions_wanted = Signal()

    def __init__(self, core: CoreThread, case_id: UUID, opened: OpenNote, zone: ZoneInfo) -> None:
        super().__init__()
        self._zone = zone
        self.title = QLineEdit(opened.shown.title)
        self.box = _NoteBox()
        self.saving = SavingLabel()
        self.notice = Banner(Mood.NOTICE)
        self.notice.hide()
        self.revisions = quiet("Earlier texts", icon=Icon.HISTORY)
        self.revisions.clicked.connect(self.revisions_wanted)
        self.revisions.setVisible(opened.left.id is not None)
        self._name()
        self._lay()
        self.restyle()
        self.box.setPlainText(opened.shown.body)
        self.keeper = NoteKeeper(core, case_id, opened, self)
        self._connect()
        self._say_draft(opened)

    def text(self) -> NoteText:
        """Title and body as they stand."""
        return NoteText(self.title.text(), self.box.toPlainText())

    def keep_now(self) -> None:
        """A lock comes: the note is left as it stands."""
        self.keeper.leave()

    def set_editable(self, *, editable: bool) -> None:
        """Whether this person may write here."""
        self.title.setReadOnly(not editable)
        self.box.setReadOnly(not editable)

    def restyle(self) -> None:
        """Take the width from the text size in use."""
        self.setMaximumWidth(comfortable())

    def _name(self) -> None:
        self.title.setObjectName("note-title")
        self.title.setAccessibleName("Title")
        self.title.setMaxLength(200)
        self.title.setPlaceholderText("The first words of the note, if you leave this empty")
        self.box.setObjectName("note-body")
        self.box.setAccessibleName("Note")
        self.box.setPlaceholderText("Who said what, when and where. It saves itself.")

    def _lay(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.saving)
        foot.addStretch(1)
        foot.addWidget(self.revisions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.notice)
        for words, field in (("Title", self.title), ("Note", self.box)):
            label = Label(words, tone=Colour.TEXT2, semibold=True)
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field, 1 if field is self.box else 0)
            column.addSpacing(Space.SMALL)
        column.addLayout(foot)
        column.addWidget(
            note(
                "Kept every two seconds. Each time you leave it, the text as it was stays readable."
            )
        )

    def _connect(self) -> None:
        self.title.textEdited.connect(self._typed)
        self.box.textChanged.connect(self._typed)
        self.keeper.kept.connect(self._say_kept)
        self.keeper.failed.connect(self._say_failed)
        self.keeper.left.connect(self._after_leaving)

    def _typed(self) -> None:
        self.saving.show_editing()
        self.keeper.touched()

    def _say_kept(self, at: datetime) -> None:
        self.saving.show_saved(f"Saved {at.astimezone(self._zone):%H:%M:%S}")

    def _say_failed(self, sentence: str) -> None:
        self.saving.show_failed(sentence)
        self.notice.show_words(sentence, "Your words stand here as you typed them.", Mood.REFUSAL)
        self.notice.show()

    def _after_leaving(self, left: NoteText) -> None:
        self.revisions.setVisible(left.id is not None)
        self.left.emit(left)

    def _say_draft(self, opened: OpenNote) -> None:
        """Say where the words come from when they are not the ones that were last left."""
        if opened.draft is None or opened.drafted_at is None:
            return
        kept = when.moment(opened.drafted_at, self._zone)
        words = (
            "They count once you leave the note."
            if not opened.overtaken
            else ("Another text was left since; it is kept under “Earlier texts”.")
        )
        self.notice.show_words(f"Your words of {kept} are here again", words, Mood.NOTICE)
        self.notice.show()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.keeper.leave()
