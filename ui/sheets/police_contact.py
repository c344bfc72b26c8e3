"""The form that records one contact with the police."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcase.domain.checklist import ContactKind
from hrcase.domain.notifications import Knowledge, PoliceContact
from hrcase.services import notifications
from ui.case_view import CaseView
from ui.core_thread import CoreThread
from ui.date_editors import MomentEditor
from ui.editors import CheckEditor, ChoiceEditor, LongTextEditor, TextEditor
from ui.form import Field, Form
from ui.sheets.duties import duties, only_duty
from ui.sheets.form_sheet import DraftPlace, FormSheet, SheetWords, Task
from ui.sheets.suggest_editor import SuggestEditor

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

WORDS = SheetWords(
    "Record the contact with the police",
    "Record the contact",
    "Call the agency of the place where it happened. Telling a school resource officer is kept, "
    "and completes nothing by itself.",
    "police_contact",
)


def police_contact_sheet(
    window: QWidget,
    core: CoreThread,
    view: CaseView,
    corrects: PoliceContact | None = None,
    whose: Knowledge | None = None,
) -> FormSheet:
    """The sheet for a new contact, of one person's own duty, or one that corrects another."""
    case_id = view.file.head.id
    form = Form[PoliceContact](PoliceContact, _fields(view), columns=2)
    form.show_value(_correction(corrects) if corrects else _new(view, whose))

    def record(work: "Workspace", contact: PoliceContact) -> None:
        notifications.record_police_contact(work, case_id, contact)

    task = Task(WORDS, record, view.zone, DraftPlace("police-contact", str(case_id)))
    return FormSheet(window, core, task, form)


def _correction(contact: PoliceContact) -> PoliceContact:
    """The same contact as a new record that points at the one it corrects."""
    return replace(contact, corrects=contact.id, id=None, typed_at=None, typed_by="")


def _new(view: CaseView, whose: Knowledge | None) -> PoliceContact:
    return PoliceContact(
        caller=whose.who if whose else view.actor.name,
        agency="",
        number_dialled="",
        started_at=view.present().replace(second=0, microsecond=0),
        ended_at=None,
        officer="",
        badge="",
        reference="",
        told="",
        knowledge_id=whose.id if whose else only_duty(view),
    )


def _fields(view: CaseView) -> list[Field]:
    agencies = [one.title for one in view.policy.contacts if one.kind is ContactKind.POLICE]
    started = MomentEditor(view.zone, view.present)
    where = "By the place of the incident"
    return [
        Field("agency", "Agency", SuggestEditor(agencies), where, required=True),
        Field("number_dialled", "Number dialled", TextEditor(), required=True),
        Field("caller", "Caller", TextEditor(), required=True),
        Field("knowledge_id", "Whose duty", ChoiceEditor(duties(view), "Nobody on the list")),
        Field("officer", "Officer", TextEditor(), required=True),
        Field("badge", "Badge", TextEditor()),
        Field("started_at", "Call began", started, required=True),
        Field("ended_at", "Call ended", MomentEditor(view.zone, view.present)),
        Field("reference", "Incident number", TextEditor()),
        Field("reference_missing_because", "If none was given, why", TextEditor()),
        Field("told", "What was told", LongTextEditor(4), "Facts only", required=True, wide=True),
        Field("requests", "Requests of the officer", LongTextEditor(2), wide=True),
        Field("hold_requested", "", CheckEditor("The police asked the school to wait"), wide=True),
        Field("present", "Who else was present", TextEditor()),
        Field("follow_up", "Written follow-up", TextEditor()),
        Field("school_officer_only", "", CheckEditor("Only a school officer was told"), wide=True),
    ]
