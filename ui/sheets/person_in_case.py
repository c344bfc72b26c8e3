"""The form that brings a person into a case: who it is, in which role, in which class and site."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hrcase.domain.people import CaseRole, Person, PersonLine, RoleInCase
from hrcase.domain.policy import Policy
from hrcase.services import people
from ui.case_view import CaseView
from ui.core_thread import CoreThread
from ui.date_editors import DateEditor
from ui.editors import CheckEditor, ChoiceEditor, LongTextEditor, TextEditor
from ui.form import Field, Form
from ui.sheets.form_sheet import DraftPlace, FormSheet, SheetWords, Task
from ui.sheets.person_finder import PersonFinder

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

WORDS = SheetWords(
    "Add a person to the case",
    "Add the person",
    "A student is shown as “Student A” from the moment of saving. What nobody knows yet can wait.",
    "case_people",
)
OFFERED = (
    CaseRole.SUBJECT,
    CaseRole.STUDENT,
    CaseRole.REPORTER,
    CaseRole.WITNESS,
    CaseRole.PARENT,
)
ROLE_WORDS = {
    CaseRole.SUBJECT: "Employee the report is about",
    CaseRole.STUDENT: "Student",
    CaseRole.REPORTER: "Reporter",
    CaseRole.WITNESS: "Witness",
    CaseRole.PARENT: "Parent",
    CaseRole.REPRESENTATIVE: "Representative",
    CaseRole.INVESTIGATOR: "Investigator",
}
_WITHHELD = "Keep the name back: it is shown only after it was revealed with a purpose"


@dataclass(frozen=True, slots=True)
class _Joining:
    """A person, new or on record, and the role in the case."""

    role: CaseRole | None = None
    known: PersonLine | None = None
    given_name: str = ""
    family_name: str = ""
    honorific: str = ""
    born_on: date | None = None
    position: str = ""
    class_at_incident: str | None = None
    site_at_incident: str = ""
    class_at_action: str | None = None
    site_at_action: str = ""
    address: str = ""
    name_withheld: bool = False

    def person(self) -> Person | UUID:
        """Who joins: an id for somebody on record."""
        if self.known is not None:
            return self.known.id
        return Person(
            family_name=self.family_name,
            given_name=self.given_name,
            honorific=self.honorific,
            born_on=self.born_on,
            is_student=self.role is CaseRole.STUDENT,
            class_code=self.class_at_action or self.class_at_incident or "",
            site=self.site_at_action or self.site_at_incident,
            position=self.position,
            address=self.address,
        )

    def joining_role(self) -> RoleInCase:
        """The role as the case records it."""
        return RoleInCase(
            role=self.role or CaseRole.WITNESS,
            class_at_incident=self.class_at_incident or "",
            site_at_incident=self.site_at_incident,
            class_at_action=self.class_at_action or "",
            site_at_action=self.site_at_action,
            name_withheld=self.name_withheld,
        )


class JoiningForm(Form[_Joining]):
    """Asks only what the role needs."""

    _OF_EMPLOYEES = ("class_at_incident", "site_at_incident", "class_at_action", "site_at_action")
    _OF_THE_NEW = ("given_name", "family_name", "honorific", "position", "address", "born_on")

    def __init__(self, core: CoreThread, policy: Policy) -> None:
        self.finder = PersonFinder(core, _raise)
        super().__init__(_Joining, _fields(self.finder, policy), columns=2)
        self.changed.connect(self._fit)
        self._fit()

    def start_with(self, role: CaseRole) -> None:
        """Begin with a role chosen."""
        self.editor("role").show_value(role)
        self.settle()
        self._fit()

    @override
    def show_plain(self, kept: object) -> None:
        super().show_plain(kept)  # type: ignore[arg-type]  # a draft is a mapping
        self._fit()

    def _fit(self) -> None:
        role = self.editor("role").value()
        is_new = self.finder.value() is None
        for name in self._OF_EMPLOYEES:
            self.show_field(name, shown=role is CaseRole.SUBJECT)
        for name in self._OF_THE_NEW:
            self.show_field(name, shown=is_new)
        self.show_field("born_on", shown=is_new and role is CaseRole.STUDENT)
        self.show_field("position", shown=is_new and role is not CaseRole.STUDENT)
        self.show_field("name_withheld", shown=role in {CaseRole.REPORTER, CaseRole.WITNESS})


def person_in_case_sheet(
    window: QWidget, core: CoreThread, view: CaseView, role: CaseRole | None = None
) -> FormSheet:
    """The sheet that adds a person; begins with a role if one is wanted."""
    case_id = view.file.head.id
    form = JoiningForm(core, view.policy)
    if role is not None:
        form.start_with(role)

    def record(work: "Workspace", said: _Joining) -> UUID:
        return people.add_to_case(work, case_id, said.person(), said.joining_role())

    task = Task(WORDS, record, view.zone, DraftPlace("role", str(case_id)))
    return FormSheet(window, core, task, form)


def classes(policy: Policy) -> list[tuple[str, str]]:
    """The employee classes with their titles."""
    return [(one.code, one.title) for one in policy.classes if one.enabled]


def _fields(finder: PersonFinder, policy: Policy) -> list[Field]:
    roles = [(one, ROLE_WORDS[one]) for one in OFFERED]
    unknown = "Not known yet"
    return [
        Field("role", "Role in the case", ChoiceEditor(roles), required=True),
        Field("known", "Somebody on record", finder),
        Field("given_name", "Given name", TextEditor()),
        Field("family_name", "Family name", TextEditor()),
        Field("born_on", "Date of birth", DateEditor(), "Unknown counts as under 18"),
        Field("position", "Position", TextEditor()),
        Field("honorific", "Form of address", TextEditor(), "Such as Ms. or Dr."),
        Field("class_at_incident", "Class at the incident", ChoiceEditor(classes(policy), unknown)),
        Field("site_at_incident", "Site at the incident", TextEditor()),
        Field("class_at_action", "Class at the action", ChoiceEditor(classes(policy), unknown)),
        Field("site_at_action", "Site at the action", TextEditor()),
        Field(
            "address",
            "Address at work",
            LongTextEditor(3),
            "Street and city, below the site on letters; never a home address",
            wide=True,
        ),
        Field("name_withheld", "", CheckEditor(_WITHHELD), wide=True),
    ]


def _raise(failure: Exception) -> None:
    raise failure
