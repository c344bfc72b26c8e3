"""The sheet that takes a report in: one sentence is enough, and everything else can wait."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.cases import NewCase, Report
from hrcase.domain.plausible import check_moment
from hrcase.domain.problems import Problem
from hrcase.errors import HrcaseError, RuleBroken
from hrcase.services import intake
from hrcase.services.intake import DRAFT_KIND, DRAFT_PLACE
from ui import when
from ui.components.banner import Banner, Mood
from ui.components.buttons import Button, Kind, link, primary
from ui.components.flow import Flow
from ui.components.labels import Label, SavingLabel, why
from ui.components.panel import Panel
from ui.components.sheet import Sheet
from ui.core_thread import CoreThread
from ui.date_editors import MomentEditor
from ui.draft_keeper import DraftKeeper
from ui.editors import CheckEditor, LongTextEditor, SegmentsEditor, TextEditor
from ui.form import Field, Form
from ui.saving import Saving
from ui.tokens import Space, Type, font

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

ANSWERS: Final = (("yes", "Yes"), ("no", "No"), ("not yet", "Don\u2019t know yet"))
QUESTIONS: Final = (
    ("abuse", "Could a child be abused?", "A sign is enough. Proof comes later."),
    ("crime", "Could a crime be involved?", "Messages alone can be one."),
)
NOW: Final = "Now. The clock runs from this minute."
KNOWN: Final = "When did the district first know?"


@runtime_checkable
class Front(Protocol):
    """The window under the sheet: it opens the new case, and shows the card."""

    def open_case(self, case_id: object) -> None:
        """Open the page of a case."""

    def show_card(self) -> None:
        """Show the emergency card."""


@dataclass(frozen=True, slots=True)
class Office:
    """What the sheet asks of the core before the first word is typed."""

    number: str
    hotline: str
    zone: ZoneInfo
    clock: Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class _Words:
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Rest:
    first_known_at: datetime | None = None
    told_by: str = ""
    name_withheld: bool = False


def ask_office(work: "Workspace") -> Office:
    """The number on saving, the hotline, and the office's clock."""
    return Office(
        intake.next_number(work), work.policy.contact("dhs-hotline").phone, work.zone, work.clock
    )


