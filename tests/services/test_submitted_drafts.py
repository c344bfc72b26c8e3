"""A draft is gone in the same transaction in which its form became a record."""

from dataclasses import replace
from uuid import UUID

import pytest

from hrcase.domain.determinations import Answer, Question
from hrcase.domain.people import CaseRole, RoleInCase
from hrcase.services import allegations, cases, drafts, notifications, people
from hrcase.services.workspace import Workspace
from tests.builders import (
    a_call,
    a_case,
    a_contact,
    a_judged_case,
    a_knowledge,
    a_person,
    alleged,
    answers,
    joins,
    marked,
)


@pytest.fixture
def case_id(work: Workspace) -> UUID:
    return a_judged_case(work)


def kept(work: Workspace, kind: str, place: object) -> None:
    drafts.keep(work, kind, str(place), {"words": "half a sentence"})


def gone(work: Workspace, kind: str, place: object) -> bool:
    return drafts.find(work, kind, str(place)) is None


def test_forms_of_a_case_drop_their_drafts(work: Workspace, case_id: UUID) -> None:
    kinds = (
        *("case-head", "severity", "allegation", "knowledge", "hotline-call", "police-contact"),
        *("role", "determination-abuse"),
    )
    for kind in kinds:
        kept(work, kind, case_id)
    kept(work, "mark", f"{case_id}/CK-A1")
    file = cases.case_file(work, case_id)
    subject = file.people[0].person_id

    cases.change_case(work, case_id, file.head.version, "Messages at night", "")
    cases.choose_severity(work, case_id, "SEV2", "A boundary.")
    alleged(work, case_id, subject, clause_id="4020.SNS.A")
    notifications.record_knowledge(work, case_id, a_knowledge())
    notifications.record_hotline_call(work, case_id, a_call())
    notifications.record_police_contact(work, case_id, a_contact())
    joins(work, case_id, a_person(family_name="Oakes"), CaseRole.WITNESS)
    answers(work, case_id, Question.ABUSE, Answer.NO)
    marked(work, case_id, "CK-A1")

    assert [kind for kind in kinds if not gone(work, kind, case_id)] == []
    assert gone(work, "mark", f"{case_id}/CK-A1")


def test_forms_of_one_record_drop_theirs(work: Workspace, case_id: UUID) -> None:
    file = cases.case_file(work, case_id)
    [one], [allegation] = file.people, file.allegations
    person = people.person(work, one.person_id)
    places = {
        "allegation-change": allegation.id,
        "role-change": one.role_id,
        "person": f"{person.id}/{person.version}",
        "birth": person.id,
        "close-case": case_id,
    }
    for kind, place in places.items():
        kept(work, kind, place)

    allegations.change_allegation(work, case_id, replace(allegation, place="Bus 12"))
    role = RoleInCase(CaseRole.SUBJECT, "CT", "Redbud High", "CT", "Annex")
    people.change_role(work, case_id, one.role_id, one.version, role)
    people.change_person(work, replace(person, site="Annex"))
    cases.close_case(work, case_id, "Nothing was found.")

    assert [kind for kind, place in places.items() if not gone(work, kind, place)] == []


def test_leaving_a_case_drops_its_draft(work: Workspace) -> None:
    case_id = a_case(work)
    joins(work, case_id, a_person(), CaseRole.WITNESS)
    [one] = cases.case_file(work, case_id).people
    kept(work, "role-end", one.role_id)
    people.end_role(work, case_id, one.role_id, "Saw nothing.")
    assert gone(work, "role-end", one.role_id)
