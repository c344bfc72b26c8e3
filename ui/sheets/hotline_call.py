"""The form that records one call to the DHS hotline."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcase.domain.checklist import ContactKind
from hrcase.domain.notifications import HotlineAnswer, HotlineCall, Knowledge
from hrcase.services import notifications
from ui.case_view import CaseView
from ui.core_thread import CoreThread
from ui.date_editors import MomentEditor
from ui.editors import CheckEditor, ChoiceEditor, LongTextEditor, TextEditor
from ui.form import Field, Form
from ui.sheets.duties import duties, only_duty
from ui.sheets.form_sheet import DraftPlace, FormSheet, SheetWords, Task

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

WORDS = SheetWords(
    "Record the call to DHS",
    "Record the call",
    "The duty to call is personal and at once. Record what was said; nothing here replaces the "
    "call.",
    "hotline_call",
)


@dataclass(frozen=True, slots=True)
class Beginning:
    """With what the form begins: a call to correct, a person's own duty, an adult."""

    corrects: HotlineCall | None = None
    whose: Knowledge | None = None
    adult: bool = False


def hotline_call_sheet(
    window: QWidget, core: CoreThread, view: CaseView, begin: Beginning | None = None
) -> FormSheet:
    """The sheet for a new call, or for one that corrects a recorded call."""
    case_id = view.file.head.id
    form = Form[HotlineCall](HotlineCall, _fields(view), columns=2)
    form.show_value(_begun(view, begin or Beginning()))

    def record(work: "Workspace", call: HotlineCall) -> None:
        notifications.record_hotline_call(work, case_id, call)

    task = Task(WORDS, record, view.zone, DraftPlace("hotline-call", str(case_id)))
    return FormSheet(window, core, task, form)


def _begun(view: CaseView, begin: Beginning) -> HotlineCall:
    if begin.corrects is not None:
        old = begin.corrects
        return replace(old, corrects=old.id, id=None, typed_at=None, typed_by="")
    call = replace(_new(view), adult_protective=begin.adult)
    if begin.whose is None:
        return call
    return replace(call, caller=begin.whose.who, knowledge_id=begin.whose.id)


def _new(view: CaseView) -> HotlineCall:
    hotline = [one.phone for one in view.policy.contacts if one.kind is ContactKind.HOTLINE]
    return HotlineCall(
        caller=view.actor.name,
        number_dialled=hotline[0] if hotline else "",
        started_at=view.present().replace(second=0, microsecond=0),
        ended_at=None,
        spoke_to="",
        reference="",
        told="",
        knowledge_id=only_duty(view),
    )


def _fields(view: CaseView) -> list[Field]:
    started = MomentEditor(view.zone, view.present)
    return [
        Field("caller", "Caller", TextEditor(), required=True),
        Field("knowledge_id", "Whose duty", ChoiceEditor(duties(view), "Nobody on the list")),
        Field("number_dialled", "Number dialled", TextEditor(), required=True),
        Field("spoke_to", "Spoke to", TextEditor(), "Name or ID of the worker", required=True),
        Field("started_at", "Call began", started, required=True),
        Field("ended_at", "Call ended", MomentEditor(view.zone, view.present)),
        Field("reference", "Referral number", TextEditor()),
        Field("reference_missing_because", "If none was given, why", TextEditor()),
        Field("told", "What was told", LongTextEditor(4), "Facts only", required=True, wide=True),
        Field("answer", "Answer of DHS", ChoiceEditor(_ANSWERS, None)),
        Field("present", "Who else was present", TextEditor()),
        Field("instructions", "Instructions from DHS", LongTextEditor(2), wide=True),
        Field("follow_up", "Written follow-up", TextEditor(), wide=True),
        Field(
            "adult_protective", "", CheckEditor("This was the adult-protective report"), wide=True
        ),
    ]


_ANSWERS = [(one, one.value.capitalize()) for one in HotlineAnswer]