class ReportForm(QWidget):
    """Text first, then the two questions with the hotline, then what may stay empty."""

    changed = Signal()

    def __init__(self, card_wanted: Callable[[], None]) -> None:
        super().__init__()
        self._clock: Callable[[], datetime] = lambda: datetime.max.replace(tzinfo=UTC)
        self._words = Form[_Words](
            _Words,
            [Field("words", "What were you told? One sentence is enough.", LongTextEditor(5))],
            check=self._check_words,
        )
        self._answers = {name: SegmentsEditor[str](ANSWERS) for name, _question, _help in QUESTIONS}
        self._zone = ZoneInfo("UTC")
        self._known = MomentEditor(self._zone, self._now)
        self._rest = Form[_Rest](_Rest, self._fields(), columns=3, check=self._check_rest)
        self._hotline = Banner(Mood.PHONE)
        card = Button("Emergency card", Kind.SECONDARY, hint="F9")
        card.clicked.connect(card_wanted)
        self._hotline.show_buttons([card])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.PANEL)
        column.addWidget(self._words)
        column.addWidget(self._questions())
        column.addWidget(self._rest)
        self._listen()
        self.restyle()
        self.show_office(None)

    def show_office(self, office: Office | None) -> None:
        """Take hotline, zone and clock; the moment of first knowledge starts at now."""
        phone = f" {office.hotline}" if office else ""
        self._hotline.show_words(
            f"DHS hotline{phone}, day and night",
            "Your own duty: telling HR or a principal is not enough.",
        )
        if office is None:
            return
        self._clock = office.clock
        self._zone = office.zone
        self._known.set_zone(office.zone)
        if self._known.is_empty():
            self._known.show_value(office.clock())
        self._say_exact()

    def restyle(self) -> None:
        """The words that were told are a little larger than a field."""
        self._words.editor("words").widget.setFont(font(Type.HEAD))

    def focus(self) -> None:
        """Put the caret into the text."""
        self._words.focus("words")

    def checked(self) -> Report | None:
        """The report if nothing is wrong; otherwise None, with what is wrong under its field."""
        rest, words = self._rest.checked(), self._words.checked()
        if rest is None or words is None or rest.first_known_at is None:
            return None
        answers = {name: editor.value() or "not yet" for name, editor in self._answers.items()}
        return Report(
            words=words.words,
            first_known_at=rest.first_known_at,
            told_by=rest.told_by,
            name_withheld=rest.name_withheld,
            abuse=answers["abuse"],
            crime=answers["crime"],
        )

    def plain(self) -> dict[str, object]:
        """What stands in the fields, as JSON can keep it."""
        answers = {name: editor.plain() for name, editor in self._answers.items()}
        return {**self._words.plain(), **answers, **self._rest.plain()}

    def show_plain(self, kept: Mapping[str, object]) -> None:
        """Show what a draft kept; words typed before it was found stay below it."""
        typed = self._words.value().words
        told = f"{kept.get('words', '')}\n{typed}" if typed else kept.get("words", "")
        self._words.show_plain({"words": told})
        self._rest.show_plain(kept)
        for name, editor in self._answers.items():
            if name in kept:
                editor.show_plain(kept[name])

    def is_blank(self) -> bool:
        """Whether nothing was told yet."""
        return not self._words.editor("words").value() and not self._rest.editor("told_by").value()

    def _now(self) -> datetime:
        return self._clock()

    def _fields(self) -> list[Field]:
        return [
            Field("first_known_at", KNOWN, self._known, NOW, required=True),
            Field("told_by", "Who told us?", TextEditor(), "May stay empty or anonymous."),
            Field("name_withheld", " ", CheckEditor("Keep the name back")),
        ]

    def _questions(self) -> Panel:
        panel = Panel(Space.PANEL)
        panel.rows.setSpacing(Space.GAP)
        for name, question, help_words in QUESTIONS:
            editor = self._answers[name]
            editor.name(question, help_words)
            editor.show_value("not yet")
            text = QVBoxLayout()
            text.setSpacing(0)
            text.addWidget(Label(question, Type.HEAD, semibold=True, wrap=True))
            text.addWidget(why(help_words))
            row = QHBoxLayout()
            row.addLayout(text, 1)
            row.addWidget(editor.widget, 0, Qt.AlignmentFlag.AlignVCenter)
            panel.rows.addLayout(row)
        panel.rows.addWidget(self._hotline)
        return panel

    def _listen(self) -> None:
        for form in (self._words, self._rest):
            form.changed.connect(self.changed)
        for editor in self._answers.values():
            editor.changed.connect(self.changed)
        self._known.changed.connect(self._say_exact)

    def _say_exact(self) -> None:
        """On hover the moment in full, with the office's zone."""
        moment = self._known.value()
        local = moment.astimezone(self._zone) if moment else None
        words = f"{when.long_day(local.date())}, {local:%H:%M %Z}" if local else ""
        self._known.line.setToolTip(words)

    def _check_words(self, told: _Words) -> Sequence[Problem]:
        missing = not told.words.strip()
        return [Problem("words", "Write one sentence; the rest can wait.")] if missing else []

    def _check_rest(self, rest: _Rest) -> Sequence[Problem]:
        try:
            if rest.first_known_at is not None:
                check_moment(rest.first_known_at, self._clock(), "This")
        except RuleBroken as refusal:
            return [Problem("first_known_at", str(refusal))]
        return []


