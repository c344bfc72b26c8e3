"""The ladder for each employee of a case, and every date that runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.access import MAY
from hrcase.domain.audit import Action
from hrcase.domain.cases import VOWELS
from hrcase.domain.discipline import Proposal
from hrcase.domain.ladder_lines import StepLine, StepState
from hrcase.domain.needs import Tab
from hrcase.domain.papers import CorrectiveAction, RunningDeadline
from hrcase.domain.people import CasePerson, CaseRole
from hrcase.domain.running import RUNNING
from hrcase.errors import RuleBroken
from hrcase.services import discipline, letters
from ui import when
from ui.case_screen import CaseScreen
from ui.case_view import CaseView, look
from ui.components.banner import Banner, Mood
from ui.components.buttons import Button, primary, secondary
from ui.components.deadline_card import DeadlineCard, DeadlineWords
from ui.components.empty import Empty
from ui.components.flow import Flow
from ui.components.labels import Label, note, section, why
from ui.components.ladder import Ladder, LadderStep
from ui.components.panel import Columns, Panel, clear, heading_row
from ui.components.states import State, severity_words
from ui.core_thread import CoreThread
from ui.deadline_days import (
    counsel_words,
    days_of,
    facts_of,
    other_lines,
    state_of,
    when_words,
)
from ui.editors import ChoiceEditor
from ui.form import Field, Form
from ui.kept_focus import KeptFocus
from ui.sheets.other_step import step_sheet
from ui.sheets.settle_deadline import settle_sheet
from ui.tokens import Colour, Space

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

_DATES_WIDTH: Final = 400
_STATES: Final = {
    StepState.NOT_NEEDED: State.NOT_NEEDED,
    StepState.NOW: State.DUE,
    StepState.LATER: State.LATER,
    StepState.DONE: State.DONE,
    StepState.NOT_OPEN: State.NOT_NEEDED,
}


@dataclass(frozen=True, slots=True)
class _Standing:
    """How one employee stands on the ladder, or why the ladder cannot say."""

    person: CasePerson
    lines: tuple[StepLine, ...] = ()
    proposal: Proposal | None = None
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class _Answer:
    """Everything that this page shows, asked in one go."""

    view: CaseView
    standings: tuple[_Standing, ...]
    written: frozenset[str]
    """The codes of the letters that can be written."""


class DisciplineScreen(CaseScreen):
    """Tab "Discipline": the proposed step with its why, and the dates with their math."""

    help_page: ClassVar[str] = "discipline"

    def __init__(self, core: CoreThread, case_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(core, case_id, parent)
        self._answer: _Answer | None = None
        self._person = ChoiceEditor[str](none=None)
        self._person_form = Form[dict[str, object]](
            dict, [Field("person", "Employee", self._person)]
        )
        self._person.changed.connect(self._show_person)
        self._ladder_page = QWidget()
        self._main = QVBoxLayout(self._ladder_page)
        self._main.setContentsMargins(0, 0, 0, 0)
        self._main.setSpacing(Space.GAP)
        dates = QWidget()
        self._dates = QVBoxLayout(dates)
        self._dates.setContentsMargins(0, 0, 0, 0)
        self._dates.setSpacing(Space.ROW)
        self.body.addWidget(self._person_form)
        self.body.addWidget(Columns(self._ladder_page, dates, _DATES_WIDTH))

    @override
    def refresh(self) -> None:
        case_id = self._case_id
        self.ask(lambda work: _look(work, case_id), self._show_answer)

    @override
    def show_case(self, view: CaseView) -> None:
        self._show_dates(view)

    @override
    def open_target(self, target: str, view: CaseView) -> None:
        known = {str(one.person_id) for one in view.people(CaseRole.SUBJECT)}
        if target in known:
            self._person.show_value(target)
        for one in view.file.deadlines:
            if target == str(one.id):
                self._settle(one)

    def _show_answer(self, answer: _Answer) -> None:
        kept = KeptFocus(self)
        self._answer = answer
        names = [(str(one.person.person_id), one.person.shown_name) for one in answer.standings]
        self._person.set_choices(names)
        self._person_form.setVisible(len(names) > 1)
        self._show_person()
        self._show(answer.view)
        kept.put_back_soon()

    def _standing(self) -> _Standing | None:
        known = self._answer.standings if self._answer else ()
        chosen = self._person.value()
        return next((one for one in known if str(one.person.person_id) == chosen), None)

    def _show_person(self) -> None:
        clear(self._main)
        answer, standing = self._answer, self._standing()
        if answer is None:
            return
        if standing is None:
            self._main.addWidget(self._nobody())
            return
        view = answer.view
        self._main.addWidget(heading_row(_heading(standing, view), _severity(view)))
        if standing.proposal is None:
            self._main.addWidget(self._refused(standing, view))
            return
        ladder = Ladder()
        ladder.show_steps(list(self._steps(answer, standing, standing.proposal)))
        self._main.addWidget(ladder)

    def _steps(
        self, answer: _Answer, standing: _Standing, proposal: Proposal
    ) -> Iterator[tuple[LadderStep, QWidget | None]]:
        for line in standing.lines:
            right = when.day(line.on) if line.on else line.state.value
            step = LadderStep(_STATES[line.state], line.title, line.why, right)
            opened = None
            if line.state is StepState.NOW:
                opened = self._opened(answer, standing, proposal, line)
            yield step, opened

    def _opened(
        self, answer: _Answer, standing: _Standing, proposal: Proposal, line: StepLine
    ) -> QWidget:
        """Why this step, on which rule, and the way to take it."""
        panel = Panel(Space.GAP)
        panel.rows.setSpacing(Space.SMALL)
        chosen = _waiting(answer.view, standing, line)
        for sentence in proposal.why:
            panel.rows.addWidget(why(sentence))
        if chosen is not None:
            panel.rows.addWidget(_chosen_words(chosen))
        counsel = counsel_words(confirmed=line.counsel_confirmed).lower()
        panel.rows.addWidget(note(f"{line.citation} · {counsel}"))
        buttons = list(self._buttons(answer, standing, line, chosen=chosen is not None))
        if buttons:
            panel.rows.addWidget(Flow(buttons))
        return panel

    def _buttons(
        self, answer: _Answer, standing: _Standing, line: StepLine, *, chosen: bool
    ) -> Iterator[Button]:
        view, person_id = answer.view, standing.person.person_id
        letter = _letter_for(view, line.code, answer.written)
        if view.is_closed:
            return
        if chosen and letter:
            write = primary("Write the letter")
            write.clicked.connect(partial(self._go, Tab.LETTERS, f"{letter}/{person_id}"))
            yield write
        if Action.STEP_CHOSEN not in MAY[view.actor.role]:
            return
        if not chosen:
            choose = primary("Choose this step")
            choose.clicked.connect(partial(self._choose, person_id, line.code))
            yield choose
        other = secondary("Choose another step…")
        other.clicked.connect(self._choose_other)
        yield other

    def _refused(self, standing: _Standing, view: CaseView) -> QWidget:
        """The sentence of the ladder, with the way out."""
        banner = Banner(Mood.WARNING, standing.refusal)
        if view.file.head.severity is None:
            go = secondary("Choose the severity")
            go.clicked.connect(partial(self._go, Tab.OVERVIEW, "severity"))
        else:
            go = secondary("Open People")
            go.clicked.connect(partial(self._go, Tab.PEOPLE, str(standing.person.role_id)))
        banner.show_buttons([go])
        return banner

    def _nobody(self) -> QWidget:
        go = secondary("Open People")
        go.clicked.connect(partial(self._go, Tab.PEOPLE, ""))
        words = "The ladder is drawn for an employee. Add the person who is the subject first."
        return Empty("Nobody is the subject yet", words, go)

    def _show_dates(self, view: CaseView) -> None:
        clear(self._dates)
        self._dates.addWidget(section("Dates"), 0, Qt.AlignmentFlag.AlignTop)
        running = sorted(view.file.deadlines, key=lambda one: (one.state != RUNNING, one.due_on))
        for at, one in enumerate(running):
            self._dates.addWidget(self._card(view, one, shown=at == 0))
        if not running:
            words = "A served letter starts them; each then shows how it was counted."
            self._dates.addWidget(Empty("No date runs yet", words))
        self._dates.addStretch(1)

    def _card(self, view: CaseView, one: RunningDeadline, *, shown: bool) -> DeadlineCard:
        words = DeadlineWords(
            title=one.title,
            state=state_of(one, view.today),
            when=when_words(one, view.today),
            days=days_of(one),
            facts=facts_of(one),
            lines=other_lines(one),
        )
        buttons: list[Button] = []
        may = Action.DEADLINE_SETTLED in MAY[view.actor.role] and not view.is_closed
        if may and one.state == RUNNING:
            settle = secondary("Record how it ended")
            settle.clicked.connect(partial(self._settle, one))
            buttons.append(settle)
        return DeadlineCard(words, buttons, shown=shown)

    def _choose(self, person_id: UUID, code: str) -> None:
        case_id = self._case_id
        self.do(lambda work: discipline.choose_step(work, case_id, person_id, code))

    def _choose_other(self) -> None:
        answer, standing = self._answer, self._standing()
        if answer is None or standing is None or standing.proposal is None:
            return
        person_id, proposal = standing.person.person_id, standing.proposal
        sheet = step_sheet(self, self._core, answer.view, person_id, proposal)
        self.open_sheet("step", sheet)

    def _settle(self, one: RunningDeadline) -> None:
        if self._view is not None and one.state == RUNNING:
            self.open_sheet(str(one.id), settle_sheet(self, self._core, self._view, one))

    def _go(self, tab: Tab, target: str) -> None:
        self.wanted.emit(tab, target)


def _look(work: "Workspace", case_id: UUID) -> _Answer:
    view = look(work, case_id)
    subjects = view.people(CaseRole.SUBJECT)
    standings = tuple(_standing_of(work, case_id, one) for one in subjects)
    return _Answer(view, standings, frozenset(one.code for one in letters.templates(work)))


def _standing_of(work: "Workspace", case_id: UUID, person: CasePerson) -> _Standing:
    try:
        proposal = discipline.proposal(work, case_id, person.person_id)
        lines = discipline.ladder(work, case_id, person.person_id)
    except RuleBroken as refusal:
        return _Standing(person, refusal=str(refusal))
    return _Standing(person, lines, proposal)


def _heading(standing: _Standing, view: CaseView) -> str:
    """As in "Steps for a career teacher"."""
    titles = {one.code: one.title for one in view.policy.classes}
    title = titles.get(standing.person.class_at_action)
    if not title:
        return f"Steps for {standing.person.shown_name}"
    words = title[:1].lower() + title[1:]
    return f"Steps for {'an' if words[0] in VOWELS else 'a'} {words}"


def _severity(view: CaseView) -> str:
    code = view.file.head.severity
    return severity_words(view.policy.severity(code).order) if code else "no severity yet"


def _waiting(view: CaseView, standing: _Standing, line: StepLine) -> CorrectiveAction | None:
    """The choice of this step, while no letter has taken it."""
    for one in view.file.actions:
        mine = one.person_id == standing.person.person_id and one.case_id == view.file.head.id
        if mine and one.step == line.code and one.letter_id is None:
            return one
    return None


def _chosen_words(chosen: CorrectiveAction) -> QWidget:
    words = f"Chosen on {when.day(chosen.on)}."
    if chosen.reason:
        words += f" Reason: {chosen.reason}"
    return Label(words, tone=Colour.TEXT, semibold=True, wrap=True)


def _letter_for(view: CaseView, step_code: str, written: frozenset[str]) -> str:
    """The code of the letter that takes this step, if one can be written here."""
    step = view.policy.step(step_code)
    return next((code for code in step.documents if code in written), "")
