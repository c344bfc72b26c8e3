"""A backup counts once it was restored and checked; a bad one leaves the earlier ones whole."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from hrcase.domain.audit import Action, TrailQuestion
from hrcase.domain.settings import BackupPlan
from hrcase.errors import CannotReadFile, CannotWriteFile, VaultDamaged
from hrcase.services import audit, backup, kits, opening, settings
from hrcase.services.workspace import Workspace
from hrcase.storage import attachments
from hrcase.storage import backup as copies
from hrcase.storage.restoring import origin_of
from hrcase.storage.tables.audit import AuditRow
from hrcase.storage.vault_header import read_header
from tests.builders import at
from tests.storage.outside import tiny_disk
from tests.vaults import DIRECTOR, MADE, PASSPHRASE, Made, a_closed_vault, clock_of, unlocked


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return a_closed_vault(tmp_path)


@pytest.fixture
def work(made: Made) -> Workspace:
    return unlocked(made)


def an_attachment(work: Workspace, tmp_path: Path, words: str = "a scan") -> str:
    source = tmp_path / "scan.pdf"
    source.write_text(words)
    folder = work.folder / attachments.FOLDER
    return attachments.seal(source, folder, attachments.new_identity(), 1 << 20).name


@pytest.mark.feature("M1")
@pytest.mark.feature("M2")
def test_a_backup_opens_elsewhere_with_the_passphrase_alone(
    work: Workspace, tmp_path: Path
) -> None:
    name = an_attachment(work, tmp_path)
    made = backup.back_up(work, tmp_path / "drive")
    assert made.attachments == 1
    assert backup.last_verified(work) == at(MADE)

    elsewhere = tmp_path / "another computer"
    backup.restore(made.folder, elsewhere, work.now())
    shutil.rmtree(tmp_path / "drive")
    assert (elsewhere / attachments.FOLDER / name).is_file()
    again = opening.open_with_passphrase(elsewhere, work.actor.id, PASSPHRASE, work.clock)

    assert again.actor.name == DIRECTOR
    assert audit.verify(again).breaks == ()
    lines = [line.action for line in audit.trail(again, TrailQuestion())]
    assert Action.BACKUP_RESTORED in lines
    assert origin_of(elsewhere) == ""


@pytest.mark.feature("M2")
def test_the_latest_number_and_seal_stand_in_the_backup(work: Workspace, tmp_path: Path) -> None:
    head = work.vault.head()
    made = backup.back_up(work, tmp_path / "drive")

    assert made.head == head
    assert copies.read_manifest(made.folder)["trail"] == {"number": head.number, "seal": head.seal}
    assert read_header(made.folder).trail == head


def test_attachments_are_copied_once(work: Workspace, tmp_path: Path) -> None:
    an_attachment(work, tmp_path)
    said: list[str] = []
    backup.back_up(work, tmp_path / "drive", said.append)
    clock_of(work).pass_by(days=1)
    an_attachment(work, tmp_path, "another")
    backup.back_up(work, tmp_path / "drive", said.append)

    assert said.count("Copying sealed attachments") == 2
    found = backup.generations(tmp_path / "drive")
    assert len(found) == 2
    assert found[0].name > found[1].name


def test_a_backup_altered_afterwards_is_not_restored(work: Workspace, tmp_path: Path) -> None:
    made = backup.back_up(work, tmp_path / "drive")
    database = made.folder / "vault.db"
    database.write_bytes(database.read_bytes()[:-1] + b"x")

    with pytest.raises(VaultDamaged, match="altered or is damaged"):
        backup.restore(made.folder, tmp_path / "new", work.now())
    assert not (tmp_path / "new").exists()


def test_backups_are_found_some_folders_deep_and_half_ones_never(tmp_path: Path) -> None:
    homes = (
        tmp_path / "a" / "b" / "2026-11-22T",
        tmp_path / "a" / "b" / "c" / "2026-11-23T",
        tmp_path / ".partial-0a" / "2026-11-24T",
        tmp_path / "2026-11-25T",
    )
    for folder in homes:
        folder.mkdir(parents=True)
        (folder / copies.MANIFEST).write_bytes(b"{}")

    assert backup.generations(tmp_path) == [homes[3], homes[0]]
    assert backup.generations(homes[3]) == [homes[3]]
    assert backup.generations(tmp_path / "gone") == []


def test_a_lost_attachment_is_named(work: Workspace, tmp_path: Path) -> None:
    name = an_attachment(work, tmp_path)
    made = backup.back_up(work, tmp_path / "drive")
    (made.folder.parent / copies.ATTACHMENTS / name).unlink()

    with pytest.raises(VaultDamaged, match=name):
        backup.restore(made.folder, tmp_path / "new", work.now())
    assert not (tmp_path / "new").exists()


@pytest.mark.feature("M2")
@pytest.mark.parametrize("damage", [b"", b"half of a sc"])
def test_a_copy_damaged_on_its_drive_is_made_again_and_never_believed(
    work: Workspace, tmp_path: Path, damage: bytes
) -> None:
    name = an_attachment(work, tmp_path)
    first = backup.back_up(work, tmp_path / "drive")
    copy = first.folder.parent / copies.ATTACHMENTS / name
    sealed = copy.read_bytes()
    copy.write_bytes(damage)
    clock_of(work).pass_by(days=1)

    second = backup.back_up(work, tmp_path / "drive")

    assert copy.read_bytes() == sealed
    sums = [copies.read_manifest(one.folder)["attachments"] for one in (first, second)]
    assert sums[0] == sums[1]
    backup.restore(first.folder, tmp_path / "new", work.now())


def test_a_file_left_half_copied_is_not_taken_for_the_whole(
    work: Workspace, tmp_path: Path
) -> None:
    name = an_attachment(work, tmp_path)
    shared = copies.home_in(tmp_path / "drive", read_header(work.folder)) / copies.ATTACHMENTS
    shared.mkdir(parents=True)
    (shared / name).write_bytes(b"half")
    (shared / ".0123456789abcdef.part").write_bytes(b"half")
    (shared.parent / ".partial-0123456789abcdef").mkdir()

    backup.back_up(work, tmp_path / "drive")

    own = work.folder / attachments.FOLDER / name
    assert not list(shared.parent.glob(".*"))
    assert [path.read_bytes() for path in shared.iterdir()] == [own.read_bytes()]


def test_a_file_damaged_in_the_vault_and_in_the_backup_is_named(
    work: Workspace, tmp_path: Path
) -> None:
    name = an_attachment(work, tmp_path)
    made = backup.back_up(work, tmp_path / "drive")
    own = work.folder / attachments.FOLDER / name
    whole = own.read_bytes()
    own.write_bytes(b"damaged")
    clock_of(work).pass_by(days=1)
    backup.back_up(work, tmp_path / "drive")
    copy = made.folder.parent / copies.ATTACHMENTS / name
    assert copy.read_bytes() == whole

    copy.write_bytes(b"damaged too")
    with pytest.raises(VaultDamaged, match="in the vault and in the backup"):
        backup.back_up(work, tmp_path / "drive")


def test_a_manifest_that_cannot_be_read_is_passed_over(work: Workspace, tmp_path: Path) -> None:
    an_attachment(work, tmp_path)
    made = backup.back_up(work, tmp_path / "drive")
    (made.folder / copies.MANIFEST).write_bytes(b"{}")
    clock_of(work).pass_by(days=1)

    backup.back_up(work, tmp_path / "drive")

    assert backup.last_verified(work) == work.now()


def test_a_manifest_whose_names_lead_elsewhere_is_no_backup(
    work: Workspace, tmp_path: Path
) -> None:
    made = backup.back_up(work, tmp_path / "drive")
    content = copies.read_manifest(made.folder)
    content["files"] = {"../outside.json": "0" * 64}
    (made.folder / copies.MANIFEST).write_text(json.dumps(content))

    with pytest.raises(CannotReadFile, match="is not a backup"):
        backup.restore(made.folder, tmp_path / "new", work.now())


@pytest.mark.feature("M1")
def test_a_backup_opens_elsewhere_with_the_kit_alone(work: Workspace, tmp_path: Path) -> None:
    new = kits.make_kit(work)
    words = " ".join(new.kit.words)
    kits.try_new_kit(work, new, words)
    made = backup.back_up(work, tmp_path / "drive")
    backup.restore(made.folder, tmp_path / "elsewhere", work.now())

    again = opening.open_with_kit(tmp_path / "elsewhere", work.actor.id, words, work.clock)

    assert audit.verify(again).breaks == ()


def test_a_backup_whose_end_differs_does_not_count(work: Workspace, tmp_path: Path) -> None:
    made = backup.back_up(work, tmp_path / "drive")
    manifest = made.folder / copies.MANIFEST
    content = json.loads(manifest.read_text())
    content["trail"]["seal"] = "0" * 64
    manifest.write_text(json.dumps(content))

    with pytest.raises(VaultDamaged, match="does not end where"):
        copies.check(made.folder, made.folder.parent / copies.ATTACHMENTS, work.vault.key)


def test_a_folder_that_is_no_backup_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(CannotReadFile, match="is not a backup"):
        backup.restore(tmp_path, tmp_path / "new", at(MADE))


def test_a_backup_is_never_restored_over_something(work: Workspace, tmp_path: Path) -> None:
    made = backup.back_up(work, tmp_path / "drive")

    with pytest.raises(CannotWriteFile, match="is not empty"):
        backup.restore(made.folder, work.folder, work.now())


@pytest.mark.feature("M1")
def test_a_full_drive_leaves_the_earlier_backup_whole(work: Workspace, tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "disk", kilobytes=3000) as disk:
        made = backup.back_up(work, disk)
        (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free - 8192))
        before = work.vault.head()

        with pytest.raises(CannotWriteFile):
            backup.back_up(work, disk)

        assert backup.generations(disk) == [made.folder]
        assert not list(made.folder.parent.glob(".*"))
        copies.check_opens(made.folder, bytearray(work.vault.key))
        assert work.vault.head() == before


@pytest.mark.feature("M1")
def test_a_drive_that_fills_up_while_it_is_written_is_said_to_be_full(
    work: Workspace, tmp_path: Path
) -> None:
    with tiny_disk(tmp_path / "disk", kilobytes=3000) as disk:

        def fill(words: str) -> None:
            if words == "Copying the vault":
                (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free - 65536))

        with pytest.raises(CannotWriteFile, match=r"full.*Nothing in the vault was changed"):
            backup.back_up(work, disk, fill)

        assert backup.generations(disk) == []


@pytest.mark.feature("M1")
@pytest.mark.parametrize("moment", ["Copying the vault", "Checking the copy"])
def test_a_drive_pulled_out_in_the_middle_leaves_earlier_backups(
    work: Workspace, tmp_path: Path, moment: str
) -> None:
    drive, away = tmp_path / "drive", tmp_path / "away"
    first = backup.back_up(work, drive)
    clock_of(work).pass_by(days=1)

    def pull(words: str) -> None:
        if words == moment:
            drive.rename(away)

    with pytest.raises(CannotWriteFile, match="Earlier backups there are as they were"):
        backup.back_up(work, drive, pull)
    away.rename(drive)

    assert backup.generations(drive) == [first.folder]


def test_a_drive_that_is_pulled_out_is_said_to_be_gone(work: Workspace, tmp_path: Path) -> None:
    blocked = tmp_path / "not a folder"
    blocked.write_text("")

    with pytest.raises(CannotWriteFile, match=r"no longer there|Earlier backups|may not"):
        backup.back_up(work, blocked)


def test_a_damaged_copy_does_not_count(work: Workspace, tmp_path: Path) -> None:
    with work.vault.connection() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_no_update")
        connection.exec_driver_sql("UPDATE audit SET action = 'forged' WHERE number = 1")
        connection.commit()

    with pytest.raises(VaultDamaged, match="Entry 1 was changed"):
        backup.back_up(work, tmp_path / "drive")
    assert backup.generations(tmp_path / "drive") == []
    assert backup.last_verified(work) is None


@pytest.mark.feature("M1")
def test_a_plan_says_when_the_next_backup_is_due(work: Workspace, tmp_path: Path) -> None:
    assert not backup.is_due(work)
    settings.set_backup_plan(work, BackupPlan(str(tmp_path / "drive"), 1))
    assert backup.is_due(work)

    backup.back_up(work, tmp_path / "drive")
    assert not backup.is_due(work)

    clock_of(work).moment += timedelta(days=1)
    assert backup.is_due(work)


def test_entries_of_a_backup_are_those_of_the_vault(work: Workspace, tmp_path: Path) -> None:
    made = backup.back_up(work, tmp_path / "drive")
    with work.vault.read() as session:
        latest = session.get(AuditRow, made.head.number)
        assert latest is not None
        assert latest.seal == made.head.seal
