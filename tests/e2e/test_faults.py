"""Folders without permission, drives that fill up or go, a second program: sentences, no loss."""

import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from hrcase.domain.notes import NoteText
from hrcase.errors import CannotSave, CannotWriteFile, VaultInUse, VaultMissing
from hrcase.services import audit, backup, drafts, letters, notes, opening, settings
from hrcase.services.workspace import Workspace
from tests.builders import a_case
from tests.e2e.another_user import given_to_nobody, ground_for_others, run_as_nobody
from tests.paper_cases import LETTERHEAD, PaperCase, a_paper_case, issued, with_step
from tests.storage.outside import tiny_disk
from tests.vaults import Made, a_closed_vault, clock_of, unlocked

STRANGER = "tests.e2e.programs.stranger"
LONG = "What a witness said.\n" * 40_000


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return a_closed_vault(tmp_path)


def sentences(lines: list[str]) -> dict[str, str]:
    return {what: said for what, _, said in (line.partition(": ") for line in lines)}


def test_a_vault_of_somebody_else_says_no_permission_to_another_user() -> None:
    with ground_for_others() as ground:
        made = a_closed_vault(ground)
        made.folder.chmod(0o700)
        told = sentences(run_as_nobody(STRANGER, "shut out", made.folder, str(made.director)))
        made.folder.chmod(0o755)
        header = made.folder / "header.json"
        header.chmod(0o644)
        (made.folder / "header.copy.json").chmod(0o644)
        seen = sentences(run_as_nobody(STRANGER, "shut out", made.folder, str(made.director)))

    assert told["look"].startswith("VaultNoPermission: ")
    assert told["open"].startswith("VaultNoPermission: ")
    assert told["make"].startswith("CannotWriteFile: You may not write in")
    assert seen["look"] == "done"
    assert seen["open"].startswith("VaultNoPermission: This computer account may not write")


def test_another_user_who_may_not_write_somewhere_is_told_so_and_works_on() -> None:
    with ground_for_others() as ground:
        made = a_closed_vault(ground)
        given_to_nobody(made.folder)
        closed = ground / "closed"
        closed.mkdir(mode=0o555)
        words = ("let in", made.folder, str(made.director), closed)
        told = sentences(run_as_nobody(STRANGER, *words))
        left = list(closed.iterdir())

    for what in ("export", "back up"):
        assert told[what].startswith("CannotWriteFile: You may not write in"), told[what]
    assert left == []
    assert told["lock"].startswith("CannotSave: You may not write in"), told["lock"]
    assert told["lock again"] == "done"


def test_a_vanished_folder_is_said_by_every_way_of_saving(made: Made, tmp_path: Path) -> None:
    work = unlocked(made)
    case_id = a_case(work)
    ways: tuple[Callable[[], object], ...] = (
        lambda: a_case(work),
        lambda: notes.write_note(work, case_id, NoteText("", "Words")),
        lambda: drafts.keep(work, "note", f"{case_id}/new", {"body": "Words"}),
        lambda: drafts.drop(work, "note", f"{case_id}/new"),
    )
    made.folder.rename(tmp_path / "elsewhere")

    for way in ways:
        with pytest.raises(VaultMissing, match="is not saved"):
            way()

    (tmp_path / "elsewhere").rename(made.folder)
    for way in ways:
        way()
    assert audit.verify(work).breaks == ()
    opening.lock(work)


def test_another_vault_in_the_same_place_is_not_written_to(made: Made, tmp_path: Path) -> None:
    work = unlocked(made)
    made.folder.rename(tmp_path / "elsewhere")
    shutil.copytree(tmp_path / "elsewhere", made.folder)
    before = (made.folder / "vault.db").read_bytes()

    with pytest.raises(VaultMissing):
        a_case(work)

    assert (made.folder / "vault.db").read_bytes() == before


def test_a_full_disk_loses_nothing_and_works_again_when_there_is_room(tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "disk", kilobytes=6144) as disk:
        work = unlocked(a_closed_vault(disk))
        case_id = a_case(work)
        kept = notes.write_note(work, case_id, NoteText("Talk", "What was said first."))
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(shutil.disk_usage(disk).free))
        ways: tuple[Callable[[], object], ...] = (
            lambda: notes.write_note(work, case_id, NoteText("", LONG)),
            lambda: drafts.keep(work, "note", f"{case_id}/new", {"body": LONG}),
        )
        for way in ways:
            with pytest.raises(CannotSave, match=r"drive is full.*still on the screen"):
                way()

        assert notes.read_note(work, case_id, kept.id or case_id).body == "What was said first."
        assert audit.verify(work).breaks == ()
        ballast.unlink()
        for way in ways:
            way()
        opening.lock(work)


def test_a_backup_drive_pulled_at_any_moment_leaves_earlier_backups_whole(
    made: Made, tmp_path: Path
) -> None:
    work = unlocked(made)
    drive, away = tmp_path / "drive", tmp_path / "away"
    first = backup.back_up(work, drive)

    for moment in ("Copying the vault", "Checking the copy"):
        clock_of(work).pass_by(hours=1)

        def pull(words: str, moment: str = moment) -> None:
            if words == moment:
                drive.rename(away)

        with pytest.raises(CannotWriteFile, match=r"no longer there|cannot be read back"):
            backup.back_up(work, drive, pull)
        away.rename(drive)

        assert backup.generations(drive) == [first.folder]
        assert backup.last_verified(work) == first.made_at
        backup.restore(first.folder, tmp_path / moment, work.now())
    backup.back_up(work, drive)
    assert not list(first.folder.parent.glob(".*"))
    assert audit.verify(work).breaks == ()


def test_a_letter_saved_on_a_full_drive_is_refused_and_leaves_no_half(tmp_path: Path) -> None:
    case = a_letter_issued(unlocked(a_closed_vault(tmp_path)))
    letter = issued(case)
    head = case.work.vault.head()
    with tiny_disk(tmp_path / "stick", kilobytes=32) as stick:
        with pytest.raises(CannotWriteFile, match="is full"):
            letters.export(case.work, case.case_id, letter.id, stick)
        assert list(stick.iterdir()) == []

    assert case.work.vault.head() == head


def a_letter_issued(work: Workspace) -> PaperCase:
    """A case in which a written reprimand can be issued, in a vault on disk."""
    settings.set_letterhead(work, LETTERHEAD)
    return with_step(a_paper_case(work))


def test_a_second_program_is_told_which_computer_has_the_vault(made: Made) -> None:
    work = unlocked(made)

    with pytest.raises(VaultInUse, match=rf"on {socket.gethostname()}, since .* Close it there"):
        unlocked(made)

    opening.lock(work)
    opening.lock(unlocked(made))
