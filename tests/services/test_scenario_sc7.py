"""An administrator texts a parent: from the report to the severity."""

from pathlib import Path
from uuid import UUID

import pytest

from hrcase.domain.allegations import Precision
from hrcase.domain.audit import Action
from hrcase.domain.cases import Channel, Stage
from hrcase.domain.determinations import Answer, Question
from hrcase.domain.people import CaseRole
from hrcase.services import cases, notifications
from hrcase.services.workspace import Workspace
from tests.builders import (
    a_case,
    a_person,
    a_student,
    a_subject,
    a_workspace,
    alleged,
    answers,
    at,
    clock_of,
    day,
    joins,
    need_keys,
    trail,
)

CLAUSES = ("4020.SNS.A", "1610.A", "4020.CONDUCT.2a", "4020.CONDUCT.2b")


@pytest.fixture
def work(tmp_path: Path) -> Workspace:
    return a_workspace(tmp_path, now="2026-05-09 10:30")


def reported(work: Workspace) -> UUID:
    return a_case(
        work,
        words="A father says the assistant principal sends him flirtatious texts late at night.",
        known_at=at("2026-05-09 10:05"),
        channel=Channel.PHONE,
        told_by="Mr. Fenn",
    )


def with_people(work: Workspace) -> tuple[UUID, UUID]:
    """The case and its subject: the administrator, the father and his child."""
    case_id = reported(work)
    subject = a_subject(
        work,
        case_id,
        family_name="Quenby",
        given_name="Sable",
        class_code="AD",
        site="Fictional Elementary",
        position="Assistant principal",
    )
    father = a_person(family_name="Fenn", given_name="Ilario", class_code="", position="")
    joins(work, case_id, father, CaseRole.PARENT)
    a_student(work, case_id, family_name="Fenn", given_name="Pia", born_on=day("2014-02-01"))
    return case_id, subject


def with_severity(work: Workspace) -> tuple[UUID, UUID]:
    """The case up to the severity: alleged, answered, judged as a boundary crossed."""
    case_id, subject = with_people(work)
    for clause in CLAUSES:
        alleged(
            work,
            case_id,
            subject,
            clause_id=clause,
            first_on=day("2026-04-20"),
            last_on=day("2026-05-08"),
            precision=Precision.ABOUT,
        )
    answers(work, case_id, Question.ABUSE, Answer.NO, "The child received nothing.")
    answers(work, case_id, Question.CRIME, Answer.NO, "Adults only; no threat, no coercion.")
    cases.choose_severity(work, case_id, "SEV2", "A boundary crossed toward a parent.")
    return case_id, subject


def test_the_report_opens_both_questions_and_no_third(work: Workspace) -> None:
    case_id, _ = with_people(work)

    asked = [key for key in need_keys(cases.case_file(work, case_id)) if key.startswith("decide-")]

    assert asked == ["decide-abuse", "decide-crime"]


def test_the_title_names_nobody(work: Workspace) -> None:
    case_id, _ = with_people(work)

    file = cases.case_file(work, case_id)

    assert file.head.title == "Student A and a certified administrator"
    assert [one.shown_name for one in file.people] == ["Sable Quenby", "Ilario Fenn", "Student A"]


def test_two_reasoned_no_tell_nobody_and_say_nothing_by_themselves(work: Workspace) -> None:
    case_id, _ = with_severity(work)

    file = cases.case_file(work, case_id)
    lines = {one.item_id: one for one in notifications.checklist(work, case_id)}

    assert not [key for key in need_keys(file) if key.startswith(("call-", "decide-", "check-"))]
    assert lines["CK-B2"].state.value == "Not asked for"
    assert lines["CK-B1"].detail == "No. The child received nothing."


def test_after_the_severity_the_case_is_investigated(work: Workspace) -> None:
    case_id, _ = with_severity(work)

    file = cases.case_file(work, case_id)

    assert file.head.stage is Stage.INVESTIGATION
    assert file.head.severity == "SEV2"
    assert [n.title for n in file.needs if n.required] == [
        "Record the finding on SNS.A",
        "Record the finding on 1610.A",
        "Record the finding on CONDUCT.2a",
        "Record the finding on CONDUCT.2b",
    ]


def test_a_threat_that_turns_up_reopens_the_questions(work: Workspace) -> None:
    case_id, subject = with_severity(work)
    clock_of(work).move_to("2026-05-11 09:00")

    alleged(work, case_id, subject, clause_id="4020.CONDUCT.1", first_on=day("2026-05-09"))

    keys = need_keys(cases.case_file(work, case_id))
    assert keys[:2] == ["decide-abuse", "decide-crime"]


def test_every_act_is_on_the_trail(work: Workspace) -> None:
    with_severity(work)

    assert trail(work) == [
        Action.CASE_CREATED,
        *[Action.ROLE_ADDED] * 3,
        *[Action.ALLEGATION_ADDED] * 4,
        *[Action.DETERMINATION_MADE] * 2,
        Action.SEVERITY_CHOSEN,
    ]
