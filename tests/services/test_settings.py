"""What the office sets for itself is kept, audited, and refused in sentences."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hrcase.domain.access import Role
from hrcase.domain.audit import Action
from hrcase.domain.letters import Letterhead
from hrcase.domain.settings import BackupPlan, Closes, OfficeClosing
from hrcase.errors import ChangedElsewhere, HrcaseError, NotPermitted, RuleBroken
from hrcase.services import settings
from hrcase.services.workspace import Workspace
from tests.builders import a_workspace, day, signed_in, trail

LETTERHEAD = Letterhead(
    "Redbud Public Schools",
    "Office of Human Resources",
    "400 Prairie Avenue",
    "Redbud, Oklahoma 74099",
    "918-555-0140",
    "Maren Oldacre",
    "Executive Director of Human Resources",
)
STORM = OfficeClosing(day("2026-12-10"), "Ice storm")


def test_a_new_office_has_no_letterhead_and_locks_after_ten_minutes(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)

    assert settings.letterhead(work) == Letterhead(*[""] * 7)
    assert settings.lock_minutes(work) == 10
    assert settings.backup_plan(work) == BackupPlan()
    assert settings.closings(work) == ()


def test_what_is_set_comes_back_and_can_be_set_again(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)

    settings.set_letterhead(work, replace(LETTERHEAD, phone="918-555-0100"))
    settings.set_letterhead(work, LETTERHEAD)
    settings.set_lock_minutes(work, 5)
    settings.set_backup_plan(work, BackupPlan("/media/backup", 7))
    settings.set_backup_plan(work, BackupPlan("/media/backup", 0))

    assert settings.letterhead(work) == LETTERHEAD
    assert settings.lock_minutes(work) == 5
    assert settings.backup_plan(work) == BackupPlan("/media/backup", 0)
    assert trail(work) == [
        Action.LETTERHEAD_CHANGED,
        Action.LETTERHEAD_CHANGED,
        Action.LOCK_TIME_CHANGED,
        Action.BACKUP_PLANNED,
        Action.BACKUP_PLANNED,
    ]


def test_schools_may_be_closed_while_the_office_is_open(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    snow = OfficeClosing(day("2026-12-09"), "Snow day", Closes.SCHOOLS)
    both = OfficeClosing(day("2026-12-11"), "Power cut", Closes.BOTH)
    for one in (snow, both, STORM):
        settings.add_closing(work, one)

    assert settings.closings(work) == (snow, STORM, both)
    no_school = [one.day for one in (snow, STORM, both) if work.calendar.no_school_because(one.day)]
    assert no_school == [snow.day, both.day]
    closed = [one.day for one in (snow, STORM, both) if work.calendar.closed_because(one.day)]
    assert closed == [STORM.day, both.day]


def test_closings_are_listed_by_day_and_can_be_taken_back(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    earlier = OfficeClosing(day("2026-12-01"), "Burst pipe")

    settings.add_closing(work, STORM)
    settings.add_closing(work, earlier)
    assert settings.closings(work) == (earlier, STORM)

    settings.remove_closing(work, earlier.day)
    assert settings.closings(work) == (STORM,)
    assert trail(work)[-1] is Action.CLOSING_REMOVED


Refused = tuple[Callable[[Workspace], None], type[HrcaseError], str]
REFUSED: list[Refused] = [
    (lambda w: settings.set_letterhead(w, replace(LETTERHEAD, office="")), RuleBroken, "Office"),
    (lambda w: settings.set_lock_minutes(w, 61), RuleBroken, "1 to 60"),
    (lambda w: settings.set_backup_plan(w, BackupPlan("", 1)), RuleBroken, "folder"),
    (lambda w: settings.add_closing(w, replace(STORM, reason="")), RuleBroken, "Say why"),
    (lambda w: settings.remove_closing(w, STORM.day), ChangedElsewhere, "no longer there"),
]


@pytest.mark.parametrize(("act", "failure", "words"), REFUSED)
def test_what_cannot_be_set_leaves_no_trace(
    tmp_path: Path, act: Callable[[Workspace], None], failure: type[HrcaseError], words: str
) -> None:
    work = a_workspace(tmp_path)

    with pytest.raises(failure, match=words):
        act(work)

    assert trail(work) == []
    assert settings.letterhead(work) == Letterhead(*[""] * 7)
    assert settings.closings(work) == ()


@pytest.mark.parametrize("role", [Role.INVESTIGATOR, Role.ASSISTANT, Role.AUDITOR])
def test_only_the_director_changes_settings(tmp_path: Path, role: Role) -> None:
    work = signed_in(a_workspace(tmp_path), role)

    with pytest.raises(NotPermitted):
        settings.set_lock_minutes(work, 5)

    assert trail(work) == []
