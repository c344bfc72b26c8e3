"""The whole file of a case, read in one go."""

from pathlib import Path

import pytest

from hrcase.domain.cases import Stage
from hrcase.errors import NotPermitted
from hrcase.services import notifications
from hrcase.storage.case_files import case_file
from hrcase.storage.tables.base import new_id
from tests.builders import (
    a_call,
    a_case,
    a_contact,
    a_judged_case,
    a_student,
    a_workspace,
    marked,
)


def test_a_file_holds_every_record_of_its_case_and_of_no_other(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    other, case_id = a_case(work), a_judged_case(work)
    a_student(work, case_id)
    notifications.record_hotline_call(work, case_id, a_call())
    notifications.record_police_contact(work, case_id, a_contact())
    marked(work, case_id, "CK-A1")

    with work.vault.read() as session:
        file, empty = case_file(session, case_id), case_file(session, other)

    parts = ("people", "allegations", "determinations", "calls", "contacts", "marks", "findings")
    assert [len(getattr(file, part)) for part in parts] == [2, 1, 2, 1, 1, 1, 1]
    assert [len(getattr(empty, part)) for part in parts] == [0] * 7
    assert (file.needs, file.head.stage) == ((), Stage.REPORTED)
    assert file.head.created_by == "Maren Oldacre"


def test_a_case_that_is_not_there_is_refused(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    with work.vault.read() as session, pytest.raises(NotPermitted, match="not available"):
        case_file(session, new_id())
