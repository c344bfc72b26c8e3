"""The parts of the notifications page: the clock, a question with its answer, lines and marks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.audit import Action
from hrcase.domain.cases import THE_DISTRICT
from hrcase.domain.checklist import ChecklistItem, ContactKind, RecordedAs, RequiredWhen, Told
from hrcase.domain.checklist_lines import ChecklistLine, ItemState
from hrcase.domain.determinations import Question, latest
from hrcase.domain.notifications import Elapsed, whole_minutes
from hrcase.domain.spoken import span_words
from ui import when
from ui.case_view import CaseView
from ui.case_words import alarm_state, alarms, first_knower, short_moment
from ui.components.buttons import Button, Kind, link
from ui.components.checklist_row import ChecklistRow
from ui.components.clock_line import ClockLine, ClockMark, ClockScale
from ui.components.flow import Flow
from ui.components.labels import IconWords, Label, LineLabel, note, section, why
from ui.components.panel import Hairline, Panel, clear
from ui.components.states import Badge, ShapeLabel, State
from ui.icons import Icon
from ui.tokens import Colour, Space, Type, scaled

Act = Callable[[str], None]
HOTLINE, POLICE = "call-hotline", "call-police"
CORRECT_HOTLINE, CORRECT_POLICE = "correct-hotline", "correct-police"
DECIDE, CHECK, COVERED = "decide-", "check-", "covered-"
ADULT_LINE = "CK-B12"
HOTLINE_LINE, POLICE_LINE = "CK-B2", "CK-C3"
STATES: Final = {
    ItemState.DONE: State.DONE,
    ItemState.OPEN: State.DUE,
    ItemState.NOT_REQUIRED: State.NOT_NEEDED,
    ItemState.BLOCKED: State.BLOCKED,
    ItemState.QUIET: State.WAITING,
}
_CALL_LINES: Final = {
    HOTLINE_LINE: (HOTLINE, CORRECT_HOTLINE, "Record the call"),
    POLICE_LINE: (POLICE, CORRECT_POLICE, "Record the contact"),
}
_WHOM: Final = {"B": "DHS", "C": "the police"}
_WITH_THE_CALL: Final = "recorded with the call"
_IF_IT_HAPPENS: Final = "if it happens"


def action_of(target: str) -> Action:
    """What is done on the sheet that a target opens."""
    return next((done for name, done in _DONE.items() if target.startswith(name)), _MARKED)


_MARKED: Final = Action.CHECKLIST_MARKED
_DONE: Final = {
    POLICE: Action.POLICE_CONTACTED,
    CORRECT_POLICE: Action.POLICE_CONTACTED,
    "call-": Action.HOTLINE_CALLED,
    CORRECT_HOTLINE: Action.HOTLINE_CALLED,
    f"{CHECK}{ADULT_LINE}": Action.HOTLINE_CALLED,
    DECIDE: Action.DETERMINATION_MADE,
}


class KnownPanel(Panel):
    """Since when it is known, the calls on one line, and everybody's own clock."""

    def __init__(self) -> None:
        super().__init__()
        self.rows.setSpacing(Space.SMALL)

    def show_clocks(self, view: CaseView) -> None:
        """Show the clocks of a case."""
        clear(self.rows)
        head = QWidget()
        across = QHBoxLayout(head)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.PAGE)
        known = QVBoxLayout()
        known.setSpacing(2)
        local = view.clocks.t0.astimezone(view.zone)
        known.addWidget(Label("First known", tone=Colour.TEXT2))
        words = f"{when.weekday(local.date())}, {local:%H:%M}"
        known.addWidget(Label(words, Type.HEAD, semibold=True))
        known.addWidget(Label(f"by {first_knower(view)}", tone=Colour.TEXT2))
        known.addStretch(1)
        across.addLayout(known)
        scale = ClockScale(f"{local:%H:%M}", *alarms(view.policy))
        across.addWidget(ClockLine(scale, list(_marks(view))), 1)
        self.rows.addWidget(head)
        self.rows.addWidget(note(view.clocks.label))
        for words in own_clocks(view):
            self.rows.addWidget(why(words))


