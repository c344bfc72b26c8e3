"""The list of cases: views with their counts, any order, and what each case needs next."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.cases import CaseLine
from hrcase.services import cases
from ui import when
from ui.column_room import giving_way
from ui.components.chips import ViewChips
from ui.components.empty import Empty
from ui.components.labels import Label, page_title
from ui.components.rows import BLEED, Look
from ui.components.states import State, severity_words
from ui.core_thread import CoreThread
from ui.need_words import OfficeTime, office_time
from ui.record_table import Column, Page, RecordTable
from ui.screen import Screen
from ui.tokens import Colour, Space

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

VIEWS: Final = (
    ("open", "All open"),
    ("mine", "Mine"),
    ("undecided", "Undecided notifications"),
    ("answers", "Written answers running"),
    ("closed", "Closed this year"),
)
NOUNS: Final = {
    "open": "open case",
    "mine": "case of yours",
    "undecided": "case with an undecided notification",
    "answers": "case with a written answer running",
    "closed": "case closed this year",
}
EMPTY: Final = {
    "open": ("No open cases", "A report makes a case: press Ctrl+N and write one sentence."),
    "mine": ("No case is yours", "The owner of a case is chosen on its page."),
    "undecided": ("Nothing is undecided", "Every case has its answers on abuse and on crime."),
    "answers": ("No written answer is running", "The time for one runs from a letter's receipt."),
    "closed": ("No case was closed this year", "Closed cases stay here and can be read."),
}
KEYS: Final = "Enter opens · type to jump · Ctrl+C copies the row without hidden names"
LOUD: Final = frozenset({State.OVERDUE, State.LATE})
STATES: Final = frozenset(State)
SPARE: Final = ("Owner", "Stage", "Severity", "Employee", "When")
"""Columns that give way when there is little room, the first ones first."""


@dataclass(frozen=True, slots=True)
class ShownCase:
    """A case with the moment its next thing is due, in the words of now."""

    line: CaseLine
    when: str
    state: State | None


def shown(line: CaseLine, at: OfficeTime) -> ShownCase:
    """A case in the words of now."""
    state = State(line.state) if line.state in STATES else None
    return ShownCase(line, _when_words(line, at), state)


def _when_words(line: CaseLine, at: OfficeTime) -> str:
    if line.next_on is None:
        return "now" if line.next_at is not None else ""
    if abs((line.next_on - at.today).days) <= 1:
        return when.near_day(line.next_on, at.today)
    day = f"{line.next_on.day} {when.MONTHS[line.next_on.month - 1]}"
    return day if line.next_on.year == at.today.year else f"{day} {line.next_on.year}"


def short_name(name: str) -> str:
    """As in "W. Castor"."""
    first, _, rest = name.strip().partition(" ")
    return f"{first[0]}. {rest}" if rest else first


def _columns() -> list[Column[ShownCase]]:
    return [
        Column("Case", lambda one: one.line.number, "number", _quiet, 92),
        Column("About", lambda one: one.line.title, "title", _lead, 206),
        Column("Employee", lambda one: one.line.employee, "employee", None, 150),
        Column("State", lambda one: one.line.state, "state", _state, 96),
        Column("Next", lambda one: one.line.next_words, "next", None, 216),
        Column("When", lambda one: one.when, "when", _due, 80),
        Column("Severity", _severity, "severity", _pips, 128),
        Column("Stage", lambda one: one.line.stage.value, "stage", _quiet, 98),
        Column("Owner", lambda one: short_name(one.line.owner), "owner", _quiet, 88),
    ]


def _quiet(_one: ShownCase) -> Look:
    return Look(Colour.TEXT2)


def _lead(_one: ShownCase) -> Look:
    return Look(lead=True)


def _state(one: ShownCase) -> Look:
    return Look(state=one.state) if one.state else Look(Colour.TEXT2)


def _due(one: ShownCase) -> Look:
    if one.state in LOUD:
        return Look(one.state.tone, semibold=True)
    return Look()


def _level(one: ShownCase) -> int:
    severity = one.line.severity or ""
    return int(severity[-1]) if severity[-1:].isdecimal() else 0


def _severity(one: ShownCase) -> str:
    level = _level(one)
    return severity_words(level) if level else ""


def _pips(one: ShownCase) -> Look:
    level = _level(one)
    return Look(severity=level) if level else Look()


class CaseListScreen(Screen):
    """Enter opens, typing jumps, Ctrl+C copies; what is counted is counted in the vault."""

    help_page: ClassVar[str] = "case_list"
    fills_page: ClassVar[bool] = True
    page_margins: ClassVar[tuple[int, int, int, int]] = (
        Space.PAGE - BLEED,
        Space.PANEL,
        Space.PAGE - BLEED,
        Space.GAP,
    )

    def __init__(
        self, core: CoreThread, open_case: Callable[..., None], parent: QWidget | None = None
    ) -> None:
        super().__init__(core, parent)
        self._open = open_case
        self._counts: Mapping[str, int] = {}
        self._chips = ViewChips(VIEWS, "Views")
        self._chips.chosen.connect(self._show_view)
        self._order = Label("", tone=Colour.TEXT2)
        self._empty = Empty(*EMPTY["open"])
        self._table: RecordTable[ShownCase] = RecordTable(
            _columns(), self._ask_lines, key=lambda one: one.line.id, name="Cases"
        )
        self._table.show_empty(self._empty)
        self._table.records.sort_key = "when"
        self._table.opened.connect(self._open_line)
        self._table.sorted_by.connect(self._say_order)
        self._foot = Label("", tone=Colour.TEXT2)
        self._lay()
        self._say_order("when", descending=False)

    def place(self) -> tuple[str, ...]:
        """Which view is shown, in which order."""
        records = self._table.records
        return (self._chips.current, records.sort_key, "down" if records.descending else "up")

    def go_to(self, place: tuple[str, ...]) -> None:
        """Show that view in that order again."""
        view, sort, way = place
        self._chips.choose(view)
        if sort in {column.sort for column in self._table.records.columns}:
            self._table.sort_by(sort, descending=way == "down")
            self._say_order(sort, descending=way == "down")

    @override
    def refresh(self) -> None:
        self.ask(cases.count_views, self._show_counts)
        self._table.reload()

    def _lay(self) -> None:
        head = page_title("Cases")
        head.setContentsMargins(BLEED, 0, 0, 0)
        self._order.setContentsMargins(0, 0, BLEED, 0)
        views = QHBoxLayout()
        views.addWidget(self._chips, 1)
        views.addWidget(self._order, 0, Qt.AlignmentFlag.AlignVCenter)
        foot = QHBoxLayout()
        foot.setContentsMargins(BLEED, 0, BLEED, 0)
        foot.addWidget(self._foot)
        keys = Label(KEYS, tone=Colour.TEXT2, wrap=True)
        keys.setAlignment(Qt.AlignmentFlag.AlignRight)
        foot.addWidget(keys, 1)
        self.body.addWidget(head)
        self.body.addLayout(views)
        self.body.addWidget(self._table, 1)
        self.body.addLayout(foot)

    def _ask_lines(self, page: Page, then: Callable[[Sequence[ShownCase]], None]) -> None:
        view = self._chips.current

        def lines(work: "Workspace") -> list[ShownCase]:
            at = office_time(work)
            found = cases.list_cases(
                work,
                view=view,
                sort=page.sort,
                descending=page.descending,
                offset=page.offset,
                limit=page.limit,
            )
            return [shown(line, at) for line in found]

        self.ask(lines, then)

    def _show_view(self, view: str) -> None:
        heading, words = EMPTY[view]
        self._empty.heading.setText(heading)
        self._empty.words.setText(words)
        self._say_count()
        self._table.scrollToTop()
        self._table.reload()

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._chips.show_counts(counts)
        self._say_count()

    def _say_count(self) -> None:
        view = self._chips.current
        count, noun = self._counts.get(view, 0), NOUNS[view]
        case, _, rest = noun.partition("case")
        self._foot.setText(f"{count} {noun if count == 1 else f'{case}cases{rest}'}")

    def _say_order(self, key: str, descending: bool) -> None:  # noqa: FBT001 - sent by sorted_by
        heads = {column.sort: column.heading for column in self._table.records.columns}
        way = ", downwards" if descending else ""
        words = "next date" if key == "when" else heads[key].lower()
        self._order.setText(f"sorted by {words}{way}")

    def _open_line(self, one: ShownCase) -> None:
        self._open(one.line.id)

    def restyle(self) -> None:
        """Give each column its room at the text size in use."""
        self._fit()

    def _fit(self) -> None:
        """Columns that would be too narrow to read give way, the least needed first."""
        room = self.width() - 2 * (Space.PAGE - BLEED)
        self._table.hide_columns(giving_way(self._table.records.columns, SPARE, room))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
