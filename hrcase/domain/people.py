"""People in a case, their roles, and what may be shown of them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class CaseRole(StrEnum):
    """What a person is in one case."""

    SUBJECT = "subject"
    REPORTER = "reporter"
    WITNESS = "witness"
    STUDENT = "student"
    PARENT = "parent"
    REPRESENTATIVE = "representative"
    INVESTIGATOR = "investigator"


@dataclass(frozen=True, slots=True)
class Person:
    """One human being over all cases. An unknown date of birth is None."""

    family_name: str
    given_name: str
    honorific: str = ""
    born_on: date | None = None
    is_student: bool = False
    class_code: str = ""
    site: str = ""
    position: str = ""
    address: str = ""
    id: UUID | None = None
    version: int = 0

    @property
    def full_name(self) -> str:
        """Given name, then family name, as on paper."""
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class RoleInCase:
    """What is recorded when a person joins a case; class and site at the incident never change."""

    role: CaseRole
    class_at_incident: str = ""
    site_at_incident: str = ""
    class_at_action: str = ""
    site_at_action: str = ""
    name_withheld: bool = False


@dataclass(frozen=True, slots=True)
class CasePerson:
    """A person as one case shows them: `shown_name` is "Student A" or the withheld words."""

    role_id: UUID
    person_id: UUID
    role: CaseRole
    shown_name: str
    label: str
    hidden: bool
    born_on: date | None
    is_student: bool
    class_at_incident: str
    site_at_incident: str
    class_at_action: str
    site_at_action: str
    position: str
    name_withheld: bool
    ended_on: date | None
    version: int


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person in the list of people; a student stands there by label only."""

    id: UUID
    name: str
    class_code: str
    site: str
    position: str
    cases: int
    is_student: bool