def _marks(view: CaseView) -> Iterator[ClockMark]:
    """The calls from T0, and those that are asked for and still to be made."""
    running = max(0, whole_minutes(view.clocks.t0, view.now))
    for item_id, name, clock in (
        (HOTLINE_LINE, "DHS", view.clocks.dhs[0]),
        (POLICE_LINE, "Police", view.clocks.police[0]),
    ):
        if clock.minutes is not None and clock.done_at is not None:
            minutes = max(0, clock.minutes)
            words = f"{name} called {when.clock(clock.done_at, view.zone)}"
            yield ClockMark(minutes, State.DONE, span_words(minutes), words)
        elif is_open(view, item_id):
            state = alarm_state(view, running)
            yield ClockMark(running, state, span_words(running), f"{name} not called")
    if not view.clocks.dhs[0].done_at and Question.ABUSE in view.facts.undecided:
        state = alarm_state(view, running)
        yield ClockMark(running, state, span_words(running), "not decided yet")


def is_open(view: CaseView, item_id: str) -> bool:
    """Whether a line of the checklist is asked for and open."""
    lines = [one for one in view.checklist if one.item_id == item_id]
    return bool(lines) and lines[0].required and lines[0].state is ItemState.OPEN


def own_clocks(view: CaseView) -> Iterator[str]:
    """Each person's own clock in words, where there is more than the case's."""
    for dhs, police in zip(view.clocks.dhs[1:], view.clocks.police[1:], strict=True):
        asked = ((Told.DHS, "DHS", dhs), (Told.POLICE, "the police", police))
        told = [
            _own(whom, clock, view)
            for agency, whom, clock in asked
            if agency in view.facts.tell or clock.minutes is not None
        ]
        if told and dhs.who != THE_DISTRICT:
            yield f"{dhs.who[0].upper()}{dhs.who[1:]}: {'; '.join(told)}"


def _own(whom: str, clock: Elapsed, view: CaseView) -> str:
    if clock.minutes is None or clock.done_at is None:
        return f"no own call to {whom} yet"
    at = when.clock(clock.done_at, view.zone)
    return f"called {whom} at {at}, {span_words(max(0, clock.minutes))} after knowing"


