"""The forms for a person who is in a case: class and site, the end of a role, a name revealed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcase.domain.people import CasePerson, CaseRole, RoleInCase
from hrcase.services import people
from ui.case_view import CaseView
from ui.components.banner import Banner, Mood
from ui.components.buttons import primary
from ui.components.sheet import Sheet
from ui.core_thread import CoreThread
from ui.editors import CheckEditor, ChoiceEditor, LongTextEditor, TextEditor
from ui.form import Field, Form
from ui.sheets.form_sheet import DraftPlace, FormSheet, SheetWords, Task
from ui.sheets.person_in_case import classes

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Role:
    """What may change of a role."""

    class_at_incident: str | None = None
    site_at_incident: str = ""
    class_at_action: str | None = None
    site_at_action: str = ""
    name_withheld: bool = False


@dataclass(frozen=True, slots=True)
class _Reason:
    """Why something is done."""

    reason: str = ""


def role_change_sheet(
    window: QWidget, core: CoreThread, view: CaseView, one: CasePerson
) -> FormSheet:
    """The sheet for class and site at the incident and at the action."""
    case_id = view.file.head.id
    form = Form[_Role](_Role, _role_fields(view), columns=2)
    form.show_value(
        _Role(
            one.class_at_incident or None,
            one.site_at_incident,
            one.class_at_action or None,
            one.site_at_action,
            one.name_withheld,
        )
    )
    is_subject = one.role is CaseRole.SUBJECT
    for name in ("class_at_incident", "site_at_incident", "class_at_action", "site_at_action"):
        form.show_field(name, shown=is_subject)
    form.editor("class_at_incident").set_editable(editable=not one.class_at_incident)
    form.editor("site_at_incident").set_editable(editable=not one.site_at_incident)

    def record(work: "Workspace", said: _Role) -> None:
        role = RoleInCase(
            one.role,
            said.class_at_incident or "",
            said.site_at_incident,
            said.class_at_action or "",
            said.site_at_action,
            said.name_withheld,
        )
        people.change_role(work, case_id, one.role_id, one.version, role)

    words = SheetWords(
        f"Change what is recorded of {one.shown_name}",
        "Save the changes",
        "What was true at the incident stays. The class at the action decides what process is "
        "owed.",
        "case_people",
    )
    draft = DraftPlace("role-change", str(one.role_id))
    return FormSheet(window, core, Task(words, record, view.zone, draft), form)


def role_end_sheet(window: QWidget, core: CoreThread, view: CaseView, one: CasePerson) -> FormSheet:
    """The sheet that ends a role; what the person said and did stays."""
    case_id = view.file.head.id
    form = Form[_Reason](
        _Reason, [Field("reason", "Reason", LongTextEditor(3), required=True, wide=True)]
    )

    def record(work: "Workspace", said: _Reason) -> None:
        people.end_role(work, case_id, one.role_id, said.reason)

    words = SheetWords(
        f"End the role of {one.shown_name}",
        "End the role",
        "The person is no longer part of the case. Everything recorded so far stays.",
        "case_people",
    )
    draft = DraftPlace("role-end", str(one.role_id))
    return FormSheet(window, core, Task(words, record, view.zone, draft), form)


def reveal_sheet(
    window: QWidget, core: CoreThread, view: CaseView, one: CasePerson | None
) -> FormSheet:
    """The sheet that asks what a hidden name is needed for; no person means who told us."""
    case_id = view.file.head.id
    role_id = one.role_id if one else None
    form = Form[_Reason](
        _Reason, [Field("reason", "Purpose", TextEditor(), required=True, wide=True)]
    )

    def record(work: "Workspace", said: _Reason) -> str:
        return people.reveal(work, case_id, role_id, said.reason)

    words = SheetWords(
        f"Reveal the name of {one.shown_name}" if one else "Reveal who told us",
        "Reveal the name",
        "Who looked, when and what for goes into the trail. The name is hidden again when the "
        "next sheet is closed.",
        "case_people",
    )
    return FormSheet(window, core, Task(words, record, view.zone), form)


def revealed_sheet(window: QWidget, whose: str, name: str) -> Sheet:
    """The name itself, until the sheet is closed."""
    sheet = Sheet(window, whose, width=520)
    sheet.body.addWidget(Banner(Mood.NOTICE, name, "Hidden again as soon as this is closed."))
    hide = primary("Hide the name", keys="Ctrl+Return")
    hide.clicked.connect(sheet.accept)
    sheet.feet.addStretch(1)
    sheet.feet.addWidget(hide)
    return sheet


def _role_fields(view: CaseView) -> list[Field]:
    unknown = "Not known yet"
    known = classes(view.policy)
    return [
        Field("class_at_incident", "Class at the incident", ChoiceEditor(known, unknown)),
        Field("site_at_incident", "Site at the incident", TextEditor()),
        Field("class_at_action", "Class at the action", ChoiceEditor(known, unknown)),
        Field("site_at_action", "Site at the action", TextEditor()),
        Field("name_withheld", "", CheckEditor("Keep the name back"), wide=True),
    ]
