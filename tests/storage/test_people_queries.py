"""What is asked of people and their roles inside a write."""

from pathlib import Path

import pytest

from hrcase.domain.people import CaseRole
from hrcase.services.workspace import Workspace
from hrcase.storage.people_queries import (
    has_action,
    hidden_names,
    is_alleged,
    roles_of,
    unlabelled_roles,
)
from tests.builders import (
    a_case,
    a_person,
    a_student,
    a_subject,
    a_workspace,
    alleged,
    joins,
)


@pytest.fixture
def work(tmp_path: Path) -> Workspace:
    return a_workspace(tmp_path)


def test_hidden_names_are_those_of_students_of_the_case(work: Workspace) -> None:
    case_id, other = a_case(work), a_case(work)
    a_subject(work, case_id)
    a_student(work, case_id)
    a_student(work, case_id, family_name="", given_name="")
    a_student(work, other, family_name="Ray")
    with work.vault.read() as session:
        assert hidden_names(session, case_id) == ["Juniper Marlowe"]


def test_an_allegation_names_employee_and_student(work: Workspace) -> None:
    case_id = a_case(work)
    subject, student = a_subject(work, case_id), a_student(work, case_id)
    witness = joins(work, case_id, a_person(family_name="Oakes"), CaseRole.WITNESS)
    alleged(work, case_id, subject, student_id=student)
    with work.vault.read() as session:
        named = [is_alleged(session, case_id, one) for one in (subject, student, witness)]
        assert named == [True, True, False]
        assert not has_action(session, case_id, subject)


def test_only_students_have_labels(work: Workspace) -> None:
    case_id = a_case(work)
    subject, student = a_subject(work, case_id), a_student(work, case_id)
    with work.vault.read() as session:
        assert [role.label for role in roles_of(session, case_id)] == ["", "Student A"]
        assert len(unlabelled_roles(session, subject)) == 1
        assert unlabelled_roles(session, student) == []
