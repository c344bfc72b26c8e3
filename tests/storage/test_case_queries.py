"""Every sort of the open cases walks an index, so that it is as quick among 100,000 cases."""

from pathlib import Path

import pytest

from hrcase.domain.access import Role
from hrcase.domain.cases import QUIET_STATE
from hrcase.services.workspace import Workspace
from hrcase.storage.case_queries import (
    SORTED_APART,
    SORTS,
    CaseQuestion,
    case_lines,
    last_number,
    lines_statement,
    literal,
    matching_cases,
    open_cases_of,
    quiet_lines,
    view_counts,
)
from tests.builders import (
    a_case,
    a_closed_case,
    a_judged_case,
    a_subject,
    a_workspace,
    clock_of,
    signed_in,
)


@pytest.fixture
def work(tmp_path: Path) -> Workspace:
    return a_workspace(tmp_path)


def asked(work: Workspace, **fields: object) -> CaseQuestion:
    return CaseQuestion(work.actor, work.now(), work.today(), **fields)  # type: ignore[arg-type] # any field


@pytest.mark.parametrize("sort", sorted(SORTS))
@pytest.mark.parametrize("descending", [False, True])
def test_no_sort_of_open_cases_sorts_rows(*, work: Workspace, sort: str, descending: bool) -> None:
    steps = plan_of(work, asked(work, sort=sort, descending=descending))
    assert "USING INDEX" in steps
    assert "TEMP B-TREE" not in steps


@pytest.mark.parametrize("sort", sorted(SORTS))
@pytest.mark.parametrize("view", sorted(SORTED_APART))
def test_the_other_lists_read_no_line_to_sort_it(work: Workspace, view: str, sort: str) -> None:
    question = asked(work, view=view, sort=sort)
    steps = plan_of(work, question)
    with work.vault.read() as session:
        assert case_lines(session, question) == []
    assert "USING COVERING INDEX ix_case_line" in steps
    assert "USING INTEGER PRIMARY KEY" in steps


def plan_of(work: Workspace, question: CaseQuestion) -> str:
    statement = lines_statement(question)
    compiled = statement.compile(work.vault.engine, compile_kwargs={"literal_binds": True})
    with work.vault.connection() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}").all()
    return " ".join(str(row) for row in plan)


def test_signs_that_mean_anything_are_made_plain() -> None:
    assert literal(r" 50%_\ ") == r"50\%\_\\"


def test_the_investigators_lists_hold_only_what_is_shown_to_them(work: Workspace) -> None:
    a_case(work)
    other = signed_in(work, Role.INVESTIGATOR)
    own = a_case(other)
    question = asked(other)
    clock_of(work).pass_by(days=20)
    later = asked(other)
    with other.vault.read() as session:
        assert [line.id for line in case_lines(session, question)] == [own]
        assert [line.id for line in matching_cases(session, question, "2026")] == [own]
        assert [line.id for line in quiet_lines(session, later)] == [own]
        assert view_counts(session, question)["open"] == 1


def test_only_a_case_without_clock_or_day_turns_quiet(work: Workspace) -> None:
    a_case(work)
    a_judged_case(work, result="substantiated")
    clock_of(work).pass_by(days=20)
    with work.vault.read() as session:
        states = [line.state for line in case_lines(session, asked(work, sort="number"))]
    assert states == ["Overdue", QUIET_STATE]


def test_the_open_cases_of_a_person_leave_closed_ones_out(work: Workspace) -> None:
    closed, case_id = a_closed_case(work), a_case(work)
    subject = a_subject(work, case_id)
    with work.vault.read() as session:
        assert list(open_cases_of(session, subject)) == [case_id]
        assert last_number(session, 2025) == 0
    assert closed != case_id
