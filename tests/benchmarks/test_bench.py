"""The benchmarks themselves: the loaded vault is real, and each measurement gives its numbers."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from hrcase.services import audit, cases
from hrcase.services.workspace import Workspace
from hrcase.storage.tables.cases import CaseLineRow, NeedRow
from tests.benchmarks import __main__ as bench
from tests.benchmarks import loader
from tests.benchmarks.loader import Loaded
from tests.benchmarks.measuring import Measured, Repeats, as_plain, table

CASES, NOTES = 20, 1
MEASURED = [
    "start to unlock window",
    "checking the trail and all it says",
    "checking the trail's chain alone",
    "first page of cases",
    "slowest sort of any list",
    "opening a case",
    "audited write",
    "issuing a letter",
    "peak memory after unlocking",
    "the passphrase check, apart",
]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return loader.load(tmp_path_factory.mktemp("bench") / "vault", CASES, NOTES)


def derived(work: Workspace, case_id: UUID) -> list[dict[str, Any]]:
    """The line and the needs of a case as they are stored."""
    with work.vault.read() as session:
        return [
            dict(row)
            for kind in (CaseLineRow, NeedRow)
            for row in session.execute(
                select(kind.__table__).where(kind.case_id == case_id).order_by(*kind.__table__.c)
            ).mappings()
        ]


def test_a_loaded_vault_has_its_cases_and_a_whole_trail(loaded: Loaded) -> None:
    with loader.unlocked(loaded) as work:
        counts = cases.count_views(work)
        verdict = audit.verify(work)

    assert counts["open"] + counts["closed"] == CASES
    assert verdict.breaks == ()
    assert verdict.entries > loaded.entries


def test_line_and_needs_of_a_copy_are_those_that_settling_computes(loaded: Loaded) -> None:
    with loader.unlocked(loaded) as work:
        lines = cases.list_cases(work, "open", "number", False, 0, CASES)  # noqa: FBT003 - its shape
        copies = [line.id for line in lines if not line.employee.startswith("Given")]
        before = [derived(work, case_id) for case_id in copies]
        for case_id in copies:
            cases.view_case(work, case_id, set())
        after = [derived(work, case_id) for case_id in copies]

    assert len(copies) > CASES / 2
    assert before == after


def test_each_measurement_gives_its_numbers(tmp_path: Path) -> None:
    lines = bench.run(tmp_path, CASES, NOTES, Repeats(1, 1, 1, 1, 1, 1))

    assert [line.name for line in lines] == MEASURED
    assert all(line.value > 0 for line in lines)
    json.dumps([as_plain(line) for line in lines])


def test_a_goal_is_held_to_the_ratio_or_to_the_value() -> None:
    slow = Measured("slow", 30, "ms", goal=2, baseline=10, against="ms", is_ratio=True)
    fast = Measured("fast", 120_000, "entries a second", goal=100_000, at_least=True)

    assert (slow.ratio, slow.is_met, fast.is_met) == (3, False, True)
    assert "NOT MET" in table([slow, fast])
