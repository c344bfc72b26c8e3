"""People in a case, their roles, and what may be shown of them."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from string import ascii_uppercase
from uuid import UUID

from hrcase.domain.plausible import check_day
from hrcase.errors import RuleBroken

NOT_NAMED = "reporter asked not to be named"
STUDENT = "Student"


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


def is_hidden(role: CaseRole, *, is_student: bool, name_withheld: bool) -> bool:
    """Whether the name is shown only after it was revealed with a purpose."""
    return is_student or name_withheld or role is CaseRole.STUDENT


def shown_name(full_name: str, label: str, *, hidden: bool) -> str:
    """The name, or what stands for it: the student's label, or that it was asked to be kept."""
    return (label or NOT_NAMED) if hidden else full_name


def without_names(words: str, hidden: Mapping[str, str]) -> str:
    """The words of an entry, where a name that is hidden now was not hidden then."""
    for name, shown in hidden.items():
        words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", shown, words)
    return words


def label_after(labels: Collection[str]) -> str:
    """The label of a case's next student: A to Z, then AA; one given before never returns."""
    count = len({label for label in labels if label})
    letters = ""
    while True:
        count, place = divmod(count, len(ascii_uppercase))
        letters = ascii_uppercase[place] + letters
        if not count:
            return f"{STUDENT} {letters}"
        count -= 1


def check_person(person: Person, today: date) -> None:
    """Refuse a person without any name, or with a date of birth that cannot be.

    A student may be unknown still, so that a call never waits for a name.
    """
    if not person.full_name and not person.is_student:
        raise RuleBroken(
            "Write a family name or a given name. Tick “student” for a student nobody knows yet."
        )
    check_day(person.born_on, today, "The date of birth")


def check_class(code: str, known: Collection[str]) -> None:
    """Refuse an employee class that the rules do not know; an empty one is asked for later."""
    if code and code not in known:
        raise RuleBroken(
            f"The employee class “{code}” is not in the rules. Choose one of the list."
        )


def joined(person: Person, role: RoleInCase) -> RoleInCase:
    """The role as it is first recorded: class and site come from the person where left empty."""
    if role.role is not CaseRole.SUBJECT:
        return role
    class_then = role.class_at_incident or person.class_code
    site_then = role.site_at_incident or person.site
    return replace(
        role,
        class_at_incident=class_then,
        site_at_incident=site_then,
        class_at_action=role.class_at_action or class_then,
        site_at_action=role.site_at_action or site_then,
    )


def check_role_change(before: RoleInCase, after: RoleInCase, *, action_taken: bool) -> None:
    """Refuse to rewrite what was true at the incident, or the class after action was taken."""
    if after.role is not before.role:
        raise RuleBroken("A role is not changed into another. End this role and add the other one.")
    for was, said in (
        (before.class_at_incident, after.class_at_incident),
        (before.site_at_incident, after.site_at_incident),
    ):
        if was and said != was:
            raise RuleBroken(
                f"“{was}” was true at the incident and stays on record. "
                "Change the class or site at the action instead."
            )
    acted = (before.class_at_action, before.site_at_action)
    if action_taken and (after.class_at_action, after.site_at_action) != acted:
        raise RuleBroken(
            "Action was taken already, on the class and site recorded here; both stay as they are."
        )
