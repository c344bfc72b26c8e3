"""Line, needs and title of a case are always those of what is on record."""

from sqlalchemy import select

from hrcase.services import cases
from hrcase.services.settling import letter_codes
from hrcase.services.workspace import Workspace
from hrcase.storage.case_queries import line_row, need_rows
from hrcase.storage.tables.audit import AuditDetailRow
from tests.builders import a_case, a_subject, alleged, clock_of, need_keys


def test_stored_needs_are_those_of_the_file(work: Workspace) -> None:
    case_id = a_case(work)
    subject = a_subject(work, case_id)
    alleged(work, case_id, subject)
    keys = need_keys(cases.case_file(work, case_id))
    with work.vault.read() as session:
        rows = need_rows(session, case_id)
    assert sorted(rows, key=lambda key: rows[key].order) == keys
    assert "person-subject" not in rows


def test_the_trail_keeps_what_people_did_and_not_what_follows(work: Workspace) -> None:
    a_case(work)
    with work.vault.read() as session:
        [detail] = session.scalars(select(AuditDetailRow.detail))
    assert b'"table": "need"' not in detail
    assert b'"table": "case_line"' not in detail
    assert b'"table": "knowledge"' in detail


def test_a_need_keeps_its_row_while_it_stands(work: Workspace) -> None:
    case_id = a_case(work)
    with work.vault.read() as session:
        before = {key: row.id for key, row in need_rows(session, case_id).items()}
    a_subject(work, case_id)
    with work.vault.read() as session:
        after = {key: row.id for key, row in need_rows(session, case_id).items()}
    assert before["decide-abuse"] == after["decide-abuse"]


def test_the_line_says_when_somebody_last_worked_on_the_case(work: Workspace) -> None:
    case_id = a_case(work)
    made_at = work.now()
    clock_of(work).pass_by(hours=1)
    cases.view_case(work, case_id, set())
    with work.vault.read() as session:
        line = line_row(session, case_id)
        assert line is not None
        assert line.changed_at == made_at


def test_the_letters_that_ship_are_known_by_code() -> None:
    assert "DOC17" in letter_codes()
