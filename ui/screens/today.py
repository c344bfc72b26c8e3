"""What cannot wait over all cases, what comes this week, and who is waited for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.cases import CaseLine, TodayPage
from hrcase.domain.needs import Need
from hrcase.domain.needs import NeedLine as NeedOfCase
from hrcase.domain.needs_of_case import DECIDE
from hrcase.services import today
from ui import when
from ui.case_words import destination
from ui.components.buttons import Button, Kind
from ui.components.empty import Empty
from ui.components.labels import Label, SectionHead, note, page_title
from ui.components.list_line import LineWords, ListLine
from ui.components.need_line import NeedLine, NeedWords
from ui.components.panel import Columns, Hairline, Panel, clear
from ui.core_thread import CoreThread
from ui.need_words import ALARMS, OfficeTime, clock, is_call, office_time, reason, state_words
from ui.screen import Screen
from ui.tokens import Colour, Space, Type

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

MORNING: Final = 5
NOON: Final = 12
EVENING: Final = timedelta(hours=16, minutes=30)
"""When the office closes; whoever is here after that is here tonight."""

URGENT_SHOWN: Final = 15
SHOWN: Final = 8
"""How many lines a glance takes in; the others are counted below, and *Cases* lists them."""

MINUTE_MS: Final = 60_000
SIDE_WIDTH: Final = 400
NUMBERS: Final = (
    *("Nothing", "One thing", "Two things", "Three things", "Four things", "Five things"),
    *("Six things", "Seven things", "Eight things", "Nine things", "Ten things"),
)

OpenCase = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Seen:
    """The page with the moment it was asked for and the number of the hotline."""

    page: TodayPage
    at: OfficeTime
    hotline: str


def look(work: "Workspace") -> Seen:
    """Ask for everything this page shows."""
    hotline = work.policy.contact("dhs-hotline").phone
    return Seen(today.today(work), office_time(work), hotline)


class TodayScreen(Screen):
    """Answers one question: what must be done now? Each line has one button that goes there."""

    help_page: ClassVar[str] = "today"

    def __init__(
        self, core: CoreThread, open_case: OpenCase, parent: QWidget | None = None
    ) -> None:
        super().__init__(core, parent)
        self._open = open_case
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self.refresh)
        self._title = page_title("Today")
        self._when = Label("", tone=Colour.TEXT2)
        self._lead = Label("", Type.LIST, Colour.TEXT2, wrap=True)
        self._panel = Panel()
        self._panel.rows.setContentsMargins(Space.PANEL, Space.HAIR, Space.PANEL, Space.HAIR)
        self._more = note("")
        self._week = _Section("This week", "Nothing is due this week.")
        self._waiting = _Section("Waiting for someone", "Nobody is waited for.")
        self._quiet = _Section("No activity for 14 days", "Somebody worked on every open case.")
        self._later = note("")
        self._lay()

    @override
    def refresh(self) -> None:
        self.ask(look, self._show)

    def _lay(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._when, 0, Qt.AlignmentFlag.AlignBottom)
        top = QVBoxLayout()
        top.setSpacing(Space.HAIR)
        top.addLayout(head)
        top.addWidget(self._lead)
        self.body.addLayout(top)
        self.body.addWidget(self._panel)
        self.body.addWidget(self._more)
        self.body.addSpacing(Space.PANEL - Space.GAP)
        main, side = _column(self._week, self._later), _column(self._waiting, self._quiet)
        self.body.addWidget(Columns(main, side, SIDE_WIDTH))

    def _show(self, seen: Seen) -> None:
        page, at = seen.page, seen.at
        focused = self._focused()
        local = at.now.astimezone(at.zone)
        self._title.setText(time_of_day(timedelta(hours=local.hour, minutes=local.minute)))
        self._when.setText(f"{when.long_day(at.today)}, {local:%H:%M}")
        self._lead.setText(lead([one.need for one in page.cannot_wait]))
        self._panel.show_rows(self._urgent(seen))
        hidden = len(page.cannot_wait) - URGENT_SHOWN
        self._more.setText(f"{hidden} more cannot wait; Cases, sorted by State, lists them.")
        self._more.setVisible(hidden > 0)
        self._week.show_lines([self._dated(one, at) for one in page.this_week])
        self._waiting.show_lines([self._plain(one) for one in page.waiting])
        self._quiet.show_lines([self._still(one, at) for one in page.quiet])
        self._quiet.setVisible(bool(page.quiet))
        self._later.setText(_later_words(len(page.later)))
        self._later.setVisible(bool(page.later))
        if focused:
            QTimer.singleShot(0, self, partial(self._focus, focused))

    def _urgent(self, seen: Seen) -> list[QWidget]:
        page = seen.page
        if not page.cannot_wait:
            return [_calm(page.open_cases, seen.hotline)]
        shown = page.cannot_wait[:URGENT_SHOWN]
        return [self._need(one, seen.at, first=not number) for number, one in enumerate(shown)]

    def _need(self, one: NeedOfCase, at: OfficeTime, *, first: bool) -> NeedLine:
        need = one.need
        button = Button(need.button, Kind.PRIMARY if first else Kind.SECONDARY)
        button.setAccessibleName(f"{need.button}: {need.title}, {one.case_number}")
        button.setObjectName(f"{one.case_id}-{need.key}")
        button.clicked.connect(partial(self._go, one))
        large, small = clock(need, at)
        words = NeedWords(
            title=need.title,
            why=reason(need),
            under_state=one.case_number,
            clock=large,
            clock_detail=small,
        )
        line = NeedLine(state_words(need, at), words, button)
        line.setToolTip(ALARMS if need.since and need.amber_at else "")
        return line

    def _dated(self, one: NeedOfCase, at: OfficeTime) -> ListLine:
        due = one.need.due_on or at.today
        words = LineWords(
            title=one.need.title,
            why=reason(one.need),
            number=one.case_number,
            when=when.short_day(due),
            near=when.near_day(due, at.today),
        )
        return self._line(words, one)

    def _plain(self, one: NeedOfCase) -> ListLine:
        return self._line(LineWords(one.need.title, reason(one.need), one.case_number), one)

    def _line(self, words: LineWords, one: NeedOfCase) -> ListLine:
        line = ListLine(words)
        line.setObjectName(f"{one.case_id}-{one.need.key}")
        line.clicked.connect(partial(self._go, one))
        return line

    def _still(self, case: CaseLine, at: OfficeTime) -> ListLine:
        changed = case.changed_at or at.now
        local = changed.astimezone(at.zone).date()
        since = f"last change {local.day} {when.MONTHS[local.month - 1]}"
        days = f"{(at.today - local).days} days ago"
        why = " · ".join(part for part in (case.owner, f"{since}, {days}") if part)
        line = ListLine(LineWords(case.title, why, case.number))
        line.setObjectName(f"{case.id}-quiet")
        line.clicked.connect(partial(self._open_case, case.id))
        return line

    def _go(self, one: NeedOfCase, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        tab, target = destination(one.need)
        self._open(UUID(one.case_id), tab.value, target)

    def _open_case(self, case_id: UUID, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self._open(case_id)

    def _focused(self) -> str:
        """Which line has the focus; its widget is made anew with the answer."""
        widget = QApplication.focusWidget()
        return widget.objectName() if widget is not None and self.isAncestorOf(widget) else ""

    def _focus(self, name: str) -> None:
        """The new widgets are shown by now; the one of that line takes the focus again."""
        for line in [one for one in self.findChildren(QWidget, name) if one.isVisibleTo(self)][:1]:
            line.setFocus()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()


def time_of_day(since_midnight: timedelta) -> str:
    """The title of the page: what people call this part of the day."""
    hour = since_midnight // timedelta(hours=1)
    if hour < MORNING or since_midnight >= EVENING:
        return "Tonight"
    return "This morning" if hour < NOON else "This afternoon"


def lead(needs: Sequence[Need]) -> str:
    """The sentence under the title: how many things cannot wait, and what the first is."""
    if not needs:
        return "Nothing is late, and nothing is due today or tomorrow."
    count = len(needs)
    many = NUMBERS[count] if count < len(NUMBERS) else f"{count} things"
    is_decision = needs[0].key.startswith(DECIDE)
    what = "a phone call" if is_call(needs[0]) else "a decision" if is_decision else ""
    first = "It" if count == 1 else "The first"
    return f"{many} cannot wait." + (f" {first} is {what}." if what else "")


def _later_words(count: int) -> str:
    if count == 1:
        return "One thing is due later; Cases lists it."
    return f"{count} things are due later; Cases lists them."


def _calm(open_cases: int, hotline: str) -> QWidget:
    """What stands in the panel while nothing is urgent."""
    words = f"If the phone rings: Ctrl+N, one sentence, Ctrl+Enter. DHS hotline {hotline}, F9."
    if open_cases:
        return Empty("Nothing cannot wait", f"Below is what comes next. {words}")
    return Empty("No case is open", words)


class _Section(QWidget):
    """A heading with its count, and lines with hairlines between them."""

    def __init__(self, heading: str, nothing: str) -> None:
        super().__init__()
        self._nothing = nothing
        self._head = SectionHead(heading)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._head)
        column.addLayout(self._lines)

    def show_lines(self, lines: Sequence[QWidget]) -> None:
        """Show these lines, as many as a glance takes in; the rest is counted."""
        clear(self._lines)
        self._head.show_count(len(lines) or None)
        for at, line in enumerate(lines[:SHOWN]):
            if at:
                self._lines.addWidget(Hairline())
            self._lines.addWidget(line)
        for line in lines[SHOWN:]:
            line.deleteLater()
        if not lines:
            self._lines.addWidget(Label(self._nothing, tone=Colour.TEXT2, wrap=True))
        if len(lines) > SHOWN:
            self._lines.addWidget(note(f"{len(lines) - SHOWN} more; Cases lists them."))


def _column(*parts: QWidget) -> QWidget:
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.PAGE)
    for part in parts:
        column.addWidget(part)
    return block
