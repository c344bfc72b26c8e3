"""Needs of all cases by when somebody must look at them."""

from dataclasses import replace
from pathlib import Path

from hrcase.services import cases
from hrcase.storage.today_queries import SHOWN_AT_MOST, count_open, today_needs
from tests.builders import a_case, a_workspace


def test_a_stored_need_comes_back_as_it_was(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    case_id = a_case(work, abuse="yes")
    with work.vault.read() as session:
        found = today_needs(session, work.actor, work.today())
    stored = {
        line.need.key: line.need for part in (found.cannot_wait, found.later) for line in part
    }
    assert stored == {need.key: replace(need) for need in cases.case_file(work, case_id).needs}


def test_a_long_list_is_cut(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    for _ in range(SHOWN_AT_MOST // 2 + 1):
        a_case(work)
    with work.vault.read() as session:
        found = today_needs(session, work.actor, work.today())
        assert count_open(session, work.actor) == SHOWN_AT_MOST // 2 + 1
    assert len(found.cannot_wait) == SHOWN_AT_MOST
