"""Finding somebody who is on record already, by typing part of a name."""

from collections.abc import Callable, Sequence
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.people import PersonLine
from hrcase.services import people
from ui.core_thread import CoreThread
from ui.editors import Editor
from ui.tokens import Space, metrics

_LINE: Final = Qt.ItemDataRole.UserRole
_PAUSE_MS: Final = 200
_MOST: Final = 6
_ROWS: Final = 4


class PersonFinder(Editor[PersonLine | None]):
    """Somebody on record, or nobody: then the fields below make a new person."""

    def __init__(self, core: CoreThread, failed: Callable[[Exception], None]) -> None:
        self._core, self._failed = core, failed
        self._chosen: PersonLine | None = None
        self._line = QLineEdit()
        self._line.setPlaceholderText("Part of a name; leave empty for somebody new")
        self._list = QListWidget()
        self._list.hide()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._line)
        column.addWidget(self._list)
        whole.setFocusProxy(self._line)
        super().__init__(whole)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._line.textEdited.connect(self._typed)
        self._list.itemActivated.connect(self._take)
        self._list.itemClicked.connect(self._take)

    @override
    def parts(self) -> Sequence[QWidget]:
        return [self._line, self._list]

    @override
    def name(self, label: str, help_words: str = "") -> None:
        self._line.setAccessibleName(label)
        self._line.setAccessibleDescription(help_words)
        self._list.setAccessibleName("People that fit")

    @override
    def value(self) -> PersonLine | None:
        return self._chosen

    @override
    def show_value(self, value: PersonLine | None) -> None:
        self._chosen = value
        self._line.setText(value.name if value else "")
        self._list.hide()

    @override
    def plain(self) -> list[object]:
        one = self._chosen
        return [str(one.id), one.name, one.is_student] if one else []

    @override
    def show_plain(self, kept: Any) -> None:
        if kept:
            person_id, name, is_student = kept
            line = PersonLine(UUID(person_id), name, "", "", "", 0, bool(is_student))
            self.show_value(line)
            self.changed.emit()

    def _typed(self, text: str) -> None:
        had = self._chosen is not None
        self._chosen = None
        if text.strip():
            self._pause.start()
        else:
            self._list.hide()
        if had:
            self.changed.emit()

    def _ask(self) -> None:
        text = self._line.text().strip()
        self._core.ask(
            self,
            lambda work: people.list_people(work, text, "name", False, 0, _MOST),  # noqa: FBT003 - the order of the list
            self._show_found,
            self._failed,
        )

    def _show_found(self, found: Sequence[PersonLine]) -> None:
        if self._chosen is not None or not self._line.text().strip():
            return
        self._list.clear()
        for line in found:
            parts = (line.name, line.class_code, line.site, line.position)
            item = QListWidgetItem(", ".join(part for part in parts if part))
            item.setData(_LINE, line)
            self._list.addItem(item)
        if not found:
            item = QListWidgetItem("Nobody of that name is on record. Fill in the fields below.")
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(item)
        self._list.setFixedHeight(round(metrics().lineSpacing() + 6) * _ROWS)
        self._list.show()

    def _take(self, item: QListWidgetItem) -> None:
        line = item.data(_LINE)
        if isinstance(line, PersonLine):
            self.show_value(line)
            self.changed.emit()