class NewReportSheet(Sheet):
    """Ctrl+Enter saves and opens the case; Esc closes and keeps every word as a draft."""

    help_page = "new_report"

    def __init__(self, core: CoreThread, window: QWidget) -> None:
        super().__init__(window, "New report")
        self._core, self._front = core, window
        self._zone = ZoneInfo("UTC")
        self._is_kept, self._has_draft = True, False
        self._banner = Banner(Mood.REFUSAL)
        self._banner.hide()
        self.form = ReportForm(self._show_card)
        self._state = SavingLabel()
        self._forget = link("Throw the draft away")
        self._forget.hide()
        self.body.addWidget(self._banner)
        self.body.addWidget(self.form)
        self._lay_feet()
        self._keeper = DraftKeeper(core, DRAFT_KIND, DRAFT_PLACE, self.form)
        self._keeper.kept.connect(self._say_kept)
        self._keeper.found.connect(self._say_kept)
        self.form.changed.connect(self._say_editing)
        Saving.of(core).changed.connect(self._say_failure)
        self.form.focus()
        core.ask(self, ask_office, self._show_office, self._could_not)

    def _lay_feet(self) -> None:
        cancel = Button("Cancel", Kind.QUIET, hint="Esc")
        cancel.clicked.connect(self.reject)
        self._save = primary("Save the report", keys="Ctrl+Return")
        self._save.clicked.connect(self._record)
        QShortcut(QKeySequence("Ctrl+Enter"), self).activated.connect(self._save.click)
        self._forget.clicked.connect(self._throw_away)
        self.feet.addWidget(Flow([self._state, self._forget]), 1, Qt.AlignmentFlag.AlignVCenter)
        self.feet.addWidget(cancel)
        self.feet.addWidget(self._save)

    def _show_office(self, office: Office) -> None:
        self._zone = office.zone
        self.aside.setText(f"number on saving: {office.number}")
        self.form.blockSignals(True)  # noqa: FBT003 - Qt takes it by position
        self.form.show_office(office)
        self.form.blockSignals(False)  # noqa: FBT003 - Qt takes it by position
        self._keeper.load(self.place)

    def _record(self) -> None:
        self._banner.hide()
        report = self.form.checked()
        if report is None:
            return
        self._save.setEnabled(False)
        self._core.do(
            self, lambda work: intake.make_report(work, report), self._saved, self._could_not
        )

    def _saved(self, case: NewCase) -> None:
        self._keeper.settle()
        self.accept()
        if isinstance(self._front, Front):
            self._front.open_case(case.id)

    def _throw_away(self) -> None:
        self._has_draft = True
        self._leave_blank()

    def _show_card(self) -> None:
        if isinstance(self._front, Front):
            self._front.show_card()

    def _say_editing(self) -> None:
        self._is_kept = False
        self._state.show_editing()

    def _say_kept(self, at: datetime) -> None:
        self._is_kept = self._has_draft = True
        self._state.show_saved(f"Draft kept {at.astimezone(self._zone):%H:%M:%S}")
        self._forget.show()

    def _say_failure(self) -> None:
        failure = Saving.of(self._core).failure
        if failure:
            self._state.show_failed(failure)

    def _could_not(self, failure: Exception) -> None:
        if not isinstance(failure, HrcaseError):
            raise failure
        self._save.setEnabled(True)
        self._banner.show_words(str(failure), "Every word you typed is still here.", Mood.REFUSAL)
        self._banner.show()
        self.place()
        self._scroll.ensureWidgetVisible(self._banner)

    @override
    def reject(self) -> None:
        """Close; what was typed is durable before the sheet goes, or the sheet stays."""
        if self.form.is_blank():
            self._leave_blank()
            return
        self._keeper.keep_now()
        self._core.ask(self, lambda _work: None, self._close_kept, self._could_not)

    def _close_kept(self, _nothing: None) -> None:
        if self._is_kept:
            super().reject()

    def _leave_blank(self) -> None:
        """Nothing is told: what was kept of it before goes too."""
        if self._has_draft:
            self._keeper.throw_away()
        else:
            self._keeper.settle()
        super().reject()
