"""The trail as people read it, check it and take a copy of it."""

import json
from pathlib import Path
from uuid import UUID

import pytest

from hrcase.domain.audit import Action, TrailQuestion
from hrcase.errors import NotPermitted
from hrcase.services import audit, opening, settings
from hrcase.services.workspace import Workspace
from tests.builders import MovableClock, at
from tests.vaults import DIRECTOR, MADE, OTHER_PASSPHRASE, Made, a_closed_vault, unlocked

CUT_THE_TAIL = (
    "DROP TRIGGER audit_detail_no_delete",
    "DROP TRIGGER audit_no_delete",
    "DELETE FROM audit_detail WHERE number > 2",
    "DELETE FROM audit WHERE number > 2",
)


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return a_closed_vault(tmp_path)


@pytest.fixture
def work(made: Made) -> Workspace:
    return unlocked(made)


@pytest.mark.feature("L1")
def test_the_trail_says_who_did_what_and_from_what_to_what(work: Workspace) -> None:
    settings.set_lock_minutes(work, 12)
    settings.set_lock_minutes(work, 15)

    line = audit.trail(work, TrailQuestion(limit=1))[0]
    (change,) = audit.changes(work, line.number)

    assert (line.actor, line.action) == (DIRECTOR, Action.LOCK_TIME_CHANGED)
    assert line.summary == "The program locks after 15 idle minutes"
    assert change["values"]["value"] == [{"minutes": 12}, {"minutes": 15}]


def test_an_entry_without_details_says_nothing(work: Workspace) -> None:
    assert audit.changes(work, 9999) == []


@pytest.mark.feature("L2")
def test_a_check_says_that_the_trail_is_whole(work: Workspace) -> None:
    verdict = audit.verify(work)

    assert verdict.breaks == ()
    assert verdict.words == f"The trail is whole: {verdict.entries} entries checked."


@pytest.mark.feature("L2")
def test_a_check_names_content_that_was_changed(work: Workspace) -> None:
    with work.vault.connection() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_detail_no_update")
        connection.exec_driver_sql("UPDATE audit_detail SET detail = x'7b7d' WHERE number = 2")
        connection.commit()

    verdict = audit.verify(work)

    assert verdict.words == (
        "The trail is not whole. The details of entry 2 are not those that were sealed."
    )


@pytest.mark.feature("L2")
def test_a_check_knows_the_end_that_the_header_remembers(work: Workspace) -> None:
    with work.vault.connection() as connection:
        for statement in CUT_THE_TAIL:
            connection.exec_driver_sql(statement)
        connection.commit()

    assert "The end is cut off" in audit.verify(work).words


def test_a_copy_of_the_trail_holds_seals_and_no_content(work: Workspace, tmp_path: Path) -> None:
    target = audit.export_trail(work, tmp_path / "trail.json")

    content = json.loads(target.read_text())
    assert len(content["entries"]) == work.vault.head().number - 1
    assert DIRECTOR not in target.read_text()
    assert audit.trail(work, TrailQuestion(limit=1))[0].action == Action.TRAIL_EXPORTED


def test_the_whole_trail_is_not_for_everyone(work: Workspace, made: Made) -> None:
    opening.lock(work)
    other = opening.open_with_passphrase(
        made.folder, made.investigator, OTHER_PASSPHRASE, MovableClock(at(MADE))
    )

    with pytest.raises(NotPermitted):
        audit.trail(other, TrailQuestion())
    with pytest.raises(NotPermitted):
        audit.changes(other, 1)
    assert audit.trail(other, TrailQuestion(case_id=UUID(int=1))) == []
