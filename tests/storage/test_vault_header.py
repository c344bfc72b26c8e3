"""The header: read from either copy, and never guessed at."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hrcase.domain.audit import TrailHead
from hrcase.errors import (
    CannotSave,
    VaultDamaged,
    VaultMissing,
    VaultNoPermission,
    VaultTooNew,
)
from hrcase.storage.slots import SlotKind
from hrcase.storage.vault_header import (
    COPY,
    DATABASE,
    HEADER,
    VaultHeader,
    _checksum,
    read_header,
    write_header,
)
from tests.storage.outside import another_user, open_folder
from tests.storage.vault_parts import DANA, LEE, a_header, a_slot


def a_vault_folder(folder: Path, header: VaultHeader | None = None) -> Path:
    write_header(folder, header or a_header())
    return folder


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def rewrite(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change both copies and give them a sound checksum."""
    for name in (HEADER, COPY):
        content = json.loads((folder / name).read_bytes())
        del content["checksum"]
        change(content)
        content["checksum"] = _checksum(content)
        (folder / name).write_text(json.dumps(content))


def test_a_header_comes_back_as_it_was_written(tmp_path: Path) -> None:
    header = read_header(a_vault_folder(tmp_path))

    assert header == a_header()
    assert not header.repaired


def test_both_copies_are_private_and_alike(tmp_path: Path) -> None:
    a_vault_folder(tmp_path)

    assert (tmp_path / HEADER).read_bytes() == (tmp_path / COPY).read_bytes()
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_a_database_of_another_name_is_remembered(tmp_path: Path) -> None:
    header = replace(a_header(), database="vault-2.db")

    assert read_header(a_vault_folder(tmp_path, header)).database == "vault-2.db"


@pytest.mark.parametrize("name", [HEADER, COPY])
def test_one_damaged_file_is_used_no_more_and_written_anew(tmp_path: Path, name: str) -> None:
    spoil(a_vault_folder(tmp_path) / name)

    header = read_header(tmp_path)

    assert header == a_header()
    assert header.repaired
    assert (tmp_path / HEADER).read_bytes() == (tmp_path / COPY).read_bytes()


@pytest.mark.parametrize("name", [HEADER, COPY])
def test_one_missing_file_is_written_anew(tmp_path: Path, name: str) -> None:
    (a_vault_folder(tmp_path) / name).unlink()

    assert read_header(tmp_path).repaired
    assert (tmp_path / name).exists()


def test_a_copy_left_behind_by_a_crash_is_brought_up_to_date(tmp_path: Path) -> None:
    old = (a_vault_folder(tmp_path) / COPY).read_bytes()
    newer = a_header().with_trail(TrailHead(9, "cd" * 32))
    write_header(tmp_path, newer)
    (tmp_path / COPY).write_bytes(old)

    header = read_header(tmp_path)

    assert header == newer
    assert not header.repaired
    assert (tmp_path / COPY).read_bytes() != old


def test_a_repair_that_cannot_be_written_does_not_keep_anyone_out() -> None:
    with open_folder() as folder:
        spoil(a_vault_folder(folder) / COPY)
        for path in folder.iterdir():
            path.chmod(0o644)
        folder.chmod(0o555)
        with another_user():
            header = read_header(folder)

    assert header == a_header()
    assert not header.repaired


@pytest.mark.feature("M4")
def test_two_damaged_files_are_called_damaged(tmp_path: Path) -> None:
    a_vault_folder(tmp_path)
    spoil(tmp_path / HEADER)
    spoil(tmp_path / COPY)

    with pytest.raises(VaultDamaged, match="Restore the latest backup"):
        read_header(tmp_path)


def test_a_database_without_any_header_is_called_damaged(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"")

    with pytest.raises(VaultDamaged):
        read_header(tmp_path)


@pytest.mark.feature("M4")
@pytest.mark.parametrize("place", ["empty", "nowhere"])
def test_a_folder_without_a_vault_is_called_missing(tmp_path: Path, place: str) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(VaultMissing, match=f"There is no vault in .*{place}"):
        read_header(tmp_path / place)


@pytest.mark.feature("M4")
def test_a_vault_of_a_newer_version_is_called_so(tmp_path: Path) -> None:
    rewrite(a_vault_folder(tmp_path), lambda content: content.update(format=2, slots="else"))

    with pytest.raises(VaultTooNew, match="Install the newer version"):
        read_header(tmp_path)


@pytest.mark.feature("M4")
def test_a_vault_of_another_user_is_called_forbidden() -> None:
    with open_folder() as folder:
        a_vault_folder(folder)
        with another_user():
            if (folder / HEADER).stat().st_uid == _me():
                (folder / HEADER).chmod(0)
            with pytest.raises(VaultNoPermission, match="may not read the vault"):
                read_header(folder)


def _me() -> int:
    import os  # noqa: PLC0415 - asked inside, where root has stepped down

    return os.geteuid()


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.pop("slots"),
        lambda content: content.update(format="one"),
        lambda content: content.update(vault_id="none"),
        lambda content: content.update(slots=["text"]),
        lambda content: content["slots"][0].update(kind="key"),
        lambda content: content["slots"][0]["kdf"].update(memory_kib=8),
        lambda content: content["slots"][0]["kdf"].update(memory_kib=2**50),
        lambda content: content.update(vault_id=7),
        lambda content: content.update(database="../vault.db"),
    ],
)
def test_a_sound_file_that_says_nonsense_is_called_damaged(
    tmp_path: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    rewrite(a_vault_folder(tmp_path), change)

    with pytest.raises(VaultDamaged):
        read_header(tmp_path)


def test_a_file_that_is_no_object_is_called_damaged(tmp_path: Path) -> None:
    (tmp_path / HEADER).write_text("[]")

    with pytest.raises(VaultDamaged):
        read_header(tmp_path)


def test_a_header_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(CannotSave):
        write_header(tmp_path / "gone", a_header())


def test_slots_are_offered_by_kind_and_user() -> None:
    dana, lee = a_slot(), a_slot(LEE, "Lee Okafor")
    kit = replace(dana, kind=SlotKind.RECOVERY, user_id=None, label="")
    header = a_header(dana, kit, lee)

    assert header.passphrase_slots() == (dana, lee)
    assert header.slot_of(SlotKind.PASSPHRASE, LEE) == lee
    assert header.slot_of(SlotKind.RECOVERY) == kit
    assert header.slot_of(SlotKind.WORKSTATION, LEE) is None


def test_a_new_slot_takes_the_place_of_the_old_one() -> None:
    dana, lee = a_slot(), a_slot(LEE, "Lee Okafor")
    changed = replace(dana, salt=bytes(16))

    assert a_header(dana, lee).with_slot(changed).slots == (lee, changed)


def test_a_slot_and_a_user_can_be_taken_away() -> None:
    dana, lee = a_slot(), a_slot(LEE, "Lee Okafor")

    assert a_header(dana, lee).without_slot(dana.id).slots == (lee,)
    assert a_header(dana, lee).without_user(LEE).slots == (dana,)


def test_a_new_name_stands_on_the_slots_that_carry_one() -> None:
    dana, lee = a_slot(), a_slot(LEE, "Lee Okafor")
    pin = replace(dana, kind=SlotKind.WORKSTATION, label="")

    labels = [slot.label for slot in a_header(dana, pin, lee).with_name(DANA, "Dana Ortiz").slots]

    assert labels == ["Dana Ortiz", "", "Lee Okafor"]
