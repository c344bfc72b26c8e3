"""When the program locks, and on which days the office is closed."""

from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.settings import Closes, OfficeClosing
from hrcase.services import settings
from ui import when
from ui.components.buttons import link, secondary
from ui.components.empty import Empty
from ui.components.labels import Label, section, why
from ui.components.panel import Hairline, clear
from ui.core_thread import CoreThread
from ui.date_editors import DateEditor
from ui.editors import ChoiceEditor, SegmentsEditor, TextEditor
from ui.form import Field, Form
from ui.settings_screen import SettingsScreen
from ui.tokens import Space

_CLOSED = {
    Closes.OFFICE: "Office",
    Closes.SCHOOLS: "Schools",
    Closes.BOTH: "Office and schools",
}
_MINUTES = (1, 2, 5, 10, 15, 20, 30, 45, 60)


class OfficeScreen(SettingsScreen):
    """Both change nothing that runs already: deadlines keep the dates they have."""

    help_page: ClassVar[str] = "settings"
    minutes_changed = Signal(int)

    def __init__(self, core: CoreThread, parent: QWidget | None = None) -> None:
        super().__init__(core, parent)
        self._minutes: ChoiceEditor[int] = ChoiceEditor(
            [(one, _minutes(one)) for one in _MINUTES], none=None
        )
        self._closes = SegmentsEditor[Closes]([(one, _CLOSED[one]) for one in Closes])
        self._closes.show_value(Closes.OFFICE)
        self._closing = Form[OfficeClosing](
            OfficeClosing,
            [
                Field("day", "Closed on", DateEditor(), required=True),
                Field("reason", "Why", TextEditor(), required=True),
                Field("closes", "Who is closed", self._closes, wide=True),
            ],
            columns=2,
        )
        self._days = QVBoxLayout()
        self._lay()

    @override
    def refresh(self) -> None:
        self.ask(settings.lock_minutes, self._show_minutes)
        self.ask(settings.closings, self._show_closings)

    def _lay(self) -> None:
        left = Qt.AlignmentFlag.AlignLeft
        self._minutes.name("Lock after")
        save = secondary("Save the lock time")
        save.clicked.connect(self._save_minutes)
        self.body.addWidget(section("Lock when nobody is there"))
        words = "After this long without a key or the mouse. In the last minute a band counts down."
        self.body.addWidget(why(words))
        self.body.addWidget(self._minutes.widget, 0, left)
        self.body.addWidget(save, 0, left)
        self.body.addSpacing(Space.GAP)
        self.body.addWidget(section("Days on which office or schools are closed"))
        words = "Beside the holidays of the state. Deadlines in office days skip them from now on."
        self.body.addWidget(why(words))
        self.body.addLayout(self._days)
        self.body.addWidget(self._closing)
        add = secondary("Add this day")
        add.clicked.connect(self._add)
        self.body.addWidget(add, 0, left)

    def _show_minutes(self, minutes: int) -> None:
        self._minutes.show_value(minutes)

    def _save_minutes(self) -> None:
        minutes = self._minutes.value() or 0
        self.do(
            lambda work: settings.set_lock_minutes(work, minutes),
            lambda _: self._minutes_saved(minutes),
        )

    def _minutes_saved(self, minutes: int) -> None:
        self.minutes_changed.emit(minutes)
        self.show_notice(f"HR Case locks after {_minutes(minutes)}.")

    def _show_closings(self, closings: tuple[OfficeClosing, ...]) -> None:
        clear(self._days)
        if not closings:
            words = "Add the days of a winter break, a storm, or an election."
            self._days.addWidget(Empty("No closings yet", words))
        for at, closing in enumerate(closings):
            if at:
                self._days.addWidget(Hairline())
            self._days.addWidget(self._row(closing))

    def _row(self, closing: OfficeClosing) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, Space.HAIR, 0, Space.HAIR)
        across.addWidget(Label(when.weekday(closing.day), semibold=True))
        across.addSpacing(Space.GAP)
        words = f"{closing.reason} · {_CLOSED[closing.closes]}"
        across.addWidget(Label(words, wrap=True), 1)
        away = link("Remove")
        away.setAccessibleName(f"Remove {when.weekday(closing.day)}")
        away.clicked.connect(partial(self._remove, closing.day))
        across.addWidget(away)
        return row

    def _add(self) -> None:
        said = self._closing.checked()
        if said is not None:
            self.do(lambda work: settings.add_closing(work, said), self._added)

    def _added(self, _nothing: None) -> None:
        for name in ("day", "reason"):
            self._closing.editor(name).show_plain("")
        self._closing.settle()

    def _remove(self, day: date, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's flag
        self.do(lambda work: settings.remove_closing(work, day))


def _minutes(number: int) -> str:
    return "1 minute" if number == 1 else f"{number} minutes"
