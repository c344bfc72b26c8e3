"""The form of one person over all cases: name, class, site, position, address."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hrcase.domain.people import NOT_NAMED, STUDENT, Person
from hrcase.errors import ChangedElsewhere
from hrcase.services import people
from ui.components.buttons import secondary
from ui.core_thread import CoreThread
from ui.date_editors import DateEditor
from ui.editors import CheckEditor, ChoiceEditor, LongTextEditor, TextEditor
from ui.form import Field, Form
from ui.sheets.form_sheet import DraftPlace, FormSheet, SheetWords, Task

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

NEW: Final = SheetWords(
    "Add a person",
    "Add the person",
    "A case can add people as well. What nobody knows yet can wait.",
    "people",
)
KNOWN: Final = SheetWords(
    "Person", "Save the person", "A correction shows in every case of this person.", "people"
)
NAMELESS: Final = SheetWords(
    "Person without a name here",
    "Save the person",
    "The name is shown in a case, on its page People, once it was revealed with a purpose.",
    "people",
)
OF_NAMES: Final = ("given_name", "family_name", "honorific", "address")
OF_EMPLOYEES: Final = ("class_code", "position")
UNKNOWN: Final = ("", "None, or not known yet")


class PersonForm(Form[Person]):
    """Asks of a student only what a student has; leaves out names that are hidden here."""

    def __init__(self, person: Person, classes: Sequence[tuple[str, str]]) -> None:
        super().__init__(Person, _fields(classes), columns=2)
        self._nameless = is_nameless(person)
        self.changed.connect(self._fit)
        self.show_value(person)
        self._fit()

    @override
    def show_plain(self, kept: Mapping[str, object]) -> None:
        super().show_plain(kept)
        self._fit()

    def _fit(self) -> None:
        student = self.editor("is_student").value()
        for name in OF_NAMES:
            self.show_field(name, shown=not self._nameless)
        for name in OF_EMPLOYEES:
            self.show_field(name, shown=not student)
        self.show_field("born_on", shown=student)


class PersonSheet(FormSheet):
    """Adds somebody, or changes what is on record; says so if somebody else was quicker."""

    wanted_again = Signal(object)
    """The person changed meanwhile and is to be shown as on record now; the id."""

    def __init__(
        self,
        window: QWidget,
        core: CoreThread,
        person: Person,
        classes: Sequence[tuple[str, str]],
        zone: ZoneInfo,
    ) -> None:
        self._person_id: UUID | None = person.id
        words = NEW if person.id is None else NAMELESS if is_nameless(person) else KNOWN
        place = "new" if person.id is None else f"{person.id}/{person.version}"
        task = Task(words, _record, zone, DraftPlace("person", place))
        super().__init__(window, core, task, PersonForm(person, classes))

    @override
    def show_refusal(self, failure: Exception) -> None:
        super().show_refusal(failure)
        if not isinstance(failure, ChangedElsewhere):
            self.banner.show_buttons([])
            return
        again = secondary("Show it again")
        again.clicked.connect(self._show_again)
        self.banner.show_buttons([again])

    def _show_again(self) -> None:
        self._throw_away()
        self.wanted_again.emit(self._person_id)


def is_nameless(person: Person) -> bool:
    """Whether the name of somebody on record is kept back here."""
    stand_in = person.given_name.casefold() in {STUDENT.casefold(), NOT_NAMED.casefold()}
    return person.id is not None and (person.is_student or stand_in) and not person.family_name


def _record(work: "Workspace", person: Person) -> UUID | None:
    if person.id is None:
        return people.add_person(work, person)
    people.change_person(work, person)
    return person.id


def _fields(classes: Sequence[tuple[str, str]]) -> list[Field]:
    choices = [UNKNOWN, *classes]
    student = CheckEditor("A student: shown as “Student A” in a case, and never by name in lists")
    return [
        Field("is_student", "", student, wide=True),
        Field("given_name", "Given name", TextEditor()),
        Field("family_name", "Family name", TextEditor()),
        Field("honorific", "Form of address", TextEditor(), "Such as Ms. or Dr."),
        Field("born_on", "Date of birth", DateEditor(), "Unknown counts as under 18"),
        Field("class_code", "Employee class", ChoiceEditor(choices, none=None)),
        Field("site", "Site", TextEditor(), "Such as Redbud High School"),
        Field("position", "Position", TextEditor()),
        Field(
            "address",
            "Address at work",
            LongTextEditor(3),
            "Street and city, below the site on letters; never a home address",
            wide=True,
        ),
    ]
