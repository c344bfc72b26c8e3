"""What was found on each allegation: the clause's words, the result, the reasons, the notes."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar, Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.access import MAY
from hrcase.domain.allegations import Allegation, Finding, incident_words, short_clause
from hrcase.domain.audit import Action
from hrcase.domain.checklist import ChecklistItem
from hrcase.domain.findings import latest_findings, open_before_finding
from hrcase.domain.needs import Tab
from ui import when
from ui.case_screen import CaseScreen
from ui.case_view import CaseView
from ui.components.banner import Banner, Mood
from ui.components.buttons import link, primary, secondary
from ui.components.empty import Empty
from ui.components.flow import Flow
from ui.components.labels import Label, note, why
from ui.components.panel import Facts, Panel, clear
from ui.components.states import State, StateLabel
from ui.core_thread import CoreThread
from ui.sheets.finding import finding_sheet
from ui.tokens import Colour, Space, Type, scaled

_WIDEST: Final = 880


class FindingsScreen(CaseScreen):
    """Tab "Findings": one panel for each allegation."""

    help_page: ClassVar[str] = "findings"

    def __init__(self, core: CoreThread, case_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(core, case_id, parent)
        self._blocked = Banner(Mood.REFUSAL)
        self._blocked.hide()
        self._panels = QVBoxLayout()
        self._panels.setSpacing(Space.GAP)
        self.body.addWidget(self._blocked)
        self.body.addLayout(self._panels)

    @override
    def show_case(self, view: CaseView) -> None:
        self._show_blocked(open_before_finding(view.file, view.policy, view.today))
        clear(self._panels)
        found = {one.allegation_id: one for one in latest_findings(view.file.findings)}
        first_open = True
        for one in view.file.allegations:
            finding = found.get(one.id) if one.id is not None else None
            self._panels.addWidget(self._panel(view, one, finding, loud=first_open))
            first_open = first_open and finding is not None
        if not view.file.allegations:
            self._panels.addWidget(self._nothing_alleged())

    @override
    def open_target(self, target: str, view: CaseView) -> None:
        for one in view.file.allegations:
            if str(one.id) == target and self._may(view):
                self._record(one)

    def _may(self, view: CaseView) -> bool:
        return Action.FINDING_RECORDED in MAY[view.actor.role] and not view.is_closed

    def _show_blocked(self, still_open: tuple[ChecklistItem, ...]) -> None:
        """Say before anything is typed that the notifications come first."""
        self._blocked.setVisible(bool(still_open))
        if not still_open:
            return
        named = "; ".join(one.text.rstrip(".?") for one in still_open)
        self._blocked.show_words("A finding waits for the notifications", f"Still open: {named}.")
        go = secondary("Open Notifications")
        go.clicked.connect(partial(self._go, Tab.NOTIFICATIONS, still_open[0].rule_id))
        self._blocked.show_buttons([go])

    def _nothing_alleged(self) -> QWidget:
        go = secondary("Open Report")
        go.clicked.connect(partial(self._go, Tab.REPORT, ""))
        words = "A finding answers an allegation. Add the first allegation under Report."
        return Empty("Nothing is alleged yet", words, go)

    def _panel(
        self, view: CaseView, one: Allegation, finding: Finding | None, *, loud: bool
    ) -> QWidget:
        panel = Panel()
        panel.setMaximumWidth(scaled(_WIDEST))
        panel.rows.setSpacing(Space.SMALL)
        panel.setAccessibleName(f"Allegation {short_clause(one.clause_id)}")
        panel.rows.addLayout(_head(view, one, finding))
        panel.rows.addWidget(why(f"“{one.clause_text}”"))
        panel.rows.addWidget(note(" · ".join(_citation(view, one))))
        if finding is not None:
            panel.rows.addSpacing(Space.HAIR)
            panel.rows.addWidget(Facts(_facts(view, finding)))
            panel.rows.addWidget(self._cited(view, finding))
        if self._may(view):
            panel.rows.addSpacing(Space.HAIR)
            panel.rows.addLayout(self._button(one, again=finding is not None, loud=loud))
        return panel

    def _button(self, one: Allegation, *, again: bool, loud: bool) -> QHBoxLayout:
        clause = short_clause(one.clause_id)
        make = primary if loud and not again else secondary
        button = make("Record another finding" if again else "Record the finding")
        button.setAccessibleName(f"{button.text()} on {clause}")
        button.clicked.connect(partial(self._record, one))
        row = QHBoxLayout()
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return row

    def _cited(self, view: CaseView, finding: Finding) -> QWidget:
        """The notes that the finding rests on, each a way to it."""
        titles = {one.id: one.title for one in view.file.notes}
        links = []
        for note_id in (one for one in finding.note_ids if one in titles):
            button = link(titles[note_id])
            button.clicked.connect(partial(self._go, Tab.INVESTIGATION, str(note_id)))
            links.append(button)
        if not links:
            return note("It cites no note.")
        return Flow([Label("Rests on", Type.HELP, Colour.TEXT3), *links], Space.ROW)

    def _record(self, one: Allegation) -> None:
        if self._view is not None:
            sheet = finding_sheet(self, self._core, self._view, one)
            self.open_sheet(str(one.id), sheet)

    def _go(self, tab: Tab, target: str) -> None:
        self.wanted.emit(tab, target)


def _head(view: CaseView, one: Allegation, finding: Finding | None) -> QHBoxLayout:
    clause = Label(short_clause(one.clause_id), Type.HEAD, semibold=True)
    about = Label(f"{view.name_of(one.subject_id)} · {incident_words(one)}", tone=Colour.TEXT2)
    about.setWordWrap(True)
    row = QHBoxLayout()
    row.setSpacing(Space.ROW)
    row.addWidget(clause)
    row.addWidget(about, 1)
    if finding is None:
        row.addWidget(StateLabel(State.DUE, "No finding yet"))
    else:
        row.addWidget(StateLabel(State.DONE, view.policy.finding(finding.result).title))
    return row


def _citation(view: CaseView, one: Allegation) -> Iterator[str]:
    clause = view.policy.clause(one.clause_id)
    yield clause.citation
    if one.clause_revised_on is not None:
        yield f"text of {when.day(one.clause_revised_on)}"
    if one.older_text_not_loaded:
        yield "older text not loaded"
    yield clause.counsel_text.lower()


def _facts(view: CaseView, finding: Finding) -> list[tuple[str, str]]:
    standards = {one.code: one.title for one in view.policy.standards}
    decided = when.day(finding.decided_on) if finding.decided_on else ""
    return [
        ("Reasons", finding.reasons),
        ("Standard", standards.get(finding.standard, finding.standard)),
        ("Decided", f"{decided}, {finding.decided_by}".strip(", ")),
    ]
