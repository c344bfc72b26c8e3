"""The form that chooses a step of the ladder with its reason."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from hrcase.domain.discipline import Proposal
from hrcase.services import discipline
from ui.case_view import CaseView
from ui.core_thread import CoreThread
from ui.editors import ChoiceEditor, LongTextEditor
from ui.form import Field, Form
from ui.sheets.form_sheet import DraftPlace, FormSheet, SheetWords, Task

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Step:
    """A step and why it is taken."""

    code: str | None = None
    reason: str = ""


def step_sheet(
    window: QWidget, core: CoreThread, view: CaseView, person_id: UUID, proposal: Proposal
) -> FormSheet:
    """The sheet for a step of the ladder; another than the proposed one needs its reason."""
    case_id = view.file.head.id
    steps = [(one.code, f"{one.order}  {one.title}") for one in view.policy.steps]
    form = Form[_Step](
        _Step,
        [
            Field("code", "Step", ChoiceEditor(steps), required=True),
            Field("reason", "Reason", LongTextEditor(5), wide=True),
        ],
    )

    def record(work: "Workspace", chosen: _Step) -> None:
        discipline.choose_step(work, case_id, person_id, chosen.code or "", chosen.reason)

    proposed = f"Proposed: {proposal.step.title} (step {proposal.step.order})."
    intro = f"{proposed} Another step needs a reason; it is kept with the case."
    words = SheetWords("Choose a step", "Choose this step", intro, "discipline")
    draft = DraftPlace("step", f"{case_id}/{person_id}")
    return FormSheet(window, core, Task(words, record, view.zone, draft), form)
