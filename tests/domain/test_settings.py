"""What an office may set, and the sentence for what it may not."""

from dataclasses import replace

import pytest

from hrcase.domain.letters import Letterhead
from hrcase.domain.settings import (
    BackupPlan,
    OfficeClosing,
    check_backup_plan,
    check_closing,
    check_letterhead,
    check_lock_minutes,
    missing_in,
)
from hrcase.errors import RuleBroken
from tests.builders import day

WHOLE = Letterhead(
    "Redbud Public Schools",
    "Office of Human Resources",
    "400 Prairie Avenue",
    "Redbud, Oklahoma 74099",
    "918-555-0140",
    "Maren Oldacre",
    "Executive Director of Human Resources",
)


def test_a_whole_letterhead_lacks_nothing() -> None:
    check_letterhead(WHOLE)

    assert missing_in(WHOLE) == ()


def test_what_a_letterhead_lacks_is_listed() -> None:
    with pytest.raises(RuleBroken, match="needs: Telephone, Name of the signer"):
        check_letterhead(replace(WHOLE, phone=" ", signer_name=""))

    assert len(missing_in(Letterhead(*[""] * 7))) == 7


@pytest.mark.parametrize("minutes", [1, 10, 60])
def test_the_program_may_lock_after_one_to_sixty_minutes(minutes: int) -> None:
    check_lock_minutes(minutes)


@pytest.mark.parametrize("minutes", [-1, 0, 61])
def test_another_lock_time_is_refused(minutes: int) -> None:
    with pytest.raises(RuleBroken, match="1 to 60 minutes"):
        check_lock_minutes(minutes)


def test_a_plan_by_hand_needs_no_folder() -> None:
    check_backup_plan(BackupPlan())
    check_backup_plan(BackupPlan("/media/backup", 7))


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (BackupPlan("", 1), "Choose the folder"),
        (BackupPlan("/media/backup", 32), "every 1 to 31 days"),
        (BackupPlan("/media/backup", -1), "every 1 to 31 days"),
    ],
)
def test_a_plan_that_cannot_run_is_refused(plan: BackupPlan, words: str) -> None:
    with pytest.raises(RuleBroken, match=words):
        check_backup_plan(plan)


def test_a_closing_needs_a_reason_and_stands_once() -> None:
    closing = OfficeClosing(day("2026-02-20"), "Ice storm")
    check_closing(closing, frozenset())

    with pytest.raises(RuleBroken, match="Say why"):
        check_closing(replace(closing, reason=" "), frozenset())
    with pytest.raises(RuleBroken, match="already in the list"):
        check_closing(closing, frozenset({closing.day}))
