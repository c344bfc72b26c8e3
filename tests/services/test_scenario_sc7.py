"""An administrator texts a parent: from the report to the closing."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from hrcase.domain.allegations import Finding, Precision
from hrcase.domain.audit import Action
from hrcase.domain.cases import Channel, Stage
from hrcase.domain.determinations import Answer, Question
from hrcase.domain.ladder_lines import StepState
from hrcase.domain.notes import NoteText
from hrcase.domain.papers import IssuedLetter, Receipt, Service, ServiceWay
from hrcase.domain.people import CaseRole
from hrcase.domain.rules import rule_json
from hrcase.errors import RuleBroken
from hrcase.services import (
    cases,
    deadlines,
    discipline,
    findings,
    letters,
    notes,
    notifications,
    serving,
    settings,
)
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
from tests.paper_cases import LETTERHEAD
from tests.pdf.reader import spoken

FACTS = "From April 20 to May 8, 2026 you sent a parent flirtatious messages late at night."
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


def with_findings(work: Workspace) -> tuple[UUID, UUID]:
    """The case with a note, and each allegation substantiated on Friday 15 May."""
    settings.set_letterhead(work, LETTERHEAD)
    case_id, subject = with_severity(work)
    clock_of(work).move_to("2026-05-15 14:00")
    notes.write_note(work, case_id, NoteText("Messages", "The father showed 31 messages."))
    for allegation in cases.case_file(work, case_id).allegations:
        assert allegation.id is not None
        finding = Finding(allegation.id, "substantiated", "preponderance", FACTS)
        findings.record_finding(work, case_id, finding)
    return case_id, subject


def with_letter(work: Workspace) -> tuple[UUID, UUID, IssuedLetter]:
    """The case with the written reprimand, issued on Monday 18 May."""
    case_id, subject = with_findings(work)
    clock_of(work).move_to("2026-05-18 09:00")
    discipline.choose_step(work, case_id, subject, "written-reprimand", "")
    draft = letters.start(work, case_id, "DOC17", subject)
    words = {**draft.values, "directives": "Write to parents through the office only."}
    ready = replace(draft, values=words, clause_ids=(*draft.clause_ids, "4020.SSI.3"))
    return case_id, subject, letters.issue(work, case_id, ready)


def with_answer_time(work: Workspace) -> tuple[UUID, UUID]:
    """The case after the letter was signed for, on the same Monday."""
    case_id, _, letter = with_letter(work)
    clock_of(work).move_to("2026-05-18 15:00")
    service = Service(ServiceWay.HAND, day("2026-05-18"), "Wynn Castor", Receipt.SIGNED)
    serving.record_service(work, case_id, letter.id, service)
    [deadline] = cases.case_file(work, case_id).deadlines
    return case_id, deadline.id


def test_the_ladder_proposes_step_two_and_leaves_step_three_open(work: Workspace) -> None:
    case_id, subject = with_findings(work)

    proposal = discipline.proposal(work, case_id, subject)
    shown = {line.code: line for line in discipline.ladder(work, case_id, subject)}

    assert [step.code for step in proposal.open_steps] == [
        "verbal-warning",
        "written-reprimand",
        "admonishment",
    ]
    assert shown["written-reprimand"].state is StepState.NOW
    assert shown["admonishment"].why == "optional"


def test_the_reprimand_quotes_its_clauses_and_names_no_child_and_no_father(
    work: Workspace,
) -> None:
    case_id, _, letter = with_letter(work)

    read_back = " ".join(one.text for one in spoken(letters.paper(work, case_id, letter.id)))
    text = " ".join(read_back.split())

    for clause in (*CLAUSES, "4020.SSI.3"):
        assert f"({clause})" in text
        assert work.policy.clause(clause).text in text
    for name in ("Fenn", "Pia", "Ilario"):
        assert name not in text


def test_the_answer_is_due_on_the_first_of_june(work: Workspace) -> None:
    case_id, _ = with_answer_time(work)

    [deadline] = cases.case_file(work, case_id).deadlines

    assert (deadline.rule_id, deadline.due_on) == ("DL-REB", day("2026-06-01"))
    assert deadline.rule_json == rule_json(work.policy.duty("DL-REB"))


def test_closing_waits_for_the_answer_or_for_its_last_day(work: Workspace) -> None:
    case_id, deadline_id = with_answer_time(work)

    with pytest.raises(RuleBroken, match="Last day: answer to a reprimand"):
        cases.close_case(work, case_id, "Written reprimand")
    with pytest.raises(RuleBroken, match="from 2 Jun 2026 on"):
        deadlines.meet(work, case_id, deadline_id, "No answer", "waived")

    assert trail(work)[-1] is Action.LETTER_SERVED


@pytest.mark.feature("G3")
def test_from_the_report_to_the_closing_every_act_is_on_the_trail(work: Workspace) -> None:
    case_id, deadline_id = with_answer_time(work)
    clock_of(work).move_to("2026-06-02 08:30")
    deadlines.meet(work, case_id, deadline_id, "No answer came", "waived")

    cases.close_case(work, case_id, "Written reprimand")

    assert cases.case_file(work, case_id).head.stage is Stage.CLOSED
    assert trail(work, case_id) == [
        Action.CASE_CREATED,
        *[Action.ROLE_ADDED] * 3,
        *[Action.ALLEGATION_ADDED] * 4,
        *[Action.DETERMINATION_MADE] * 2,
        Action.SEVERITY_CHOSEN,
        Action.NOTE_WRITTEN,
        *[Action.FINDING_RECORDED] * 4,
        Action.STEP_CHOSEN,
        Action.LETTER_ISSUED,
        Action.LETTER_SERVED,
        Action.DEADLINE_SETTLED,
        Action.CASE_CLOSED,
    ]
    shown = [line.words for line in cases.timeline(work, case_id)]
    assert any("2026-0001-01 issued" in words for words in shown)