def question_head(view: CaseView, question: Question, count: str, act: Act) -> QWidget:
    """A question with its answer, the reason, who gave it, and the way to change it."""
    said = latest(view.file.determinations, question)
    rule = view.policy.question(question.value)
    head = QWidget()
    column = QVBoxLayout(head)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.HAIR)
    row = QHBoxLayout()
    row.setSpacing(Space.SMALL)
    is_undecided = question in view.facts.undecided
    words = "Not decided" if is_undecided or said is None else said.answer.value
    tone = Colour.AMBER if is_undecided else Colour.ACCENT
    asked = LineLabel(rule.text, Type.HEAD, semibold=True)
    row.addWidget(Flow([asked, Badge(words, tone)]), 1)
    row.addWidget(Label(count, tone=Colour.TEXT2), 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(row)
    if said is not None:
        column.addWidget(Label(said.reason, wrap=True))
        if said.reopened_because:
            column.addWidget(why(f"Asked again, a new fact since: {said.reopened_because}."))
    column.addLayout(_answer_row(view, question, act))
    return head


def _answer_row(view: CaseView, question: Question, act: Act) -> QHBoxLayout:
    said = latest(view.file.determinations, question)
    row = QHBoxLayout()
    row.setSpacing(Space.SMALL)
    if said is not None and said.decided_at is not None:
        words = f"{said.decided_by}, {short_moment(said.decided_at, view)}"
        row.addWidget(Label(words, Type.HELP, Colour.TEXT3))
    if not view.may(Action.DETERMINATION_MADE):
        row.addStretch(1)
        return row
    is_undecided = question in view.facts.undecided
    change = Button("Decide", Kind.SECONDARY) if is_undecided else link("Change the answer")
    change.setAccessibleDescription(view.policy.question(question.value).text)
    change.clicked.connect(partial(_act, act, f"{DECIDE}{question.value}"))
    row.addWidget(change)
    row.addStretch(1)
    return row


@dataclass(frozen=True, slots=True)
class Duty:
    """A question, the group of lines that follows from it, and whether they may be loud."""

    question: Question
    group: str
    loud: bool = True


class DutyColumn(QWidget):
    """A question above the lines that follow from its answer."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_duty(self, view: CaseView, duty: Duty, act: Act) -> bool:
        """Show the question and its lines; says whether a filled button is among them."""
        question, group = duty.question, duty.group
        clear(self._column)
        lines = shown_lines(view, group)
        settled = {ItemState.DONE, ItemState.NOT_REQUIRED}
        done = sum(1 for line in lines if line.state in settled)
        count = f"{done} of {len(lines)} for {_WHOM[group]}" if lines else ""
        self._column.addWidget(question_head(view, question, count, act))
        self._column.addSpacing(Space.ROW)
        loud = duty.loud
        for at, line in enumerate(lines):
            if at:
                self._column.addWidget(Hairline())
            row = _line_row(view, line, act, loud=loud)
            self._column.addWidget(row)
            loud = loud and not (_is_asked(line) and row.button is not None)
        if not lines and view.may(Action.HOTLINE_CALLED):
            self._column.addWidget(_call_before(view, group, act))
        return loud is not duty.loud


def _is_asked(line: ChecklistLine) -> bool:
    return line.required and line.state is ItemState.OPEN


def _call_before(view: CaseView, group: str, act: Act) -> QWidget:
    """A call can be made and recorded before anything is decided."""
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(Space.GAP)
    target, words = (HOTLINE, "Record a call") if group == "B" else (POLICE, "Record a contact")
    hotline = [one for one in view.policy.contacts if one.kind is ContactKind.HOTLINE]
    number = f"DHS hotline {hotline[0].phone}. " if group == "B" and hotline else ""
    across.addWidget(why(f"{number}A call never waits for the answer."), 1)
    record = link(words)
    record.clicked.connect(partial(_act, act, target))
    across.addWidget(record)
    return row


def shown_lines(view: CaseView, group: str) -> list[ChecklistLine]:
    """The lines of a group that the facts ask for, and with them those that may happen."""
    lines = [one for one in view.checklist if one.group == group]
    lines = [one for one in lines if _item(view, one).recorded_as is not RecordedAs.DETERMINATION]
    asked = any(one.required for one in lines)
    return [
        one
        for one in lines
        if one.required
        or one.state is not ItemState.QUIET
        or (asked and _item(view, one).required_when is RequiredWhen.AS_IT_HAPPENS)
    ]


def _item(view: CaseView, line: ChecklistLine) -> ChecklistItem:
    return view.policy.item(line.item_id)


def _line_row(view: CaseView, line: ChecklistLine, act: Act, *, loud: bool) -> ChecklistRow:
    state = _state(view, line)
    detail = line.detail
    button = _line_button(view, line, act, loud=loud)
    if not detail and button is None and line.state is ItemState.OPEN:
        state, detail = State.WAITING, _WITH_THE_CALL
    if not detail and line.state is ItemState.QUIET:
        detail = _IF_IT_HAPPENS
    return ChecklistRow(state, line.words, detail, button, _under(view, line, act))


def _under(view: CaseView, line: ChecklistLine, act: Act) -> QWidget | None:
    """What stands below a line: that it came late, or the other way to settle it."""
    if line.late_entry:
        return IconWords(Icon.HISTORY, line.late_entry, semibold=True)
    if line.item_id == ADULT_LINE and _is_asked(line) and view.may(Action.CHECKLIST_MARKED):
        covered = link("Covered by the police report")
        covered.clicked.connect(partial(_act, act, f"{COVERED}{line.item_id}"))
        return covered
    return None


def _state(view: CaseView, line: ChecklistLine) -> State:
    """How a line stands; a call that is asked for grows late as its clock runs."""
    if line.item_id in _CALL_LINES and line.state is ItemState.OPEN:
        return alarm_state(view, max(0, whole_minutes(view.clocks.t0, view.now)))
    return STATES[line.state]


def _line_button(view: CaseView, line: ChecklistLine, act: Act, *, loud: bool) -> Button | None:
    """The one button of a line: record the call, mark it, or correct what is recorded."""
    is_open_line = _is_asked(line)
    kind = Kind.PRIMARY if loud and is_open_line else Kind.SECONDARY
    calls = _CALL_LINES.get(line.item_id)
    target = calls[0] if calls else f"{CHECK}{line.item_id}"
    if not view.may(action_of(target)):
        return None
    if calls is not None:
        record, correct, words = calls
        if line.state is ItemState.DONE:
            return _button(link("Correct"), line, act, correct)
        return _button(Button(words, kind), line, act, record)
    if _item(view, line).recorded_as is not RecordedAs.ENTRY and not _is_covering(view, line):
        return None
    if is_open_line:
        words = "Record the call" if line.item_id == ADULT_LINE else "Mark it"
        return _button(Button(words, kind), line, act, f"{CHECK}{line.item_id}")
    words = "Mark it" if line.state is ItemState.QUIET else "Change"
    return _button(link(words), line, act, f"{CHECK}{line.item_id}")


def _is_covering(view: CaseView, line: ChecklistLine) -> bool:
    """Whether a line answered by calls may also be marked: it happens, or the police cover it."""
    item = _item(view, line)
    by_calling = {RequiredWhen.DHS_REQUIRED, RequiredWhen.POLICE_REQUIRED}
    calls = {RecordedAs.HOTLINE_CALL, RecordedAs.POLICE_CONTACT}
    return item.recorded_as in calls and item.required_when not in by_calling


def _button(button: Button, line: ChecklistLine, act: Act, target: str) -> Button:
    button.setAccessibleName(f"{button.text()}: {line.words}")
    button.clicked.connect(partial(_act, act, target))
    return button


def mark_flow(view: CaseView, group: str, act: Act) -> Flow:
    """The lines of a group as small marks, each with the way to say what became of it."""
    lines = [one for one in view.checklist if one.group == group]
    return Flow([_mark(view, line, act) for line in lines], Space.GAP)


class _MarkWords(ShapeLabel):
    """A shape and its words: in one line where there is room, else in several."""

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text())
        margins = self.contentsMargins()
        return QSize(width + margins.left() + 2, self.heightForWidth(width + margins.left() + 2))


def _mark(view: CaseView, line: ChecklistLine, act: Act) -> QWidget:
    state = STATES[line.state]
    tone = Colour.TEXT if line.required or line.state is ItemState.DONE else Colour.TEXT3
    mark = QWidget()
    row = QHBoxLayout(mark)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.SMALL)
    words = _MarkWords(state.shape, line.words, tone, wrap=True)
    words.show_shape(state.shape, state.tone)
    said = f"{line.words}, {line.state.value}: {line.detail}".rstrip(": ")
    words.setAccessibleName(said)
    words.setToolTip(line.detail)
    row.addWidget(words)
    is_entry = _item(view, line).recorded_as is RecordedAs.ENTRY
    if is_entry and view.may(Action.CHECKLIST_MARKED):
        settled = line.state in {ItemState.DONE, ItemState.NOT_REQUIRED}
        row.addWidget(
            _button(link("Change" if settled else "Mark it"), line, act, f"{CHECK}{line.item_id}")
        )
    return mark


def marks_row(label: str, flow: Flow) -> QWidget:
    """A label with its marks behind it."""
    block = QWidget()
    row = QHBoxLayout(block)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.GAP)
    head = section(label)
    head.setMinimumWidth(scaled(64))
    row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(flow, 1)
    return block


def _act(act: Act, target: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's flag
    act(target)
